"""A text of separated values: as sip writes it, and as spreadsheets do in any language's settings.

Which character parts the cells is not in the file: it is the one that gives the heading its
columns, and where none or several do, the file is refused.
"""

from __future__ import annotations

import codecs
import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from sip.exchange.sheets.cells import SheetError, SheetRead, SheetRow
from sip.exchange.sheets.package import LARGEST_SPREADSHEET, MOST_ROWS
from sip.text.spreadsheet import with_formulas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sip.exchange.sheets.cells import CellContent
    from sip.exchange.sheets.columns import ColumnsOfPlan

_SEPARATORS: Final = {",": "commas", ";": "semicolons", "\t": "tabs"}
# A line by which some spreadsheets tell others what parts the cells.
_SAYS_SO = re.compile(r"sep=([,;\t])\r?\n")
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(
    content: bytes, file: str, is_heading: Callable[[Mapping[int, CellContent]], bool]
) -> SheetRead:
    """Return the sheet that the text is; raise SheetError.

    `is_heading` tells whether the first row has the columns that it needs. A text that was made
    harmless for spreadsheets is the text that it was.
    """
    text = _decoded(content)
    separators = list(_SEPARATORS)
    if (said := _SAYS_SO.match(text)) is not None:
        separators, text = [said[1]], text[said.end() :]
    found = [
        (separator, heading)
        for separator in separators
        if (heading := _heading(text, separator)) is not None and is_heading(heading.cells)
    ]
    if not found:
        raise SheetError(
            "has no column id in its first row: name one so, or say which it is with --map"
        )
    if any(heading != found[0][1] for _, heading in found):
        names = " or ".join(_SEPARATORS[each] for each, _ in found)
        raise SheetError(f"could be parted at {names}: take them out of its first row")
    first, *rows = _rows(text, found[0][0])
    return SheetRead(f"{file}:", first, tuple(rows))


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_SPREADSHEET:
        raise SheetError("is over 20 MB: part it into several")
    encoding = "utf-16" if content.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise SheetError(
            "is neither UTF-8 nor UTF-16: save it as CSV UTF-8 (in Excel: Save As, "
            "CSV UTF-8), or as .xlsx"
        ) from None
    if "\0" in text:
        raise SheetError("is no text of separated values: save it as CSV UTF-8, or as .xlsx")
    return text


def _heading(text: str, separator: str) -> SheetRow | None:
    """Return the first row as that separator parts it, None where it parts none."""
    try:
        return next(_rows(text, separator), None)
    except SheetError:
        return None


def _rows(text: str, separator: str) -> Iterator[SheetRow]:
    """Yield the rows that have anything in them, by their numbers in a spreadsheet."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            line = next(reader, None)
        except csv.Error as error:
            raise SheetError(f"has a row {number} that can't be read ({error}): mend it") from None
        if line is None:
            return
        if number > MOST_ROWS:
            raise SheetError(f"has over {MOST_ROWS:,} rows: part it into several")
        cells = {at: text for at, cell in enumerate(line) if (text := _text(cell))}
        if cells:
            yield SheetRow(number, cells)


def _text(cell: str) -> str:
    return with_formulas(cell.replace("\r\n", "\n").replace("\r", "\n")).strip()


def empty_csv(of_plan: ColumnsOfPlan, languages: Sequence[str]) -> str:
    """Return the heading and the explanations as comma-separated values."""
    text = StringIO()
    columns = of_plan.shown(languages)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.field for column in columns])
    writer.writerow([column.explanation for column in columns])
    return text.getvalue()
