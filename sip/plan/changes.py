"""What moved between two states of the record: two dates, or two revisions of the data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.models import Status
from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sip.plan.progress import State
    from sip.plan.view import View

News: TypeAlias = Status | PartialDate | str | None
"""What was or is said of an action: a status, a date, an id or a category."""


class ChangeKind(Enum):
    """What can become of an action, in the order in which changes are told."""

    IMPLEMENTED = auto()
    REOPENED = auto()
    ADDED = auto()
    REMOVED = auto()
    MERGED = auto()
    RENAMED = auto()
    FILE_GONE = auto()
    NEWLY_OVERDUE = auto()
    NEWLY_SLIPPED = auto()
    NEW_EXPECTED_DATE = auto()
    NEW_DUE_DATE = auto()
    NEW_CATEGORY = auto()


_KIND_OF_STATUS = {
    Status.IMPLEMENTED: ChangeKind.IMPLEMENTED,
    Status.REMOVED: ChangeKind.REMOVED,
    Status.MERGED: ChangeKind.MERGED,
}


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise on the later side.

    `state` is the action's on the later side, or on the earlier one where its file is gone.
    `source` is the document that says so, None where no entry of the log brought the change.
    """

    kind: ChangeKind
    state: State
    before: News
    after: News
    source: str | None = None


@dataclass(frozen=True)
class Side:
    """A record at a date; `revision` is None where it is the data as it stands now."""

    view: View
    revision: str | None = None


@dataclass(frozen=True)
class Nothing:
    """A revision at which there was no data yet."""

    revision: str


@dataclass(frozen=True)
class Difference:
    """Two sides and all that is otherwise on the later one, kind by kind."""

    before: Side | Nothing
    after: Side
    changes: tuple[Change, ...]


def difference(before: Side | Nothing, after: Side, names: Mapping[str, str]) -> Difference:
    """Compare two sides; the names map ids of the earlier side to those they became."""
    states = () if isinstance(before, Nothing) else before.view.states
    was = {names.get(state.action.id, state.action.id): state for state in states}
    now = after.view.states
    found = [*_moves(was, now), *_renamed_or_gone(was, now)]
    for state in now:
        found += _new_dates(was.get(state.action.id), state)
    return Difference(before, after, _told(found))


def moves(before: Sequence[State], now: Sequence[State]) -> tuple[Change, ...]:
    """Compare the states of two days; with none before, every action is new.

    An action that was added and implemented in between is in two changes.
    """
    return _told(_moves({state.action.id: state for state in before}, now))


def _told(found: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(sorted(found, key=lambda change: change.kind.value))


def _moves(was: Mapping[str, State], now: Sequence[State]) -> Iterator[Change]:
    """Yield what became of the status; the states before are by the ids that actions have now."""
    for state in now:
        old = was.get(state.action.id)
        status = None if old is None else old.status
        kinds = [ChangeKind.ADDED] if old is None else []
        if state.status is not status and state.status in _KIND_OF_STATUS:
            kinds.append(_KIND_OF_STATUS[state.status])
        if state.is_open and old is not None and old.is_closed:
            kinds.append(ChangeKind.REOPENED)
        for kind in kinds:
            yield Change(kind, state, status, state.status, state.since.source)


def _renamed_or_gone(was: Mapping[str, State], now: Sequence[State]) -> Iterator[Change]:
    current = {state.action.id: state for state in now}
    for name, old in was.items():
        if name not in current:
            yield Change(ChangeKind.FILE_GONE, old, old.status, None)
        elif name != old.action.id:
            yield Change(ChangeKind.RENAMED, current[name], old.action.id, name)


def _new_dates(old: State | None, state: State) -> Iterator[Change]:
    """Yield what is newly late, and what was known and is otherwise now, as it is written."""
    due, expected = state.action.due, state.expected
    source = None if state.expectation is None else state.expectation.source
    if state.is_overdue and not (old is not None and old.is_overdue):
        yield Change(ChangeKind.NEWLY_OVERDUE, state, due, expected)
    if _is_open_and_slipped(state) and not (old is not None and _is_open_and_slipped(old)):
        yield Change(ChangeKind.NEWLY_SLIPPED, state, due, expected, source)
    if old is None:
        return
    if expected is not None and expected != old.expected:
        yield Change(ChangeKind.NEW_EXPECTED_DATE, state, old.expected, expected, source)
    was, category = old.action, state.action.category
    if was.due is not None and was.due != due:
        yield Change(ChangeKind.NEW_DUE_DATE, state, was.due, due)
    if was.category is not None and was.category != category:
        yield Change(ChangeKind.NEW_CATEGORY, state, was.category, category)


def _is_open_and_slipped(state: State) -> bool:
    return state.is_open and state.is_slipped
