"""Finds the data folder, reads it, and stops where it does not validate."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from sip.checks import check
from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.output import print_lines, print_text
from sip.load import find_data_folder, load
from sip.problem import Findings, Problem, Severity, printable, sorted_problems
from sip.record import UnknownDateError, as_of
from sip.render import problems_text

if TYPE_CHECKING:
    from sip.dataset import Dataset
    from sip.record import AsOf, Record
    from sip.wording import Wording


def read_data(data: Path | None) -> tuple[Dataset, list[Problem]]:
    """Return the data folder's records and all its problems, sorted; raise UsageError."""
    folder = data or find_data_folder(Path.cwd())
    if folder is None:
        raise UsageError(
            "there is no data folder here or above: go to a folder that has data/actions, "
            "or name one with --data DIR"
        )
    if not folder.is_dir():
        raise UsageError(
            f"{printable(str(folder))} is no folder: name the folder that has actions/ "
            "with --data DIR"
        )
    shown_as = os.path.normpath(folder) if data else os.path.relpath(folder)
    dataset, problems = load(folder, shown_as)
    return dataset, sorted_problems([*problems, *check(dataset)])


def valid_record(data: Path | None) -> Record:
    """Return the record, or print what is wrong with it and exit with 1."""
    dataset, problems = read_data(data)
    errors = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    if errors:
        findings = Findings(errors, len(dataset.texts), dataset.are_figures_compared)
        print_text(problems_text.render(findings), sys.stderr)
        print_lines(
            ["sip: no figure is printed from data with errors: mend them first"], sys.stderr
        )
        raise typer.Exit(PROBLEMS)
    return dataset.record


def date_meant(written: str | None, record: Record) -> AsOf:
    """Return the as-of date that was asked for; raise UsageError."""
    try:
        return as_of(written, record, datetime.now(UTC).astimezone().date())
    except UnknownDateError as error:
        raise UsageError(f"--as-of {printable(str(error))}") from error


def wording_in(language: str) -> Wording:
    """Return the wording in the language that was asked for; raise UsageError."""
    from sip.wording import UnknownLanguageError, Wording  # noqa: PLC0415  # validate needs none

    try:
        return Wording.of(language)
    except UnknownLanguageError as error:
        raise UsageError(f"--lang: {printable(str(error))}") from error
