"""What several plans may have in common: an action in two of them would be counted twice."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sip.text.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.models import Action
    from sip.plan.view import View


def shared_actions(views: Sequence[View]) -> tuple[str, ...]:
    """Return the ids of actions that more than one of the plans may have, each once.

    Ids are unique in a plan only, so one that two plans have may be one action or two; and one
    action may have another id in each. Nobody can tell: an id or a title in two plans is enough.
    """
    found = Counter(mark for view in views for mark in set(_marks_of(view)))
    return tuple(
        dict.fromkeys(
            state.action.id
            for view in views
            for state in view.in_plan
            if any(found[mark] > 1 for mark in _marks(state.action))
        )
    )


def has_unlisted(views: Iterable[View]) -> bool:
    """Tell whether a plan counts an action without naming it: it could be any other plan's."""
    return any(state.action.is_unlisted for view in views for state in view.in_plan)


def _marks_of(view: View) -> Iterator[tuple[str, str]]:
    for state in view.in_plan:
        yield from _marks(state.action)


def _marks(action: Action) -> Iterator[tuple[str, str]]:
    """Yield what an action can be known by in another plan."""
    if not action.is_unlisted:
        yield "id", folded(action.id)
    if action.title is not None:
        yield "title", folded(action.title.original)
