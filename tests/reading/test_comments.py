from __future__ import annotations

from textwrap import dedent

import pytest

from sip.reading.yaml.reader import read_yaml
from tests.support.data import ACTION, lines, problem_lines

CUT = (
    "what stands from this # on is a comment and no part of the text: put the whole text in "
    "quotes, or give the comment a line of its own [cut-text]"
)
UNPARTED = (
    "a comment starts with a blank before its #: add one, or put the text in quotes [yaml-syntax]"
)


def problems_of(text: str) -> list[str]:
    return lines(read_yaml(dedent(text), "file.yaml")[1])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("note: Recommendation #3 was rejected\na: b", "1:22"),
        ("note: Recommendation\t# 3\n", "1:22"),
        ("note: Recommendation   #", "1:24"),
        ("note: Recommendation #3\r\na: b\r\n", "1:22"),
        ("note: # 3 was rejected\na: b", "1:7"),
        ("note: #3", "1:7"),
        ("- a #b\n- c", "1:5"),
        ("note: The board\n  rejected #3 of it\na: b", "2:12"),
        ("note: The board #3\n  rejected it\na: b", "1:17"),
        ("note: The board #3\n  rejected: it\na: b", "1:17"),
        ("{on: 2024, note: a #3 b}\n", "1:20"),
        ("a: {on: 2024, note: a #3 b}\nb: c", "1:23"),
        ("改革: 一 #二", "1:7"),
        ("a: 1 of 3 #b", "1:11"),
        ("status: implemented # at last", "1:21"),
    ],
)
def test_a_comment_that_cuts_an_unquoted_text_is_the_only_problem(text: str, place: str) -> None:
    assert problems_of(text) == [f"file.yaml:{place}: error: {CUT}"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_a_comment_takes_ends_with_its_line(end: str) -> None:
    (problem,) = read_yaml(f"note: Recommendation #3{end}a: b{end}", "file.yaml")[1]

    assert (problem.location.column, problem.location.end_column) == (22, 24)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'b' # c",
        'a: "b #c" # d',
        "due: 2024-06-30 # c",
        "due: 2024-Q3 # c",
        "actions: 96 # c",
        "log: # c\n  - a: b",
        "- # c\n  a: b",
        "a: [b, 'c'] # d",
        "a: [ # b\n  'c', # d\n  'e' # f\n ]",
        "a: b#c",
        "a: |\n  b # c\n# d\ne: f",
        "a: >- # b\n  c #d\n",
        "# a\nb: c\n# d\n",
        "a: b\n# c\n",
    ],
)
def test_other_comments_are_as_they_should_be(text: str) -> None:
    assert problems_of(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('title: "x"# c', "1:11"),
        ("title: 'x'# c\na: b", "1:11"),
        ("a: [b]# c", "1:7"),
        ("a: {b: c}# d", "1:10"),
        ("a: [# b\n  'c']", "1:5"),
        ("a: ['b',# c\n  'd']", "1:9"),
        ("a: [b ,# c\n  'd']", "1:8"),
        ("改: ['革',# c\n  'd']", "1:9"),
    ],
)
def test_a_comment_without_a_blank_before_it(text: str, place: str) -> None:
    assert problems_of(text) == [f"file.yaml:{place}: error: {UNPARTED}"]


def test_what_a_comment_cut_is_not_told_to_be_missing_or_wrong() -> None:
    text = ACTION.replace("governance", "#governance").replace("A_1", "A #1")
    assert problem_lines({"actions/A_1.yaml": text}) == [
        f"actions/A_1.yaml:1:7: error: {CUT}",
        f"actions/A_1.yaml:2:11: error: {CUT}",
    ]


def test_a_blank_in_the_indent_that_is_no_space() -> None:
    text = ACTION.replace("    source:", "\u00a0\u00a0  source:")
    found = "a blank stands here that is no plain space (U+00A0): indent with plain spaces"
    assert problem_lines({"actions/A_1.yaml": text}) == [
        f"actions/A_1.yaml:7:1: error: {found} [yaml-syntax]"
    ]


def test_an_empty_file_is_told_which_fields_it_should_have() -> None:
    action = "id: category: title: due: source: part_of: fields: log:"
    snapshot = "as_of: document: presented: source: published: footnotes: errata:"
    empty = "1:1: error: the file is empty: write {}, or take the file out [yaml-syntax]"
    assert problem_lines({"actions/A_1.yaml": "", "snapshots/2024-04.yaml": "# nothing\n"}) == [
        f"actions/A_1.yaml:{empty.format(action)}",
        f"snapshots/2024-04.yaml:{empty.format(snapshot)}",
    ]
