"""What moved since the last snapshot, action by action, with what its closing note says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.compared.changes import ChangeKind, Side, difference
from sip.plan.partial_date import PartialDate
from sip.report.changes.tables import CHANGE_NAMES, sources_of
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
    message,
)
from sip.report.lateness import actions_named
from sip.report.provenance import snapshot_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.compared.changes import Change
    from sip.plan.record import Record
    from sip.plan.view import View

_TOLD = {
    ChangeKind.IMPLEMENTED,
    ChangeKind.REOPENED,
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
    table = _table(_by_action(change for change in found if _is_told(change)), view.record)
    since = snapshot_label(earlier[-1])
    if table.rows:
        yield Paragraph((message("Since {report}, the record has news of:", report=since),))
    else:
        yield Paragraph((message("Since {report}, no action has moved on record.", report=since),))
    yield table


def _is_told(change: Change) -> bool:
    """Tell whether it is news: a note that is the first on record is not."""
    if change.kind is ChangeKind.NEW_NOTE:
        return change.before is not None
    return change.kind in _TOLD


def _by_action(changes: Iterable[Change]) -> list[list[Change]]:
    by_id: dict[str, list[Change]] = {}
    for change in changes:
        by_id.setdefault(change.state.action.id, []).append(change)
    return list(by_id.values())


def _table(actions: Iterable[Sequence[Change]], record: Record) -> Table:
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
    return Table("moved", columns, tuple(_row(group, record) for group in groups.values()))


def _row(group: Sequence[Sequence[Change]], record: Record) -> tuple[Cell, ...]:
    changes = group[0]
    state = changes[0].state
    return (
        Cell(Enumeration(tuple(CHANGE_NAMES[each.kind] for each in changes))),
        Cell(actions_named([each[0].state.action.id for each in group])),
        Cell(state.action.title),
        Cell(_expected(changes)),
        Cell(sources_of(changes, record)),
        Cell(None if state.update is None else state.update.note),
    )


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
