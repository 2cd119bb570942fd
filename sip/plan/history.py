"""The states of actions on any day, each worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sip.plan.progress import state_at

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from sip.plan.models import Action
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State


class History:
    """What has become of some actions, asked for by the day.

    Checks and reports ask of the same days, so what was worked out is kept.
    """

    def __init__(self, actions: Iterable[Action]) -> None:
        self.actions = tuple(actions)
        # By identity: in data with problems two actions can have one id.
        self._states: dict[dt.date, dict[int, State | None]] = {}
        self._days: dict[dt.date, tuple[State, ...]] = {}

    @cached_property
    def dates(self) -> tuple[PartialDate, ...]:
        """The dates of all log entries, each once: many entries have few."""
        entries = (entry for action in self.actions for entry in action.log)
        return tuple({entry.on.written: entry.on for entry in entries}.values())

    def state(self, action: Action, day: dt.date) -> State | None:
        """Return the state of one of the actions, or None before it entered the plan."""
        known = self._states.setdefault(day, {})
        if id(action) not in known:
            known[id(action)] = state_at(action, day)
        return known[id(action)]

    def at(self, day: dt.date) -> tuple[State, ...]:
        """Return the state of each action that has entered the plan, in the actions' order."""
        if day not in self._days:
            known = self._states.setdefault(day, {})
            for action in self.actions:
                if id(action) not in known:
                    known[id(action)] = state_at(action, day)
            found = (known[id(action)] for action in self.actions)
            self._days[day] = tuple(state for state in found if state is not None)
        return self._days[day]
