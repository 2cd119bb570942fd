"""Which format a report is written in, and writing it."""
# ruff: noqa: PLC0415  # a renderer is imported only for its own format

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from sip.cli.exits import UsageError
from sip.cli.extras import CHART, DOCX, require_extra
from sip.cli.options import ReportFormat
from sip.cli.output import print_bytes, print_lines, print_report, print_text, write_file
from sip.language.untranslated import untranslated_line
from sip.report.document import Chart
from sip.text.safe import printable
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from pathlib import Path

    from sip.language.wording import Wording
    from sip.report.document import Report

_BY_ENDING = {
    ".txt": ReportFormat.TERMINAL,
    ".md": ReportFormat.MARKDOWN,
    ".markdown": ReportFormat.MARKDOWN,
    ".html": ReportFormat.HTML,
    ".htm": ReportFormat.HTML,
    ".docx": ReportFormat.DOCX,
    ".csv": ReportFormat.CSV,
    ".json": ReportFormat.JSON,
}
_WIDTH_OF_A_FILE = 80
_LARGEST_TEMPLATE = 20 * 1024 * 1024


@dataclass(frozen=True)
class Choice:
    """How a report is to be written, and where."""

    format: ReportFormat
    output: Path | None = None
    template: Path | None = None
    has_bom: bool = False

    def __post_init__(self) -> None:
        if self.template is not None and self.format is not ReportFormat.DOCX:
            raise UsageError("--template is for docx: add --format docx, or leave it out")
        if self.has_bom and self.format is not ReportFormat.CSV:
            raise UsageError("--bom is for csv: add --format csv, or leave it out")


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


def deliver(report: Report, wording: Wording, choice: Choice) -> None:
    """Write the report to the file, or print it; raise UsageError."""
    if choice.output is None and choice.format is ReportFormat.TERMINAL:
        print_report(report, wording)
    elif choice.output is None:
        _print_content(_content(report, wording, choice), choice.format)
    else:
        content = _content(report, wording, choice)
        write_output(choice.output, content.encode() if isinstance(content, str) else content)
    if (line := untranslated_line(report, wording)) is not None:
        print_lines([f"sip: {line}"], sys.stderr)


def _print_content(content: str | bytes, chosen: ReportFormat) -> None:
    if isinstance(content, str):
        print_text(content, sys.stdout)
    elif sys.stdout.isatty():
        raise UsageError(f"{chosen} is no text for a terminal: name a file with --output")
    else:
        print_bytes(content, sys.stdout)


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


def _content(report: Report, wording: Wording, choice: Choice) -> str | bytes:
    match choice.format:
        case ReportFormat.TERMINAL:
            from sip.render import terminal

            return terminal.render(report, wording, _WIDTH_OF_A_FILE)
        case ReportFormat.MARKDOWN:
            from sip.render import markdown

            return markdown.render(report, wording)
        case ReportFormat.HTML:
            from sip.render.html import page as html

            if _has_chart(report):
                require_extra(CHART, "a report in HTML that has a chart")
            return html.render(report, wording)
        case ReportFormat.DOCX:
            return _docx(report, wording, choice.template)
        case ReportFormat.CSV:
            return _csv(report, wording, has_bom=choice.has_bom)
        case ReportFormat.JSON:
            from sip.render import json

            return json.render(report, wording)
        case _:
            assert_never(choice.format)


def _csv(report: Report, wording: Wording, *, has_bom: bool) -> str:
    from sip.render import csv

    try:
        text = csv.render(report, wording)
    except csv.NotOneTableError as error:
        raise UsageError(str(error)) from error
    return f"\ufeff{text}" if has_bom else text


def _docx(report: Report, wording: Wording, template: Path | None) -> bytes:
    require_extra(DOCX, "a Word document")
    if _has_chart(report):
        require_extra(CHART, "a Word document that has a chart")
    from sip.render.chart import picture as chart
    from sip.render.docx import document as docx
    from sip.render.docx.inspection import TemplateError

    content = None if template is None else _template(template)
    try:
        return docx.render(report, wording, draw=chart.png, template=content)
    except TemplateError as error:
        raise UsageError(f"--template {printable(str(template))}: {error}") from error


def _has_chart(report: Report) -> bool:
    return any(isinstance(block, Chart) for section in report.sections for block in section.shown)


def _template(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_TEMPLATE or not path.is_file():
            raise UsageError(
                f"--template {printable(str(path))} is no file of at most 20 MB: "
                "name a Word document"
            )
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"--template {printable(str(path))} can't be read "
            f"({(error.strerror or 'unknown reason').lower()}): name a Word document"
        ) from error
