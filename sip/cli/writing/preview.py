"""What a command would write, as a unified difference."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from sip.cli.output.printing import print_text
from sip.text.safe import visible_lines
from sip.writing.difference import unified_difference

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sip.writing.changes.data import Data
    from sip.writing.disk.journal import FileChange

_STYLES: Final = {"---": "bold", "+++": "bold", "@@": "cyan", "+": "green", "-": "red"}


def print_difference(data: Data, changes: Sequence[FileChange]) -> None:
    """Print the changes, file by file, in colours where a terminal shows them."""
    print_patch(line for change in changes for line in _lines(data, change))


def print_patch(lines: Iterable[str]) -> None:
    """Print the lines of a unified difference, in colours where a terminal shows them."""
    text = visible_lines("".join(f"{line}\n" for line in lines))
    print_text(_coloured(text) if sys.stdout.isatty() else text, sys.stdout)


def _lines(data: Data, change: FileChange) -> list[str]:
    return unified_difference(_text(change.before), _text(change.after), data.shown(change.path))


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "backslashreplace")


def _coloured(text: str) -> str:
    from rich.console import Console  # noqa: PLC0415  # only a terminal needs it
    from rich.text import Text  # noqa: PLC0415  # only a terminal needs it

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        for line in text.splitlines():
            style = next((_STYLES[mark] for mark in _STYLES if line.startswith(mark)), "")
            console.print(Text(line, style), soft_wrap=True)
    return captured.get()
