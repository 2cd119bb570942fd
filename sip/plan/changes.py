"""What moved between two states of the record: two dates, or two revisions of the data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.progress import Moves, compare, figures_at, states_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sip.plan.as_of import AsOf
    from sip.plan.progress import Figures, State
    from sip.plan.record import Record


@dataclass(frozen=True)
class Side:
    """A record at a date; `revision` is None where it is the data as it stands now."""

    record: Record
    as_of: AsOf
    revision: str | None = None

    @property
    def figures(self) -> Figures:
        """The figures of this side."""
        return figures_at(self.record.actions, self.as_of.day)


@dataclass(frozen=True)
class Difference:
    """What is otherwise on the later side; pairs are an action's states before and after.

    `was` has the earlier states by the ids that the actions have now. `gone` are the actions
    whose files are no longer there, `renamed` the old ids with the actions that they are now.
    """

    before: Side
    after: Side
    was: Mapping[str, State]
    moves: Moves
    renamed: tuple[tuple[str, State], ...]
    gone: tuple[State, ...]
    newly_overdue: tuple[State, ...]
    newly_slipped: tuple[State, ...]
    rescheduled: tuple[tuple[State, State], ...]
    due_changed: tuple[tuple[State, State], ...]
    category_changed: tuple[tuple[State, State], ...]


def difference(before: Side, after: Side, names: Mapping[str, str]) -> Difference:
    """Compare two sides; the names map ids of the earlier side to those they became."""
    old = states_at(before.record.actions, before.as_of.day)
    new = states_at(after.record.actions, after.as_of.day)
    was = {names.get(state.action.id, state.action.id): state for state in old}
    now = {state.action.id: state for state in new}
    pairs = [(was[name], state) for name, state in now.items() if name in was]
    return Difference(
        before,
        after,
        was,
        compare(was, new),
        renamed=tuple(
            (state.action.id, now[name])
            for name, state in was.items()
            if name != state.action.id and name in now
        ),
        gone=tuple(state for name, state in was.items() if name not in now),
        newly_overdue=tuple(
            state
            for state in new
            if state.is_overdue(after.as_of.day)
            and not _was_overdue(was.get(state.action.id), before)
        ),
        newly_slipped=tuple(
            state
            for state in new
            if state.is_open and state.is_slipped and not _was_slipped(was.get(state.action.id))
        ),
        due_changed=tuple(_changed(pairs, lambda state: state.action.due)),
        category_changed=tuple(_changed(pairs, lambda state: state.action.category)),
        rescheduled=tuple(
            (old, state)
            for old, state in pairs
            if state.expected is not None and state.expected != old.expected
        ),
    )


def _changed(
    pairs: Iterable[tuple[State, State]], known: Callable[[State], object]
) -> Iterator[tuple[State, State]]:
    """Yield the pairs of which something that was known is otherwise now, as written."""
    for old, state in pairs:
        if known(old) is not None and known(state) != known(old):
            yield old, state


def _was_overdue(state: State | None, before: Side) -> bool:
    return state is not None and state.is_overdue(before.as_of.day)


def _was_slipped(state: State | None) -> bool:
    return state is not None and state.is_open and state.is_slipped
