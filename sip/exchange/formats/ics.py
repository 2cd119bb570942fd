"""The dates still to come of the open actions as a calendar (RFC 5545).

It is written by hand: of the standard it needs all-day events, whose lines are folded and whose
texts are escaped, and no time zone, alarm or repetition, which is what a library would be for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record

_LONGEST_LINE: Final = 75
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def render(plan: str, record: Record) -> str:
    """Return a calendar with the due and the expected date of each action that is open.

    A date that is a period stands on its last day. Its events keep their UIDs as long as the
    plan's key and the action's id are the same, so that reading it again moves them.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//sip//sip export//EN",
        f"X-WR-CALNAME:{_escaped(record.plan.title.original)}",
        *_events(plan, record),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


@dataclass(frozen=True)
class _Day:
    """A date of an action, what it is to it, and the document that gives it."""

    action: Action
    kind: str
    date: PartialDate
    source: str | None


def _events(plan: str, record: Record) -> Iterator[str]:
    # When the data said so: what is written does not depend on the day of writing.
    stamp = f"{_basic(record.latest_date)}T000000Z"
    for action in record.actions:
        for day in _days(action, record):
            yield from _event(plan, day, stamp)


def _days(action: Action, record: Record) -> Iterator[_Day]:
    state = record.history.state(action, record.latest_date.last_day)
    if state is None or not state.is_open:
        return
    if action.due is not None:
        yield _Day(action, "due", action.due, action.source)
    if state.expectation is not None and state.expected is not None:
        yield _Day(action, "expected", state.expected, state.expectation.source)


def _event(plan: str, day: _Day, stamp: str) -> Iterator[str]:
    action = day.action
    title = "" if action.title is None else f": {action.title.original}"
    origin = "" if day.source is None else f" ({day.source})"
    yield "BEGIN:VEVENT"
    yield f"UID:{plan}.{action.id}.{day.kind}@sip-tracker"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_basic(day.date)}"
    yield f"SUMMARY:{_escaped(f'{action.id} {day.kind}{title}')}"
    yield f"DESCRIPTION:{_escaped(f'{day.kind} {day.date}{origin}')}"
    yield f"CATEGORIES:{day.kind}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(date: PartialDate) -> str:
    return date.last_day.isoformat().replace("-", "")


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break the line behind at most 75 bytes of UTF-8, inside no character."""
    parts = [""]
    room = _LONGEST_LINE
    for character in line:
        size = len(character.encode())
        if size > room:
            parts.append("")
            room = _LONGEST_LINE - 1  # the blank that a further line begins with
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)
