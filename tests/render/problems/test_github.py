from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sip.checks.logs import REOPENED
from sip.plan.values import BAD_DATE, BAD_VALUE, MISSING_FIELD
from sip.problems.problem import Findings, Location, Problem
from sip.problems.rule import Severity
from sip.reading.unread import UNEXPECTED_FILE
from sip.render.problems import github as problems_github


def rendered(*problems: Problem) -> str:
    return problems_github.render(Findings(problems, files=1))


def test_an_annotation_a_problem() -> None:
    error = Problem.of(BAD_DATE, Location("data/actions/A.yaml", 4, 6, 4, 16), "due is 50%")
    warning = Problem.of(REOPENED, Location("data/actions/B.yaml", 9, 13, 9, 24), "a: b, c")

    assert rendered(error, warning) == (
        "::error file=data/actions/A.yaml,line=4,endLine=4,col=6,endColumn=16,title=bad-date"
        "::due is 50%25\n"
        "::warning file=data/actions/B.yaml,line=9,endLine=9,col=13,endColumn=24,title=reopened"
        "::a: b, c\n"
    )


def test_no_problem_is_no_annotation() -> None:
    assert rendered() == ""


def test_columns_are_left_out_of_a_span_of_several_lines() -> None:
    to_the_middle = Problem.of(MISSING_FIELD, Location("a.yaml", 2, 5, 4, 9), "add it")
    to_the_end = Problem.of(MISSING_FIELD, Location("a.yaml", 2, 5, 4, 1), "add it")

    assert rendered(to_the_middle, to_the_end) == (
        "::error file=a.yaml,line=2,endLine=4,title=missing-field::add it\n"
        "::error file=a.yaml,line=2,endLine=3,title=missing-field::add it\n"
    )


def test_file_names_and_messages_end_no_property_and_start_no_command() -> None:
    hostile = Problem.of(
        UNEXPECTED_FILE,
        Location("a,line=9::b%0A\n::stop-commands::x\x1b\udcff##[c"),
        "a\r\n::set-output name=x::y\x1b ##[group]",
    )

    assert rendered(hostile) == (
        "::error file=a%2Cline=9%3A%3Ab%250A\\n%3A%3Astop-commands%3A%3Ax\\x1b\\udcff##\\x5bc,"
        "line=1,endLine=1,col=1,endColumn=1,title=unexpected-file"
        "::a\\r\\n::set-output name=x::y\\x1b ##\\x5bgroup]\n"
    )


@given(path=st.text(), message=st.text())
def test_each_problem_is_one_command_with_its_own_properties(path: str, message: str) -> None:
    line, *others = rendered(Problem.of(BAD_VALUE, Location(path), message)).splitlines()
    start, command, text = line.split("::", 2)
    properties = [each.split("=")[0] for each in command.split(",")]

    assert others == []
    assert start == ""
    assert properties == [f"{Severity.ERROR} file", "line", "endLine", "col", "endColumn", "title"]
    assert "##[" not in line
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in line)
    assert text.count("%") == message.count("%")
