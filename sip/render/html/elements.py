"""HTML elements with texts of a report in them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, Union
from xml.etree import ElementTree as ET

from sip.report.document import Enumeration, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.language.wording import Wording
    from sip.report.document import Value

Content: TypeAlias = Union[str, "ET.Element"]

# Noncharacters, which no data file may hold: they mark what is shown in English for want of
# a translation while a language puts it into its sentences.
_START, _END = "\ufdd0", "\ufdd1"
_ENGLISH = re.compile(f"{_START}([^{_END}]*){_END}")


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


def said(value: Value | tuple[Value, ...], wording: Wording) -> list[Content]:
    """Say a value, or sentences; what is shown in English in another language is marked so."""
    text = (
        wording.say_all([_marked(each, wording) for each in value])
        if isinstance(value, tuple)
        else wording.say(_marked(value, wording))
    )
    parts: list[Content] = [*_ENGLISH.split(text)]
    for index in range(1, len(parts), 2):
        parts[index] = element("span", parts[index], lang="en", dir="ltr")
    return [part for part in parts if part != ""]


def _marked(value: Value, wording: Wording) -> Value:
    """Return the value with marks around each text of the data that has no translation."""
    if wording.is_untranslated(value):
        return f"{_START}{wording.say(value)}{_END}"
    match value:
        case Enumeration():
            return Enumeration(tuple(_marked(item, wording) for item in value.items))
        case Message():
            marked = {name: _marked(each, wording) for name, each in value.values.items()}
            return replace(value, values=marked)
        case _:
            return value
