"""What moved between two sides, as a report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.compared.changes import ChangeKind, Nothing
from sip.plan.kinds.figure import SUB_ACTIONS, Figure
from sip.report.changes.readings import reading_rows, readings_table
from sip.report.changes.tables import (
    CHANGE_NAMES,
    first_table,
    moves_table,
    notes_table,
    said,
)
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Footnote,
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
from sip.report.provenance import origin, silence_of, snapshot_label
from sip.report.tables import figure_columns, snapshot_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.compared.changes import Change, Difference, Side
    from sip.plan.view import View


_QUANTITIES = {
    ChangeKind.VERIFIED: "verified_on",
    ChangeKind.NOT_VERIFIED: "verified_on",
    ChangeKind.RENAMED: "id",
    ChangeKind.NEWLY_OVERDUE: "overdue_days",
    ChangeKind.NEWLY_SLIPPED: "slipped_days",
    ChangeKind.NEWLY_PAST_EXPECTED: "past_expected_days",
    ChangeKind.NEW_EXPECTED_DATE: "expected",
    ChangeKind.FIRST_EXPECTED_DATE: "expected",
    ChangeKind.NEW_DUE_DATE: "due",
    ChangeKind.FIRST_DUE_DATE: "due",
    ChangeKind.NEW_CATEGORY: "category",
    ChangeKind.NEW_NOTE: "note",
}


def difference_report(found: Difference) -> Report:
    """Return the figures before and after, and tables of what moved, is new, or reads otherwise.

    What moved has a row for each action; for programs it has another table, as changes_report.
    """
    record = found.after.view.record
    moves = tuple(change for change in found.changes if change.kind.is_move)
    tables = (moves_table(moves, record), _changes_table(found))
    return _report(
        found,
        (
            Section("figures", message("Figures before and after"), (_figures(found),)),
            *_figures_of_sub_actions(found),
            Section("moves", message("What moved"), (Paragraph(tuple(_moved(moves))), *tables)),
            *_sections(found),
        ),
    )


def _moved(moves: Iterable[Change]) -> Iterator[Message]:
    """Say how many actions moved, and how many sub-actions by themselves."""
    moved = {change.state.action.id: change.state.action for change in moves}
    parts = sum(action.is_part for action in moved.values())
    actions = len(moved) - parts
    if actions or not parts:
        yield counted("{count} action moved.", "{count} actions moved.", count=actions)
    if parts:
        yield counted("{count} sub-action moved.", "{count} sub-actions moved.", count=parts)


def changes_report(found: Difference) -> Report:
    """Return one table alone, with a row for every change: what an analyst counts.

    What reads otherwise has a row each as well, for there is no other table that could tell it.
    """
    table = _changes_table(found)
    rows = (*table.rows, *reading_rows(found.readings, found.after.view.record))
    return _report(found, (Section("changes", None, (replace(table, rows=rows),)),))


def _report(found: Difference, sections: tuple[Section, ...]) -> Report:
    now = found.after.view
    return Report(
        message("{plan}: what moved", plan=now.record.plan.title),
        (_between(found), *silence_of(now)),
        sections,
        origin(now.as_of, None),
    )


def _sections(found: Difference) -> Iterator[Section]:
    """Yield what is no move, each part only where there is something of it."""
    parts = (
        ("first", message("First on record"), first_table(found.changes, found.after.view.record)),
        ("notes", message("New notes"), notes_table(found.changes)),
        (
            "readings",
            message("What reads otherwise"),
            readings_table(found.readings, found.after.view.record),
        ),
    )
    for name, heading, table in parts:
        if table.rows:
            yield Section(name, heading, (table,))


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
    sides = [(each, each.view) for each in _sides(found)]
    return _figures_table("figures", sides)


def _figures_of_sub_actions(found: Difference) -> Iterator[Section]:
    """Yield the same of the sub-actions by themselves, where either side has some."""
    sides = [(each, each.view.of_parts) for each in _sides(found)]
    if any(view.counted for _, view in sides):
        yield Section(SUB_ACTIONS, message("Sub-actions"), (_figures_table(SUB_ACTIONS, sides),))


def _sides(found: Difference) -> list[Side]:
    return [each for each in (found.before, found.after) if not isinstance(each, Nothing)]


def _figures_table(name: str, sides: Sequence[tuple[Side, View]]) -> Table:
    used = [f for f in Figure if any(f in view.record.figures_used for _, view in sides)]
    of_sub_actions = sides[0][1].of_sub_actions
    columns = (
        Column("date", in_context("figures at a date", "Date")),
        *figure_columns(used, of_sub_actions=of_sub_actions),
    )
    footnotes: list[Footnote] = []
    rows = tuple(snapshot_row(_side(side), view, used, footnotes) for side, view in sides)
    return Table(name, columns, rows, tuple(footnotes))


def _side(side: Side) -> Message:
    """Name a side by its revision and its report, or by its date where none was published."""
    as_of = side.view.as_of
    when = InWords(as_of.date) if as_of.published is None else snapshot_label(as_of.published)
    if side.revision is None:
        return message("{date}", date=when)
    return message("{date} at {revision}", date=when, revision=side.revision)


def _changes_table(found: Difference) -> Table:
    columns = (
        Column("change", message("Change")),
        Column("id", message("Action")),
        Column("before", message("Before")),
        Column("after", message("After")),
        Column("source", message("Source")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column.fact("kind"),
        Column.fact("quantity"),
        Column.fact("on"),
    )
    rows = tuple(_change_row(change) for change in found.changes)
    return Table("changes", columns, rows, is_fact=True)


def _change_row(change: Change) -> tuple[Cell, ...]:
    action, kind = change.state.action, change.kind
    values: tuple[Value, ...] = (
        CHANGE_NAMES[kind],
        action.id,
        said(change.before),
        said(change.after),
        change.source,
        action.title,
        kind.name.lower(),
        _QUANTITIES.get(kind, "status"),
        change.on,
    )
    return tuple(Cell(value) for value in values)
