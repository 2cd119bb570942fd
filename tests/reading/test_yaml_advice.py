from __future__ import annotations

import pytest
from yaml.error import MarkedYAMLError

from sip.reading.yaml.advice import syntax_problem
from sip.reading.yaml.marks import line_and_column
from sip.reading.yaml.reader import read_yaml
from sip.reading.yaml.slips import INLINE_TEXT, MERGE_MARKS
from tests.support.data import lines

COLON = (
    "a colon with a space after it starts a value, and none can start here: "
    "put the text in quotes, or check the indentation"
)
START = "no value can start with this character: put the text in quotes"
CHARACTER = f"{START}, and indent with spaces, never with tabs"
TAB = "a tab stands here: indent with spaces, never with tabs"
NO_COLON = (
    "this line has no colon: write it as field: value, or indent it to continue the text before"
)
FIELDS = (
    "this line does not line up with the fields before it: check the indentation and the quotes"
)
LIST = "this line does not line up with the list before it: check the indentation"
QUOTE = "a quote opens here and is never closed: close it"
LONG = "the name in this line has over 1,024 characters: no field's is that long"
BRACKETS = "a word in brackets that starts or ends with a colon is not used here: put it in quotes"
NO_NAME = "a value without a name is not used here: write the field's name before the colon"
BLOCK_INDENT = "after | or > a text that starts in the first column is not used here: indent it"
NO_BREAK = "a blank stands here that is no plain space (U+00A0): indent with plain spaces"
COMMA = "a bracket opens here and is never closed, or a comma is missing in it"
VALUE = "a value is missing here, or a bracket that opens before is never closed"
ESCAPE = (
    "a backslash in double quotes starts an escape, and this one stands for no character: "
    "write two backslashes, or use single quotes"
)
ANCHOR = "a text that starts with * or & is read as something else: put it in quotes"
BLOCK = "after | or > the text starts on the next line: start it there, or put it in quotes"
QUESTION = "a text that starts with ? is read as something else: put it in quotes"
DASH = "a list can't start here: start it on the next line, or put the text in quotes"
TAG = "a text that starts with ! is read as something else: put it in quotes"
DIRECTIVE = "lines that start with % are not used here: take this one out"
END = "the document ends before this: check the brackets, and take out a line of dots or a % line"


def colon(name: str) -> str:
    return f"a space belongs after the colon: write {name}: and then the value"


def dash(name: str) -> str:
    return f"a space belongs after the dash: write - {name}:"


def bullet(sign: str) -> str:
    return f"a list item starts with a plain dash and a space: write - for {sign}"


