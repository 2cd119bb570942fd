"""The rules on open actions that wait for news: those without any, and the late ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.problems.problem import Location
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

STALE = Rule(
    "stale",
    Severity.WARNING,
    "An open action with a name has an entry since the snapshot before the latest one.",
    "The latest report says something of every open action: it was forgotten, or has no news.",
)
OVERDUE_WITHOUT_DATE = Rule(
    "overdue-without-date",
    Severity.WARNING,
    "An action overdue at the latest date on record has an expected date.",
    "A reader of the report asks when it is to be done.",
)
PAST_EXPECTED = Rule(
    "past-expected",
    Severity.WARNING,
    "An open action is not past expected at the latest date on record.",
    "The date that was promised has passed: it was met, or there is a new one.",
)


def check_stale(dataset: Dataset) -> Iterator[Problem]:
    """A report tells of each open action: one without news for two reports was forgotten.

    Unlisted actions have none to tell, and before the second report nothing is late.
    """
    snapshots = sorted((each.record for each in dataset.snapshots), key=lambda each: each.as_of)
    if not snapshots[1:]:
        return
    before, latest = snapshots[-2:]
    for action, _ in _open_actions(dataset, _latest_date(dataset)):
        index, entry = max(enumerate(action.record.log), key=lambda each: each[1].on.last_day)
        if entry.on.last_day <= before.as_of.last_day and not action.record.is_unlisted:
            yield Problem.of(
                STALE,
                action.place("log", index, "on"),
                f"on is {entry.on} in the last entry of this open action, so there is no news "
                f"of it since {before.document} ({before.as_of}): add an entry with what "
                f"{latest.document} ({latest.as_of}) says of it, or with its new status",
            )


def check_overdue(dataset: Dataset) -> Iterator[Problem]:
    """A due date that has passed says nothing about when an open action will be done.

    It is held against the latest date on record, so that the same data gives the same warnings.
    """
    latest = _latest_date(dataset)
    for action, state in _open_actions(dataset, latest):
        if latest is not None and state.is_overdue and state.expected is None:
            yield Problem.of(
                OVERDUE_WITHOUT_DATE,
                action.place("due"),
                f"due is {action.record.due}, which is past at {latest}, the latest date on "
                "record, and no entry says when to expect it: add expected: to the entry that "
                "says so, or status: implemented if it is done",
            )


def check_past_expected(dataset: Dataset) -> Iterator[Problem]:
    """A date that was promised and has passed is not silent, whatever the first due date.

    It is held against the latest date on record, so that the same data gives the same warnings.
    """
    latest = _latest_date(dataset)
    for action, state in _open_actions(dataset, latest):
        if state.is_past_expected and state.expected is not None:
            yield Problem.of(
                PAST_EXPECTED,
                _place_of_expected(action, state.expected),
                f"expected is {state.expected}, which is past at {latest}, the latest date on "
                "record, and the action is open: add an entry with its new expected: date, or "
                "with status: implemented if it is done",
            )


def _latest_date(dataset: Dataset) -> PartialDate | None:
    snapshots = (each.record.as_of for each in dataset.snapshots)
    return max((*dataset.history.dates, *snapshots), default=None)


def _open_actions(
    dataset: Dataset, when: PartialDate | None
) -> Iterator[tuple[Loaded[Action], State]]:
    """Yield the actions that are open at the date, unless a part of their log was lost."""
    if when is None:
        return
    for action in dataset.actions:
        state = dataset.history.state(action.record, when.last_day)
        if state is not None and state.is_open and "log" not in action.lost:
            yield action, state


def _place_of_expected(action: Loaded[Action], expected: PartialDate) -> Location:
    index = max(i for i, entry in enumerate(action.record.log) if entry.expected is expected)
    return action.place("log", index, "expected")
