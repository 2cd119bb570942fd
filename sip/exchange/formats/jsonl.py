"""The tables as JSON Lines: one object a row, with the name of its table first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sip.text.json_text import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.exchange.table import CellValue, Filled


def render(tables: Iterable[Filled]) -> str:
    """Return the rows of all tables, a line each; a value that is missing is null."""
    return "".join(line for each in tables for line in _lines(each))


def _lines(filled: Filled) -> Iterator[str]:
    names = [column.name for column in filled.table.columns]
    for row in filled.rows:
        values = zip(names, map(_plain, row), strict=True)
        yield dumped({"table": filled.table.name, **dict(values)}, None)


def _plain(value: CellValue) -> str | int | None:
    return value.isoformat() if isinstance(value, dt.date) else value
