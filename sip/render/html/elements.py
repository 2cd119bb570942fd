"""HTML elements with texts of a report in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, Union
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.language.spans import Span
    from sip.language.wording import Wording
    from sip.report.document import Value

Content: TypeAlias = Union[str, "ET.Element"]


def element(tag: str, /, *children: Content, **attributes: str) -> ET.Element:
    """Return an element with the texts and elements in it."""
    parent = ET.Element(tag, attributes)
    last: ET.Element | None = None
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
            last = child
        elif last is None:
            parent.text = (parent.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return parent


def stacked(elements: Sequence[ET.Element]) -> list[Content]:
    """Return the elements each on a line of its own, for those who read the source."""
    return ["\n", *(part for each in elements for part in (each, "\n"))]


def said(wording: Wording, *sentences: Value) -> list[Content]:
    """Say values one after the other; what is in another language is marked so."""
    return contents(wording.spans(*sentences), wording)


def contents(spans: Sequence[Span], wording: Wording) -> list[Content]:
    """Return what is said in these runs of one language."""
    return [_content(span, wording) for span in spans if span.text]


def _content(span: Span, wording: Wording) -> Content:
    if span.address is not None:
        # Who keeps the page is no business of those whom it names.
        about = {"class": "address", "dir": "ltr", "rel": "noreferrer"}
        return element("a", span.text, href=span.address, **about)
    if span.is_apart:
        return element("bdi", span.text)
    if span.language != wording.language:
        return element("span", span.text, lang=span.language, dir="auto")
    return span.text
