"""A report as a Word document that needs editing, not rebuilding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.render.docx.blocks import BlockWriter
from sip.render.docx.controls.marks import Ids
from sip.render.docx.controls.places import stories
from sip.render.docx.controls.tags import Fillings, tag_of
from sip.render.docx.draft import Draft, Manner
from sip.render.docx.file.packing import describe, describe_figures, packed
from sip.render.docx.file.picture import drop_unused
from sip.render.docx.file.theme import palette_of
from sip.render.docx.footnotes import Footnotes
from sip.render.docx.layout import (
    add_a_sentence,
    has_empty_footer,
    lay_out,
    number_pages,
    show_tags,
)
from sip.render.docx.tables.table import TableWriter
from sip.render.docx.tables.widths import ANY_FONT, OWN_FONT, Measure
from sip.render.docx.template import (
    add_missing_styles,
    is_controlled,
    keep_the_look_alone,
    opened,
    own_document,
    refusing_what_is_strange,
    table_style,
    tags_in,
)
from sip.render.docx.text import Writer, lines_run_from_right
from sip.report.draft.on_paper import LAST_PART, with_what_is_long_last
from sip.report.draft.progress_report import SECTIONS

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from sip.language.wording import Wording
    from sip.render.docx.blocks import Draw
    from sip.render.docx.draft import Edited
    from sip.report.document import Report


@dataclass(frozen=True)
class Updated:
    """A draft that was filled again, what somebody had edited in it, and the tags that are gone.

    `replaced` is what it said of its symbol and the action, and says no more; `language` is that
    which it was drafted in, where it is another one.
    """

    content: bytes
    edited: tuple[Edited, ...]
    lost: tuple[str, ...]
    replaced: tuple[Edited, ...]
    language: str | None


@dataclass(frozen=True)
class Look:
    """What a draft looks like: sip's own way, or a template's, which is a .docx file.

    The controls of a template are filled and all else in it is kept; of one without controls the
    styles, headers, footers and page are used. A footer that says something gets the numbers of
    pages only where `numbers_pages`.
    """

    template: bytes | None = None
    numbers_pages: bool = False


OWN_LOOK = Look()
CAREFULLY = Manner()


def render(report: Report, wording: Wording, draw: Draw | None, look: Look = OWN_LOOK) -> bytes:
    """Return the report as a .docx file, the same bytes for the same arguments.

    `draw` makes the picture of a chart; without it the chart is written as text. Raises
    TemplateError.
    """
    if look.template is None:
        document = own_document()
        return _drafted(document, report, wording, draw, is_own=True)
    document = opened(look.template)
    with refusing_what_is_strange():
        if look.numbers_pages:
            number_pages(document)
        if is_controlled(document):
            add_missing_styles(document)
            _draft(document, report, wording, draw).fill()
            describe_figures(document, report)
            return packed(document, is_of_sip_alone=True)
        keep_the_look_alone(document)
        return _drafted(document, report, wording, draw, is_own=False)


def update(
    report: Report,
    wording: Wording,
    draw: Draw | None,
    draft: bytes,
    manner: Manner = CAREFULLY,
) -> Updated:
    """Return the draft with its controls filled with this report, and all else as it was.

    What somebody edited in a control is kept unless forced. Raises TemplateError where the file
    is no draft of sip, or could act.
    """
    document = opened(draft)
    with refusing_what_is_strange():
        if manner.numbers_pages:
            number_pages(document)
        add_missing_styles(document)
        filled = _draft(document, report, wording, draw)
        filled.update(manner)
        describe_figures(document, report)
        for story in stories(document):
            drop_unused(story)
        content = packed(document, is_of_sip_alone=False)
    was = document.core_properties.language.partition("-")[0].casefold()
    language = was if was and was != wording.language else None
    edited, replaced = tuple(filled.edited), tuple(filled.replaced)
    return Updated(content, edited, tuple(filled.lost), replaced, language)


def house_template(report: Report, wording: Wording) -> bytes:
    """Return a template with a control for each part of the report, and for figures in a line."""
    document = own_document()
    writer = Writer(wording)
    writer.set_language(document)
    lay_out(document, with_what_is_long_last(report), _blocks(document, writer, None, is_own=True))
    add_a_sentence(document, wording)
    show_tags(document)
    number_pages(document)
    describe(document, report, writer)
    return packed(document, is_of_sip_alone=True)


def _drafted(
    document: WordDocument,
    report: Report,
    wording: Wording,
    draw: Draw | None,
    *,
    is_own: bool,
) -> bytes:
    """Return the document, which has nothing in its body yet, with the report in it."""
    writer = Writer(wording)
    writer.set_language(document)
    report = with_what_is_long_last(report)
    lay_out(document, report, _blocks(document, writer, draw, is_own=is_own))
    draft = _draft(document, report, wording, draw, is_own=is_own)
    if report.insets:
        draft.fill()
    else:
        draft.fill_for_good()
    if has_empty_footer(document.sections[0]):
        number_pages(document)
    describe(document, report, writer)
    return packed(document, is_of_sip_alone=True)


def _draft(
    document: WordDocument,
    report: Report,
    wording: Wording,
    draw: Draw | None,
    *,
    is_own: bool | None = None,
) -> Draft:
    """Return the document as one to be filled; None says that its language may be another."""
    writer = Writer(
        wording,
        says_language=is_own is None,
        is_among_lines_from_right=lines_run_from_right(document),
    )
    blocks = _blocks(document, writer, draw, is_own=bool(is_own))
    if tag_of(LAST_PART) in tags_in(document):
        report = with_what_is_long_last(report)
    return Draft(document, blocks, Fillings.of(report, SECTIONS), blocks.tables.footnotes.ids)


def _blocks(
    document: WordDocument, writer: Writer, draw: Draw | None, *, is_own: bool
) -> BlockWriter:
    style = table_style(document, is_template=not is_own)
    footnotes = Footnotes(document, writer, Ids(document))
    measure = Measure(writer.wording, OWN_FONT if is_own else ANY_FONT)
    tables = TableWriter(document, writer, style, measure, footnotes)
    return BlockWriter(document, writer, tables, draw, palette_of(document))
