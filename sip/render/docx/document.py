"""A report as a Word document that needs editing, not rebuilding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt

from sip.render.docx.mark import UNMARKED, marked
from sip.render.docx.table import ANY_FONT, OWN_FONT, TableWriter, is_broad
from sip.render.docx.template import from_template, own_document, table_style, text_width
from sip.render.docx.text import Writer, add_gap, keep_with_next, word_element
from sip.report.document import Bullets, Chart, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document as WordDocument
    from docx.section import Section as PageSection
    from docx.text.paragraph import Paragraph as WordParagraph

    from sip.language.wording import Wording
    from sip.report.document import Block, Report, Section, Value

    Draw = Callable[[Chart], bytes]

_BULLET = "•\t"
_TALLEST_PICTURE = Mm(150)
# At this width the numbers in the picture are about as large as those in the text.
_WIDEST_PICTURE = Mm(100)
# Word's properties hold no more.
_LONGEST_PROPERTY = 255
_CONTENT_TYPES = "[Content_Types].xml"


def render(report: Report, wording: Wording, draw: Draw | None, template: bytes | None) -> bytes:
    """Return the report as a .docx file, the same bytes for the same arguments.

    `draw` makes the picture of a chart; without it the chart is written as text. `template` is
    a .docx file whose styles, headers, footers and page are used. Raises TemplateError.
    """
    document = own_document() if template is None else from_template(template)
    writer = Writer(wording)
    writer.set_language(document)
    style = table_style(document, is_template=template is not None)
    tables = TableWriter(document, writer, style, OWN_FONT if template is None else ANY_FONT)
    drafted = _Draft(document, writer, tables, draw)
    drafted.write(report)
    if _has_empty_footer(document.sections[0]):
        drafted.number_pages()
    _set_properties(document, report, writer)
    return _packed(document)


@dataclass(frozen=True)
class _Draft:
    document: WordDocument
    writer: Writer
    tables: TableWriter
    draw: Draw | None

    def write(self, report: Report) -> None:
        """Add everything in the report, broad tables on pages of their own laid crosswise."""
        upright, across = _page_shapes(self.document.sections[-1])
        is_across = bool(report.sections) and _is_broad(report.sections[0])
        _turn(self.document.sections[-1], across if is_across else upright)
        self.add("Title", report.title)
        self.add("Subtitle", *report.subtitle)
        for section in report.sections:
            if _is_broad(section) != is_across:
                is_across = not is_across
                page = self.document.add_section(WD_SECTION.NEW_PAGE)
                _turn(page, across if is_across else upright)
            self._write_section(section)

    def add(self, style: str, *values: Value) -> WordParagraph:
        """Add a paragraph of that style."""
        paragraph = self.document.add_paragraph(style=style)
        self.writer.write(paragraph, *values)
        return paragraph

    def number_pages(self) -> None:
        """Put the page's number and how many there are at the foot of each."""
        footer = self.document.sections[0].footer
        paragraph = footer.paragraphs[0]
        paragraph.style = self.document.styles["Footer"]
        _add_field(paragraph, "PAGE")
        paragraph.add_run(" / ")
        _add_field(paragraph, "NUMPAGES")

    def _write_section(self, section: Section) -> None:
        if section.heading is not None:
            self.add("Heading 1", section.heading)
        for block in section.shown:
            self._write_block(block)

    def _write_block(self, block: Block) -> None:
        match block:
            case Paragraph():
                body = self.document.element.body
                follows_table = bool(body.xpath("w:tbl/following-sibling::*[1][self::w:sectPr]"))
                paragraph = self.add("Normal", *block.sentences)
                if follows_table:
                    add_gap(paragraph)
            case Bullets():
                self._write_bullets(*block.items)
            case Table():
                self.tables.write(block, text_width(self.document.sections[-1]))
            case Chart():
                self._write_chart(block)

    def _write_bullets(self, *items: Value) -> None:
        style = self.document.styles["List Bullet"]
        is_marked = style.element.find(f".//{qn('w:numPr')}") is not None
        for item in items:
            paragraph = self.document.add_paragraph(style=style)
            if not is_marked:
                self.writer.write_text(paragraph, _BULLET)
            self.writer.write(paragraph, item)

    def _write_chart(self, chart: Chart) -> None:
        if self.draw is None:
            keep_with_next(self.add("Caption", chart.caption))
            self._write_bullets(*chart.alternative)
            return
        self._add_picture(self.draw(chart), chart)
        below = [self.add("Caption", chart.caption)]
        below += [self.add("Normal", line) for line in chart.legend]
        for paragraph in below[:-1]:
            keep_with_next(paragraph)
            paragraph.paragraph_format.space_after = Pt(0)

    def _add_picture(self, picture: bytes, chart: Chart) -> None:
        paragraph = self.document.add_paragraph(style="Normal")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        keep_with_next(paragraph)
        width = min(text_width(self.document.sections[-1]), _WIDEST_PICTURE)
        shape = paragraph.add_run().add_picture(BytesIO(picture), width=width)
        if shape.height > _TALLEST_PICTURE:
            shape.width = Length(int(shape.width * _TALLEST_PICTURE / shape.height))
            shape.height = _TALLEST_PICTURE
        for side in ("distT", "distB", "distL", "distR"):
            next(paragraph.paragraph_format.element.iter(qn("wp:inline"))).set(side, "0")
        about = next(paragraph.paragraph_format.element.iter(qn("wp:docPr")))
        about.set("title", self.writer.wording.say(chart.caption))
        about.set("descr", self.writer.wording.say_all(chart.alternative))


