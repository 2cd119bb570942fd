"""A Word document as text that can be read and compared."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.run import Run

from tests.support.word import opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph


def dumped(content: bytes) -> str:
    """Say what stands in the document, part by part."""
    document = opened(content)
    lines = [
        *_parts(content),
        *_properties(document),
        *_pages(document),
        *_body(document),
        *_footnotes(document),
    ]
    return "".join(f"{line}\n" for line in lines)


def _parts(content: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(content)) as archive:
        yield from (f"part {name}" for name in archive.namelist())


def _properties(document: WordDocument) -> Iterator[str]:
    for name in ("title", "subject", "keywords", "language", "created", "modified"):
        yield f"{name}: {getattr(document.core_properties, name)}"
    for language in document.styles.element.iter(qn("w:lang")):
        yield f"languages: {' '.join(language.attrib.values())}"


def _pages(document: WordDocument) -> Iterator[str]:
    for section in document.sections:
        assert section.page_width is not None
        assert section.page_height is not None
        yield (
            f"page {round(section.page_width.mm)} × {round(section.page_height.mm)} mm, "
            f"foot: {_fields(section.footer.paragraphs[0])}"
        )


def _fields(paragraph: Paragraph) -> str:
    fields = paragraph.paragraph_format.element.iter(qn("w:fldSimple"))
    return " ".join(field.get(qn("w:instr")).strip() for field in fields)


def _body(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from _table(block)
        else:
            yield _paragraph(block)


def _footnotes(document: WordDocument) -> Iterator[str]:
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            for note in relation.target_part.element:
                text = "".join(each.text or "" for each in note.iter(qn("w:t")))
                yield f"footnote {note.get(qn('w:id'))}:{text}"


def _paragraph(paragraph: Paragraph) -> str:
    style = paragraph.style.name if paragraph.style else None
    is_kept = " kept" if paragraph.paragraph_format.keep_with_next else ""
    return f"[{style}{is_kept}] {_runs(paragraph)}"


def _runs(paragraph: Paragraph) -> str:
    return "".join(map(_inline, paragraph.paragraph_format.element))


def _inline(each: BaseOxmlElement) -> str:
    """Say a run, or the runs of a field with the first word of its instruction."""
    if each.tag == qn("w:fldSimple"):
        kind = each.get(qn("w:instr"), "").split()[0]
        return f"{{{kind} {''.join(map(_inline, each))}}}"
    if each.tag == qn("w:hyperlink"):
        return "".join(map(_inline, each))
    if each.tag != qn("w:r"):
        return ""
    run = Run(each, each.getparent())
    if run.font.superscript:
        return f"^{run.text}^"
    return _note(run) or (f"**{run.text}**" if run.bold else run.text)


def _note(run: Run) -> str:
    marks = run.element.findall(qn("w:footnoteReference"))
    return "".join(f"[^{each.get(qn('w:id'))}]" for each in marks)


def _table(table: Table) -> Iterator[str]:
    widths = ", ".join(str(round(column.width.mm)) for column in table.columns if column.width)
    yield f"table [{table.style.name if table.style else None}] {widths} mm"
    for row in table.rows:
        cell = row.cells[0].paragraphs[0].paragraph_format.element
        settings: list[BaseOxmlElement] = cell.xpath("ancestor::w:tr/w:trPr/*")
        flags = [setting.tag.rpartition("}")[2] for setting in settings]
        cells = (f"{_side(cell.paragraphs[0])}{_runs(cell.paragraphs[0])}" for cell in row.cells)
        yield f"  {' '.join(flags)} | {' | '.join(cells)}"


def _side(paragraph: Paragraph) -> str:
    return "" if paragraph.alignment is None else f"{paragraph.alignment.name.lower()}: "
