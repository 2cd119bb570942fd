"""The table of contents of a Word document: its headings as they stand in it, each a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from sip.render.docx.controls.places import SDT, written_tag
from sip.render.docx.controls.reading import text_of
from sip.render.docx.controls.tags import PREFIX
from sip.render.docx.text import style_named, word_element
from sip.report.draft.on_paper import LAST_PART, MOST_ROWS_IN_THE_TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.controls.marks import Ids
    from sip.render.docx.controls.reading import Notes
    from sip.render.docx.text import Writer
    from sip.report.document import Report

_LEVELS: Final = 2
_INSTRUCTION: Final = f' TOC \\o "1-{_LEVELS}" \\h \\z \\u '
_BOOKMARK: Final = "_Toc"
_GAP: Final = Pt(14)
_LEVEL: Final = qn("w:outlineLvl")
_PROPERTIES: Final = qn("w:pPr")
_VALUE: Final = qn("w:val")


def needs_contents(report: Report) -> bool:
    """Tell whether the annex of the report is so long that a list of contents helps."""
    annex = (each for each in report.sections if each.name == LAST_PART)
    tables = (block for each in annex for block in each.shown)
    return sum(len(getattr(table, "rows", ())) for table in tables) > MOST_ROWS_IN_THE_TEXT


@dataclass(frozen=True)
class Contents:
    """Writes the contents of a document with its styles."""

    document: WordDocument
    writer: Writer
    ids: Ids

    def mark(self, heading: BaseOxmlElement) -> None:
        """Mark a heading of sip's own, so that an entry can lead to it."""
        number = self.ids.new()
        start = word_element("w:bookmarkStart", id=number, name=f"{_BOOKMARK}{number:0>9}")
        heading.insert(1 if heading.find(_PROPERTIES) is not None else 0, start)
        heading.append(word_element("w:bookmarkEnd", id=number))

    def written(self, notes: Notes) -> list[BaseOxmlElement]:
        """Return an entry for each heading that the document has now.

        It is Word's own table, without the numbers of the pages, which Word alone knows: it adds
        them when the table is updated. Until then nothing in it is wrong.
        """
        levels = self._levels()
        entries = []
        for heading in self.document.element.body.iter(qn("w:p")):
            level = _own_level(heading, levels)
            text = " ".join(text_of([heading], notes).split())
            if level < _LEVELS and text:
                if _bookmark_of(heading) is None and _is_of_sip(heading):
                    self.mark(heading)
                entries.append(self._entry(level, text, _bookmark_of(heading)))
        if entries:
            begin = [_mark("begin"), _instruction(), _mark("separate")]
            for at, each in enumerate(begin, start=1):
                entries[0].insert(at, each)
            entries[-1].append(_mark("end"))
            Paragraph(entries[-1], self.document).paragraph_format.space_after = _GAP
        return entries

    def _entry(self, level: int, text: str, bookmark: str | None) -> BaseOxmlElement:
        entry = word_element("w:p")
        entry.style = style_named(self.document, f"toc {level + 1}").style_id
        run = word_element("w:r")
        letters = word_element("w:t")
        letters.text = text
        if self.writer.is_right_to_left:
            run.append(word_element("w:rPr"))
            run[0].append(word_element("w:rtl"))
        run.append(letters)
        if bookmark is None:
            entry.append(run)
        else:
            entry.append(word_element("w:hyperlink", anchor=bookmark, history="1"))
            entry[-1].append(run)
        return entry

    def _levels(self) -> Mapping[str, int]:
        """Return the level of the headings of each style that has one, itself or from its base."""
        styles = {each.style_id: each.element for each in self.document.styles}
        levels = {name: _level_of(name, styles) for name in styles}
        return {name: level for name, level in levels.items() if level is not None}


def say_what_it_is(control: BaseOxmlElement) -> None:
    """Let programs know the control for one that holds a table of contents.

    Word offers to update it, and LibreOffice reads its field, which it shows as text otherwise.
    """
    properties = control.find(qn("w:sdtPr"))
    if properties.find(qn("w:docPartObj")) is None:
        kind = word_element("w:docPartObj")
        kind.append(word_element("w:docPartGallery", val="Table of Contents"))
        kind.append(word_element("w:docPartUnique"))
        for other in properties.findall(qn("w:richText")):
            properties.remove(other)
        properties.append(kind)


def _level_of(name: str, styles: Mapping[str, BaseOxmlElement]) -> int | None:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        own = styles[name].find(f"{_PROPERTIES}/{_LEVEL}")
        if own is not None:
            return _number(own)
        base = styles[name].find(qn("w:basedOn"))
        name = "" if base is None else base.get(_VALUE, "")
    return None


def _own_level(paragraph: BaseOxmlElement, levels: Mapping[str, int]) -> int:
    own = paragraph.find(f"{_PROPERTIES}/{_LEVEL}")
    if own is not None:
        return _number(own)
    style = paragraph.find(f"{_PROPERTIES}/{qn('w:pStyle')}")
    return _LEVELS if style is None else levels.get(style.get(_VALUE, ""), _LEVELS)


def _number(level: BaseOxmlElement) -> int:
    value = level.get(_VALUE, "")
    return int(value) if value.isascii() and value.isdigit() else _LEVELS


def _bookmark_of(heading: BaseOxmlElement) -> str | None:
    """Return the mark that leads to the heading; one of a person's own is left without."""
    names = (each.get(qn("w:name"), "") for each in heading.iter(qn("w:bookmarkStart")))
    return next((name for name in names if name.startswith(_BOOKMARK)), None)


def _is_of_sip(heading: BaseOxmlElement) -> bool:
    return any(
        written_tag(each).casefold().startswith(PREFIX) for each in heading.iterancestors(SDT)
    )


def _mark(kind: str) -> BaseOxmlElement:
    run = word_element("w:r")
    run.append(word_element("w:fldChar", fldCharType=kind))
    return run


def _instruction() -> BaseOxmlElement:
    run = word_element("w:r")
    text = word_element("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = _INSTRUCTION
    run.append(text)
    return run
