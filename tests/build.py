"""Data folders from inline YAML, in memory or on disk, and their problems as they are printed."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from sip.checks import check
from sip.dataset import DataFile, Dataset, Kind, read_records
from sip.problem import sorted_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sip.problem import Problem

PLAN = """\
    title: A plan
    categories:
      governance: Governance
      budgeting: Budgeting
    """
ACTION = """\
    id: A_1
    category: governance
    title: An action
    due: 2023-12-31
    log:
      - on: 2023-01
        source: EB152/34
        status: in progress
    """
SNAPSHOT = """\
    as_of: 2023-01
    document: EB152/34
    published: {actions: 1, implemented: 0, in_progress: 1}
    """


def lines(problems: Iterable[Problem]) -> list[str]:
    """Return the problems as they are printed, in their order."""
    return [str(problem) for problem in sorted_problems(problems)]


def data_file(path: str, text: str | bytes) -> DataFile:
    """Return the file at plan.yaml, actions/ID.yaml or snapshots/MONTH.yaml of the folder data."""
    content = text if isinstance(text, bytes) else dedent(text).encode()
    return DataFile(f"data/{path}", Kind(path.partition("/")[0]), content)


def dataset(files: Mapping[str, str | bytes]) -> tuple[Dataset, list[Problem]]:
    """Read the files and the plan that stands in where they bring none, with all problems."""
    whole = {"plan.yaml": PLAN, **files}
    found, problems = read_records((data_file(*each) for each in whole.items()), "data")
    return found, [*problems, *check(found)]


def problem_lines(files: Mapping[str, str | bytes]) -> list[str]:
    """Return every problem of the files, as `sip validate` prints them."""
    _, problems = dataset(files)
    return lines(problems)


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    return folder
