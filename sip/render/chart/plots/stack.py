"""Two kinds of action at dates, drawn: bars of equal width, or a step line at many dates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sip.render.chart.drawing import Area, Box, Drawing, Edge, Label, Line, Paint
from sip.render.chart.plots.scale import Scale
from sip.render.chart.room import nearest_gap, spread, width_of, without_collisions
from sip.report.document import InWords

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawn
    from sip.report.charts.plots import Stack

_WIDTH = 480.0
_TOP = 8.0
_FLOOR = 158.0
_SIZE = 9.0
_LINE = 12.0
_THICKEST = 34.0
_OF_THE_GAP = 0.8
_PADDING = 3.0
_MARGIN = 8.0
_LEVELS = 2


def stack_drawing(plot: Stack, wording: Wording) -> Drawing:
    """Return the two kinds on each other, named beside the last date, numbers in the bars."""
    ends = _EndLabels(plot, wording)
    right = _WIDTH - _MARGIN - ends.width
    scale = Scale.of(plot.dates, _MARGIN + _THICKEST / 2, right - _THICKEST / 2)
    places = [scale.place(date.last_day) for date in plot.dates]
    thickness = min(_THICKEST, _OF_THE_GAP * nearest_gap(places, _WIDTH))
    numbers = (*plot.lower.numbers, *plot.upper.numbers)
    widest = max(width_of(wording.say(number), _SIZE) for number in numbers)
    if thickness >= widest + _PADDING:
        shapes = [*_bars(plot, places, thickness, wording)]
    else:
        shapes = [*scale.years(_TOP, _FLOOR, wording), *_steps(plot, places, wording)]
        thickness = 0
    levels, height = ([], _LINE) if not thickness else _dates(plot, places, wording)
    return Drawing(
        _WIDTH,
        _FLOOR + height + _PADDING,
        (
            *shapes,
            Line((_MARGIN, _FLOOR), (right, _FLOOR), Paint.INK, 0.8),
            *levels,
            *ends.shapes(places[-1] + thickness / 2, _unit(plot)),
        ),
    )


def _unit(plot: Stack) -> float:
    """Return how high one action is."""
    pairs = zip(plot.lower.numbers, plot.upper.numbers, strict=True)
    return (_FLOOR - _TOP) / max(1, *(lower + upper for lower, upper in pairs))


def _bars(plot: Stack, places: list[float], thickness: float, wording: Wording) -> Iterator[Drawn]:
    unit = _unit(plot)
    for place, lower, upper in zip(places, plot.lower.numbers, plot.upper.numbers, strict=True):
        bottom = _FLOOR
        for number, paint, on in (
            (lower, Paint.DARK, Paint.ON_DARK),
            (upper, Paint.LIGHT, Paint.INK),
        ):
            height = number * unit
            if not number:
                continue
            bottom -= height
            yield Box(place - thickness / 2, bottom, thickness, height, paint)
            if height >= _LINE:
                middle = bottom + height / 2 + 0.36 * _SIZE
                yield Label(place, middle, wording.say(number), Edge.MIDDLE, _SIZE, paint=on)


def _steps(plot: Stack, places: list[float], wording: Wording) -> Iterator[Drawn]:
    """Yield the two kinds as areas whose tops stay as they are until the next date.

    A number stands in its step where the step is wide and high enough for it.
    """
    unit = _unit(plot)
    pairs = [*zip(plot.lower.numbers, plot.upper.numbers, strict=True)]
    tops = [_FLOOR - (lower + upper) * unit for lower, upper in pairs]
    yield Area(_staircase(places, tops), Paint.LIGHT)
    yield Area(_staircase(places, [_FLOOR - lower * unit for lower, _ in pairs]), Paint.DARK)
    for (start, end), number in zip(pairwise(places), plot.lower.numbers, strict=False):
        text = wording.say(number)
        if end - start >= width_of(text, _SIZE) + _PADDING and number * unit >= _LINE:
            y = _FLOOR - number * unit + _SIZE
            yield Label((start + end) / 2, y, text, Edge.MIDDLE, _SIZE, paint=Paint.ON_DARK)


def _staircase(places: list[float], tops: list[float]) -> tuple[tuple[float, float], ...]:
    corners = [(places[0], _FLOOR)]
    for (place, following), top in zip(pairwise(places), tops, strict=False):
        corners += [(place, top), (following, top)]
    return (*corners, (places[-1], tops[-1]), (places[-1], _FLOOR))


def _dates(plot: Stack, places: list[float], wording: Wording) -> tuple[list[Drawn], float]:
    """Return the dates below the bars, on two levels where one has no room, and their height."""
    texts = [wording.say(InWords(date)) for date in plot.dates]
    widths = [width_of(text, _SIZE) for text in texts]
    # Those at the ends may hang over the bars, yet not over the edge of the sheet.
    middles = [
        min(max(place, width / 2 + 1), _WIDTH - width / 2 - 1)
        for place, width in zip(places, widths, strict=True)
    ]
    left = list(range(len(texts)))
    shapes: list[Drawn] = []
    level = 0
    while left and level < _LEVELS:
        fitting = without_collisions(
            [middles[i] for i in left], [widths[i] for i in left], 2 * _PADDING
        )
        placed = [left[i] for i in fitting]
        y = _FLOOR + _LINE * (level + 1)
        shapes += [Label(middles[i], y, texts[i], Edge.MIDDLE, _SIZE) for i in placed]
        left = [i for i in left if i not in placed]
        level += 1
    return shapes, _LINE * level


@dataclass(frozen=True)
class _EndLabels:
    """The names of both kinds with their last numbers, beside the last date."""

    plot: Stack
    wording: Wording

    @property
    def width(self) -> float:
        """The room that they take."""
        return 2 * _PADDING + max(width_of(text, _SIZE, is_bold=True) for text in self._texts)

    @property
    def _texts(self) -> tuple[str, str]:
        say = self.wording.say
        return (
            f"{say(self.plot.upper.label)} {say(self.plot.upper.numbers[-1])}",
            f"{say(self.plot.lower.label)} {say(self.plot.lower.numbers[-1])}",
        )

    def shapes(self, left: float, unit: float) -> Iterator[Drawn]:
        """Yield each name beside the middle of its part, the two never on each other."""
        lower, upper = self.plot.lower.numbers[-1], self.plot.upper.numbers[-1]
        wanted = (_FLOOR - (lower + upper / 2) * unit, _FLOOR - lower / 2 * unit)
        first, last = _TOP + 0.64 * _SIZE, _FLOOR - 0.7 * _SIZE
        for text, middle in zip(self._texts, spread(wanted, _LINE, first, last), strict=True):
            y = middle + 0.36 * _SIZE
            yield Label(left + 2 * _PADDING, y, text, Edge.LEFT, _SIZE, is_bold=True)
