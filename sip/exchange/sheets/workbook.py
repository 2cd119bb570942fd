"""A sheet of a workbook, read cell by cell, as data and never as a program.

Nothing is worked out, fetched or run: a cell with a formula is told, since what was last worked
out of it may be old, and links to other files are not opened.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from openpyxl import load_workbook

from sip.exchange.sheets.cells import SheetError, SheetRead, SheetRow, Unreadable
from sip.exchange.sheets.columns import ACTIONS_SHEET
from sip.exchange.sheets.layout import layout_of
from sip.exchange.sheets.package import MOST_ROWS, inspected, sheet_parts
from sip.plan.partial_date import PartialDate
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.exchange.sheets.cells import CellContent
    from sip.exchange.sheets.layout import SheetLayout

_MOST_CELLS: Final = 2_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What a number format shows as it stands: a text in quotes, a sign, a colour, a language.
_AS_IT_STANDS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DAY_OF_MONTH = re.compile(r"(?<!d)d{1,2}(?!d)")
_YEAR = re.compile(r"[yeb]")
_NO_VALUES: Final = {
    "f": "is a formula: put its value there (copy it, and paste it as a value)",
    "e": "is an error of the spreadsheet: put a value there",
}
_PLAIN_FORMATS: Final = frozenset({"General", "0", "@"})
# Before it, spreadsheets count a day that never was.
_FIRST_DAY: Final = dt.date(1900, 3, 1)
# What becomes of a year that is typed into a cell for dates: 2024 is the 2,024th day.
_FIRST_OF_YEARS, _LAST_OF_YEARS = dt.date(1905, 3, 1), dt.date(1906, 1, 1)


def read_workbook(content: bytes, file: str, wanted: str | None = None) -> SheetRead:
    """Return one sheet of the workbook; raise SheetError.

    `wanted` names it; without, it is the one named Actions, or the only one that is not hidden.
    """
    archive = inspected(content)
    parts = sheet_parts(archive)
    with warnings.catch_warnings():
        # Of what it leaves aside, as drop-down lists, which are not read here.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            sheet = _meant(book, wanted)
            rows = list(_rows(sheet))
        except SheetError:
            raise
        except Exception as error:  # whatever broken markup makes of its reader
            raise SheetError("can't be read as a workbook: save it again") from error
    name = f"{file}: sheet {printable(sheet.title)}"
    if not rows:
        raise SheetError(f"has nothing in sheet {printable(sheet.title)}: fill it in")
    if sheet.title not in parts:
        raise SheetError("can't be read as a workbook: save it again")
    _check_layout(name, rows, layout_of(archive, parts[sheet.title]))
    return SheetRead(name, rows[0], tuple(rows[1:]))


def _meant(book: Any, wanted: str | None) -> Any:  # noqa: ANN401 - openpyxl has no types
    sheets = {each.title: each for each in book.worksheets}
    shown = [name for name, each in sheets.items() if each.sheet_state == "visible"]
    if wanted is not None:
        if wanted not in sheets:
            names = ", ".join(map(printable, shown))
            wanted_for = advice(wanted, shown, f"it has {names}")
            raise SheetError(f"has no sheet {printable(wanted)}: {wanted_for}")
        if wanted not in shown:
            raise SheetError(f"hides its sheet {printable(wanted)}: show it, and look at it first")
        return sheets[wanted]
    if ACTIONS_SHEET in shown:
        return sheets[ACTIONS_SHEET]
    if len(shown) != 1:
        names = ", ".join(map(printable, shown)) or "none that is not hidden"
        raise SheetError(f"has several sheets: name one with --sheet, of {names}")
    return sheets[shown[0]]


def _rows(sheet: Any) -> Iterator[SheetRow]:  # noqa: ANN401 - openpyxl has no types
    """Yield the rows that have anything in them; raise SheetError where they are too many."""
    sheet.reset_dimensions()  # what the file says of its size need not be so
    cells = rows = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells += len(row)
        found = {
            column: content
            for column, cell in enumerate(row)
            if cell.value is not None and (content := _content(cell)) != ""
        }
        rows += bool(found)
        if rows > MOST_ROWS or cells > _MOST_CELLS:
            raise SheetError(f"has over {MOST_ROWS:,} rows or {_MOST_CELLS:,} cells: part it")
        if found:
            yield SheetRow(number, found)


def _content(cell: Any) -> CellContent:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    match cell.data_type, value:
        case ("f" | "e") as kind, _:
            return Unreadable(_NO_VALUES[kind])
        case "b", _:
            return bool(value)
        case "s", str():
            return _unescaped(value).replace("\r\n", "\n").strip()
        case _, dt.datetime() | dt.date():
            return _date(value, cell.number_format)
        case _, int() | float():
            return _number(value, cell.number_format)
    return Unreadable("is a time of day: write a date")


def _number(value: float, number_format: str) -> CellContent:
    if number_format in _PLAIN_FORMATS:
        return int(value) if float(value).is_integer() else value
    return Unreadable(
        f"is the number {value}, shown in the form {printable(number_format)}: write it as a text"
    )


def _unescaped(text: str) -> str:
    """Return the text with the characters that the format of workbooks has escapes for."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _date(value: dt.datetime | dt.date, number_format: str) -> PartialDate | Unreadable:
    day = value.date() if isinstance(value, dt.datetime) else value
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return Unreadable(f"is {value}, with a time of day: write the date alone")
    if day < _FIRST_DAY:
        return Unreadable("is a date before March 1900, where spreadsheets miscount: write a text")
    if _FIRST_OF_YEARS <= day <= _LAST_OF_YEARS:
        return Unreadable(f"is {day}, which a year alone becomes in a date's cell: write a text")
    return _as_shown(day, number_format)


def _as_shown(day: dt.date, number_format: str) -> PartialDate | Unreadable:
    """Return the date as far as the cell shows it: 2024-04 for one that is shown as Apr-24.

    Who types April 2024 into a spreadsheet gets the first of that month, shown without its day.
    """
    shown = _AS_IT_STANDS.sub("", number_format.casefold()).partition(";")[0]
    has_day, has_month, has_year = _DAY_OF_MONTH.search(shown), "m" in shown, _YEAR.search(shown)
    if has_day and has_month and not has_year:
        return Unreadable(f"shows no year, and stands for {day}: write the whole date")
    if has_day or not has_year or number_format in _PLAIN_FORMATS:
        return PartialDate.of_day(day)
    known = PartialDate.parse(day.isoformat()[: len("2024-04") if has_month else len("2024")])
    if known.first_day != day:
        return Unreadable(f"shows {known}, and stands for {day}: write the one that is meant")
    return known


def _check_layout(name: str, rows: Sequence[SheetRow], layout: SheetLayout) -> None:
    """Raise SheetError where rows or columns that have anything in them are hidden or merged."""
    first = rows[0].number
    merged = next((cells for cells, last in layout.merged if last >= first), None)
    if merged is not None:
        raise SheetError(f"has merged cells {merged} in {name.partition(': ')[2]}: part them")
    hidden = next((row.number for row in rows if row.number in layout.hidden_rows), None)
    if hidden is not None:
        raise SheetError(f"hides row {hidden} of its sheet: show it, or take it out")
    for columns in layout.hidden_columns:
        if any(column in columns for column in rows[0].cells):
            raise SheetError("hides a column of its sheet: show it, or take it out")
