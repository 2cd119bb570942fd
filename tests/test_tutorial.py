"""docs/tutorial.md and docs/import.md: each command run in its order, with what it prints.

`make golden` writes what is printed anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from openpyxl import load_workbook

from tests.support.installed import copy_of_the_data
from tests.support.paths import ROOT
from tests.support.refresh import IS_REFRESHED
from tests.support.systems import needs_shells

pytestmark = [pytest.mark.process, needs_shells, pytest.mark.timeout(120)]

_TUTORIAL: Final = ROOT / "docs/tutorial.md"
_PATH: Final = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILLED_IN: Final = "sip import actions.xlsx"


def _run(command: str, folder: Path) -> str:
    """Return what a shell prints, on stdout and stderr as they come."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, **_PATH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout


def _as_run(page: str, folder: Path) -> str:
    """Return the page with what its commands print, one after the other from the folder on."""
    place = folder

    def run(command: str) -> str:
        nonlocal place
        if command.startswith("cd "):
            place /= command.removeprefix("cd ")
            return ""
        if command.startswith(_FILLED_IN) and "|" in page:
            _fill(place / "actions.xlsx", page)
        return _run(command, place)

    def block(found: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)\n", found[1], re.MULTILINE)
        shown = "".join(f"$ {command}\n{run(command)}" for command in commands)
        return f"```console\n{shown}```"

    return _BLOCK.sub(block, page)


def _fill(file: Path, page: str) -> None:
    """Type the table of the page into the sheet, as a person would."""
    lines = re.findall(r"^\|.*\n", page, re.MULTILINE)
    heading, _, *rows = ([cell.strip() for cell in line.strip("|\n").split("|")] for line in lines)
    book = load_workbook(file)
    sheet = book["Actions"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, start=3):
        for name, value in zip(heading, row, strict=True):
            sheet.cell(number, columns[name], value)
    book.save(file)


def test_the_tutorial_is_what_happens(tmp_path: Path) -> None:
    page = _TUTORIAL.read_text(encoding="utf-8")
    found = _as_run(page, tmp_path)

    if IS_REFRESHED:
        _TUTORIAL.write_text(found, encoding="utf-8", newline="\n")
    else:
        assert found == page
    assert "0 implemented, 10 in progress" in (tmp_path / "riverside/report.md").read_text("utf-8")


def test_the_page_on_import_is_what_happens(tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    page = (ROOT / "docs/import.md").read_text(encoding="utf-8")
    sessions = "\n".join(found[0] for found in _BLOCK.finditer(page))

    assert _as_run(sessions, tmp_path) == sessions
