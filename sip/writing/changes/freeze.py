"""The figures of a date, frozen as those that a report published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.figure import SUB_ACTIONS
from sip.plan.progress import Figures
from sip.text.safe import printable
from sip.writing.changes.data import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sip.plan.kinds.figure import Figure
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.writing.changes.data import Data
    from sip.writing.disk.journal import FileChange
    from sip.writing.values import Writable


def snapshot_path(as_of: PartialDate) -> str:
    """Return where the snapshot of a date is below the data folder."""
    return f"snapshots/{as_of.month}.yaml"


def frozen(
    data: Data,
    as_of: PartialDate,
    document: str,
    presented: PartialDate | None,
    footnotes: Mapping[str, str],
) -> FileChange:
    """Make the snapshot of a date from the figures that the record gives; raise RefusedError."""
    _check_free(data, as_of)
    states = data.dataset.history.at(as_of.last_day)
    if not any(not state.status.has_left for state in states):
        raise RefusedError(f"nothing is on record by {as_of}: choose a later date")
    used = data.dataset.record.figures_used
    published: dict[str, Writable] = dict(_figures(states, used))
    if any(state.action.is_part for state in states):
        published[SUB_ACTIONS] = dict(_figures(states, used, of_sub_actions=True))
    content: dict[str, Writable] = {"as_of": as_of, "document": document}
    if presented is not None:
        content["presented"] = presented
    content["published"] = published
    if footnotes:
        content["footnotes"] = dict(footnotes)
    latest = max(data.dataset.snapshots, key=lambda each: each.record.as_of, default=None)
    like = None if latest is None else data.below(latest.path)
    return data.created(snapshot_path(as_of), content, like)


def _figures(
    states: Iterable[State], used: Iterable[Figure], *, of_sub_actions: bool = False
) -> Iterator[tuple[str, int]]:
    figures = Figures.of(states, of_sub_actions=of_sub_actions)
    for figure in used:
        if (value := figure.of(figures)) is not None:
            yield str(figure), value


def _check_free(data: Data, as_of: PartialDate) -> None:
    """Refuse a month that has a snapshot, and a date that a later report looks back on."""
    month = data.contents.get(snapshot_path(as_of))
    taken = [each for each in data.dataset.snapshots if each.record.as_of.month == as_of.month]
    if month is not None or taken:
        where = printable(taken[0].path if taken else data.shown(snapshot_path(as_of)))
        raise RefusedError(
            f"{as_of.month} has a snapshot already ({where}): one is kept for a month"
        )
    latest = max(
        (each.record for each in data.dataset.snapshots), key=lambda s: s.as_of, default=None
    )
    if latest is not None and as_of.last_day <= latest.as_of.last_day:
        raise RefusedError(
            f"{as_of} is before {latest.as_of}, the date of the latest report "
            f"{latest.document}: choose a later date"
        )
