"""The shapes of the data files: a plan, an action with its log, a snapshot."""

from __future__ import annotations

import re
from collections.abc import Mapping  # noqa: TC003  # pydantic reads it
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from sip.plan.kinds.evidence import SomeEvidence  # noqa: TC001  # pydantic reads it
from sip.plan.kinds.field import DeclaredFields, FieldsOfAction  # noqa: TC001  # pydantic reads it
from sip.plan.kinds.figure import SUB_ACTIONS, FigureName  # pydantic reads it
from sip.plan.kinds.style import DraftStyle, StyleWord
from sip.plan.kinds.text import ENGLISH, Text  # pydantic reads Text
from sip.plan.values import (
    BAD_VALUE,
    CategoryKey,
    CategoryName,
    Count,
    Date,
    Document,
    Identifier,
    LanguageCode,
    OnlyYes,
    one_of,
    refusal,
    words_schema,
)

UNLISTED_PREFIX = "UNLISTED_"

_MOST_CATEGORIES = 200
_LONGEST_EXAMPLE = 40


class Status(StrEnum):
    """What a log entry says has become of an action."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    IMPLEMENTED = "implemented"
    REMOVED = "removed"
    MERGED = "merged"

    @property
    def is_open(self) -> bool:
        """Whether the action is still to be done."""
        return self in _OPEN

    @property
    def has_left(self) -> bool:
        """Whether the action is no longer part of the plan."""
        return self in _LEFT


# Kept, for every state of a large plan is asked.
_OPEN = frozenset({Status.NOT_STARTED, Status.IN_PROGRESS})
_LEFT = frozenset({Status.REMOVED, Status.MERGED})


class Requirement(StrEnum):
    """What a plan can ask of its logs beyond the rules that hold for every plan."""

    EVIDENCE_WHEN_IMPLEMENTED = "evidence_when_implemented"
    REASON_WHEN_REMOVED = "reason_when_removed"


StatusWord: TypeAlias = Annotated[Status, one_of(Status, BAD_VALUE, "status"), words_schema(Status)]
RequirementWord: TypeAlias = Annotated[
    Requirement, one_of(Requirement, BAD_VALUE, "requirement"), words_schema(Requirement)
]


# pydantic keeps which fields were written, of which nobody asks: a third of a model's memory.
_NOTHING_WRITTEN: set[str] = set()


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    def model_post_init(self, _: object) -> None:
        """Keep the values alone, once they are held against the model."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOTHING_WRITTEN)


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
    """`plan.yaml`: the plan's title, its categories and fields in their order, what was assumed.

    Without categories none of its actions has one, and no table tells of any.
    """

    title: Text = Field(description="the title of the plan")
    language: LanguageCode = Field(
        default=ENGLISH, description="the code of the language of texts without one, such as fr"
    )
    categories: Annotated[
        Mapping[CategoryKey, Text],
        BeforeValidator(_some_categories),
        Field(json_schema_extra={"minProperties": 1}),
    ] = Field(
        default={}, description="the categories in the order of the report, each as key: name"
    )
    fields: DeclaredFields = Field(
        default={}, description="what actions are classified by beside category, by key"
    )
    require: tuple[RequirementWord, ...] = Field(
        default=(), description="what is asked of the logs: evidence_when_implemented and so on"
    )
    style: StyleWord = Field(
        default=DraftStyle.PLAIN,
        description="how drafts are written: plain, or who as for the governing bodies of WHO",
    )
    assumptions: tuple[Text, ...] = Field(
        default=(), description="what the record takes for granted where the reports are silent"
    )


NEWS = ("status", "expected", "note", "evidence", "verified")
"""The fields of a log entry that tell something; each has at least one of them."""


class LogEntry(_Shape):
    """One dated entry of a log: the document it comes from, and the news in it."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [{"required": [news]} for news in NEWS],
            "if": {"required": ["into"]},
            "then": {"required": ["status"], "properties": {"status": {"const": Status.MERGED}}},
        }
    )

    on: Date = Field(description="the date from which it holds, such as 2024-04-15")
    source: Document = Field(description="the symbol of the document that says so, such as A77/28")
    status: StatusWord | None = Field(
        default=None, description="not started, in progress, implemented, removed or merged"
    )
    into: Identifier | None = Field(
        default=None, description="the id of the action that a merged one went into"
    )
    expected: Date | None = Field(
        default=None, description="the latest expected completion date, such as 2024-Q3"
    )
    note: Text | None = Field(default=None, description="the latest update, in a few words")
    evidence: SomeEvidence = Field(
        default=(), description="what shows it: symbols of documents, or https addresses"
    )
    verified: OnlyYes = Field(
        default=False, description="true where this source confirms that the action is done"
    )


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
    part_of: Identifier | None = Field(
        default=None, description="the id of the action that this sub-action is a part of"
    )
    fields: FieldsOfAction = Field(
        default_factory=dict, description="what it is in each of the fields that plan.yaml declares"
    )
    log: tuple[LogEntry, ...] = Field(
        description="the list of dated entries, oldest first, each starting with - on:",
        json_schema_extra={"minItems": 1},
    )

    @property
    def is_part(self) -> bool:
        """Whether it is a sub-action."""
        return self.part_of is not None

    @property
    def is_unlisted(self) -> bool:
        """Whether the record counts the action and does not name it."""
        return self.id.startswith(UNLISTED_PREFIX)


class PrintedFigures(_Shape):
    """The figures of one group of actions as printed; percentages are whole numbers.

    A report need not print each of them: what it did not print is None.
    """

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    actions: Count | None = Field(
        default=None, description="the number of actions that the report prints"
    )
    implemented: Count | None = Field(
        default=None, description="the number of implemented actions that it prints"
    )
    verified: Count | None = Field(
        default=None, description="the number of verified actions that it prints"
    )
    not_started: Count | None = Field(
        default=None, description="the number of actions not started that it prints"
    )
    in_progress: Count | None = Field(
        default=None, description="the number of actions in progress that it prints"
    )
    closed_percent: Count | None = Field(
        default=None, description="the share of closed actions that it prints, without %"
    )
    open_percent: Count | None = Field(
        default=None, description="the share of open actions that it prints, without %"
    )


def _has_a_figure(value: object) -> object:
    if value == {}:
        wanted = "write each figure that the report printed, such as actions: 96"
        raise refusal(BAD_VALUE, f"where figures belong: {wanted}")
    return value


class PublishedFigures(PrintedFigures):
    """The figures of one report as printed: of its actions, and of its sub-actions."""

    sub_actions: Annotated[PrintedFigures, BeforeValidator(_has_a_figure)] | None = Field(
        default=None, description="the same figures of the sub-actions, where it prints them"
    )

    def of_group(self, *, of_sub_actions: bool) -> PrintedFigures | None:
        """Return the figures of the actions, or of the sub-actions where it prints any."""
        return self.sub_actions if of_sub_actions else self

    @property
    def groups(self) -> Mapping[tuple[str, ...], PrintedFigures | None]:
        """The figures of both groups, by the steps to them."""
        return {(): self, (SUB_ACTIONS,): self.sub_actions}


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
    published: Annotated[PublishedFigures, BeforeValidator(_has_a_figure)] = Field(
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
