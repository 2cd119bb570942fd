"""Where a text may be broken into the lines of a terminal, in any script.

Chinese has no spaces: a line may end behind any character, but not inside a number or a
Latin word, not before a closing mark and not behind an opening one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, chop_cells
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console, ConsoleOptions, RenderResult

_WIDE = "\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_OPENING = "(\\[“‘（［｛《「『【〔〈"
_CLOSING = ")\\]”’…%）］｝》」』】〕〉，。、；：！？％"
_SPACE_IN_A_NUMBER = "(?<=[0-9]) (?=[0-9]{3}(?![0-9]))"
_PIECE = re.compile(
    rf"[{_OPENING}]*"
    rf"(?:(?:[^\s{_WIDE}]|{_SPACE_IN_A_NUMBER})+(?<![{_OPENING}])|[{_WIDE}])"
    rf"[{_CLOSING}]*\s*"
    r"|\S\s*"
)


@dataclass(frozen=True)
class Wrapped:
    """A text for rich to lay out, broken where its script allows, and never cut."""

    text: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines for the room there is."""
        yield Text("\n".join(wrap(self.text, options.max_width)), self.style)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        """Return the room for the longest piece, and for the whole text on one line."""
        return Measurement(least_width(self.text), cell_len(self.text)).with_maximum(
            options.max_width
        )


def least_width(text: str) -> int:
    """Return how many columns the longest piece takes that is not to be broken."""
    return max((cell_len(piece.rstrip()) for piece in _pieces(text)), default=0)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most that many columns."""
    return fill(_pieces(text), width)


def fill(pieces: Iterable[str], width: int) -> list[str]:
    """Put pieces, each with the space behind it, on as few lines as hold them.

    A piece is broken only where it is too long for a line of its own.
    """
    lines = [""]
    for piece in pieces:
        for part in _parts(piece, width):
            if lines[-1] and cell_len(lines[-1] + part.rstrip()) > width:
                lines.append("")
            lines[-1] += part
    return [line.rstrip() for line in lines]


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _parts(piece: str, width: int) -> Iterator[str]:
    for part in [piece] if cell_len(piece.rstrip()) <= width else _pieces(piece):
        if cell_len(part.rstrip()) <= width:
            yield part
        else:
            yield from chop_cells(part, width)
