"""The ends of what sip wrote, marked by bookmarks: some programs save a document without controls.

LibreOffice keeps of a control around paragraphs and tables only its first line, and loses its tag.
A bookmark of no length stays where it is put, in Word and elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from sip.render.docx.controls.places import PARAGRAPH, SDT, Level, stories, written_tag
from sip.render.docx.text import word_element

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.controls.ledger import WrittenControl
    from sip.render.docx.controls.places import Place

# Word hides bookmarks whose names begin with a line.
_NAME: Final = re.compile(r"_sip_(\d{1,6})_(begin|end)")
_START = qn("w:bookmarkStart")
_END = qn("w:bookmarkEnd")
# The element of this name in a control's properties has the number as its value.
_ID = qn("w:id")
_ID_OF_A_CONTROL = qn("w:val")
_FIRST_IN_A_PARAGRAPH = qn("w:pPr")
_CONTAINERS = frozenset(
    map(qn, ("w:body", "w:tc", "w:hdr", "w:ftr", "w:txbxContent", "w:sdtContent", "w:p"))
)


_LONGEST: Final = 9
_TRACKED: Final = tuple(
    qn(f"w:{name}")
    for name in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
        *("cellIns", "cellDel", "cellMerge", "numberingChange", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange"),
        "tcPrChange",
    )
)


class Ids:
    """Numbers that no bookmark, control or tracked change of the document has yet."""

    def __init__(self, document: WordDocument) -> None:
        found = (
            each.get(_ID, each.get(_ID_OF_A_CONTROL, ""))
            for story in stories(document)
            for each in story.element.iter(_START, _ID, *_TRACKED)
        )
        values = (
            each for each in found if each.isascii() and each.isdigit() and len(each) < _LONGEST
        )
        self._last = max(map(int, values), default=0)

    def new(self) -> str:
        """Return the next one."""
        self._last += 1
        return str(self._last)


@dataclass(frozen=True)
class Bookmarks:
    """The two bookmarks around what sip wrote."""

    begin: BaseOxmlElement
    end: BaseOxmlElement


def ends_in(document: WordDocument) -> dict[int, Bookmarks]:
    """Return the bookmarks by the number of what they stand around, where both are left."""
    found: dict[int, dict[str, BaseOxmlElement]] = {}
    for story in stories(document):
        for start in story.element.iter(_START):
            if match := _NAME.fullmatch(start.get(qn("w:name"), "")):
                found.setdefault(int(match[1]), {}).setdefault(match[2], start)
    return {
        number: Bookmarks(each["begin"], each["end"])
        for number, each in found.items()
        if len(each) == len(("begin", "end"))
    }


def mark_ends(place: Place, number: int, ids: Ids) -> None:
    """Put a bookmark where the place's text begins and one where it ends, for older ones."""
    for old in [each for each in place.content.iter(_START) if _NAME.fullmatch(_name(each))]:
        _take_away(old, place.content)
    # Of a row or a cell it is what was filled: both ends are to be in one cell.
    lines = list(place.filled.iter(PARAGRAPH))
    first, last = (lines[0], lines[-1]) if lines else (place.content, place.content)
    at = 1 if len(first) and first[0].tag == _FIRST_IN_A_PARAGRAPH else 0
    for mark in reversed(_bookmark(f"_sip_{number}_begin", ids)):
        first.insert(at, mark)
    for mark in _bookmark(f"_sip_{number}_end", ids):
        last.append(mark)


def _bookmark(name: str, ids: Ids) -> Sequence[BaseOxmlElement]:
    number = ids.new()
    return word_element("w:bookmarkStart", id=number, name=name), word_element(
        "w:bookmarkEnd", id=number
    )


def _name(start: BaseOxmlElement) -> str:
    name: str = start.get(qn("w:name"), "")
    return name


def _take_away(start: BaseOxmlElement, within: BaseOxmlElement) -> None:
    for end in [each for each in within.iter(_END) if each.get(_ID) == start.get(_ID)]:
        end.getparent().remove(end)
    start.getparent().remove(start)


