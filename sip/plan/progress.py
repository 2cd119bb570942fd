"""What the logs say at a date: the state of an action, the counts and the percentages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sip.plan.models import Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sip.plan.models import Action, LogEntry
    from sip.plan.partial_date import PartialDate


class State(NamedTuple):
    """What the log says of an action at a date: the entries with the latest word of each kind.

    It holds at the end of the day; `since` is the entry that brought the status.
    """

    action: Action
    day: dt.date
    status: Status
    since: LogEntry
    expectation: LogEntry | None
    update: LogEntry | None
    verification: LogEntry | None = None

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        """The entries of the log up to the day, oldest first."""
        return tuple(entry for entry in self.action.log if entry.on.last_day <= self.day)

    @property
    def age_days(self) -> int | None:
        """For how many days it has been on record, None where it is not open."""
        return (self.day - self.action.log[0].on.last_day).days if self.is_open else None

    @property
    def silent_days(self) -> int:
        """How many days ago the latest entry of its log is dated."""
        return (self.day - self.entries[-1].on.last_day).days

    @property
    def moves(self) -> int:
        """How many times its expected date was changed; the first one is no change."""
        given = [entry.expected for entry in self.entries if entry.expected is not None]
        return sum(before != after for before, after in pairwise(given))

    @property
    def expected(self) -> PartialDate | None:
        """The latest expected completion date."""
        return None if self.expectation is None else self.expectation.expected

    @property
    def is_open(self) -> bool:
        """Whether the action is not started or in progress."""
        return self.status.is_open

    @property
    def is_closed(self) -> bool:
        """Whether the action is implemented."""
        return self.status is Status.IMPLEMENTED

    @property
    def is_verified(self) -> bool:
        """Whether it is implemented and somebody else has confirmed it since."""
        return self.verification is not None

    @property
    def is_slipped(self) -> bool:
        """Whether it is expected later than it was due."""
        due = self.action.due
        return (
            self.expected is not None and due is not None and self.expected.last_day > due.last_day
        )

    @property
    def is_overdue(self) -> bool:
        """Whether it is open and was due before the day."""
        due = self.action.due
        return self.is_open and due is not None and due.last_day < self.day

    @property
    def overdue_days(self) -> int | None:
        """For how many days it has been overdue, None where it is not."""
        due = self.action.due
        return None if due is None or not self.is_overdue else (self.day - due.last_day).days

    @property
    def slipped_days(self) -> int | None:
        """How many days after the due date it is expected, None where it has not slipped."""
        due, expected = self.action.due, self.expected
        if due is None or expected is None or not self.is_slipped:
            return None
        return (expected.last_day - due.last_day).days

    @property
    def is_past_expected(self) -> bool:
        """Whether it is open and was expected before the day."""
        return self.is_open and self.expected is not None and self.expected.last_day < self.day

    @property
    def past_expected_days(self) -> int | None:
        """For how many days it has been past expected, None where it is not."""
        expected = self.expected
        if expected is None or not self.is_past_expected:
            return None
        return (self.day - expected.last_day).days

    @property
    def is_late(self) -> bool:
        """Whether it is overdue, has slipped, or is past expected."""
        return self.is_overdue or self.is_slipped or self.is_past_expected


@dataclass(frozen=True)
class Figures:
    """One row of the progress table; the percentages are None where there are no actions."""

    actions: int
    implemented: int
    verified: int = 0
    not_started: int = 0

    @classmethod
    def of(cls, states: Iterable[State], *, of_sub_actions: bool = False) -> Figures:
        """Count the actions of the plan among the states of a day, or the sub-actions alone.

        The two are never counted together.
        """
        counted = [state for state in states if state.action.is_part is of_sub_actions]
        number = Counter(state.status for state in counted)
        return cls(
            sum(number[status] for status in number if not status.has_left),
            number[Status.IMPLEMENTED],
            sum(state.is_verified for state in counted),
            number[Status.NOT_STARTED],
        )

    @property
    def open(self) -> int:
        """The number of open actions."""
        return self.actions - self.implemented

    @property
    def in_progress(self) -> int:
        """The number of open actions that are started."""
        return self.open - self.not_started

    @property
    def closed_percent(self) -> int | None:
        """Implemented out of actions, rounded half up; 0 and 100 only where they are exact."""
        if self.actions == 0:
            return None
        if self.implemented in {0, self.actions}:
            return 100 * self.implemented // self.actions
        rounded = (200 * self.implemented + self.actions) // (2 * self.actions)
        return min(max(rounded, 1), 99)

    @property
    def open_percent(self) -> int | None:
        """What is left of 100, so that the two add up."""
        closed = self.closed_percent
        return None if closed is None else 100 - closed


@dataclass(frozen=True)
class LateFigures:
    """How many open actions are late, and of how many it can be known.

    Whether one has slipped is known where it has both dates.
    """

    open: int
    with_due: int
    with_expected: int
    with_both: int
    due_passed: int
    later_than_due: int
    expected_passed: int

    @classmethod
    def of(cls, states: Iterable[State]) -> LateFigures:
        """Count open actions by their states."""
        found = tuple(states)
        due = [state for state in found if state.action.due is not None]
        return cls(
            open=len(found),
            with_due=len(due),
            with_expected=sum(state.expected is not None for state in found),
            with_both=sum(state.expected is not None for state in due),
            due_passed=sum(state.is_overdue for state in found),
            later_than_due=sum(state.is_slipped for state in found),
            expected_passed=sum(state.is_past_expected for state in found),
        )

    @property
    def overdue(self) -> int | None:
        """How many are overdue, None where it is known of none of them."""
        return self._if_known(self.due_passed, self.with_due)

    @property
    def slipped(self) -> int | None:
        """How many have slipped, None where it is known of none of them."""
        return self._if_known(self.later_than_due, self.with_both)

    @property
    def past_expected(self) -> int | None:
        """How many are past expected, None where it is known of none of them."""
        return self._if_known(self.expected_passed, self.with_expected)

    def _if_known(self, number: int, known: int) -> int | None:
        return number if known or not self.open else None


def state_at(action: Action, day: dt.date) -> State | None:
    """Return the action's state at the end of the day, or None before it entered the plan."""
    status: Status | None = None
    since: LogEntry | None = None
    expectation: LogEntry | None = None
    update: LogEntry | None = None
    verification: LogEntry | None = None
    implemented = Status.IMPLEMENTED
    for entry in action.log:
        if entry.on.last_day > day:
            continue
        if (news := entry.status) is not None:
            if news is not status:
                since = entry
            status = news
        if status is not implemented:
            verification = None
        elif entry.verified:
            verification = entry
        if entry.expected is not None:
            expectation = entry
        if entry.note is not None:
            update = entry
    if status is None or since is None:
        return None
    return State(action, day, status, since, expectation, update, verification)
