from __future__ import annotations

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.problems.told import told


def many(path: str, number: int, severity: Severity = Severity.ERROR) -> list[Problem]:
    return [
        Problem(Location(path, line, 3), Rule.BAD_VALUE, "it is bad", severity)
        for line in range(1, number + 1)
    ]


def summed_up(path: str, message: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(Location(path, 101, 3), Rule.TOO_MANY_PROBLEMS, message, severity)


def test_of_each_file_100_problems_are_told_and_how_many_more_it_has() -> None:
    most, two, very_many = many("a", 100), many("b", 2), many("c", 12_345)
    assert told([*most, *two, *very_many]) == [
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
    assert told(warnings)[100:] == [summed_up("a", one, Severity.WARNING)]
    assert told([*warnings, *many("a", 1)])[100:] == [summed_up("a", two)]
