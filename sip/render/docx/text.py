"""Puts texts into a Word document in their language and direction of writing."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from docx.enum.dml import MSO_THEME_COLOR
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from sip.language.spans import Span
    from sip.language.wording import Wording
    from sip.report.document import Value

_ENGLISH = "en-GB"
# Word asks for a region or a script with some languages; any other code stands for itself.
_TAGS = {"ar": "ar-SA", "en": _ENGLISH, "es": "es-ES", "fr": "fr-FR", "ru": "ru-RU", "zh": "zh-CN"}
_EAST_ASIAN_FONTS = {"zh": "SimSun"}
_AFTER_LANG = ("w:eastAsianLayout", "w:specVanish", "w:oMath")
_AFTER_BIDI = (
    *("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing"),
    *("w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment"),
    *("w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"),
    "w:pPrChange",
)
_RIGHT_TO_LEFT = "rtl"
# A date as it is written stays on one line: Word would break it behind a hyphen.
_HYPHEN_OF_A_DATE = re.compile("(?<=[0-9]{4})-(?=[0-9Q])|(?<=[0-9]{4}-[0-9]{2})-(?=[0-9]{2})")
# What Word has elements of its own for.
_BREAKS = re.compile("[\t\n\r]")
# The kinds of letters that have a direction.
_STRONG = frozenset({"L", "R", "AL"})
_BIDI = qn("w:bidi")
_YES = frozenset({"1", "true", "on"})
_FORMER_LETTERS = qn("w:rPrChange")
_IN_COMPLEX_SCRIPTS = {qn("w:b"): qn("w:bCs"), qn("w:i"): qn("w:iCs"), qn("w:sz"): qn("w:szCs")}
# The properties of a run in the order of the format's schema.
_LETTERS = tuple(
    qn(f"w:{name}")
    for name in (
        *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
        *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
        *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
        *("eastAsianLayout", "specVanish", "oMath"),
    )
)


@dataclass(frozen=True)
class Writer:
    """Writes values as one wording says them.

    One that `says_language` writes into a document whose own language may be another, and whose
    lines may run from right to left where those of the wording do not.
    """

    wording: Wording
    says_language: bool = False
    is_among_lines_from_right: bool = False

    @property
    def tag(self) -> str:
        """The language of the document as Word names it."""
        return _TAGS.get(self.wording.language, self.wording.language)

    @property
    def is_right_to_left(self) -> bool:
        """Whether lines run from right to left."""
        return self.wording.direction == _RIGHT_TO_LEFT

    def write(self, paragraph: Paragraph, *values: Value) -> None:
        """Add the values as sentences; what is in another language is marked as in that."""
        for span in self.wording.spans(*values):
            if span.address is not None:
                self._write_link(paragraph, span.text, span.address)
            elif span.language == self.wording.language:
                self.write_text(paragraph, span.text, is_apart=span.is_apart)
            else:
                _write_untranslated(paragraph, span)

    def write_text(self, paragraph: Paragraph, text: str, *, is_apart: bool = False) -> None:
        """Add the text, which is in the document's language; one `is_apart` keeps its order.

        Word turns the numbers of a date in a run from right to left.
        """
        run = _added_run(paragraph, text)
        if self.wording.language in _EAST_ASIAN_FONTS:
            # Else Word takes dashes and quotation marks from the font of Latin letters.
            run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
        if self.is_right_to_left and not is_apart:
            run.font.rtl = True
        if self.says_language:
            run.element.get_or_add_rPr().insert_element_before(self._languages(), *_AFTER_LANG)

    def _write_link(self, paragraph: Paragraph, text: str, address: str) -> None:
        """Add an address that can be followed, looking as links do, whatever the template has."""
        name = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = OxmlElement("w:hyperlink", {qn("r:id"): name, qn("w:history"): "1"})
        run = paragraph.add_run(text)
        run.font.underline = True
        run.font.color.theme_color = MSO_THEME_COLOR.HYPERLINK
        link.append(run.element)
        paragraph.paragraph_format.element.append(link)

    def turn(self, elements: Iterable[BaseOxmlElement]) -> None:
        """Let the lines of the paragraphs run as those of the language do."""
        if not self.says_language:
            return
        for properties in _properties_of_paragraphs(elements):
            own = properties.find(_BIDI)
            if own is not None:
                properties.remove(own)
            if self.is_right_to_left:
                properties.insert_element_before(word_element("w:bidi"), *_AFTER_BIDI)
            elif self.is_among_lines_from_right:
                properties.insert_element_before(word_element("w:bidi", val="0"), *_AFTER_BIDI)

    def write_marks(self, paragraph: Paragraph, marks: str) -> None:
        """Add the marks of footnotes, raised."""
        paragraph.add_run(marks).font.superscript = True

    def set_language(self, document: WordDocument) -> None:
        """Make the language and direction those of all text that says no other."""
        defaults = _only_child(document.styles.element, "w:docDefaults", first=True)
        run = _only_child(_only_child(defaults, "w:rPrDefault", first=True), "w:rPr")
        for old in run.findall(qn("w:lang")):
            run.remove(old)
        run.append(self._languages())
        self._set_east_asian_font(run)
        if self.is_right_to_left:
            lines = _only_child(_only_child(defaults, "w:pPrDefault"), "w:pPr")
            lines.insert_element_before(word_element("w:bidi"), *_AFTER_BIDI)

    def _languages(self) -> BaseOxmlElement:
        language = self.wording.language
        latin = _ENGLISH if language in _EAST_ASIAN_FONTS or self.is_right_to_left else self.tag
        east = self.tag if language in _EAST_ASIAN_FONTS else "zh-CN"
        return word_element("w:lang", val=latin, eastAsia=east, bidi=self.tag)

    def _set_east_asian_font(self, run: BaseOxmlElement) -> None:
        font = _EAST_ASIAN_FONTS.get(self.wording.language)
        fonts = _only_child(run, "w:rFonts", first=True)
        if font and not {qn("w:eastAsia"), qn("w:eastAsiaTheme")} & set(fonts.attrib):
            fonts.set(qn("w:eastAsia"), font)


def _properties_of_paragraphs(elements: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    for each in elements:
        yield from (paragraph.get_or_add_pPr() for paragraph in each.iter(qn("w:p")))


def lines_run_from_right(document: WordDocument) -> bool:
    """Tell whether text of which nothing else is said runs from right to left in the document."""
    styles = document.styles.element
    found = styles.xpath(
        "w:docDefaults/w:pPrDefault/w:pPr/w:bidi"
        " | w:style[@w:default='1' and @w:type='paragraph']/w:pPr/w:bidi"
    )
    return bool(found) and found[-1].get(qn("w:val"), "1") in _YES


def word_element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML."""
    made: BaseOxmlElement = OxmlElement(
        tag, {qn(f"w:{name}"): value for name, value in attributes.items()}
    )
    return made


