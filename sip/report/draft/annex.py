"""The annex: every open action, each with its open sub-actions below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.report.action_pages import log_table
from sip.report.document import Cell, Column, ColumnKind, Table, message
from sip.report.lateness import LATE_WORDS, expected_in_words, in_words, late_cell
from sip.report.lists.columns import columns_of_fields, value_of_field
from sip.report.provenance import (
    EVIDENCE_COLUMN,
    SOURCE_COLUMN,
    SOURCE_FACTS,
    entries_that_hold,
    entry_source,
    evidence_of,
    fields_source,
    source_facts,
    sources,
)
from sip.report.tables import category_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.document import Value


def annex_table(view: View) -> Table:
    """Return every open action with what the record says of it at the end of the day.

    Behind each row is the action's whole log.
    """
    record = view.record
    columns = (*_columns_shown(record), *_facts(record))
    states = _in_order(view)
    return Table(
        "annex",
        columns,
        tuple(_annex_row(state, view) for state in states),
        grouped_by="category" if record.plan.categories else None,
        details=tuple(log_table(f"log-{each.action.id}", each.entries) for each in states),
    )


def _columns_shown(record: Record) -> Iterator[Column]:
    yield Column("id", message("Action"))
    if record.parts:
        yield Column("part_of", message("Part of"))
    if record.plan.categories:
        names = tuple(record.plan.categories.values())
        yield Column("category", message("Category"), choices=names)
    yield Column("title", message("Title"), ColumnKind.TEXT)
    yield Column("due", message("Due"))
    yield Column("expected", message("Expected"))
    yield Column("late", message("Late"), choices=LATE_WORDS)
    yield Column("update", message("Latest update"), ColumnKind.TEXT)
    yield SOURCE_COLUMN
    if record.has_evidence:
        yield EVIDENCE_COLUMN


def _facts(record: Record) -> Iterator[Column]:
    """Yield the columns for programs; a reader can choose rows by the fields among them."""
    if record.plan.categories:
        yield Column.fact("category_key")
    for each in columns_of_fields(record.plan):
        yield replace(each.column, is_fact=True)
    yield from SOURCE_FACTS


def _in_order(view: View) -> tuple[State, ...]:
    """Return the open actions, each before its open parts, whatever category these are of.

    A part of an action that is not open stands among those of its own category.
    """
    parts = () if view.sub_actions is None else view.sub_actions.open
    actions = {state.action.id for state in view.open}
    below: dict[str, list[State]] = {}
    alone = []
    for part in parts:
        above = part.action.part_of or ""
        if above in actions:
            below.setdefault(above, []).append(part)
        else:
            alone.append(part)
    order = {key: rank for rank, key in enumerate(view.record.plan.categories)}
    states = sorted(
        (*view.open, *alone), key=lambda each: order.get(each.action.category or "", len(order))
    )
    return tuple(each for state in states for each in (state, *below.get(state.action.id, ())))


def _fields(state: State, record: Record) -> Iterator[Value]:
    """Yield what the action is in each of the plan's fields, but for those where nothing is said.

    They stand below its title: as columns they would take the room of the texts on a page of Word,
    and a plan can have any number of them.
    """
    for key, field in record.plan.fields.items():
        if (value := value_of_field(key, field, state)) is not None:
            yield message("{name}: {value}", name=field.name, value=value)


def _annex_row(state: State, view: View) -> tuple[Cell, ...]:
    record, action = view.record, state.action
    entries = (entry_source(state.expectation), entry_source(state.update))
    return (
        Cell(action.id),
        *((Cell(action.part_of),) if record.parts else ()),
        *((Cell(category_name(action, record)),) if record.plan.categories else ()),
        Cell(action.title, remarks=tuple(_fields(state, record))),
        Cell(in_words(action.due)),
        Cell(expected_in_words(state)),
        late_cell(state),
        Cell(None if state.update is None else state.update.note),
        Cell(sources((fields_source(state, record), *entries))),
        *((Cell(evidence_of(entries_that_hold(state))),) if record.has_evidence else ()),
        *((Cell(action.category),) if record.plan.categories else ()),
        *(each.cell(state, view) for each in columns_of_fields(record.plan)),
        *source_facts(state),
    )
