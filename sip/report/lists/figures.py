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
from sip.report.provenance import origin, subtitle
from sip.report.tables import LATE_COLUMNS, figure_columns, figures_row, late_cells
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sip.plan.models import Action
    from sip.plan.over_time.series import GroupKey, Point, Standing
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record
    from sip.plan.view import View

CATEGORY = "category"
_TITLES: Mapping[Every, Callable[[Value], Message]] = {
    Every.MONTH: lambda plan: message("{plan}: figures month by month", plan=plan),
    Every.QUARTER: lambda plan: message("{plan}: figures quarter by quarter", plan=plan),
    Every.YEAR: lambda plan: message("{plan}: figures year by year", plan=plan),
}


@dataclass(frozen=True)
class Grouping:
    """What the actions are told apart by: its groups in their order, and which an action is in.

    `total` names the whole.
    """

    heading: Message
    names: Mapping[GroupKey, Value]
    of: Callable[[Action], Iterable[GroupKey]]
    total: Value


class UnknownGroupingError(ValueError):
    """Something that the plan does not tell actions apart by; the message names what it does."""


def grouping_meant(word: str, record: Record) -> Grouping:
    """Return what the word tells actions apart by: category, or a field of the plan.

    Raises UnknownGroupingError.
    """
    plan = record.plan
    known = [*([CATEGORY] if plan.categories else []), *plan.fields]
    if word not in known:
        wanted = advice(word, known) if known else "it has neither categories nor fields"
        raise UnknownGroupingError(
            f"{printable(word) or 'an empty text'} is nothing that the plan tells actions apart "
            f"by: {wanted}"
        )
    if word == CATEGORY:
        return _grouping(
            message("Category"),
            plan.categories,
            lambda action: () if action.category is None else (action.category,),
            record,
        )
    field = plan.fields[word]
    values = field.values or _texts(word, record)
    return _grouping(
        message("{field}", field=field.name),
        values,
        lambda action: action.fields.get(word, ()),
        record,
    )


def _texts(field: str, record: Record) -> dict[str, Value]:
    """Return the texts that actions have in a field without values, each as its own name."""
    texts = {text for action in record.actions for text in action.fields.get(field, ())}
    return {text: text for text in sorted(texts)}


def _grouping(
    heading: Message,
    values: Mapping[str, Value],
    of: Callable[[Action], Sequence[str]],
    record: Record,
) -> Grouping:
    """Return the groups, and behind them those actions that are in none on record."""
    names: dict[GroupKey, Value] = dict(values.items())
    if any(not of(action) for action in record.actions):
        names[None] = message("Not named in the record")
    return Grouping(heading, names, lambda action: of(action) or (None,), message("All actions"))


def figures_over_time(
    view: View, every: Every, at: Sequence[PartialDate], by: str | None
) -> Report:
    """Return the figures at the end of each period, worked out from the logs alone.

    Before the first entry nothing is known, and nothing is shown; after the latest date on record
    the figures are those of then. Both are told below the table. Sub-actions have a table of
    their own. Raises UnknownGroupingError.
    """
    grouping = None if by is None else grouping_meant(by, view.record)
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


def _table(name: str, view: View, at: Sequence[PartialDate], grouping: Grouping | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    footnotes: list[Footnote] = []
    on_record = _OnRecord(view.record, footnotes)
    groups_of = (lambda _: ()) if grouping is None else grouping.of
    points = series(view.record.actions, at, groups_of, of_sub_actions=view.of_sub_actions)
    for point in points:
        rows += _rows(point, on_record, grouping)
    return Table(name, _columns(view.record, grouping), tuple(rows), tuple(footnotes))


def _of_what_is_late() -> Paragraph:
    said = message(
        "Late actions are counted among the open ones whose dates are on record; where there is "
        "none, their number is unknown."
    )
    return Paragraph((said,))


def _columns(record: Record, grouping: Grouping | None) -> tuple[Column, ...]:
    group = () if grouping is None else (Column("group", grouping.heading),)
    return (
        Column("period", message("Period")),
        *group,
        *figure_columns(record.figures_used),
        *LATE_COLUMNS[1:],
        Column("latest", message("Latest on record")),
        Column.fact("day"),
        Column.fact("open_without_due"),
        Column.fact("open_without_expected"),
        *(() if grouping is None else (Column.fact("group_key"),)),
    )


def _rows(
    point: Point, on_record: _OnRecord, grouping: Grouping | None
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a period: of each group, and of the whole."""
    if grouping is None:
        yield _row(point.period, (), point.whole, on_record, Tone.PLAIN)
        return
    for key, name in grouping.names.items():
        standing = point.groups.get(key, NO_ACTIONS)
        yield (*_row(point.period, (name,), standing, on_record, Tone.PLAIN), Cell(key))
    yield (*_row(point.period, (grouping.total,), point.whole, on_record, Tone.TOTAL), Cell(None))


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
