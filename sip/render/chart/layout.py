"""Where the bars of a chart and the texts at them stand, in points."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.plan.partial_date import PartialDate
    from sip.report.document import Chart

FONT_SIZE = 9.0
LINE = 12.0
_DIGIT = 0.64 * FONT_SIZE  # the width of a digit in DejaVu Sans, wider than most fonts
_WIDTH = 300.0
_MARGIN = 31.0
_THICKEST = 26.0
_NEAREST = 5.0  # bars nearer than this would hide each other
_CLEAR = 3.0
_SAME = 1e-6


@dataclass(frozen=True)
class Layout:
    """The width of a chart, and for each of its dates where its bar and its texts stand.

    Texts stand at their bars. Where they would run into each other, dates first take turns
    on two `levels`; where that does not help they stand upright, each in its lane, and a
    lane that is not below its bar is joined to it by a line.
    """

    width: float
    bars: tuple[float, ...]
    thickness: tuple[float, ...]
    lanes: tuple[float, ...]
    levels: tuple[int, ...] | None
    numbers_are_upright: bool
    date_length: float
    number_length: float

    @property
    def has_moved_lanes(self) -> bool:
        """Whether a lane stands elsewhere than its bar."""
        return self.lanes != self.bars


def layout_of(chart: Chart) -> Layout:
    """Place the chart's dates at their true distances in time."""
    count = len(chart.dates)
    width = max(_WIDTH, 2 * _MARGIN + LINE * (count - 1))
    right = width - _MARGIN
    true = _at_true_distances(chart.dates, _MARGIN, right)
    bars = spread(true, _NEAREST, _MARGIN, right)
    number_length = _DIGIT * max(len(str(n)) for each in chart.series for n in each.numbers)
    numbers_are_upright = _nearest_gap(bars) < number_length + _CLEAR
    lengths = [_DIGIT * len(date.written) for date in chart.dates]
    levels = None if numbers_are_upright else _levels(bars, lengths)
    return Layout(
        width=width,
        bars=bars,
        thickness=_thickness(bars),
        lanes=spread(bars, LINE, _MARGIN, right) if levels is None else bars,
        levels=levels,
        numbers_are_upright=numbers_are_upright,
        date_length=max(lengths),
        number_length=number_length,
    )


def spread(wanted: Sequence[float], gap: float, left: float, right: float) -> tuple[float, ...]:
    """Return the places nearest to those wanted that are at least the gap apart.

    Those in each other's way move together, as little as they can, within left and right.
    """
    groups: list[list[float]] = []
    for index, place in enumerate(wanted):
        groups.append([place - index * gap])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            last = groups.pop()
            groups[-1] += last
    limit = right - gap * (len(wanted) - 1)
    means = [min(max(_mean(group), left), limit) for group in groups for _ in group]
    return tuple(
        place if abs(mean + index * gap - place) < _SAME else mean + index * gap
        for index, (mean, place) in enumerate(zip(means, wanted, strict=True))
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def _at_true_distances(
    dates: Sequence[PartialDate], left: float, right: float
) -> tuple[float, ...]:
    first = dates[0].last_day
    days = [(date.last_day - first).days for date in dates]
    if not days[-1]:
        return ((left + right) / 2,) * len(dates)
    return tuple(left + (right - left) * day / days[-1] for day in days)


def _nearest_gap(places: Sequence[float]) -> float:
    return min((after - before for before, after in pairwise(places)), default=_WIDTH)


def _thickness(bars: Sequence[float]) -> tuple[float, ...]:
    gaps = [_WIDTH, *(after - before for before, after in pairwise(bars)), _WIDTH]
    return tuple(min(_THICKEST, 0.8 * before, 0.8 * after) for before, after in pairwise(gaps))


def _levels(places: Sequence[float], lengths: Sequence[float]) -> tuple[int, ...] | None:
    """Give each text a level, 0 or 1, so that none lies on another or on another's line down."""
    levels: list[int] = []
    ends = [0.0, 0.0]
    lowered = 0.0
    for place, length in zip(places, lengths, strict=True):
        start = place - length / 2
        if start >= max(ends[0], lowered):
            level = 0
        elif start >= ends[1] and place >= ends[0]:
            level = 1
            lowered = place + _CLEAR
        else:
            return None
        ends[level] = start + length + _CLEAR
        levels.append(level)
    return tuple(levels)
