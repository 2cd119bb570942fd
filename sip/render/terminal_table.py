"""A table in a terminal: in columns where they fit, else each row as an entry of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from sip.render.lines import Wrapped, fill, least_width, wrap
from sip.render.marks import set_in
from sip.report.document import ColumnKind, Tone, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, JustifyMethod

    from sip.language.wording import Wording
    from sip.report.document import Cell, Column, Table

_MARK = "*"
# From this many columns on, long texts fit beside the other columns of a table.
_WIDE = 110
# Up to this many columns, a word such as a report's name stays on one line.
_LONGEST_WORD = 32
# A longer heading is broken between words before the words of other headings are.
_LONGEST_HEADING = 24
_GAP = 3
_BETWEEN = 2
_JUSTIFIED: Mapping[ColumnKind, JustifyMethod] = {
    ColumnKind.WORD: "default",
    ColumnKind.NUMBER: "right",
    ColumnKind.TEXT: "default",
}
_STYLE = {Tone.PLAIN: "", Tone.ALERT: "red", Tone.TOTAL: "bold"}


def print_table(table: Table, wording: Wording, console: Console) -> None:
    """Print the table with its footnotes, no word of it cut where it has room on a line."""
    if console.width < _WIDE and _has_long_texts(table):
        _print_entries(table, wording, console)
    elif console.width < _WIDE and _has_texts(table):
        _print_texts_below(table, wording, console)
    else:
        _print_in_columns(table, wording, console)
    for footnote in table.footnotes:
        mark = Line(f"{_MARK * footnote.number} ", "dim")
        lines = wrap(wording.say(footnote.text), console.width - mark.cell_len)
        print_hanging(mark, lines, console, "dim")


def _has_texts(table: Table) -> bool:
    return any(column.kind is ColumnKind.TEXT for column in table.columns)


def _has_long_texts(table: Table) -> bool:
    return any(column.kind is ColumnKind.TEXT and column.is_essential for column in table.columns)


def _print_in_columns(table: Table, wording: Wording, console: Console) -> None:
    """Print the rows in columns in which no word is broken, else each as an entry of its own."""
    bounds = _bounds(table, wording)
    if _width([least for least, _ in bounds]) > console.width:
        _print_entries(table, wording, console)
    else:
        console.print(_grid(table, wording, _fitted(bounds, console.width)))


def _width(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _bounds(table: Table, wording: Wording) -> list[tuple[int, int]]:
    """Return how wide each column is where no word in it is broken, and where no line is."""
    return [
        _bounds_of(wording.say(column.heading), _texts(table, index, wording), is_whole=is_whole)
        for index, (column, is_whole) in enumerate(_columns(table, wording))
    ]


def _bounds_of(heading: str, texts: Sequence[str], *, is_whole: bool) -> tuple[int, int]:
    widest = max(map(cell_len, texts), default=0)
    least = widest if is_whole else max(map(least_width, texts), default=0)
    return max(least_width(heading), least), max(cell_len(heading), widest)


def _fitted(bounds: Sequence[tuple[int, int]], width: int) -> list[int]:
    """Return the widths of columns that have their least: the widest ones give way first."""
    widths = [widest for _, widest in bounds]
    while _width(widths) > width:
        giving = [i for i, (least, _) in enumerate(bounds) if widths[i] > least]
        widths[max(giving, key=lambda index: widths[index])] -= 1
    return widths


def _columns(table: Table, wording: Wording) -> Iterator[tuple[Column, bool]]:
    """Yield each column, and whether all that stands in it stays on one line."""
    for index, column in enumerate(table.columns):
        is_short = all(cell_len(text) <= _LONGEST_WORD for text in _texts(table, index, wording))
        gives_way = cell_len(wording.say(column.heading)) > _LONGEST_HEADING
        yield column, column.kind is ColumnKind.WORD and is_short and not gives_way


def _texts(table: Table, index: int, wording: Wording) -> list[str]:
    return [_text(row[index], wording) for row in table.rows]


def _grid(table: Table, wording: Wording, widths: Sequence[int]) -> Grid:
    grid = _empty_grid(leading=1 if _has_long_texts(table) else 0)
    for column, width in zip(table.columns, widths, strict=True):
        heading = Wrapped(wording.say(column.heading))
        grid.add_column(heading, justify=_JUSTIFIED[column.kind], width=width)
    for row in table.rows:
        grid.add_row(*(_cell(cell, wording) for cell in row))
    return grid


def _empty_grid(*, leading: int = 0, show_header: bool = True) -> Grid:
    return Grid(
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        leading=leading,
        show_header=show_header,
    )


def _print_texts_below(table: Table, wording: Wording, console: Console) -> None:
    """Print each row's words in columns and its texts below them, or all as entries of their own.

    The columns are as wide as the widest words in any row, so that rows that are printed one by
    one stand below each other.
    """
    words = [i for i, column in enumerate(table.columns) if column.kind is not ColumnKind.TEXT]
    widths = {
        index: max(
            cell_len(wording.say(table.columns[index].heading)),
            *map(cell_len, _texts(table, index, wording)),
        )
        for index in words
    }
    if sum(widths.values()) + _GAP * (len(words) - 1) > console.width:
        _print_entries(table, wording, console)
        return
    console.print(_row_grid(table, widths, wording, None))
    for row in table.rows:
        console.print(_row_grid(table, widths, wording, row))
        _print_texts(_long_texts(table.columns, row), wording, console)


def _row_grid(
    table: Table, widths: Mapping[int, int], wording: Wording, row: Sequence[Cell] | None
) -> Grid:
    """Return a grid of the row alone, or of the headings alone, in columns of these widths."""
    grid = _empty_grid(show_header=row is None)
    for index, width in widths.items():
        column = table.columns[index]
        heading = Wrapped(wording.say(column.heading))
        grid.add_column(heading, justify=_JUSTIFIED[column.kind], width=width)
    if row is not None:
        grid.add_row(*(_cell(row[index], wording) for index in widths))
    return grid


def _cell(cell: Cell, wording: Wording) -> Wrapped:
    return Wrapped(_text(cell, wording), _STYLE[cell.tone])


def _text(cell: Cell, wording: Wording) -> str:
    marks = ",".join(_MARK * number for number in cell.footnotes)
    text = wording.say(cell.value) + marks
    return set_in(text) if cell.is_below else text


def _print_entries(table: Table, wording: Wording, console: Console) -> None:
    """Print each row as an entry of its own, long texts below its words."""
    entries = [_entry(table.columns, row, wording) for row in table.rows]
    # Facts stand beside the first word where there is room for that in every entry.
    is_roomy = all(
        cell_len(each.first) + _BETWEEN + max(map(cell_len, each.facts), default=0) <= console.width
        for each in entries
    )
    for number, entry in enumerate(entries):
        mark = Line(entry.first, "bold") + " " * _BETWEEN
        if number:
            console.print()
        if not is_roomy:
            console.print(Line(entry.first, "bold"))
            mark = Line(" " * _BETWEEN)
        facts = [f"{fact}{' ' * _BETWEEN}" for fact in entry.facts]
        print_hanging(mark, fill(facts, console.width - mark.cell_len), console)
        _print_texts(entry.texts, wording, console)


@dataclass(frozen=True)
class _Entry:
    """A row's first words, its others behind the names of their columns, and its long texts."""

    first: str
    facts: tuple[str, ...]
    texts: tuple[Cell, ...]


