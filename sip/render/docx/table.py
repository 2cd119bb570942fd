"""A table of a report as a Word table."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph

from sip.render.docx.text import embolden, keep_with_next, word_element
from sip.render.marks import mark
from sip.report.document import ColumnKind, Enumeration, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from docx.document import Document as WordDocument
    from docx.oxml.table import CT_Row
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.story import StoryPart

    from sip.render.docx.footnotes import Footnotes
    from sip.render.docx.text import Writer
    from sip.report.document import Cell, Table, Value

_TEXT_STYLE = "Report Table Text"
_NOTE_STYLE = "Report Table Note"
# How wide a letter of the table's text is, in sip's own font and in one that may be wider.
OWN_FONT = Pt(4.5)
ANY_FONT = Pt(5.4)
_OF_A_CAPITAL = 1.3
_MARGINS = Mm(4)
_NARROWEST = Mm(16)
_SET_IN = Pt(8.5)
_WIDEST_WORD = Mm(36)
# A table of at most this many rows of words fits a page and is not split.
_SHORT = 12
_MOST_LINES_OF_A_HEADING = 2
# Where columns are many, long texts need the room that dates would have on one line.
_FEW_COLUMNS = 5


@dataclass(frozen=True)
class Room:
    """Where blocks go to: the part of the document that it is in, and how wide it is.

    Headers, footers and boxes of text have no footnotes of Word.
    """

    part: StoryPart
    width: Length
    has_footnotes: bool


@dataclass(frozen=True)
class TableWriter:
    """Writes tables with the styles of a document."""

    document: WordDocument
    writer: Writer
    style: str
    letter: Length
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
        pattern = self._pattern(table, tbl, self._widths(table, room.width))
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
        is_kept = len(table.rows) <= _SHORT and not is_broad(table)
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

    def _widths(self, table: Table, width: Length) -> list[Length]:
        """Give words and numbers the room they need, and long texts what is left."""
        said = [self._said(table, index) for index in range(len(table.columns))]
        elastic = [
            index for index, each in enumerate(table.columns) if each.kind is ColumnKind.TEXT
        ]
        elastic = elastic or [0]
        needed = [0 if i in elastic else self._room(texts) for i, texts in enumerate(said)]
        left = max(width - sum(needed), len(elastic) * _NARROWEST)
        lengths = {index: sum(map(_letters, said[index])) for index in elastic}
        shares = _shares(lengths, left)
        widths = [shares.get(index, needed[index]) for index in range(len(said))]
        fitting = width / sum(widths)
        return [Length(int(each * min(fitting, 1))) for each in widths]

    def _room(self, texts: Iterable[str]) -> int:
        longest = max(map(_letters, texts), default=0)
        return min(max(int(longest * self.letter) + _MARGINS, _NARROWEST), _WIDEST_WORD)

    def _said(self, table: Table, index: int) -> list[str]:
        say = self.writer.wording.say
        cells = (row[index] for row in table.rows)
        marked: Iterable[str] = (
            f"{say(cell.value)}{'a' * (len(cell.footnotes) + 2 * cell.is_below)}" for cell in cells
        )
        # Headings are bold, and so a little wider than what stands below them.
        heading = say(table.columns[index].heading)
        headings = [f"{word}a" for word in _words(heading)]
        # A heading of many words is to take no more than some lines.
        lines = "a" * int(_letters(heading) / _MOST_LINES_OF_A_HEADING)
        if table.columns[index].kind is ColumnKind.WORD and len(table.columns) > _FEW_COLUMNS:
            marked = chain.from_iterable(map(_in_two_lines, marked))
        return [*headings, lines, *marked]


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


def _in_two_lines(text: str) -> list[str]:
    """Return the two lines of a text that is broken where they are shortest; one word is one."""
    words = text.split()
    breaks = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return min(breaks, key=lambda lines: max(map(_letters, lines)), default=[text])


def _added_row(pattern: CT_Row, tbl: CT_Tbl) -> CT_Row:
    row: CT_Row = deepcopy(pattern)
    tbl.append(row)
    return row


def is_broad(table: Table) -> bool:
    """Tell whether the table has more long texts than fit side by side on an upright page."""
    texts = [column for column in table.columns if column.kind is ColumnKind.TEXT]
    return sum(column.is_essential for column in texts) > 1


def _shares(lengths: dict[int, float], left: int) -> dict[int, int]:
    """Share the room out by the square root of the lengths, so that short texts stay readable."""
    weights = {index: max(length, 1) ** 0.5 for index, length in lengths.items()}
    return {index: int(left * each / sum(weights.values())) for index, each in weights.items()}


def _words(text: str) -> list[str]:
    """Return the parts between which a line can break."""
    return [word for word in text.split() if not _is_wide(word[0])] or [text[:4]]


def _letters(text: str) -> float:
    """Count the small letters that take as much room as the text does."""
    return sum(map(_small_letters, text))


@cache
def _small_letters(letter: str) -> float:
    return 2 if _is_wide(letter) else _OF_A_CAPITAL if letter.isupper() else 1


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in {"W", "F"}
