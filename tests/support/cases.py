"""The cases of hostile and mistaken files: a folder each in one for their topic.

`why.txt` says in a line why the case is there. `data/` of a case is laid over `_base/data`,
which is sound; `make.txt` makes what git can't hold, an instruction a line; `was/data` is what
stood in the file at the revision to compare with. `expected.txt` is all that `sip validate`
prints, and its exit status.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.paths import TESTS
from tests.support.repository import new_repository
from tests.support.systems import make_pipe, takes_name

if TYPE_CHECKING:
    from pathlib import Path

CASES = TESTS / "cases"
_BASE = CASES / "_base"
NAMES = sorted(
    case.relative_to(CASES).as_posix()
    for topic in CASES.iterdir()
    if topic != _BASE
    for case in topic.iterdir()
)


def expected(name: str) -> Path:
    return CASES / name / "expected.txt"


def reason(name: str) -> str:
    """Return why the case is there."""
    return (CASES / name / "why.txt").read_text(encoding="utf-8")


def lay_out(name: str, folder: Path) -> list[str]:
    """Make the case's data folder below the folder; return the arguments of its command."""
    case = CASES / name
    arguments = ["validate"]
    if (case / "was").exists():
        _commit_what_was(case, folder)
        arguments += ["--base", "main"]
    for each in (_BASE, case):
        if (each / "data").exists():
            shutil.copytree(each / "data", folder / "data", dirs_exist_ok=True)
    instructions = case / "make.txt"
    if instructions.exists():
        for line in instructions.read_text(encoding="utf-8").splitlines():
            _carry_out(line, folder)
    return arguments


def _commit_what_was(case: Path, folder: Path) -> None:
    repository = new_repository(folder)
    for each in (_BASE, case / "was"):
        shutil.copytree(each / "data", folder / "data", dirs_exist_ok=True)
    repository.commit()


def _carry_out(line: str, folder: Path) -> None:
    instruction, written, *rest = line.split(" ", 2)
    path = folder / _unescaped(written)
    if not takes_name(path.name):
        pytest.skip(f"no file can be named {path.name!r} here")
    content = rest[0] if rest else ""
    match instruction:
        case "fifo":
            make_pipe(path)
        case "folder":
            path.mkdir()
        case "link":
            path.symlink_to(content)
        case "remove" if path.is_dir():
            shutil.rmtree(path)
        case "remove":
            path.unlink()
        case "size":
            path.touch()
            os.truncate(path, int(content))
        case "bytes":
            path.write_bytes(bytes.fromhex(content))
        case "repeat":
            count, text = content.split(" ", 1)
            _repeat(path, int(count), _unescaped(text))
        case _:
            raise ValueError(line)


def _repeat(path: Path, count: int, text: str) -> None:
    """Add the text that many times to the file; `{number}` in it counts from 1."""
    with path.open("a", encoding="utf-8", newline="") as file:
        for number in range(1, count + 1):
            file.write(text.replace("{number}", str(number)))


def _unescaped(text: str) -> str:
    return text.encode("ascii").decode("unicode_escape")
