"""The rules on merged actions: each goes into another one that is in the plan by then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import Rule
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.history import History
    from sip.plan.models import Action, LogEntry
    from sip.reading.dataset import Dataset


def check_merges(dataset: Dataset) -> Iterator[Problem]:
    """An action is merged into another action that is in the plan at that date."""
    by_id = {action.record.id: action.record for action in dataset.actions}
    unsure = {action.record.id for action in dataset.actions if "log" in action.lost}
    known = [*by_id, *(file.name for file in dataset.lost)]
    for action in dataset.actions:
        for index, entry in enumerate(action.record.log):
            if entry.into is None:
                continue
            if entry.into == action.record.id:
                wrong = "the action itself: name the one it went into"
            elif entry.into not in known:
                suggestion = nearest(
                    entry.into, (each for each in known if each != action.record.id)
                )
                wanted = f"write {suggestion}" if suggestion else "name an action that has a file"
                wrong = f"which no action has: {wanted}"
            elif entry.into in by_id and entry.into not in unsure:
                wrong = _why_not_in_the_plan(by_id[entry.into], entry, by_id, dataset.history)
            else:
                continue
            if wrong:
                place = action.place("log", index, "into")
                yield Problem.of(Rule.MERGE_TARGET, place, f"into is {entry.into}, {wrong}")


def _why_not_in_the_plan(
    target: Action, entry: LogEntry, by_id: Mapping[str, Action], history: History
) -> str:
    """Say why nothing can be merged into the action at the entry's date; empty where it can."""
    state = history.state(target, entry.on.last_day)
    if state is None and target.log:
        return (
            f"which enters the plan only at {target.log[0].on}, after {entry.on}: "
            "name an action that is in the plan by then, or mend a date"
        )
    if state is None or not state.status.has_left:
        return ""
    survivor = _survivor(target, entry, by_id, history)
    wanted = f"write {survivor.id}" if survivor else "name an action that stays, or mend a date"
    return f"which is {state.status} itself at {state.since.on}: {wanted}"


def _survivor(
    target: Action, entry: LogEntry, by_id: Mapping[str, Action], history: History
) -> Action | None:
    """Follow the merges to the action that is in the plan, unless they run in a circle."""
    seen: set[str] = set()
    action: Action | None = target
    while action is not None and action.id not in seen:
        seen.add(action.id)
        state = history.state(action, entry.on.last_day)
        if state is None:
            return None
        if not state.status.has_left:
            return action
        action = by_id.get(state.since.into or "")
    return None
