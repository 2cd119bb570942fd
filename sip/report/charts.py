"""The charts of the record, as numbers at dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import (
    Arrangement,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Message,
    Series,
    Table,
    Value,
    in_context,
    message,
)

if TYPE_CHECKING:
    from sip.plan.partial_date import PartialDate
    from sip.plan.view import View


def progress_chart(view: View) -> Chart:
    """Return implemented and open actions at each report's date, and at the date itself."""
    dates = _dates(view)
    figures = [row.figures for row in view.rows]
    implemented = Series(
        "implemented",
        in_context("progress table", "Implemented"),
        tuple(each.implemented for each in figures),
    )
    in_progress = Series(
        "in_progress",
        in_context("progress table", "In progress"),
        tuple(each.in_progress for each in figures),
    )
    return Chart(
        name="progress",
        caption=message("Implemented actions and actions in progress, by date of the data"),
        legend=(
            message("Dark: {series}", series=implemented.label),
            message("Light: {series}", series=in_progress.label),
        ),
        alternative=tuple(
            message(
                "{date}: {implemented} implemented, {open} in progress.",
                date=InWords(date),
                implemented=each.implemented,
                open=each.in_progress,
            )
            for date, each in zip(dates, figures, strict=True)
        ),
        dates=dates,
        series=(implemented, in_progress),
        arrangement=Arrangement.STACKED,
    )


def category_chart(view: View) -> Chart:
    """Return the open actions of each category at each report's date, and at the date itself."""
    dates = _dates(view)
    names: dict[str | None, Value] = {}
    names.update(view.record.plan.categories)
    if any(state.action.category is None for row in view.rows for state in row.open):
        names[None] = message("Not named in the record")
    series = tuple(
        Series(
            key or "unlisted",
            name,
            tuple(sum(state.action.category == key for state in row.open) for row in view.rows),
        )
        for key, name in names.items()
    )
    return Chart(
        name="categories",
        caption=message("Open actions in each category, by date of the data"),
        legend=(
            message("From top to bottom: {categories}", categories=Enumeration((*names.values(),))),
        ),
        alternative=tuple(_in_words(each, dates) for each in series),
        dates=dates,
        series=series,
        arrangement=Arrangement.PANELS,
    )


def chart_figures(chart: Chart) -> Table:
    """Return a row for each series at each date: what a program or a spreadsheet draws from."""
    columns = (
        Column("as_of", message("Date")),
        Column("series", message("Series")),
        Column("label", message("Label")),
        Column("actions", in_context("progress table", "Actions"), ColumnKind.NUMBER),
    )
    rows = tuple(
        (Cell(date), Cell(series.name), Cell(series.label), Cell(number))
        for series in chart.series
        for date, number in zip(chart.dates, series.numbers, strict=True)
    )
    return Table(chart.name, columns, rows)


def _in_words(series: Series, dates: tuple[PartialDate, ...]) -> Message:
    numbers = [
        message("{number} on {date}", number=number, date=InWords(date))
        for number, date in zip(series.numbers, dates, strict=True)
    ]
    return message(
        "{category}: {numbers}.", category=series.label, numbers=Enumeration((*numbers,))
    )


def _dates(view: View) -> tuple[PartialDate, ...]:
    return tuple(row.as_of.date for row in view.rows)
