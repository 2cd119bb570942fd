"""What moved between two states of the record: two dates, or two revisions of the data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.compared.pairing import paired_entries
from sip.plan.compared.readings import Part, readings_of
from sip.plan.kinds.text import Text
from sip.plan.models import Status
from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sip.plan.compared.readings import Reading
    from sip.plan.models import LogEntry
    from sip.plan.progress import State
    from sip.plan.view import View

ChangeValue: TypeAlias = Status | PartialDate | Text | str | int | None
"""What was or is said of an action: a status, a date, a note, days late, an id or a category."""


class ChangeKind(Enum):
    """What can become of an action, in the order in which changes are told."""

    IMPLEMENTED = auto()
    VERIFIED = auto()
    NOT_VERIFIED = auto()
    REOPENED = auto()
    STARTED = auto()
    NOT_STARTED = auto()
    ADDED = auto()
    REMOVED = auto()
    MERGED = auto()
    RENAMED = auto()
    FILE_GONE = auto()
    NEWLY_OVERDUE = auto()
    NEWLY_SLIPPED = auto()
    NEWLY_PAST_EXPECTED = auto()
    NEW_EXPECTED_DATE = auto()
    NEW_DUE_DATE = auto()
    NEW_CATEGORY = auto()
    FIRST_DUE_DATE = auto()
    FIRST_EXPECTED_DATE = auto()
    NEW_NOTE = auto()

    @property
    def is_move(self) -> bool:
        """Whether something that was known is otherwise: what is first on record has not moved."""
        return self not in {self.FIRST_DUE_DATE, self.FIRST_EXPECTED_DATE, self.NEW_NOTE}


_KIND_OF_STATUS = {
    Status.NOT_STARTED: ChangeKind.NOT_STARTED,
    Status.IN_PROGRESS: ChangeKind.STARTED,
    Status.IMPLEMENTED: ChangeKind.IMPLEMENTED,
    Status.REMOVED: ChangeKind.REMOVED,
    Status.MERGED: ChangeKind.MERGED,
}


@dataclass(frozen=True)
class Change:
    """One thing that is otherwise on the later side.

    `before` and `after` are of one quantity: where an action is newly late, the days it is late by.
    `state` is the action's on the later side, or on the earlier one where its file is gone.
    `source` is the document that says so, or the date that has passed, and `on` is its date; None
    where no document on record does.
    """

    kind: ChangeKind
    state: State
    before: ChangeValue
    after: ChangeValue
    source: str | None = None
    on: PartialDate | None = None

    @classmethod
    def of_entry(
        cls,
        kind: ChangeKind,
        state: State,
        values: tuple[ChangeValue, ChangeValue],
        entry: LogEntry | None,
    ) -> Change:
        """Return a change, from one value to another, that an entry of the action's log says."""
        if entry is None:
            return cls(kind, state, *values)
        return cls(kind, state, *values, entry.source, entry.on)


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
    """Two sides and all that is otherwise on the later one, kind by kind.

    `readings` are what the data says otherwise of the same time; between two dates of one record
    there are none.
    """

    before: Side | Nothing
    after: Side
    changes: tuple[Change, ...]
    readings: tuple[Reading, ...] = ()


def difference(before: Side | Nothing, after: Side, names: Mapping[str, str]) -> Difference:
    """Compare two sides; the names map ids of the earlier side to those they became."""
    states = () if isinstance(before, Nothing) else before.view.states
    was = {names.get(state.action.id, state.action.id): state for state in states}
    now = after.view.states
    found = [*_moves(was, now), *_renamed_or_gone(was, now)]
    for state in now:
        old = was.get(state.action.id)
        found += _new_note(old, state)
        if old is not None and isinstance(before, Side):
            found += _new_dates(_Known.of(old, before.view), _Known.of(state, after.view))
    readings: tuple[Reading, ...] = ()
    if isinstance(before, Side) and before.view.record is not after.view.record:
        readings = tuple(_untold(readings_of(before.view.record, after.view.record, names), found))
    return Difference(before, after, _told(found), readings)


def _untold(readings: Iterable[Reading], changes: Iterable[Change]) -> Iterator[Reading]:
    """Leave out the notes that are told as new ones."""
    notes = [each for each in changes if each.kind is ChangeKind.NEW_NOTE and each.on is not None]
    told = {(each.state.action.id, str(each.on)): each.after for each in notes}
    for each in readings:
        is_new = each.part is Part.NOTE and each.before is None
        if not is_new or told.get((each.subject or "", each.detail or "")) != each.now:
            yield each


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
        if old is None:
            entered = state.action.log[0]
            yield Change.of_entry(ChangeKind.ADDED, state, (None, entered.status), entered)
            if state.is_open or state.status is not entered.status:
                status = entered.status
        if state.status is not status:
            is_reopened = status is Status.IMPLEMENTED and state.is_open
            kind = ChangeKind.REOPENED if is_reopened else _KIND_OF_STATUS[state.status]
            yield Change.of_entry(kind, state, (status, state.status), state.since)
        yield from _verified(old, state)


