"""A record at a date: the states, the open actions and the figures, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sip.plan.as_of import AsOf
from sip.plan.progress import Figures

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sip.plan.models import Action, Snapshot
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record


@dataclass(frozen=True)
class View:
    """The record as it stands at the end of the day that the as-of date means."""

    record: Record
    as_of: AsOf

    @property
    def day(self) -> dt.date:
        """The day at whose end everything here holds."""
        return self.as_of.day

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The state of each action that has entered the plan, by id."""
        return self.record.history.at(self.day)

    @cached_property
    def in_plan(self) -> tuple[State, ...]:
        """Those that the figures count: neither removed nor merged."""
        return tuple(state for state in self.states if not state.status.has_left)

    @cached_property
    def figures(self) -> Figures:
        """The row of the progress table for the date."""
        return Figures.of(self.states)

    @cached_property
    def open(self) -> tuple[State, ...]:
        """The open actions in the order of the plan's categories, then by id."""
        order = {key: rank for rank, key in enumerate(self.record.plan.categories)}
        states = (state for state in self.states if state.is_open)
        return tuple(
            sorted(states, key=lambda state: order.get(state.action.category or "", len(order)))
        )

    @cached_property
    def late(self) -> tuple[State, ...]:
        """The open actions that are overdue or have slipped, by due date."""
        late = [
            (due.last_day, state)
            for state in self.open
            if state.is_late and (due := state.action.due) is not None
        ]
        return tuple(state for _, state in sorted(late, key=lambda pair: pair[0]))

    @cached_property
    def expected_next(self) -> tuple[tuple[PartialDate, State], ...]:
        """The open actions that are expected after the day, with that date, the next ones first."""
        found = [
            (expected, state)
            for state in self.open
            if (expected := state.expected) is not None and expected.last_day > self.day
        ]
        return tuple(sorted(found, key=lambda pair: pair[0].last_day))

    @cached_property
    def _published(self) -> Mapping[str, View]:
        return {
            snapshot.document: View(
                self.record,
                AsOf(snapshot.as_of, self.as_of.snapshots[: index + 1], is_published=True),
            )
            for index, snapshot in enumerate(self.as_of.snapshots)
        }

    def at(self, snapshot: Snapshot) -> View:
        """Return the record at the date of a snapshot up to this one."""
        return self._published[snapshot.document]

    @property
    def rows(self) -> tuple[View, ...]:
        """The record at each snapshot's date, and at this one where no snapshot is published."""
        published = tuple(self.at(snapshot) for snapshot in self.as_of.snapshots)
        return published if self.as_of.is_published else (*published, self)

    def state(self, action: Action) -> State | None:
        """Return the action's state, or None before it entered the plan."""
        return self.record.history.state(action, self.day)

    def knows_fields(self, action: Action) -> bool:
        """Tell whether the action's category, title and due date were on record by the day.

        They are not before the document that they were read from, where its date is known.
        """
        if action.source is None:
            return True
        date = self.record.dates_of_documents.get(action.source)
        return date is None or date.last_day <= self.day
