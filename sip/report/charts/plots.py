"""What charts draw, each kind as values, and what several of them say alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Plot,
    Table,
    in_context,
    message,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.plan.partial_date import PartialDate
    from sip.report.document import Message, Value


@dataclass(frozen=True)
class Series:
    """One kind of action: its name, and its number at each of a chart's dates."""

    name: str
    label: Value
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Stack(Plot):
    """Two kinds of action that make up the whole, one on the other at each date, oldest first."""

    dates: tuple[PartialDate, ...]
    lower: Series
    upper: Series


@dataclass(frozen=True)
class Panels(Plot):
    """Kinds of action below each other, each with its numbers at the same dates, oldest first."""

    dates: tuple[PartialDate, ...]
    series: tuple[Series, ...]


@dataclass(frozen=True)
class Group:
    """What several numbers are of, and the numbers: None is one that the record does not tell."""

    name: str
    label: Value
    numbers: tuple[int | None, ...]


@dataclass(frozen=True)
class Bars(Plot):
    """Groups of bars, one bar a measure in each; every group has them in the same order."""

    measures: tuple[tuple[str, Value], ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Stretch:
    """An open action, or several without dates: when it was due, and when it is expected."""

    id: Value
    title: Value
    due: PartialDate | None
    expected: PartialDate | None


@dataclass(frozen=True)
class Timeline(Plot):
    """A line for each open action from its due to its expected date, with the as-of date in it.

    One that is a part of another reaches to the `ends` of that.
    """

    as_of: PartialDate
    stretches: tuple[Stretch, ...]
    ends: tuple[PartialDate, ...] = ()

    @property
    def dates(self) -> tuple[PartialDate, ...]:
        """Every date that is drawn, and those that the drawing reaches to."""
        found = (date for each in self.stretches for date in (each.due, each.expected))
        return (self.as_of, *(date for date in found if date is not None), *self.ends)


def figures_at_dates(name: str, dates: Sequence[PartialDate], series: Sequence[Series]) -> Table:
    """Return a row for each series at each date: what a program or a spreadsheet draws from."""
    columns = (
        Column("as_of", message("Date")),
        Column("series", message("Series")),
        Column("label", message("Label")),
        Column("actions", in_context("progress table", "Actions"), ColumnKind.NUMBER),
    )
    rows = tuple(
        (Cell(date), Cell(each.name), Cell(each.label), Cell(number))
        for each in series
        for date, number in zip(dates, each.numbers, strict=True)
    )
    return Table(name, columns, rows)


def numbers_in_words(series: Series, dates: Sequence[PartialDate]) -> Message:
    """Say the numbers of a series, each with its date."""
    numbers = tuple(
        message("{number} on {date}", number=number, date=InWords(date))
        for number, date in zip(series.numbers, dates, strict=True)
    )
    return message("{category}: {numbers}.", category=series.label, numbers=Enumeration(numbers))
