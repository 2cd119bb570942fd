"""The rule on when a report was presented: no report is before its own data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.reading.dataset import Dataset

PRESENTED_DATE = Rule(
    "presented-date",
    Severity.ERROR,
    "A report is not presented before the date of its data.",
    "No report is read before what it tells has happened: one of its two dates is a slip.",
)


def check_presented(dataset: Dataset) -> Iterator[Problem]:
    """Where either date is known to the month alone, it has to be so on each of its days.

    A date that does not fit the file's name either is told there, and this is what follows from it.
    """
    for snapshot in dataset.snapshots:
        as_of, presented = snapshot.record.as_of, snapshot.record.presented
        if presented is None or snapshot.name != as_of.month:
            continue
        if presented.last_day < as_of.first_day:
            yield Problem.of(
                PRESENTED_DATE,
                snapshot.place("presented"),
                f"presented is {presented}, before {as_of}, the date of its data: "
                "write when the report went to the governing body",
            )
