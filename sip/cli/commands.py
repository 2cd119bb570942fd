"""The commands. Each imports what it needs when it runs, so that none waits for another's."""
# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sip import __version__
from sip.cli.exits import PROBLEMS
from sip.cli.options import (
    AsOfOption,
    DataOption,
    LanguageOption,
    ReportFormat,
)
from sip.cli.report import report

app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="Example: sip status",
)


def _print_version(value: bool) -> None:  # noqa: FBT001  # typer calls it with the flag
    if value:
        from sip.cli.output import print_lines

        print_lines([f"sip {__version__}"], sys.stdout)
        raise typer.Exit


@app.callback()
def sip(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show the traceback of a fault of sip itself.")
    ] = False,
) -> None:
    """Keep the record of a reform plan, and work out every figure from it."""


@app.command(epilog="Example: sip status --as-of 2023-11 --lang zh")
def status(as_of: AsOfOption = None, lang: LanguageOption = "en", data: DataOption = None) -> None:
    """Print the progress table, the open and late actions, and how many are unlisted."""
    from sip.cli.data import date_meant, valid_record, wording_in
    from sip.cli.formats import Choice, deliver
    from sip.draft import status as status_of

    wording = wording_in(lang)
    record = valid_record(data)
    choice = Choice(ReportFormat.TERMINAL)
    deliver(status_of(record, date_meant(as_of, record)), wording, choice)


app.command(epilog="Example: sip report --as-of 2024-04 --output draft.docx")(report)


@app.command(epilog="Example: sip validate --data data")
def validate(data: DataOption = None) -> None:
    """Print every problem in the data; exit with 1 if one is an error."""
    from sip.cli.data import counts, read_data
    from sip.cli.output import print_lines
    from sip.problem import Severity

    dataset, problems = read_data(data)
    print_lines([*map(str, problems), counts(dataset, problems)], sys.stdout)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(PROBLEMS)
