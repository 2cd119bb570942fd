"""Runs commands that write in processes that kill themselves at each system call that writes.

Run as a module with a new folder and a number as its arguments, it kills at every so many calls
of each command, and prints what it found as JSON.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sip.cli.run import run
from tests.support.data import write_folder
from tests.support.kills import MOMENTS, arm

if TYPE_CHECKING:
    from collections.abc import Mapping

_ACTION = """\
id: {id}
# as agreed
category: people
title: {{en: "The {id}", zh: 行动}}
due: 2023-12-31
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
    note: Begun
"""
_UNLISTED = "id: UNLISTED_1\nlog:\n  - {on: 2023-01, source: EB152/34, status: in progress}\n"
_MERGED = """\
id: B1
log:
  - {on: 2023-01, source: EB152/34, status: in progress}
  - {on: 2023-02, source: EB152/35, status: merged, into: UNLISTED_1}
"""
_BEFORE = {
    "data/plan.yaml": "title: {en: Plan, zh: 计划}\ncategories: {people: {en: People, zh: 人}}\n",
    **{f"data/actions/A{n}.yaml": _ACTION.format(id=f"A{n}") for n in (1, 2)},
    # With blanks that validate --fix takes out.
    "data/actions/A3.yaml": _ACTION.format(id="A3").replace("\n", "  \n"),
    "data/actions/A6.yaml": _ACTION.format(id="A6").replace("\n", "\r\n", 3),
    "data/actions/UNLISTED_1.yaml": _UNLISTED,
    "data/actions/B1.yaml": _MERGED,
    "rows.csv": (
        "id,category,title,title_zh,due,on,source,status,note\n"
        "A1,,,,2024,2024-01,EB154/1,implemented,Done\n"
        "A2,,First,,,,,,\n"
        "A7,people,Seventh,第七,2025,2024-01,EB154/1,in progress,\n"
        + "".join(f"B{n},people,More,更多,2025,2024-01,EB154/1,in progress,\n" for n in range(2, 9))
    ),
}
_NEWS = ("--on", "2024-01", "--source", "EB154/1")
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "log": ("log", "A1", "A2", "A3", *_NEWS, "--status", "implemented", "--note", "Done"),
    "translate": ("log", "A1", "--translate", "zh", "--on", "2023-01", "--note", "已开始"),
    "new": ("new", "A9", "--title", "New", "--category", "people", "--due", "2025", *_NEWS),
    "set": ("set", "A1", "--due", "2024", "--title", "Another"),
    "name": (
        *("name", "UNLISTED_1", "A4", "--title", "Fourth"),
        *("--category", "people", "--due", "2025"),
    ),
    "snapshot": ("snapshot", "--document", "EB153/1", "--as-of", "2023-06"),
    "import": ("import", "rows.csv"),
    "fix": ("validate", "--fix"),
    "init": ("init", "other", "--title", "Other", "--category", "people=People"),
}


def main(folder: Path, every: int) -> None:
    """Kill at every so many calls of every command, and hold what is left against before."""
    kills, failures = 0, []
    for name, arguments in COMMANDS.items():
        _fresh(folder)
        assert _status(arguments, None, "") == 0, name
        meant = _state(folder)
        for moment in MOMENTS:
            at = 0
            while _is_killed(folder, arguments, at, moment):
                kills += 1
                failures += _failures(folder, meant, f"{name}: {moment} {at}")
                at += every
    sys.stdout.write(json.dumps({"kills": kills, "failures": failures}))


def _is_killed(folder: Path, arguments: tuple[str, ...], at: int, moment: str) -> bool:
    _fresh(folder)
    return _status(arguments, at, moment) == -signal.SIGKILL


def _fresh(folder: Path) -> None:
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    write_folder(folder, _BEFORE)


def _status(arguments: tuple[str, ...], at: int | None, moment: str) -> int:
    """Run the command in a process that kills itself at the call of that number."""
    child = os.fork()
    if not child:
        status = 9
        try:
            sys.stdout = sys.stderr = io.TextIOWrapper(io.BytesIO())
            if at is not None:
                arm(at, moment)
            status = run(list(arguments))
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _failures(folder: Path, meant: dict[str, bytes], where: str) -> list[str]:
    """Say what is neither as before nor as meant after the next command, or does not validate."""
    before = {path: text.encode() for path, text in _BEFORE.items()}
    found = [
        f"{where}: {path} is broken"
        for path, content in _state(folder).items()
        if not path.endswith((".sip-journal", ".sip-new", ".unfinished"))
        and content not in {before.get(path), meant.get(path)}
    ]
    # The second look is at a plan whose writing the first has finished or taken back.
    if _status(("set", "A1", "--due", "2023-12-31", "--dry-run"), None, "") != 0:
        found.append(f"{where}: the next command fails")
    if _status(("validate",), None, "") != 0:
        found.append(f"{where}: the data do not validate")
    state = {path: each for path, each in _state(folder).items() if path.startswith("data/")}
    wanted = [{p: c for p, c in each.items() if p.startswith("data/")} for each in (before, meant)]
    if state not in wanted:
        found.append(f"{where}: {sorted(state)} is neither as before nor as meant")
    return found


def _state(folder: Path) -> dict[str, bytes]:
    """Return every file but the lock, which stays."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".sip-lock"
    }


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    main(Path(sys.argv[1]), int(sys.argv[2]))
