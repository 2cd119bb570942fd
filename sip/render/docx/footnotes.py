"""The footnotes of a Word document, in a part of their own that is made with the first of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory, XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.text.paragraph import Paragraph

from sip.render.docx.text import add_field, style_named, word_element
from sip.render.marks import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.controls.marks import Ids
    from sip.render.docx.text import Writer
    from sip.report.document import Value

_EMPTY: Final = b"""\
<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:footnote w:type="separator" w:id="-1">
    <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
      <w:r><w:separator/></w:r></w:p>
  </w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0">
    <w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
      <w:r><w:continuationSeparator/></w:r></w:p>
  </w:footnote>
</w:footnotes>
"""
_NOTE: Final = qn("w:footnote")
_REFERENCE: Final = qn("w:footnoteReference")
_SETTING: Final = qn("w:footnotePr")
_FORMAT: Final = qn("w:numFmt")
_POSITION: Final = qn("w:pos")
_COUNTS_FROM_ELSEWHERE: Final = frozenset(map(qn, ("w:numStart", "w:numRestart")))
_ID: Final = qn("w:id")
_TYPE: Final = qn("w:type")
_VALUE: Final = qn("w:val")
_LETTERS: Final = "lowerLetter"
_DIGITS: Final = "decimal"
_BOOKMARK: Final = "_Ref_sip_"
_AGAIN: Final = f"NOTEREF {_BOOKMARK}"
_AFTER_SETTING: Final = (
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:attachedSchema",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:doNotIncludeSubdocsInStats",
    "w:doNotAutoCompressPictures",
    "w:forceUpgrade",
    "w:captions",
    "w:readModeInkLockDown",
    "w:smartTagType",
    "w:schemaLibrary",
    "w:shapeDefaults",
    "w:doNotEmbedSmartTags",
    "w:decimalSymbol",
    "w:listSeparator",
)
_AFTER_SETTING_OF_A_SECTION: Final = (
    "w:endnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:cols",
    "w:formProt",
    "w:vAlign",
    "w:noEndnote",
    "w:titlePg",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
    "w:printerSettings",
    "w:sectPrChange",
)

_GONE: Final = qn("w:del")

# Else python-docx would keep the part of a template as bytes that nothing can be added to.
PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart


class Footnotes:
    """The footnotes of a document: those that it has, and those that are added."""

    def __init__(self, document: WordDocument, writer: Writer, ids: Ids) -> None:
        self._document = document
        self._writer = writer
        self.ids = ids
        self._part = _part_of(document)
        self._last = max((int(name) for name in self.texts if name.isdecimal()), default=0)

    @property
    def texts(self) -> Mapping[str, BaseOxmlElement]:
        """The notes by the ids that references to them have."""
        return {} if self._part is None else _notes_in(self._part)

    def add(self, paragraph: Paragraph, text: Value) -> str:
        """End the paragraph in a reference to a new note; return the note's id."""
        part = self._part = self._part or _new_part(self._document)
        if not _notes_in(part):
            _letter(self._document)
        self._last += 1
        name = str(self._last)
        part.element.append(self._note(part, name, text))
        start, end = self._bookmark(name)
        paragraph.paragraph_format.element.append(start)
        self._mark(paragraph, word_element("w:footnoteReference", id=name))
        paragraph.paragraph_format.element.append(end)
        return name

    def refer_again(self, paragraph: Paragraph, name: str) -> None:
        """End the paragraph in the mark of a note that was added before.

        Word shows the right mark; `settle` writes it down once all notes are at their places.
        """
        add_field(paragraph, f"{_AGAIN}{name} \\f", mark(1))
        run = next(paragraph.paragraph_format.element[-1].iter(qn("w:r")))
        run.insert(0, self._letters())

    def settle(self) -> None:
        """Drop the notes that nothing refers to, and write down the marks that stand again.

        They are those that there are once tracked changes are accepted.
        """
        body = self._document.element.body
        references = list(body.iter(_REFERENCE))
        wanted = {each.get(_ID) for each in references}
        for name, note in self.texts.items():
            if name not in wanted:
                note.getparent().remove(note)
        found = [
            each.get(_ID) for each in references if next(each.iterancestors(_GONE), None) is None
        ]
        for field in body.iter(qn("w:fldSimple")):
            _, again, rest = field.get(qn("w:instr"), "").partition(_AGAIN)
            name = rest.partition(" ")[0]
            if again and name in found:
                number = found.index(name) + 1
                is_lettered = _format_of(self._document) == _LETTERS
                for text in field.iter(qn("w:t")):
                    text.text = mark(number) if is_lettered else str(number)

    def can_refer_again(self) -> bool:
        """Tell whether sip knows the marks that Word gives: all of one kind, and none twice."""
        settings = [
            self._document.settings.element.find(_SETTING),
            *(each for each in self._document.element.body.iter(_SETTING)),
        ]
        inner = [each for setting in settings if setting is not None for each in setting]
        formats = {each.get(_VALUE) for each in inner if each.tag == _FORMAT}
        is_one_count = not any(each.tag in _COUNTS_FROM_ELSEWHERE for each in inner)
        return is_one_count and formats <= {_format_of(self._document)} <= {_LETTERS, _DIGITS}

    def _note(self, part: XmlPart, name: str, text: Value) -> BaseOxmlElement:
        note = word_element("w:footnote", id=name)
        paragraph = Paragraph(word_element("w:p"), part)
        made = paragraph.paragraph_format.element
        made.style = style_named(self._document, "footnote text").style_id
        self._mark(paragraph, word_element("w:footnoteRef"))
        self._writer.write_text(paragraph, " ")
        self._writer.write(paragraph, text)
        self._writer.turn([made])
        note.append(made)
        return note

    def _mark(self, paragraph: Paragraph, mark_of_word: BaseOxmlElement) -> None:
        run = word_element("w:r")
        run.append(self._letters())
        run.append(mark_of_word)
        paragraph.paragraph_format.element.append(run)

    def _letters(self) -> BaseOxmlElement:
        letters = word_element("w:rPr")
        style = style_named(self._document, "footnote reference").style_id
        letters.append(word_element("w:rStyle", val=style))
        return letters

    def _bookmark(self, name: str) -> tuple[BaseOxmlElement, BaseOxmlElement]:
        number = self.ids.new()
        start = word_element("w:bookmarkStart", id=number, name=f"{_BOOKMARK}{name}")
        return start, word_element("w:bookmarkEnd", id=number)


