"""Dates in words: the months and quarters, and the patterns that put them together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import Precision
from sip.report.document import in_context, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from sip.plan.partial_date import PartialDate
    from sip.report.document import InWords, Message, Value

_MONTHS = (
    in_context("month", "January"),
    in_context("month", "February"),
    in_context("month", "March"),
    in_context("month", "April"),
    in_context("month", "May"),
    in_context("month", "June"),
    in_context("month", "July"),
    in_context("month", "August"),
    in_context("month", "September"),
    in_context("month", "October"),
    in_context("month", "November"),
    in_context("month", "December"),
)
# Many languages decline a month that follows a day: 15 апреля 2024, but апрель 2024.
_MONTHS_AFTER_A_DAY = (
    in_context("month after a day", "January"),
    in_context("month after a day", "February"),
    in_context("month after a day", "March"),
    in_context("month after a day", "April"),
    in_context("month after a day", "May"),
    in_context("month after a day", "June"),
    in_context("month after a day", "July"),
    in_context("month after a day", "August"),
    in_context("month after a day", "September"),
    in_context("month after a day", "October"),
    in_context("month after a day", "November"),
    in_context("month after a day", "December"),
)
_QUARTERS = (
    in_context("quarter", "first quarter"),
    in_context("quarter", "second quarter"),
    in_context("quarter", "third quarter"),
    in_context("quarter", "fourth quarter"),
)
_DECEMBER = 12


def date_in_words(said: InWords, digits: Callable[[str], str]) -> Message:
    """Return what says a date; `digits` writes the numbers in it."""
    date = said.date
    day = date.last_day
    year = digits(str(day.year))
    month = _MONTHS[day.month - 1]
    match date.precision:
        case Precision.DAY:
            return _day_in_words(date, digits)
        case Precision.MONTH if said.is_deadline and day.month == _DECEMBER:
            return message("end of {year}", year=year)
        case Precision.MONTH:
            return in_context("date", "{month} {year}", month=month, year=year)
        case Precision.QUARTER:
            quarter = _QUARTERS[(day.month - 1) // 3]
            return message("{quarter} of {year}", quarter=quarter, year=year)
        case Precision.YEAR:
            return in_context("date", "{year}", year=year)


def _day_in_words(date: PartialDate, digits: Callable[[str], str]) -> Message:
    day = date.last_day
    parts: dict[str, Value] = {
        "day": digits(str(day.day)),
        "month": _MONTHS_AFTER_A_DAY[day.month - 1],
        "year": digits(str(day.year)),
    }
    if day.day == 1:
        return in_context("first day of a month", "{day} {month} {year}", **parts)
    return message("{day} {month} {year}", **parts)
