"""Data files as a test writes them: whole ones, short ways to write more, a folder of them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLAN = """\
title: Reform
categories:
  governance: Governance
  budgeting: Budgeting
"""
BILINGUAL_PLAN = """\
title: {en: A plan, zh: 一项计划}
categories:
  people: {en: People, zh: 人员}
  money: {en: Money}
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


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below the folder."""
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content(text))
    return folder


def content(text: str | bytes) -> bytes:
    """Return the bytes of a file; text may be indented as the test is that it stands in."""
    return text if isinstance(text, bytes) else dedent(text).encode()
