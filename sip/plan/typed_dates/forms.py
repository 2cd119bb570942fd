"""The forms in which people type a date, and which dates each can mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sep", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"
_QUARTER = r"q ?(?P<quarter>[1-4])"
_BETWEEN = r" ?[-/. ] ?"

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}(?:{_BETWEEN})?{_QUARTER}",
        rf"{_QUARTER}(?:{_BETWEEN})?{_YEAR}",
        rf"{_YEAR}{_BETWEEN}{_MONTH}",
        rf"{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}(?:[t ][0-9:.z+-]*)?",
        rf"{_DAY}{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
        rf"{_MONTH}{_BETWEEN}{_DAY}{_BETWEEN}{_YEAR}",
        r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        rf"(?:{_DAY} (?:of )?)?{_NAME},? {_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
        rf"{_YEAR} {_NAME}(?: {_DAY})?",
        rf"{_YEAR} ?年(?: ?{_MONTH} ?月(?: ?{_DAY} ?日)?)?",
    )
)
_LONGEST = 40


def dates_meant(written: str) -> tuple[PartialDate, ...]:
    """Return what a date in another form can mean: two where day and month may change places.

    None where it is no date in any form that is known.
    """
    plain = re.sub(r"\s+", " ", written[: _LONGEST + 1].strip().casefold())
    return tuple(dict.fromkeys(_readings(plain))) if len(plain) <= _LONGEST else ()


def date_advice(written: str) -> str | None:
    """Say how to write the date that was meant, or None where none can be told."""
    meant = dates_meant(written)
    if not meant:
        return None
    which = ", whichever is meant" if meant[1:] else ""
    return f"write {' or '.join(str(date) for date in meant)}{which}"


def _readings(plain: str) -> Iterator[PartialDate]:
    for form in _FORMS:
        if (found := form.fullmatch(plain)) is None:
            continue
        parts = found.groupdict()
        month = _NUMBER.get(parts.get("name") or "") or parts.get("month")
        quarter, day = parts.get("quarter"), parts.get("day")
        if parts.get("name") and month is None:
            continue
        written = parts["year"]
        written += f"-Q{quarter}" if quarter else ""
        written += f"-{int(month):02}" if month else ""
        written += f"-{int(day):02}" if day else ""
        try:
            yield PartialDate.parse(written)
        except ValueError:
            continue
