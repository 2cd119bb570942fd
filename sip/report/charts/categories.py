"""How many actions of each category are open and late, and how many were open over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.charts.notes import notes
from sip.report.charts.plots import Bars, Group, Panels, Series, figures_at_dates, numbers_in_words
from sip.report.document import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Table,
    counted,
    in_context,
    message,
)
from sip.report.grouping import WITHOUT_VALUE
from sip.report.tables import category_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.view import View
    from sip.report.document import Message, Value

_MEASURES = ("open", "overdue", "past_expected")
_OPEN = in_context("number of actions", "Open")


def category_chart(view: View) -> Chart:
    """Return the open, overdue and past expected actions of each category at the date.

    A number that the record does not tell is none, and a note says of how many it is unknown.
    """
    table = category_table(view)
    places = [[each.name for each in table.columns].index(name) for name in _MEASURES]
    measures = tuple(
        (name, table.columns[place].heading) for name, place in zip(_MEASURES, places, strict=True)
    )
    key = [each.name for each in table.columns].index("category_key")
    groups = tuple(
        Group(
            _text_or(row[key].value, "unlisted"),
            row[0].value,
            tuple(_number(row[place].value) for place in places),
        )
        for row in table.rows[:-1]
    )
    return Chart(
        name="categories",
        finding=_finding(view),
        caption=message("Open, overdue and past expected actions in each category"),
        notes=(*notes(view), *_unknown(view)),
        alternative=tuple(_in_words(group, measures) for group in groups),
        plot=Bars(measures, groups),
        figures=_figures(groups, measures),
    )


def _text_or(value: Value, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _finding(view: View) -> Message:
    overdue = sum(state.is_overdue for state in view.open)
    date = InWords(view.as_of.last_date)
    if not overdue:
        return counted(
            "{count} action open as of {date}",
            "{count} actions open as of {date}",
            count=len(view.open),
            date=date,
        )
    return counted(
        "{overdue} of {count} open action overdue as of {date}",
        "{overdue} of {count} open actions overdue as of {date}",
        count=len(view.open),
        overdue=overdue,
        date=date,
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


def _figures(groups: tuple[Group, ...], measures: tuple[tuple[str, Value], ...]) -> Table:
    columns = (
        Column("category", message("Category")),
        Column("label", message("Label")),
        Column("measure", message("Series")),
        Column("actions", in_context("progress table", "Actions"), ColumnKind.NUMBER),
    )
    rows = tuple(
        (Cell(group.name), Cell(group.label), Cell(measure), Cell(number))
        for group in groups
        for (measure, _), number in zip(measures, group.numbers, strict=True)
    )
    return Table("categories", columns, rows)


def most_are_named(view: View) -> bool:
    """Tell whether the record names more of the plan's actions than it counts without a name."""
    unlisted = sum(state.action.is_unlisted for state in view.in_plan)
    return 2 * unlisted < len(view.in_plan)


def categories_over_time(view: View) -> Chart:
    """Return the open actions of each category at each report's date.

    It tells how categories progressed only where `most_are_named`: one that is closed without a
    name is in none of them, neither now nor before.
    """
    dates = tuple(row.as_of.date for row in view.rows)
    names: dict[str | None, Value] = {}
    names.update(view.record.plan.categories)
    if any(state.action.category is None for row in view.rows for state in row.open):
        names[None] = WITHOUT_VALUE
    series = tuple(
        Series(
            key or "unlisted",
            name,
            tuple(sum(state.action.category == key for state in row.open) for row in view.rows),
        )
        for key, name in names.items()
    )
    return Chart(
        name="categories_over_time",
        finding=_finding(view.last_word),
        caption=message("Open actions in each category, by date of the data"),
        notes=notes(view),
        alternative=tuple(numbers_in_words(each, dates) for each in series),
        plot=Panels(dates, series),
        figures=figures_at_dates("categories_over_time", dates, series),
    )
