"""The rules on open actions that wait for news, and on the latest date, which they wait until."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.models import Action, Snapshot
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
FAR_DATE = Rule(
    "far-date",
    Severity.WARNING,
    "No log entry is dated over two years after every report and every entry before it, nor any "
    "entry or report after today where --as-of today says when that is.",
    "Figures are worked out for the latest date on record: a slip in one year moves them all.",
)
_FAR = dt.timedelta(days=2 * 366)


def check_far_dates(dataset: Dataset) -> Iterator[Problem]:
    """A year typed wrong makes every default output one of another time, and all actions late.

    What follows from it is not told: the other rules here look at the dates before it.
    """
    far = _first_far(dataset)
    if far is None:
        return
    before, day = far
    for action in dataset.actions:
        for index, entry in enumerate(action.record.log):
            if entry.on.last_day >= day:
                yield Problem.of(
                    FAR_DATE,
                    action.place("log", index, "on"),
                    f"on is {entry.on}, over two years after {before}, the latest date before it "
                    "on record, and figures are worked out for the latest: mend the year if it is "
                    "a slip",
                )


def dates_after(dataset: Dataset, today: dt.date) -> Iterator[Problem]:
    """Yield each entry and report of a day that has not come: it can't tell yet what happened.

    Only a command that is asked how it stands today knows that. A period that has begun is none.
    """
    for action in dataset.actions:
        for index, entry in enumerate(action.record.log):
            if entry.on.first_day > today:
                yield _is_after(today, "on", entry.on, action.place("log", index, "on"))
    for snapshot in dataset.snapshots:
        as_of = snapshot.record.as_of
        if as_of.first_day > today:
            yield _is_after(today, "as_of", as_of, snapshot.place("as_of"))


def _is_after(today: dt.date, name: str, date: PartialDate, place: Location) -> Problem:
    return Problem.of(
        FAR_DATE,
        place,
        f"{name} is {date}, which is after today ({today}) and does not count yet: mend it if it "
        "is a slip",
    )


def _first_far(dataset: Dataset) -> tuple[PartialDate, dt.date] | None:
    """Return the day of the first entry far from all before it and every report, and the last near.

    A period counts from its first day: 2026 may be its January.
    """
    reports = {each.record.as_of for each in dataset.snapshots}
    dates = sorted({*reports, *dataset.history.dates})
    latest_report = max(reports, default=None)
    for before, date in pairwise(dates):
        is_after_reports = latest_report is None or latest_report < date
        if is_after_reports and date.first_day - before.last_day > _FAR:
            return before, date.last_day
    return None


def check_waiting(dataset: Dataset) -> Iterator[Problem]:
    """An open action is waited for: it has news, and a date to come for it.

    It is held against the latest date on record, so that the same data gives the same warnings.
    """
    latest = _latest_date(dataset)
    if latest is None:
        return
    reports = sorted((each.record for each in dataset.snapshots), key=lambda each: each.as_of)
    for action, state in _open_actions(dataset, latest):
        yield from _check_stale(action, reports)
        yield from _check_overdue(action, state, latest)
        yield from _check_past_expected(action, state, latest)


def _check_stale(action: Loaded[Action], reports: Sequence[Snapshot]) -> Iterator[Problem]:
    """A report tells of each open action: one without news for two reports was forgotten.

    Unlisted actions have none to tell, and before the second report nothing is late.
    """
    if not reports[1:]:
        return
    before, latest = reports[-2:]
    index, entry = max(enumerate(action.record.log), key=lambda each: each[1].on.last_day)
    if entry.on.last_day <= before.as_of.last_day and not action.record.is_unlisted:
        yield Problem.of(
            STALE,
            action.place("log", index, "on"),
            f"on is {entry.on} in the last entry of this open action, so there is no news "
            f"of it since {before.document} ({before.as_of}): add an entry with what "
            f"{latest.document} ({latest.as_of}) says of it, or with its new status",
        )


def _check_overdue(action: Loaded[Action], state: State, latest: PartialDate) -> Iterator[Problem]:
    """A due date that has passed says nothing about when an open action will be done."""
    if state.is_overdue and state.expected is None:
        yield Problem.of(
            OVERDUE_WITHOUT_DATE,
            action.place("due"),
            f"due is {action.record.due}, which is past at {latest}, the latest date on "
            "record, and no entry says when to expect it: add expected: to the entry that "
            "says so, or status: implemented if it is done",
        )


def _check_past_expected(
    action: Loaded[Action], state: State, latest: PartialDate
) -> Iterator[Problem]:
    """A date that was promised and has passed is not silent, whatever the first due date."""
    if state.is_past_expected and state.expected is not None:
        yield Problem.of(
            PAST_EXPECTED,
            _place_of_expected(action, state.expected),
            f"expected is {state.expected}, which is past at {latest}, the latest date on "
            "record, and the action is open: add an entry with its new expected: date, or "
            "with status: implemented if it is done",
        )


def _latest_date(dataset: Dataset) -> PartialDate | None:
    """Return the latest date on record that is not far from all others."""
    if (far := _first_far(dataset)) is not None:
        return far[0]
    snapshots = (each.record.as_of for each in dataset.snapshots)
    return max((*dataset.history.dates, *snapshots), default=None)


def _open_actions(dataset: Dataset, when: PartialDate) -> Iterator[tuple[Loaded[Action], State]]:
    """Yield the actions that are open at the date, unless a part of their log was lost."""
    for action in dataset.actions:
        state = dataset.history.state(action.record, when.last_day)
        if state is not None and state.is_open and "log" not in action.lost:
            yield action, state


def _place_of_expected(action: Loaded[Action], expected: PartialDate) -> Location:
    index = max(i for i, entry in enumerate(action.record.log) if entry.expected is expected)
    return action.place("log", index, "expected")
