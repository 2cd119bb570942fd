from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.problems.problem import Location
from sip.reading.yaml.reader import DEEPEST_NESTING, MOST_PARTS, read_yaml
from tests.support.data import lines, where

if TYPE_CHECKING:
    from sip.reading.yaml.tree import TreeValue


def value_of(text: str) -> TreeValue:
    """Return what a text without problems says."""
    tree, problems = read_yaml(dedent(text), "file.yaml")
    assert lines(problems) == []
    assert tree is not None
    return tree.value


def read(text: str) -> tuple[TreeValue | None, list[str]]:
    """Return what the text says, if it can be told, and its problems as printed."""
    tree, problems = read_yaml(dedent(text), "file.yaml")
    return (None if tree is None else tree.value), lines(problems)


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "012",
        "1e3",
        "0x1F",
        "1_000",
        "12:30",
        "2024-04-15",
        "2024-04-15T10:00:00Z",
        "null",
        "~",
        "true",
        ".inf",
        "=",
        "A77/28",
        "改革",
        "it's",
    ],
)
def test_a_plain_scalar_is_its_own_text(written: str) -> None:
    assert value_of(f"key: {written}") == {"key": written}
    assert value_of(f"{written}: value") == {written: "value"}
    assert value_of(f"- {written}") == [written]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("key:", ""),
        ("key: ''", ""),
        ("key: 'it''s'", "it's"),
        (r'key: "a\tb\u6539"', "a\tb改"),
        ("key: '<<'", "<<"),
        ("key: 'a' # comment", "a"),
        ("key: a#b", "a#b"),
        ("key: |\n  one\n  two\n", "one\ntwo\n"),
        ("key: >-\n  one\n  two\n", "one two"),
        ("key: one\n  two", "one two"),
        ("key: |\r\n  one\r\n  two\r\n", "one\ntwo\n"),
        ("key: " + "x" * 200_000, "x" * 200_000),
    ],
)
def test_quoted_folded_and_empty_scalars(text: str, value: str) -> None:
    tree, problems = read_yaml(text, "file.yaml")
    assert problems == []
    assert tree is not None
    assert tree.value == {"key": value}


def test_lists_and_mappings_in_both_styles() -> None:
    text = """\
        ---
        block:
          - a: 1
            b: [x, {c: y}]
          - - z
        flow: {d: [], e: {}}
        '<<': quoted, so a plain word
        ...
        """
    assert value_of(text) == {
        "block": [{"a": "1", "b": ["x", {"c": "y"}]}, ["z"]],
        "flow": {"d": [], "e": {}},
        "<<": "quoted, so a plain word",
    }


def test_every_value_and_key_has_its_place() -> None:
    tree, _ = read_yaml("改: [a, 'b c']\nd:\n  e: |\n    f\n", "file.yaml")
    assert tree is not None
    assert where(tree) == {
        (): "1:1-5:1",
        ("改",): "1:4-1:14",
        ("改", 0): "1:5-1:6",
        ("改", 1): "1:8-1:13",
        ("d",): "3:3-5:1",
        ("d", "e"): "3:6-5:1",
    }
    assert tree.keys == {
        ("改",): Location("file.yaml", 1, 1, 1, 2),
        ("d",): Location("file.yaml", 2, 1, 2, 2),
        ("d", "e"): Location("file.yaml", 3, 3, 3, 4),
    }


