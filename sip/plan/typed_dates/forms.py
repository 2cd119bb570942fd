"""The forms in which people type a date, and which dates each can mean."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.plan.typed_dates.months import MONTH_NAME, NUMBER_OF_MONTH
from sip.text.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_YEAR = r"(?P<year>[0-9]{4})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|\.?o)?"  # 1er avril, 1.º de abril
_NAME = rf"(?P<name>{MONTH_NAME})\.?"
_OF = r"(?: |, ?| of | de )"
_QUARTER = r"q ?(?P<quarter>[1-4])"
_BETWEEN = r" ?[-/. ] ?"
_ORDINALS = {name: number for number, name in enumerate(("first", "second", "third", "fourth"), 1)}
_ORDINALS |= {name: number for number, name in enumerate("一二三四", 1)}
_ORDINAL = rf"(?P<ordinal>{'|'.join(_ORDINALS)})"

# The month is named, so that nothing else can be meant.
_NAMED_FORMS = (
    rf"(?:{_DAY}{_OF})?{_NAME}{_OF}{_YEAR}(?: года| г\.?)?",
    rf"{_NAME} {_DAY},? {_YEAR}",
    rf"{_YEAR} {_NAME}(?: {_DAY})?",
    rf"{_YEAR} ?年 ?{_NAME}(?: ?{_DAY} ?日)?",
)
_OTHER_FORMS = (
    rf"{_YEAR}(?:{_BETWEEN})?{_QUARTER}",
    rf"{_QUARTER}(?:{_BETWEEN})?{_YEAR}",
    rf"{_YEAR}{_BETWEEN}{_MONTH}",
    rf"{_MONTH}{_BETWEEN}{_YEAR}",
    rf"{_YEAR}{_BETWEEN}{_MONTH}{_BETWEEN}{_DAY}(?:[t ][0-9:.z+-]*)?",
    rf"{_DAY}{_BETWEEN}{_MONTH}{_BETWEEN}{_YEAR}",
    rf"{_MONTH}{_BETWEEN}{_DAY}{_BETWEEN}{_YEAR}",
    r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    r"(?P<year>[0-9]{4})",
    rf"{_YEAR} ?年(?: ?{_MONTH} ?月(?: ?{_DAY} ?日)?)?",
    # As reports have them: by the end of 2024, 2024年底; third quarter of 2024, 2024年第三季度.
    rf"(?:by )?(?:the )?(?P<end>end)(?: of | |-){_YEAR}",
    rf"(?P<end>fin(?:ales)?)(?: de | ){_YEAR}",
    rf"{_YEAR} ?年? ?(?P<end>年底|年末|底|末)(?:前|之前)?",
    rf"(?:the )?{_ORDINAL} quarter(?: of |,? ){_YEAR}",
    rf"{_YEAR} ?年 ?第? ?{_ORDINAL} ?季度",
)
_LONGEST = 40
_MOST_DAYS = 31
# Behind a date, and not midnight.
_TIME = re.compile(r"[tT ](?=[0-9]+:).*[1-9]")
# Arabic writes its own digits, in the east others than in the west.
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def date_named(written: str) -> PartialDate | None:
    """Return the date that names its month in one of the six official languages, else None."""
    return next(_readings(written, _NAMED_FORMS), None)


def dates_meant(written: str) -> tuple[PartialDate, ...]:
    """Return what a date in another form can mean: two where day and month may change places.

    None where it is no date in any form that is known.
    """
    return tuple(dict.fromkeys(_readings(written, (*_NAMED_FORMS, *_OTHER_FORMS))))


def date_meant(written: str) -> PartialDate | None:
    """Return the one date that the text can mean, None where there is none or another one.

    A time of day may belong to another day elsewhere, so it leaves no one date but at midnight.
    """
    if _TIME.search(written):
        return None
    meant = dates_meant(written)
    return meant[0] if len(meant) == 1 else None


def date_advice(written: str) -> str | None:
    """Say how to write the date that was meant, or None where none can be told."""
    meant = dates_meant(written)
    if not meant:
        return None
    which = ", whichever is meant" if meant[1:] else ""
    return f"write {' or '.join(str(date) for date in meant)}{which}"


def month_without_the_day(written: str) -> tuple[PartialDate, int] | None:
    """Return the month in which there is no such day, and how many it has: of 31/02/2024, 29.

    None where the text is a date, or no day of a month at all.
    """
    if dates_meant(written):
        return None
    for parts in _parts(written, (*_NAMED_FORMS, *_OTHER_FORMS)):
        day = parts.get("day")
        if day is not None and 0 < int(day) <= _MOST_DAYS:
            with suppress(ValueError):
                month = PartialDate.parse(_as_written({**parts, "day": None}))
                return month, month.last_day.day
    return None


def _readings(written: str, forms: Iterable[str]) -> Iterator[PartialDate]:
    for parts in _parts(written, forms):
        with suppress(ValueError):
            yield PartialDate.parse(_as_written(parts))


def _parts(written: str, forms: Iterable[str]) -> Iterator[Mapping[str, str | None]]:
    """Yield the parts of a date in each of the forms that the text has, be they a date or not."""
    if len(written.strip()) > _LONGEST:
        return
    plain = re.sub(" ?/ ?", "/", folded(written).translate(_DIGITS))
    for form in forms:
        if (found := re.fullmatch(form, plain)) is not None:
            yield found.groupdict()


def _as_written(parts: Mapping[str, str | None]) -> str:
    """Return the date that has these parts, in the form that data files have."""
    written = f"{parts['year']}"
    if parts.get("end"):
        return f"{written}-12"
    if ordinal := parts.get("ordinal"):
        return f"{written}-Q{_ORDINALS[ordinal]}"
    if quarter := parts.get("quarter"):
        written += f"-Q{quarter}"
    name = parts.get("name")
    if month := NUMBER_OF_MONTH[name] if name else parts.get("month"):
        written += f"-{int(month):02}"
    if day := parts.get("day"):
        written += f"-{int(day):02}"
    return written
