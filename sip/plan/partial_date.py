"""Dates known to the day, the month, the quarter or the year."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache, total_ordering

_PATTERN = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-Q(?P<quarter>[1-4])|-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?"
)
_MONTHS_IN_A_QUARTER = 3
_MONTHS_IN_A_YEAR = 12
_MOST_KEPT = 4096

FORMS = "2023, 2023-Q4, 2023-12 or 2023-12-31"


class Precision(Enum):
    """How closely a date is known."""

    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A period from its first day to its last, kept as it was written.

    Ordered by its last day, because a commitment "by the end of 2024" is late only
    when 2024 is over; of those that end together the longest period comes first: 2024,
    2024-Q4, 2024-12, 2024-12-31. So no two are equal that are written differently.
    Whether one date has come by another is asked of their last days.
    """

    written: str
    precision: Precision = field(compare=False)
    first_day: dt.date = field(compare=False)
    last_day: dt.date = field(compare=False)

    @classmethod
    @lru_cache(_MOST_KEPT)  # a plan of many actions has few dates
    def parse(cls, written: str) -> PartialDate:
        """Read 2024, 2024-Q2, 2024-06 or 2024-06-30; raise ValueError for anything else."""
        match = _PATTERN.fullmatch(written)
        if match is None:
            raise ValueError(written)
        year = int(match["year"])
        if match["day"]:
            day = dt.date(year, int(match["month"]), int(match["day"]))
            return cls(written, Precision.DAY, day, day)
        if match["month"]:
            month = int(match["month"])
            return cls(written, Precision.MONTH, *_months(year, month, month))
        if match["quarter"]:
            last = int(match["quarter"]) * _MONTHS_IN_A_QUARTER
            first = last - _MONTHS_IN_A_QUARTER + 1
            return cls(written, Precision.QUARTER, *_months(year, first, last))
        return cls(written, Precision.YEAR, *_months(year, 1, _MONTHS_IN_A_YEAR))

    @classmethod
    def of_day(cls, day: dt.date) -> PartialDate:
        """Return the date that is known to the day."""
        return cls(day.isoformat(), Precision.DAY, day, day)

    @property
    def month(self) -> str:
        """The month of its last day, as 2024-04."""
        return self.last_day.isoformat()[:7]

    def covers(self, other: PartialDate) -> bool:
        """Tell whether the other date's last day lies within this period."""
        return self.first_day <= other.last_day <= self.last_day

    def __str__(self) -> str:
        return self.written

    def __lt__(self, other: PartialDate) -> bool:
        return (self.last_day, self.first_day) < (other.last_day, other.first_day)


def months_between(earlier: PartialDate, later: PartialDate) -> int:
    """Count the calendar months from one date's month to the other's."""
    years = later.last_day.year - earlier.last_day.year
    return years * _MONTHS_IN_A_YEAR + later.last_day.month - earlier.last_day.month


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    if not 1 <= first <= last <= _MONTHS_IN_A_YEAR:
        raise ValueError(last)
    return dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1])
