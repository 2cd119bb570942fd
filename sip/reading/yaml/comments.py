"""Comments that stand where they cut a text, or where another reader sees none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import CollectionEndEvent, CollectionStartEvent, ScalarEvent

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.yaml.advice import YAML_SYNTAX
from sip.reading.yaml.marks import index_of, line_and_column

if TYPE_CHECKING:
    from yaml import Event

CUT_TEXT = Rule(
    "cut-text",
    Severity.ERROR,
    "No comment stands behind an unquoted text on its line; behind a date or a number it may.",
    "A blank and # end a text: of “Recommendation #3” only “Recommendation” would be kept.",
)

_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")
_COMMENT_WITHOUT_A_BLANK = re.compile(r"(?:\s*,)?(#)")
# What nobody means to go on behind the #: a date, a count.
_COMPLETE = re.compile(r"[0-9][0-9Q-]*")


def comment_behind(event: ScalarEvent, text: str, path: str) -> Problem | None:
    """Return the problem of a comment that cuts an unquoted text, or takes all of it.

    `text` is what the parser read.
    """
    if event.style or _COMPLETE.fullmatch(event.value):
        return None
    found = _COMMENT.match(text, index_of(event.end_mark))
    if found is None:
        return None
    line, column = line_and_column(event.end_mark)
    column += found.start(1) - found.start()
    place = Location(path, line, column, line, column + len(found[1].rstrip("\r")))
    return Problem.of(
        CUT_TEXT,
        place,
        "what stands from this # on is a comment and no part of the text: put the whole text in "
        "quotes, or give the comment a line of its own",
    )


def unparted_comment(event: Event, text: str, path: str) -> Problem | None:
    """Return the problem of a comment right behind a quote, a bracket or a comma."""
    if not _ends_in_a_sign(event):
        return None
    found = _COMMENT_WITHOUT_A_BLANK.match(text, index_of(event.end_mark))
    if found is None:
        return None
    line = text.count("\n", 0, found.start(1)) + 1
    column = found.start(1) - text.rfind("\n", 0, found.start(1))
    return Problem.of(
        YAML_SYNTAX,
        Location(path, line, column, line, column + 1),
        "a comment starts with a blank before its #: add one, or put the text in quotes",
    )


def _ends_in_a_sign(event: Event) -> bool:
    """Tell whether the event ends behind a character of its own, and not where the next starts."""
    match event:
        case ScalarEvent():
            return event.style not in {"|", ">"}
        case CollectionStartEvent() | CollectionEndEvent():
            return index_of(event.end_mark) > index_of(event.start_mark)
        case _:
            return False
