"""Which documents a row rests on, and of which date each of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sip.report.document import Cell, Column, ColumnKind, Enumeration, Value, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.plan.models import LogEntry
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record

_Source: TypeAlias = "tuple[str, PartialDate | None]"

SOURCE_COLUMN = Column("source", message("Source"), ColumnKind.TEXT, is_essential=False)
# What each value of a row rests on, for programs.
SOURCE_FACTS = (
    Column.fact("fields_source"),
    Column.fact("expected_source"),
    Column.fact("expected_on"),
    Column.fact("update_source"),
    Column.fact("update_on"),
)


def fields_source(state: State, record: Record) -> _Source | None:
    """Return the document that category, title and due date were read from, where one is named."""
    symbol = state.action.source
    return None if symbol is None else (symbol, record.dates_of_documents.get(symbol))


def entry_source(entry: LogEntry | None) -> _Source | None:
    """Return the document that an entry comes from, with the entry's date."""
    return None if entry is None else (entry.source, entry.on)


def sources(found: Iterable[_Source | None]) -> Value:
    """Name each document with its date once, None where there is none."""
    named = dict.fromkeys(each for each in found if each is not None)
    said = tuple(_said(each) for each in named)
    return said[0] if len(said) == 1 else Enumeration(said) if said else None


def source_facts(state: State) -> tuple[Cell, ...]:
    """Return the cells under SOURCE_FACTS."""
    expectation, update = state.expectation, state.update
    values: tuple[Value, ...] = (
        state.action.source,
        None if expectation is None else expectation.source,
        None if expectation is None else expectation.on,
        None if update is None else update.source,
        None if update is None else update.on,
    )
    return tuple(Cell(value) for value in values)


def _said(source: _Source | None) -> Value:
    match source:
        case None:
            return None
        case (symbol, None):
            return symbol
        case (symbol, date):
            return message("{document}, {date}", document=symbol, date=date)
