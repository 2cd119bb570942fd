"""Numbers of groups drawn as bars along lines, each with its number and its name at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.render.chart.drawing import Box, Drawing, Label, Line, Paint
from sip.render.chart.room import width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawn
    from sip.report.charts.plots import Bars

_WIDTH = 480.0
_SIZE = 9.0
_LABELS = 150.0
_BAR = 12.0
_GAP = 10.0
_PADDING = 4.0
_MARGIN = 8.0
# The first measure is the whole that the others are parts of.
_PAINTS = (Paint.LIGHT, Paint.DARK)


def bars_drawing(plot: Bars, wording: Wording) -> Drawing:
    """Return a group below the other, its name before its bars."""
    names = [wording.say(label) for _, label in plot.measures]
    numbers = [number or 0 for group in plot.groups for number in group.numbers]
    ends = max(width_of(f"{max(numbers, default=0)}  {name}", _SIZE) for name in names)
    unit = (_WIDTH - _LABELS - ends - 3 * _PADDING) / max(1, *numbers)
    shapes: list[Drawn] = []
    top = _PADDING
    for group in plot.groups:
        lines = wrapped(wording.say(group.label), _LABELS - 2 * _MARGIN, _SIZE)
        for line, text in enumerate(lines):
            shapes.append(Label(_MARGIN, top + _SIZE + line * 1.3 * _SIZE, text, size=_SIZE))
        for index, (number, name) in enumerate(zip(group.numbers, names, strict=True)):
            paint = _PAINTS[min(index, 1)]
            texts = (wording.say(number), name)
            shapes += _bar(top + index * _BAR, (number or 0) * unit, paint, texts)
        height = max(len(names) * _BAR, len(lines) * 1.3 * _SIZE)
        shapes.append(Line((_LABELS, top - 1), (_LABELS, top + len(names) * _BAR), Paint.INK, 0.8))
        top += height + _GAP
    return Drawing(_WIDTH, top, tuple(shapes))


def _bar(top: float, length: float, paint: Paint, texts: tuple[str, str]) -> Iterator[Drawn]:
    if length:
        yield Box(_LABELS, top, length, _BAR - 2.5, paint)
    number, name = texts
    left, baseline = _LABELS + length + _PADDING, top + 0.72 * _BAR
    yield Label(left, baseline, number, size=_SIZE, is_bold=True)
    left += width_of(number, _SIZE, is_bold=True) + _PADDING
    yield Label(left, baseline, name, size=_SIZE, paint=Paint.FAINT)