def drop_footnotes(document: WordDocument) -> None:
    """Take out the footnotes of a text that was taken out, and keep how they look."""
    part = _part_of(document)
    if part is not None:
        for note in _notes_in(part).values():
            note.getparent().remove(note)


def _part_of(document: WordDocument) -> XmlPart | None:
    kind = RELATIONSHIP_TYPE.FOOTNOTES
    inside = (each for each in document.part.rels.values() if not each.is_external)
    parts = (each.target_part for each in inside if each.reltype == kind)
    return next((part for part in parts if isinstance(part, XmlPart)), None)


def _new_part(document: WordDocument) -> XmlPart:
    package = document.part.package
    name = PackURI("/word/footnotes.xml")
    part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, parse_xml(_EMPTY), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    setting = _setting(document)
    for each in part.element:
        setting.append(word_element("w:footnote", id=each.get(_ID)))
    return part


def _notes_in(part: XmlPart) -> dict[str, BaseOxmlElement]:
    """Return the notes, without the lines that part them from the text."""
    notes = part.element.iterchildren(_NOTE)
    return {each.get(_ID, ""): each for each in notes if each.get(_TYPE, "normal") == "normal"}


def _letter(document: WordDocument) -> None:
    """Have notes marked by letters, unless the document says how it marks its own.

    LibreOffice reads that in the sections alone.
    """
    body, setting = document.element.body, _setting(document)
    if any(each.find(_FORMAT) is not None for each in (setting, *body.iter(_SETTING))):
        return
    setting.insert(len(setting.findall(_POSITION)), word_element("w:numFmt", val=_LETTERS))
    for section in body.iter(qn("w:sectPr")):
        own = section.find(_SETTING)
        if own is None:
            own = word_element("w:footnotePr")
            section.insert_element_before(own, *_AFTER_SETTING_OF_A_SECTION)
        own.insert(len(own.findall(_POSITION)), word_element("w:numFmt", val=_LETTERS))


def _setting(document: WordDocument) -> BaseOxmlElement:
    settings = document.settings.element
    found: BaseOxmlElement | None = settings.find(_SETTING)
    if found is None:
        found = word_element("w:footnotePr")
        settings.insert_element_before(found, *_AFTER_SETTING)
    return found


def _format_of(document: WordDocument) -> str:
    setting = document.settings.element.find(_SETTING)
    found = None if setting is None else setting.find(_FORMAT)
    return _DIGITS if found is None else found.get(_VALUE, _DIGITS)
