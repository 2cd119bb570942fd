"""Which published figures a change would move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import COUNTS
from sip.plan.progress import Figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.models import Snapshot
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.reading.dataset import Dataset


@dataclass(frozen=True)
class Moved:
    """The figures of one report that the record would give otherwise: name, before, after."""

    snapshot: Snapshot
    figures: tuple[tuple[str, int, int], ...]

    def __str__(self) -> str:
        told = ", ".join(f"{figure} from {was} to {now}" for figure, was, now in self.figures)
        return f"{self.snapshot.document} ({told})"


def moved_figures(before: Dataset, after: Dataset) -> list[Moved]:
    """Return the reports whose figures the record would give otherwise, oldest first."""
    found = []
    for snapshot in _oldest_first(before):
        day = snapshot.as_of.last_day
        was, now = before.history.at(day), after.history.at(day)
        figures = (*_moved(was, now), *_moved(was, now, of_sub_actions=True))
        if figures:
            found.append(Moved(snapshot, figures))
    return found


def _moved(
    was: Iterable[State], now: Iterable[State], *, of_sub_actions: bool = False
) -> Iterator[tuple[str, int, int]]:
    before = Figures.of(was, of_sub_actions=of_sub_actions)
    after = Figures.of(now, of_sub_actions=of_sub_actions)
    for figure in COUNTS:
        if (old := figure.of(before) or 0) != (new := figure.of(after) or 0):
            yield figure.name_in(of_sub_actions=of_sub_actions), old, new


def published_since(dataset: Dataset, on: PartialDate) -> list[Snapshot]:
    """Return the reports in whose time the date is, oldest first."""
    return [each for each in _oldest_first(dataset) if on.last_day <= each.as_of.last_day]


def _oldest_first(dataset: Dataset) -> Sequence[Snapshot]:
    return sorted((each.record for each in dataset.snapshots), key=lambda each: each.as_of)
