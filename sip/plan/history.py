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
            self.look_at([day])
        return self._days[day]

    def look_at(self, days: Iterable[dt.date]) -> None:
        """Work out the states on several days that will be asked of.

        To go once through a large plan takes half the time that going through it for each does.
        """
        new = [day for day in dict.fromkeys(days) if day not in self._days]
        found: dict[dt.date, list[State]] = {day: [] for day in new}
        for action in self.actions:
            for day in new:
                if (state := self.state(action, day)) is not None:
                    found[day].append(state)
        self._days |= {day: tuple(states) for day, states in found.items()}