def _added_run(paragraph: Paragraph, text: str) -> Run:
    """Add a run: the library would look at each letter, which is a third of a long table's time."""
    if _BREAKS.search(text):
        return paragraph.add_run(text)
    run = paragraph.add_run()
    first, *others = _HYPHEN_OF_A_DATE.split(text) if "-" in text else [text]
    run.element.add_t(first)
    for each in others:
        run.element.append(word_element("w:noBreakHyphen"))
        run.element.add_t(each)
    return run


def _write_untranslated(paragraph: Paragraph, span: Span) -> None:
    tag = _TAGS.get(span.language, span.language)
    marks = word_element("w:lang", val=tag, eastAsia=tag, bidi=tag)
    run = _added_run(paragraph, span.text)
    if _is_from_right_to_left(span.text):
        run.font.rtl = True
    run.element.get_or_add_rPr().insert_element_before(marks, *_AFTER_LANG)


def _is_from_right_to_left(text: str) -> bool:
    """Tell the direction of a text by its first letter that has one (UAX 9, P2)."""
    directions = (bidirectional(letter) for letter in text)
    return next((each for each in directions if each in _STRONG), "L") != "L"


def add_field(paragraph: Paragraph, instruction: str, result: str) -> None:
    """Add a field of Word, with the result that it shows until Word works it out."""
    # In one element: LibreOffice shows the instruction of one in pieces that begins a control.
    field = word_element("w:fldSimple", instr=f" {instruction} ")
    field.append(paragraph.add_run(result).element)
    paragraph.paragraph_format.element.append(field)


def style_named(document: WordDocument, name: str) -> ParagraphStyle:
    """Return the style of that name, however its letters are cased: LibreOffice has capitals."""
    wanted = name.casefold()
    styles = (each for each in document.styles if (each.name or "").casefold() == wanted)
    found: ParagraphStyle = next(styles)
    return found


def embolden(run: Run) -> None:
    """Make the run bold, in letters of scripts from right to left too, which ask for it apart."""
    run.font.bold = run.font.cs_bold = True


def give_letters(properties: BaseOxmlElement, letters: Iterable[BaseOxmlElement]) -> None:
    """Give a run's properties those letters of a person's own, each at the place it has in Word.

    What the run says of itself stays. Scripts from right to left take how bold, slanted and large
    they are from properties of their own.
    """
    own = {each.tag: each for each in letters if each.tag != _FORMER_LETTERS}
    twins = {other: own[tag] for tag, other in _IN_COMPLEX_SCRIPTS.items() if tag in own}
    for tag, each in {**twins, **own}.items():
        found = properties.find(tag)
        if found is None:
            found = deepcopy(each)
            found.tag = tag
            properties.append(found)
        for name, value in each.attrib.items():
            found.set(name, found.get(name, value))
    properties[:] = sorted(properties, key=_place_of_letters)


def _place_of_letters(each: BaseOxmlElement) -> int:
    return _LETTERS.index(each.tag) if each.tag in _LETTERS else len(_LETTERS)


def keep_with_next(paragraph: Paragraph) -> None:
    """Let no page break follow the paragraph."""
    paragraph.paragraph_format.keep_with_next = True


def add_gap(paragraph: Paragraph) -> None:
    """Leave room above the paragraph, as below a table."""
    paragraph.paragraph_format.space_before = Pt(10)


def _only_child(parent: BaseOxmlElement, tag: str, *, first: bool = False) -> BaseOxmlElement:
    found: BaseOxmlElement | None = parent.find(qn(tag))
    if found is not None:
        return found
    made = word_element(tag)
    if first:
        parent.insert(0, made)
    else:
        parent.append(made)
    return made
