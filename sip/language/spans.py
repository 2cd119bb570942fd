"""What is said, in runs of one language: each on one line, with one space between its words."""

from __future__ import annotations

import re
from typing import NamedTuple

# All that parts words but a space alone, and those that are there to keep two of them together.
_BLANK = r"[^\S\u00a0\u2007\u202f]"
_BLANKS = re.compile(rf"{_BLANK}{{2,}}|(?! ){_BLANK}")


class Span(NamedTuple):
    """A run of text in one language: that of the wording, or of the plan where not translated.

    One that is an address says where it leads. One that `is_apart` keeps its own order among
    others: a date as it is written and, in lines from right to left, an id or a symbol.
    """

    text: str
    language: str
    address: str | None = None
    is_apart: bool = False


def on_one_line(text: str) -> str:
    """Return a text with one space wherever its words are parted."""
    # Of what parts words only a space is printable, and nearly every text has nothing else.
    return text if text.isprintable() and "  " not in text else _BLANKS.sub(" ", text)