def _entry(columns: Sequence[Column], row: Sequence[Cell], wording: Wording) -> _Entry:
    pairs = [pair for pair in zip(columns, row, strict=True) if pair[1].value is not None]
    first, *others = [pair for pair in pairs if pair[0].kind is not ColumnKind.TEXT]
    return _Entry(
        _text(first[1], wording),
        tuple(_fact(column, cell, wording) for column, cell in others),
        _long_texts(columns, row),
    )


def _long_texts(columns: Sequence[Column], row: Sequence[Cell]) -> tuple[Cell, ...]:
    pairs = zip(columns, row, strict=True)
    return tuple(
        cell for column, cell in pairs if column.kind is ColumnKind.TEXT and cell.value is not None
    )


def _print_texts(texts: Iterable[Cell], wording: Wording, console: Console) -> None:
    for cell in texts:
        console.print(Padding(_cell(cell, wording), (0, 0, 0, _BETWEEN)))


def _fact(column: Column, cell: Cell, wording: Wording) -> str:
    return wording.say(message("{name}: {value}", name=column.heading, value=_text(cell, wording)))


def print_hanging(mark: Line, lines: Iterable[str], console: Console, style: str = "") -> None:
    """Print lines that all start behind the mark."""
    for number, line in enumerate(lines):
        start = mark if number == 0 else Line(" " * mark.cell_len)
        console.print(start + Line(line, style))
