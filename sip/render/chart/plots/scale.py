"""Dates at their true distances along a picture, and the years below them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.render.chart.drawing import Edge, Label, Line, Paint
from sip.render.chart.room import width_of
from sip.report.document import InWords

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawn

_SIZE = 9.0
_GAP = 6.0


@dataclass(frozen=True)
class Scale:
    """Where a day stands: the first one at `left`, the last one at `right`."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    @classmethod
    def of(cls, dates: Sequence[PartialDate], left: float, right: float) -> Scale:
        """Return the scale on which the dates take all the room."""
        days = [date.last_day for date in dates]
        return cls(min(days), max(days), left, right)

    def place(self, day: dt.date) -> float:
        """Return where the day stands; a day alone stands in the middle."""
        if self.first == self.last:
            return (self.left + self.right) / 2
        share = (day - self.first) / (self.last - self.first)
        return self.left + (self.right - self.left) * share

    def years(self, top: float, bottom: float, wording: Wording) -> Iterator[Drawn]:
        """Yield a line at the start of each year, and each year's name in the middle of it."""
        starts = [self.left]
        for year in range(self.first.year + 1, self.last.year + 1):
            place = self.place(dt.date(year, 1, 1))
            starts.append(place)
            yield Line((place, top), (place, bottom), Paint.GRID, 0.8)
        named = range(self.first.year, self.last.year + 1)
        for year, start, end in zip(named, starts, [*starts[1:], self.right], strict=True):
            text = wording.say(InWords(PartialDate.parse(f"{year:04}")))
            if width_of(text, _SIZE) + _GAP <= end - start or len(starts) == 1:
                middle = (start + end) / 2
                yield Label(
                    middle, bottom + 1.3 * _SIZE, text, Edge.MIDDLE, _SIZE, paint=Paint.FAINT
                )