def put_back_controls(
    document: WordDocument, entries: Mapping[int, WrittenControl], ids: Ids
) -> None:
    """Put a control around what sip wrote wherever only the bookmarks are left of it."""
    ends = ends_in(document)
    for number, entry in entries.items():
        if number in ends and not _is_controlled(ends[number], entry.tag):
            _bring_back(ends[number], entry.tag)
            _put_back(ends[number], entry, ids)


def _bring_back(ends: Bookmarks, tag: str) -> None:
    """Move the bookmarks to what sip wrote where they stand in what somebody typed before it.

    LibreOffice puts both at the beginning of a paragraph, in what is left of its control. Where a
    paragraph is typed before that one they stay behind in it.
    """
    typed = ends.begin.getparent()
    if typed.tag != PARAGRAPH or ends.end.getparent() is not typed:
        return
    following = (each for sibling in typed.itersiblings() for each in sibling.iter(SDT))
    remnant = next((each for each in following if _is_left_of(each, tag)), None)
    if remnant is not None:
        remnant.find(qn("w:sdtContent"))[:0] = [
            each
            for start in (ends.begin, ends.end)
            for each in (
                start,
                *(end for end in typed.iter(_END) if end.get(_ID) == start.get(_ID)),
            )
        ]


def _is_left_of(remnant: BaseOxmlElement, tag: str) -> bool:
    """Tell whether it has the name of a control of that tag, and not the bookmarks of another."""
    name = remnant.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
    is_named = name is not None and name.get(_ID_OF_A_CONTROL) == tag
    is_of_another = any(_NAME.fullmatch(_name(each)) for each in remnant.iter(_START))
    return is_named and not is_of_another


def _is_controlled(ends: Bookmarks, tag: str) -> bool:
    around = set(ends.end.iterancestors(SDT))
    return any(
        " ".join(written_tag(each).casefold().split()) == tag
        for each in ends.begin.iterancestors(SDT)
        if each in around
    )


def _put_back(ends: Bookmarks, entry: WrittenControl, ids: Ids) -> None:
    # LibreOffice draws one remnant over the end of a part and the beginning of the next.
    around = [set(each.iterancestors(SDT)) for each in (ends.begin, ends.end)]
    for remnant in around[0] ^ around[1]:
        unwrap(remnant)
    container = _container(ends, is_line=entry.level is Level.LINE)
    first, last = (_child_of(container, each) for each in (ends.begin, ends.end))
    span = [first]
    while span[-1] is not last:
        span.append(span[-1].getnext())
    remnants = [each for part in span for each in part.iter(SDT)]
    control = new_control(entry.tag, ids)
    first.addprevious(control)
    control[-1].extend(span)
    for remnant in remnants:
        unwrap(remnant)


def _container(ends: Bookmarks, *, is_line: bool) -> BaseOxmlElement:
    """Return the innermost element around both ends that can hold a control of their level."""
    around = list(ends.end.iterancestors())
    found: BaseOxmlElement = next(
        each
        for each in ends.begin.iterancestors()
        if each in around and each.tag in _CONTAINERS and (is_line or not _is_line(each))
    )
    return found


def _is_line(container: BaseOxmlElement) -> bool:
    return container.tag == PARAGRAPH or next(container.iterancestors(PARAGRAPH), None) is not None


def _child_of(container: BaseOxmlElement, inner: BaseOxmlElement) -> BaseOxmlElement:
    while inner.getparent() is not container:
        inner = inner.getparent()
    return inner


def unwrap(control: BaseOxmlElement) -> None:
    """Take a control away and leave what is in it."""
    content = control.find(qn("w:sdtContent"))
    for each in () if content is None else list(content):
        control.addprevious(each)
    control.getparent().remove(control)


def new_control(tag: str, ids: Ids, children: Iterable[BaseOxmlElement] = ()) -> BaseOxmlElement:
    """Return a control of that tag around the elements."""
    control, properties, content = (
        word_element(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent")
    )
    properties.append(word_element("w:alias", val=tag))
    properties.append(word_element("w:tag", val=tag))
    properties.append(word_element("w:id", val=ids.new()))
    content.extend(children)
    control.append(properties)
    control.append(content)
    return control
