"""The one table of a report as comma-separated values, for spreadsheets and programs.

Lines end in a line feed alone: every reader of CSV takes it, and tools that work by line,
git among them, are not left with a carriage return in the last column. No part of a text is
a formula, whatever the separator of the spreadsheet; docs/csv.md has the rule.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from sip.report.document import InWords, Percentage, Table, Tone
from sip.report.tables import IS_TOTAL
from sip.text.spreadsheet import without_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.report.document import Cell, Report, Value

FOOTNOTES = "footnotes"


class NotOneTableError(ValueError):
    """A report that has no table, or several; the message says what to do."""


def render(report: Report, wording: Wording) -> str:
    """Return the report's only table, a line for each row that is no total unless it is told apart.

    Columns have their stable names; after them come the row's footnotes, each with the name of
    its column. Raises NotOneTableError.
    """
    table = _only_table(report)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(column.name for column in table.columns), FOOTNOTES])
    writer.writerows(_lines(table, wording))
    return text.getvalue()


def _only_table(report: Report) -> Table:
    blocks = (block for section in report.sections for block in section.blocks)
    tables = [block for block in blocks if isinstance(block, Table)]
    tables = [each for each in tables if each.is_fact] or tables
    if len(tables) != 1:
        names = ", ".join(section.name for section in report.sections)
        raise NotOneTableError(
            f"a csv is one table, and {names} {'have' if len(report.sections) > 1 else 'has'} "
            f"{len(tables) or 'none'}: choose one part that is a table, or another --format"
        )
    return tables[0]


def _lines(table: Table, wording: Wording) -> Iterator[list[str]]:
    # Who adds up the rows of a column would count twice what a total has.
    tells_totals_apart = IS_TOTAL in table.columns
    for row in table.rows:
        if tells_totals_apart or not any(cell.tone is Tone.TOTAL for cell in row):
            yield [*(_plain(cell.value, wording) for cell in row), _footnotes(row, table, wording)]


def _footnotes(row: Sequence[Cell], table: Table, wording: Wording) -> str:
    """Return the texts of the row's footnotes, each behind the name of its column."""
    texts = {each.number: each.text for each in table.footnotes}
    said = [
        f"{column.name}: {wording.say(texts[number])}"
        for column, cell in zip(table.columns, row, strict=True)
        for number in cell.footnotes
    ]
    return _harmless("; ".join(said))


def _plain(value: Value, wording: Wording) -> str:
    match value:
        case None:
            return ""
        case int():
            return str(value)
        case Percentage():
            return str(value.number)
        case InWords():
            return value.date.written
        case _:
            return _harmless(wording.say(value))


def _harmless(text: str) -> str:
    """Return the text so that no spreadsheet takes a part of it for a formula."""
    # The csv module does not quote a carriage return, which other readers take for a line's end.
    return without_formulas(text.replace("\r\n", "\n").replace("\r", "\n"))
