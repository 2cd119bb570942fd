"""Data folders as tests write them, and what sip makes of them.

A data folder is a mapping of the texts of its files, or their bytes, by their paths in it:
{"plan.yaml": PLAN, "actions/A_1.yaml": ACTION}.
"""

from __future__ import annotations

import datetime as dt
import re
from textwrap import dedent
from typing import TYPE_CHECKING

from sip.checks.every import check
from sip.plan.as_of import as_of
from sip.plan.view import View
from sip.problems.problem import sorted_problems
from sip.reading.dataset import DataFile, Dataset, FileKind, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sip.plan.record import Record
    from sip.problems.problem import Problem, Steps
    from sip.reading.yaml.tree import Tree

# The least that a data folder can have, a file of each kind.
PLAN = """\
title: Reform
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
OPEN = "on: 2023-01, source: EB152/34, status: in progress"

# What a file is named after: its first line of this form.
_NAMES = {
    r"^id: (\S+)$": "actions/{}.yaml",
    r"^as_of: (\d{4}-\d{2})": "snapshots/{}.yaml",
    r"^(title): ": "plan.yaml",
}


# Texts


def files(*texts: str) -> dict[str, str]:
    """Return the files of these texts, which lines of --- part, by the paths they belong at."""
    return dict(_placed(text) for whole in texts for text in whole.split("---\n"))


def _placed(text: str) -> tuple[str, str]:
    for pattern, path in _NAMES.items():
        if found := re.search(pattern, text, re.MULTILINE):
            return path.format(found[1]), text
    raise ValueError(text)


def action(identifier: str, *entries: str, fields: str = "") -> dict[str, str]:
    """Return an open action's file, unlisted ones without a name."""
    named = "" if identifier.startswith("UNLISTED_") else "category: governance\ntitle: T\n"
    due = "due: 2030\n" if named and "due:" not in fields else ""
    return {f"actions/{identifier}.yaml": f"id: {identifier}\n{named}{due}{fields}{log(*entries)}"}


def log(*entries: str) -> str:
    """Return a log of these entries, or of the one that opens an action."""
    return "log:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries or [OPEN])


def snapshot(as_of: str, document: str, figures: str, rest: str = "") -> dict[str, str]:
    """Return a snapshot's file: its figures, in the order of a report's table, from line 4."""
    names = ("actions", "implemented", "in_progress", "closed_percent", "open_percent")
    printed = "".join(
        f"  {name}: {figure}\n" for name, figure in zip(names, figures.split(), strict=False)
    )
    text = f"as_of: {as_of}\ndocument: {document}\npublished:\n{printed}{rest}"
    return {f"snapshots/{as_of[:7]}.yaml": text}


# Folders


def write_folder(folder: Path, texts: Mapping[str, str | bytes]) -> Path:
    """Write the files below the folder and return it."""
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content(text))
    return folder


def content(text: str | bytes) -> bytes:
    """Return the bytes of a file; text may be indented as the test is that it stands in."""
    return text if isinstance(text, bytes) else dedent(text).encode()


def data_files(texts: Mapping[str, str | bytes]) -> Iterator[DataFile]:
    """Yield the files as they are read from a folder."""
    for path, text in texts.items():
        yield DataFile(path, FileKind(path.partition("/")[0]), content(text))


# What sip makes of them


def read(texts: Mapping[str, str | bytes]) -> tuple[Dataset, list[Problem]]:
    """Read the files, and PLAN where they bring no plan; with the problems of each file."""
    return read_records(data_files(dict(sorted({"plan.yaml": PLAN, **texts}.items()))), "data")


def dataset(texts: Mapping[str, str | bytes]) -> Dataset:
    """Return the dataset of the files, whatever is wrong in them."""
    return read(texts)[0]


def record(texts: Mapping[str, str | bytes]) -> Record:
    """Return the record of the files, each of which is without a problem."""
    found, problems = read(texts)
    assert problems == []
    return found.record


def problem_lines(texts: Mapping[str, str | bytes]) -> list[str]:
    """Return every problem of the files, as `sip validate` prints them in the data folder."""
    found, problems = read(texts)
    return lines([*problems, *check(found)])


def lines(problems: Iterable[Problem]) -> list[str]:
    """Return the problems as they are printed, in their order."""
    return [str(problem) for problem in sorted_problems(problems)]


def where(tree: Tree) -> dict[Steps, str]:
    """Return where each value stands, by its steps, as line:column-line:column."""
    return {
        steps: f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
        for steps, place in tree.values.items()
    }


def view_of(written: str | None, meant: Record) -> View:
    """Return the record at the as-of date as it understands it."""
    return View(meant, as_of(written, meant, dt.date(2030, 1, 1)))
