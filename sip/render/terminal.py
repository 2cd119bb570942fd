"""A report in a terminal, or as plain text where the output goes elsewhere."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from sip.render.chart.terminal import chart_lines
from sip.render.lines import Wrapped, fill, wrap
from sip.report.document import (
    Bullets,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Paragraph,
    Section,
    Table,
    Tone,
    message,
)
from sip.text.safe import without_commands

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from sip.language.wording import Wording
    from sip.report.document import Report

_MARK = "*"
# From this many columns on, long texts fit beside the other columns of a table.
_WIDE = 110
# Up to this many columns, a word such as a report's name stays on one line.
_LONGEST_WORD = 32
_STYLE = {Tone.PLAIN: "", Tone.ALERT: "red", Tone.TOTAL: "bold"}


def print_report(report: Report, wording: Wording, console: Console) -> None:
    """Print the report to the console, as wide as it is."""
    console.print(Wrapped(wording.say(report.title), "bold"))
    console.print(Wrapped(wording.say_all(report.subtitle)))
    for section in report.sections:
        console.print()
        _print_section(section, wording, console)


def render(report: Report, wording: Wording, width: int) -> str:
    """Return the report as plain text of that width, no line of it a command to a CI runner."""
    text = StringIO()
    print_report(report, wording, _plain_console(text, width))
    lines = "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())
    return without_commands(lines)


def _print_section(section: Section, wording: Wording, console: Console) -> None:
    if section.heading is not None:
        console.print(Wrapped(wording.say(section.heading), "bold"))
    for number, block in enumerate(section.shown):
        if number:
            console.print()
        match block:
            case Paragraph():
                console.print(Wrapped(wording.say_all(block.sentences)))
            case Bullets():
                _print_bullets(block, wording, console)
            case Table():
                _print_table(block, wording, console)
            case Chart():
                _print_chart(block, wording, console)


def _print_bullets(bullets: Bullets, wording: Wording, console: Console) -> None:
    mark = Line("• ")
    for item in bullets.items:
        _print_hanging(mark, wrap(wording.say(item), console.width - mark.cell_len), console)


def _print_chart(chart: Chart, wording: Wording, console: Console) -> None:
    for line in chart_lines(chart, wording, console.width):
        console.print(Line(line))


def _print_table(table: Table, wording: Wording, console: Console) -> None:
    is_wide = console.width >= _WIDE
    if not is_wide and _has_long_texts(table):
        _print_entries(table, wording, console)
    else:
        shown = [i for i, column in enumerate(table.columns) if is_wide or column.is_essential]
        console.print(_grid(table, shown, wording))
    for footnote in table.footnotes:
        mark = Line(f"{_MARK * footnote.number} ", "dim")
        lines = wrap(wording.say(footnote.text), console.width - mark.cell_len)
        _print_hanging(mark, lines, console, "dim")


def _has_long_texts(table: Table) -> bool:
    return any(column.kind is ColumnKind.TEXT and column.is_essential for column in table.columns)


def _grid(table: Table, shown: Sequence[int], wording: Wording) -> Grid:
    grid = Grid(
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        leading=1 if _has_long_texts(table) else 0,
    )
    for index in shown:
        column = table.columns[index]
        words = (wording.say(row[index].value) for row in table.rows)
        is_short = all(cell_len(word) <= _LONGEST_WORD for word in words)
        grid.add_column(
            Wrapped(wording.say(column.heading)),
            justify="right" if column.kind is ColumnKind.NUMBER else "default",
            no_wrap=column.kind is ColumnKind.WORD and is_short,
        )
    for row in table.rows:
        grid.add_row(*(_cell(row[index], wording) for index in shown))
    return grid


def _cell(cell: Cell, wording: Wording) -> Wrapped:
    marks = "".join(_MARK * number for number in cell.footnotes)
    return Wrapped(wording.say(cell.value) + marks, _STYLE[cell.tone])


def _print_entries(table: Table, wording: Wording, console: Console) -> None:
    """Print each row as an entry of its own, long texts below its words."""
    for number, row in enumerate(table.rows):
        words, texts = _split(table.columns, row)
        (_, first), *others = words
        mark = Line(f"{wording.say(first.value)}  ", "bold")
        facts = [f"{_fact(column, cell, wording)}  " for column, cell in others]
        if number:
            console.print()
        _print_hanging(mark, fill(facts, console.width - mark.cell_len), console)
        for _, cell in texts:
            console.print(Padding(_cell(cell, wording), (0, 0, 0, 2)))


def _fact(column: Column, cell: Cell, wording: Wording) -> str:
    return wording.say(message("{name}: {value}", name=column.heading, value=cell.value))


def _split(
    columns: Sequence[Column], row: Sequence[Cell]
) -> tuple[list[tuple[Column, Cell]], list[tuple[Column, Cell]]]:
    pairs = [pair for pair in zip(columns, row, strict=True) if pair[1].value is not None]
    words = [pair for pair in pairs if pair[0].kind is not ColumnKind.TEXT]
    return words, [pair for pair in pairs if pair[0].kind is ColumnKind.TEXT]


def _print_hanging(mark: Line, lines: Iterable[str], console: Console, style: str = "") -> None:
    """Print lines that all start behind the mark."""
    for number, line in enumerate(lines):
        start = mark if number == 0 else Line(" " * mark.cell_len)
        console.print(start + Line(line, style))


def _plain_console(stream: TextIO, width: int) -> Console:
    """Return a console without colour or terminal codes, for pipes and files."""
    return Console(
        file=stream,
        width=width,
        color_system=None,
        force_terminal=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
