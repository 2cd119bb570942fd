"""The whole record that figures are worked out of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import Figure
from sip.plan.models import Status
from sip.text.ids import natural_order

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sip.plan.history import History
    from sip.plan.models import Action, Plan, PrintedFigures, Snapshot
    from sip.plan.partial_date import PartialDate


@dataclass(frozen=True)
class Record:
    """A plan with its actions by id and its snapshots, oldest first; it has no problems."""

    plan: Plan
    history: History
    snapshots: tuple[Snapshot, ...]

    @property
    def actions(self) -> tuple[Action, ...]:
        """The actions, by id."""
        return self.history.actions

    @cached_property
    def parts(self) -> Mapping[str, tuple[Action, ...]]:
        """The sub-actions of each action that has any, by its id, in the order of theirs."""
        found: dict[str, list[Action]] = {}
        for action in self.actions:
            if action.part_of is not None:
                found.setdefault(action.part_of, []).append(action)
        return {whole: tuple(parts) for whole, parts in found.items()}

    @cached_property
    def figures_used(self) -> tuple[Figure, ...]:
        """The figures that tables have a column for: those that each plan has, or this one uses."""
        entries = [entry for action in self.actions for entry in action.log]
        uses = {
            Figure.VERIFIED: any(entry.verified for entry in entries),
            Figure.NOT_STARTED: any(entry.status is Status.NOT_STARTED for entry in entries),
        }
        printed: list[PrintedFigures] = [snapshot.published for snapshot in self.snapshots]
        printed += [
            each.published.sub_actions
            for each in self.snapshots
            if each.published.sub_actions is not None
        ]
        return tuple(
            figure
            for figure in Figure
            if uses.get(figure, True) or any(figure.of(each) is not None for each in printed)
        )

    @cached_property
    def has_evidence(self) -> bool:
        """Whether an entry of a log has any: only then have tables a column for it."""
        return any(entry.evidence for action in self.actions for entry in action.log)

    @property
    def first_date(self) -> PartialDate:
        """The date of the earliest log entry."""
        return min(self.history.dates)

    @cached_property
    def latest_date(self) -> PartialDate:
        """The latest date that a log entry or a snapshot bears."""
        return self.dates[-1]

    @cached_property
    def dates_of_documents(self) -> Mapping[str, PartialDate]:
        """The date of each document by its symbol: of its data, or of the latest entry from it.

        A document can tell of earlier times, so its earliest entry says nothing of its own date.
        """
        dates: dict[str, PartialDate] = {}
        for action in self.actions:
            for entry in action.log:
                dates[entry.source] = max(entry.on, dates.get(entry.source, entry.on))
        return dates | {snapshot.document: snapshot.as_of for snapshot in self.snapshots}

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The symbol of every document that something on record comes from, once each."""
        symbols = {each.source: None for each in self.actions if each.source is not None}
        symbols |= dict.fromkeys(self.dates_of_documents)
        symbols |= {each.source: None for each in self.snapshots if each.source is not None}
        return tuple(sorted(symbols, key=natural_order))

    def last_word(self, day: dt.date) -> PartialDate:
        """Return the latest date up to the end of a day that something is on record of.

        The day is not before the first date.
        """
        return max(each for each in self.dates if each.last_day <= day)

    @cached_property
    def dates(self) -> tuple[PartialDate, ...]:
        """Every date that a log entry or a snapshot bears, once and in their order."""
        return tuple(sorted({*self.history.dates, *(each.as_of for each in self.snapshots)}))
