"""The tables as a workbook: a sheet each, with typed cells and no formula."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from sip.exchange.table import CellValue, Filled

_MOST_ROWS: Final = 1_048_576
_WIDEST: Final = 60
_ROWS_THAT_TELL_THE_WIDTH: Final = 200
# The first day that a spreadsheet can count from; an earlier one is a text.
_FIRST_DAY: Final = dt.date(1900, 3, 1)
# Not the day on which it is written: the same data are the same bytes.
_MADE: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class TooManyRowsError(ValueError):
    """A table that no sheet can hold; the message says which."""


def render(tables: Sequence[Filled]) -> bytes:
    """Return the workbook; raise TooManyRowsError."""
    content = BytesIO()
    with new_workbook(content) as workbook:
        heading = workbook.add_format({"bold": True})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for each in tables:
            if len(each.rows) >= _MOST_ROWS:
                raise TooManyRowsError(
                    f"a sheet has at most {_MOST_ROWS:,} rows, and {each.table.name} has "
                    f"{len(each.rows):,}: choose another format"
                )
            _fill(workbook.add_worksheet(each.table.name), each, heading, day)
    return content.getvalue()


def new_workbook(content: BytesIO) -> Workbook:
    """Begin a workbook: nothing is kept in files, and a text is a text whatever it begins with."""
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    workbook = Workbook(content, settings)
    workbook.set_properties({"created": _MADE})
    return workbook


def _fill(sheet: Worksheet, filled: Filled, heading: Format, day: Format) -> None:
    names = [column.name for column in filled.table.columns]
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(filled.rows), len(names) - 1)
    for index, name in enumerate(names):
        sheet.set_column(index, index, _width(index, name, filled))
        sheet.write_string(0, index, name, heading)
    for number, row in enumerate(filled.rows, start=1):
        for index, value in enumerate(row):
            _write(sheet, number, index, value, day)


def _write(sheet: Worksheet, row: int, column: int, value: CellValue, day: Format) -> None:
    match value:
        case None:
            pass
        case bool():
            sheet.write_boolean(row, column, value)
        case int():
            sheet.write_number(row, column, value)
        case dt.date() if value >= _FIRST_DAY:
            sheet.write_datetime(row, column, value, day)
        case dt.date():
            sheet.write_string(row, column, value.isoformat())
        case _:
            sheet.write_string(row, column, value)


def _width(index: int, name: str, filled: Filled) -> int:
    """Return a width in characters that shows the first rows' values, within reason."""
    shown = (len(str(row[index])) for row in filled.rows[:_ROWS_THAT_TELL_THE_WIDTH])
    return min(max(len(name) + 3, *shown, 0) + 1, _WIDEST)
