"""What moved between two sides, as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    InWords,
    Message,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    Value,
    counted,
    in_context,
    message,
)
from sip.report.tables import FIGURE_COLUMNS, STATUS_NAMES, figures_row, snapshot_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.changes import Difference, Side
    from sip.plan.progress import State


MOVES = "moves"


def difference_report(found: Difference) -> Report:
    """Return the progress row before and after, and a row for every change."""
    moves = Table(MOVES, _COLUMNS, tuple(_rows(found)))
    summary = counted("{count} change.", "{count} changes.", count=len(moves.rows))
    day = PartialDate.of_day(found.after.as_of.day)
    documents = tuple(snapshot.document for snapshot in found.after.as_of.snapshots)
    return Report(
        message("{plan}: what moved", plan=found.after.record.plan.title),
        (
            message(
                "From {before} to {after}.", before=_side(found.before), after=_side(found.after)
            ),
        ),
        (
            Section("figures", message("Figures before and after"), (_figures(found),)),
            Section(MOVES, message("What moved"), (Paragraph((summary,)), moves)),
        ),
        Origin(found.after.as_of.date, day, documents, None),
    )


def _figures(found: Difference) -> Table:
    columns = (Column("date", in_context("figures at a date", "Date")), *FIGURE_COLUMNS)
    rows = tuple(figures_row(_side(side), side.figures) for side in (found.before, found.after))
    return Table("figures", columns, rows)


def _side(side: Side) -> Message:
    """Name a side by its revision and its report, or by its date where none was published."""
    snapshot = side.as_of.latest_snapshot
    when: Value = InWords(side.as_of.date)
    if snapshot is not None and side.as_of.is_published:
        when = snapshot_label(snapshot)
    if side.revision is None:
        return message("{date}", date=when)
    return message("{date} at {revision}", date=when, revision=side.revision)


_COLUMNS = (
    Column("change", message("Change")),
    Column("id", message("Action")),
    Column("before", message("Before")),
    Column("after", message("After")),
    Column("source", message("Source")),
    Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
)


def _rows(found: Difference) -> Iterator[tuple[Cell, ...]]:
    moves = found.moves
    for change, states in (
        (in_context("change", "implemented"), moves.implemented),
        (in_context("change", "reopened"), moves.reopened),
        (in_context("change", "added"), moves.added),
        (in_context("change", "removed"), moves.removed),
        (in_context("change", "merged"), moves.merged),
    ):
        for state in states:
            old = found.was.get(state.action.id)
            before = None if old is None else STATUS_NAMES[old.status]
            yield _row(change, state, before, STATUS_NAMES[state.status], state.since.source)
    for name, state in found.renamed:
        yield _row(in_context("change", "renamed"), state, name, state.action.id, None)
    for state in found.gone:
        yield _row(in_context("change", "file gone"), state, STATUS_NAMES[state.status], None, None)
    for state in found.newly_overdue:
        yield _row(in_context("change", "newly overdue"), state, _due(state), state.expected, None)
    for state in found.newly_slipped:
        yield _expected(in_context("change", "newly slipped"), state, _due(state))
    for earlier, state in found.rescheduled:
        yield _expected(in_context("change", "new expected date"), state, earlier.expected)
    for earlier, state in found.due_changed:
        yield _row(
            in_context("change", "new due date"), state, earlier.action.due, state.action.due, None
        )
    for earlier, state in found.category_changed:
        was, now = earlier.action.category, state.action.category
        yield _row(in_context("change", "new category"), state, was, now, None)


def _expected(change: Message, state: State, before: Value) -> tuple[Cell, ...]:
    source = None if state.expectation is None else state.expectation.source
    return _row(change, state, before, state.expected, source)


def _due(state: State) -> Message:
    return message("due {date}", date=state.action.due)


def _row(
    change: Message, state: State, before: Value, after: Value, source: str | None
) -> tuple[Cell, ...]:
    values = (change, state.action.id, before, after, source, state.action.title)
    return tuple(Cell(value) for value in values)
