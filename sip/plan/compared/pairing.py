"""Which records of the data now are those of the data before: named actions, log entries."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.plan.models import Action, LogEntry

Facts: TypeAlias = tuple[str, ...]
FACTS = ("on", "status", "into", "expected", "verified")
# Of two rests of logs that are longer than 64 entries each, only the same facts are paired.
MOST_PAIRS = 64 * 64
# So many of the new actions that could have an unlisted one's name are compared closely.
_CLOSELY = 64


def facts(entry: LogEntry) -> Facts:
    """Return what a published entry has fixed, under FACTS, as written."""
    expected = entry.expected.written if entry.expected else ""
    verified = "verified" if entry.verified else ""
    return (entry.on.written, entry.status or "", entry.into or "", expected, verified)


def names_given(before: Sequence[Action], now: Sequence[Action]) -> dict[str, str]:
    """Pair each unlisted action that is gone with a new action that has its status entries.

    Of several alike, each takes the one that has most of its other entries.
    """
    known, current = {action.id for action in before}, {action.id for action in now}
    gone = [action for action in before if action.is_unlisted and action.id not in current]
    lengths = {len(status_entries(action.log)) for action in gone}
    new_by_log: defaultdict[tuple[Facts, ...], list[Action]] = defaultdict(list)
    for action in now:
        if action.id not in known and not action.is_unlisted:
            entries = status_entries(action.log)
            for length in (each for each in lengths if each <= len(entries)):
                new_by_log[entries[:length]].append(action)
    names: dict[str, str] = {}
    taken: set[str] = set()
    # The longest logs choose first, because the fewest actions will do for them.
    for action in sorted(gone, key=_length, reverse=True):
        told = Counter(map(facts, action.log))
        alike = new_by_log[status_entries(action.log)]
        untaken = (place for place, each in enumerate(alike) if each.id not in taken)
        free = {place: Counter(map(facts, alike[place].log)) for place in islice(untaken, _CLOSELY)}
        if free:
            place = max(free, key=lambda each: (told & free[each]).total())
            names[action.id] = alike[place].id
            taken.add(alike[place].id)
            del alike[place]
    return names


def _length(action: Action) -> tuple[int, int]:
    return len(status_entries(action.log)), len(action.log)


def status_entries(log: Sequence[LogEntry]) -> tuple[Facts, ...]:
    """Return the date, the status and the target of each entry that has a status."""
    return tuple(
        (entry.on.written, entry.status, entry.into or "") for entry in log if entry.status
    )


def paired_entries(before: Sequence[LogEntry], log: Sequence[LogEntry]) -> list[int | None]:
    """Return the index in the log of each entry as it is now, in order; None for one that is gone.

    As many as can be are paired with an entry that is the same, the others with what is like them.
    What is the same at both ends is paired at once; between very long rests, only what has the same
    facts is.
    """
    shorter = min(len(before), len(log))
    start = number_alike(before, log, shorter)
    end = number_alike(before[::-1], log[::-1], shorter - start)
    was, now = before[start : len(before) - end], log[start : len(log) - end]
    pairs = _best_pairs(was, now) if len(was) * len(now) <= MOST_PAIRS else _same_facts(was, now)
    middle = [None if index is None else start + index for index in pairs]
    return [*range(start), *middle, *range(len(log) - end, len(log))]


def number_alike(before: Sequence[object], now: Sequence[object], most: int) -> int:
    """Return how many are the same from the start on, and no more than that."""
    pairs = enumerate(zip(before[:most], now, strict=False))
    return next((number for number, (was, each) in pairs if was != each), most)


def _same_facts(before: Sequence[LogEntry], log: Sequence[LogEntry]) -> list[int | None]:
    """Pair each entry with the next one, behind those paired already, that has the same facts."""
    places: defaultdict[Facts, list[int]] = defaultdict(list)
    for index, entry in enumerate(log):
        places[facts(entry)].append(index)
    pairs: list[int | None] = []
    behind = 0
    for entry in before:
        of_facts = places[facts(entry)]
        next_one = bisect_left(of_facts, behind)
        found = of_facts[next_one] if next_one < len(of_facts) else None
        pairs.append(found)
        behind = behind if found is None else found + 1
    return pairs


def _best_pairs(before: Sequence[LogEntry], log: Sequence[LogEntry]) -> list[int | None]:
    best = [[0] * (len(log) + 1) for _ in range(len(before) + 1)]
    likeness = [[_likeness(entry, each, len(before)) for each in log] for entry in before]
    for i in reversed(range(len(before))):
        for j in reversed(range(len(log))):
            paired = best[i + 1][j + 1] + likeness[i][j]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[int | None] = []
    j = 0
    for i in range(len(before)):
        while j < len(log) and best[i][j] == best[i][j + 1]:
            j += 1
        is_gone = best[i][j] == best[i + 1][j]
        pairs.append(None if is_gone else j)
        j += not is_gone
    return pairs


def _likeness(entry: LogEntry, other: LogEntry, entries: int) -> int:
    """Weigh how alike two entries are: one that is the same outweighs all that are only like.

    An entry that is not the same shares less than all of its facts, so that all entries that are
    only like weigh less together than one with a weight of all facts for each of them.
    """
    if facts(entry) == facts(other):
        return len(FACTS) * entries + (entry == other)
    return sum(was == now != "" for was, now in zip(facts(entry), facts(other), strict=True))
