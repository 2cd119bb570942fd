"""Writes a report down, or prints it, as it was chosen."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.output.formats import NOTHING_SET, Settings, format_of
from sip.cli.output.printing import print_bytes, print_lines, print_text, show_report
from sip.language.untranslated import refused_untranslated, shown_untranslated, untranslated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sip.cli.output.formats import ReportFormat
    from sip.language.wording import Wording
    from sip.report.document import Report


@dataclass(frozen=True)
class Choice:
    """How a report is to be written, and where."""

    format: ReportFormat
    output: Path | None = None
    settings: Settings = NOTHING_SET
    force: bool = False
    is_in_one_language: bool = False

    def __post_init__(self) -> None:
        if self.force and (self.output is None or not self.format.takes_a_template):
            raise UsageError("--force is for docx: name the document that it is to replace")
        if self.settings.template is not None and not self.format.takes_a_template:
            raise UsageError("--template is for docx: add --format docx, or leave it out")
        if self.settings.has_bom and not self.format.is_one_table:
            raise UsageError("--bom is for csv: add --format csv, or leave it out")


def choice_of(
    format_: str | None, output: Path | None, others: Iterable[str] = (), *, bom: bool
) -> Choice:
    """Return what the options say, where neither a template nor force is among them."""
    return Choice(format_of(format_, output, others), output, Settings(has_bom=bom))


def deliver(
    report: Report,
    wording: Wording,
    choice: Choice,
    commit: Callable[[], str | None] | None = None,
) -> None:
    """Write the report to the file, or print it; raise UsageError.

    The commit of the data is asked for only where the format tells it.
    """
    with telling_what_is_untranslated(report, wording, choice):
        _deliver(report, wording, choice, commit)


@contextmanager
def telling_what_is_untranslated(
    report: Report, wording: Wording, choice: Choice
) -> Iterator[None]:
    """Count the texts without a translation once the report is written.

    Where it is to be in one language they are named, and it is not written.
    """
    lacking = untranslated(report, wording)
    if lacking and choice.is_in_one_language:
        print_lines([f"sip: {refused_untranslated(lacking, wording)}"], sys.stderr)
        raise typer.Exit(PROBLEMS)
    yield
    if lacking:
        print_lines([f"sip: {shown_untranslated(lacking, wording)}"], sys.stderr)


def _deliver(
    report: Report, wording: Wording, choice: Choice, commit: Callable[[], str | None] | None
) -> None:
    if commit is not None and choice.format.tells_commit:
        report = report.from_commit(commit())
    if choice.output is None and choice.format.is_for_terminals:
        show_report(report, wording)
    elif choice.output is None:
        _print_content(choice.format.write(report, wording, choice.settings), choice.format)
    else:
        content = choice.format.write(report, wording, choice.settings)
        from sip.cli.output.files import write_output  # noqa: PLC0415  # only what writes a file needs it

        content = content.encode() if isinstance(content, str) else content
        write_output(choice.output, content, choice.settings.template, force=choice.force)


def _print_content(content: str | bytes, chosen: ReportFormat) -> None:
    if isinstance(content, str):
        print_text(content, sys.stdout)
    elif sys.stdout.isatty():
        raise UsageError(f"{chosen.name} is no text for a terminal: name a file with --output")
    else:
        print_bytes(content, sys.stdout)
