"""What the YAML parser's findings mean to someone who keeps data files."""

from __future__ import annotations

from dataclasses import dataclass
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
_BLOCK = "after | or > the text starts on the next line: start it there, or put it in quotes"


@dataclass(frozen=True)
class _Finding:
    """Words of the parser, and what they mean to a keeper of data.

    Some are told where it began, such as a quote that is never closed, and not where the parser
    stopped.
    """

    words: str
    advice: str
    is_told_at_the_start: bool = False


# The first whose words are in what the parser says is meant: what is special stands first.
_FINDINGS = (
    _Finding("directive", _DIRECTIVE, is_told_at_the_start=True),
    _Finding("incompatible YAML", _DIRECTIVE),
    _Finding(
        "document start",
        "the document ends before this: check the brackets, "
        "and take out a line of dots or a % line",
    ),
    _Finding("scanning an alias", _SPECIAL_START.format("* or &"), is_told_at_the_start=True),
    _Finding("scanning an anchor", _SPECIAL_START.format("* or &"), is_told_at_the_start=True),
    _Finding("scanning a tag", _SPECIAL_START.format("!"), is_told_at_the_start=True),
    _Finding("tag handle", _SPECIAL_START.format("!"), is_told_at_the_start=True),
    _Finding("mapping keys are not allowed", _SPECIAL_START.format("?")),
    _Finding(
        "block sequence entries are not allowed",
        "a list can't start here: start it on the next line, or put the text in quotes",
    ),
    _Finding("tab character", "a tab stands here: indent with spaces, never with tabs"),
    _Finding("block scalar, did not find", _BLOCK, is_told_at_the_start=True),
    _Finding("scanning a block scalar", _BLOCK),
    _Finding(
        "mapping values are not allowed",
        "a colon with a space after it starts a value, and none can "
        "start here: put the text in quotes, or check the indentation",
    ),
    _Finding(
        "found character that cannot start any token",
        f"{_BAD_START}, and indent with spaces, never with tabs",
    ),
    _Finding("parsing a block node", _BAD_START),
    _Finding(
        "could not find expected ':'",
        "this line has no colon: write it as field: value, "
        "or indent it to continue the text before",
        is_told_at_the_start=True,
    ),
    _Finding(
        "did not find expected key",
        "this line does not line up with the fields before it: "
        "check the indentation and the quotes",
    ),
    _Finding(
        "did not find expected '-' indicator",
        "this line does not line up with the list before it: check the indentation",
    ),
    _Finding("found unexpected end of stream", _OPEN_QUOTE, is_told_at_the_start=True),
    _Finding("found unexpected document indicator", _OPEN_QUOTE, is_told_at_the_start=True),
    _Finding(
        "did not find expected ',' or",
        "a bracket opens here and is never closed, or a comma is missing in it",
        is_told_at_the_start=True,
    ),
    _Finding(
        "did not find expected node content",
        "a value is missing here, or a bracket that opens before is never closed",
    ),
    _Finding("escape", _BAD_ESCAPE),
    _Finding("hexdecimal", _BAD_ESCAPE),
)
_UNKNOWN = _Finding(
    "", "this is not YAML: check the indentation, the quotes and the brackets of this line"
)


def syntax_problem(error: MarkedYAMLError, path: str) -> Problem:
    """Say the parser's finding in our words, where it began or where the parser stopped."""
    said = f"{error.context}, {error.problem}"
    finding = next((each for each in _FINDINGS if each.words in said), _UNKNOWN)
    mark = (error.context_mark if finding.is_told_at_the_start else None) or error.problem_mark
    line, column = line_and_column(mark)
    return Problem.of(YAML_SYNTAX, Location(path, line, column, line, column + 1), finding.advice)


def line_and_column(mark: Mark | CMark | None) -> tuple[int, int]:
    """Return the line and column of a parser's mark, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
