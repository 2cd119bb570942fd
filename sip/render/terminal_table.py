"""A table in a terminal: in columns where they fit, else each row as an entry of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from sip.render.lines import Piece, fill, print_styled, wrap
from sip.render.marks import mark, set_in
from sip.render.terminal_grid import GridCell, GridColumn, body, fitted, head, width_of
from sip.report.document import ColumnKind, Tone, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import Console

    from sip.language.wording import Wording
    from sip.render.lines import StyledLine
    from sip.report.document import Cell, Column, Table

_STAR = "*"
# Nobody counts more stars than these.
_MOST_STARS = 3
# From this many columns on, long texts fit beside the other columns of a table.
_WIDE = 110
# Up to this many columns, a word such as a report's name stays on one line.
_LONGEST_WORD = 32
# A longer heading is broken between words before the words of other headings are.
_LONGEST_HEADING = 24
_BETWEEN = 2
_STYLE = {Tone.PLAIN: "", Tone.ALERT: "red", Tone.TOTAL: "bold"}


def print_table(table: Table, wording: Wording, console: Console) -> None:
    """Print the table with its footnotes, no word of it cut where it has room on a line."""
    print_styled(_lines(table, wording, console), console)
    for footnote in table.footnotes:
        start = Piece(f"{_marks((footnote.number,), table)} ", "dim")
        lines = wrap(wording.say(footnote.text), console.width - cell_len(start.text))
        print_styled(hanging(start, lines, "dim"), console)


def _marks(numbers: Sequence[int], table: Table) -> str:
    """Return the marks of footnotes: stars, as reports print them, or letters where many."""
    if len(table.footnotes) <= _MOST_STARS:
        return ",".join(_STAR * number for number in numbers)
    return f"[{','.join(map(mark, numbers))}]" if numbers else ""


def _lines(table: Table, wording: Wording, console: Console) -> Iterable[StyledLine]:
    rows = [[_cell(cell, table, wording) for cell in row] for row in table.rows]
    if console.width < _WIDE and _has_long_texts(table):
        return _entries(table, rows, wording, console.width)
    columns = [_column(table, index, rows, wording) for index in range(len(table.columns))]
    if console.width < _WIDE and _has_texts(table):
        return _texts_below(table, rows, columns, wording, console.width)
    if width_of([column.least for column in columns]) > console.width:
        return _entries(table, rows, wording, console.width)
    widths = fitted(columns, console.width)
    is_spaced = _has_long_texts(table)
    return (*head(columns, widths), *body(columns, rows, widths, is_spaced=is_spaced))


def _has_texts(table: Table) -> bool:
    return any(column.kind is ColumnKind.TEXT for column in table.columns)


def _has_long_texts(table: Table) -> bool:
    return any(column.kind is ColumnKind.TEXT and column.is_essential for column in table.columns)


def _column(
    table: Table, index: int, rows: Sequence[Sequence[GridCell]], wording: Wording
) -> GridColumn:
    column, cells = table.columns[index], [row[index] for row in rows]
    heading = wording.say(column.heading)
    is_short = all(cell_len(cell.marked) <= _LONGEST_WORD for cell in cells)
    gives_way = cell_len(heading) > _LONGEST_HEADING
    is_whole = column.kind is ColumnKind.WORD and is_short and not gives_way
    return GridColumn(heading, cells, column.kind is ColumnKind.NUMBER, is_whole)


def _texts_below(
    table: Table,
    rows: Sequence[Sequence[GridCell]],
    columns: Sequence[GridColumn],
    wording: Wording,
    width: int,
) -> Iterator[StyledLine]:
    """Yield each row's words in columns and its texts below them, or all as entries of their own.

    The columns are as wide as their widest words.
    """
    kinds = [column.kind for column in table.columns]
    words = [index for index, kind in enumerate(kinds) if kind is not ColumnKind.TEXT]
    in_grid = [columns[index] for index in words]
    widths = [column.most for column in in_grid]
    if width_of(widths) > width:
        yield from _entries(table, rows, wording, width)
        return
    yield from head(in_grid, widths)
    for cells, row in zip(table.rows, rows, strict=True):
        yield from body(in_grid, [[row[index] for index in words]], widths, is_spaced=False)
        yield from _indented(_long_texts(table.columns, cells, row), width)


def _cell(cell: Cell, table: Table, wording: Wording) -> GridCell:
    text = wording.say(cell.value)
    marks = _marks(cell.footnotes, table)
    return GridCell(set_in(text) if cell.is_below else text, _STYLE[cell.tone], marks)


def _entries(
    table: Table, rows: Sequence[Sequence[GridCell]], wording: Wording, width: int
) -> Iterator[StyledLine]:
    """Yield each row as an entry of its own, long texts below its words."""
    entries = [
        _entry(table.columns, cells, row, wording)
        for cells, row in zip(table.rows, rows, strict=True)
    ]
    # Facts stand beside the first word where there is room for that in every entry.
    is_roomy = all(
        cell_len(each.first) + _BETWEEN + max(map(cell_len, each.facts), default=0) <= width
        for each in entries
    )
    for number, entry in enumerate(entries):
        start = Piece(entry.first + " " * _BETWEEN, "bold")
        if number:
            yield ()
        if not is_roomy:
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
    (_, first), *others = known
    return _Entry(
        first,
        tuple(_fact(column, text, wording) for column, text in others),
        _long_texts(columns, cells, row),
    )


def _long_texts(
    columns: Sequence[Column], cells: Sequence[Cell], row: Sequence[GridCell]
) -> tuple[GridCell, ...]:
    return tuple(
        said
        for column, cell, said in zip(columns, cells, row, strict=True)
        if column.kind is ColumnKind.TEXT and cell.value is not None
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
