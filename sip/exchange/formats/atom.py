"""What changed by date as a feed (RFC 4287): an entry for each entry of the logs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET  # nothing is parsed here

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action, LogEntry
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record

_NAMESPACE = "http://www.w3.org/2005/Atom"


def render(plan: str, record: Record) -> str:
    """Return the feed, the latest entry first.

    An entry keeps its id as long as the plan's key and its action, date and source are the same:
    a UUID, because a tag: URI would need the domain of whoever keeps the plan. What is `updated`
    is the last day of its date, never the day of writing.
    """
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    title = record.plan.title.original
    _add(feed, "id", _urn(plan))
    _add(feed, "title", title)
    _add(feed, "updated", _moment(record.latest_date))
    _add(ET.SubElement(feed, "author"), "name", title)
    news = [each for action in record.actions for each in _news(action)]
    for action, entry, number in sorted(news, key=lambda each: each[1].on, reverse=True):
        item = ET.SubElement(feed, "entry")
        _add(item, "id", _urn(plan, action.id, entry.on.written, entry.source, str(number)))
        _add(item, "title", f"{action.id}: {', '.join(_said(entry))} ({entry.source})")
        _add(item, "updated", _moment(entry.on))
        _add(item, "content", "\n".join(_content(action, entry)))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _news(action: Action) -> Iterator[tuple[Action, LogEntry, int]]:
    """Yield its entries, each with its number among those of one date and source."""
    seen: Counter[tuple[str, str]] = Counter()
    for entry in action.log:
        where = entry.on.written, entry.source
        seen[where] += 1
        yield action, entry, seen[where]


def _said(entry: LogEntry) -> Iterator[str]:
    if entry.status is not None:
        yield entry.status.value if entry.into is None else f"{entry.status} into {entry.into}"
    if entry.expected is not None:
        yield f"expected {entry.expected}"
    if entry.note is not None:
        yield "note"


def _content(action: Action, entry: LogEntry) -> Iterator[str]:
    if action.title is not None:
        yield action.title.original
    yield f"{entry.on}: {', '.join(_said(entry))} ({entry.source})"
    if entry.note is not None:
        yield entry.note.original


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def _urn(*parts: str) -> str:
    return uuid5(NAMESPACE_URL, "/".join(("sip-tracker", *parts))).urn


def _moment(date: PartialDate) -> str:
    return f"{date.last_day.isoformat()}T00:00:00Z"
