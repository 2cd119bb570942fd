"""The command that prints the status in short."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
)

_SECTION_OF_A_CSV = "table"


def status(
    *,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """Print the progress table and what is open, late or unlisted."""
    from sip.cli.data import asked_for, point_to_today
    from sip.cli.output.delivery import choice_of, deliver
    from sip.report.progress_report import status as status_of

    choice = choice_of(format_, output, bom=bom)
    asked = asked_for(as_of, lang, data)
    if as_of is None:
        point_to_today(asked.view.as_of)
    report = status_of(asked.view)
    if choice.format.is_one_table:
        report = report.only(_SECTION_OF_A_CSV)
    deliver(report, asked.wording, choice, asked.commit)
