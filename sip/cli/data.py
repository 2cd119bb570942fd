"""Finds the data folder, reads it, and stops where it does not validate."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from sip.checks.every import check
from sip.checks.follow_up import dates_after
from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.folders import data_folder
from sip.cli.output.printing import print_lines, print_text
from sip.cli.output.progress import progress_bar
from sip.cli.today import today
from sip.plan.as_of import TODAY, UnknownDateError
from sip.plan.as_of import as_of as as_of_meant
from sip.plan.view import View
from sip.problems.problem import Findings, Problem, first_of_each_file, sorted_problems
from sip.problems.rule import Severity
from sip.reading.folder import load, load_plan
from sip.render.problems import text as problems_text
from sip.writing.disk.leftovers import is_left_undone

_DAYS_FAR_BEHIND = 366
_MOST_TOLD = 10

if TYPE_CHECKING:
    from pathlib import Path

    from sip.cli.folders import Folders
    from sip.language.wording import Wording
    from sip.plan.as_of import AsOf
    from sip.plan.models import Plan
    from sip.plan.record import Record
    from sip.reading.dataset import Dataset


@dataclass(frozen=True)
class Asked:
    """What a command is asked about: data without errors, at a date, to be told in a language."""

    wording: Wording
    dataset: Dataset
    view: View
    data: Folders

    def commit(self) -> str | None:
        """Return the commit that the data is of, None where it is not as it was committed."""
        return commit_of(self.dataset, self.data)


def commit_of(dataset: Dataset, data: Folders) -> str | None:
    """Return the commit that the folder's data is of, None where it is not as it was committed."""
    from sip.reading.revision import data_commit  # noqa: PLC0415  # git is asked where it is told

    folder, _ = data_folder(data)
    return data_commit(folder, dataset.files)


def asked_for(as_of: str | None, language: str, data: Folders) -> Asked:
    """Return what the options name; raise UsageError, or print the data's errors and exit."""
    wording = wording_in(language)
    dataset = valid_dataset(data)
    view = view_meant(as_of, dataset.record)
    tell_of_dates_after(as_of, dataset)
    return Asked(wording, dataset, view, data)


def tell_of_dates_after(as_of: str | None, dataset: Dataset) -> None:
    """Warn of what is dated after today, where today was asked for: it is left out of it."""
    if as_of is None or as_of.strip() != TODAY:
        return
    found = sorted_problems([*dates_after(dataset, today())])
    lines = [str(problem) for problem in found[:_MOST_TOLD]]
    if more := len(found) - len(lines):
        lines.append(f"sip: {more} more {'date is' if more == 1 else 'dates are'} after today")
    print_lines(lines, sys.stderr)


def point_to_today(when: AsOf) -> None:
    """Say, where no date was asked for, that the latest is old and no snapshot's.

    A plan that has published reports is asked about as of the latest of them; one that only
    logs is mostly asked how it stands today.
    """
    behind = today() - when.day
    if not when.is_published and behind.days > _DAYS_FAR_BEHIND:
        line = (
            f"sip: the latest date on record is {when.date}, over a year ago: "
            "--as-of today tells what is late by now"
        )
        print_lines([line], sys.stderr)


def read_data(data: Folders) -> tuple[Dataset, list[Problem]]:
    """Return the data folder's records and all its problems, sorted; raise UsageError."""
    folder, shown_as = data_folder(data)
    _mend(folder)
    with progress_bar("Reading the data"):
        dataset, problems = load(folder, shown_as)
        return dataset, sorted_problems([*problems, *check(dataset)])


def _mend(folder: Path) -> None:
    """Finish or take back what a killed command left half written; raise UsageError."""
    if not is_left_undone(folder):
        return
    from sip.writing.disk.lock import NotWrittenError  # noqa: PLC0415  # rarely needed
    from sip.writing.disk.transaction import mended  # noqa: PLC0415  # rarely needed

    try:
        print_lines([f"sip: {line}" for line in mended(folder)], sys.stderr)
    except NotWrittenError as error:
        raise UsageError(str(error)) from error


def valid_plan(data: Folders) -> Plan:
    """Return the plan whatever its actions are like, or print what is wrong with its own file.

    Exits with 1 where it has errors; raises UsageError where there is no folder.
    """
    folder, shown_as = data_folder(data)
    _mend(folder)
    dataset, problems = load_plan(folder, shown_as)
    found = sorted_problems([*problems, *check(dataset)])
    what = "a plan with errors: mend it, or ask for the schema of any plan with --general"
    return without_errors(dataset, found, what, "no schema is made of").record.plan


def valid_dataset(data: Folders) -> Dataset:
    """Return the data without errors, or print what is wrong with it and exit with 1."""
    return without_errors(*read_data(data), "data with errors: mend them first")


def without_errors(
    dataset: Dataset,
    problems: list[Problem],
    what: str,
    stopped: str = "no figure is printed from",
) -> Dataset:
    """Return the data if it has no errors, or print them, say what they are of and exit with 1."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        findings = Findings(
            tuple(first_of_each_file(errors)), len(dataset.texts), dataset.are_figures_compared
        )
        print_text(problems_text.render(findings), sys.stderr)
        print_lines([f"sip: {stopped} {what}"], sys.stderr)
        raise typer.Exit(PROBLEMS)
    return dataset


def view_meant(written: str | None, record: Record, name: str = "--as-of") -> View:
    """Return the record at the date that was asked for under that name; raise UsageError."""
    if not record.actions:
        raise UsageError("there is no action on record yet: add one with sip new")
    try:
        return View(record, as_of_meant(written, record, today()))
    except UnknownDateError as error:
        raise UsageError(f"{name} {error}") from error


def wording_in(language: str) -> Wording:
    """Return the wording in the language that was asked for; raise UsageError."""
    from sip.language.wording import UnknownLanguageError, Wording  # noqa: PLC0415  # validate needs none

    try:
        return Wording.of(language)
    except UnknownLanguageError as error:
        raise UsageError(f"--lang: {error}") from error
