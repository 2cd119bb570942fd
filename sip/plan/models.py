"""The shapes of the data files: a plan, an action with its log, a snapshot."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003  # pydantic reads it
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from sip.plan.kinds.figure import FigureName  # noqa: TC001  # pydantic reads it
from sip.plan.kinds.text import Text  # noqa: TC001  # pydantic reads it
from sip.plan.values import (
    BAD_VALUE,
    CategoryKey,
    CategoryName,
    Count,
    Date,
    Document,
    Identifier,
    one_of,
    refusal,
    words_schema,
)

UNLISTED_PREFIX = "UNLISTED_"

_MOST_CATEGORIES = 200
_LONGEST_EXAMPLE = 40


class Status(StrEnum):
    """What a log entry says has become of an action."""

    IN_PROGRESS = "in progress"
    IMPLEMENTED = "implemented"
    REMOVED = "removed"
    MERGED = "merged"

    @property
    def has_left(self) -> bool:
        """Whether the action is no longer part of the plan."""
        return self in {Status.REMOVED, Status.MERGED}


StatusWord: TypeAlias = Annotated[Status, one_of(Status, BAD_VALUE, "status"), words_schema(Status)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


def _some_categories(value: object) -> object:
    wanted = "write each category on a line of its own as key: name"
    if value == {}:
        raise refusal(BAD_VALUE, f"where at least one category belongs: {wanted}")
    if isinstance(value, list) and value:
        example = _as_category(value[0])
        raise refusal(BAD_VALUE, f"where categories belong: {wanted}, such as {example}")
    if isinstance(value, dict) and len(value) > _MOST_CATEGORIES:
        found = f"{len(value):,} categories, where a plan has at most {_MOST_CATEGORIES}"
        raise refusal(BAD_VALUE, f"and has {found}: keep those that actions are in")
    return value


def _as_category(name: object) -> str:
    """Turn an item of a list into the line that belongs in its place."""
    words = re.findall("[A-Za-z0-9]+", name[:_LONGEST_EXAMPLE]) if isinstance(name, str) else []
    if not words or words[0][0].isdigit():
        words = ["Results"]
    return f"{'_'.join(words).lower()}: {' '.join(words)}"


class Plan(_Shape):
    """`plan.yaml`: the plan's title, its categories in their order, and what was assumed."""

    title: Text = Field(description="the title of the plan")
    categories: Annotated[Mapping[CategoryKey, Text], BeforeValidator(_some_categories)] = Field(
        description="the categories in the order of the report, each as key: name"
    )
    assumptions: tuple[Text, ...] = Field(
        default=(), description="what the record takes for granted where the reports are silent"
    )


class LogEntry(_Shape):
    """One dated entry of a log: the document it comes from, and the news in it."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [news]} for news in ("status", "expected", "note")],
            "if": {"required": ["into"]},
            "then": {"required": ["status"], "properties": {"status": {"const": Status.MERGED}}},
        }
    )

    on: Date = Field(description="the date from which it holds, such as 2024-04-15")
    source: Document = Field(description="the symbol of the document that says so, such as A77/28")
    status: StatusWord | None = Field(
        default=None, description="in progress, implemented, removed or merged"
    )
    into: Identifier | None = Field(
        default=None, description="the id of the action that a merged one went into"
    )
    expected: Date | None = Field(
        default=None, description="the latest expected completion date, such as 2024-Q3"
    )
    note: Text | None = Field(default=None, description="the latest update, in a few words")


class Action(_Shape):
    """One commitment of the plan. What no source says of it is None."""

    id: Identifier = Field(description="the action's id, which is also the file's name")
    category: CategoryName | None = Field(
        default=None, description="one of the categories in plan.yaml"
    )
    title: Text | None = Field(default=None, description="what is to be done, in a few words")
    due: Date | None = Field(
        default=None, description="the initial estimated due date, such as 2023-12-31"
    )
    source: Document | None = Field(
        default=None, description="the document that category, title and due were read from"
    )
    log: tuple[LogEntry, ...] = Field(
        description="the list of dated entries, oldest first, each starting with - on:",
        json_schema_extra={"minItems": 1},
    )

    @property
    def is_unlisted(self) -> bool:
        """Whether the record counts the action and does not name it."""
        return self.id.startswith(UNLISTED_PREFIX)


class PublishedFigures(_Shape):
    """The figures of one report as printed; percentages are whole numbers."""

    actions: Count = Field(description="the number of actions that the report prints")
    implemented: Count = Field(description="the number of implemented actions that it prints")
    in_progress: Count = Field(description="the number of actions in progress that it prints")
    closed_percent: Count | None = Field(
        default=None, description="the share of closed actions that it prints, without %"
    )
    open_percent: Count | None = Field(
        default=None, description="the share of open actions that it prints, without %"
    )


class Snapshot(_Shape):
    """One published progress report: its date, its symbol, and what it printed."""

    as_of: Date = Field(description="the date of its data, such as 2024-04-15")
    document: Document = Field(description="the report's symbol, such as A77/28")
    presented: Date | None = Field(
        default=None, description="when it went to the governing body, such as 2024-05"
    )
    source: Document | None = Field(
        default=None,
        description="the document that the figures were read from, where it is another one",
    )
    published: PublishedFigures = Field(
        description="the figures that the report printed: actions, implemented, in_progress"
    )
    footnotes: Mapping[FigureName, Text] = Field(
        default={}, description="footnotes, by the figure that each hangs on"
    )
    errata: Mapping[FigureName, Text] = Field(
        default={}, description="why a printed figure differs from the record, by figure"
    )

    @property
    def read_from(self) -> str:
        """The symbol of the document that the figures were read from."""
        return self.source or self.document