@pytest.mark.parametrize(
    ("text", "place", "advice"),
    [
        ("a: b: c", "1:5", COLON),
        ("a: b\n c: d", "2:3", COLON),
        ("text\na: b", "2:2", COLON),
        ("x" * 1025 + ": a", "1:1", LONG),
        ("x" * 100_000 + ": a\nb: c", "1:1", LONG),
        ("a: b\n" + "x" * 1025 + ": a", "2:1", LONG),
        ("a: @b", "1:4", CHARACTER),
        ("a: `b`", "1:4", CHARACTER),
        ("a: %b", "1:4", CHARACTER),
        ("a: ]", "1:4", START),
        ("a: }", "1:4", START),
        ("a: , b", "1:4", START),
        ("\ta: b", "1:1", CHARACTER),
        ("a:\n\t- b", "2:1", CHARACTER),
        ("a:\n  b: c\n\td: e", "3:1", TAB),
        ("a: |\n\tb", "2:1", TAB),
        ("a:\n  b c\n\td: e", "3:1", TAB),
        ("a: b\nc\nd: e", "2:1", NO_COLON),
        ("a: 'it's'", "1:8", FIELDS),
        ('"a" b: c', "1:5", FIELDS),
        ("a: b\n- c", "2:1", FIELDS),
        ("- a\nb: c", "2:1", LIST),
        ('a: "b\nc: d', "1:4", QUOTE),
        ("a: 'b", "1:4", QUOTE),
        ('a: "b\n---\n', "1:4", QUOTE),
        ("a: [b,\nc: d", "1:4", COMMA),
        ("a: {b c\n\nd: e}\nf", "1:4", COMMA),
        ("a: [b, , c]", "1:8", VALUE),
        ("a: [b,\n", "2:1", VALUE),
        (r'a: "\q"', "1:5", ESCAPE),
        (r'a: "\x4"', "1:7", ESCAPE),
        (r'a: "\ud800"', "1:7", ESCAPE),
        ("a: * b", "1:4", ANCHOR),
        ("a: & b", "1:4", ANCHOR),
        ("a: *b*", "1:4", ANCHOR),
        ("a: |b", "1:4", BLOCK),
        ("a: >-b", "1:4", BLOCK),
        ("a: ? b", "1:4", QUESTION),
        ("a: - b", "1:4", DASH),
        ("a: !b!c d", "1:4", TAG),
        ("a: !<b", "1:4", TAG),
        ("a: !b%zz c", "1:4", TAG),
        ("a: [b:]", "1:6", BRACKETS),
        ("a: [:b]", "1:5", BRACKETS),
        ("a: [::]", "1:5", BRACKETS),
        ("a: {b:}", "1:6", BRACKETS),
        (": a", "1:1", NO_NAME),
        ("a: b\n: c", "2:1", NO_NAME),
        ("--- |\na\n", "2:1", BLOCK_INDENT),
        ("a: |\nb\nc: d", "2:1", BLOCK_INDENT),
        ("a:\n- >-\nb", "3:1", BLOCK_INDENT),
        ("a: b\nstatus:implemented", "2:7", colon("status")),
        ("status:implemented\na: b", "1:7", colon("status")),
        ("log:\n  - on: 2023\n    status:implemented\n", "3:11", colon("status")),
        ("log:\n  -on: 2023\n    source: x", "2:3", dash("on")),
        ("log:\n  - on: 2023\n    a: x\n  -on: 2024\n    a: x", "4:3", dash("on")),
        ("log:\n  \u2013 on: 2023\n    a: x", "2:3", bullet("\u2013")),
        ("log:\n  - on: 2023\n  \u2022 on: 2024", "3:3", bullet("\u2022")),
        ("log:\n  * on: 2023\n    a: x", "2:3", bullet("*")),
        ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x", "2:1", MERGE_MARKS),
        ("a:\n<<<<<<< HEAD\n  - b: c\n=======\n  - b: d\n>>>>>>> x\n", "2:1", MERGE_MARKS),
        ("a:\n\u00a0\u00a0c: d\n  e: f", "2:1", NO_BREAK),
        ("title: {en: Rotate: staff}", "1:8", INLINE_TEXT),
        ("title: {en: it's so, zh: 'x' y}", "1:8", INLINE_TEXT),
        ("%YAML 3.1\n---\na: b", "1:1", DIRECTIVE),
        ("%YAML x\n---\na: b", "1:1", DIRECTIVE),
        ("%YAML 1.1\n%YAML 1.1\n---\na: b", "2:1", DIRECTIVE),
        ("%PLAN\n---\na: b", "1:1", DIRECTIVE),
        ("%TAG\n---\na: b", "1:1", DIRECTIVE),
        ("%YAML 1.1\na: b", "2:1", END),
        ("{a: b}}", "1:7", END),
        ("a: b\n...\nc: d", "3:1", END),
    ],
)
def test_a_finding_says_what_to_mend_and_where(text: str, place: str, advice: str) -> None:
    tree, problems = read_yaml(text, "file.yaml")
    assert tree is None
    assert lines(problems) == [f"file.yaml:{place}: error: {advice} [yaml-syntax]"]


def test_a_finding_that_no_advice_is_known_for_still_has_a_place_and_words() -> None:
    assert str(syntax_problem(MarkedYAMLError(problem="a new finding"), "file.yaml", "a")) == (
        "file.yaml:1:1: error: this is not YAML: check the indentation, the quotes and the "
        "brackets of this line [yaml-syntax]"
    )
    problem = syntax_problem(MarkedYAMLError(), "file.yaml", "")
    assert str(problem).startswith("file.yaml:1:1: error: ")


def test_a_place_that_the_parser_does_not_tell_is_the_start() -> None:
    assert line_and_column(None) == (1, 1)
