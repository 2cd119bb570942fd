"""A chart in a terminal: rows of block characters, or lines between dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from sip.render.lines import apart, wrap
from sip.report.charts.plots import Bars, Panels, Stack, Timeline
from sip.report.document import Chart, InWords, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.plan.partial_date import PartialDate
    from sip.report.charts.plots import Stretch
    from sip.report.document import Value

_FULL, _FAINT = "█", "░"
_DUE, _EXPECTED, _BOTH, _BETWEEN, _AS_OF = "○", "●", "◉", "─", "┊"
_ISOLATES = re.compile("[\u2066-\u2069]")
_LONGEST_BAR = 60
_MOST_FOR_IDS = 24
# From this many columns on, there is room for the dates in words of digits, and for titles.
_WITH_DATES = 70
_WITH_TITLES = 120
_TITLE = 40
_LONGEST_LINE = 72
_SHORTEST_LINE = 8


def chart_lines(chart: Chart, wording: Wording, width: int) -> list[str]:
    """Return the chart between its caption and its remarks, no line beyond the width if it can."""
    remarks = [line for text in chart.remarks for line in wrap(wording.say(text), width)]
    return [*_chart_lines(chart, wording, width), *([""] if remarks else []), *remarks]


def _chart_lines(chart: Chart, wording: Wording, width: int) -> list[str]:
    caption = wrap(wording.say(chart.caption), width)
    match chart.plot:
        case Stack() as plot:
            return [*caption, *_legend(plot, wording), "", *_stack(plot, width)]
        case Panels() as plot:
            return [*caption, *_panels(plot, wording, width)]
        case Bars() as plot:
            return [*caption, *_bars(plot, wording, width)]
        case Timeline() as plot:
            return [*caption, *_key(plot, wording, width), "", *_timeline(plot, wording, width)]
        case _:
            return [*caption, *(wording.say(each) for each in chart.alternative)]


def texts_around(chart: Chart) -> tuple[Value, ...]:
    """Return what is said of a picture that is written to a file: what it shows, and how."""
    return (chart.caption, *chart.alternative, *chart.remarks)


def _legend(plot: Stack, wording: Wording) -> Iterator[str]:
    """Name the fills by themselves: whether a full block is dark is the terminal's choice."""
    for fill, series in ((_FULL, plot.lower), (_FAINT, plot.upper)):
        yield f"{fill} {wording.say(series.label)}"


def _stack(plot: Stack, width: int) -> Iterator[str]:
    pairs = [*zip(plot.lower.numbers, plot.upper.numbers, strict=True)]
    dates, before, after = (
        _aligned(plot.dates),
        _aligned(plot.lower.numbers),
        _aligned(plot.upper.numbers),
    )
    room = width - len(dates[0]) - len(before[0]) - len(after[0]) - 4
    totals = [full + faint for full, faint in pairs]
    longest = _longest(totals, room)
    for date, number, total, (full, faint) in zip(dates, before, totals, pairs, strict=True):
        length = _length(total, max(totals), longest)
        part = _part(full, total, length)
        bar = _FULL * part + _FAINT * (length - part)
        start = f"{date}  {number} "
        yield f"{start}{bar} {faint}" if bar else f"{start}{faint}"


def _panels(plot: Panels, wording: Wording, width: int) -> Iterator[str]:
    dates = _aligned(plot.dates)
    numbers = [number for series in plot.series for number in series.numbers]
    longest = _longest(numbers, width - len(dates[0]) - max(len(str(n)) for n in numbers) - 3)
    for series in plot.series:
        yield ""
        yield wording.say(series.label)
        for date, number in zip(dates, series.numbers, strict=True):
            bar = _FULL * _length(number, max(numbers), longest)
            yield f"{date}  {bar} {number}" if bar else f"{date}  {number}"


