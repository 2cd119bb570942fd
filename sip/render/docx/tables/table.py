"""A table of a report as a Word table."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from sip.render.docx.text import embolden, keep_with_next, word_element
from sip.render.marks import mark
from sip.report.document import ColumnKind, Enumeration, Tone
from sip.report.draft.on_paper import has_long_texts, is_long_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

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
_TOGETHER = 3
_HIGH_TOGETHER = 2
# More than a page of US Letter has that lies across, with the margins that Word begins with.
_ROOM_OF_BROAD_TABLES = Mm(230)


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
        """Return the table, as wide as the room; its notes follow it where Word has none there.

        Where a broad one has too little room, the last long text of each row stands below the row.
        """
        is_below = has_long_texts(table) and room.width < _ROOM_OF_BROAD_TABLES
        if is_below:
            table = _with_last_long_text_last(table)
        beside = len(table.columns) - is_below
        tbl = CT_Tbl.new_tbl(1, beside, room.width)
        grid = WordTable(tbl, self.document)
        grid.style = self.document.styles[self.style]
        grid.autofit = False
        if self.writer.is_right_to_left:
            tbl.tblPr.insert_element_before(word_element("w:bidiVisual"), *_AFTER_BIDI_VISUAL)
        self._describe(table, tbl)
        pattern = [
            self._pattern(
                table, tbl, self.measure.widths(_in_order(table, range(beside)), room.width)
            )
        ]
        if is_below:
            pattern.append(_across(pattern[0], beside, room.width))
        self._write_headings(table, _added_rows(pattern, tbl), room)
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
        for wide, column, about in zip(widths, columns, table.columns, strict=False):
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

    def _write_headings(self, table: Table, rows: Sequence[CT_Row], room: Room) -> None:
        for row in rows:
            row.get_or_add_trPr().append(word_element("w:tblHeader"))
        for column, paragraph in zip(table.columns, _paragraphs(rows, room), strict=True):
            self.writer.write(paragraph, column.heading)
            for run in paragraph.runs:
                embolden(run)
            keep_with_next(paragraph)

    def _write_rows(self, table: Table, pattern: Sequence[CT_Row], tbl: CT_Tbl, room: Room) -> None:
        kept = _rows_with_the_next(table)
        if table.footnotes and not room.has_footnotes:
            kept.add(len(table.rows))
        marks = self._marks(table, room)
        for number, row in enumerate(table.rows, start=1):
            rows = _added_rows(pattern, tbl)
            for cell, paragraph in zip(row, _paragraphs(rows, room), strict=True):
                self._write_cell(cell, paragraph, marks)
                if number in kept:
                    keep_with_next(paragraph)
            for paragraph in _paragraphs(rows[:-1], room):
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


def _paragraphs(rows: Iterable[CT_Row], room: Room) -> Iterator[Paragraph]:
    return (Paragraph(each, room) for row in rows for each in row.iter(qn("w:p")))


def _across(pattern: CT_Row, columns: int, width: Length) -> CT_Row:
    """Return a row of one cell below all columns."""
    row: CT_Row = deepcopy(pattern)
    cell, *others = row.tc_lst
    for each in others:
        row.remove(each)
    cell.width, cell.grid_span = width, columns
    return row


def _rows_with_the_next(table: Table) -> set[int]:
    """Return the numbers of the rows, from 1, that no page break may follow.

    A long table may break, but leaves no row alone at its beginning or end; nor two, where they
    are low.
    """
    count = len(table.rows)
    if count <= _SHORT and not has_long_texts(table):
        return set(range(1, count))
    together = _HIGH_TOGETHER if has_long_texts(table) else _TOGETHER
    return {number for number in range(1, count) if number < together or number > count - together}


def _added_rows(pattern: Iterable[CT_Row], tbl: CT_Tbl) -> list[CT_Row]:
    rows = [deepcopy(each) for each in pattern]
    tbl.extend(rows)
    return rows


def _with_last_long_text_last(table: Table) -> Table:
    long = [at for at, each in enumerate(table.columns) if is_long_text(each)]
    others = [at for at in range(len(table.columns)) if at != long[-1]]
    return _in_order(table, [*others, long[-1]])


def _in_order(table: Table, order: Sequence[int]) -> Table:
    """Return the table with these of its columns, in that order."""
    rows = (tuple(row[at] for at in order) for row in table.rows)
    return replace(table, columns=tuple(table.columns[at] for at in order), rows=tuple(rows))
