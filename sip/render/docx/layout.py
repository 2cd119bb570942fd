"""A draft before it has any content: headings, pages, and a control for each part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from sip.render.docx.blocks import BODY_TEXT, NUMBERED_TEXT
from sip.render.docx.contents import Contents, needs_contents
from sip.render.docx.controls.marks import Ids, new_control
from sip.render.docx.controls.places import SDT, written_tag
from sip.render.docx.controls.tags import ACTION, ACTION_HEADING, CONTENTS, PREFIX, TITLE, tag_of
from sip.render.docx.text import add_field, word_element
from sip.report.document import Paragraph, Table, message
from sip.report.draft.on_paper import is_broad

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section as PageSection
    from docx.section import _Footer as Footer
    from docx.section import _Header as Header

    from sip.language.wording import Wording
    from sip.render.docx.blocks import BlockWriter
    from sip.report.document import Report, Section

_TAGS = re.compile(rf"({PREFIX}[a-z_]+(?: [a-z]+_?[a-z]*)?(?: previous)?)")

_PAGE_NUMBER = re.compile(r"\bPAGE\b", re.IGNORECASE)
_FIELDS = tuple(qn(f"w:{name}") for name in ("fldChar", "fldSimple", "instrText", "pgNum"))
_SHOWN = frozenset(
    qn(f"w:{name}")
    for name in ("t", "fldSimple", "instrText", "drawing", "pict", "tbl", "sdt", "pgNum")
)


def lay_out(document: WordDocument, report: Report, blocks: BlockWriter) -> None:
    """Add what a draft of the report has around the controls of its parts, and those empty.

    Broad tables get pages of their own that lie across, unless all pages do.
    """
    ids = Ids(document)
    own, across = _page_shapes(document.sections[-1])
    is_across = bool(report.sections) and _is_broad(report.sections[0])
    _turn(document.sections[-1], across if is_across else own)
    _add_head(document, report, blocks, ids)
    contents = Contents(document, blocks.writer, ids)
    has_contents = needs_contents(report)
    if has_contents:
        _add(document, blocks.paragraph("TOC Heading", message("Contents")))
        _add_control(document, CONTENTS, "toc 1", ids)
    for section in report.sections:
        is_new_page = own != across and _is_broad(section) != is_across
        if is_new_page:
            is_across = not is_across
            page = document.add_section(WD_SECTION.NEW_PAGE)
            _turn(page, across if is_across else own)
        if section.name == ACTION:
            _add_control(document, ACTION_HEADING, "Heading 1", ids)
        elif section.heading is not None:
            heading = blocks.paragraph("Heading 1", section.heading)
            if section.is_apart and not is_new_page:
                WordParagraph(heading, document).paragraph_format.page_break_before = True
            if has_contents:
                contents.mark(heading)
            _add(document, heading)
        _add_control(document, tag_of(section.name), _style_of(section), ids)


def _add_head(document: WordDocument, report: Report, blocks: BlockWriter, ids: Ids) -> None:
    """Add what stands above the first part: a masthead, the title, and what is said below it."""
    tags = {id(each.value): f"{PREFIX}{each.name}" for each in report.insets}
    for each in report.masthead:
        if id(each) in tags:
            _add_control(document, tags[id(each)], "Report Masthead", ids)
        else:
            _add(document, blocks.paragraph("Report Masthead", each))
    _add_control(document, TITLE, "Title", ids)
    if report.about:
        _add(document, blocks.paragraph("Subtitle", *report.subtitle))
    else:
        _add_control(document, f"{PREFIX}about", "Subtitle", ids)


def _style_of(section: Section) -> str:
    """Return the style of the section's text, which Word numbers where it is numbered."""
    first = next((each for each in section.shown if isinstance(each, Paragraph)), None)
    return BODY_TEXT if first is None or first.number is None else NUMBERED_TEXT


def _add_control(document: WordDocument, tag: str, style: str, ids: Ids) -> None:
    paragraph = document.add_paragraph(style=style).paragraph_format.element
    control = new_control(tag, ids)
    paragraph.addprevious(control)
    control[-1].append(paragraph)


def _add(document: WordDocument, made: object) -> None:
    document.element.body.insert_element_before(made, "w:sectPr")


