"""Spans of a text that are replaced, and where its lines begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_BREAK = re.compile(r"\r?\n|\Z")
_REST_WITHOUT_VALUE = re.compile(r"[ \t]*(?:#[^\n]*?)?(?=\r?\n|\Z)")


@dataclass(frozen=True)
class Replacement:
    """The characters from start to end, and what stands there afterwards."""

    start: int
    end: int
    new: str


def spliced(text: str, spans: Iterable[Replacement]) -> str:
    """Return the text with the spans replaced; of two at one place the first stays first."""
    parts: list[str] = []
    position = 0
    for span in sorted(spans, key=lambda each: (each.start, each.end)):
        parts += [text[position : span.start], span.new]
        position = span.end
    return "".join([*parts, text[position:]])


def line_start(text: str, position: int) -> int:
    """Return where the line of the position begins."""
    return text.rfind("\n", 0, position) + 1


def end_of_line(text: str, position: int) -> int:
    """Return where the line of the position ends, before its line break."""
    found = _LINE_BREAK.search(text, position)
    return len(text) if found is None else found.start()


def behind_line(text: str, position: int) -> int:
    """Return where the next line begins, or the end of the text."""
    found = _LINE_BREAK.search(text, position)
    return len(text) if found is None else found.end()


def is_first_on_its_line(text: str, position: int) -> bool:
    """Tell whether nothing but blanks stands before the position."""
    return not text[line_start(text, position) : position].strip()


def is_last_on_its_line(text: str, position: int) -> bool:
    """Tell whether nothing but blanks and a comment stands behind the position."""
    return _REST_WITHOUT_VALUE.match(text, position) is not None
