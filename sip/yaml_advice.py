"""What the YAML parser's findings mean to someone who keeps data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problem import Location, Problem, Rule

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark, MarkedYAMLError

_BAD_ESCAPE = (
    "a backslash in double quotes starts an escape, and this is none: "
    "write two backslashes, or use single quotes"
)
_OPEN_QUOTE = "a quote opens here and is never closed: close it"
_ADVICE = {
    "mapping values are not allowed": "a colon with a space after it starts a value, and none can "
    "start here: put the text in quotes, or check the indentation",
    "found character that cannot start any token": "no value can start with this character: "
    "put the text in quotes, and indent with spaces, never with tabs",
    "could not find expected ':'": "this line has no colon: write it as field: value, "
    "or indent it to continue the text before",
    "did not find expected key": "this line does not line up with the fields before it: "
    "check the indentation and the quotes",
    "did not find expected '-' indicator": "this line does not line up with the list before it: "
    "check the indentation",
    "found unexpected end of stream": _OPEN_QUOTE,
    "found unexpected document indicator": _OPEN_QUOTE,
    "did not find expected ',' or": "a bracket opens here and is never closed, or a comma is "
    "missing in it",
    "did not find expected node content": "a bracket opens here and is never closed, or a value "
    "is missing in it",
    "escape": _BAD_ESCAPE,
    "hexdecimal": _BAD_ESCAPE,
}
_TOLD_AT_THE_START = ("found unexpected", "did not find expected ',' or", "node content")


def syntax_problem(error: MarkedYAMLError, path: str) -> Problem:
    """Say the parser's finding in our words, where a bracket or quote opens or where it stopped."""
    finding = error.problem or ""
    advice = next(
        (advice for start, advice in _ADVICE.items() if start in finding),
        "this is not YAML: check the indentation, the quotes and the brackets of this line",
    )
    opening = any(each in finding for each in _TOLD_AT_THE_START)
    mark = (error.context_mark if opening else None) or error.problem_mark
    line, column = line_and_column(mark)
    return Problem.of(Rule.YAML_SYNTAX, Location(path, line, column, line, column + 1), advice)


def line_and_column(mark: Mark | CMark | None) -> tuple[int, int]:
    """Return the line and column of a parser's mark, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
