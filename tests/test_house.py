"""How the code is laid out, beside the directions of imports, which `.importlinter` holds."""

from __future__ import annotations

import ast
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LONGEST_MODULE = 300
_LONGEST_FUNCTION = 40
_MOST_ROOMS = 12
_MOST_MODULES = 10
_ONE_A_COMMAND = ROOT / "sip/cli/commands"
_FILE_MODULES = {"glob", "os", "pathlib", "shutil", "stat", "tempfile"}
_PURE_PATHS = {"pathlib.PurePath", "pathlib.PurePosixPath"}
# The language catalogs are part of sip, like its code; git answers for the data it keeps.
_OPENS_FILES = {
    "sip/reading/folder.py",
    "sip/reading/revision.py",
    "sip/reading/side_by_side.py",  # it opens none: it is a process of its own that has to end
    "sip/language/wording.py",
    "sip/writing/disk/files.py",
    "sip/writing/disk/journal.py",
    "sip/writing/disk/leftovers.py",
    "sip/writing/disk/lock.py",
    "sip/writing/disk/transaction.py",
}
_SPEAKS = {"print", "input", "exit", "quit"}
_MODULES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "sip").rglob("*.py"))
_BEHIND_THE_COMMAND_LINE = [
    name for name in _MODULES if not name.startswith(("sip/cli/", "sip/__main__"))
]


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def _imports(module: str) -> set[str]:
    """Return what is imported, in functions and for type checking too."""
    found = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("module", sorted(set(_BEHIND_THE_COMMAND_LINE) - _OPENS_FILES))
def test_only_the_edges_touch_files(module: str) -> None:
    calls = {
        node.func.id
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }

    imported = _imports(module) - _PURE_PATHS

    assert {name.split(".")[0] for name in imported} & _FILE_MODULES == set()
    assert "open" not in calls


@pytest.mark.parametrize("module", _BEHIND_THE_COMMAND_LINE)
def test_only_the_command_line_prints_and_exits(module: str) -> None:
    names = {node.id for node in ast.walk(_tree(module)) if isinstance(node, ast.Name)}

    assert names & _SPEAKS == set()


@pytest.mark.parametrize("module", _MODULES)
def test_modules_and_functions_stay_short(module: str) -> None:
    lines = (ROOT / module).read_text(encoding="utf-8").splitlines()
    long = [
        node.name
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= _LONGEST_FUNCTION
    ]

    assert len(lines) <= _LONGEST_MODULE
    assert long == []


def test_no_two_classes_types_or_constants_share_a_name() -> None:
    names = Counter(name for module in _MODULES for name in _named(_tree(module)))

    assert [name for name, number in names.items() if number > 1] == []


def _named(module: ast.Module) -> Iterator[str]:
    """Yield the name of each class, and of what is assigned for other modules."""
    for node in module.body:
        match node:
            case ast.ClassDef():
                yield node.name.lstrip("_")
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                if not name.startswith("_"):
                    yield name


def test_there_are_few_rooms_and_few_modules_in_each() -> None:
    folders = Counter((ROOT / name).parent for name in _MODULES if not name.endswith("__init__.py"))
    del folders[_ONE_A_COMMAND]

    assert len(_rooms(ROOT / "sip")) <= _MOST_ROOMS
    assert max(folders.values()) <= _MOST_MODULES


def _rooms(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if (each / "__init__.py").exists()]
