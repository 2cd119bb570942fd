from __future__ import annotations

from sip.checks.logs import REOPENED
from sip.plan.values import BAD_DATE, BAD_VALUE
from sip.problems.problem import (
    TOO_MANY_PROBLEMS,
    Location,
    Problem,
    first_of_each_file,
    sorted_problems,
)
from sip.problems.rule import Severity


def test_a_problem_is_printed_on_one_line_with_its_place_and_rule() -> None:
    problem = Problem.of(BAD_DATE, Location("data/plan.yaml", 4, 6, 4, 9), "due is x")
    assert problem.severity is Severity.ERROR
    assert str(problem) == "data/plan.yaml:4:6: error: due is x [bad-date]"


def test_a_path_is_printed_as_data() -> None:
    warning = Problem.of(REOPENED, Location("::error\n\x1b[0m.yaml"), "check it")
    assert str(warning) == r"\x3a:error\n\x1b[0m.yaml:1:1: warning: check it [reopened]"


def test_problems_are_sorted_by_file_line_and_column_then_by_rule_and_message() -> None:
    ordered = [
        Problem.of(BAD_VALUE, Location("a", 2, 9), "x"),
        Problem.of(BAD_DATE, Location("a", 10, 1), "x"),
        Problem.of(BAD_DATE, Location("a", 10, 2), "x"),
        Problem.of(BAD_VALUE, Location("a", 10, 2), "x"),
        Problem.of(BAD_VALUE, Location("a", 10, 2), "y"),
        Problem.of(BAD_DATE, Location("a", 10, 2, 11, 1), "x"),
        Problem.of(BAD_DATE, Location("b", 1, 1), "x"),
    ]
    assert sorted_problems(reversed(ordered)) == ordered


def many(path: str, number: int, severity: Severity = Severity.ERROR) -> list[Problem]:
    return [
        Problem(Location(path, line, 3), BAD_VALUE, "it is bad", severity)
        for line in range(1, number + 1)
    ]


def summed_up(path: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Location(path, 101, 3), TOO_MANY_PROBLEMS, message, severity)


def test_of_each_file_100_problems_are_told_and_how_many_more_it_has() -> None:
    most, two, very_many = many("a", 100), many("b", 2), many("c", 12_345)
    assert first_of_each_file([*most, *two, *very_many]) == [
        *most,
        *two,
        *very_many[:100],
        summed_up(
            "c",
            "12,245 more problems were found in this file from here on: mend those above, "
            "then run the command again",
        ),
    ]


def test_what_is_summed_up_is_as_grave_as_the_gravest_of_it() -> None:
    warnings = many("a", 101, Severity.WARNING)
    message = (
        "{} found in this file from here on: mend those above, then run the command again".format
    )
    one, two = message("1 more problem was"), message("2 more problems were")
    assert first_of_each_file(warnings)[100:] == [summed_up("a", one, Severity.WARNING)]
    assert first_of_each_file([*warnings, *many("a", 1)])[100:] == [summed_up("a", two)]


def test_of_a_run_1000_problems_are_told_and_how_many_more_there_are() -> None:
    files = [each for name in "abcdefghijk" for each in many(name, 100)]
    assert first_of_each_file(files[:1000]) == files[:1000]
    assert first_of_each_file(files) == [
        *files[:1000],
        Problem(
            Location("k", 1, 3),
            TOO_MANY_PROBLEMS,
            "100 more problems were found in this file from here on: mend those above, then run "
            "the command again",
            Severity.ERROR,
        ),
    ]


def test_what_a_run_does_not_tell_counts_what_its_files_do_not() -> None:
    warnings = [each for name in range(20_000) for each in many(f"{name:05}", 1, Severity.WARNING)]
    told = first_of_each_file([*warnings, *many("z", 345, Severity.WARNING)])
    assert told[:1000] == warnings[:1000]
    assert [str(each) for each in told[1000:]] == [
        (
            "01000:1:3: warning: 19,345 more problems were found in 19,001 files from here on: "
            "mend those above, then run the command again [too-many-problems]"
        )
    ]
