"""What moved between two sides, as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.changes import ChangeKind, Nothing
from sip.plan.models import Status
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    InWords,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    Value,
    counted,
    in_context,
    message,
)
from sip.report.progress_report import origin
from sip.report.tables import FIGURE_COLUMNS, STATUS_NAMES, figures_row, snapshot_label

if TYPE_CHECKING:
    from sip.plan.changes import Change, Difference, News, Side


MOVES = "moves"
_CHANGES = {
    ChangeKind.IMPLEMENTED: in_context("change", "implemented"),
    ChangeKind.REOPENED: in_context("change", "reopened"),
    ChangeKind.ADDED: in_context("change", "added"),
    ChangeKind.REMOVED: in_context("change", "removed"),
    ChangeKind.MERGED: in_context("change", "merged"),
    ChangeKind.RENAMED: in_context("change", "renamed"),
    ChangeKind.FILE_GONE: in_context("change", "file gone"),
    ChangeKind.NEWLY_OVERDUE: in_context("change", "newly overdue"),
    ChangeKind.NEWLY_SLIPPED: in_context("change", "newly slipped"),
    ChangeKind.NEW_EXPECTED_DATE: in_context("change", "new expected date"),
    ChangeKind.NEW_DUE_DATE: in_context("change", "new due date"),
    ChangeKind.NEW_CATEGORY: in_context("change", "new category"),
}
_ARE_LATE = {ChangeKind.NEWLY_OVERDUE, ChangeKind.NEWLY_SLIPPED}


def difference_report(found: Difference) -> Report:
    """Return the progress row before and after, and a row for every change."""
    changes = Table(MOVES, _COLUMNS, tuple(_row(change) for change in found.changes))
    summary = counted("{count} change.", "{count} changes.", count=len(found.changes))
    now = found.after.view
    return Report(
        message("{plan}: what moved", plan=now.record.plan.title),
        (_between(found),),
        (
            Section("figures", message("Figures before and after"), (_figures(found),)),
            Section(MOVES, message("What moved"), (Paragraph((summary,)), changes)),
        ),
        origin(now.as_of, None),
    )


def _between(found: Difference) -> Message:
    after = _side(found.after)
    if isinstance(found.before, Nothing):
        return message(
            "There was no data at {revision}: all of it is new, up to {after}.",
            revision=found.before.revision,
            after=after,
        )
    return message("From {before} to {after}.", before=_side(found.before), after=after)


def _figures(found: Difference) -> Table:
    columns = (Column("date", in_context("figures at a date", "Date")), *FIGURE_COLUMNS)
    before = () if isinstance(found.before, Nothing) else (found.before,)
    rows = tuple(figures_row(_side(side), side.view.figures) for side in (*before, found.after))
    return Table("figures", columns, rows)


def _side(side: Side) -> Message:
    """Name a side by its revision and its report, or by its date where none was published."""
    as_of = side.view.as_of
    when = InWords(as_of.date) if as_of.published is None else snapshot_label(as_of.published)
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


def _row(change: Change) -> tuple[Cell, ...]:
    action = change.state.action
    before = _said(change.before)
    if change.kind in _ARE_LATE:
        before = message("due {date}", date=before)
    values = (_CHANGES[change.kind], action.id, before, _said(change.after), change.source)
    return tuple(Cell(value) for value in (*values, action.title))


def _said(news: News) -> Value:
    return STATUS_NAMES[news] if isinstance(news, Status) else news
