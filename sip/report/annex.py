"""The annex: every open action, each with its open sub-actions below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import Cell, Column, ColumnKind, Table, message
from sip.report.lateness import expected_in_words, in_words, late_cell
from sip.report.provenance import (
    EVIDENCE_COLUMN,
    SOURCE_COLUMN,
    SOURCE_FACTS,
    entry_source,
    evidence_of,
    fields_source,
    source_facts,
    sources,
)
from sip.report.tables import ALL_CATEGORIES, category_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View


def annex_table(view: View) -> Table:
    """Return every open action with what the record says of it at the end of the day."""
    plan = view.record.plan
    category = (Column("category", message("Category"), all_values=ALL_CATEGORIES),)
    columns = (
        Column("id", message("Action")),
        *(category if plan.categories else ()),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
        Column("late", message("Late")),
        Column("update", message("Latest update"), ColumnKind.TEXT),
        SOURCE_COLUMN,
        *((EVIDENCE_COLUMN,) if view.record.has_evidence else ()),
        *((Column.fact("category_key"),) if plan.categories else ()),
        *map(Column.fact, plan.fields),
        *((Column.fact("part_of"),) if view.record.parts else ()),
        *SOURCE_FACTS,
    )
    rows = tuple(_annex_row(state, view.record) for state in _in_order(view))
    return Table("annex", columns, rows, grouped_by="category" if plan.categories else None)


def _in_order(view: View) -> Iterator[State]:
    """Yield the open actions, each before its open parts, and then the parts of others."""
    parts = () if view.sub_actions is None else view.sub_actions.open
    told = {state.action.id for state in view.open}
    for state in view.open:
        yield state
        yield from (each for each in parts if each.action.part_of == state.action.id)
    yield from (each for each in parts if each.action.part_of not in told)


def _annex_row(state: State, record: Record) -> tuple[Cell, ...]:
    action, plan = state.action, record.plan
    entries = (entry_source(state.expectation), entry_source(state.update))
    return (
        Cell(action.id),
        *((Cell(category_name(action, record)),) if plan.categories else ()),
        Cell(action.title),
        Cell(in_words(action.due)),
        Cell(expected_in_words(state)),
        late_cell(state),
        Cell(None if state.update is None else state.update.note),
        Cell(sources((fields_source(state, record), *entries))),
        *((Cell(evidence_of(state.entries)),) if record.has_evidence else ()),
        *((Cell(action.category),) if plan.categories else ()),
        *(Cell(", ".join(action.fields.get(key, ())) or None) for key in plan.fields),
        *((Cell(action.part_of),) if record.parts else ()),
        *source_facts(state),
    )