def _bars(plot: Bars, wording: Wording, width: int) -> Iterator[str]:
    names = [wording.say(label) for _, label in plot.measures]
    widest = max(map(cell_len, names))
    numbers = [number or 0 for group in plot.groups for number in group.numbers]
    longest = _longest(numbers, width - widest - len(str(max(numbers, default=0))) - 5)
    for group in plot.groups:
        yield ""
        yield from wrap(wording.say(group.label), width)
        for index, (name, number) in enumerate(zip(names, group.numbers, strict=True)):
            fill = _FULL if index else _FAINT
            bar = fill * _length(number or 0, max(numbers), longest)
            start = f"  {_in_columns(name, widest)}  "
            said = wording.say(number)
            yield f"{start}{bar} {said}" if bar else f"{start}{said}"


def _key(plot: Timeline, wording: Wording, width: int) -> list[str]:
    """Say what the marks mean, each with its meaning on one line."""
    meanings = (
        f"{_DUE} {wording.say(message('Due'))}",
        f"{_EXPECTED} {wording.say(message('Expected'))}",
        f"{_AS_OF} {wording.say(message('As of {date}', date=InWords(plot.as_of)))}",
    )
    together = "   ".join(meanings)
    return [together] if cell_len(together) <= width else [*meanings]


def _timeline(plot: Timeline, wording: Wording, width: int) -> Iterator[str]:
    ids = [wording.say(each.id) for each in plot.stretches]
    dates = [_both(each, wording) for each in plot.stretches]
    widest_id = min(max(map(cell_len, ids), default=0), _MOST_FOR_IDS, width // 3)
    widest_date = max(map(cell_len, dates), default=0) if width >= _WITH_DATES else 0
    title = _TITLE if width >= _WITH_TITLES else 0
    used = widest_id + 2 + (title + 2 if title else 0) + (widest_date + 2 if widest_date else 0)
    length = max(_SHORTEST_LINE, min(_LONGEST_LINE, width - used))
    for stretch, name, both in zip(plot.stretches, ids, dates, strict=True):
        columns = [_in_columns(name, widest_id)]
        if title:
            said = "" if stretch.title is None else wording.say(stretch.title)
            columns.append(_in_columns(said, title))
        columns.append(_line(stretch, plot, length))
        if widest_date:
            columns.append(both)
        yield "  ".join(columns).rstrip()


def _both(stretch: Stretch, wording: Wording) -> str:
    return f"{wording.say(stretch.due)} → {wording.say(stretch.expected)}"


def _in_columns(text: str, columns: int) -> str:
    """Return the text as wide as that, with an ellipsis where it is cut."""
    if cell_len(text) <= columns:
        return apart(text) + " " * (columns - cell_len(text))
    # What is between isolates would have its end cut off.
    return apart(f"{set_cell_size(_ISOLATES.sub('', text), columns - 1)}…")


def _line(stretch: Stretch, plot: Timeline, length: int) -> str:
    """Draw the line from the due to the expected date, each date in the column nearest to it."""
    first, last = min(plot.dates).last_day, max(plot.dates).last_day

    def column(date: PartialDate) -> int:
        days = (last - first).days
        return round((date.last_day - first).days * (length - 1) / days) if days else 0

    cells = [" "] * length
    due = None if stretch.due is None else column(stretch.due)
    expected = None if stretch.expected is None else column(stretch.expected)
    if due is not None and expected is not None:
        for place in range(min(due, expected), max(due, expected)):
            cells[place] = _BETWEEN
    cells[column(plot.as_of)] = _AS_OF
    if due is not None:
        cells[due] = _DUE
    if expected is not None:
        cells[expected] = _BOTH if due == expected else _EXPECTED
    return "".join(cells)


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
    return max(1, min(room, _LONGEST_BAR, max(numbers, default=1)))


def _length(number: int, greatest: int, longest: int) -> int:
    """Return how many blocks show the number; none shows nothing, any other at least one."""
    return max(1, round(number * longest / greatest)) if number else 0


def _part(full: int, total: int, length: int) -> int:
    """Return how many blocks of a bar are full, leaving each kind at least one if it has any."""
    if full in {0, total} or length == 1:
        return length if full else 0
    return min(max(1, round(full * length / total)), length - 1)