@pytest.mark.parametrize(
    ("text", "value", "problems"),
    [
        (
            "a: &x 1\nb: *x\n",
            {"a": "1"},
            [
                "file.yaml:1:4: error: the anchor &x is not used here: take it out [yaml-feature]",
                (
                    "file.yaml:2:4: error: the alias *x is not used here: write the value out "
                    "[yaml-feature]"
                ),
            ],
        ),
        (
            "- &x [a]\n- *x\n- b\n- &y {c: d}\n",
            [["a"], "b", {"c": "d"}],
            [
                "file.yaml:1:3: error: the anchor &x is not used here: take it out [yaml-feature]",
                (
                    "file.yaml:2:3: error: the alias *x is not used here: write the value out "
                    "[yaml-feature]"
                ),
                "file.yaml:4:3: error: the anchor &y is not used here: take it out [yaml-feature]",
            ],
        ),
        (
            "*x",
            None,
            [
                (
                    "file.yaml:1:1: error: the alias *x is not used here: write the value out "
                    "[yaml-feature]"
                )
            ],
        ),
        (
            "a: !!int 1\nb: !python/object [x]\nc: !t {d: !<tag:yaml.org,2002:str> e}\nf: ! g\n",
            {"a": "1", "b": ["x"], "c": {"d": "e"}, "f": "g"},
            [
                "file.yaml:1:4: error: the tag !!int is not used here: take it out [yaml-feature]",
                (
                    "file.yaml:2:4: error: the tag !python/object is not used here: take it out "
                    "[yaml-feature]"
                ),
                "file.yaml:3:4: error: the tag !t is not used here: take it out [yaml-feature]",
                "file.yaml:3:11: error: the tag !!str is not used here: take it out [yaml-feature]",
                "file.yaml:4:4: error: the tag ! is not used here: take it out [yaml-feature]",
            ],
        ),
        (
            "a: 1\n<<: {b: 2, b: 3}\nc: 4\n",
            {"a": "1", "c": "4"},
            [
                (
                    "file.yaml:2:1: error: merge keys (<<) are not used here: write the fields out "
                    "[yaml-feature]"
                ),
                (
                    "file.yaml:2:12: error: b stands here a second time, after line 2, column 6: "
                    "keep one of the two [duplicate-key]"
                ),
            ],
        ),
        (
            "a: 1\nb: 2\na: [!t 3]\n'a': 4\n",
            {"a": "1", "b": "2"},
            [
                (
                    "file.yaml:3:1: error: a stands here a second time, after line 1, column 1: "
                    "keep one of the two [duplicate-key]"
                ),
                "file.yaml:3:5: error: the tag !t is not used here: take it out [yaml-feature]",
                (
                    "file.yaml:4:1: error: a stands here a second time, after line 1, column 1: "
                    "keep one of the two [duplicate-key]"
                ),
            ],
        ),
        (
            "? [a, *x]\n: b\n{c: d}: e\nf: g\n",
            {"f": "g"},
            [
                "file.yaml:1:3: error: a field's name is one word, and nothing else [yaml-syntax]",
                (
                    "file.yaml:1:7: error: the alias *x is not used here: write the value out "
                    "[yaml-feature]"
                ),
                "file.yaml:3:1: error: a field's name is one word, and nothing else [yaml-syntax]",
            ],
        ),
        (
            "&k a: 1\n!!str b: 2\n*c : 3\n",
            {"a": "1", "b": "2"},
            [
                "file.yaml:1:1: error: the anchor &k is not used here: take it out [yaml-feature]",
                "file.yaml:2:1: error: the tag !!str is not used here: take it out [yaml-feature]",
                (
                    "file.yaml:3:1: error: the alias *c is not used here: write the value out "
                    "[yaml-feature]"
                ),
            ],
        ),
        (
            "%YAML 1.1\n%TAG ! tag:x,2000:\n---\na: 1\n",
            {"a": "1"},
            [
                (
                    "file.yaml:1:1: error: YAML directives (lines that start with %) are not used "
                    "here: take them out [yaml-feature]"
                )
            ],
        ),
        (
            "%TAG ! tag:x,2000:\n---\na: 1\n",
            {"a": "1"},
            [
                (
                    "file.yaml:1:1: error: YAML directives (lines that start with %) are not used "
                    "here: take them out [yaml-feature]"
                )
            ],
        ),
        (
            "a: 1\n---\nb: 2\n",
            {"a": "1"},
            [
                (
                    "file.yaml:2:1: error: a second document starts here: "
                    "keep one document in a file "
                    "[yaml-syntax]"
                )
            ],
        ),
    ],
)
def test_what_yaml_allows_and_this_format_refuses(
    text: str, value: TreeValue | None, problems: list[str]
) -> None:
    assert read(text) == (value, problems)


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "\r\n"])
def test_a_file_that_says_nothing_is_empty(text: str) -> None:
    assert read(text) == (
        None,
        [
            (
                "file.yaml:1:1: error: the file is empty: write its fields, or take the file out "
                "[yaml-syntax]"
            )
        ],
    )


