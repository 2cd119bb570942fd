"""Which format a report is written in, and writing it."""
# ruff: noqa: PLC0415  # a renderer is imported only for its own format

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, assert_never

from sip.cli.exits import UsageError
from sip.cli.extras import require_extra
from sip.cli.options import ReportFormat
from sip.cli.output import print_report, print_text, write_file
from sip.problem import nearest, printable
from sip.report import Chart

if TYPE_CHECKING:
    from pathlib import Path

    from sip.report import Report
    from sip.wording import Wording

_BY_ENDING = {
    ".txt": ReportFormat.TERMINAL,
    ".md": ReportFormat.MARKDOWN,
    ".markdown": ReportFormat.MARKDOWN,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
}
_WIDTH_OF_A_FILE = 80


def format_of(written: str | None, output: Path | None) -> ReportFormat:
    """Return the format asked for, or the one that the file's ending says; raise UsageError."""
    known = [str(each) for each in ReportFormat]
    if written in known:
        return ReportFormat(written)
    if written is not None:
        wanted = nearest(written, known) or f"one of {', '.join(known)}"
        raise UsageError(f"--format {printable(written)} is no format: write {wanted}")
    if output is None:
        return ReportFormat.TERMINAL
    by_ending = _BY_ENDING.get(output.suffix.casefold())
    if by_ending is None:
        raise UsageError(
            f"--output {printable(str(output))}: the ending says no format: "
            f"let it end in {', '.join(_BY_ENDING)}, or add --format"
        )
    return by_ending


def deliver(report: Report, wording: Wording, chosen: ReportFormat, output: Path | None) -> None:
    """Write the report to the file, or print it; raise UsageError."""
    if output is None and chosen is ReportFormat.TERMINAL:
        print_report(report, wording)
        return
    text = _render(report, wording, chosen)
    if output is None:
        print_text(text, sys.stdout)
        return
    write_output(output, text.encode())


def write_output(output: Path, content: bytes) -> None:
    """Write the file that --output names; raise UsageError."""
    try:
        write_file(output, content)
    except OSError as error:
        raise UsageError(
            f"--output {printable(str(output))} can't be written "
            f"({(error.strerror or 'unknown reason').lower()}): name a file in a folder "
            "that you may write to"
        ) from error


def _render(report: Report, wording: Wording, chosen: ReportFormat) -> str:
    match chosen:
        case ReportFormat.TERMINAL:
            from sip.render import terminal

            return terminal.render(report, wording, _WIDTH_OF_A_FILE)
        case ReportFormat.MARKDOWN:
            from sip.render import markdown

            return markdown.render(report, wording)
        case ReportFormat.HTML:
            from sip.render import html

            if any(isinstance(b, Chart) for section in report.sections for b in section.blocks):
                require_extra("chart", "a report in HTML that has a chart")
            return html.render(report, wording)
        case _:
            assert_never(chosen)
