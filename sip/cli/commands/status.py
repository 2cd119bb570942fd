"""The command that prints the status in short."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    EveryOption,
    FormatOption,
    FromOption,
    GroupingOption,
    LanguageOption,
    OutputOption,
    PlansOption,
    ToOption,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.cli.asking.plans import AskedPlans
    from sip.plan.over_time.periods import Every
    from sip.report.document import Report


def status(
    *,
    every: EveryOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    by: GroupingOption = None,
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

    _check(every, of_series={"--from": from_, "--to": to}, as_of=as_of)
    choice = choice_of(format_, output, bom=bom)
    if every is None:
        asked = plans_asked(as_of, lang, data)
        report = _status(asked, by)
    else:
        asked = plans_asked(to, lang, data, "--to")
        report = _series(asked, every, from_, by)
    if every is None and asked.one is not None and as_of is None:
        point_to_today(asked.one.as_of)
    if choice.format.is_one_table:
        from sip.report.plans.one_table import in_one_table

        report = in_one_table(report)
    deliver(report, asked.wording, choice, asked.commit)
    asked.end()


def _check(every: Every | None, of_series: Mapping[str, str | None], as_of: str | None) -> None:
    """Raise UsageError where an option goes with none of the others."""
    for option in (name for name, value in of_series.items() if value is not None):
        if every is None:
            raise UsageError(f"{option} goes with --every: add --every month, quarter or year")
    if every is not None and as_of is not None:
        raise UsageError("--as-of is for one date: name the last one of a series with --to")


def _series(asked: AskedPlans, every: Every, start: str | None, by: str | None) -> Report:
    from sip.cli.asking.periods import PeriodsAsked
    from sip.report.document import message

    asked_periods = PeriodsAsked(every, start, by)
    return asked.report(message("Figures of several plans over time"), asked_periods.report)


def _status(asked: AskedPlans, by: str | None) -> Report:
    """Return the status of the one plan, or of several side by side."""
    from sip.cli.asking.grouping import grouping_of
    from sip.report.status import OPEN_ACTIONS, status

    if asked.one is not None:
        return status(asked.one, grouping_of(by, asked.one.record))
    from sip.report.plans.status import SIDE_BY_SIDE, plans_status

    if by is None:
        return plans_status(asked.plans, asked.left_out)
    told = asked.report(
        SIDE_BY_SIDE, lambda view: status(view, grouping_of(by, view.record)).only(OPEN_ACTIONS)
    )
    return plans_status(asked.plans, asked.left_out, told.only(OPEN_ACTIONS).sections)
