"""The actions that are meant by the words of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.text.ids import natural_order
from sip.text.safe import printable
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sip.plan.models import Action

_MOST_MEANT = 3


class UnknownActionError(ValueError):
    """An id that no action has; the message names one that is near."""


def actions_meant(words: Iterable[str], actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return the actions of those ids in any case, each once; raise UnknownActionError."""
    by_folded = {action.id.casefold(): action for action in actions}
    found = {}
    for word in words:
        action = by_folded.get(word.casefold())
        if action is None:
            wanted = _wanted(word, actions)
            raise UnknownActionError(f"{printable(word)} is no action of the plan: {wanted}")
        found[action.id] = action
    return tuple(found.values())


def _wanted(word: str, actions: Sequence[Action]) -> str:
    """Ask for the id that differs in leading zeros or has more in front, or is nearest.

    It is a question: the id that was meant may be one that no file has yet.
    """
    ids = [action.id for action in actions]
    key = natural_order(word.casefold())
    same = [each for each in ids if natural_order(each.casefold()) == key]
    meant = same or [each for each in ids if each.casefold().endswith(f"_{word.casefold()}")]
    if not meant and (near := nearest(word, ids)) is not None:
        meant = [near]
    if meant:
        return f"did you mean {' or '.join(meant[:_MOST_MEANT])}?"
    return "sip list prints the ids there are"
