"""The rules on merged actions: each goes into another one that is in the plan by then."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.reading.rare import Rare
from sip.text.suggest import Words

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from sip.plan.models import Action, LogEntry
    from sip.plan.progress import State
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

# A circle of merges has no end, and nobody is helped by the end of a longer chain.
_LONGEST_CHAIN = 20

MERGE_TARGET = Rule(
    "merge-target",
    Severity.ERROR,
    "An action is merged into another action that is in the plan at that date.",
    "What became of a merged action can be followed only to an action that is there.",
)


def check_merges(dataset: Dataset) -> Iterator[Problem]:
    """Whoever follows a merged action arrives at one that was there to take it in.

    The survivor may be unknown, may be merged further later, and may have a file that can't be
    read, or whose name is the id and what is in it is not. Of an action whose own log lost a part
    nothing is said: it may be in the plan.
    """
    targets = _Targets(dataset)
    for action in dataset.having(Rare.TARGET):
        for index, entry in enumerate(action.record.log):
            if entry.into is None:
                continue
            if entry.status is not Status.MERGED and not _has_unread_status(action, index):
                yield Problem.of(
                    MERGE_TARGET,
                    action.tree.key_place("log", index, "into"),
                    "into stands in an entry without status: merged: take it out, or write "
                    "the status",
                )
            if (wrong := targets.what_is_wrong(action.record, entry, entry.into)) is not None:
                place = action.place("log", index, "into")
                yield Problem.of(MERGE_TARGET, place, f"into is {entry.into}, {wrong}")


def _has_unread_status(action: Loaded[Action], index: int) -> bool:
    steps = ("log", index, "status")
    return action.record.log[index].status is None and steps in action.tree.keys


class _Targets:
    """The actions that others can be merged into."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @cached_property
    def _by_id(self) -> Mapping[str, Action]:
        return {action.record.id: action.record for action in self._dataset.actions}

    @cached_property
    def _unsure(self) -> set[str]:
        return {each.record.id for each in self._dataset.actions if "log" in each.lost}

    @cached_property
    def _known(self) -> set[str]:
        return {*self._by_id, *self._dataset.names}

    @cached_property
    def _words(self) -> Words:
        return Words(sorted(self._known))

    def what_is_wrong(self, action: Action, entry: LogEntry, into: str) -> str | None:
        """Say why the action can't be merged into that one at the entry's date, or None."""
        if into == action.id:
            return "the action itself: name the one it went into"
        if into not in self._known:
            otherwise = "name an action that has a file"
            wanted = self._words.advice_on_name(into, otherwise, other_than=action.id)
            return f"which no action has: {wanted}"
        if into not in self._by_id or into in self._unsure:
            return None
        return self._why_not_in_the_plan(self._by_id[into], entry)

    def _why_not_in_the_plan(self, target: Action, entry: LogEntry) -> str | None:
        state = self._dataset.history.state(target, entry.on.last_day)
        if state is None and target.log:
            return (
                f"which enters the plan only at {target.log[0].on}, after {entry.on}: "
                "name an action that is in the plan by then, or mend a date"
            )
        if state is None or not state.status.has_left:
            return None
        survivor = self._survivor(state, entry.on.last_day)
        wanted = f"write {survivor.id}" if survivor else "name an action that stays, or mend a date"
        return f"which is {state.status} itself at {state.since.on}: {wanted}"

    def _survivor(self, state: State, day: dt.date) -> Action | None:
        """Follow the merges to the action that is in the plan at the day, if they lead to one."""
        for _ in range(_LONGEST_CHAIN):
            action = self._by_id.get(state.since.into or "")
            found = None if action is None else self._dataset.history.state(action, day)
            if found is None or not found.status.has_left:
                return None if found is None else action
            state = found
        return None
