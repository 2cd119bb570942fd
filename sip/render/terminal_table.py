"""A table in a terminal: in columns where they fit, else each row as an entry of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from sip.plan.partial_date import PartialDate
from sip.render.lines import Piece, fill, print_styled, wrap
from sip.render.marks import mark, set_in
from sip.render.terminal_grid import Grid, GridCell, GridColumn
from sip.report.document import ColumnKind, Tone, message
from sip.report.provenance import EVIDENCE_COLUMN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from sip.language.wording import Wording
    from sip.render.lines import StyledLine
    from sip.report.document import Cell, Column, Table

_STAR = "*"
# Nobody counts more stars than these.
_MOST_STARS = 3
# From this many columns on, texts can stand beside the other columns of a table.
_WIDE = 110
# There, a column of texts is no narrower than this.
_LEAST_OF_TEXTS = 32
# Up to this many columns, a word such as a report's name stays on one line.
_LONGEST_WORD = 32
# A longer heading is broken between words before the words of other headings are.
_LONGEST_HEADING = 24
_BETWEEN = 2
_STYLE = {Tone.PLAIN: "", Tone.ALERT: "red", Tone.TOTAL: "bold"}


def print_table(table: Table, wording: Wording, console: Console) -> None:
    """Print the table with its footnotes, no word of it cut where it has room on a line."""
    print_styled(_lines(table, wording, console.width), console)
    for footnote in table.footnotes:
        start = Piece(f"{_marks((footnote.number,), table)} ", "dim")
        lines = wrap(wording.say(footnote.text), console.width - cell_len(start.text))
        print_styled(hanging(start, lines, "dim"), console)


def _marks(numbers: Sequence[int], table: Table) -> str:
    """Return the marks of footnotes: stars, as reports print them, or letters where many."""
    if len(table.footnotes) <= _MOST_STARS:
        return ",".join(_STAR * number for number in numbers)
    return f"[{','.join(map(mark, numbers))}]" if numbers else ""


def _lines(table: Table, wording: Wording, width: int) -> Iterable[StyledLine]:
    """Return the rows in columns, or with their texts below them, or as entries of their own."""
    rows = [[_cell(cell, table, wording) for cell in row] for row in table.rows]
    texts = [index for index, each in enumerate(table.columns) if each.kind is ColumnKind.TEXT]
    if width >= _WIDE or not texts:
        columns = [_column(table, index, rows, wording) for index in range(len(table.columns))]
        grid = Grid.within(columns, width)
        if grid is not None and all(grid.widths[each] >= _wanted(columns[each]) for each in texts):
            return (*grid.head(), *grid.body(rows, is_spaced=_has_long_texts(table)))
    if texts and not _has_long_texts(table):
        words = [index for index in range(len(table.columns)) if index not in texts]
        columns = [_column(table, index, rows, wording) for index in words]
        grid = Grid.within([replace(column, is_whole=True) for column in columns], width)
        if grid is not None:
            below = [
                _long_texts(table.columns, *pair, wording)
                for pair in zip(table.rows, rows, strict=True)
            ]
            return _texts_below(rows, below, words, grid, width)
    return _entries(table, rows, wording, width)


def _has_long_texts(table: Table) -> bool:
    return any(column.kind is ColumnKind.TEXT and column.is_essential for column in table.columns)


def _wanted(texts: GridColumn) -> int:
    """Return how wide a column of texts is to be beside others."""
    return min(texts.most, _LEAST_OF_TEXTS)


def _column(
    table: Table, index: int, rows: Sequence[Sequence[GridCell]], wording: Wording
) -> GridColumn:
    column, cells = table.columns[index], [row[index] for row in rows]
    heading = wording.say(column.heading)
    is_number = column.kind is ColumnKind.NUMBER
    is_short = all(cell_len(cell.marked) <= _LONGEST_WORD for cell in cells)
    gives_way = cell_len(heading) > _LONGEST_HEADING
    is_word = column.kind is ColumnKind.WORD and not gives_way
    return GridColumn(heading, cells, is_number, is_whole=is_short and (is_number or is_word))


def _texts_below(
    rows: Sequence[Sequence[GridCell]],
    texts: Sequence[Sequence[GridCell]],
    words: Sequence[int],
    grid: Grid,
    width: int,
) -> Iterator[StyledLine]:
    """Yield each row's words in the columns of the grid, and its texts below them."""
    yield from grid.head()
    for row, below in zip(rows, texts, strict=True):
        yield from grid.body([[row[index] for index in words]])
        yield from _indented(below, width)


