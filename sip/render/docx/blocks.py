"""The blocks of a report as paragraphs, tables and pictures of Word, for the place they go to."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from sip.render.chart.drawing import Sheet
from sip.render.docx.file.picture import add_picture
from sip.render.docx.text import (
    Writer,
    add_field,
    add_gap,
    keep_with_next,
    style_named,
    word_element,
)
from sip.report.document import Bullets, Chart, Paragraph, Table
from sip.report.draft.on_paper import groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.language.wording import Wording
    from sip.render.chart.files import Picture
    from sip.render.chart.palette import Palette
    from sip.render.docx.tables.table import Room, TableWriter
    from sip.report.document import Block, Caption, Value

    Draw = Callable[[Chart, Wording, Palette, Sheet], Sequence[Picture]]

BODY_TEXT = "Normal"
NUMBERED_TEXT = "Report Paragraph"
_BULLET = "•\t"
# A list of at most so many items is not split.
_SHORT_LIST = 12
# A picture stands on the page of its caption, and often below a heading.
_ROOM_OF_ITS_WORDS = Mm(30)


@dataclass(frozen=True)
class BlockWriter:
    """Writes blocks with the styles of a document, and pictures in its colours."""

    document: WordDocument
    writer: Writer
    tables: TableWriter
    draw: Draw | None
    palette: Palette

    def written(
        self, blocks: Sequence[Block], room: Room, own: BaseOxmlElement | None = None
    ) -> list[BaseOxmlElement]:
        """Return the blocks as elements that belong into no place yet.

        `own` are the properties of the paragraph that stands where they go to: text that begins
        there looks as it does.
        """
        begins_with_text = bool(blocks) and isinstance(blocks[0], Paragraph)
        content = _Manuscript(self, room, own if begins_with_text else None, [])
        for block in blocks:
            content.add(block)
        return content.elements

    def paragraph(self, style: str, *values: Value) -> BaseOxmlElement:
        """Return a paragraph of that style."""
        made = WordParagraph(word_element("w:p"), self.document)
        made.style = style_named(self.document, style)
        self.writer.write(made, *values)
        paragraph: BaseOxmlElement = made.paragraph_format.element
        return paragraph


@dataclass(frozen=True)
class _Manuscript:
    blocks: BlockWriter
    room: Room
    own: BaseOxmlElement | None
    elements: list[BaseOxmlElement]

    def add(self, block: Block) -> None:
        match block:
            case Paragraph():
                follows_table = bool(self.elements) and self.elements[-1].tag == qn("w:tbl")
                style = BODY_TEXT if block.number is None else NUMBERED_TEXT
                paragraph = self._add(style, *block.sentences)
                if self.own is not None:
                    _give_properties(paragraph, self.own)
                if follows_table:
                    add_gap(paragraph)
            case Bullets():
                self._add_bullets(*block.items)
            case Table() if block.grouped_by is not None:
                self._keep_what_is_above()
                for value, table in groups(block):
                    self._add("Heading 2", value)
                    self._add_table(table)
            case Table():
                if block.caption is not None:
                    self._add_caption(block.caption)
                self._add_table(block)
            case Chart():
                self._add_chart(block)

    def _add(self, style: str, *values: Value) -> WordParagraph:
        paragraph = WordParagraph(word_element("w:p"), self.room)
        paragraph.style = style_named(self.blocks.document, style)
        self.blocks.writer.write(paragraph, *values)
        self.elements.append(paragraph.paragraph_format.element)
        return paragraph

    def _add_table(self, table: Table) -> None:
        """Add a table, on the page of the paragraph that it follows.

        Behind another table it follows an empty paragraph: Word takes two that touch for one.
        """
        if self.elements and self.elements[-1].tag == qn("w:tbl"):
            self._add(BODY_TEXT)
        self._keep_what_is_above()
        self.elements.extend(self.blocks.tables.written(table, self.room))

    def _keep_what_is_above(self) -> None:
        """Keep the paragraph that was added last on the page of what follows it."""
        if self.elements and self.elements[-1].tag == qn("w:p"):
            keep_with_next(WordParagraph(self.elements[-1], self.room))

    def _add_caption(self, caption: Caption) -> None:
        """Add a caption whose number Word counts, so that tables of others can come between."""
        self._keep_what_is_above()
        paragraph = self._add("Caption")
        writer = self.blocks.writer
        before, after = around_number(writer.wording, caption)
        writer.write_text(paragraph, before)
        add_field(paragraph, "SEQ Table \\* ARABIC", writer.wording.say(caption.number))
        writer.write_text(paragraph, after)

    def _add_bullets(self, *items: Value) -> None:
        style = style_named(self.blocks.document, "List Bullet").element
        is_marked = style.find(f".//{qn('w:numPr')}") is not None
        if items and self.elements and self.elements[-1].tag == qn("w:p"):
            keep_with_next(WordParagraph(self.elements[-1], self.room))
        for item in items:
            paragraph = self._add("List Bullet")
            if not is_marked:
                self.blocks.writer.write_text(paragraph, _BULLET)
            self.blocks.writer.write(paragraph, item)
            # Else the end of a long list could stand on a page of its own. A short one is whole,
            # and kept with what follows it would be a chain that is longer than a page.
            if (item is items[-1]) != (len(items) <= _SHORT_LIST):
                keep_with_next(paragraph)

    def _add_chart(self, chart: Chart) -> None:
        if self.blocks.draw is None:
            keep_with_next(self._add("Caption", chart.caption))
            self._add_bullets(*chart.alternative, *chart.remarks)
            return
        tallest = Length(self.room.height - _ROOM_OF_ITS_WORDS)
        sheet = Sheet(self.room.width.pt, tallest.pt)
        wording, palette = self.blocks.writer.wording, self.blocks.palette
        for picture in self.blocks.draw(chart, wording, palette, sheet):
            self._add_picture(picture, chart, tallest)
        self._add("Caption", chart.caption)
        self._add_bullets(*chart.remarks)

    def _add_picture(self, picture: Picture, chart: Chart, tallest: Length) -> None:
        paragraph = self._add(BODY_TEXT)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        keep_with_next(paragraph)
        # Its ground is white: right below a table it would cover the last line of that.
        add_gap(paragraph)
        width = min(self.room.width, Pt(picture.width))
        shape = add_picture(paragraph.add_run(), picture, width)
        if shape.height > tallest:
            shape.width = Length(int(shape.width * tallest / shape.height))
            shape.height = tallest
        for side in ("distT", "distB", "distL", "distR"):
            next(paragraph.paragraph_format.element.iter(qn("wp:inline"))).set(side, "0")
        about = next(paragraph.paragraph_format.element.iter(qn("wp:docPr")))
        wording = self.blocks.writer.wording
        about.set("title", wording.say(chart.caption))
        about.set("descr", wording.say_all(picture.alternative))


def around_number(wording: Wording, caption: Caption) -> tuple[str, str]:
    """Return what stands before and after the number in a caption, in the order of its language."""
    whole = wording.say(replace(caption.said, values={"number": "\0", "caption": caption.text}))
    before, _, after = whole.partition(wording.say("\0"))
    return before, after


def _give_properties(paragraph: WordParagraph, properties: BaseOxmlElement) -> None:
    made = paragraph.paragraph_format.element
    for old in made.findall(qn("w:pPr")):
        made.remove(old)
    made.insert(0, deepcopy(properties))
