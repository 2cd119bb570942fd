"""The tables as an SQLite database: typed strictly, with keys, and each column's meaning."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sip.exchange.table import PLAN_COLUMN, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.exchange.table import CellValue, Filled, TidyColumn, TidyTable

# A table that is STRICT holds nothing else; it knows no date and no boolean.
_TYPES = {Kind.TEXT: "TEXT", Kind.DATE: "TEXT", Kind.INTEGER: "INTEGER", Kind.BOOLEAN: "INTEGER"}
# Else it would be what SQLite was built with.
_PAGE_SIZE = 4096


def render(tables: Sequence[Filled]) -> bytes:
    """Return the database file; dates in it are texts such as 2024-04-15, which sort as dates."""
    keys = {each.table.name: each.table.key for each in tables}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute(f"PRAGMA page_size = {_PAGE_SIZE}")
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        for each in tables:
            database.execute(_definition(each.table, keys))
            blanks = ", ".join("?" * len(each.table.columns))
            insertion = f'INSERT INTO "{each.table.name}" VALUES ({blanks})'  # noqa: S608  # our names
            database.executemany(insertion, (tuple(map(_plain, row)) for row in each.rows))
        database.execute("COMMIT")
        return database.serialize()


def _definition(table: TidyTable[object], keys: dict[str, tuple[str, ...]]) -> str:
    parts = [_column(column) for column in table.columns]
    parts.append(f"  PRIMARY KEY ({_names(table.key)})")
    parts += [
        f"  FOREIGN KEY ({_names((PLAN_COLUMN, *each.columns))}) "
        f'REFERENCES "{each.table}" ({_names(keys[each.table])})'
        for each in table.references
    ]
    return f'CREATE TABLE "{table.name}" (\n' + ",\n".join(parts) + "\n) STRICT, WITHOUT ROWID"


def _column(column: TidyColumn[object]) -> str:
    needed = "" if column.is_optional else " NOT NULL"
    held = f' CHECK ("{column.name}" IN (0, 1))' if column.kind is Kind.BOOLEAN else ""
    return f'  /* {column.meaning} */\n  "{column.name}" {_TYPES[column.kind]}{needed}{held}'


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)


def _plain(value: CellValue) -> str | int | None:
    return value.isoformat() if isinstance(value, dt.date) else value
