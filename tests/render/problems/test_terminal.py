from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from sip.checks.logs import REOPENED
from sip.plan.values import BAD_VALUE
from sip.problems.problem import Findings, Location, Problem
from sip.render.problems import terminal as problems_terminal

PATH = "data/plan.yaml"


def shown(source: str, place: Location, width: int = 60) -> str:
    """Return what stands below the problem line and above the counts."""
    problem = Problem.of(BAD_VALUE, place, "it is bad")
    text = problems_terminal.render(Findings((problem,), files=1), {PATH: source}, width).plain
    *told, last = text.split("\n")
    gutters = f"  {place.line} | ", f"  {' ' * len(str(place.line))} | "
    excerpt = [line for line in told if line.startswith(gutters)]
    said = " ".join(line.strip() for line in told if line not in excerpt)
    assert said == f"{PATH}:{place.line}:{place.column}: error: it is bad [bad-value]"
    assert last == "1 file read: 1 error"
    return "".join(f"{line}\n" for line in excerpt)


def at(line: int, column: int, end_column: int) -> Location:
    return Location(PATH, line, column, line, end_column)


def test_a_problem_that_is_as_long_as_a_line_stays_on_it() -> None:
    problem = Problem.of(BAD_VALUE, at(1, 1, 2), "it is bad")
    line = str(problem)

    def lines(width: int) -> list[str]:
        found = Findings((problem,), files=1)
        return problems_terminal.render(found, {}, width).plain.split("\n")[:-1]

    assert lines(len(line)) == [line]
    assert lines(len(line) - 1) == [line.removesuffix(" [bad-value]"), "    [bad-value]"]


def test_the_source_line_and_a_caret_under_the_span() -> None:
    assert shown("id: X\ndue: 2023-13-31\n", at(2, 6, 16)) == (
        "  2 | due: 2023-13-31\n"
        "    |      ^^^^^^^^^^\n"
    )  # fmt: skip


def test_a_wide_character_has_two_columns() -> None:
    assert shown("title: 行动 計划\n", at(1, 11, 13)) == (
        "  1 | title: 行动 計划\n"
        "    |             ^^^^\n"
    )  # fmt: skip


def test_what_would_act_on_a_terminal_is_escaped_and_the_caret_stays_under_the_span() -> None:
    assert shown("a:\t\x1b[2J \u202e##[x] bad\n", at(1, 16, 19)) == (
        "  1 | a:\\t\\x1b[2J \\u202e##\\x5bx] bad\n"
        "    |                            ^^^\n"
    )  # fmt: skip


def test_a_carriage_return_at_the_end_is_part_of_the_line_end() -> None:
    assert shown("a: b\r\nc: d\r\n", at(1, 4, 5)) == "  1 | a: b\n    |    ^\n"


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert shown("log:\n  - on: 2024  \n    note: x\n", Location(PATH, 2, 5, 4, 1)) == (
        "  2 |   - on: 2024\n"
        "    |     ^^^^^^^^\n"
    )  # fmt: skip


@pytest.mark.parametrize("column", [5, 9])
def test_a_span_behind_the_end_of_the_line_has_its_caret_there(column: int) -> None:
    assert shown("a: b\n", at(1, column, column)) == "  1 | a: b\n    |     ^\n"


def test_an_empty_span_has_one_caret() -> None:
    assert shown("a: b\n", at(1, 4, 4)) == "  1 | a: b\n    |    ^\n"


@pytest.mark.parametrize(
    "place", [Location("other.yaml"), at(3, 1, 2), at(2, 1, 2)], ids=["file", "line", "empty line"]
)
def test_without_a_source_line_the_problem_stands_alone(place: Location) -> None:
    problem = Problem.of(BAD_VALUE, place, "it is bad")

    text = problems_terminal.render(Findings((problem,), files=1), {PATH: "a: b\n"}, 60).plain

    assert text == (
        f"{place.path}:{place.line}:{place.column}: error: it is bad [bad-value]\n"
        "1 file read: 1 error"
    )


def test_a_long_line_is_shown_around_the_span() -> None:
    source = "note: " + "a" * 100 + " bad " + "b" * 100 + "\n"

    assert shown(source, at(1, 108, 111), width=40) == (
        "  1 | …aaaaaaaaa bad bbbbbbbbbbbbbbbbbb…\n"
        "    |            ^^^\n"
    )  # fmt: skip


