"""A report in a terminal, or as plain text where the output goes elsewhere."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from sip.report import Bullets, Cell, Chart, Column, Kind, Paragraph, Section, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from sip.report import Report
    from sip.wording import Wording

_MARK = "*"
# From this many columns on, long texts fit beside the other columns of a table.
_WIDE = 110
_STYLE = {Tone.PLAIN: "", Tone.ALERT: "red", Tone.TOTAL: "bold"}


def print_report(report: Report, wording: Wording, console: Console) -> None:
    """Print the report to the console, as wide as it is."""
    console.print(Line(wording.say(report.title), style="bold"))
    console.print(Line(wording.say_all(report.subtitle)))
    for section in report.sections:
        console.print()
        _print_section(section, wording, console)


def render(report: Report, wording: Wording, width: int) -> str:
    """Return the report as plain text of that width."""
    text = StringIO()
    print_report(report, wording, _plain_console(text, width))
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _print_section(section: Section, wording: Wording, console: Console) -> None:
    if section.heading is not None:
        console.print(Line(wording.say(section.heading), style="bold"))
    for number, block in enumerate(section.shown):
        if number:
            console.print()
        match block:
            case Paragraph():
                console.print(Line(wording.say_all(block.sentences)))
            case Bullets():
                for item in block.items:
                    _print_hanging("•", wording.say(item), console, "")
            case Table():
                _print_table(block, wording, console)
            case Chart():
                _print_chart(block, wording, console)


def _print_chart(chart: Chart, wording: Wording, console: Console) -> None:
    console.print(Line(wording.say(chart.caption)))
    for line in chart.alternative:
        console.print(Line(wording.say(line)))


def _print_table(table: Table, wording: Wording, console: Console) -> None:
    is_wide = console.width >= _WIDE
    if not is_wide and any(c.kind is Kind.TEXT and c.is_essential for c in table.columns):
        _print_entries(table, wording, console)
    else:
        shown = [i for i, column in enumerate(table.columns) if is_wide or column.is_essential]
        console.print(_grid(table, shown, wording))
    for footnote in table.footnotes:
        _print_hanging(_MARK * footnote.number, wording.say(footnote.text), console, "dim")


def _grid(table: Table, shown: Sequence[int], wording: Wording) -> Grid:
    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    for column in (table.columns[index] for index in shown):
        grid.add_column(
            Line(wording.say(column.heading)),
            justify="right" if column.kind is Kind.NUMBER else "default",
            no_wrap=column.kind is Kind.WORD,
            overflow="fold",
        )
    for row in table.rows:
        grid.add_row(*(_cell(row[index], wording) for index in shown))
    return grid


def _cell(cell: Cell, wording: Wording) -> Line:
    marks = "".join(_MARK * number for number in cell.footnotes)
    return Line(wording.say(cell.value) + marks, style=_STYLE[cell.tone])


def _print_entries(table: Table, wording: Wording, console: Console) -> None:
    """Print each row as an entry of its own, long texts below its words."""
    for row in table.rows:
        words, texts = _split(table.columns, row)
        first, *others = words
        facts = [f"{wording.say(column.heading)}: {wording.say(c.value)}" for column, c in others]
        console.print()
        console.print(Line.assemble((wording.say(first[1].value), "bold"), "  ", "  ".join(facts)))
        for _, cell in texts:
            console.print(Padding(_cell(cell, wording), (0, 0, 0, 2)))


def _split(
    columns: Sequence[Column], row: Sequence[Cell]
) -> tuple[list[tuple[Column, Cell]], list[tuple[Column, Cell]]]:
    pairs = list(zip(columns, row, strict=True))
    words = [pair for pair in pairs if pair[0].kind is not Kind.TEXT]
    return words, [pair for pair in pairs if pair[0].kind is Kind.TEXT]


def _print_hanging(mark: str, text: str, console: Console, style: str) -> None:
    """Print a text whose lines all start behind the mark."""
    indent = len(mark) + 1
    lines = Line(text, style=style).wrap(console, console.width - indent)
    for number, line in enumerate(lines):
        start = Line(mark if number == 0 else "", style=style)
        start.pad_right(indent - len(start))
        console.print(start + line)


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
