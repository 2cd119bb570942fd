"""The figures of a plan over time: a row for each period, and for each group where asked."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
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
from sip.report.grouping import WITHOUT_VALUE
from sip.report.provenance import origin, subtitle
from sip.report.tables import LATE_COLUMNS, figure_columns, figures_row, late_cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sip.plan.models import Action
    from sip.plan.over_time.series import GroupKey, Point, Standing
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.grouping import Tally

_TITLES: Mapping[Every, Callable[[Value], Message]] = {
    Every.MONTH: lambda plan: message("{plan}: figures month by month", plan=plan),
    Every.QUARTER: lambda plan: message("{plan}: figures quarter by quarter", plan=plan),
    Every.YEAR: lambda plan: message("{plan}: figures year by year", plan=plan),
}


@dataclass(frozen=True)
class _Groups:
    """The groups of a grouping in their order, and behind them the actions that are in none."""

    grouping: Tally
    names: Mapping[GroupKey, Value]

    @classmethod
    def of(cls, grouping: Tally, record: Record) -> _Groups:
        names: dict[GroupKey, Value] = dict(grouping.values.items())
        if any(not grouping.keys_of_action(action) for action in record.actions):
            names[None] = WITHOUT_VALUE
        return cls(grouping, names)

    def keys_of(self, action: Action) -> Iterable[GroupKey]:
        return self.grouping.keys_of_action(action) or (None,)


def figures_over_time(
    view: View, every: Every, at: Sequence[PartialDate], grouping: Tally | None
) -> Report:
    """Return the figures at the end of each period, worked out from the logs alone.

    Before the first entry nothing is known, and nothing is shown; after the latest date on record
    the figures are those of then. Both are told below the table. Sub-actions have a table of
    their own.
    """
    groups = None if grouping is None else _Groups.of(grouping, view.record)
    sections = [Section("table", None, (_table("series", view, at, groups), _of_what_is_late()))]
    if (parts := view.sub_actions) is not None:
        table = _table("sub_actions", parts, at, groups)
        sections.append(Section("sub_actions", message("Sub-actions"), (table,)))
    return Report(
        _TITLES[every](view.record.plan.title),
        subtitle(view),
        tuple(sections),
        origin(view.as_of, None),
    )


def _table(name: str, view: View, at: Sequence[PartialDate], groups: _Groups | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    footnotes: list[Footnote] = []
    on_record = _OnRecord(view.record, footnotes)
    groups_of = (lambda _: ()) if groups is None else groups.keys_of
    points = series(view.record.actions, at, groups_of, of_sub_actions=view.of_sub_actions)
    for point in points:
        rows += _rows(point, on_record, groups)
    return Table(name, _columns(view.record, groups), tuple(rows), tuple(footnotes))


def _of_what_is_late() -> Paragraph:
    said = message(
        "Late actions are counted among the open ones whose dates are on record; where there is "
        "none, their number is unknown."
    )
    return Paragraph((said,))


def _columns(record: Record, groups: _Groups | None) -> tuple[Column, ...]:
    group = () if groups is None else (Column("group", groups.grouping.name),)
    return (
        Column("period", message("Period")),
        *group,
        *figure_columns(record.figures_used),
        *LATE_COLUMNS[1:],
        Column("latest", message("Latest on record")),
        Column.fact("day"),
        Column.fact("open_without_due"),
        Column.fact("open_without_expected"),
        *(() if groups is None else (Column.fact("group_key"),)),
    )


def _rows(point: Point, on_record: _OnRecord, groups: _Groups | None) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a period: of each group, and of the whole."""
    if groups is None:
        yield _row(point.period, (), point.whole, on_record, Tone.PLAIN)
        return
    for key, name in groups.names.items():
        standing = point.groups.get(key, NO_ACTIONS)
        yield (*_row(point.period, (name,), standing, on_record, Tone.PLAIN), Cell(key))
    yield (
        *_row(point.period, (message("All actions"),), point.whole, on_record, Tone.TOTAL),
        Cell(None),
    )


def _row(
    period: PartialDate,
    group: tuple[Value, ...],
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
        *(Cell(name) for name in group),
        *(known if latest is not None else [Cell(None) for _ in known]),
        Cell(latest),
        Cell(period.last_day.isoformat()),
        *(Cell(number if latest is not None else None) for number in unknown),
    )
    return tuple(Cell(cell.value, cell.footnotes, tone) for cell in cells)


class _OnRecord:
    """What is on record by the end of a period, and the footnotes that say what is not."""

    def __init__(self, record: Record, footnotes: list[Footnote]) -> None:
        self.figures = record.figures_used
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
        if period.first_day > last.last_day:
            text = message(
                "Nothing is on record after {date}: the figures are those of then.",
                date=InWords(last),
            )
            return (self._number("after", text),)
        return ()

    def _number(self, kind: str, text: Message) -> int:
        if kind not in self._numbers:
            self._numbers[kind] = len(self._footnotes) + 1
            self._footnotes.append(Footnote(self._numbers[kind], text))
        return self._numbers[kind]
