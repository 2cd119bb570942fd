"""The cells of a spreadsheet, each with its name, and what stops one from being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.partial_date import PartialDate
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_LETTERS = 26


@dataclass(frozen=True)
class Unreadable:
    """What stands in a cell that means nothing certain; the complaint continues "FIELD "."""

    complaint: str


CellContent: TypeAlias = str | int | float | bool | PartialDate | Unreadable


@dataclass(frozen=True)
class SheetRow:
    """The cells of a row that are not empty, by the number of their column from 0."""

    number: int
    cells: Mapping[int, CellContent]


@dataclass(frozen=True)
class SheetRead:
    """A sheet as it was read: its heading, and the rows below that have anything in them.

    `name` is what messages call it: the file, and of a workbook the sheet.
    """

    name: str
    heading: SheetRow
    rows: tuple[SheetRow, ...]

    def place(self, row: int, column: int | None = None) -> str:
        """Say where something stands; a row alone where it is about the whole of it."""
        where = f"row {row:,}" if column is None else f"cell {cell_name(row, column)}"
        return f"{self.name}{'' if self.name.endswith(':') else ','} {where}"


class SheetError(Exception):
    """Why a file is not read at all; the message says what would do."""


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell, a row or a sheet, and what would be right."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def cell_name(row: int, column: int) -> str:
    """Return what spreadsheets call the cell: D7."""
    letters = ""
    left = column + 1
    while left:
        left, letter = divmod(left - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row}"


def content_shown(content: CellContent) -> str:
    """Return what messages echo of a cell."""
    return printable(str(content)) if str(content).strip() else "empty"
