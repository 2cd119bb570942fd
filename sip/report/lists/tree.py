"""The rows of a list of actions: one below the other, or sub-actions below their action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.lists.sorting import Sorting


@dataclass(frozen=True)
class ListRow:
    """An action that is listed, and how it stands to the row above.

    One that `is_below` is a sub-action of the nearest row above that is not. One that
    `is_context` was not asked for: it is there for the sub-actions below it.
    """

    state: State
    is_below: bool = False
    is_context: bool = False


def below_each_other(states: Iterable[State]) -> list[ListRow]:
    """Return the actions as they come."""
    return [ListRow(state) for state in states]


def as_a_tree(states: Sequence[State], view: View, sorting: Sorting) -> list[ListRow]:
    """Return each sub-action below its action, which is there for it where not asked for.

    Actions are in the order that is asked for, and so are the sub-actions of each. One whose
    action is not in the plan by the date stands by itself.
    """
    asked = {state.action.id for state in states}
    actions = _with_their_actions(states, view)
    return [
        ListRow(state, is_below=is_below, is_context=state.action.id not in asked)
        for state, is_below in nested(sorting.sort(actions, view.record))
    ]


def _with_their_actions(states: Sequence[State], view: View) -> list[State]:
    """Return the actions, with those that they are part of, in the order of their ids."""
    wanted = {state.action.id for state in states}
    wanted |= {state.action.part_of for state in states if state.action.part_of is not None}
    return [state for state in view.states if state.action.id in wanted]


def nested(states: Sequence[State]) -> Iterator[tuple[State, bool]]:
    """Yield each action with its sub-actions behind it, and whether it is one of those.

    Sub-actions of actions that are not among the states stand where they come.
    """
    ids = {state.action.id for state in states}
    below: dict[str, list[State]] = {}
    for state in states:
        if state.action.part_of in ids:
            below.setdefault(state.action.part_of, []).append(state)
    for state in states:
        if state.action.part_of not in ids:
            yield state, False
            yield from ((part, True) for part in below.get(state.action.id, ()))
