"""CONTRIBUTING.md says where things are; here it is held against the folder."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.support.paths import ROOT
from tests.support.refresh import hold_between

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PAGE = ROOT / "CONTRIBUTING.md"
_WIDTH_OF_NAMES = 24


def test_the_tree_is_the_folder() -> None:
    drawn = "".join(f"{line}\n" for line in _drawn(ROOT / "sip", 1))

    hold_between(_PAGE, "```\nsip/\n", "```\n", drawn)


def _drawn(folder: Path, depth: int) -> Iterator[str]:
    """Yield a line for each module and, behind them, each folder, with what its docstring says."""
    inside = sorted(each for each in folder.iterdir() if each.name != "__init__.py")
    for module in (each for each in inside if each.suffix == ".py"):
        yield _line(module.name, module, depth)
    for room in (each for each in inside if (each / "__init__.py").exists()):
        yield _line(f"{room.name}/", room / "__init__.py", depth)
        yield from _drawn(room, depth + 1)


def _line(name: str, module: Path, depth: int) -> str:
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return f"{'  ' * depth + name:{_WIDTH_OF_NAMES}}{words.splitlines()[0].removesuffix('.')}"


def test_what_is_to_be_touched_is_there() -> None:
    page = _PAGE.read_text(encoding="utf-8")
    named = re.findall(r"^- `([^`]+)`: ", page, re.MULTILINE)

    assert len(named) > len(re.findall(r"^To add ", page, re.MULTILINE)) > 0
    assert [name for name in named if not (ROOT / name).exists()] == []
