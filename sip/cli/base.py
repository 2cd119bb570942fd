"""What --base names: the data at a git revision, beside the data now or at another revision."""
# ruff: noqa: PLC0415  # git is asked only where something is compared

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.checks.every import check
from sip.cli.data import read_data, without_errors
from sip.cli.exits import UsageError
from sip.cli.folders import data_folder
from sip.cli.output.printing import print_lines
from sip.problems.problem import sorted_problems
from sip.reading.dataset import ACTIONS_FOLDER, PLAN_FILE, FileKind, read_records
from sip.text.safe import printable

if TYPE_CHECKING:
    from sip.cli.folders import Folders
    from sip.plan.record import Record
    from sip.problems.problem import Problem
    from sip.reading.dataset import Dataset
    from sip.reading.revision import Revision

_BETWEEN = ".."


@dataclass(frozen=True)
class Ends:
    """The two states of the data that are compared.

    `was` is a revision; `now` is another, or None for the files as they stand.
    """

    was: Revision
    now: Revision | None


def ends_meant(base: str, data: Folders) -> Ends:
    """Return what `--base REF` or `--base REF..REF` compares; raise UsageError.

    One name stands for the last commit that its branch shares with what is checked out, and two
    names for themselves.
    """
    from sip.reading.revision import GitError, find_revision, shared_with_head

    folder, _ = data_folder(data)
    earlier, dots, later = base.partition(_BETWEEN)
    if dots and not (earlier and later):
        raise UsageError(
            f"--base {printable(base)} names one end of two: write both, as main..HEAD, "
            "or one name without the dots"
        )
    try:
        if dots:
            return Ends(find_revision(folder, earlier), find_revision(folder, later))
        return Ends(shared_with_head(folder, find_revision(folder, base)), None)
    except GitError as error:
        raise UsageError(f"--base: {error}") from error


def read_base(was: Revision, data: Folders) -> tuple[Dataset, list[Problem]]:
    """Return the records at a revision and the problems of its files; raise UsageError.

    No rule across files is checked. Where there was no data, there are no records, and a line
    on stderr says that all is new.
    """
    dataset, problems = _read(was, data)
    if not dataset.has_files:
        _, shown_as = data_folder(data)
        line = f"sip: there was no data in {printable(shown_as)} at {was.label}: all of it is new"
        print_lines([line], sys.stderr)
    return dataset, problems


def read_now(ends: Ends, data: Folders) -> tuple[Dataset, list[Problem]]:
    """Return the later end's records and all its problems, sorted; raise UsageError."""
    if ends.now is None:
        return read_data(data)
    dataset, problems = _read(ends.now, data)
    _check_is_whole(dataset, ends.now)
    return dataset, sorted_problems([*problems, *check(dataset)])


def base_record(was: Revision, data: Folders) -> Record | None:
    """Return the record at a revision, None where there was no data.

    Where it has errors, print them and exit with 1.
    """
    dataset, problems = read_base(was, data)
    if not dataset.has_files:
        return None
    _check_is_whole(dataset, was)
    return without_errors(
        dataset,
        sorted_problems([*problems, *check(dataset)]),
        f"data with errors, and these are the errors at {was.label}: "
        "compare with a revision that has none",
    ).record


def dataset_now(ends: Ends, data: Folders) -> Dataset:
    """Return the data at the later end, or print what is wrong with it and exit with 1."""
    where = "" if ends.now is None else f", and these are the errors at {ends.now.label}"
    dataset, problems = read_now(ends, data)
    return without_errors(dataset, problems, f"data with errors{where}: mend them first")


def _read(revision: Revision, data: Folders) -> tuple[Dataset, list[Problem]]:
    from sip.reading.revision import GitError, read_revision

    folder, shown_as = data_folder(data)
    try:
        files, problems = read_revision(folder, revision, shown_as)
    except GitError as error:
        raise UsageError(f"--base: {error}") from error
    dataset, found = read_records(files, shown_as)
    return dataset, [*problems, *found]


def _check_is_whole(dataset: Dataset, revision: Revision) -> None:
    """Raise UsageError where what no plan is without is not there at all."""
    lost = {file.kind for file in dataset.lost}
    missing = [
        name
        for name, kind, found in (
            (PLAN_FILE, FileKind.PLAN, dataset.plan is not None),
            (ACTIONS_FOLDER, FileKind.ACTION, bool(dataset.actions)),
        )
        if not found and kind not in lost
    ]
    if missing:
        raise UsageError(
            f"--base: there is no {missing[0]} in {printable(dataset.folder)} at "
            f"{revision.label}: name a revision that has it"
        )
