"""The figures of a plan over time: a row for each period, and for each group where asked."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from sip.plan.over_time.periods import Every
from sip.plan.over_time.series import NO_ACTIONS, series
from sip.report.document import (
    Cell,
    Column,
    Footnote,
    InWords,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    Value,
    message,
)
from sip.report.grouping import COUNTED_UNDER_EACH, key_for_programs
from sip.report.provenance import origin, subtitle
from sip.report.tables import IS_TOTAL, LATE_COLUMNS, figure_columns, figures_row, late_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sip.plan.models import Action
    from sip.plan.over_time.series import Point, Standing
    from sip.plan.partial_date import PartialDate
    from sip.plan.view import View
    from sip.report.grouping import GroupKey, Tally

_ALL_ACTIONS = message("All actions")
_ALL_PARTS = message("All sub-actions")
_TITLES: Mapping[Every, Callable[[Value], Message]] = {
    Every.MONTH: lambda plan: message("{plan}: figures month by month", plan=plan),
    Every.QUARTER: lambda plan: message("{plan}: figures quarter by quarter", plan=plan),
    Every.YEAR: lambda plan: message("{plan}: figures year by year", plan=plan),
}


def figures_over_time(
    view: View, every: Every, at: Sequence[PartialDate], grouping: Tally | None
) -> Report:
    """Return the figures at the end of each period, worked out from the logs alone.

    Before the first entry nothing is known, and nothing is shown; of a period that ends after the
    latest date on record the figures are those of then. Both are told below the table.
    Sub-actions have a table of their own.
    """
    sections = [Section("table", None, (_table("series", view, at, grouping), _of_what_is_late()))]
    if (parts := view.sub_actions) is not None:
        table = _table("sub_actions", parts, at, grouping)
        sections.append(Section("sub_actions", message("Sub-actions"), (table,)))
    return Report(
        _TITLES[every](view.record.plan.title),
        subtitle(view),
        tuple(sections),
        origin(view.as_of, None),
    )


def _table(name: str, view: View, at: Sequence[PartialDate], grouping: Tally | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    footnotes: list[Footnote] = []
    on_record = _OnRecord(view, footnotes)
    groups_of = (lambda _: ()) if grouping is None else grouping.keys_of
    names = None if grouping is None else grouping.names(_counted(view))
    points = series(view.record.actions, at, groups_of, of_sub_actions=view.of_sub_actions)
    for point in points:
        rows += _rows(point, on_record, names)
    columns = _columns(view, grouping)
    return Table(name, columns, tuple(rows), tuple(footnotes))


def _counted(view: View) -> Iterator[Action]:
    """Yield the actions of every date, or the sub-actions."""
    return (each for each in view.record.actions if each.is_part is view.of_sub_actions)


def _of_what_is_late() -> Paragraph:
    said = message(
        "Late actions are counted among the open ones whose dates are on record; where there is "
        "none, their number is unknown."
    )
    return Paragraph((said,))


def _columns(view: View, grouping: Tally | None) -> tuple[Column, ...]:
    group = () if grouping is None else (Column("group", grouping.name),)
    return (
        Column("period", message("Period")),
        *group,
        *figure_columns(view.record.figures_used, of_sub_actions=view.of_sub_actions),
        *LATE_COLUMNS[1:],
        Column("latest", message("Latest on record")),
        Column.fact("day"),
        Column.fact("open_without_due"),
        Column.fact("open_without_expected"),
        *(() if grouping is None else (Column.fact("group_key"), IS_TOTAL)),
    )


def _rows(
    point: Point, on_record: _OnRecord, names: Mapping[GroupKey, Value] | None
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a period: of each group, and of the whole."""
    if names is None:
        yield _row(point.period, (), point.whole, on_record, Tone.PLAIN)
        return
    for key, name in names.items():
        standing = point.groups.get(key, NO_ACTIONS)
        row = _row(point.period, (Cell(name),), standing, on_record, Tone.PLAIN)
        yield (*row, Cell(key_for_programs(key)), Cell(None))
    everything = (Cell(on_record.all_actions, on_record.marks_of_total(point)),)
    total = _row(point.period, everything, point.whole, on_record, Tone.TOTAL)
    yield (*total, Cell(None), Cell("true"))


def _row(
    period: PartialDate,
    group: tuple[Cell, ...],
    standing: Standing,
    on_record: _OnRecord,
    tone: Tone,
) -> tuple[Cell, ...]:
    latest = on_record.latest(period)
    figures = figures_row(None, standing.figures, on_record.figures)[1:]
    late = standing.late
    unknown = (late.open - late.with_due, late.open - late.with_expected)
    known = (*figures, *late_cells(late, [])[1:])
    cells = (
        Cell(period, on_record.marks(period)),
        *group,
        *(known if latest is not None else [Cell(None) for _ in known]),
        Cell(latest),
        Cell(period.last_day.isoformat()),
        *(Cell(number if latest is not None else None) for number in unknown),
    )
    return tuple(Cell(cell.value, cell.footnotes, tone) for cell in cells)


class _OnRecord:
    """What is on record by the end of a period, and the footnotes that say what is not."""

    def __init__(self, view: View, footnotes: list[Footnote]) -> None:
        record = view.record
        self.figures = record.figures_used
        self.all_actions = _ALL_PARTS if view.of_sub_actions else _ALL_ACTIONS
        self._dates = record.dates
        self._days = [date.last_day for date in self._dates]
        self._footnotes = footnotes
        self._numbers: dict[str, int] = {}

    def latest(self, period: PartialDate) -> PartialDate | None:
        """Return the latest date that something is on record of, None where nothing is yet."""
        place = bisect_right(self._days, period.last_day)
        return self._dates[place - 1] if place else None

    def marks(self, period: PartialDate) -> tuple[int, ...]:
        """Return the numbers of the footnotes on a period."""
        first, last = self._dates[0], self._dates[-1]
        if period.last_day < first.last_day:
            text = message("Nothing is on record before {date}.", date=InWords(first))
            return (self._number("before", text),)
        if period.last_day > last.last_day:
            text = message(
                "Nothing is on record after {date}: the figures are those of then, and what is "
                "late is as of the end of the period.",
                date=InWords(last),
            )
            return (self._number("after", text),)
        return ()

    def marks_of_total(self, point: Point) -> tuple[int, ...]:
        """Return the number of the footnote on a total that its groups are more than."""
        in_groups = sum(each.figures.actions for each in point.groups.values())
        if in_groups == point.whole.figures.actions:
            return ()
        return (self._number("several", COUNTED_UNDER_EACH),)

    def _number(self, kind: str, text: Message) -> int:
        if kind not in self._numbers:
            self._numbers[kind] = len(self._footnotes) + 1
            self._footnotes.append(Footnote(self._numbers[kind], text))
        return self._numbers[kind]
