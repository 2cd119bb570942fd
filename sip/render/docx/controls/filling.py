"""Puts what sip has to say into a control, and leaves all that is around it as it is."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from sip.render.docx.controls.places import CELL, PARAGRAPH, SDT, TABLE, Level, Place
from sip.render.docx.inspection.package import TemplateError
from sip.render.docx.text import add_gap, give_letters, word_element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.text import Writer
    from sip.report.document import Value

_KEPT_IN_A_CELL = qn("w:tcPr")
# Word would put back what a control is bound to, and takes its text for a hint to be replaced.
_PUT_BACK_OR_A_HINT = frozenset({"dataBinding", "showingPlcHdr"})
# Of the end of a paragraph, they say that it came or went, or looked otherwise.
_TRACKED = frozenset(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange")))
_SAID_BY_THE_WRITER = frozenset(map(qn, ("w:lang", "w:rtl")))
_PLACEHOLDER = "PlaceholderText"
# Kinds of controls that hold no paragraphs, by the elements that say so.
_OF_ONE_LINE = frozenset(map(qn, ("w:text", "w:date", "w:comboBox", "w:dropDownList", "w:picture")))


_NOTHING_TO_SEE = frozenset(map(qn, ("w:pPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr")))


def line_of(place: Place, writer: Writer, value: Value) -> list[BaseOxmlElement]:
    """Return a value as what the place holds, in the letters and the paragraph that it has."""
    paragraph = WordParagraph(word_element("w:p"), place.story)
    writer.write(paragraph, value)
    runs = list(paragraph.paragraph_format.element)
    letters = [each for each in _letters(place) if each.tag not in _SAID_BY_THE_WRITER]
    for run in runs:
        give_letters(run.get_or_add_rPr(), letters)
    if place.level is Level.LINE:
        return runs
    made = paragraph.paragraph_format.element
    if (pattern := own_paragraph(place)) is not None:
        made.insert(0, deepcopy(pattern))
    return [made]


def _letters(place: Place) -> Sequence[BaseOxmlElement]:
    """Return the properties of the first letters in the place, but not those of a hint."""
    for run in place.content.iter(qn("w:r")):
        properties = run.find(qn("w:rPr"))
        style = None if properties is None else properties.find(qn("w:rStyle"))
        if style is None or style.get(qn("w:val")) != _PLACEHOLDER:
            return () if properties is None else properties
    own = place.control.find(f"{qn('w:sdtPr')}/{qn('w:rPr')}")
    return () if own is None else own


def own_paragraph(place: Place) -> BaseOxmlElement | None:
    """Return the properties of the first paragraph in the place: what follows looks as it does."""
    first = next(place.content.iter(PARAGRAPH), None)
    properties = None if first is None else first.find(qn("w:pPr"))
    if properties is None:
        return None
    own: BaseOxmlElement = deepcopy(properties)
    for name in ("w:sectPr", "w:keepNext", "w:pPrChange"):
        for each in own.findall(qn(name)):
            own.remove(each)
    letters = own.find(qn("w:rPr"))
    for each in () if letters is None else list(letters):
        if each.tag in _TRACKED:
            letters.remove(each)
    return own


def for_blocks(place: Place) -> Place:
    """Return the place as one that holds paragraphs and tables; raise TemplateError.

    A control that is all that a paragraph has is put around the paragraph.
    """
    properties = place.control.find(qn("w:sdtPr"))
    if any(each.tag in _OF_ONE_LINE for each in (() if properties is None else properties)):
        raise TemplateError(
            f"its control {place.tag} holds a line only: make it a rich text control"
        )
    if place.level is not Level.LINE:
        return place
    paragraph = place.control.getparent()
    beside = [each for each in paragraph if each.tag not in _NOTHING_TO_SEE]
    own = paragraph.find(qn("w:pPr"))
    if beside != [place.control] or (own is not None and own.find(qn("w:sectPr")) is not None):
        raise TemplateError(
            f"its control {place.tag} stands within a line and holds whole paragraphs: "
            "give it a paragraph of its own"
        )
    paragraph.addprevious(place.control)
    line = list(place.content)
    for each in line:
        paragraph.append(each)
    place.content.append(paragraph)
    return place


def leave_pages(place: Place) -> None:
    """Put ends of sections behind the control, so that what is filled in can't undo them.

    LibreOffice puts the one that follows a control into the last paragraph in it.
    """
    found = place.content.iter(qn("w:sectPr"))
    # What a section was before a tracked change stands within it, and ends no pages.
    for section in reversed([each for each in found if each.getparent().tag == qn("w:pPr")]):
        paragraph = word_element("w:p")
        paragraph.get_or_add_pPr().append(section)
        place.control.addnext(paragraph)


def part_from_table_above(place: Place, made: list[BaseOxmlElement]) -> None:
    """Part what begins a control from a table that ends the one above: Word would join tables."""
    above = place.control.getprevious()
    while above is not None and above.tag == SDT:
        inner = above.find(qn("w:sdtContent"))
        above = inner[-1] if inner is not None and len(inner) else None
    if above is None or above.tag != TABLE or not made:
        return
    if made[0].tag == TABLE:
        made.insert(0, word_element("w:p"))
    else:
        add_gap(WordParagraph(made[0], place.story))


def fill(place: Place, elements: Sequence[BaseOxmlElement]) -> None:
    """Put the elements in place of what the control holds."""
    filled = place.filled
    for old in [each for each in filled if each.tag != _KEPT_IN_A_CELL]:
        filled.remove(old)
    filled.extend(elements)
    if place.level is not Level.LINE and (not elements or _needs_a_paragraph(place, filled)):
        filled.append(word_element("w:p"))
    make_plain(place)


def make_plain(place: Place) -> None:
    """Take away what lets Word show something else in the control than what it holds."""
    properties = place.control.find(qn("w:sdtPr"))
    for each in () if properties is None else list(properties):
        if each.tag.rpartition("}")[2] in _PUT_BACK_OR_A_HINT:
            properties.remove(each)


def _needs_a_paragraph(place: Place, filled: BaseOxmlElement) -> bool:
    """Tell whether a table ends a cell, which must end in a paragraph."""
    return filled[-1].tag == TABLE and (
        filled.tag == CELL
        or (place.control.getparent().tag == CELL and place.control.getnext() is None)
    )