def _has_empty_footer(page: PageSection) -> bool:
    """Tell whether the page's footer shows nothing: no text, field, picture or table."""
    shown = ("w:t", "w:fldSimple", "w:instrText", "w:drawing", "w:pict", "w:tbl", "w:sdt")
    names = {qn(name) for name in shown}
    return not any(each.tag in names for each in page.footer.part.element.iter())


def _is_broad(section: Section) -> bool:
    return any(isinstance(block, Table) and is_broad(block) for block in section.shown)


def _page_shapes(page: PageSection) -> tuple[tuple[Length, Length], tuple[Length, Length]]:
    """Return the page's width and height when it stands upright, and when it lies across."""
    sides = sorted((page.page_width or Mm(210), page.page_height or Mm(297)))
    return (sides[0], sides[1]), (sides[1], sides[0])


def _turn(page: PageSection, shape: tuple[Length, Length]) -> None:
    page.page_width, page.page_height = shape
    page.orientation = WD_ORIENT.LANDSCAPE if shape[0] > shape[1] else WD_ORIENT.PORTRAIT


def _add_field(paragraph: WordParagraph, name: str) -> None:
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run().element
        run.append(word_element("w:fldChar", fldCharType=kind))
        if kind == "begin":
            instruction = word_element("w:instrText")
            instruction.text = name
            paragraph.add_run().element.append(instruction)
        if kind == "separate":
            paragraph.add_run("1")


def _set_properties(document: WordDocument, report: Report, writer: Writer) -> None:
    """Say in the document's properties what it is, of which date, from which data."""
    origin, properties = report.origin, document.core_properties
    made = datetime.combine(origin.day, time(), UTC)
    commit = [f"commit {origin.commit}"] if origin.commit else []
    properties.title = _short(writer.wording.say(report.title))
    properties.subject = _short(writer.wording.say_all(report.subtitle[:1]))
    properties.keywords = _short(", ".join([origin.day.isoformat(), *origin.documents, *commit]))
    properties.comments = ""
    properties.category = ""
    properties.author = ""
    properties.last_modified_by = ""
    properties.identifier = UNMARKED
    properties.language = writer.tag
    properties.revision = 1
    properties.created = properties.modified = made
    properties.last_printed = made


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"


def _packed(document: WordDocument) -> bytes:
    """Return the document's file with its parts in a fixed order and without the time of day."""
    saved, packed = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        parts = marked({name: archive.read(name) for name in archive.namelist()})
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return packed.getvalue()
