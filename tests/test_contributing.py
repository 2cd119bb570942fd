"""CONTRIBUTING.md says where things are; here it is held against the folder."""

from __future__ import annotations

import re

from tests.support.paths import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_INDENT = 2


def modules_of_the_tree() -> list[str]:
    """Return the path of each module in the tree, in its order; each has a line of words."""
    _, tree, _ = PAGE.split("```\n")
    folders: list[str] = []
    found = []
    for line in tree.splitlines():
        match = re.fullmatch(r"( *)([\w.]+/?)(?: +(\S.*))?", line)
        assert match is not None, line
        depth, name = len(match[1]) // _INDENT, match[2]
        assert match[3] or not depth, f"{name} is there without a word"
        folders[depth:] = [name]
        if name.endswith(".py"):
            found.append("".join(folders))
    return found


def test_the_tree_is_the_folder() -> None:
    modules = (path.relative_to(ROOT).as_posix() for path in (ROOT / "sip").rglob("*.py"))

    assert sorted(modules_of_the_tree()) == sorted(
        module for module in modules if not module.endswith("__init__.py")
    )


def test_what_is_to_be_touched_is_there() -> None:
    named = re.findall(r"^- `([^`]+)`: ", PAGE, re.MULTILINE)

    assert len(named) > len(re.findall(r"^To add ", PAGE, re.MULTILINE)) > 0
    assert [name for name in named if not (ROOT / name).exists()] == []
