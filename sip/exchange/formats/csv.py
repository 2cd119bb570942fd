"""The tables as files of comma-separated values, harmless for spreadsheets."""

from __future__ import annotations

import csv
import datetime as dt
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING

from sip.text.spreadsheet import without_formulas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.exchange.table import CellValue, Filled

_MOST_KEPT = 4096  # the rows of a plan have few dates, documents and statuses


def render(tables: Iterable[Filled]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each table's file, as docs/csv.md has it."""
    for each in tables:
        yield f"{each.table.name}.csv", _text(each).encode()


def _text(filled: Filled) -> str:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in filled.table.columns])
    writer.writerows(map(_cell, row) for row in filled.rows)
    return text.getvalue()


def _cell(value: CellValue) -> str:
    match value:
        case str():
            return _harmless(value)
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case dt.date():
            return value.isoformat()


@lru_cache(_MOST_KEPT)
def _harmless(text: str) -> str:
    return without_formulas(text)
