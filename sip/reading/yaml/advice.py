"""What the YAML parser's findings mean to someone who keeps data files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.yaml.marks import index_of, line_and_column

if TYPE_CHECKING:
    from collections.abc import Collection

    from yaml import ScalarEvent
    from yaml.error import MarkedYAMLError

    from sip.reading.yaml.slips import Slip

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
_COLON_IN_BRACKETS = (
    "a word in brackets that starts or ends with a colon is not used here: put it in quotes"
)
_OPEN_BRACKET = "a bracket opens here and is never closed, or a comma is missing in it"
_NO_NODE = "did not find expected node content"
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
        _OPEN_BRACKET,
        is_told_at_the_start=True,
    ),
    _Finding(
        _NO_NODE,
        "a value is missing here, or a bracket that opens before is never closed",
    ),
    _Finding("parsing a tag", _SPECIAL_START.format("!"), is_told_at_the_start=True),
    _Finding("found unexpected ':'", _COLON_IN_BRACKETS),
    _Finding("escape", _BAD_ESCAPE),
    _Finding("hexdecimal", _BAD_ESCAPE),
)
_UNKNOWN = _Finding(
    "", "this is not YAML: check the indentation, the quotes and the brackets of this line"
)


def syntax_problem(error: MarkedYAMLError, path: str, text: str) -> Problem:
    """Say the parser's finding in our words, where it began or where the parser stopped.

    A slip that the line shows is told in its place. `text` is what the parser read.
    """
    from sip.reading.yaml.slips import inline_text_near, slip_near  # noqa: PLC0415  # only a file that is wrong needs it

    said = f"{error.context}, {error.problem}"
    finding = next((each for each in _FINDINGS if each.words in said), _UNKNOWN)
    mark = (error.context_mark if finding.is_told_at_the_start else None) or error.problem_mark
    line, column = line_and_column(mark)
    lines = text.split("\n")
    slip = slip_near(lines, line)
    if slip is None and finding.advice is _OPEN_BRACKET:
        slip = inline_text_near(lines, line)
    if slip is not None:
        return _problem_at(slip, path)
    advice = finding.advice
    if lines[line - 1 : line] and lines[line - 1][column - 1 :].startswith(":"):
        advice = _COLON_IN_BRACKETS if finding.words == _NO_NODE else advice
    return Problem.of(YAML_SYNTAX, Location(path, line, column, line, column + 1), advice)


def empty_file(path: str, fields: Collection[str]) -> Problem:
    """Return the problem of a file with nothing in it, which should have these fields."""
    written = " ".join(f"{field}:" for field in fields) or "its fields"
    message = f"the file is empty: write {written}, or take the file out"
    return Problem.of(YAML_SYNTAX, Location(path), message)


def bad_indent(name: ScalarEvent, text: str, path: str) -> Problem | None:
    """Return the problem of a blank in the indent that is part of the name to the parser."""
    if name.style or not name.value[:1].isspace():
        return None
    from sip.reading.yaml.slips import slip_near  # noqa: PLC0415  # only a file that is wrong needs it

    line, _ = line_and_column(name.start_mark)
    start = text.rfind("\n", 0, index_of(name.start_mark)) + 1
    slip = slip_near([text[start : index_of(name.end_mark)]], 1)
    return None if slip is None else _problem_at(replace(slip, line=line), path)


def _problem_at(slip: Slip, path: str) -> Problem:
    """Return the problem of a slip in the file."""
    place = Location(path, slip.line, slip.column, slip.line, slip.column + 1)
    return Problem.of(YAML_SYNTAX, place, slip.advice)
