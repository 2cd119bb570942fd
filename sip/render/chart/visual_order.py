"""The letters of a text in the order in which they stand on a line, from the left."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from unicodedata import bidirectional, combining, mirrored

from bidi import get_display
from bidi.mirror import MIRRORED

if TYPE_CHECKING:
    from collections.abc import Iterator

# Takes the level of the bracket before it, so that it shows on which side that one was put.
_MARKER = "\ufe00"
_UNSEEN = dict.fromkeys([*range(0x2066, 0x206A), ord(_MARKER)])
_LEFTWARDS = frozenset({"R", "AL"})
_BASE = {"ltr": "L", "rtl": "R"}


def runs_from_the_left(text: str, direction: str) -> Iterator[tuple[str, bool]]:
    """Yield the runs of a line as each is written, and whether one is read from the right.

    The line is of a paragraph of that direction, ltr or rtl.
    """
    marked = "".join(each + _MARKER if mirrored(each) else each for each in text)
    shown = _with_brackets_turned(get_display(marked, base_dir=_BASE[direction]))
    flags = _leftwards(shown)
    start = 0
    for is_leftwards, run in groupby(flags):
        part = shown[start : start + len([*run])]
        start += len(part)
        yield part[::-1] if is_leftwards else part, is_leftwards


def _with_brackets_turned(shown: str) -> str:
    """Turn the brackets that are read from the right: their marker was put before them."""
    around = zip(f" {shown}", shown, f"{shown[1:]} ", strict=False)
    turned = [
        MIRRORED.get(each, each) if before == _MARKER != after and mirrored(each) else each
        for before, each, after in around
    ]
    return "".join(turned).translate(_UNSEEN)


def _leftwards(shown: str) -> list[bool]:
    """Tell of each character whether it is read from the right; a mark is as its letter is."""
    flags = [bidirectional(each) in _LEFTWARDS for each in shown]
    following = False
    for place in range(len(shown) - 1, -1, -1):
        if combining(shown[place]):
            flags[place] = following
        following = flags[place]
    return flags
