"""Months, quarters and years, one after the other."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS_OF_QUARTER = 3


class Every(StrEnum):
    """How long each period of a series is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def of(self, day: dt.date) -> PartialDate:
        """Return the period that a day is in."""
        match self:
            case Every.MONTH:
                return PartialDate.parse(f"{day.year:04}-{day.month:02}")
            case Every.QUARTER:
                quarter = (day.month - 1) // _MONTHS_OF_QUARTER + 1
                return PartialDate.parse(f"{day.year:04}-Q{quarter}")
            case Every.YEAR:
                return PartialDate.parse(f"{day.year:04}")


def periods(every: Every, first: dt.date, last: dt.date) -> Iterator[PartialDate]:
    """Yield the period of the first day, and each one after it up to that of the last day."""
    period = every.of(first)
    while period.first_day <= last:
        yield period
        if period.last_day == dt.date.max:
            return
        period = every.of(period.last_day + dt.timedelta(days=1))
