"""How many actions are implemented and open, at each report's date and at the date itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.kinds.figure import Figure
from sip.plan.partial_date import PartialDate
from sip.report.charts.notes import notes
from sip.report.charts.plots import Series, Stack, figures_at_dates
from sip.report.document import Chart, Footnote, InWords, counted, in_context, message
from sip.report.tables import FIGURE_HEADINGS, erratum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.progress import Figures
    from sip.plan.view import View
    from sip.report.document import Message, Table

# The others are no numbers of actions that the bars show.
_ALL_IN_PROGRESS = message("Implemented actions and actions in progress, by date of the data")
_ALL_OPEN = message("Implemented and open actions, by date of the data")
_DRAWN = (Figure.ACTIONS, Figure.IMPLEMENTED, Figure.NOT_STARTED, Figure.IN_PROGRESS)


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
    errata = tuple(_errata(view))
    table = figures_at_dates("progress", dates, (implemented, in_progress))
    return Chart(
        name="progress",
        finding=_finding(view.last_word),
        caption=_ALL_OPEN if waits else _ALL_IN_PROGRESS,
        notes=(*notes(view), *(text for _, _, text in errata)),
        alternative=alternative,
        plot=Stack(dates, implemented, in_progress),
        figures=_with_errata(table, errata),
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


_Erratum: TypeAlias = "tuple[int, Figure, Message]"


def _errata(view: View) -> Iterator[_Erratum]:
    """Yield what a report printed otherwise than its bar shows, and why, with the bar's number."""
    for index, row in enumerate(view.rows):
        snapshot = row.as_of.published
        if snapshot is None:
            continue
        for figure in _DRAWN:
            if (text := erratum(figure, snapshot)) is not None:
                named = message(
                    "{date}, {figure}: {note}",
                    date=InWords(snapshot.as_of),
                    figure=FIGURE_HEADINGS[figure],
                    note=text,
                )
                yield index, figure, named


def _with_errata(table: Table, errata: Sequence[_Erratum]) -> Table:
    """Return the table with each erratum at its number, one of all actions at both of its parts."""
    marks: defaultdict[int, list[int]] = defaultdict(list)
    bars = len(table.rows) // 2
    for number, (index, figure, _) in enumerate(errata, 1):
        if figure in {Figure.ACTIONS, Figure.IMPLEMENTED}:
            marks[index].append(number)
        if figure is not Figure.IMPLEMENTED:
            marks[bars + index].append(number)
    rows = tuple(
        (*row[:-1], replace(row[-1], footnotes=tuple(marks[index])))
        for index, row in enumerate(table.rows)
    )
    notes = tuple(Footnote(number, text) for number, (_, _, text) in enumerate(errata, 1))
    return replace(table, rows=rows, footnotes=notes)


def _finding(view: View) -> Message:
    figures = view.figures
    return counted(
        "{implemented} of {count} action implemented by {date}",
        "{implemented} of {count} actions implemented by {date}",
        count=figures.actions,
        implemented=figures.implemented,
        date=InWords(PartialDate.parse(view.as_of.date.month)),
    )
