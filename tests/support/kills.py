"""Writes to a data folder in processes that kill themselves at each system call that writes.

Run as a module with a new folder as its argument, it prints what it found as JSON. The processes
are forked, which only a process with one thread may do.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sip.writing.disk.journal import FileChange
from sip.writing.disk.transaction import desk, renamed

if TYPE_CHECKING:
    from collections.abc import Callable

Argument: TypeAlias = Any  # of a system call, whichever it is

BEFORE = {
    "plan.yaml": b"title: A plan\n",
    "actions/A_1.yaml": b"id: A_1\n",
    "actions/A_2.yaml": b"id: A_2\n",
    "actions/UNLISTED_001.yaml": b"id: UNLISTED_001\n",
}
SCENARIOS: dict[str, tuple[FileChange, ...]] = {
    "one file": (FileChange("actions/A_1.yaml", b"id: A_1\n", b"id: A_1\ndue: 2030\n"),),
    "a new file": (FileChange("actions/A_9.yaml", None, b"id: A_9\n"),),
    "a new folder": (FileChange("snapshots/2024-04.yaml", None, b"as_of: 2024-04\n"),),
    "a name": (
        *renamed(
            "actions/UNLISTED_001.yaml", "actions/A_3.yaml", b"id: UNLISTED_001\n", b"id: A_3\n"
        ),
        FileChange("actions/A_2.yaml", b"id: A_2\n", b"id: A_2\npart_of: A_3\n"),
    ),
    "many files": (
        *(FileChange(path, old, old + b"# new\n") for path, old in BEFORE.items()),
        FileChange("actions/A_8.yaml", None, b"id: A_8\n"),
        FileChange("snapshots/2024-04.yaml", None, b"as_of: 2024-04\n"),
    ),
}
_WRITING = (
    "write",
    "fsync",
    "replace",
    "rename",
    "link",
    "unlink",
    "fchmod",
    "fchown",
    "ftruncate",
    "mkdir",
)
MOMENTS = ("before", "half", "after")


def main(folder: Path, every: int) -> None:
    """Kill at every call of every scenario, and at every so many calls of what mends it too."""
    kills, failures = 0, []
    for name, changes in SCENARIOS.items():
        for moment in MOMENTS:
            at = 0
            while _is_killed(_fresh(folder), changes, at, moment):
                kills += 1
                again = at % every
                while _is_killed(folder, (), again, moment):
                    kills += 1
                    failures += _failures(folder, changes, f"{name}: {moment} {at}, again {again}")
                    _is_killed(_fresh(folder), changes, at, moment)
                    again += every
                failures += _failures(folder, changes, f"{name}: {moment} {at}", ended=True)
                at += 1
            if _state(folder) != _meant(changes):
                failures.append(f"{name}: not written at all")
    sys.stdout.write(json.dumps({"kills": kills, "failures": failures}))


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in BEFORE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def _is_killed(folder: Path, changes: tuple[FileChange, ...], at: int, moment: str) -> bool:
    """Write in a process that kills itself at the call of that number; tell whether it did."""
    child = os.fork()
    if not child:
        try:
            arm(at, moment)
            with desk(folder) as held:
                held.write(changes)
        except BaseException:  # noqa: BLE001 - the parent is told, and the fork never returns
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    if code not in {0, -signal.SIGKILL}:
        raise RuntimeError(f"{changes} {at} {moment}: {code}")
    return code != 0


def arm(at: int, moment: str) -> None:
    count = iter(range(1_000_000))

    def armed(call: Callable[..., Any], name: str) -> Callable[..., Any]:
        def run(*args: Argument, **kwargs: Argument) -> Argument:
            if name == "open" and not args[1] & os.O_CREAT:
                return call(*args, **kwargs)
            if next(count) != at:
                return call(*args, **kwargs)
            if moment == "half" and name == "write":
                call(args[0], args[1][: len(args[1]) // 2])
            elif moment == "after":
                call(*args, **kwargs)
            os.kill(os.getpid(), signal.SIGKILL)
            return None

        return run

    for name in (*_WRITING, "open"):
        setattr(os, name, armed(getattr(os, name), name))


def _failures(
    folder: Path, changes: tuple[FileChange, ...], where: str, *, ended: bool = False
) -> list[str]:
    """Say what is neither as before nor as meant, at once and after the next command."""
    found = []
    state, meant = _state(folder), _meant(changes)
    found += [
        f"{where}: {path} is broken"
        for path in {*BEFORE, *meant}
        if state.get(path) not in {BEFORE.get(path), meant.get(path)}
    ]
    if not ended:
        with desk(folder):
            pass
    state = _state(folder)
    if state not in (BEFORE, meant):
        found.append(f"{where}: {sorted(state)} is neither as before nor as meant")
    return found


def _meant(changes: tuple[FileChange, ...]) -> dict[str, bytes]:
    meant = dict(BEFORE)
    for change in changes:
        meant.pop(change.path, None)
        if change.after is not None:
            meant[change.path] = change.after
    return meant


def _state(folder: Path) -> dict[str, bytes]:
    """Return every file but the lock, which stays."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".sip-lock"
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
