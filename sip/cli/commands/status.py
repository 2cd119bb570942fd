"""The command that prints the status in short."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    FormatOption,
    LanguageOption,
    OutputOption,
    PlansOption,
)

if TYPE_CHECKING:
    from sip.cli.asking.plans import AskedPlans
    from sip.report.document import Report

_SECTION_OF_A_CSV = "table"


def status(
    *,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: PlansOption = None,
) -> None:
    """Print the progress table and what is open, late or unlisted."""
    from sip.cli.asking.plans import plans_asked
    from sip.cli.data import point_to_today
    from sip.cli.output.delivery import choice_of, deliver

    choice = choice_of(format_, output, bom=bom)
    asked = plans_asked(as_of, lang, data)
    if asked.one is not None and as_of is None:
        point_to_today(asked.one.as_of)
    report = _status(asked)
    if choice.format.is_one_table:
        report = report.only(_SECTION_OF_A_CSV)
    deliver(report, asked.wording, choice, asked.commit)
    asked.end()


def _status(asked: AskedPlans) -> Report:
    """Return the status of the one plan, or of several side by side."""
    from sip.report.plans.status import plans_status
    from sip.report.progress_report import status

    if asked.one is not None:
        return status(asked.one)
    return plans_status(asked.plans, asked.left_out)
