"""The figures at the end of each of many periods, with the log of each action gone through once.

Between two of its own days nothing of an action changes: the dates of its entries, and the days
after it was due or expected. So at the end of a period only those actions are looked at that had
such a day in it, and a plan of ten thousand costs no more for a hundred months than for one.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from sip.plan.progress import Figures, LateFigures, state_at

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from sip.plan.models import Action
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State

CountsT = TypeVar("CountsT", Figures, LateFigures)


@dataclass(frozen=True)
class Standing:
    """How the actions of the plan, or of a group, stand at the end of a day."""

    figures: Figures
    late: LateFigures

    @classmethod
    def of(cls, states: Iterable[State], *, of_sub_actions: bool = False) -> Standing:
        """Count the states of a day: of actions, or of sub-actions."""
        found = [state for state in states if state.action.is_part is of_sub_actions]
        return cls(
            Figures.of(found, of_sub_actions=of_sub_actions),
            LateFigures.of(state for state in found if state.is_open),
        )

    def changed(self, was: Standing, now: Standing) -> Standing:
        """Return the counts where what was counted as one is counted as the other."""
        return Standing(
            _changed(self.figures, was.figures, now.figures),
            _changed(self.late, was.late, now.late),
        )


NO_ACTIONS = Standing.of(())


@dataclass(frozen=True)
class Point:
    """How the whole plan and each of its groups stand at the end of a period."""

    period: PartialDate
    whole: Standing
    groups: Mapping[Hashable, Standing]


def series(
    actions: Sequence[Action],
    at: Sequence[PartialDate],
    groups_of: Callable[[Action], Iterable[Hashable]],
    *,
    of_sub_actions: bool = False,
) -> Iterator[Point]:
    """Yield how the actions stand at the end of each period, which are given in their order.

    An action is counted once in the whole, and in each of its groups. Sub-actions are counted by
    themselves, where they are asked for.
    """
    news = _news(actions, [period.last_day for period in at])
    seen: dict[int, Standing] = {}
    whole = NO_ACTIONS
    groups: dict[Hashable, Standing] = {}
    for period, of_period in zip(at, news, strict=True):
        for number in of_period:
            action = actions[number]
            state = state_at(action, period.last_day)
            was = seen.get(number, NO_ACTIONS)
            now = Standing.of(() if state is None else (state,), of_sub_actions=of_sub_actions)
            if now == was:
                continue
            seen[number] = now
            whole = whole.changed(was, now)
            for group in groups_of(action):
                groups[group] = groups.get(group, NO_ACTIONS).changed(was, now)
        yield Point(period, whole, dict(groups))


def _news(actions: Sequence[Action], days: Sequence[dt.date]) -> list[list[int]]:
    """Return for each of the days which actions may stand otherwise than on the one before."""
    news: list[list[int]] = [[] for _ in days]
    for number, action in enumerate(actions):
        places = {bisect_left(days, day) for day in _days_of_change(action)}
        for place in places - {len(days)}:
            news[place].append(number)
    return news


def _days_of_change(action: Action) -> Iterator[dt.date]:
    passing = [action.due] if action.due is not None else []
    for entry in action.log:
        yield entry.on.last_day
        if entry.expected is not None:
            passing.append(entry.expected)
    yield from (_day_after(date.last_day) for date in passing)


def _day_after(day: dt.date) -> dt.date:
    return day if day == dt.date.max else day + dt.timedelta(days=1)


def _changed(total: CountsT, was: CountsT, now: CountsT) -> CountsT:
    before, after = vars(was), vars(now)
    return type(total)(
        **{name: number - before[name] + after[name] for name, number in vars(total).items()}
    )
