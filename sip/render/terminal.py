"""A report in a terminal, or as plain text where the output goes elsewhere."""
# ruff: noqa: PLC0415  # only what has a chart waits for what draws it

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line

from sip.render.lines import Piece, Wrapped, print_styled, wrap
from sip.render.terminal_table import hanging, print_table
from sip.report.document import (
    Bullets,
    Chart,
    Paragraph,
    Section,
    Table,
)
from sip.report.draft.on_paper import numbered
from sip.text.safe import without_commands

if TYPE_CHECKING:
    from typing import TextIO

    from sip.language.wording import Wording
    from sip.report.document import Report


def print_report(report: Report, wording: Wording, console: Console) -> None:
    """Print the report to the console, as wide as it is."""
    for each in report.masthead:
        console.print(Wrapped(wording.say(each)))
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
                console.print(Wrapped(wording.say_all(numbered(block))))
            case Bullets():
                _print_bullets(block, wording, console)
            case Table():
                if block.caption is not None:
                    console.print(Wrapped(wording.say(block.caption.said)))
                print_table(block, wording, console)
            case Chart():
                _print_chart(block, wording, console)


def _print_bullets(bullets: Bullets, wording: Wording, console: Console) -> None:
    mark = Piece("• ")
    for item in bullets.items:
        lines = wrap(wording.say(item), console.width - cell_len(mark.text))
        print_styled(hanging(mark, lines), console)


def _print_chart(chart: Chart, wording: Wording, console: Console) -> None:
    from sip.render.chart.terminal import chart_lines

    for line in chart_lines(chart, wording, console.width):
        console.print(Line(line))


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
