"""Where the controls of sip stand in a Word document, whatever level of its text they hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.story import StoryPart

from sip.render.docx.controls.boxes import is_for_older_programs
from sip.render.docx.controls.tags import tag_meant
from sip.render.docx.inspection.package import TemplateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

SDT = qn("w:sdt")
PARAGRAPH = qn("w:p")
TABLE = qn("w:tbl")
CELL = qn("w:tc")
ROW = qn("w:tr")
_CONTENT = qn("w:sdtContent")
_MOST_CONTROLS = 2_000
_MOST_OF_A_PART = 20
_STORIES = frozenset({RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER})


class Level(StrEnum):
    """What a control holds: whole paragraphs and tables, a part of a line, a cell or a row."""

    BLOCKS = "blocks"
    LINE = "line"
    CELL = "cell"
    ROW = "row"


@dataclass(frozen=True)
class Place:
    """A control of sip: its tag, its element and the part of the document that it stands in."""

    tag: str
    control: BaseOxmlElement
    story: StoryPart

    @property
    def level(self) -> Level:
        """What the control holds."""
        content = self.content
        if self.control.getparent().tag == PARAGRAPH or _is_in_a_line(self.control):
            return Level.LINE
        if content.find(CELL) is not None or self.control.getparent().tag == ROW:
            return Level.CELL
        if content.find(ROW) is not None or self.control.getparent().tag == TABLE:
            return Level.ROW
        return Level.BLOCKS

    @property
    def content(self) -> BaseOxmlElement:
        """The element around what the control holds."""
        found: BaseOxmlElement | None = self.control.find(_CONTENT)
        if found is None:
            found = self.control.makeelement(_CONTENT)
            self.control.append(found)
        return found

    @property
    def filled(self) -> BaseOxmlElement:
        """The element whose children are written anew: the content, or the first cell in it."""
        if self.level in {Level.CELL, Level.ROW}:
            cell: BaseOxmlElement | None = next(self.content.iter(CELL), None)
            return self.content if cell is None else cell
        return self.content

    @property
    def can_have_footnotes(self) -> bool:
        """Whether it stands in the text itself: no header, footer or box of text has footnotes."""
        is_in_a_box = next(self.control.iterancestors(qn("w:txbxContent")), None) is not None
        return self.story.element.tag == qn("w:document") and not is_in_a_box


def _is_in_a_line(control: BaseOxmlElement) -> bool:
    """Tell whether the control stands in a paragraph, maybe within a link or another control."""
    for above in control.iterancestors():
        if above.tag == PARAGRAPH:
            return True
        if above.tag in {CELL, qn("w:body"), qn("w:txbxContent"), TABLE}:
            return False
    return False


def stories(document: WordDocument) -> list[StoryPart]:
    """Return the parts of the document that have text in them, the body first."""
    parts = dict.fromkeys(
        each.target_part
        for each in document.part.rels.values()
        if each.reltype in _STORIES and not each.is_external
    )
    return [document.part, *(part for part in parts if isinstance(part, StoryPart))]


def places(document: WordDocument, known: Iterable[str]) -> list[Place]:
    """Return the controls of sip in the order of the document; raise TemplateError.

    One within another is none: it is written anew with the one around it. Nor is one in a box as
    older programs show it.
    """
    names = tuple(known)
    return [each for story in stories(document) for each in _places_of(story, names)]


def check_numbers(found: Sequence[Place], parts: Iterable[str]) -> None:
    """Raise TemplateError where the controls are more than any document needs.

    A few letters a control would be a whole annex each: `parts` are the tags of what is long.
    """
    if len(found) > _MOST_CONTROLS:
        raise TemplateError(
            f"it has over {_MOST_CONTROLS:,} controls of sip: leave those that are needed"
        )
    times = Counter(place.tag for place in found)
    for tag in parts:
        if times[tag] > _MOST_OF_A_PART:
            raise TemplateError(f"it has over {_MOST_OF_A_PART} controls tagged {tag}: leave one")


def _places_of(story: StoryPart, known: tuple[str, ...]) -> Iterator[Place]:
    taken: set[BaseOxmlElement] = set()
    for control in story.element.iter(SDT):
        tag = tag_meant(written_tag(control), known)
        is_another = taken.isdisjoint(control.iterancestors(SDT))
        if tag is not None and is_another and not is_for_older_programs(control):
            taken.add(control)
            yield Place(tag, control, story)


def written_tag(control: BaseOxmlElement) -> str:
    """Return the control's tag as it is written, an empty text where it has none."""
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else tag.get(qn("w:val"), "")
