"""The slips of the pen that a line of YAML shows, whatever the parser says of what follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MERGE_MARKS = (
    "git left here what two people wrote in one place: keep what holds, and take out the lines "
    "that start with <<<<<<<, ======= and >>>>>>>"
)
BLOCK_INDENT = "after | or > a text that starts in the first column is not used here: indent it"
NOT_A_SPACE = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_LONGEST_NAME = 1024


@dataclass(frozen=True)
class Slip:
    """A slip, by its line and column from 1, and what to write."""

    line: int
    column: int
    advice: str


@dataclass(frozen=True)
class _Sign:
    """What shows a slip, its place being the group `here`, and what to write, with its groups."""

    pattern: re.Pattern[str]
    advice: str


_SIGNS = (
    _Sign(
        re.compile(rf"(?=[ {NOT_A_SPACE}]*[{NOT_A_SPACE}]) *(?P<here>[{NOT_A_SPACE}])"),
        "a blank stands here that is no plain space (U+{code}): indent with plain spaces",
    ),
    _Sign(
        re.compile(r" *(?P<here>[‐-―−•·∙●*]) +\S"),
        "a list item starts with a plain dash and a space: write - for {here}",
    ),
    _Sign(
        re.compile(r" *(?P<here>-)(?P<name>[a-z_]{1,30}):(?: |$)"),
        "a space belongs after the dash: write - {name}:",
    ),
    _Sign(
        re.compile(r" *(?:- +)?(?P<name>[a-z_]{1,30})(?P<here>:)(?=[^\s:/])"),
        "a space belongs after the colon: write {name}: and then the value",
    ),
    _Sign(
        re.compile(r" *(?:- +)?(?P<here>:)(?: |$)"),
        "a value without a name is not used here: write the field's name before the colon",
    ),
    _Sign(
        re.compile(rf" *(?P<here>[^\s\"'])[^:]{{{_LONGEST_NAME},}}:"),
        f"the name in this line has over {_LONGEST_NAME:,} characters: no field's is that long",
    ),
)
_BLOCK_SIGN = re.compile(r"(?:^| )[|>][-+0-9]*\s*$")
_LEFT_BY_GIT = re.compile(r"<{7}(?: |$)")
_INLINE_TEXT = re.compile(r"(?P<here>\{)[^{}]*\ben: [^{}]*\}")
INLINE_TEXT = (
    "a text inside { } ends at a comma or a colon: put the text in quotes, or write each "
    "language on a line of its own"
)


def slip_near(lines: Sequence[str], line: int) -> Slip | None:
    """Return the slip in the line, from 1, or in the one with text above it, if there is one.

    What git leaves of a merge is looked for in all lines: the parser stops at any of them.
    """
    for number, each in enumerate(lines, start=1):
        if _LEFT_BY_GIT.match(each):
            return Slip(number, 1, MERGE_MARKS)
    around = list(_around(lines, line))
    if around[1:] and _ends_in_a_block_sign(lines[around[1] - 1]) and lines[line - 1][:1].strip():
        return Slip(line, 1, BLOCK_INDENT)
    return next((slip for each in around for slip in _slips(lines[each - 1], each)), None)


def _ends_in_a_block_sign(line: str) -> bool:
    return _BLOCK_SIGN.search(line) is not None


def inline_text_near(lines: Sequence[str], line: int) -> Slip | None:
    """Return the slip of a text with a comma or a colon in { }, where a bracket seems open."""
    found = _INLINE_TEXT.search(lines[line - 1]) if line <= len(lines) else None
    return None if found is None else Slip(line, found.start("here") + 1, INLINE_TEXT)


def _around(lines: Sequence[str], line: int) -> Iterator[int]:
    if lines[line - 1 : line]:
        yield line
    above = (each for each in range(min(line - 1, len(lines)), 0, -1) if lines[each - 1].strip())
    yield from islice(above, 1)


def _slips(text: str, line: int) -> Iterator[Slip]:
    for sign in _SIGNS:
        if (found := sign.pattern.match(text)) is not None:
            here = found["here"]
            words = {**found.groupdict(), "here": printable(here), "code": f"{ord(here):04X}"}
            yield Slip(line, found.start("here") + 1, sign.advice.format(**words))
