"""A record at a date: the states, the open actions and the figures, each worked out once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sip.plan.as_of import AsOf
from sip.plan.partial_date import PartialDate
from sip.plan.progress import Figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.plan.models import Action, Snapshot
    from sip.plan.progress import State
    from sip.plan.record import Record

_MOST_YEARS = 10


@dataclass(frozen=True)
class View:
    """The record as it stands at the end of the day that the as-of date means.

    What it counts and sorts are the actions, or the sub-actions by themselves.
    """

    record: Record
    as_of: AsOf
    of_sub_actions: bool = False

    @property
    def day(self) -> dt.date:
        """The day at whose end everything here holds."""
        return self.as_of.day

    @cached_property
    def states(self) -> tuple[State, ...]:
        """The state of each action and sub-action that has entered the plan, by id."""
        return self.record.history.at(self.day)

    @cached_property
    def counted(self) -> tuple[State, ...]:
        """Those of the actions, or of the sub-actions."""
        return tuple(s for s in self.states if s.action.is_part is self.of_sub_actions)

    @cached_property
    def sub_actions(self) -> View | None:
        """The same view of the sub-actions, None where none has entered the plan by then."""
        return self.of_parts if self.of_parts.counted else None

    @cached_property
    def of_parts(self) -> View:
        """The same view of the sub-actions, whether or not there are any."""
        return replace(self, of_sub_actions=True)

    @cached_property
    def in_plan(self) -> tuple[State, ...]:
        """Those that the figures count: neither removed nor merged."""
        return tuple(state for state in self.counted if not state.status.has_left)

    @cached_property
    def figures(self) -> Figures:
        """The row of the progress table for the date."""
        return Figures.of(self.counted, of_sub_actions=self.of_sub_actions)

    @cached_property
    def open(self) -> tuple[State, ...]:
        """The open actions in the order of the plan's categories, then by id."""
        order = {key: rank for rank, key in enumerate(self.record.plan.categories)}
        states = (state for state in self.counted if state.is_open)
        return tuple(
            sorted(states, key=lambda state: order.get(state.action.category or "", len(order)))
        )

    @cached_property
    def late(self) -> tuple[State, ...]:
        """The open actions that are overdue, have slipped or are past expected, by due date."""
        late = [state for state in self.open if state.is_late]
        return tuple(sorted(late, key=lambda state: last_day(state.action.due)))

    @cached_property
    def by_expected(self) -> tuple[State, ...]:
        """The open actions, the next ones first, those without an expected date last."""
        return tuple(sorted(self.open, key=lambda state: last_day(state.expected)))

    @cached_property
    def _published(self) -> Mapping[str, View]:
        return {
            snapshot.document: replace(
                self, as_of=AsOf.of_snapshots(self.as_of.snapshots[: index + 1])
            )
            for index, snapshot in enumerate(self.as_of.snapshots)
        }

    def at(self, snapshot: Snapshot) -> View:
        """Return the record at the date of a snapshot up to this one."""
        return self._published[snapshot.document]

    @property
    def is_silent(self) -> bool:
        """Whether nothing is on record between an earlier date and the day."""
        return self.as_of.last_word.last_day < self.day

    @cached_property
    def last_word(self) -> View:
        """The record at the latest date up to this one that it has anything of."""
        snapshot, date = self.as_of.latest_snapshot, self.as_of.last_word
        if not self.is_silent:
            return self
        if snapshot is not None and snapshot.as_of.last_day == date.last_day:
            return self.at(snapshot)
        return replace(self, as_of=replace(self.as_of, date=date))

    @property
    def rows(self) -> tuple[View, ...]:
        """The record at each snapshot's date, and at that of the last word where it is later.

        Without snapshots, at the end of each year before: of the last ten that have a log entry.
        """
        latest = self.last_word
        if not self.as_of.snapshots:
            return (*(self._at_end_of(year) for year in self._years_before(latest)), latest)
        published = tuple(self.at(snapshot) for snapshot in self.as_of.snapshots)
        return published if latest.as_of.is_published else (*published, latest)

    def _years_before(self, latest: View) -> list[int]:
        entries = (entry.on for action in self.record.actions for entry in action.log)
        years = {each.last_day.year for each in entries}
        return sorted(year for year in years if dt.date(year, 12, 31) < latest.day)[-_MOST_YEARS:]

    def _at_end_of(self, year: int) -> View:
        day = PartialDate.of_day(dt.date(year, 12, 31))
        return replace(self, as_of=AsOf(day, (), is_published=False, last_word=day))

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


def last_day(date: PartialDate | None) -> dt.date:
    """Return what to sort a date by, so that what is unknown comes last."""
    return dt.date.max if date is None else date.last_day