def _cell(cell: Cell, table: Table, wording: Wording) -> GridCell:
    text = wording.say(cell.value)
    marks = _marks(cell.footnotes, table)
    remarks = tuple(map(wording.say, cell.remarks))
    return GridCell(set_in(text) if cell.is_below else text, _STYLE[cell.tone], marks, remarks)


def _entries(
    table: Table, rows: Sequence[Sequence[GridCell]], wording: Wording, width: int
) -> Iterator[StyledLine]:
    """Yield each row as an entry of its own, long texts below its words.

    What begins several rows, such as a plan, is a heading above them.
    """
    pairs = [*zip(table.rows, rows, strict=True)]
    if not _begins_several(table, rows):
        yield from _apart([_entry(table.columns, *pair, wording) for pair in pairs], width)
        return
    for number, (first, group) in enumerate(groupby(pairs, key=lambda pair: pair[1][0].marked)):
        if number:
            yield ()
        yield from ([Piece(line, "bold")] for line in wrap(first, width))
        yield ()
        below = [_entry(table.columns[1:], cells[1:], row[1:], wording) for cells, row in group]
        yield from _apart(below, width)


def _begins_several(table: Table, rows: Sequence[Sequence[GridCell]]) -> bool:
    """Tell whether what rows begin with is a heading: the date of two entries of a log is none."""
    groups = len([*groupby(row[0].marked for row in rows)])
    is_date = isinstance(table.rows[0][0].value, PartialDate)
    return groups < len(rows) and (not is_date or 2 * groups <= len(rows))


def _apart(entries: Sequence[_Entry], width: int) -> Iterator[StyledLine]:
    """Yield entries with an empty line between two.

    Their facts are below each other, beside the first words where these are short.
    """
    indent = max(cell_len(each.first) for each in entries) + _BETWEEN
    widest = max((cell_len(fact) for each in entries for fact in each.facts), default=0)
    is_beside = indent <= _LONGEST_WORD + _BETWEEN and indent + widest <= width
    for number, entry in enumerate(entries):
        if number:
            yield ()
        if is_beside:
            start = Piece(set_cell_size(entry.first, indent), "bold")
        else:
            yield from ([Piece(line, "bold")] for line in wrap(entry.first, width))
            start = Piece(" " * _BETWEEN)
        facts = [f"{fact}{' ' * _BETWEEN}" for fact in entry.facts]
        yield from hanging(start, fill(facts, width - cell_len(start.text)))
        yield from _indented(entry.texts, width)


@dataclass(frozen=True)
class _Entry:
    """A row's first words, its others behind the names of their columns, and its long texts."""

    first: str
    facts: tuple[str, ...]
    texts: tuple[GridCell, ...]


def _entry(
    columns: Sequence[Column], cells: Sequence[Cell], row: Sequence[GridCell], wording: Wording
) -> _Entry:
    known = [
        (column, said.marked)
        for column, cell, said in zip(columns, cells, row, strict=True)
        if cell.value is not None and column.kind is not ColumnKind.TEXT
    ]
    if not known:
        return _Entry(wording.say(None), (), _long_texts(columns, cells, row, wording))
    (_, first), *others = known
    return _Entry(
        first,
        tuple(_fact(column, text, wording) for column, text in others),
        _long_texts(columns, cells, row, wording),
    )


def _long_texts(
    columns: Sequence[Column], cells: Sequence[Cell], row: Sequence[GridCell], wording: Wording
) -> tuple[GridCell, ...]:
    """Return the texts of a row; evidence is named, or it would be taken for one more source."""
    return tuple(
        said._replace(text="")
        if cell.value is None
        else said._replace(text=_fact(column, said.text, wording))
        if column == EVIDENCE_COLUMN
        else said
        for column, cell, said in zip(columns, cells, row, strict=True)
        if column.kind is ColumnKind.TEXT and (cell.value is not None or cell.remarks)
    )


def _indented(texts: Iterable[GridCell], width: int) -> Iterator[StyledLine]:
    for text in texts:
        for line in wrap(text.marked, width - _BETWEEN):
            yield (Piece(" " * _BETWEEN), Piece(line, text.style))


def _fact(column: Column, text: str, wording: Wording) -> str:
    return wording.say(message("{name}: {value}", name=column.heading, value=text))


def hanging(mark: Piece, lines: Iterable[str], style: str = "") -> Iterator[StyledLine]:
    """Yield lines that all start behind the mark."""
    for number, line in enumerate(lines):
        start = mark if number == 0 else Piece(" " * cell_len(mark.text))
        yield (start, Piece(line, style))
