"""The formats that sip writes, each declared once; its renderer is imported when it is used."""
# ruff: noqa: PLC0415  # a renderer is imported when it is used

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Protocol

from sip import __version__
from sip.cli.exits import UsageError
from sip.cli.output.extras import CHART, DOCX, require_extra
from sip.text.safe import printable, printable_path
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from sip.language.wording import Wording
    from sip.problems.problem import Findings
    from sip.render.chart.drawing import Sheet
    from sip.render.chart.files import Picture
    from sip.render.chart.palette import Palette
    from sip.report.document import Chart, Report

_WIDTH_OF_A_FILE = 80
_LARGEST_TEMPLATE = 20 * 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """What some formats can be told: a Word template, and the mark by which Excel knows UTF-8.

    One that `numbers_pages` adds their numbers to a template whose footer has none.
    """

    template: Path | None = None
    has_bom: bool = False
    numbers_pages: bool = False


NOTHING_SET = Settings()


class WriteReport(Protocol):
    """Renders a report; raises UsageError where an extra or the report itself is not fit for it."""

    def __call__(self, report: Report, wording: Wording, settings: Settings) -> str | bytes:
        """Return the text, or the bytes of what is no text."""


class WritePicture(Protocol):
    """Draws a chart."""

    def __call__(self, chart: Chart, wording: Wording) -> bytes:
        """Return the bytes of the picture."""


@dataclass(frozen=True)
class PictureFormat:
    """A kind of picture file, by its ending."""

    ending: str
    write: WritePicture


@dataclass(frozen=True)
class ReportFormat:
    """A way to write a report down, and the endings of the files that are written so.

    One that `is_for_terminals` is printed as wide as the terminal is; one that `is_one_table`
    can hold no more than one; one that `tells_commit` says which commit the data is of.
    """

    name: str
    endings: tuple[str, ...]
    write: WriteReport
    other_names: tuple[str, ...] = ()
    is_for_terminals: bool = False
    is_one_table: bool = False
    takes_a_template: bool = False
    tells_commit: bool = False


@dataclass(frozen=True)
class ProblemFormat:
    """A way to write problems down.

    One that is `read_by_services` names files from the top folder of the repository, as the
    services that show it do. One that `is_for_terminals` shows the source lines in a terminal.
    """

    name: str
    write: Callable[[Findings], str]
    is_for_terminals: bool = False
    is_read_by_services: bool = False


def _terminal(report: Report, wording: Wording, settings: Settings) -> str:  # noqa: ARG001  # as all
    from sip.render import terminal

    return terminal.render(report, wording, _WIDTH_OF_A_FILE)


def _markdown(report: Report, wording: Wording, settings: Settings) -> str:  # noqa: ARG001  # as all
    from sip.render import markdown

    return markdown.render(report, wording)


def _html(report: Report, wording: Wording, settings: Settings) -> str:  # noqa: ARG001  # as all
    from sip.render.html import page

    return page.render(report, wording)


def _json(report: Report, wording: Wording, settings: Settings) -> str:  # noqa: ARG001  # as all
    from sip.render import json

    return json.render(report, wording)


def _csv(report: Report, wording: Wording, settings: Settings) -> str:
    from sip.render import csv

    try:
        text = csv.render(report, wording)
    except csv.NotOneTableError as error:
        raise UsageError(str(error)) from error
    return f"\ufeff{text}" if settings.has_bom else text


def _docx(report: Report, wording: Wording, settings: Settings) -> bytes:
    require_word(report)
    from sip.render.docx import document as docx
    from sip.render.docx.inspection.package import TemplateError

    path = settings.template
    template = None if path is None else read_word_file("--template", path)
    look = docx.Look(template, numbers_pages=settings.numbers_pages)
    try:
        return docx.render(report, wording, draw_in_word, look)
    except TemplateError as error:
        if path is None:
            raise
        raise UsageError(f"--template {printable_path(path)}: {error}") from error


def require_word(report: Report, *, is_drawn: bool = True) -> None:
    """Raise UsageError where what writes the report as a Word document is not installed."""
    require_extra(DOCX, "a Word document")
    if is_drawn and _has_chart(report):
        require_extra(CHART, "a Word document that has a chart")


def draw_in_word(
    chart: Chart, wording: Wording, palette: Palette, sheet: Sheet
) -> Sequence[Picture]:
    """Return the pictures of a chart as Word documents have them, in colours of the document."""
    from sip.render.chart.files import pictures_in_document

    return pictures_in_document(chart, wording, palette, sheet)


def _png(chart: Chart, wording: Wording) -> bytes:
    from sip.render.chart.files import picture_alone

    return picture_alone(chart, wording).png


