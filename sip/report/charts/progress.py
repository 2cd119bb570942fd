"""How many actions are implemented and open, at each report's date and at the date itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.report.charts.notes import notes
from sip.report.charts.plots import Series, Stack, figures_at_dates
from sip.report.document import Chart, InWords, counted, in_context, message

if TYPE_CHECKING:
    from sip.plan.progress import Figures
    from sip.plan.view import View
    from sip.report.document import Message


def progress_chart(view: View) -> Chart:
    """Return the chart of the progress table."""
    dates = tuple(row.as_of.date for row in view.rows)
    figures = [row.figures for row in view.rows]
    implemented = Series(
        "implemented",
        in_context("progress table", "Implemented"),
        tuple(each.implemented for each in figures),
    )
    waits = any(each.not_started for each in figures)
    in_progress = Series(
        "open" if waits else "in_progress",
        in_context("number of actions", "Open")
        if waits
        else in_context("progress table", "In progress"),
        tuple(each.open for each in figures),
    )
    alternative = tuple(_in_words(date, each) for date, each in zip(dates, figures, strict=True))
    return Chart(
        name="progress",
        finding=_finding(view.last_word),
        caption=message("Implemented actions and actions in progress, by date of the data"),
        notes=notes(view),
        alternative=alternative,
        plot=Stack(dates, implemented, in_progress),
        figures=figures_at_dates("progress", dates, (implemented, in_progress)),
    )


def _in_words(date: PartialDate, figures: Figures) -> Message:
    if figures.not_started:
        return message(
            "{date}: {implemented} implemented, {open} open.",
            date=InWords(date),
            implemented=figures.implemented,
            open=figures.open,
        )
    return message(
        "{date}: {implemented} implemented, {open} in progress.",
        date=InWords(date),
        implemented=figures.implemented,
        open=figures.in_progress,
    )


def _finding(view: View) -> Message:
    figures = view.figures
    return counted(
        "{implemented} of {count} action implemented by {date}",
        "{implemented} of {count} actions implemented by {date}",
        count=figures.actions,
        implemented=figures.implemented,
        date=InWords(PartialDate.parse(view.as_of.date.month)),
    )
