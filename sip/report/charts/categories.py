"""How many actions of each category are open and late, and how many were open over time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.report.charts.notes import notes
from sip.report.charts.plots import Bars, Group, Panels, Series, figures_at_dates, numbers_in_words
from sip.report.document import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Enumeration,
    Footnote,
    InWords,
    Table,
    counted,
    in_context,
    message,
)
from sip.report.grouping import BY_CATEGORY, COUNTED_UNDER_EACH, Without
from sip.report.tables import category_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.document import Message, Value
    from sip.report.grouping import GroupKey, Tally

_MEASURES = ("open", "overdue", "past_expected")
_OPEN = in_context("number of actions", "Open")


def category_chart(view: View, grouping: Tally) -> Chart:
    """Return the open, overdue and past expected actions under each value at the date.

    A number that the record does not tell is none, and a note says of how many it is unknown.
    """
    table = category_table(view, grouping)
    places = [[each.name for each in table.columns].index(name) for name in _MEASURES]
    measures = tuple(
        (name, table.columns[place].heading) for name, place in zip(_MEASURES, places, strict=True)
    )
    groups = tuple(
        Group(_name(key), name, tuple(_number(row[place].value) for place in places))
        for (key, name, _), row in zip(grouping.groups(view.open), table.rows[:-1], strict=True)
    )
    return Chart(
        name=grouping.table_name,
        finding=_finding(view),
        caption=_caption(grouping),
        notes=(*notes(view), *_unknown(view), *_several(grouping, view.open)),
        alternative=tuple(_in_words(group, measures) for group in groups),
        plot=Bars(measures, groups),
        figures=replace(
            _figures(grouping, groups, measures), footnotes=_remarks(grouping, view.open)
        ),
    )


def _caption(grouping: Tally) -> Message:
    if grouping.key == BY_CATEGORY:
        return message("Open, overdue and past expected actions in each category")
    return message(
        "Open, overdue and past expected actions by the field {field}", field=grouping.name
    )


def _several(grouping: Tally, states: Iterable[State]) -> Iterator[Message]:
    if grouping.is_any_in_several(states):
        yield COUNTED_UNDER_EACH


def _remarks(grouping: Tally, states: Iterable[State]) -> tuple[Footnote, ...]:
    return tuple(Footnote(1, each) for each in _several(grouping, states))


def _name(key: GroupKey) -> str:
    return key.value if isinstance(key, Without) else key


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _finding(view: View) -> Message:
    overdue = sum(state.is_overdue for state in view.open)
    date = InWords(view.as_of.last_date)
    if not overdue:
        return _number_open(view)
    return counted(
        "{overdue} of {count} open action overdue as of {date}",
        "{overdue} of {count} open actions overdue as of {date}",
        count=len(view.open),
        overdue=overdue,
        date=date,
    )


def _number_open(view: View) -> Message:
    return counted(
        "{count} action open as of {date}",
        "{count} actions open as of {date}",
        count=len(view.open),
        date=InWords(view.as_of.last_date),
    )


def _unknown(view: View) -> Iterator[Message]:
    if without := sum(state.action.due is None for state in view.open):
        yield counted(
            "For {count} open action no due date is on record.",
            "For {count} open actions no due date is on record.",
            count=without,
        )
    if without := sum(state.expected is None for state in view.open):
        yield counted(
            "For {count} open action no expected date is on record.",
            "For {count} open actions no expected date is on record.",
            count=without,
        )


def _in_words(group: Group, measures: tuple[tuple[str, Value], ...]) -> Message:
    numbers = tuple(
        message("{label}: {number}", label=label, number=number)
        for (_, label), number in zip(measures, group.numbers, strict=True)
    )
    return message("{category}: {numbers}.", category=group.label, numbers=Enumeration(numbers))


def _figures(
    grouping: Tally, groups: tuple[Group, ...], measures: tuple[tuple[str, Value], ...]
) -> Table:
    columns = (
        Column(grouping.key, grouping.name),
        Column("label", message("Label")),
        Column("measure", message("Series")),
        Column("actions", in_context("progress table", "Actions"), ColumnKind.NUMBER),
    )
    rows = tuple(
        (Cell(group.name), Cell(group.label), Cell(measure), Cell(number))
        for group in groups
        for (measure, _), number in zip(measures, group.numbers, strict=True)
    )
    return Table(grouping.table_name, columns, rows)


def most_are_named(view: View) -> bool:
    """Tell whether the record names more of the plan's actions than it counts without a name."""
    unlisted = sum(state.action.is_unlisted for state in view.in_plan)
    return 2 * unlisted < len(view.in_plan)


def categories_over_time(view: View, grouping: Tally) -> Chart:
    """Return the open actions under each value at each report's date.

    It tells how categories progressed only where `most_are_named`: one that is closed without a
    name is in none of them, neither now nor before.
    """
    dates = tuple(row.as_of.date for row in view.rows)
    every = [state for row in view.rows for state in row.open]
    names = grouping.names(state.action for state in every)
    numbers = [{key: len(states) for key, _, states in grouping.groups(r.open)} for r in view.rows]
    series = tuple(
        Series(_name(key), name, tuple(each.get(key, 0) for each in numbers))
        for key, name in names.items()
    )
    name = f"{grouping.table_name}_over_time"
    return Chart(
        name=name,
        finding=_number_open(view.last_word),
        caption=_caption_over_time(grouping),
        notes=(*notes(view), *_several(grouping, every)),
        alternative=tuple(numbers_in_words(each, dates) for each in series),
        plot=Panels(dates, series),
        figures=replace(figures_at_dates(name, dates, series), footnotes=_remarks(grouping, every)),
    )


def _caption_over_time(grouping: Tally) -> Message:
    if grouping.key == BY_CATEGORY:
        return message("Open actions in each category, by date of the data")
    return message("Open actions by the field {field}, by date of the data", field=grouping.name)
