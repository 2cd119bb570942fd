"""The command that tells what moved."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    BaseOption,
    BomOption,
    DataOption,
    FormatOption,
    LanguageOption,
    OutputOption,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sip.cli.folders import Folders
    from sip.plan.compared.changes import Difference


def diff(
    earlier: Annotated[
        str | None,
        typer.Argument(metavar="FROM", help="The earlier date or report.", show_default=False),
    ] = None,
    later: Annotated[
        str | None,
        typer.Argument(
            metavar="TO", help="The later one; else the latest on record.", show_default=False
        ),
    ] = None,
    *,
    base: BaseOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: OutputOption = None,
    data: DataOption = None,
) -> None:
    """Tell what moved between two dates, or since a git revision."""
    from sip.cli.data import wording_in
    from sip.cli.output.delivery import choice_of, deliver
    from sip.report.changes.report import changes_report, difference_report

    choice = choice_of(format_, output, bom=bom)
    wording = wording_in(lang)
    if base is not None:
        if earlier is not None:
            raise UsageError("--base compares with a revision: give it, or dates, and not both")
        found, commit = _since_revision(base, data)
    elif earlier is None:
        raise UsageError(
            "say from when: a date or a report such as sip diff EB154/34, or --base and a branch"
        )
    else:
        found, commit = _between_dates(earlier, later, data)
    report_of = changes_report if choice.format.is_one_table else difference_report
    deliver(report_of(found), wording, choice, commit)


def _between_dates(
    earlier: str, later: str | None, data: Folders
) -> tuple[Difference, Callable[[], str | None]]:
    from sip.cli.data import commit_of, tell_of_dates_after, valid_dataset, view_meant
    from sip.plan.compared.changes import Side, difference

    dataset = valid_dataset(data)
    record = dataset.record
    before, after = view_meant(earlier, record, "FROM"), view_meant(later, record, "TO")
    tell_of_dates_after(later, dataset)
    if before.day > after.day:
        wrong = f"{before.as_of.date} is after {after.as_of.date}"
        raise UsageError(
            f"{wrong}, the latest date on record: choose an earlier one"
            if later is None
            else f"{wrong}: write the earlier date first"
        )
    return difference(Side(before), Side(after), {}), lambda: commit_of(dataset, data)


def _since_revision(base: str, data: Folders) -> tuple[Difference, Callable[[], str | None]]:
    from sip.cli.base import base_record, dataset_now, ends_meant
    from sip.cli.data import commit_of, view_meant
    from sip.plan.compared.changes import Nothing, Side, difference
    from sip.plan.compared.pairing import names_given

    ends = ends_meant(base, data)
    dataset = dataset_now(ends, data)
    now, later = dataset.record, ends.now
    was = base_record(ends.was, data)
    after = Side(view_meant(None, now, ""), None if later is None else later.label)
    before: Side | Nothing = Nothing(ends.was.label)
    if was is not None:
        before = Side(view_meant(None, was, ""), ends.was.label)
    names = {} if was is None else names_given(was.actions, now.actions)
    return difference(before, after, names), (
        lambda: commit_of(dataset, data) if later is None else later.commit
    )
