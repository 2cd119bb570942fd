"""A line for each open action from its due to its expected date, drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.render.chart.drawing import Dot, Drawing, Edge, Label, Line, Paint
from sip.render.chart.plots.scale import Scale
from sip.render.chart.room import shortened, width_of
from sip.report.document import InWords, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawn, Sheet
    from sip.report.charts.plots import Stretch, Timeline

_WIDTH = 580.0
_ROW = 14.0
_HEAD = 34.0
_FOOT = 16.0
_SIZE = 9.0
_MARGIN = 8.0
_MOST_FOR_IDS = 110.0
_TITLES = 190.0
_GAP = 10.0
_CLEAR = 3.0
_DOT = 3.6
_AS_OF = message("As of {date}")
_DUE = message("Due")
_EXPECTED = message("Expected")


def lines_on(sheet: Sheet) -> int:
    """Return for how many lines there is room on the sheet, which is filled in its width."""
    height = sheet.height * _WIDTH / min(sheet.width, _WIDTH)
    return max(1, int((height - _HEAD - _FOOT) / _ROW))


def timeline_drawing(plot: Timeline, wording: Wording) -> Drawing:
    """Return the lines below each other: a hollow dot is the due date, a full one the expected."""
    ids = [wording.say(each.id) for each in plot.stretches]
    longest = max((width_of(text, _SIZE) for text in ids), default=0.0)
    titles = _MARGIN + min(longest, _MOST_FOR_IDS) + _GAP
    has_titles = any(each.title is not None for each in plot.stretches)
    left = titles + (_TITLES if has_titles else 0) + 2 * _GAP
    scale = Scale.of(plot.dates, left, _WIDTH - _MARGIN - _GAP)
    bottom = _HEAD + _ROW * len(plot.stretches)
    shapes: list[Drawn] = [*scale.years(_HEAD - 4, bottom, wording)]
    shapes += _as_of(plot, scale, bottom, left, wording)
    shapes += _heads(plot, scale, wording)
    for row, (stretch, name) in enumerate(zip(plot.stretches, ids, strict=True)):
        middle = _HEAD + _ROW * (row + 0.5)
        room = left - _MARGIN - _GAP if stretch.title is None else _MOST_FOR_IDS
        shapes.append(Label(_MARGIN, middle + 3, shortened(name, room, _SIZE), size=_SIZE))
        if stretch.title is not None:
            title = shortened(wording.say(stretch.title), _TITLES, _SIZE - 1)
            shapes.append(Label(titles, middle + 3, title, size=_SIZE - 1, paint=Paint.FAINT))
        shapes += _stretch(stretch, scale, middle)
    return Drawing(_WIDTH, bottom + _FOOT, tuple(shapes))


def _as_of(
    plot: Timeline, scale: Scale, bottom: float, left: float, wording: Wording
) -> Iterator[Drawn]:
    place = scale.place(plot.as_of.last_day)
    text = wording.say(message(_AS_OF.english, date=InWords(plot.as_of)))
    half = width_of(text, _SIZE) / 2
    middle = min(max(place, left / 2 + half), _WIDTH - _MARGIN - half)
    yield Line((place, 14), (place, bottom), Paint.ALERT, 1.2, is_dashed=True)
    yield Label(middle, 10, text, Edge.MIDDLE, _SIZE, paint=Paint.ALERT)


def _heads(plot: Timeline, scale: Scale, wording: Wording) -> Iterator[Drawn]:
    """Name the two ends above the first line, or beside a dot of each kind.

    The latter where they are near to each other, or the as-of date would go through one.
    """
    names, size, y = (wording.say(_DUE), wording.say(_EXPECTED)), _SIZE - 1, _HEAD - 5
    widths = [width_of(name, size) for name in names]
    first = plot.stretches[0] if plot.stretches else None
    if first is not None and first.due is not None and first.expected is not None:
        ends = [scale.place(date.last_day) for date in (first.due, first.expected)]
        middles = [min(end, _WIDTH - width / 2) for end, width in zip(ends, widths, strict=True)]
        line = scale.place(plot.as_of.last_day)
        is_crossed = any(
            abs(middle - line) < width / 2 + _CLEAR
            for middle, width in zip(middles, widths, strict=True)
        )
        if abs(ends[0] - ends[1]) >= sum(widths) / 2 + 2 * _GAP and not is_crossed:
            for middle, name in zip(middles, names, strict=True):
                yield Label(middle, y, name, Edge.MIDDLE, size, paint=Paint.FAINT)
            return
    left = _MARGIN + _DOT
    for is_filled, name, width in zip((False, True), names, widths, strict=True):
        yield Dot(left, y - 3, _DOT, is_filled)
        yield Label(left + _GAP, y, name, size=size, paint=Paint.FAINT)
        left += width + 3 * _GAP


def _stretch(stretch: Stretch, scale: Scale, middle: float) -> Iterator[Drawn]:
    due = None if stretch.due is None else scale.place(stretch.due.last_day)
    expected = None if stretch.expected is None else scale.place(stretch.expected.last_day)
    if due is not None and expected is not None and due != expected:
        yield Line((due, middle), (expected, middle), Paint.DARK, 2.4)
    if due is not None:
        yield Dot(due, middle, _DOT + (1.4 if due == expected else 0), is_filled=False)
    if expected is not None:
        yield Dot(expected, middle, _DOT - (1.0 if due == expected else 0), is_filled=True)
