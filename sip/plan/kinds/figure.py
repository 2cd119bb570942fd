"""The figures that a progress report prints for its date."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Protocol, TypeAlias

from pydantic import PlainValidator

from sip.plan.values import UNKNOWN_FIELD, one_of_words, words_schema

SUB_ACTIONS = "sub_actions"
"""What the figures of the sub-actions are called, beside those of the actions."""


class HasFigures(Protocol):
    """Something that has each figure: what a report printed, or what the record gives."""

    @property
    def actions(self) -> int | None:
        """How many actions there are."""

    @property
    def implemented(self) -> int | None:
        """How many of them are implemented."""

    @property
    def verified(self) -> int | None:
        """How many of the implemented ones somebody else has confirmed."""

    @property
    def not_started(self) -> int | None:
        """How many of them are not started."""

    @property
    def in_progress(self) -> int | None:
        """How many of them are in progress."""

    @property
    def closed_percent(self) -> int | None:
        """The share of the implemented ones."""

    @property
    def open_percent(self) -> int | None:
        """The share of the open ones."""


class Figure(StrEnum):
    """One of the figures that a progress report prints for its date."""

    ACTIONS = "actions"
    IMPLEMENTED = "implemented"
    VERIFIED = "verified"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    CLOSED_PERCENT = "closed_percent"
    OPEN_PERCENT = "open_percent"

    def of(self, row: HasFigures) -> int | None:  # noqa: PLR0911  # one return a figure
        """Return this figure, None where the row has none."""
        match self:
            case Figure.ACTIONS:
                return row.actions
            case Figure.IMPLEMENTED:
                return row.implemented
            case Figure.VERIFIED:
                return row.verified
            case Figure.NOT_STARTED:
                return row.not_started
            case Figure.IN_PROGRESS:
                return row.in_progress
            case Figure.CLOSED_PERCENT:
                return row.closed_percent
            case Figure.OPEN_PERCENT:
                return row.open_percent

    def name_in(self, *, of_sub_actions: bool) -> str:
        """Return what footnotes and errata call it: implemented, or sub_actions.implemented."""
        return f"{SUB_ACTIONS}.{self}" if of_sub_actions else str(self)


COUNTS = (
    Figure.ACTIONS,
    Figure.IMPLEMENTED,
    Figure.VERIFIED,
    Figure.NOT_STARTED,
    Figure.IN_PROGRESS,
)
"""The figures that are counted; the others follow from these."""

FIGURE_NAMES = tuple(
    figure.name_in(of_sub_actions=of_sub_actions)
    for of_sub_actions in (False, True)
    for figure in Figure
)
"""What a footnote or an erratum can hang on, in the order of a report's tables."""

_EVERY = f"write {', '.join(Figure)}, or one of them behind {SUB_ACTIONS}. for the sub-actions"
FigureName: TypeAlias = Annotated[
    str,
    PlainValidator(one_of_words(FIGURE_NAMES, UNKNOWN_FIELD, "figure", _EVERY)),
    words_schema(FIGURE_NAMES),
]
