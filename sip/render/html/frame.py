"""What a page has around its report as one of a site: links to the others, and its style."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sip.render.html.elements import element, said, stacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree import ElementTree as ET

    from sip.language.wording import Wording
    from sip.report.document import Value


@dataclass(frozen=True)
class Link:
    """An address within the site and what is said of it; that of the page itself has none."""

    label: Value
    address: str | None


@dataclass(frozen=True)
class Frame:
    """The links above a report, the style that it shares, and the feed of changes.

    `pages` are the addresses of pages by what the first cell of a row says: an id, or a date.
    """

    links: tuple[Link, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    style: str | None = None
    feed: str | None = None


ALONE = Frame()


def navigation(frame: Frame, wording: Wording) -> ET.Element:
    """Return the links above a report."""
    items = [
        element("li", element("a", *said(wording, each.label), href=each.address))
        if each.address is not None
        else element("li", element("span", *said(wording, each.label), **{"aria-current": "page"}))
        for each in frame.links
    ]
    return element("nav", element("ul", *stacked(items)))