def _svg(chart: Chart, wording: Wording) -> bytes:
    from sip.render.chart.files import picture_alone

    return picture_alone(chart, wording).svg.encode()


def _problem_text(findings: Findings) -> str:
    from sip.render.problems import text

    return text.render(findings)


def _problem_json(findings: Findings) -> str:
    from sip.render.problems import json

    return json.render(findings, __version__)


def _problem_github(findings: Findings) -> str:
    from sip.render.problems import github

    return github.render(findings)


def _problem_sarif(findings: Findings) -> str:
    from sip.checks.rules import RULES
    from sip.render.problems import sarif

    return sarif.render(findings, __version__, RULES)


def _has_chart(report: Report) -> bool:
    from sip.report.document import Chart

    return any(isinstance(block, Chart) for section in report.sections for block in section.shown)


def read_word_file(option: str, path: Path) -> bytes:
    """Return the bytes of the Word document that the option names; raise UsageError."""
    try:
        if path.stat().st_size > _LARGEST_TEMPLATE or not path.is_file():
            raise UsageError(
                f"{option} {printable_path(path)} is no file of at most 20 MB: name a Word document"
            )
        return path.read_bytes()
    except OSError as error:
        raise UsageError(
            f"{option} {printable_path(path)} can't be read "
            f"({reason_of(error)}): name a Word document"
        ) from error


WORD = ReportFormat("docx", (".docx",), _docx, ("word",), takes_a_template=True)
TERMINAL = ReportFormat("terminal", (".txt",), _terminal, is_for_terminals=True)
REPORT_FORMATS = (
    TERMINAL,
    ReportFormat("markdown", (".md", ".markdown"), _markdown, ("md",)),
    ReportFormat("html", (".html", ".htm"), _html),
    WORD,
    ReportFormat("csv", (".csv",), _csv, is_one_table=True),
    ReportFormat("json", (".json",), _json, tells_commit=True),
)
PICTURE_FORMATS = (PictureFormat(".svg", _svg), PictureFormat(".png", _png))
PROBLEM_TEXT = ProblemFormat("text", _problem_text, is_for_terminals=True)
PROBLEM_GITHUB = ProblemFormat("github", _problem_github, is_read_by_services=True)
PROBLEM_FORMATS = (
    PROBLEM_TEXT,
    ProblemFormat("json", _problem_json),
    PROBLEM_GITHUB,
    ProblemFormat("sarif", _problem_sarif, is_read_by_services=True),
)
PICTURE_ENDINGS = tuple(each.ending for each in PICTURE_FORMATS)


def either(names: Iterable[str]) -> str:
    """Name what there is to choose from: a, b or c."""
    *others, last = names
    return f"{', '.join(others)} or {last}"


def format_of(written: str | None, output: Path | None, others: Iterable[str] = ()) -> ReportFormat:
    """Return the format asked for, or the one that the file's ending says; raise UsageError.

    `others` are endings that the command takes besides, of what is no report.
    """
    named = None if written is None else _named(written)
    if output is None:
        return named or TERMINAL
    by_ending = {ending: each for each in REPORT_FORMATS for ending in each.endings}
    found = by_ending.get(output.suffix.casefold())
    if named is not None and found not in {named, None}:
        raise UsageError(
            f"--format {named.name} and --output {printable_path(output)} don't go together: "
            f"let the file end in {named.endings[0]}, or leave --format out"
        )
    if (chosen := named or found) is not None:
        return chosen
    raise UsageError(
        f"--output {printable_path(output)}: the ending says no format: "
        f"let it end in {', '.join((*others, *by_ending))}, or add --format"
    )


def _named(written: str) -> ReportFormat:
    by_name = {name: each for each in REPORT_FORMATS for name in (each.name, *each.other_names)}
    return by_name.get(written) or _refused(written, [each.name for each in REPORT_FORMATS])


def problem_format_of(written: str) -> ProblemFormat:
    """Return the format asked for; raise UsageError."""
    by_name = {each.name: each for each in PROBLEM_FORMATS}
    return by_name.get(written) or _refused(written, list(by_name))


def _refused(written: str, names: list[str]) -> NoReturn:
    from sip.text.suggest import advice

    wanted = advice(written, names, f"write one of {', '.join(names)}")
    raise UsageError(f"--format {printable(written)} is no format: {wanted}")


def picture_format_of(output: Path | None) -> PictureFormat | None:
    """Return the kind of picture that the file's ending says, if any; raise UsageError."""
    by_ending = {each.ending: each for each in PICTURE_FORMATS}
    found = None if output is None else by_ending.get(output.suffix.casefold())
    if found is not None:
        require_extra(CHART, "a picture of a chart")
    return found