def test_nesting_is_read_to_its_limit() -> None:
    depth = DEEPEST_NESTING
    value: TreeValue = []
    for _ in range(depth - 1):
        value = [value]
    assert value_of("[" * depth + "]" * depth) == value


TOO_DEEP = "this is nested over 20 levels deep: no field of the data needs that [yaml-feature]"


@pytest.mark.parametrize("levels", [1_001, 100_000])
def test_nesting_over_the_limit_of_the_parser_is_told_alike(levels: int) -> None:
    """Newer parsers stop before the first of so many brackets is read, older ones do not."""
    tree, (problem,) = read_yaml("- " + "[" * levels + "]" * levels, "file.yaml")
    assert tree is None
    assert f"{problem}" in {
        f"file.yaml:1:23: error: {TOO_DEEP}",
        f"file.yaml:1:1002: error: {TOO_DEEP}",
    }


@pytest.mark.parametrize(
    "inner",
    ["[]", "{}", "[" * 900, "[" * 900 + "]" * 900],
    ids=["list", "mapping", "open", ""],
)
def test_nesting_over_the_limit_ends_the_reading(inner: str) -> None:
    assert read("- !t a\n- " + "[" * 19 + inner) == (
        None,
        [
            "file.yaml:1:3: error: the tag !t is not used here: take it out [yaml-feature]",
            f"file.yaml:2:22: error: {TOO_DEEP}",
        ],
    )
    assert read(f"? {'[' * 19}{inner}") == (
        None,
        [
            "file.yaml:1:3: error: a field's name is one word, and nothing else [yaml-syntax]",
            f"file.yaml:1:22: error: {TOO_DEEP}",
        ],
    )


def test_a_file_of_very_many_parts_is_not_read_to_its_end() -> None:
    around = 6  # the stream, the document and the list begin and end
    assert value_of("- x\n" * (MOST_PARTS - around)) == ["x"] * (MOST_PARTS - around)
    assert read("- !t a\n" + "- x\n" * MOST_PARTS) == (
        None,
        [
            "file.yaml:1:3: error: the tag !t is not used here: take it out [yaml-feature]",
            (
                "file.yaml:9998:3: error: too many names and values stand above this: no file of "
                "the data needs that many, and the rest of it is not read [yaml-feature]"
            ),
        ],
    )


def forbidden(place: str, code: str) -> str:
    return (
        f"file.yaml:{place}: error: the character U+{code} can't be seen or changes how text "
        "is read: take it out [forbidden-character]"
    )


def test_the_first_forbidden_character_of_each_line_is_told_and_reading_goes_on() -> None:
    text = "a: x\u202ey\u200b\n# \x1b[31m\r\nb: \x00\nc: p\rq\n\ufeffd: \ud800\ne: !t f\n"
    value, problems = read(text)
    assert value == {
        "a": "x\ufffdy\ufffd",
        "b": "\ufffd",
        "c": "p\ufffdq",
        "\ufffdd": "\ufffd",
        "e": "f",
    }
    assert problems == [
        forbidden("1:5", "202E"),
        forbidden("2:3", "001B"),
        forbidden("3:4", "0000"),
        forbidden("4:5", "000D"),
        forbidden("5:1", "FEFF"),
        "file.yaml:6:4: error: the tag !t is not used here: take it out [yaml-feature]",
    ]


