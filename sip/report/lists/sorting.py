"""The order of a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.report.lists.choices import Order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record

_STATUSES = list(Status)
_RANKS: Mapping[Order, Callable[[State], int | None]] = {
    Order.DUE: lambda state: _ordinal(state.action.due),
    Order.EXPECTED: lambda state: _ordinal(state.expected),
    Order.STATUS: lambda state: _STATUSES.index(state.status),
    Order.AGE: lambda state: state.age_days,
    Order.OVERDUE: lambda state: state.overdue_days,
    Order.SLIPPED: lambda state: state.slipped_days,
    Order.SILENT: lambda state: state.silent_days,
    Order.MOVES: lambda state: state.moves,
}


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
            case Order.CATEGORY:
                order = {key: rank for rank, key in enumerate(record.plan.categories)}
                return [order.get(state.action.category or "") for state in states]
            case _:
                return list(map(_RANKS[self.by], states))


def _ordinal(when: PartialDate | None) -> int | None:
    return None if when is None else when.last_day.toordinal()
