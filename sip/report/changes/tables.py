"""The tables of what moved: a row for each action, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.compared.changes import ChangeKind
from sip.plan.models import Status
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    Table,
    Value,
    in_context,
    message,
)
from sip.report.lateness import actions_named, late_cell, overdue_by, past_expected_by, slipped_by
from sip.report.provenance import document_as_read
from sip.report.tables import STATUS_NAMES

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from sip.plan.compared.changes import Change, ChangeValue
    from sip.plan.record import Record

CHANGE_NAMES = {
    ChangeKind.IMPLEMENTED: in_context("change", "implemented"),
    ChangeKind.VERIFIED: in_context("status of an action", "verified"),
    ChangeKind.NOT_VERIFIED: in_context("change", "no longer verified"),
    ChangeKind.REOPENED: in_context("change", "reopened"),
    ChangeKind.STARTED: in_context("change", "started"),
    ChangeKind.NOT_STARTED: STATUS_NAMES[Status.NOT_STARTED],
    ChangeKind.ADDED: in_context("change", "added"),
    ChangeKind.REMOVED: in_context("change", "removed"),
    ChangeKind.MERGED: in_context("change", "merged"),
    ChangeKind.RENAMED: in_context("change", "renamed"),
    ChangeKind.FILE_GONE: in_context("change", "file gone"),
    ChangeKind.NEWLY_OVERDUE: in_context("change", "newly overdue"),
    ChangeKind.NEWLY_SLIPPED: in_context("change", "newly slipped"),
    ChangeKind.NEWLY_PAST_EXPECTED: in_context("change", "newly past expected"),
    ChangeKind.NEW_EXPECTED_DATE: in_context("change", "new expected date"),
    ChangeKind.NEW_DUE_DATE: in_context("change", "new due date"),
    ChangeKind.NEW_CATEGORY: in_context("change", "new category"),
    ChangeKind.FIRST_DUE_DATE: in_context("change", "first due date on record"),
    ChangeKind.FIRST_EXPECTED_DATE: in_context("change", "first expected date on record"),
    ChangeKind.NEW_NOTE: in_context("change", "new note"),
}
_FIRSTS = {ChangeKind.FIRST_DUE_DATE, ChangeKind.FIRST_EXPECTED_DATE}


def moves_table(changes: Iterable[Change], record: Record) -> Table:
    """Return a row for each action with all of its changes, and one for unlisted ones alike."""
    columns = (
        Column("id", message("Action")),
        Column("change", message("Change")),
        Column("before", message("Before")),
        Column("after", message("After")),
        Column("source", message("Source")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
    )
    groups = _alike(by_action(changes))
    return Table("moves", columns, tuple(_moves_row(group, record) for group in groups))


def by_action(changes: Iterable[Change]) -> list[list[Change]]:
    """Put the changes of each action together, in the order in which it is first told of."""
    by_id: dict[str, list[Change]] = {}
    for change in changes:
        by_id.setdefault(change.state.action.id, []).append(change)
    return list(by_id.values())


def _alike(actions: Iterable[list[Change]]) -> list[list[list[Change]]]:
    """Put unlisted actions together of which the same is told; each other one stands alone."""
    groups: dict[Hashable, list[list[Change]]] = {}
    for changes in actions:
        action = changes[0].state.action
        told = tuple((each.kind, each.before, each.after, each.source, each.on) for each in changes)
        groups.setdefault(told if action.is_unlisted else action.id, []).append(changes)
    return list(groups.values())


def _moves_row(group: Sequence[Sequence[Change]], record: Record) -> tuple[Cell, ...]:
    # An action enters the plan before anything else becomes of it.
    changes = sorted(group[0], key=lambda change: change.kind is not ChangeKind.ADDED)
    # With what status it entered is told by what became of that, where anything did.
    valued = changes[1:] if _becomes_another(changes) else changes
    values = (
        actions_named([each[0].state.action.id for each in group]),
        Enumeration(tuple(CHANGE_NAMES[change.kind] for change in changes)),
        all_of([_in_words(change, change.before) for change in valued]),
        all_of([_in_words(change, change.after) for change in valued]),
        sources_of(changes, record),
        changes[0].state.action.title,
    )
    return tuple(Cell(value) for value in values)


def _becomes_another(changes: Sequence[Change]) -> bool:
    """Tell whether an action was added and has another status since."""
    return changes[0].kind is ChangeKind.ADDED and any(
        isinstance(change.after, Status) for change in changes[1:]
    )


def sources_of(changes: Iterable[Change], record: Record) -> Value:
    """Name each document that changes come from with its date once, None where there is none."""
    return all_of(
        [
            document_as_read(each.source, record, each.on)
            for each in changes
            if each.source is not None
        ]
    )


def all_of(values: Sequence[Value]) -> Value:
    """Name each value once, None where there is none."""
    named = [each for each in values if each is not None]
    told = [each for index, each in enumerate(named) if each not in named[:index]]
    match told:
        case []:
            return None
        case [one]:
            return one
        case _:
            return Enumeration(tuple(told))


def _in_words(change: Change, news: ChangeValue) -> Value:  # noqa: PLR0911  # one return a kind of change
    """Say a value with the name of what it is of."""
    match change.kind:
        case ChangeKind.VERIFIED | ChangeKind.NOT_VERIFIED if news is not None:
            return CHANGE_NAMES[ChangeKind.VERIFIED]
        case ChangeKind.NEWLY_OVERDUE:
            late = message("overdue by {time}", time=overdue_by(change.state))
            return late if news else message("not overdue")
        case ChangeKind.NEWLY_SLIPPED:
            late = message("slipped by {time}", time=slipped_by(change.state))
            return late if news else message("not slipped")
        case ChangeKind.NEWLY_PAST_EXPECTED:
            late = message("past expected by {time}", time=past_expected_by(change.state))
            return late if news else message("not past expected")
        case ChangeKind.NEW_EXPECTED_DATE:
            return message("expected {date}", date=said(news))
        case ChangeKind.NEW_DUE_DATE if news is not None:
            return message("due {date}", date=said(news))
        case ChangeKind.NEW_CATEGORY if news is not None:
            return message("category {category}", category=said(news))
        case _:
            return said(news)


def said(news: ChangeValue) -> Value:
    """Return a value as a report says it."""
    return STATUS_NAMES[news] if isinstance(news, Status) else news


def first_table(changes: Iterable[Change], record: Record) -> Table:
    """Return the due and expected dates of which none was known before: they have not moved.

    An action that is late by them is late all the same.
    """
    columns = (
        Column("id", message("Action")),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
        Column("late", message("Late")),
        Column("source", message("Source")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
    )
    firsts = by_action(change for change in changes if change.kind in _FIRSTS)
    return Table("first", columns, tuple(_first_row(each, record) for each in firsts))


def _first_row(changes: Sequence[Change], record: Record) -> tuple[Cell, ...]:
    by_kind = {change.kind: said(change.after) for change in changes}
    state = changes[0].state
    return (
        Cell(state.action.id),
        Cell(by_kind.get(ChangeKind.FIRST_DUE_DATE)),
        Cell(by_kind.get(ChangeKind.FIRST_EXPECTED_DATE)),
        late_cell(state),
        Cell(sources_of(changes, record)),
        Cell(state.action.title),
    )


def notes_table(changes: Iterable[Change]) -> Table:
    """Return the latest note of each action that has another one than before."""
    columns = (
        Column("id", message("Action")),
        Column("on", message("Date")),
        Column("source", message("Source")),
        Column("note", message("Note"), ColumnKind.TEXT),
    )
    rows = tuple(
        (Cell(state.action.id), Cell(update.on), Cell(update.source), Cell(update.note))
        for state in (each.state for each in changes if each.kind is ChangeKind.NEW_NOTE)
        if (update := state.update) is not None
    )
    return Table("notes", columns, rows)
