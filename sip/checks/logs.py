"""The rules on a log: its order, its news, and what its entries say together."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from sip.plan.models import NEWS, Status
from sip.plan.partial_date import PartialDate, Precision
from sip.plan.values import MISSING_FIELD
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.text.look_alikes import symbol_look

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sip.plan.models import Action, LogEntry
    from sip.problems.problem import Step
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

LOG_ORDER = Rule(
    "log-order",
    Severity.ERROR,
    "A log enters the plan, runs oldest first, and ends where the action leaves the plan.",
    "The state at a date is what the entries up to it say, read in their order.",
)
CONTRADICTION = Rule(
    "contradiction",
    Severity.ERROR,
    "The entries of a log for one date give one status and one expected date.",
    "Of two for one date, none could be called the latest word.",
)
EXPECTED_WHEN_CLOSED = Rule(
    "expected-when-closed",
    Severity.ERROR,
    "Only an open action has an expected date.",
    "What is closed is not awaited: the date, or the status, is a slip.",
)
SOURCE_DATE = Rule(
    "source-date",
    Severity.ERROR,
    "A log entry is not dated after the data of the report that it comes from.",
    "No report tells what happened after its data.",
)
REOPENED = Rule(
    "reopened",
    Severity.WARNING,
    "An implemented action that is open again is worth a second look.",
    "It happens, and it takes an action out of the implemented ones that were reported.",
)
_TOLD: Final = (*NEWS, "into")


def check_logs(dataset: Dataset) -> Iterator[Problem]:
    """State is worked out from the log alone, so that the log has to be a story that can happen.

    Of a log that lost a part, only what is left is held against the rules.
    """
    for action in dataset.actions:
        for each in _OF_A_LOG:
            yield from each(action)


def _check_entry_into_plan(action: Loaded[Action]) -> Iterator[Problem]:
    if "log" in action.lost:
        return
    if not action.record.log:
        yield Problem.of(
            LOG_ORDER,
            action.place("log"),
            "the log is empty: add an entry with on:, source: and status:",
        )
        return
    entry = action.record.log[0]
    if entry.status is None:
        yield Problem.of(
            LOG_ORDER,
            action.place("log", 0),
            "the first log entry has no status: add status: not started, in progress or "
            "implemented, which is how the action entered the plan",
        )
    elif entry.status.has_left:
        yield Problem.of(
            LOG_ORDER,
            action.place("log", 0, "status"),
            f"status is {entry.status} in the first log entry: an action enters the plan "
            "not started, in progress or implemented",
        )


def _check_news(action: Loaded[Action]) -> Iterator[Problem]:
    for index, entry in enumerate(action.record.log):
        if entry.status is not None or any(getattr(entry, news) for news in _TOLD):
            continue
        steps: tuple[Step, ...] = ("log", index)
        if not any((*steps, news) in action.tree.keys for news in _TOLD):
            yield Problem.of(
                MISSING_FIELD,
                action.place(*steps),
                "this log entry has no news: add a status, an expected date, a note or evidence",
            )


def _check_log_order(action: Loaded[Action]) -> Iterator[Problem]:
    """Entries may share a date."""
    for index, (before, entry) in enumerate(pairwise(action.record.log), start=1):
        if entry.on.last_day < before.on.last_day:
            yield Problem.of(
                LOG_ORDER,
                action.place("log", index, "on"),
                f"on is {entry.on}, which is before {before.on} in the entry above: "
                "keep the log oldest first",
            )
        if before.status is not None and before.status.has_left:
            yield Problem.of(
                LOG_ORDER,
                action.place("log", index),
                f"this entry follows {before.status}, which took the action out of the plan: "
                "nothing can follow",
            )


def _check_reopening(action: Loaded[Action]) -> Iterator[Problem]:
    """An implemented action may be opened again, which warns."""
    closed: LogEntry | None = None
    for index, entry in enumerate(action.record.log):
        if (status := entry.status) is None:
            continue
        if closed is not None and status.is_open and closed.on.last_day != entry.on.last_day:
            yield Problem.of(
                REOPENED,
                action.place("log", index, "status"),
                f"status is {status} after implemented, which reopens the action: "
                "check that the source says so",
            )
        closed = entry if status is Status.IMPLEMENTED else None


def _check_contradictions(action: Loaded[Action]) -> Iterator[Problem]:
    """The latest word of each kind wins, and of one date there is no latest.

    The same may be said twice, also with 2024-06 and 2024-06-30: both end on one day.
    """
    log = action.record.log
    if len({entry.on.last_day for entry in log}) == len(log):
        return
    told: dict[tuple[str, dt.date], tuple[int, Status | PartialDate]] = {}
    for index, entry in enumerate(log):
        for field, news in (("status", entry.status), ("expected", entry.expected)):
            if news is None:
                continue
            first, earlier = told.setdefault((field, entry.on.last_day), (index, news))
            if _meaning(earlier) != _meaning(news):
                line = action.place("log", first, field).line
                yield Problem.of(
                    CONTRADICTION,
                    action.place("log", index, field),
                    f"{field} is {news} as of {entry.on}, and line {line} says {earlier} for "
                    "the same date: keep the one that holds, or mend a date",
                )


def _meaning(news: Status | PartialDate) -> Status | dt.date:
    """Return what two entries have to agree on: 2024-06 and 2024-06-30 promise the same."""
    return news if isinstance(news, Status) else news.last_day


def _check_expected(action: Loaded[Action]) -> Iterator[Problem]:
    """A date to come for what is done, or has left the plan, contradicts the status.

    An entry may give it before any status is known: the lack of one is told by itself.
    """
    status: Status | None = None
    for index, entry in enumerate(action.record.log):
        has_left_before = status is not None and status.has_left
        status = entry.status or status
        if entry.expected is None or has_left_before:
            continue
        if status is not None and not status.is_open:
            yield Problem.of(
                EXPECTED_WHEN_CLOSED,
                action.place("log", index, "expected"),
                f"expected is {entry.expected}, and the action is {status} by then: "
                "take it out, or write status: in progress if the action is open",
            )


_OF_A_LOG: Final = (
    _check_entry_into_plan,
    _check_news,
    _check_log_order,
    _check_reopening,
    _check_contradictions,
    _check_expected,
)
"""What is held against a log by itself, all of it in one walk over the plan."""


def check_source_dates(dataset: Dataset) -> Iterator[Problem]:
    """A report can't know what came after its data, and an entry dated so would escape its figures.

    Documents that are no snapshot's may say anything, and an entry may be dated long before.
    """
    snapshots = {symbol_look(each.record.document): each.record for each in dataset.snapshots}
    for action in dataset.actions:
        for index, entry in enumerate(action.record.log):
            snapshot = snapshots.get(symbol_look(entry.source))
            if snapshot is not None and entry.on.last_day > snapshot.as_of.last_day:
                counted = "" if entry.on.precision is Precision.DAY else ", whose last day counts"
                yield Problem.of(
                    SOURCE_DATE,
                    action.place("log", index, "on"),
                    f"on is {entry.on}{counted}, after {snapshot.as_of}, the date of the data in "
                    f"its source {snapshot.document}: write {snapshot.as_of} or an earlier date, "
                    "or name the document that says so",
                )
