"""Characters of a data file that nobody sees, or that change how it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.text.safe import FORBIDDEN_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

FORBIDDEN_CHARACTER = Rule(
    "forbidden-character",
    Severity.ERROR,
    "No control, invisible or direction-changing character stands in any text.",
    "What a reviewer can't see, or sees in another order, can't be reviewed.",
)


def forbidden_characters(text: str, path: str) -> Iterator[Problem]:
    """Report the first of them in each line."""
    if not FORBIDDEN_CHARACTERS.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if found := FORBIDDEN_CHARACTERS.search(line.removesuffix("\r")):
            column = found.start() + 1
            yield _forbidden_character(found[0], Location(path, number, column, number, column + 1))


def _forbidden_character(character: str, place: Location) -> Problem:
    return Problem.of(
        FORBIDDEN_CHARACTER,
        place,
        f"the character U+{ord(character):04X} can't be seen or changes how text is read: "
        "take it out",
    )
