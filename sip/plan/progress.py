"""What the logs say at a date: states, counts, percentages, and what moved between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.models import Figure, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sip.plan.models import Action, LogEntry
    from sip.plan.partial_date import PartialDate


@dataclass(frozen=True)
class State:
    """What the log says of an action at a date: the entries with the latest word of each kind.

    `since` is the entry that brought the status.
    """

    action: Action
    status: Status
    since: LogEntry
    expectation: LogEntry | None
    update: LogEntry | None

    @property
    def expected(self) -> PartialDate | None:
        """The latest expected completion date."""
        return None if self.expectation is None else self.expectation.expected

    @property
    def is_open(self) -> bool:
        """Whether the action is in progress."""
        return self.status is Status.IN_PROGRESS

    @property
    def is_closed(self) -> bool:
        """Whether the action is implemented."""
        return self.status is Status.IMPLEMENTED

    @property
    def is_slipped(self) -> bool:
        """Whether it is expected later than it was due."""
        due = self.action.due
        return (
            self.expected is not None and due is not None and self.expected.last_day > due.last_day
        )

    def is_overdue(self, day: date) -> bool:
        """Tell whether it is open and was due before the day."""
        due = self.action.due
        return self.is_open and due is not None and due.last_day < day


@dataclass(frozen=True)
class Figures:
    """One row of the progress table; the percentages are None where there are no actions."""

    actions: int
    implemented: int

    @property
    def in_progress(self) -> int:
        """The number of open actions."""
        return self.actions - self.implemented

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

    def __getitem__(self, figure: Figure) -> int | None:
        value: int | None = getattr(self, figure)
        return value


def state_at(action: Action, day: date) -> State | None:
    """Return the action's state at the end of the day, or None before it entered the plan."""
    status: Status | None = None
    since: LogEntry | None = None
    expectation: LogEntry | None = None
    update: LogEntry | None = None
    for entry in action.log:
        if entry.on.last_day > day:
            continue
        if entry.status is not None:
            if entry.status is not status:
                since = entry
            status = entry.status
        expectation = entry if entry.expected is not None else expectation
        update = entry if entry.note is not None else update
    if status is None or since is None:
        return None
    return State(action, status, since, expectation, update)


def states_at(actions: Iterable[Action], day: date) -> list[State]:
    """Return the state of each action that has entered the plan, in the order given."""
    return [state for action in actions if (state := state_at(action, day)) is not None]


def figures_at(actions: Iterable[Action], day: date) -> Figures:
    """Count the actions of the plan and the implemented ones at the end of the day."""
    states = [state for state in states_at(actions, day) if not state.status.has_left]
    return Figures(len(states), sum(state.is_closed for state in states))


@dataclass(frozen=True)
class Moves:
    """The actions that changed between two days, each by its state on the later one."""

    implemented: tuple[State, ...]
    reopened: tuple[State, ...]
    added: tuple[State, ...]
    removed: tuple[State, ...]
    merged: tuple[State, ...]


def moves_between(actions: Sequence[Action], earlier: date | None, later: date) -> Moves:
    """Compare the states at the end of two days; every action is new where there is no earlier day.

    An action that was added and implemented in between is in both lists.
    """
    before = {} if earlier is None else {s.action.id: s for s in states_at(actions, earlier)}
    return compare(before, states_at(actions, later))


def compare(before: Mapping[str, State], now: Sequence[State]) -> Moves:
    """Compare states with those before, which are by the ids that the actions have now."""

    def became(status: Status) -> tuple[State, ...]:
        return tuple(
            state
            for state in now
            if state.status is status
            and ((old := before.get(state.action.id)) is None or old.status is not status)
        )

    return Moves(
        implemented=became(Status.IMPLEMENTED),
        reopened=tuple(
            state
            for state in now
            if state.is_open and (old := before.get(state.action.id)) is not None and old.is_closed
        ),
        added=tuple(state for state in now if state.action.id not in before),
        removed=became(Status.REMOVED),
        merged=became(Status.MERGED),
    )
