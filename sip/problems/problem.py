"""What can be wrong with the data, where it stands, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from sip.problems.rule import Rule, Severity
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_OF_A_FILE: Final = 100
MOST_OF_A_RUN: Final = 1000

Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]
"""The names of fields and the numbers of items that lead from the top of a file to a value."""

TOO_MANY_PROBLEMS = Rule(
    "too-many-problems",
    Severity.ERROR,
    f"Of each file, {MOST_OF_A_FILE} problems are told, of all {MOST_OF_A_RUN:,}, "
    "and how many more there are.",
    "Nobody mends thousands at once, and whoever writes such files fills no log with them.",
)


@dataclass(frozen=True, order=True)
class Location:
    """A span of a file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the data, complete: where, which rule, what to do."""

    location: Location
    rule: Rule
    message: str
    severity: Severity

    @classmethod
    def of(cls, rule: Rule, location: Location, message: str) -> Problem:
        """Return a breach of the rule, as grave as the rule says."""
        return cls(location, rule, message, rule.severity)

    def __str__(self) -> str:
        place = f"{printable(self.location.path)}:{self.location.line}:{self.location.column}"
        return f"{place}: {self.severity}: {self.message} [{self.rule.code}]"


@dataclass(frozen=True)
class Findings:
    """What a run found: the problems that were asked for, and what a reader must know besides.

    `elsewhere` are the problems of other files that make the run fail all the same; `unchanged`
    are those that a change did not bring, where only what it brings is asked for.
    """

    problems: tuple[Problem, ...]
    files: int
    are_figures_compared: bool = True
    elsewhere: tuple[Problem, ...] = ()
    unchanged: tuple[Problem, ...] = ()


def number_of(severity: Severity, problems: Iterable[Problem]) -> int:
    """Count the problems of that severity."""
    return sum(problem.severity is severity for problem in problems)


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Order problems by file, line and column, then by rule and message."""
    return sorted(problems, key=lambda each: (each.location, each.rule.code, each.message))


def first_of_each_file(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first of each file and of all, and sum the rest up; the problems are sorted.

    Nobody mends thousands at once, and whoever writes such files fills no log with them.
    """
    told: list[tuple[Problem, tuple[Problem, ...]]] = []
    for _, each in groupby(problems, key=lambda problem: problem.location.path):
        of_file = tuple(each)
        told += ((problem, (problem,)) for problem in of_file[:MOST_OF_A_FILE])
        if rest := of_file[MOST_OF_A_FILE:]:
            told.append((_summed_up(rest, "in this file from here on"), rest))
    kept = [problem for problem, _ in told[:MOST_OF_A_RUN]]
    if left := tuple(problem for _, meant in told[MOST_OF_A_RUN:] for problem in meant):
        files = len({problem.location.path for problem in left})
        where = "in this file" if files == 1 else f"in {files:,} files"
        kept.append(_summed_up(left, f"{where} from here on"))
    return kept


def _summed_up(rest: tuple[Problem, ...], where: str) -> Problem:
    number = "1 more problem was" if len(rest) == 1 else f"{len(rest):,} more problems were"
    has_error = any(each.severity is Severity.ERROR for each in rest)
    return Problem(
        rest[0].location,
        TOO_MANY_PROBLEMS,
        f"{number} found {where}: mend those above, then run the command again",
        Severity.ERROR if has_error else Severity.WARNING,
    )
