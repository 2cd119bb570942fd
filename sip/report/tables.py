"""The tables of status and report, worked out of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.models import Figure, Status
from sip.plan.partial_date import PartialDate, months_between
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Footnote,
    InWords,
    Message,
    Percentage,
    Table,
    Tone,
    Value,
    counted,
    in_context,
    message,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.plan.models import Action, Snapshot
    from sip.plan.progress import Figures, State
    from sip.plan.record import Record
    from sip.plan.view import View


STATUS_NAMES = {
    Status.IN_PROGRESS: in_context("status of an action", "in progress"),
    Status.IMPLEMENTED: in_context("status of an action", "implemented"),
    Status.REMOVED: in_context("status of an action", "removed"),
    Status.MERGED: in_context("status of an action", "merged"),
}
ALL_CATEGORIES = message("All categories")
FIGURE_COLUMNS = (
    Column("actions", in_context("progress table", "Actions"), ColumnKind.NUMBER),
    Column("implemented", in_context("progress table", "Implemented"), ColumnKind.NUMBER),
    Column("in_progress", in_context("progress table", "In progress"), ColumnKind.NUMBER),
    Column("closed_percent", in_context("progress table", "Closed"), ColumnKind.NUMBER),
    Column("open_percent", in_context("progress table", "Open"), ColumnKind.NUMBER),
)


def progress_table(view: View) -> Table:
    """Return a row for each snapshot up to the date, and one for the date if none was published.

    Each row is worked out at its own date from the action files (A77/28, table).
    """
    footnotes: list[Footnote] = []
    columns = (
        Column("report", message("Data and progress report")),
        *FIGURE_COLUMNS,
        Column.fact("as_of"),
        Column.fact("document"),
    )
    rows = tuple((*_progress_row(row, footnotes), *_progress_facts(row)) for row in view.rows)
    return Table("table", columns, rows, tuple(footnotes))


def _progress_row(view: View, footnotes: list[Footnote]) -> tuple[Cell, ...]:
    """Return the row of a date, adding its footnotes to those of the rows above."""
    snapshot = view.as_of.published
    if snapshot is None:
        label = message("{date} (no report published)", date=InWords(view.as_of.date))
        return figures_row(label, view.figures)
    label_cell, *cells = figures_row(snapshot_label(snapshot), view.figures)
    marked = [label_cell]
    for figure, cell in zip(Figure, cells, strict=True):
        marks: tuple[int, ...] = ()
        if (text := snapshot.footnotes.get(figure)) is not None:
            footnotes.append(Footnote(len(footnotes) + 1, text))
            marks = (len(footnotes),)
        marked.append(Cell(cell.value, marks))
    return tuple(marked)


def _progress_facts(view: View) -> tuple[Cell, Cell]:
    snapshot = view.as_of.published
    return Cell(view.as_of.date), Cell(None if snapshot is None else snapshot.document)


def figures_row(label: Value, figures: Figures) -> tuple[Cell, ...]:
    """Return a row of figures under FIGURE_COLUMNS, behind its label."""
    return (Cell(label), *(Cell(_figure(figures, each)) for each in Figure))


def snapshot_label(snapshot: Snapshot) -> Message:
    """Name a report by the month of its data and its symbol."""
    month = PartialDate.parse(snapshot.as_of.month)
    return message("{month} ({document})", month=InWords(month), document=snapshot.document)


def _figure(figures: Figures, figure: Figure) -> Value:
    number = figure.of(figures)
    if number is not None and figure in {Figure.CLOSED_PERCENT, Figure.OPEN_PERCENT}:
        return Percentage(number)
    return number


def category_table(view: View) -> Table:
    """Return how many actions are open in each category, and how many of them are late.

    Open actions without a category, which are unlisted, have a row of their own.
    """
    columns = (
        Column("category", message("Category")),
        Column("open", in_context("number of actions", "Open"), ColumnKind.NUMBER),
        Column("overdue", in_context("number of actions", "Overdue"), ColumnKind.NUMBER),
        Column("slipped", in_context("number of actions", "Slipped"), ColumnKind.NUMBER),
        Column.fact("category_key"),
    )
    categories = view.record.plan.categories
    rows = [
        _category_row(name, [s for s in view.open if s.action.category == key], key)
        for key, name in categories.items()
    ]
    if without := [state for state in view.open if state.action.category is None]:
        rows.append(_category_row(message("Not named by the reports"), without))
    rows.append(_category_row(ALL_CATEGORIES, view.open, tone=Tone.TOTAL))
    return Table("categories", columns, tuple(rows))


def _category_row(
    name: Value, states: Sequence[State], key: str | None = None, *, tone: Tone = Tone.PLAIN
) -> tuple[Cell, ...]:
    overdue = sum(state.is_overdue for state in states)
    slipped = sum(state.is_slipped for state in states)
    return (
        Cell(name, tone=tone),
        Cell(len(states), tone=tone),
        Cell(overdue, tone=tone),
        Cell(slipped, tone=tone),
        Cell(key, tone=tone),
    )


def late_table(view: View) -> Table:
    """Return the open actions that are overdue or have slipped, by due date."""
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
        Column("overdue_by", message("Overdue by"), ColumnKind.NUMBER),
        Column("slipped_by", message("Slipped by"), ColumnKind.NUMBER),
        Column.fact("overdue_days"),
        Column.fact("slipped_days"),
    )
    return Table("late", columns, tuple(_late_row(state) for state in view.late))


def _late_row(state: State) -> tuple[Cell, ...]:
    return (
        Cell(state.action.id),
        Cell(state.action.title),
        Cell(state.action.due),
        Cell(state.expected),
        Cell(overdue_by(state), tone=Tone.ALERT if state.is_overdue else Tone.PLAIN),
        Cell(slipped_by(state)),
        Cell(state.overdue_days),
        Cell(state.slipped_days),
    )


def overdue_by(state: State) -> Value:
    """Say for how many days it has been overdue, None where it is not."""
    days = state.overdue_days
    return None if days is None else counted("{count} day", "{count} days", count=days)


def slipped_by(state: State) -> Value:
    """Say by how many months, or days within a month, it has slipped, None where it has not."""
    due, expected, days = state.action.due, state.expected, state.slipped_days
    if due is None or expected is None or days is None:
        return None
    if months := months_between(due, expected):
        return counted("{count} month", "{count} months", count=months)
    return counted("{count} day", "{count} days", count=days)


def next_table(view: View) -> Table:
    """Return the open actions that are expected after the day, the next ones first."""
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column("expected", message("Expected")),
    )
    rows = tuple(
        (Cell(state.action.id), Cell(state.action.title), Cell(expected))
        for expected, state in view.expected_next
    )
    return Table("next", columns, rows)


def annex_table(view: View) -> Table:
    """Return every open action with what the record says of it at the end of the day."""
    columns = (
        Column("id", message("Action")),
        Column("category", message("Category"), all_values=ALL_CATEGORIES),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
        Column("update", message("Latest update"), ColumnKind.TEXT),
        Column.fact("category_key"),
    )
    rows = tuple(_annex_row(state, view.record) for state in view.open)
    return Table("annex", columns, rows)


def _annex_row(state: State, record: Record) -> tuple[Cell, ...]:
    action = state.action
    return (
        Cell(action.id),
        Cell(category_name(action, record)),
        Cell(action.title),
        Cell(action.due),
        Cell(state.expected),
        Cell(None if state.update is None else state.update.note),
        Cell(action.category),
    )


def category_name(action: Action, record: Record) -> Value:
    """Return the name of the action's category, None where it has none on record."""
    return None if action.category is None else record.plan.categories[action.category]
