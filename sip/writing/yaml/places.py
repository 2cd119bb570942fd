"""Where something new goes in a text.

What is put in goes behind what stands before it: behind its last character, the rest of its
line, and the comments that are indented deeper than the new lines are, since those speak of what
stands before. Comments at the level of the new lines speak of what follows.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from sip.plan.models import Action, LogEntry, Plan, PublishedFigures, Snapshot
from sip.writing.yaml.spans import Replacement, behind_line, end_of_line, line_start

if TYPE_CHECKING:
    from sip.writing.yaml.nodes import Node, Scalar

_MODELS = (Action, LogEntry, Plan, PublishedFigures, Snapshot)
_OWN_LINE = re.compile(r"(?P<indent>[ ]*)(?P<comment>#[^\r\n]*)?(?P<end>\r?\n|\Z)")
_LINE_WITH_TEXT = re.compile(r"\n(?![\r\n])")


def lines_behind(
    text: str, behind: int, column: int, lines: list[str], line_end: str
) -> Replacement:
    """Put lines at the column behind a value that ends there."""
    place = _place_behind(text, behind, column)
    if place == line_start(text, place):
        return Replacement(place, place, "".join(f"{line}{line_end}" for line in lines))
    return Replacement(place, place, "".join(f"{line_end}{line}" for line in lines))


def moved_in(text: str, node: Scalar, by: int) -> list[Replacement]:
    """Indent the further lines of a text whose first line is moved in already."""
    ends = (found.end() for found in _LINE_WITH_TEXT.finditer(text, node.start, node.end))
    return [Replacement(place, place, " " * by) for place in ends if place < node.end]


def last_character(text: str, node: Node) -> int:
    """Return where a value ends for the eye, without the blank lines that may belong to it."""
    return node.start + len(text[node.start : node.end].rstrip())


def fields_before(key: str) -> set[str] | None:
    """Return the fields that stand before this one where it is usual, None for any other key."""
    models = [model for model in _MODELS if key in model.model_fields]
    if not models:
        return None
    return {
        name for model in models for name in takewhile(lambda each: each != key, model.model_fields)
    }


def _place_behind(text: str, behind: int, column: int) -> int:
    is_at_line = behind == line_start(text, behind)
    place = behind if is_at_line else end_of_line(text, behind)
    line = place if is_at_line else behind_line(text, place)
    while line < len(text) and (own := _OWN_LINE.match(text, line)):
        if own["comment"] and len(own["indent"]) > column:
            place = own.end("comment")
        line = own.end()
    return place
