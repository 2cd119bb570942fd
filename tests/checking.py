from __future__ import annotations

from pathlib import PurePosixPath

from sip.checks import check
from sip.dataset import DataFile, Kind, read_records
from sip.problem import sorted_problems

PLAN = """\
title: Reform
categories:
  results: Results
"""
KINDS = {"actions": Kind.ACTION, "snapshots": Kind.SNAPSHOT}


def problems_in(files: dict[str, str]) -> list[str]:
    """Return every problem in these files, beside a plan that has none unless it is one of them."""
    read, found = read_records(
        (
            DataFile(path, KINDS.get(PurePosixPath(path).parts[0], Kind.PLAN), text.encode())
            for path, text in sorted(({"plan.yaml": PLAN} | files).items())
        ),
        "data",
    )
    return [str(problem) for problem in sorted_problems([*found, *check(read)])]


def action(identifier: str, *entries: str, fields: str = "") -> dict[str, str]:
    """Return an open action's file, unlisted ones without a name."""
    named = "" if identifier.startswith("UNLISTED_") else "category: results\ntitle: T\n"
    due = "due: 2030\n" if named and "due:" not in fields else ""
    log = "".join(f"  - {{{entry}}}\n" for entry in entries or [OPEN])
    return {f"actions/{identifier}.yaml": f"id: {identifier}\n{named}{due}{fields}log:\n{log}"}


OPEN = "on: 2023-01, source: EB152/34, status: in progress"


def snapshot(as_of: str, document: str, figures: str, rest: str = "") -> dict[str, str]:
    """Return a snapshot's file, with its figures as actions, implemented and in progress."""
    actions, implemented, in_progress = figures.split()
    text = (
        f"as_of: {as_of}\ndocument: {document}\npublished:\n  actions: {actions}\n"
        f"  implemented: {implemented}\n  in_progress: {in_progress}\n{rest}"
    )
    return {f"snapshots/{as_of[:7]}.yaml": text}
