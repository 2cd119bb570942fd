"""The problems that are told of a file that has very many."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import MOST_OF_A_FILE, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable


def told(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first of each file, and sum the rest up in one; the problems are sorted.

    Nobody mends thousands at once, and whoever writes such a file fills no log with them.
    """
    kept: list[Problem] = []
    for _, each in groupby(problems, key=lambda problem: problem.location.path):
        of_file = list(each)
        kept += of_file[:MOST_OF_A_FILE]
        if rest := of_file[MOST_OF_A_FILE:]:
            kept.append(_summed_up(rest))
    return kept


def _summed_up(rest: list[Problem]) -> Problem:
    number = "1 more problem was" if len(rest) == 1 else f"{len(rest):,} more problems were"
    has_error = any(each.severity is Severity.ERROR for each in rest)
    return Problem(
        rest[0].location,
        Rule.TOO_MANY_PROBLEMS,
        f"{number} found in this file from here on: mend those above, then run the command again",
        Severity.ERROR if has_error else Severity.WARNING,
    )
