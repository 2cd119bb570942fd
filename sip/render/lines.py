"""The lines of a terminal: where a text may be broken into them, in any script, and their style.

Chinese has no spaces: a line may end behind any character, but not inside a number or a
Latin word, not before a closing mark and not behind an opening one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len, chop_cells
from rich.segment import Segment
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.console import Console, ConsoleOptions, RenderResult

_WIDE = "\u2e80-\ua4cf\uf900-\ufaff\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_OPENING = "(\\[“‘（［｛《「『【〔〈"
_CLOSING = ")\\]”’…%）］｝》」』】〕〉，。、；：！？％"
# Spaces that are there to keep two words together.
_KEEPING = "\u00a0\u2007\u202f"
_BLANK = rf"[^\S{_KEEPING}]"
_SPACE_IN_A_NUMBER = "(?<=[0-9]) (?=[0-9]{3}(?![0-9]))"
# A written date, and a figure that ends what it belongs to, stay with the word before them.
_DATE = r"\u2066?[0-9]{4}-(?:[0-9]{2}|Q[1-4])"
_FIGURE = rf"[+−-]?[0-9](?:[0-9.,]*[0-9])?(?:[ {_KEEPING}][0-9]{{3}})*[{_KEEPING}]?%?"
_SPACE_BEFORE_A_FIGURE = rf"(?<=\S) (?={_DATE}|{_FIGURE}[*.,:;!?)»”’،؛]*(?:[.,:;!?)»”’،؛]\s|$))"
_PIECE = re.compile(
    rf"[{_OPENING}]*"
    rf"(?:(?:[^\s{_WIDE}]|[{_KEEPING}]|{_SPACE_IN_A_NUMBER}|{_SPACE_BEFORE_A_FIGURE})+"
    rf"(?<![{_OPENING}])|[{_WIDE}])"
    rf"[{_CLOSING}]*{_BLANK}*"
    rf"|\S{_BLANK}*"
)
_WORD = re.compile(r"\S+\s*")
_PART_OF_A_WORD = re.compile(r"[^/_.?&=-]*[/_.?&=-]+\s*|[^/_.?&=-]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Unicode's isolates (UAX 9): what is between them has its own order, from its first letter.
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True)
class Wrapped:
    """A text for rich to lay out, broken where its script allows, and never cut."""

    text: str
    style: str = ""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Yield the lines for the room there is."""
        yield Text("\n".join(wrap(self.text, options.max_width)), self.style)


def apart(text: str) -> str:
    """Return a text of one column of several, which turns nothing beside it where it is turned.

    Terminals that write Arabic from right to left would turn the columns around with it.
    """
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    return f"{_ISOLATE}{text}{_END_OF_ISOLATE}"


def least_width(text: str) -> int:
    """Return how many columns the longest piece takes that is not to be broken."""
    return max((cell_len(piece.rstrip()) for piece in _pieces(text)), default=0)


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most that many columns, and where it has line ends."""
    if "\n" in text:
        return [line for part in text.split("\n") for line in wrap(part, width)]
    if cell_len(text) <= width:
        return [text.strip()]
    return fill(_pieces(text), width)


def fill(pieces: Sequence[str], width: int) -> list[str]:
    """Put pieces, each with the space behind it, on as few lines as hold them.

    A piece is broken only where it is too long for a line of its own.
    """
    # Most texts are plain, and long tables have a million words.
    measure = len if all(map(str.isascii, pieces)) else cell_len
    lines: list[str] = []
    line, used = "", 0
    for piece in _short(pieces, width, measure):
        if line and used + measure(piece.rstrip()) > width:
            lines.append(line.rstrip())
            line, used = "", 0
        line += piece
        used += measure(piece)
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(text)


def _short(pieces: Sequence[str], width: int, measure: Callable[[str], int]) -> Iterable[str]:
    """Return the pieces, those that are too long for a line broken into some that are not."""
    if all(measure(piece) <= width for piece in pieces):
        return pieces
    return [part for piece in pieces for part in _parts(piece, width)]


def _parts(piece: str, width: int) -> Iterator[str]:
    """Break a piece that is too long for a line where it hurts least."""
    if cell_len(piece.rstrip()) <= width:
        yield piece
        return
    for finer in (_PIECE, _WORD, _PART_OF_A_WORD):
        if len(parts := finer.findall(piece)) > 1:
            for part in parts:
                yield from _parts(part, width)
            return
    yield from chop_cells(piece, width)


class Piece(NamedTuple):
    """A piece of a line, and what rich calls its style: nothing where it has none."""

    text: str
    style: str = ""


_END = Piece("\n")

StyledLine: TypeAlias = "Sequence[Piece]"


def print_styled(lines: Iterable[StyledLine], console: Console) -> None:
    """Print lines that are laid out already and as wide as the console at most.

    rich gives them their style: to lay out what it is given takes it ten times as long.
    """
    console.print(_StyledLines(lines), crop=False)


@dataclass(frozen=True)
class _StyledLines:
    lines: Iterable[StyledLine]

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        pieces = (piece for line in self.lines for piece in (*line, _END))
        for style, run in groupby(pieces, key=lambda piece: piece.style):
            text = "".join(piece.text for piece in run)
            yield Segment(text, console.get_style(style) if style else None)
