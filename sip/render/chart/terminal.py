"""A chart as rows of block characters, and the texts that stand around one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sip.report.document import Arrangement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.plan.partial_date import PartialDate
    from sip.report.document import Chart, Value

_FULL = "█"
_FAINT = "░"
_ROWS = 14
_PANEL_ROWS = 8
_LONGEST_BAR = 60


def chart_lines(chart: Chart, wording: Wording, width: int) -> list[str]:
    """Return the chart with its caption and legend, no bar reaching beyond the width.

    There is a row a date, and blank ones between them where more time went by.
    """
    caption = wording.say(chart.caption)
    match chart.arrangement:
        case Arrangement.STACKED:
            return [caption, *_legend(chart, wording), "", *_stack(chart, width)]
        case Arrangement.PANELS:
            return [caption, *_panels(chart, wording, width)]


def texts_around(chart: Chart) -> tuple[Value, ...]:
    """Return what a document says around the chart's picture: caption, legend, alternative."""
    return (chart.caption, *chart.legend, *chart.alternative)


def _legend(chart: Chart, wording: Wording) -> Iterator[str]:
    """Name the fills by themselves: whether a full block is dark is the terminal's choice."""
    for fill, series in zip((_FULL, _FAINT), chart.series, strict=True):
        yield f"{fill} {wording.say(series.label)}"


def _stack(chart: Chart, width: int) -> Iterator[str]:
    dark, light = chart.series
    dates, before, after = _aligned(chart.dates), _aligned(dark.numbers), _aligned(light.numbers)
    room = width - len(dates[0]) - len(before[0]) - len(after[0]) - 4
    totals = [full + faint for full, faint in zip(dark.numbers, light.numbers, strict=True)]
    longest = _longest(totals, room)
    for index in _rows(chart.dates, _ROWS):
        if index is None:
            yield ""
            continue
        length = _length(totals[index], max(totals), longest)
        full = _part(dark.numbers[index], totals[index], length)
        bar = _FULL * full + _FAINT * (length - full)
        start = f"{dates[index]}  {before[index]} "
        yield f"{start}{bar} {light.numbers[index]}" if bar else f"{start}{light.numbers[index]}"


def _panels(chart: Chart, wording: Wording, width: int) -> Iterator[str]:
    dates = _aligned(chart.dates)
    numbers = [number for series in chart.series for number in series.numbers]
    longest = _longest(numbers, width - len(dates[0]) - max(len(str(n)) for n in numbers) - 3)
    for series in chart.series:
        yield ""
        yield wording.say(series.label)
        for index in _rows(chart.dates, _PANEL_ROWS):
            if index is None:
                yield ""
                continue
            number = series.numbers[index]
            bar = _FULL * _length(number, max(numbers), longest)
            yield f"{dates[index]}  {bar} {number}" if bar else f"{dates[index]}  {number}"


def _aligned(values: Sequence[PartialDate] | Sequence[int]) -> list[str]:
    """Return dates with their years below each other, numbers with their ones."""
    texts = [str(value) for value in values]
    width = max(map(len, texts))
    return [
        text.rjust(width) if isinstance(value, int) else text.ljust(width)
        for text, value in zip(texts, values, strict=True)
    ]


def _longest(numbers: Sequence[int], room: int) -> int:
    """Return how long the longest bar is: a small number is a block a piece, at most."""
    return max(1, min(room, _LONGEST_BAR, max(numbers)))


def _length(number: int, greatest: int, longest: int) -> int:
    """Return how many blocks show the number; none shows nothing, any other at least one."""
    return max(1, round(number * longest / greatest)) if number else 0


def _part(full: int, total: int, length: int) -> int:
    """Return how many blocks of a bar are full, leaving each kind at least one if it has any."""
    if full in {0, total} or length == 1:
        return length if full else 0
    return min(max(1, round(full * length / total)), length - 1)


def _rows(dates: Sequence[PartialDate], rows: int) -> Iterator[int | None]:
    """Yield the number of the date that stands in each row, None for a blank row."""
    last = -1
    for index, row in enumerate(_places(dates, max(rows, len(dates) * 5 // 4))):
        yield from [None] * (row - last - 1)
        yield index
        last = row


def _places(dates: Sequence[PartialDate], rows: int) -> list[int]:
    """Return the row of each date: as near to its true distance as one date a row allows."""
    steps = [(after.last_day - before.last_day).days for before, after in pairwise(dates)]
    # Never more than a blank row where all steps are alike: distance has nothing to tell there.
    nearest = max(1, min(steps, default=1))
    unit = max(sum(steps) / (rows - 1), nearest / 2)
    places = [0]
    day = 0
    for step in steps:
        day += step
        places.append(max(places[-1] + 1, round(day / unit)))
    return places
