"""The work that no program which reads a plan can do without: what sip is held against.

It starts Python, imports typer and pydantic, reads the files, composes them with PyYAML's C parser,
and makes dicts of the nodes. With --table it has rich draw a table of one row, too.
Nothing is looked at, nothing is checked: `python -m tests.bench.floor DATA`.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

import typer
from pydantic import VERSION, BaseModel
from yaml import MappingNode, ScalarNode
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget to export it


class _Composer(CParser):
    """Composes nodes and gives no value a type."""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Go down."""

    def ascend_resolver(self) -> None:
        """Go up."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:  # noqa: ARG002  # PyYAML's signature
        """Return a tag."""
        return ""


def _plain(node: Any) -> Any:  # noqa: ANN401  # the stubs know of no CParser's nodes
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    return [_plain(each) for each in node.value]


def main(folder: Path, *, is_shown: bool) -> None:
    """Read every file of the folder."""
    gc.disable()
    paths = sorted(folder.glob("**/*.yaml"))
    nodes = (_Composer(path.read_text(encoding="utf-8")).get_single_node() for path in paths)
    values = [_plain(node) for node in nodes]
    if is_shown:
        from rich.console import Console  # noqa: PLC0415  # as sip does
        from rich.table import Table  # noqa: PLC0415  # as above

        table = Table("files")
        table.add_row(str(len(values)))
        Console().print(table)
    else:
        sys.stdout.write(
            f"{len(values)} files, typer {typer.__version__}, {BaseModel.__name__} of {VERSION}\n"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), is_shown="--table" in sys.argv)
