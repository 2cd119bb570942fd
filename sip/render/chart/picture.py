"""A chart as a drawing: bare for a document that says its words, or alone with all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.render.chart.drawing import Box, Label, Paint
from sip.render.chart.plots.bars import bars_drawing
from sip.render.chart.plots.panels import panels_drawing
from sip.render.chart.plots.stack import stack_drawing
from sip.render.chart.plots.timeline import lines_on, timeline_drawing
from sip.render.chart.room import LINE, wrapped
from sip.report.charts.plots import Bars, Panels, Stack, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawing, Drawn, Sheet
    from sip.report.document import Chart

_RIGHT_TO_LEFT = "rtl"
_MARGIN = 8.0
_TITLE = 14.0
_NOTE = 8.5
_GAP = 10.0


class NoPictureError(TypeError):
    """A kind of plot that nothing here draws."""


def bare(chart: Chart, wording: Wording) -> Drawing:
    """Return the chart without title, unit and sources, as it stands in a document."""
    drawing = _plotted(chart, wording)
    return drawing.mirrored() if wording.direction == _RIGHT_TO_LEFT else drawing


def alone(chart: Chart, wording: Wording) -> Drawing:
    """Return the chart under its finding and above its caption and notes, on a sheet of paper."""
    drawing = _plotted(chart, wording)
    width = drawing.width - 2 * _MARGIN
    title = wrapped(wording.say(chart.finding), width, _TITLE, is_bold=True)
    said = (wording.say(chart.caption), wording.say_all(chart.notes))
    notes = [line for text in said for line in wrapped(text, width, _NOTE)]
    above = _MARGIN + len(title) * LINE * _TITLE + _GAP
    framed = drawing.below(_lines(title, _MARGIN, _TITLE, is_title=True), above)
    height = framed.height + _GAP + len(notes) * LINE * _NOTE + _MARGIN
    below = _lines(notes, framed.height + _GAP, _NOTE, is_title=False)
    sheet = Box(0, 0, framed.width, height, Paint.PAPER)
    framed = replace(framed, height=height, shapes=(sheet, *framed.shapes, *below))
    return framed.mirrored() if wording.direction == _RIGHT_TO_LEFT else framed


def parts(chart: Chart, sheet: Sheet) -> tuple[Chart, ...]:
    """Return the chart in as many as are needed for no timeline to be higher than the sheet."""
    plot = chart.plot
    most_lines = lines_on(sheet)
    if not isinstance(plot, Timeline) or len(plot.stretches) <= most_lines:
        return (chart,)
    starts = range(0, len(plot.stretches), most_lines)
    return tuple(
        replace(
            chart,
            name=chart.name if not start else f"{chart.name}_{number}",
            alternative=chart.alternative[start : start + most_lines],
            plot=replace(
                plot, stretches=plot.stretches[start : start + most_lines], ends=plot.dates
            ),
        )
        for number, start in enumerate(starts, start=1)
    )


def _plotted(chart: Chart, wording: Wording) -> Drawing:
    match chart.plot:
        case Stack() as plot:
            return stack_drawing(plot, wording)
        case Panels() as plot:
            return panels_drawing(plot, wording)
        case Bars() as plot:
            return bars_drawing(plot, wording)
        case Timeline() as plot:
            return timeline_drawing(plot, wording)
        case unknown:
            raise NoPictureError(unknown)


def _lines(texts: Sequence[str], top: float, size: float, *, is_title: bool) -> Iterator[Drawn]:
    paint = Paint.INK if is_title else Paint.FAINT
    for number, text in enumerate(texts):
        y = top + size + number * LINE * size
        yield Label(_MARGIN, y, text, size=size, is_bold=is_title, paint=paint)
