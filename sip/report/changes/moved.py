"""What moved since the last snapshot, action by action, with what its closing note says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.compared.changes import ChangeKind, Side, difference
from sip.plan.partial_date import PartialDate
from sip.report.changes.tables import CHANGE_NAMES, by_action, sources_of
from sip.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Message,
    Paragraph,
    Table,
    Value,
    counted,
    message,
)
from sip.report.lateness import actions_named, unnamed
from sip.report.provenance import EVIDENCE_COLUMN, evidence_of, snapshot_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.compared.changes import Change
    from sip.plan.record import Record
    from sip.plan.view import View

_TOLD = {
    ChangeKind.IMPLEMENTED,
    ChangeKind.VERIFIED,
    ChangeKind.NOT_VERIFIED,
    ChangeKind.REOPENED,
    ChangeKind.STARTED,
    ChangeKind.NOT_STARTED,
    ChangeKind.REMOVED,
    ChangeKind.MERGED,
    ChangeKind.NEW_EXPECTED_DATE,
    ChangeKind.NEW_NOTE,
}


def no_earlier_report() -> Message:
    """Say that there is nothing to compare with."""
    return message("No earlier report is on record to compare with.")


def moved(view: View) -> Iterator[Block]:
    """Name every action of which there is news since the snapshot before, and list them."""
    view = view.last_word
    earlier = view.as_of.earlier_snapshots
    if not earlier:
        yield Paragraph((no_earlier_report(),))
        return
    found = difference(Side(view.at(earlier[-1])), Side(view), {}).changes
    told = by_action(change for change in found if _is_told(change))
    others = [each for each in told if not _is_implemented_alone(each)]
    implemented = [each for each in told if _implemented(each)]
    since = snapshot_label(earlier[-1])
    if implemented:
        yield Paragraph(tuple(_implemented_since(since, implemented)))
    elif not others:
        yield Paragraph((message("Since {report}, no action has moved on record.", report=since),))
    yield _implemented_table(implemented, view.record)
    if others:
        yield Paragraph(tuple(_others_since(since, others)))
    yield _table("news", others, view.record)
    yield replace(_table("moved", told, view.record), is_fact=True)


def _implemented_since(report: Value, told: Sequence[Sequence[Change]]) -> Iterator[Message]:
    actions, parts = _numbers(told)
    if actions:
        yield counted(
            "Since {report}, {count} action is on record as implemented.",
            "Since {report}, {count} actions are on record as implemented.",
            count=actions,
            report=report,
        )
    if parts:
        yield counted(
            "Since {report}, {count} sub-action is on record as implemented.",
            "Since {report}, {count} sub-actions are on record as implemented.",
            count=parts,
            report=report,
        )


def _others_since(report: Value, told: Sequence[Sequence[Change]]) -> Iterator[Message]:
    actions, parts = _numbers(told)
    if actions:
        yield counted(
            "Since {report}, the record has other news of {count} action.",
            "Since {report}, the record has other news of {count} actions.",
            count=actions,
            report=report,
        )
    if parts:
        yield counted(
            "Since {report}, the record has other news of {count} sub-action.",
            "Since {report}, the record has other news of {count} sub-actions.",
            count=parts,
            report=report,
        )


def _numbers(told: Sequence[Sequence[Change]]) -> tuple[int, int]:
    """Return of how many actions changes are told, and of how many sub-actions by themselves."""
    parts = sum(changes[0].state.action.is_part for changes in told)
    return len(told) - parts, parts


def _implemented(changes: Sequence[Change]) -> bool:
    return any(each.kind is ChangeKind.IMPLEMENTED for each in changes)


def _is_implemented_alone(changes: Sequence[Change]) -> bool:
    """Tell whether there is no other news of it but the note of what was done."""
    return {each.kind for each in changes} <= {ChangeKind.IMPLEMENTED, ChangeKind.NEW_NOTE} and (
        _implemented(changes)
    )


def _implemented_table(actions: Iterable[Sequence[Change]], record: Record) -> Table:
    """Return a row for each action that was implemented, and one for those without a name."""
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("source", message("Source")),
        *((EVIDENCE_COLUMN,) if record.has_evidence else ()),
    )
    groups: dict[object, list[Change]] = {}
    for changes in actions:
        change = next(each for each in changes if each.kind is ChangeKind.IMPLEMENTED)
        action = change.state.action
        told = (change.source, change.on)
        groups.setdefault(told if action.is_unlisted else action.id, []).append(change)
    rows = []
    for group in groups.values():
        action = group[0].state.action
        name = unnamed(len(group)) if action.is_unlisted else action.id
        cells = (name, action.title, sources_of(group[:1], record))
        shown = (_evidence(group),) if record.has_evidence else ()
        rows.append(tuple(Cell(each) for each in (*cells, *shown)))
    return Table("implemented", columns, tuple(rows))


def _evidence(changes: Sequence[Change]) -> Value:
    """Name what shows that actions are implemented: it can be logged later."""
    states = [change.state for change in changes]
    return evidence_of(
        entry for state in states for entry in state.entries if entry.on >= state.since.on
    )


def _is_told(change: Change) -> bool:
    """Tell whether it is news: a note that is the first on record is not."""
    if change.kind is ChangeKind.NEW_NOTE:
        return change.before is not None
    return change.kind in _TOLD


def _table(name: str, actions: Iterable[Sequence[Change]], record: Record) -> Table:
    """Return a row for each action, and one for all unlisted ones that have the same to tell."""
    columns = (
        Column("change", message("Change")),
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("expected", message("Expected")),
        Column("source", message("Source")),
        Column("note", message("Note"), ColumnKind.TEXT),
    )
    groups: dict[object, list[Sequence[Change]]] = {}
    for changes in actions:
        action = changes[0].state.action
        told = tuple((each.kind, each.source, each.on) for each in changes)
        groups.setdefault(told if action.is_unlisted else action.id, []).append(changes)
    return Table(name, columns, tuple(_row(group, record) for group in groups.values()))


def _row(group: Sequence[Sequence[Change]], record: Record) -> tuple[Cell, ...]:
    changes = group[0]
    state = changes[0].state
    return (
        Cell(Enumeration(tuple(CHANGE_NAMES[each.kind] for each in changes))),
        Cell(actions_named([each[0].state.action.id for each in group])),
        Cell(state.action.title),
        Cell(_expected(changes)),
        Cell(sources_of(changes, record)),
        Cell(_note(changes)),
    )


def _note(changes: Sequence[Change]) -> Value:
    """Return the latest note where it is of an entry that is told: an older one says no news."""
    update = changes[0].state.update
    if update is None:
        return None
    told = {(each.on, each.source) for each in changes}
    return update.note if (update.on, update.source) in told else None


def _expected(changes: Sequence[Change]) -> Value:
    """Say the new expected date and the one before it, where it moved."""
    for change in changes:
        if isinstance(change.before, PartialDate) and isinstance(change.after, PartialDate):
            return message(
                "{date} (before: {before})",
                date=InWords(change.after, is_deadline=True),
                before=InWords(change.before, is_deadline=True),
            )
    return None
