"""What most likely made the figures of a report differ from those of the action files."""
# ruff: noqa: PLC0415  # moves are compared only where figures differ, which is seldom

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.models import UNLISTED_PREFIX
from sip.text.ids import in_runs, natural_order
from sip.text.suggest import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sip.plan.models import PrintedFigures
    from sip.plan.progress import Figures, State


@dataclass(frozen=True)
class Published:
    """What a report of that symbol printed, and what the action files give."""

    document: str
    figures: PrintedFigures
    computed: Figures


def misprint(published: PrintedFigures) -> str | None:
    """Say that the counts of a report do not add up, where they do not."""
    done, started, waiting = published.implemented, published.in_progress, published.not_started
    if done is None or started is None or published.actions is None:
        return None
    if done + started + (waiting or 0) == published.actions:
        return None
    counts = [f"{done} implemented", f"{started} in progress"]
    if waiting is not None:
        counts.append(f"{waiting} not started")
    total = done + started + (waiting or 0)
    return f"what is published does not add up: {joined(counts)} are {total}"


def wrong_action(
    published: Published, states: Sequence[State], earlier: Sequence[State]
) -> str | None:
    """Name the actions that are too many, missing or closed too early, where some stand out.

    The states are those at the snapshot's date, and at that of the one before.
    """
    actions, implemented = published.figures.actions, published.figures.implemented
    if actions is None or implemented is None:
        return None
    off = published.computed.actions - actions
    implemented_off = published.computed.implemented - implemented
    if off > 0:
        return _copies(states, off, implemented_off)
    if off < 0:
        return _gap(states, -off)
    if implemented_off > 0:
        return _closed_by_others(published.document, states, earlier, implemented_off)
    return None


def _closed_by_others(
    document: str, states: Sequence[State], earlier: Sequence[State], off: int
) -> str | None:
    """Name the actions that were closed since the report before, on the word of another one."""
    from sip.plan.compared.changes import ChangeKind, moves

    found = [
        change.state
        for change in moves(earlier, states)
        if change.kind is ChangeKind.IMPLEMENTED and change.source != document
    ]
    sources = {state.since.source for state in found}
    if len(found) != off or len(sources) != 1:
        return None
    are = "is" if off == 1 else "are"
    return f"{_named(found)} {are} implemented by then, and the entry is from {sources.pop()}"


def _copies(states: Sequence[State], off: int, implemented_off: int) -> str | None:
    """Name the actions that are one too many: those titled as another, else the last unlisted.

    Whoever copies an unlisted action's file gives it the next number.
    """
    counted = [state for state in states if not state.status.has_left]
    titled: dict[str, str] = {}
    twins: dict[str, str] = {}
    for state in counted:
        if (title := state.action.title) is not None:
            first = titled.setdefault(title.original, state.action.id)
            if first != state.action.id:
                twins[state.action.id] = first
    if len(twins) == off:
        return "; ".join(f"{twin} has the title of {first}" for twin, first in twins.items())
    unlisted = [state for state in counted if state.action.is_unlisted]
    last = sorted(unlisted, key=lambda each: natural_order(each.action.id))[-off:]
    if len(last) == off and sum(state.is_closed for state in last) == implemented_off:
        if off == 1:
            return f"perhaps {_named(last)}, the last unlisted action, is one too many"
        return f"perhaps {_named(last)}, the last unlisted actions, are {off} too many"
    return None


def _gap(states: Sequence[State], missing: int) -> str | None:
    """Name the numbers that are left out among the unlisted actions, where they are as many."""
    numbers = {
        int(number): len(number)
        for state in states
        if state.action.is_unlisted
        and (number := state.action.id.removeprefix(UNLISTED_PREFIX)).isdecimal()
    }
    if not numbers or max(numbers) - len(numbers) > missing:
        return None
    width = max(numbers.values())
    gaps = [f"{UNLISTED_PREFIX}{n:0{width}}" for n in range(1, max(numbers)) if n not in numbers]
    return f"there is no {in_runs(gaps)}" if len(gaps) == missing else None


def moved_since(document: str | None, states: Sequence[State], earlier: Sequence[State]) -> str:
    """Name the actions that moved since the report before, if there is one."""
    from sip.plan.compared.changes import ChangeKind, moves

    kinds = {
        "added": ChangeKind.ADDED,
        "implemented": ChangeKind.IMPLEMENTED,
        "reopened": ChangeKind.REOPENED,
        "removed": ChangeKind.REMOVED,
        "merged": ChangeKind.MERGED,
    }
    changes = moves(earlier, states)
    moved = {
        word: [change.state for change in changes if change.kind is kind]
        for word, kind in kinds.items()
    }
    news = [f"{word} {_named(found)}" for word, found in moved.items() if found]
    since = "up to then" if document is None else f"since {document}"
    return f"{since}: {'; '.join(news)}" if news else f"{since}, no action moved"


def _named(states: Iterable[State]) -> str:
    return in_runs(state.action.id for state in states)
