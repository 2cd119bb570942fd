"""The tables of status and report, worked out of the record."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import SUB_ACTIONS, Figure
from sip.plan.models import Status
from sip.plan.partial_date import PartialDate
from sip.plan.progress import LateFigures
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Footnote,
    InWords,
    Percentage,
    Table,
    Tone,
    Value,
    counted,
    in_context,
    message,
)
from sip.report.grouping import (
    BY_CATEGORY,
    COUNTED_UNDER_EACH,
    Tally,
    by_category,
    key_for_programs,
)
from sip.report.provenance import (
    entry_source,
    latest_entry,
    snapshot_label,
    sources,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sip.plan.models import Action, Snapshot
    from sip.plan.progress import Figures, State
    from sip.plan.record import Record
    from sip.plan.view import View


STATUS_NAMES = {
    Status.NOT_STARTED: in_context("status of an action", "not started"),
    Status.IN_PROGRESS: in_context("status of an action", "in progress"),
    Status.IMPLEMENTED: in_context("status of an action", "implemented"),
    Status.REMOVED: in_context("status of an action", "removed"),
    Status.MERGED: in_context("status of an action", "merged"),
}
ALL_CATEGORIES = message("All categories")
# What the open actions of a plan without categories are told by: nothing.
_ALL_TOGETHER = Tally("group", message("Open actions"), {})
FIGURE_HEADINGS = {
    Figure.ACTIONS: in_context("progress table", "Actions"),
    Figure.IMPLEMENTED: in_context("progress table", "Implemented"),
    Figure.VERIFIED: in_context("progress table", "Verified"),
    Figure.NOT_STARTED: in_context("progress table", "Not started"),
    Figure.IN_PROGRESS: in_context("progress table", "In progress"),
    Figure.CLOSED_PERCENT: in_context("progress table", "Closed"),
    Figure.OPEN_PERCENT: in_context("progress table", "Open"),
}


_OF_SUB_ACTIONS = {Figure.ACTIONS: in_context("progress table", "Sub-actions")}


def figure_columns(
    figures: Iterable[Figure], *, of_sub_actions: bool = False
) -> tuple[Column, ...]:
    """Return a column for each of the figures."""
    headings = {**FIGURE_HEADINGS, **(_OF_SUB_ACTIONS if of_sub_actions else {})}
    return tuple(Column(str(each), headings[each], ColumnKind.NUMBER) for each in figures)


LATE_COLUMNS = (
    Column("open", in_context("number of actions", "Open"), ColumnKind.NUMBER),
    Column("overdue", in_context("number of actions", "Overdue"), ColumnKind.NUMBER),
    Column("slipped", in_context("number of actions", "Slipped"), ColumnKind.NUMBER),
    Column("past_expected", in_context("number of actions", "Past expected"), ColumnKind.NUMBER),
)
IS_TOTAL = Column.fact("is_total")
"""Says for programs which rows are totals, in a table whose rows need not add up to them."""


def progress_table(view: View) -> Table:
    """Return a row for each snapshot up to the date, and one for news that none of them has.

    Each row is worked out at its own date from the action files (A77/28, table).
    """
    footnotes: list[Footnote] = []
    columns = (
        Column("report", message("Date of data and progress report")),
        *figure_columns(view.record.figures_used, of_sub_actions=view.of_sub_actions),
        Column.fact("as_of"),
        Column.fact("document"),
    )
    rows = tuple((*_progress_row(row, footnotes), *_progress_facts(row)) for row in view.rows)
    name = SUB_ACTIONS if view.of_sub_actions else "table"
    return Table(name, columns, rows, tuple(footnotes))


def date_of_row(view: View) -> InWords:
    """Return the date that the row of a date bears: the month of a report's data."""
    if view.as_of.published is None:
        return InWords(view.as_of.date)
    return InWords(PartialDate.parse(view.as_of.published.as_of.month))


def _progress_row(view: View, footnotes: list[Footnote]) -> tuple[Cell, ...]:
    """Return the row of a date, adding its footnotes to those of the rows above."""
    snapshot = view.as_of.published
    if snapshot is None:
        label: Value = date_of_row(view)
        if view.record.snapshots:
            label = message("{date} (no report on record)", date=label)
        return figures_row(label, view.figures, view.record.figures_used)
    used = view.record.figures_used
    return snapshot_row(snapshot_label(snapshot), view, used, footnotes)


def snapshot_row(
    label: Value, view: View, figures: Sequence[Figure], footnotes: list[Footnote]
) -> tuple[Cell, ...]:
    """Return the row of a date, adding its snapshot's footnotes and errata to those above."""
    label_cell, *cells = figures_row(label, view.figures, figures)
    snapshot = view.as_of.published
    if snapshot is None:
        return (label_cell, *cells)
    marked = [label_cell]
    for figure, cell in zip(figures, cells, strict=True):
        texts = _texts_below(figure, snapshot, of_sub_actions=view.of_sub_actions)
        marked.append(Cell(cell.value, _added(texts, footnotes)))
    return tuple(marked)