def test_a_long_line_is_shown_from_its_start_where_the_span_is_near_it() -> None:
    assert shown("bad: " + "b" * 100 + "\n", at(1, 1, 4), width=40) == (
        "  1 | bad: bbbbbbbbbbbbbbbbbbbbbbbbbbb…\n"
        "    | ^^^\n"
    )  # fmt: skip


def test_a_span_that_is_wider_than_the_terminal_is_underlined_as_far_as_it_is_shown() -> None:
    assert shown("note: " + "长" * 100 + "\n", at(1, 7, 107), width=40) == (
        "  1 | note: 长长长长长长长长长长长长长…\n"
        "    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
    )  # fmt: skip


def test_a_span_that_is_wider_than_the_terminal_and_far_from_the_start() -> None:
    assert shown("x" * 50 + "y" * 100, at(1, 51, 151), width=40) == (
        "  1 | …xxxxxxxxxxyyyyyyyyyyyyyyyyyyyyyy…\n"
        "    |            ^^^^^^^^^^^^^^^^^^^^^^\n"
    )  # fmt: skip


def test_two_problems_of_one_file_each_have_their_line() -> None:
    places = (at(1, 1, 2), at(2, 4, 5))
    problems = tuple(Problem.of(BAD_VALUE, place, "it is bad") for place in places)

    text = problems_terminal.render(Findings(problems, files=1), {PATH: "a: b\nc: d\n"}, 60).plain

    assert text == (
        "data/plan.yaml:1:1: error: it is bad [bad-value]\n"
        "  1 | a: b\n"
        "    | ^\n"
        "data/plan.yaml:2:4: error: it is bad [bad-value]\n"
        "  2 | c: d\n"
        "    |    ^\n"
        "1 file read: 2 errors"
    )


def test_a_line_is_broken_between_words_and_a_path_stays_whole() -> None:
    problem = Problem.of(BAD_VALUE, at(1, 1, 2), "it is bad, 而且 it is not what belongs here")

    text = problems_terminal.render(Findings((problem,), files=1), {}, 24).plain

    assert text == (
        "data/plan.yaml:1:1:\n"
        "    error: it is bad,\n"
        "    而且 it is not what\n"
        "    belongs here\n"
        "    [bad-value]\n"
        "1 file read: 1 error"
    )


def test_colours_are_few() -> None:
    warning = Problem.of(REOPENED, at(1, 4, 5), "look")
    stream = StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", no_color=False)

    text = problems_terminal.render(Findings((warning,), files=1), {PATH: "a: b\n"}, 60)
    console.print(text, soft_wrap=True)

    assert stream.getvalue() == (
        "\x1b[1mdata/plan.yaml:1:4\x1b[0m: \x1b[1;33mwarning\x1b[0m: look "
        "\x1b[2m[reopened]\x1b[0m\n"
        "\x1b[2m  1 | \x1b[0ma: b\n"
        "\x1b[2m    | \x1b[0m\x1b[1;33m   ^\x1b[0m\n"
        "1 file read: 1 warning\n"
    )


@given(
    source=st.text(st.characters(exclude_characters="\n")),
    start=st.integers(1, 40),
    length=st.integers(0, 40),
    width=st.integers(30, 60),
)
def test_the_caret_is_in_sight_and_nothing_raw_is_printed(
    source: str, start: int, length: int, width: int
) -> None:
    excerpt = shown(source, at(1, start, start + length), width)

    assert (excerpt == "") == (source.removesuffix("\r") == "")
    for line in excerpt.splitlines():
        assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in line)
        assert "##[" not in line
    if excerpt:
        assert "^" in excerpt.splitlines()[-1]


@given(
    source=st.text("aé中 \t\x1b", min_size=1, max_size=200),
    start=st.integers(1, 210),
    length=st.integers(0, 210),
    width=st.integers(30, 60),
)
def test_an_excerpt_fits_the_terminal(source: str, start: int, length: int, width: int) -> None:
    excerpt = shown(source, at(1, start, start + length), width)

    assert [line for line in excerpt.splitlines() if cell_len(line) > width] == []