def has_empty_footer(page: PageSection) -> bool:
    """Tell whether the page's footer shows nothing: no text, field, picture or table."""
    return not _shows(page.footer)


def _shows(footer: Footer) -> bool:
    return any(each.tag in _SHOWN for each in footer.part.element.iter())


def number_pages(document: WordDocument) -> None:
    """Put the page's number and how many there are at the foot of each page, unless it has them.

    A first page that differs from the others is a cover, and has none.
    """
    is_numbered_above = False
    for page in document.sections:
        if not page.header.is_linked_to_previous:
            is_numbered_above = _has_number(page.header)
        for footer in _feet(document, page):
            if not is_numbered_above and not _has_number(footer):
                _add_number(document, footer)


def _feet(document: WordDocument, page: PageSection) -> list[Footer]:
    """Return the footers of a section's pages, those of the section before where it has none."""
    if document.settings.odd_and_even_pages_header_footer:
        return [page.footer, page.even_page_footer]
    return [page.footer]


def _has_number(story: Header | Footer) -> bool:
    """Tell whether the header or footer has the number of the page."""
    instructions = []
    for each in story.part.element.iter(*_FIELDS):
        if each.tag == qn("w:pgNum"):
            return True
        # Word splits an instruction into as many runs as it likes.
        between = f" {each.get(qn('w:instr'), '')} "
        instructions.append((each.text or "") if each.tag == qn("w:instrText") else between)
    return _PAGE_NUMBER.search("".join(instructions)) is not None


def _add_number(document: WordDocument, footer: Footer) -> None:
    is_empty = not _shows(footer) and footer.paragraphs
    paragraph = footer.paragraphs[0] if is_empty else footer.add_paragraph()
    if "Footer" in document.styles:
        paragraph.style = document.styles["Footer"]
    add_field(paragraph, "PAGE", "1")
    paragraph.add_run(" / ")
    add_field(paragraph, "NUMPAGES", "1")


def _is_broad(section: Section) -> bool:
    return any(isinstance(block, Table) and is_broad(block) for block in section.shown)


def _page_shapes(page: PageSection) -> tuple[tuple[Length, Length], tuple[Length, Length]]:
    """Return the width and height of the pages as they are, and of those for broad tables.

    Pages that lie across have room for both.
    """
    shape = (page.page_width or Mm(210), page.page_height or Mm(297))
    return shape, (max(shape), min(shape))


def _turn(page: PageSection, shape: tuple[Length, Length]) -> None:
    page.page_width, page.page_height = shape
    page.orientation = WD_ORIENT.LANDSCAPE if shape[0] > shape[1] else WD_ORIENT.PORTRAIT


def add_a_sentence(document: WordDocument, wording: Wording) -> None:
    """Add a sentence of somebody's own with figures in it, as a house template has them.

    It stands below what is said below the title: the annex stays last.
    """
    ids = Ids(document)
    paragraph = document.add_paragraph()
    controls = document.element.body.iter(SDT)
    title = next(each for each in controls if written_tag(each) == TITLE)
    title.getnext().addnext(paragraph.paragraph_format.element)
    figures = {
        name: f"{PREFIX}{name}"
        for name in ("date", "figure implemented", "figure actions", "figure closed_percent")
    }
    before = f"{figures['figure closed_percent']} previous"
    sentence = message(
        "As of {date}, {implemented} of {actions} actions were implemented ({share}; before: "
        "{previous}).",
        date=figures["date"],
        implemented=figures["figure implemented"],
        actions=figures["figure actions"],
        share=figures["figure closed_percent"],
        previous=before,
    )
    for piece in _TAGS.split(wording.say(sentence)):
        if piece.startswith(PREFIX):
            paragraph.paragraph_format.element.append(new_control(piece, ids))
        else:
            paragraph.add_run(piece)


def show_tags(document: WordDocument) -> None:
    """Let each empty control show its tag as a hint, until it is filled."""
    for control in document.element.body.iter(SDT):
        content = control[-1]
        run = word_element("w:r")
        letters = word_element("w:rPr")
        letters.append(word_element("w:rStyle", val="PlaceholderText"))
        text = word_element("w:t")
        text.text = f"[{written_tag(control)}]"
        run.append(letters)
        run.append(text)
        (content[0] if len(content) else content).append(run)
        control[0].append(word_element("w:showingPlcHdr"))
