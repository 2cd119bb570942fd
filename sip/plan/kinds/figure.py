"""The figures that a progress report prints for its date."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Protocol, TypeAlias

from sip.plan.values import UNKNOWN_FIELD, one_of, words_schema


class HasFigures(Protocol):
    """Something that has each figure: what a report printed, or what the record gives."""

    @property
    def actions(self) -> int:
        """How many actions there are."""

    @property
    def implemented(self) -> int:
        """How many of them are implemented."""

    @property
    def in_progress(self) -> int:
        """How many of them are open."""

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
    IN_PROGRESS = "in_progress"
    CLOSED_PERCENT = "closed_percent"
    OPEN_PERCENT = "open_percent"

    def of(self, row: HasFigures) -> int | None:
        """Return this figure, None where the row has none."""
        match self:
            case Figure.ACTIONS:
                return row.actions
            case Figure.IMPLEMENTED:
                return row.implemented
            case Figure.IN_PROGRESS:
                return row.in_progress
            case Figure.CLOSED_PERCENT:
                return row.closed_percent
            case Figure.OPEN_PERCENT:
                return row.open_percent


FigureName: TypeAlias = Annotated[
    Figure, one_of(Figure, UNKNOWN_FIELD, "figure"), words_schema(Figure)
]
