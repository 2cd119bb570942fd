"""What the YAML parser's findings mean to someone who keeps data files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity

if TYPE_CHECKING:
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark, MarkedYAMLError

YAML_SYNTAX = Rule(
    "yaml-syntax",
    Severity.ERROR,
    "Each file is one document of plain YAML.",
    "What can't be read as YAML is not counted.",
)

_BAD_ESCAPE = (
    "a backslash in double quotes starts an escape, and this one stands for no character: "
    "write two backslashes, or use single quotes"
)
_OPEN_QUOTE = "a quote opens here and is never closed: close it"
_BAD_START = "no value can start with this character: put the text in quotes"
_DIRECTIVE = "lines that start with % are not used here: take this one out"
_SPECIAL_START = "a text that starts with {} is read as something else: put it in quotes"
_ADVICE = {
    "directive": _DIRECTIVE,
    "incompatible YAML": _DIRECTIVE,
    "document start": "the document ends before this: check the brackets, "
    "and take out a line of dots or a % line",
    "scanning an alias": _SPECIAL_START.format("* or &"),
    "scanning an anchor": _SPECIAL_START.format("* or &"),
    "scanning a tag": _SPECIAL_START.format("!"),
    "tag handle": _SPECIAL_START.format("!"),
    "mapping keys are not allowed": _SPECIAL_START.format("?"),
    "block sequence entries are not allowed": "a list can't start here: "
    "start it on the next line, or put the text in quotes",
    "tab character": "a tab stands here: indent with spaces, never with tabs",
    "scanning a block scalar": "after | or > the text starts on the next line: "
    "start it there, or put it in quotes",
    "mapping values are not allowed": "a colon with a space after it starts a value, and none can "
    "start here: put the text in quotes, or check the indentation",
    "found character that cannot start any token": f"{_BAD_START}, "
    "and indent with spaces, never with tabs",
    "parsing a block node": _BAD_START,
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
    "did not find expected node content": "a value is missing here, or a bracket that "
    "opens before is never closed",
    "escape": _BAD_ESCAPE,
    "hexdecimal": _BAD_ESCAPE,
}
# What is told where it began, not where the parser stopped.
_TOLD_AT_THE_START = (
    "found unexpected",
    "did not find expected ',' or",
    "could not find expected ':'",
    "directive",
    "alias",
    "anchor",
    "block scalar, did not find",
    "tag",
)


def syntax_problem(error: MarkedYAMLError, path: str) -> Problem:
    """Say the parser's finding in our words, where it began or where the parser stopped."""
    finding = f"{error.context}, {error.problem}"
    advice = next(
        (advice for start, advice in _ADVICE.items() if start in finding),
        "this is not YAML: check the indentation, the quotes and the brackets of this line",
    )
    opening = any(each in finding for each in _TOLD_AT_THE_START)
    mark = (error.context_mark if opening else None) or error.problem_mark
    line, column = line_and_column(mark)
    return Problem.of(YAML_SYNTAX, Location(path, line, column, line, column + 1), advice)


def line_and_column(mark: Mark | CMark | None) -> tuple[int, int]:
    """Return the line and column of a parser's mark, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
