"""A table of a report as a Word table."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from sip.render.docx.text import embolden, keep_with_next, word_element
from sip.render.marks import mark
from sip.report.document import ColumnKind, Enumeration, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.table import CT_Row
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.story import StoryPart

    from sip.render.docx.footnotes import Footnotes
    from sip.render.docx.tables.widths import Measure
    from sip.render.docx.text import Writer
    from sip.report.document import Cell, Table, Value

_TEXT_STYLE = "Report Table Text"
_NOTE_STYLE = "Report Table Note"
_SET_IN = Pt(8.5)
# A table of at most this many rows of words fits a page and is not split.
_SHORT = 12
# Headings of more columns than this would be broken within their words on an upright page.
_MOST_UPRIGHT = 9


@dataclass(frozen=True)
class Room:
    """Where blocks go to: the part of the document that it is in, how wide and how high it is.

    Headers, footers and boxes of text have no footnotes of Word.
    """

    part: StoryPart
    width: Length
    height: Length
    has_footnotes: bool


@dataclass(frozen=True)
class TableWriter:
    """Writes tables with the styles of a document."""

    document: WordDocument
    writer: Writer
    style: str
    measure: Measure
    footnotes: Footnotes

    def written(self, table: Table, room: Room) -> list[BaseOxmlElement]:
        """Return the table, as wide as the room; its notes follow it where Word has none there."""
        tbl = CT_Tbl.new_tbl(1, len(table.columns), room.width)
        grid = WordTable(tbl, self.document)
        grid.style = self.document.styles[self.style]
        grid.autofit = False
        if self.writer.is_right_to_left:
            tbl.tblPr.insert_element_before(word_element("w:bidiVisual"), *_AFTER_BIDI_VISUAL)
        self._describe(table, tbl)
        pattern = self._pattern(table, tbl, self.measure.widths(table, room.width))
        self._write_headings(table, _added_row(pattern, tbl), room)
        self._write_rows(table, pattern, tbl, room)
        return [tbl] if room.has_footnotes else [tbl, *self._notes(table, room)]

    def _describe(self, table: Table, tbl: CT_Tbl) -> None:
        """Say for those who can't see it what the table shows, and what is in its columns."""
        say = self.writer.wording.say
        if table.caption is not None:
            tbl.tblPr.append(word_element("w:tblCaption", val=say(table.caption.text)))
        headings = Enumeration(tuple(column.heading for column in table.columns))
        tbl.tblPr.append(word_element("w:tblDescription", val=say(headings)))

    def _pattern(self, table: Table, tbl: CT_Tbl, widths: list[Length]) -> CT_Row:
        """Take the row with empty cells out of the grid: every row is a copy of it.

        Asking the library for each cell by its row and column would take quadratic time.
        """
        columns = WordTable(tbl, self.document).columns
        style = self.document.styles[_TEXT_STYLE]
        for wide, column, about in zip(widths, columns, table.columns, strict=True):
            column.width = wide
            (cell,) = column.cells
            cell.width = wide
            (paragraph,) = cell.paragraphs
            paragraph.style = style
            if about.kind is ColumnKind.NUMBER:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        row: CT_Row
        (row,) = tbl.tr_lst
        row.get_or_add_trPr().append(word_element("w:cantSplit"))
        row.getparent().remove(row)
        return row

    def _write_headings(self, table: Table, row: CT_Row, room: Room) -> None:
        row.get_or_add_trPr().append(word_element("w:tblHeader"))
        for column, paragraph in zip(table.columns, _paragraphs(row, room), strict=True):
            self.writer.write(paragraph, column.heading)
            for run in paragraph.runs:
                embolden(run)
            keep_with_next(paragraph)

    def _write_rows(self, table: Table, pattern: CT_Row, tbl: CT_Tbl, room: Room) -> None:
        is_kept = len(table.rows) <= _SHORT and not _has_long_texts(table)
        has_notes_below = bool(table.footnotes) and not room.has_footnotes
        marks = self._marks(table, room)
        for number, row in enumerate(table.rows, start=1):
            is_last = number == len(table.rows)
            paragraphs = _paragraphs(_added_row(pattern, tbl), room)
            for cell, paragraph in zip(row, paragraphs, strict=True):
                self._write_cell(cell, paragraph, marks)
                if (is_kept and not is_last) or (is_last and has_notes_below):
                    keep_with_next(paragraph)

    def _marks(self, table: Table, room: Room) -> _Marks:
        texts = {each.number: each.text for each in table.footnotes}
        return _Marks(self.footnotes if room.has_footnotes else None, self.writer, texts, {})

    def _write_cell(self, cell: Cell, paragraph: Paragraph, marks: _Marks) -> None:
        self.writer.write(paragraph, cell.value)
        if cell.is_below:
            paragraph.paragraph_format.left_indent = _SET_IN
        if cell.tone is Tone.TOTAL or (cell.tone is Tone.ALERT and cell.value is not None):
            for run in paragraph.runs:
                embolden(run)
        for number in cell.footnotes:
            if number != cell.footnotes[0]:
                self.writer.write_marks(paragraph, ",")
            marks.write(paragraph, number)
        for remark in cell.remarks:
            paragraph.add_run().add_break()
            self.writer.write(paragraph, remark)

    def _notes(self, table: Table, room: Room) -> Iterator[BaseOxmlElement]:
        for footnote in table.footnotes:
            note = Paragraph(word_element("w:p"), room)
            note.style = self.document.styles[_NOTE_STYLE]
            self.writer.write_marks(note, mark(footnote.number))
            self.writer.write_text(note, " ")
            self.writer.write(note, footnote.text)
            if footnote is not table.footnotes[-1]:
                keep_with_next(note)
            yield note.paragraph_format.element


@dataclass
class _Marks:
    """Writes the marks of a table's notes; `written` has Word's notes by their numbers here."""

    footnotes: Footnotes | None
    writer: Writer
    texts: Mapping[int, Value]
    written: dict[int, str]

    def write(self, paragraph: Paragraph, number: int) -> None:
        if self.footnotes is None:
            self.writer.write_marks(paragraph, mark(number))
        elif number in self.written and self.footnotes.can_refer_again():
            self.footnotes.refer_again(paragraph, self.written[number])
        else:
            self.written[number] = self.footnotes.add(paragraph, self.texts[number])


_AFTER_BIDI_VISUAL = (
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
)


def _paragraphs(row: CT_Row, room: Room) -> Iterator[Paragraph]:
    return (Paragraph(each, room) for each in row.iter(qn("w:p")))


def _added_row(pattern: CT_Row, tbl: CT_Tbl) -> CT_Row:
    row: CT_Row = deepcopy(pattern)
    tbl.append(row)
    return row


def is_broad(table: Table) -> bool:
    """Tell whether an upright page is too narrow for the table: for its long texts, or columns."""
    return _has_long_texts(table) or len(table.columns) > _MOST_UPRIGHT


def _has_long_texts(table: Table) -> bool:
    texts = [column for column in table.columns if column.kind is ColumnKind.TEXT]
    return sum(column.is_essential for column in texts) > 1
