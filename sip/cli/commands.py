"""The commands. Each imports what it needs when it runs, so that none waits for another's."""
# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import sys
from typing import Annotated

import typer

from sip import __version__
from sip.cli.exits import PROBLEMS
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    ByOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    PictureOption,
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


@app.command(epilog="Example: sip chart --as-of 2024-04 --output progress.svg")
def chart(
    by: ByOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    output: PictureOption = None,
    data: DataOption = None,
) -> None:
    """Chart the implemented and the open actions over time, in the terminal or as a picture."""
    from sip.charts import category_chart, progress_chart
    from sip.cli.data import date_meant, valid_record, wording_in
    from sip.cli.output import print_report
    from sip.cli.pictures import deliver_picture, picture_format_of
    from sip.draft import chart_report

    picture = None if output is None else (output, picture_format_of(output))
    wording = wording_in(lang)
    record = valid_record(data)
    date = date_meant(as_of, record)
    chart_of = progress_chart if by is None else category_chart
    chart = chart_of(record, date)
    report = chart_report(record, date, chart)
    if picture is None:
        print_report(report, wording)
    else:
        deliver_picture(report, chart, wording, *picture)


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
