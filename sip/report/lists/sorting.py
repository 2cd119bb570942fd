"""The order of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.report.lists.choices import Order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record

_STATUSES = list(Status)


@dataclass(frozen=True)
class Sorting:
    """The order of a list; actions with nothing to sort by come last either way."""

    by: Order = Order.ID
    is_reversed: bool = False

    def sort(self, states: Sequence[State], record: Record) -> list[State]:
        """Return the states, which come by id, in order; equal ones stay by id."""
        ranked = list(zip(self._ranks(states, record), states, strict=True))
        known = [(rank, state) for rank, state in ranked if rank is not None]
        known.sort(key=lambda pair: pair[0], reverse=self.is_reversed)
        return [state for _, state in known] + [state for rank, state in ranked if rank is None]

    def _ranks(self, states: Sequence[State], record: Record) -> list[int | None]:
        match self.by:
            case Order.ID:
                return list(range(len(states)))
            case Order.DUE:
                return [_ordinal(state.action.due) for state in states]
            case Order.EXPECTED:
                return [_ordinal(state.expected) for state in states]
            case Order.CATEGORY:
                order = {key: rank for rank, key in enumerate(record.plan.categories)}
                return [order.get(state.action.category or "") for state in states]
            case Order.STATUS:
                return [_STATUSES.index(state.status) for state in states]


def _ordinal(when: PartialDate | None) -> int | None:
    return None if when is None else when.last_day.toordinal()
