"""One plan or several that a command is asked about, each read and checked by itself."""
# ruff: noqa: PLC0415  # one plan, which is asked about most, waits for nothing of several

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from sip.cli.data import (
    commit_of,
    read_data,
    tell_of_dates_after,
    valid_dataset,
    view_meant,
    without_errors,
    wording_in,
)
from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.folders import checked_folder, data_folders
from sip.cli.output.printing import print_lines
from sip.cli.today import today
from sip.plan.as_of import UnknownDateError, as_of
from sip.plan.view import View
from sip.report.plans.plan import PlanAmongOthers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sip.cli.folders import Folders
    from sip.language.wording import Wording
    from sip.plan.record import Record
    from sip.reading.dataset import Dataset
    from sip.report.document import Message, Report


@dataclass(frozen=True)
class AskedPlans:
    """The plans without errors, at a date and to be told in a language.

    `left_out` are the folders of those with errors.
    """

    wording: Wording
    plans: tuple[PlanAmongOthers, ...]
    datasets: tuple[tuple[Path, Dataset], ...]
    left_out: tuple[str, ...] = ()

    @property
    def one(self) -> View | None:
        """The one plan that was asked for, None where several were."""
        return self.plans[0].view if len(self.plans) + len(self.left_out) == 1 else None

    def report(self, title: Message, of_plan: Callable[[View], Report]) -> Report:
        """Return what is told of the one plan, or of each of several under a title.

        Raises UsageError where what is asked for fits none of them; what fits some is told of
        those.
        """
        if self.one is not None:
            return of_plan(self.one)
        told: list[tuple[PlanAmongOthers, Report | None]] = []
        refused: list[tuple[PlanAmongOthers, UsageError]] = []
        for plan in self.plans:
            try:
                told.append((plan, None if plan.view is None else of_plan(plan.view)))
            except UsageError as error:
                refused.append((plan, error))
        if not any(report is not None for _, report in told):
            raise _refused_by_all(refused)
        lines = [f"sip: left out {plan.folder}: {error}" for plan, error in refused]
        print_lines(lines, sys.stderr)
        from sip.report.plans.beside import side_by_side

        return side_by_side(title, [plan for plan, _ in told], [report for _, report in told])

    def commit(self) -> str | None:
        """Return the commit that all of the data is of, None where there is none or are several."""
        commits = {commit_of(dataset, [folder]) for folder, dataset in self.datasets}
        return commits.pop() if len(commits) == 1 else None

    def end(self) -> None:
        """Exit with 1 where a plan was left out; its problems were told."""
        if self.left_out:
            raise typer.Exit(PROBLEMS)


def _refused_by_all(refused: Sequence[tuple[PlanAmongOthers, UsageError]]) -> UsageError:
    """Return what every plan says alike once, else what each of them says."""
    said = {str(error): error for _, error in refused}
    if len(said) == 1:
        return refused[0][1]
    return UsageError("; ".join(f"{plan.folder}: {error}" for plan, error in refused))


def plans_asked(
    written: str | None, language: str, data: Folders, name: str = "--as-of"
) -> AskedPlans:
    """Return the plans that the options name; raise UsageError.

    What is wrong with a plan is printed, and it is left out; where none is left, exit with 1.
    """
    wording = wording_in(language)
    folders = data_folders(data)
    if len(folders) == 1:
        dataset = valid_dataset(data)
        view = view_meant(written, dataset.record, name)
        tell_of_dates_after(written, dataset)
        plan = PlanAmongOthers(view.record, dataset.folder, view)
        return AskedPlans(wording, (plan,), ((folders[0], dataset),))
    found = [(folder, _without_errors(folder)) for folder in folders]
    datasets = tuple((folder, dataset) for folder, dataset in found if dataset is not None)
    if not datasets:
        raise typer.Exit(PROBLEMS)
    left_out = tuple(checked_folder(folder)[1] for folder, each in found if each is None)
    plans = _at_date(written, [dataset for _, dataset in datasets], name)
    for _, dataset in datasets:
        tell_of_dates_after(written, dataset)
    return AskedPlans(wording, plans, datasets, left_out)


def _without_errors(folder: Path) -> Dataset | None:
    """Return the data of one of several plans, or print what is wrong with it."""
    dataset, problems = read_data([folder])
    try:
        return without_errors(dataset, problems, f"{dataset.folder}, which has errors: mend them")
    except typer.Exit:
        return None


def _at_date(
    written: str | None, datasets: Sequence[Dataset], name: str
) -> tuple[PlanAmongOthers, ...]:
    """Return each plan at the date that is meant; raise UsageError where none has it on record.

    A report that one of the plans has means its date for all of them.
    """
    records = [dataset.record for dataset in datasets]
    if written is not None:
        written = _date_of_a_report(written, records) or written
    day = today()
    plans = [
        PlanAmongOthers(record, dataset.folder, _view(written, record, day))
        for record, dataset in zip(records, datasets, strict=True)
    ]
    if all(plan.view is None for plan in plans):
        view_meant(written, records[0], name)
    return tuple(plans)


def _date_of_a_report(written: str, records: Sequence[Record]) -> str | None:
    for record in records:
        for snapshot in record.snapshots:
            if snapshot.document.casefold() == written.strip().casefold():
                return snapshot.as_of.written
    return None


def _view(written: str | None, record: Record, today: dt.date) -> View | None:
    """Return the record at the date, None where nothing is on record by then."""
    if not record.actions:
        return None
    try:
        return View(record, as_of(written, record, today))
    except UnknownDateError:
        return None
