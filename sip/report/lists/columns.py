"""The columns that a list of actions can have: each with its stable name and its cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import Figure
from sip.report.document import Cell, Column, ColumnKind, Enumeration, Tone, message
from sip.report.provenance import (
    EVIDENCE_COLUMN,
    SOURCE_COLUMN,
    entries_that_hold,
    entry_source,
    evidence_of,
    fields_source,
    sources,
)
from sip.report.tables import STATUS_NAMES, category_name
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sip.plan.kinds.field import DeclaredField
    from sip.plan.models import Plan
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.document import Value


class UnknownColumnError(ValueError):
    """A column that no list of the plan has; the message names one that it has."""


@dataclass(frozen=True)
class ListColumn:
    """A column, and the cell that an action has in it at the view's date.

    One that is not `is_usual` is shown where it is asked for; else programs alone see it.
    """

    column: Column
    cell: Callable[[State, View], Cell]
    is_usual: bool = False

    @property
    def unasked(self) -> Column:
        """The column of a list for which no columns were chosen."""
        return self.column if self.is_usual else Column.fact(self.column.name)


def _column(column: Column, value: Callable[[State, View], Value]) -> ListColumn:
    return ListColumn(column, lambda state, view: Cell(value(state, view)))


def _usual(
    column: Column,
    value: Callable[[State, View], Value],
    alerts: Callable[[State], bool] = lambda _: False,
) -> ListColumn:
    def cell(state: State, view: View) -> Cell:
        return Cell(value(state, view), tone=Tone.ALERT if alerts(state) else Tone.PLAIN)

    return ListColumn(column, cell, is_usual=True)


def _sources(state: State, view: View) -> Value:
    entries = (state.since, state.expectation)
    return sources((fields_source(state, view.record), *map(entry_source, entries)))


COLUMNS = (
    _usual(Column("id", message("Action")), lambda state, _: state.action.id),
    _usual(
        Column("status", message("Status"), choices=()), lambda state, _: STATUS_NAMES[state.status]
    ),
    _usual(
        Column("category", message("Category"), choices=()),
        lambda state, view: category_name(state.action, view.record),
    ),
    _usual(
        Column("due", message("Due")), lambda state, _: state.action.due, lambda s: s.is_overdue
    ),
    _usual(
        Column("expected", message("Expected")),
        lambda state, _: state.expected,
        lambda state: state.is_past_expected,
    ),
    _usual(
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        lambda state, _: state.action.title,
    ),
    _usual(SOURCE_COLUMN, _sources),
    _column(
        Column("fields_source", message("Source of title and due date")),
        lambda state, _: state.action.source,
    ),
    _column(
        Column("expected_source", message("Source of the expected date")),
        lambda state, _: None if state.expectation is None else state.expectation.source,
    ),
    _column(
        Column("expected_on", message("Date of the expected date")),
        lambda state, _: None if state.expectation is None else state.expectation.on,
    ),
    _column(
        Column("update_source", message("Source of the update")),
        lambda state, _: None if state.update is None else state.update.source,
    ),
    _column(
        Column("update_on", message("Date of the update")),
        lambda state, _: None if state.update is None else state.update.on,
    ),
    _column(Column("status_key", message("Status key")), lambda state, _: state.status.value),
    _column(
        Column("status_source", message("Source of the status")),
        lambda state, _: state.since.source,
    ),
    _column(Column("status_on", message("Date of the status")), lambda state, _: state.since.on),
    _column(
        Column("category_key", message("Category key")), lambda state, _: state.action.category
    ),
    _column(Column("as_of", message("As of")), lambda _, view: view.as_of.date),
    _column(
        Column("overdue_days", message("Days overdue"), ColumnKind.NUMBER),
        lambda state, _: state.overdue_days,
    ),
    _column(
        Column("slipped_days", message("Days slipped"), ColumnKind.NUMBER),
        lambda state, _: state.slipped_days,
    ),
    _column(
        Column("past_expected_days", message("Days past expected"), ColumnKind.NUMBER),
        lambda state, _: state.past_expected_days,
    ),
    _column(
        Column("note", message("Latest update"), ColumnKind.TEXT, is_essential=False),
        lambda state, _: None if state.update is None else state.update.note,
    ),
    _column(
        Column("age_days", message("Age in days"), ColumnKind.NUMBER),
        lambda state, _: state.age_days,
    ),
    _column(
        Column("silent_days", message("Days without news"), ColumnKind.NUMBER),
        lambda state, _: state.silent_days,
    ),
    _column(
        Column("moves", message("Times the expected date moved"), ColumnKind.NUMBER),
        lambda state, _: state.moves,
    ),
    _column(Column("part_of", message("Part of")), lambda state, _: state.action.part_of),
    _column(
        Column("verified_on", message("Verified as of")),
        lambda state, _: None if state.verification is None else state.verification.on,
    ),
    _column(EVIDENCE_COLUMN, lambda state, _: evidence_of(entries_that_hold(state))),
)


def columns_of(record: Record) -> tuple[ListColumn, ...]:
    """Return the columns that a list of the plan can have: those of its fields come last."""
    left_out: set[str] = set() if record.plan.categories else {"category", "category_key"}
    if Figure.VERIFIED not in record.figures_used:
        left_out.add("verified_on")
    if not record.has_evidence:
        left_out.add(EVIDENCE_COLUMN.name)
    kept = (each for each in COLUMNS if each.column.name not in left_out)
    return (*(_offering(each, record.plan) for each in kept), *columns_of_fields(record.plan))


def _offering(column: ListColumn, plan: Plan) -> ListColumn:
    """Return the column, that of categories with the plan's to choose from, in their order."""
    if column.column.name != "category":
        return column
    choices = tuple(plan.categories.values())
    return replace(column, column=replace(column.column, choices=choices))


def columns_of_fields(plan: Plan) -> tuple[ListColumn, ...]:
    """Return the columns of the fields that a plan declares."""
    return tuple(each for key, field in plan.fields.items() for each in _of_field(key, field))


def _of_field(key: str, field: DeclaredField) -> tuple[ListColumn, ...]:
    """Return the column of a field, and where its values have keys, one for these."""
    if not field.values:
        text = Column(key, field.name, ColumnKind.TEXT, is_essential=False)
        return (_column(text, lambda state, _: value_of_field(key, field, state)),)
    keys = Column(f"{key}_key", message("{field}: key", field=field.name))
    names = Column(key, field.name, choices=tuple(field.values.values()))
    return (
        _column(names, lambda state, _: value_of_field(key, field, state)),
        _column(keys, lambda state, _: " ".join(state.action.fields.get(key, ())) or None),
    )


def value_of_field(key: str, field: DeclaredField, state: State) -> Value:
    """Name what the action is in the field, as import reads it; None where nothing is on record."""
    names = tuple(field.values.get(each, each) for each in state.action.fields.get(key, ()))
    return Enumeration(names, apart=True) if names else None


def columns_meant(words: Iterable[str], record: Record) -> tuple[ListColumn, ...]:
    """Return the columns of those names, each once, in their order; raise UnknownColumnError."""
    by_name = {each.column.name: each for each in columns_of(record)}
    found = (_known(word, by_name) for word in words)
    return tuple({each.column.name: each for each in found}.values())


def _known(word: str, by_name: dict[str, ListColumn]) -> ListColumn:
    if (found := by_name.get(word.casefold().replace("-", "_"))) is not None:
        return replace(found, is_usual=True)
    wanted = advice(word, by_name, f"use some of {', '.join(by_name)}")
    raise UnknownColumnError(
        f"{printable(word) or 'an empty name'} is no column of a list: {wanted}"
    )
