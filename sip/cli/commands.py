"""The commands. Each imports what it needs when it runs, so that none waits for another's."""
# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sip import __version__
from sip.cli.diff import BaseOption, diff
from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
)

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
    from sip.cli.output import print_report
    from sip.draft import status as status_of

    wording = wording_in(lang)
    record = valid_record(data)
    print_report(status_of(record, date_meant(as_of, record)), wording)


@app.command(epilog="Example: sip report --as-of 2024-04 --output draft.md")
def report(
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """Draft the progress report for a date: what moved, the tables, every open action."""
    from sip.cli.data import date_meant, valid_record, wording_in
    from sip.cli.formats import deliver, format_of
    from sip.draft import progress_report

    chosen = format_of(format_, output)
    wording = wording_in(lang)
    record = valid_record(data)
    deliver(progress_report(record, date_meant(as_of, record), None), wording, chosen, output)


app.command(epilog="Example: sip diff EB154/34 A77/28 --format markdown")(diff)


@app.command(epilog="Example: sip validate --base main")
def validate(
    base: BaseOption = None,
    allow_rewrite: Annotated[
        str | None,
        typer.Option(
            "--allow-rewrite",
            metavar="WHY",
            help="With --base: turn rewritten history into warnings that carry this reason.",
        ),
    ] = None,
    data: DataOption = None,
) -> None:
    """Print every problem in the data; exit with 1 if one is an error."""
    from sip.cli.data import counts, read_base, read_data
    from sip.cli.output import print_lines
    from sip.git import revision_label
    from sip.history import check_history
    from sip.problem import Severity, sorted_problems

    if allow_rewrite is not None and (base is None or not allow_rewrite.strip()):
        raise UsageError("--allow-rewrite goes with --base and a reason: say why it is allowed")
    dataset, problems = read_data(data)
    if base is not None:
        was, _ = read_base(base, data)
        rewritten = check_history(was, dataset, revision_label(base), allow_rewrite)
        problems = sorted_problems([*problems, *rewritten])
    print_lines([*map(str, problems), counts(dataset, problems)], sys.stdout)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise typer.Exit(PROBLEMS)
