"""A tidy table: its columns with their types and keys, and its rows out of a record."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

from sip.plan.kinds.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record

CellValue: TypeAlias = str | int | dt.date | None
Row: TypeAlias = tuple[CellValue, ...]
Item = TypeVar("Item")

PLAN_COLUMN: str = "plan"


class Kind(Enum):
    """What the values of a column are; a boolean is an int in Python, and has a kind here."""

    TEXT = "text"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True)
class TidyColumn(Generic[Item]):
    """One column: what it is called, what its values are, and where in an item they come from.

    Of a text of the data it holds the original, in the plan's main language; `translations` gives
    the others. A value is only missing where `is_optional`.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Item], CellValue | Text]
    in_key: bool = False
    is_optional: bool = False

    def cell(self, item: Item) -> CellValue:
        """Return the value, of a text the original."""
        found = self.value(item)
        if isinstance(found, StrEnum):
            return found.value
        return found.original if isinstance(found, Text) else found


@dataclass(frozen=True)
class Reference:
    """Columns that name a row of another table, by its key behind the plan."""

    columns: tuple[str, ...]
    table: str


@dataclass(frozen=True)
class TidyTable(Generic[Item]):
    """A table: a row for each of the items that the record has for it.

    Every table begins with the key of the plan, so that the tables of many plans are one.
    """

    name: str
    meaning: str
    items: Callable[[Record], Iterable[Item]]
    own_columns: tuple[TidyColumn[Item], ...]
    references: tuple[Reference, ...] = ()

    @property
    def columns(self) -> tuple[TidyColumn[Item], ...]:
        """All its columns, the plan's key first."""
        return (_plan_column(), *self.own_columns)

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that tell its rows apart."""
        return tuple(column.name for column in self.columns if column.in_key)

    def rows(self, plan: str, record: Record) -> Iterator[Row]:
        """Yield its rows of the plan of that key."""
        for item in self.items(record):
            yield (plan, *(column.cell(item) for column in self.own_columns))

    def translations(self, record: Record) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield table, row, column, language and text of each translation.

        The row is its key behind the plan, its parts with a blank between them.
        """
        keys = [column for column in self.own_columns if column.in_key]
        of_texts = [
            column for column in self.own_columns if column.kind is Kind.TEXT and not column.in_key
        ]
        for item in self.items(record):
            for column in of_texts:
                text = column.value(item)
                if isinstance(text, Text):
                    row = " ".join(str(each.cell(item)) for each in keys)
                    for language in sorted(text.languages - {text.language}):
                        words = text.root[language]
                        yield self.name, row, column.name, language, words


@dataclass(frozen=True)
class Filled:
    """A table with its rows."""

    table: TidyTable[object]
    rows: tuple[Row, ...]


def _plan_column() -> TidyColumn[Item]:
    # TidyTable.rows puts its values first.
    return TidyColumn(PLAN_COLUMN, Kind.TEXT, "the key of the plan", lambda _: None, in_key=True)


def key(name: str, meaning: str, value: Callable[[Item], str]) -> TidyColumn[Item]:
    """Return a column of the key."""
    return TidyColumn(name, Kind.TEXT, meaning, value, in_key=True)


def number_in_key(name: str, meaning: str, value: Callable[[Item], int]) -> TidyColumn[Item]:
    """Return a column of the key that counts."""
    return TidyColumn(name, Kind.INTEGER, meaning, value, in_key=True)


def text(name: str, meaning: str, value: Callable[[Item], str | Text]) -> TidyColumn[Item]:
    """Return a column of texts that are always there."""
    return TidyColumn(name, Kind.TEXT, meaning, value)


def maybe_text(
    name: str, meaning: str, value: Callable[[Item], str | Text | None]
) -> TidyColumn[Item]:
    """Return a column of texts."""
    return TidyColumn(name, Kind.TEXT, meaning, value, is_optional=True)


def count(name: str, meaning: str, value: Callable[[Item], int]) -> TidyColumn[Item]:
    """Return a column of whole numbers that are always there."""
    return TidyColumn(name, Kind.INTEGER, meaning, value)


def maybe_count(name: str, meaning: str, value: Callable[[Item], int | None]) -> TidyColumn[Item]:
    """Return a column of whole numbers."""
    return TidyColumn(name, Kind.INTEGER, meaning, value, is_optional=True)


def flag(name: str, meaning: str, value: Callable[[Item], bool]) -> TidyColumn[Item]:
    """Return a column of true and false."""
    return TidyColumn(name, Kind.BOOLEAN, meaning, value)


def dates(
    name: str,
    meaning: str,
    value: Callable[[Item], PartialDate | None],
    *,
    is_optional: bool = True,
) -> tuple[TidyColumn[Item], TidyColumn[Item], TidyColumn[Item]]:
    """Return the columns of a partial date: as written, its first day and its last."""

    def written(item: Item) -> str | None:
        found = value(item)
        return None if found is None else found.written

    def first_day(item: Item) -> dt.date | None:
        found = value(item)
        return None if found is None else found.first_day

    def last_day(item: Item) -> dt.date | None:
        found = value(item)
        return None if found is None else found.last_day

    return (
        TidyColumn(name, Kind.TEXT, f"{meaning}, as written", written, is_optional=is_optional),
        TidyColumn(
            f"{name}_first_day",
            Kind.DATE,
            f"the first day of `{name}`",
            first_day,
            is_optional=is_optional,
        ),
        TidyColumn(
            f"{name}_last_day",
            Kind.DATE,
            f"the last day of `{name}`",
            last_day,
            is_optional=is_optional,
        ),
    )