def test_a_file_of_very_many_forbidden_characters_is_no_text() -> None:
    value, problems = read("a: b\n" + "# \x01\n" * (MOST_PARTS - 1))
    assert (value, len(problems)) == ({"a": "b"}, MOST_PARTS - 1)
    value, problems = read("a: b\n" + "# \x01\n" * (MOST_PARTS + 1))
    assert (value, len(problems)) == (None, MOST_PARTS)


def escaped(place: str, code: str) -> str:
    return (
        f"file.yaml:{place}: error: a backslash in double quotes starts an escape, and one here "
        f"stands for the character U+{code}, which can't be seen or changes how text is read: "
        "take it out, or write two backslashes for one [forbidden-character]"
    )


def test_a_forbidden_character_does_not_come_in_through_an_escape() -> None:
    text = r"""
        a: "x\u202E"
        "k\e": v
        b: ["\x00", 'plain \u202E', "\r", "\r\n", "\L"]
        """
    _, problems = read(text)
    assert problems == [
        escaped("2:4", "202E"),
        escaped("3:1", "001B"),
        escaped("4:5", "0000"),
        escaped("4:29", "000D"),
        escaped("4:35", "000D"),
        escaped("4:43", "2028"),
    ]


def test_all_problems_before_a_syntax_error_are_told_too() -> None:
    assert read("a: &x 1\na: 2\nb: 'open\n") == (
        None,
        [
            "file.yaml:1:4: error: the anchor &x is not used here: take it out [yaml-feature]",
            (
                "file.yaml:2:1: error: a stands here a second time, after line 1, column 1: "
                "keep one of the two [duplicate-key]"
            ),
            "file.yaml:3:4: error: a quote opens here and is never closed: close it [yaml-syntax]",
        ],
    )


def test_a_strange_name_is_echoed_fit_to_print() -> None:
    assert read('"::x\\n": 1\n"::x\\n": 2\n')[1] == [
        (
            r"file.yaml:2:1: error: \x3a:x\n stands here a second time, after line 1, column 1: "
            "keep one of the two [duplicate-key]"
        )
    ]


def test_what_was_reported_and_does_not_count_is_noted_where_it_stands() -> None:
    text = "a: *x\nb: [c, *y]\nd: {e: 1, e: 2}\nf: {<<: {g: *z}}\nh: {[i]: 1}\nj: !t k\n"
    tree, _ = read_yaml(text, "file.yaml")
    assert tree is not None
    assert tree.lost == {("a",), ("b", 1), ("d", "e"), ("f",), ("h",)}


texts = st.text(st.characters(codec="utf-8"), max_size=8)
plain_values = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def as_flow(value: TreeValue) -> str:
    """Write a value as YAML in quotes and brackets, every character escaped."""
    match value:
        case str():
            return '"' + "".join(f"\\U{ord(each):08x}" for each in value) + '"'
        case list():
            return "[" + ", ".join(map(as_flow, value)) + "]"
        case dict():
            return "{" + ", ".join(f"{as_flow(k)}: {as_flow(v)}" for k, v in value.items()) + "}"


@given(plain_values)
def test_a_value_is_read_as_it_was_written(value: TreeValue) -> None:
    tree, _ = read_yaml(as_flow(value), "file.yaml")
    assert tree is not None
    assert tree.value == value
    assert all(place.line == 1 for place in tree.values.values())


@given(st.text(st.sampled_from("ab:-?&*!|>'\"%@`[]{},#~< \n\t\r\x00\x85\u2028\ufeff\ud800改")))
def test_any_text_is_read_or_has_a_problem(text: str) -> None:
    tree, problems = read_yaml(text, "file.yaml")
    assert tree is not None or problems
    assert all("\n" not in str(problem) for problem in problems)