def _verified(old: State | None, state: State) -> Iterator[Change]:
    """Yield that an action is verified, or that one is no more that is implemented anew."""
    was = None if old is None else old.verification
    entry = state.verification
    if entry is not None and was is None:
        yield Change.of_entry(ChangeKind.VERIFIED, state, (None, entry.on), entry)
    if entry is None and was is not None and state.is_closed:
        yield Change.of_entry(ChangeKind.NOT_VERIFIED, state, (was.on, None), state.since)


def _renamed_or_gone(was: Mapping[str, State], now: Sequence[State]) -> Iterator[Change]:
    current = {state.action.id: state for state in now}
    for name, old in was.items():
        if name not in current:
            yield Change(ChangeKind.FILE_GONE, old, old.status, None)
        elif name != old.action.id:
            yield Change(ChangeKind.RENAMED, current[name], old.action.id, name)


def _new_note(old: State | None, state: State) -> Iterator[Change]:
    """Yield a latest note that is of another entry, or is the first one."""
    update, known = state.update, None if old is None else old.update
    if update is None:
        return
    if known is not None and (known.on, known.source) == (update.on, update.source):
        return
    if old is None or known is None or not _is_written_anew(update, known, old, state):
        before = None if known is None else known.note
        yield Change.of_entry(ChangeKind.NEW_NOTE, state, (before, update.note), update)


def _is_written_anew(update: LogEntry, known: LogEntry, old: State, state: State) -> bool:
    """Tell whether the entry was known already, and bears another date or source by now.

    That is told as what reads otherwise.
    """
    if old.action is state.action:
        return False
    pairs = zip(old.action.log, paired_entries(old.action.log, state.action.log), strict=True)
    return any(
        entry.on.last_day <= known.on.last_day
        for entry, index in pairs
        if index is not None and state.action.log[index] is update
    )


@dataclass(frozen=True)
class _Known:
    """An action at a date, and what was on record by then of its due date and category.

    `on` is the date of the document that these were read from, where it is on record.
    """

    state: State
    due: PartialDate | None
    category: str | None
    on: PartialDate | None

    @classmethod
    def of(cls, state: State, view: View) -> _Known:
        action = state.action
        if not view.knows_fields(action):
            return cls(state, None, None, None)
        on = view.record.dates_of_documents.get(action.source or "")
        return cls(state, action.due, action.category, on)

    def change(self, kind: ChangeKind, before: ChangeValue, after: ChangeValue) -> Change:
        """Return a change that the document says that due date and category were read from."""
        return Change(kind, self.state, before, after, self.state.action.source, self.on)


def _new_dates(was: _Known, known: _Known) -> Iterator[Change]:
    """Yield what was known and is otherwise now, as it is written, and what is first on record."""
    yield from _newly_late(was, known)
    old, state = was.state, known.state
    yield from _newly_past_expected(old, state)
    if (expected := state.expected) is not None and expected != old.expected:
        is_first = old.expected is None
        kind = ChangeKind.FIRST_EXPECTED_DATE if is_first else ChangeKind.NEW_EXPECTED_DATE
        yield Change.of_entry(kind, state, (old.expected, expected), state.expectation)
    if was.due != known.due and not (was.due is None and known.due is None):
        kind = ChangeKind.FIRST_DUE_DATE if was.due is None else ChangeKind.NEW_DUE_DATE
        yield known.change(kind, was.due, known.due)
    if was.category is not None and was.category != known.category:
        yield known.change(ChangeKind.NEW_CATEGORY, was.category, known.category)


def _newly_late(was: _Known, known: _Known) -> Iterator[Change]:
    """Yield what is newly late by dates that were known before, with the days that it is late."""
    old, state = was.state, known.state
    if was.due is None:
        return
    if state.is_overdue and not old.is_overdue:
        yield known.change(ChangeKind.NEWLY_OVERDUE, 0, state.overdue_days)
    if old.expected is None or state.expectation is None:
        return
    if _is_open_and_slipped(state) and not _is_open_and_slipped(old):
        days = (0, state.slipped_days)
        yield Change.of_entry(ChangeKind.NEWLY_SLIPPED, state, days, state.expectation)


def _newly_past_expected(old: State, state: State) -> Iterator[Change]:
    """Yield that an expected date that was known before, or a later one, has passed."""
    if old.expected is not None and state.is_past_expected and not old.is_past_expected:
        days = (0, state.past_expected_days)
        yield Change.of_entry(ChangeKind.NEWLY_PAST_EXPECTED, state, days, state.expectation)


def _is_open_and_slipped(state: State) -> bool:
    return state.is_open and state.is_slipped
