"""Several kinds of action at the same dates, drawn below each other on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.render.chart.drawing import Box, Drawing, Edge, Label, Line, Paint
from sip.render.chart.plots.scale import Scale
from sip.render.chart.room import nearest_gap, width_of, without_collisions, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawn
    from sip.report.charts.plots import Panels, Series

_WIDTH = 480.0
_LABELS = 140.0
_MARGIN = 8.0
_SIZE = 9.0
_PANEL = 46.0
_BAR = 30.0
_LINE = 12.0
_THICKEST = 26.0
_THINNEST = 1.0


def panels_drawing(plot: Panels, wording: Wording) -> Drawing:
    """Return a panel a kind, its name before it, and the years below them all."""
    scale = Scale.of(plot.dates, _LABELS + _THICKEST, _WIDTH - _MARGIN - _THICKEST / 2)
    places = [scale.place(date.last_day) for date in plot.dates]
    thickness = max(_THINNEST, min(_THICKEST, 0.8 * nearest_gap(places, _WIDTH)))
    unit = _BAR / max(1, *(number for each in plot.series for number in each.numbers))
    columns = _Columns(tuple(places), thickness, unit)
    floor = _PANEL * len(plot.series)
    shapes: list[Drawn] = [*scale.years(_SIZE, floor, wording)]
    for index, series in enumerate(plot.series):
        shapes += _panel(series, columns, _PANEL * (index + 1), wording)
    return Drawing(_WIDTH, floor + _LINE + 4, tuple(shapes))


@dataclass(frozen=True)
class _Columns:
    """Where the bars of every panel stand, how wide each is, and how high for one action."""

    places: tuple[float, ...]
    thickness: float
    unit: float


def _panel(series: Series, columns: _Columns, floor: float, wording: Wording) -> Iterator[Drawn]:
    for line, text in enumerate(wrapped(wording.say(series.label), _LABELS - 2 * _MARGIN, _SIZE)):
        yield Label(_MARGIN, floor - _BAR + _SIZE + line * _LINE, text, size=_SIZE)
    for place, number in zip(columns.places, series.numbers, strict=True):
        if number:
            left, height = place - columns.thickness / 2, number * columns.unit
            yield Box(left, floor - height, columns.thickness, height, Paint.LIGHT)
    texts = [wording.say(number) for number in series.numbers]
    fitting = without_collisions(columns.places, [width_of(text, _SIZE) for text in texts], 2)
    for index in fitting:
        top = floor - series.numbers[index] * columns.unit - 3
        yield Label(columns.places[index], top, texts[index], Edge.MIDDLE, _SIZE)
    yield Line((_LABELS, floor), (_WIDTH - _MARGIN, floor), Paint.INK, 0.8)
