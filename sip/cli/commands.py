"""The commands. Each imports what it needs when it runs, so that none waits for another's."""
# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sip import __version__
from sip.cli import lookup
from sip.cli.chart import chart
from sip.cli.diff import diff
from sip.cli.exits import WRONG_USAGE
from sip.cli.options import (
    AsOfOption,
    DataOption,
    LanguageOption,
    ReportFormat,
)
from sip.cli.report import report
from sip.cli.schema import schema
from sip.cli.validate import validate

app = typer.Typer(
    rich_markup_mode=None,
    invoke_without_command=True,
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
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  # its callback prints it
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    debug: Annotated[  # noqa: ARG001  # read where a fault is caught
        bool, typer.Option("--debug", help="Show the traceback of a fault of sip itself.")
    ] = False,
) -> None:
    """Keep the record of a reform plan, and work out every figure from it."""
    if context.invoked_subcommand is None:
        from sip.cli.output import print_lines

        print_lines([context.get_help()], sys.stderr)
        raise typer.Exit(WRONG_USAGE)


@app.command(epilog="Example: sip status --as-of 2023-11 --lang zh")
def status(as_of: AsOfOption = None, lang: LanguageOption = "en", data: DataOption = None) -> None:
    """Print the progress table and what is open, late or unlisted."""
    from sip.cli.data import date_meant, valid_record, wording_in
    from sip.cli.formats import Choice, deliver
    from sip.draft import status as status_of

    wording = wording_in(lang)
    record = valid_record(data)
    choice = Choice(ReportFormat.TERMINAL)
    deliver(status_of(record, date_meant(as_of, record)), wording, choice)


app.command(epilog="Example: sip report --as-of 2024-04 --output draft.docx")(report)


app.command("list", epilog="Example: sip list --open --category financing --sort due")(
    lookup.list_actions
)
app.command("show", epilog="Example: sip show SIP2023_A3 --as-of 2023-11")(lookup.show)


app.command(epilog="Example: sip chart --as-of 2024-04 --output progress.svg")(chart)


app.command(epilog="Example: sip diff EB154/34 A77/28 --format markdown")(diff)


app.command(epilog="Example: sip validate --strict data/actions/SIP2023_A3.yaml")(validate)


app.command(epilog="Example: sip schema action")(schema)