def _texts_below(figure: Figure, snapshot: Snapshot, *, of_sub_actions: bool) -> list[Value]:
    """Return what a reader is told of a figure: its footnote, and why it was printed otherwise."""
    footnote = snapshot.footnotes.get(figure.name_in(of_sub_actions=of_sub_actions))
    found = (footnote, erratum(figure, snapshot, of_sub_actions=of_sub_actions))
    return [each for each in found if each is not None]


def erratum(figure: Figure, snapshot: Snapshot, *, of_sub_actions: bool = False) -> Value:
    """Say what a report printed and why it was wrong, None where that is not on record."""
    printed = snapshot.published.of_group(of_sub_actions=of_sub_actions)
    reason = snapshot.errata.get(figure.name_in(of_sub_actions=of_sub_actions))
    if printed is None or reason is None:
        return None
    return message(
        "{document} prints {printed} here: {reason}",
        document=snapshot.document,
        printed=_said(figure, figure.of(printed)),
        reason=reason,
    )


def _progress_facts(view: View) -> tuple[Cell, Cell]:
    snapshot = view.as_of.published
    return Cell(view.as_of.date), Cell(None if snapshot is None else snapshot.document)


def figures_row(label: Value, row: Figures, figures: Iterable[Figure]) -> tuple[Cell, ...]:
    """Return a row of these of its figures, behind its label."""
    return (Cell(label), *(Cell(_said(each, each.of(row))) for each in figures))


def _said(figure: Figure, number: int | None) -> Value:
    if number is not None and figure in {Figure.CLOSED_PERCENT, Figure.OPEN_PERCENT}:
        return Percentage(number)
    return number


def category_table(view: View, grouping: Tally | None = None) -> Table:
    """Return how many actions are open in each category, and how many of them are late.

    They are told by another grouping where one is given; of a plan without categories the table
    has the total alone.

    A number that is known of none of a row's actions is left out, and a footnote says where it
    is known of some of them only.
    Open actions under none have rows of their own.
    """
    told = grouping or by_category(view.record) or _ALL_TOGETHER
    columns = (
        Column(told.key, told.name),
        *LATE_COLUMNS,
        Column.fact(f"{told.key}_key"),
        Column.fact("source"),
    )
    footnotes: list[Footnote] = []
    groups = told.groups(view.open) if told.values else []
    rows = [
        _category_row(name, states, footnotes, key_for_programs(key))
        for key, name, states in groups
    ]
    every = ALL_CATEGORIES if told.key == BY_CATEGORY else message("All open actions")
    total = _category_row(every, view.open, footnotes, tone=Tone.TOTAL)
    if told.is_any_in_several(view.open):
        marked = _added([COUNTED_UNDER_EACH], footnotes)
        total = (replace(total[0], footnotes=marked), *total[1:])
    return Table(told.table_name, columns, (*rows, total), tuple(footnotes))


def open_parts_table(view: View) -> Table:
    """Return in one row how many sub-actions are open, and how many of them are late."""
    columns = (Column("group", message("Sub-actions")), *LATE_COLUMNS)
    footnotes: list[Footnote] = []
    late = late_cells(LateFigures.of(view.open), footnotes)
    row = (Cell(message("All open sub-actions")), *late)
    return Table("open_sub_actions", columns, (row,) if view.open else (), tuple(footnotes))


def _category_row(
    name: Value,
    states: Sequence[State],
    footnotes: list[Footnote],
    key: str | None = None,
    *,
    tone: Tone = Tone.PLAIN,
) -> tuple[Cell, ...]:
    late = tuple(replace(cell, tone=tone) for cell in late_cells(LateFigures.of(states), footnotes))
    return (
        Cell(name, tone=tone),
        *late,
        Cell(key, tone=tone),
        Cell(sources((entry_source(latest_entry(states)),)), tone=tone),
    )


def late_cells(late: LateFigures, footnotes: list[Footnote]) -> tuple[Cell, ...]:
    """Return the cells of open actions under LATE_COLUMNS, with footnotes on what is unknown."""
    marks = _marks_of_unknown(late, footnotes)
    return (
        Cell(late.open, marks),
        Cell(late.overdue),
        Cell(late.slipped),
        Cell(late.past_expected),
    )


def _marks_of_unknown(late: LateFigures, footnotes: list[Footnote]) -> tuple[int, ...]:
    """Add a footnote for each date that is known of some of a row's actions only."""
    texts = []
    if 0 < late.with_due < late.open:
        texts.append(
            counted(
                "For {count} of these actions no due date is on record.",
                "For {count} of these actions no due date is on record.",
                count=late.open - late.with_due,
            )
        )
    if 0 < late.with_expected < late.open:
        texts.append(
            counted(
                "For {count} of these actions no expected date is on record.",
                "For {count} of these actions no expected date is on record.",
                count=late.open - late.with_expected,
            )
        )
    return _added(texts, footnotes)


def _added(texts: Sequence[Value], footnotes: list[Footnote]) -> tuple[int, ...]:
    """Add footnotes to those above that say the like, and return their numbers."""
    for text in texts:
        if all(each.text != text for each in footnotes):
            footnotes.append(Footnote(len(footnotes) + 1, text))
    return tuple(each.number for each in footnotes if each.text in texts)


def category_name(action: Action, record: Record) -> Value:
    """Return the name of the action's category, None where it has none on record."""
    return None if action.category is None else record.plan.categories[action.category]
