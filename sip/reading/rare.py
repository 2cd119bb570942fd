"""What few actions have: rules on it ask for those alone, and do not look at all of them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sip.plan.models import Action, LogEntry
    from sip.reading.fit import Loaded


class Rare(Enum):
    """What few actions have, or have in an entry of their log: rules on it ask for those alone."""

    WHOLE = "part_of"
    FIELDS = "fields"
    TARGET = "into"
    EVIDENCE = "evidence"
    VERIFICATION = "verified"


def by_rarity(actions: Iterable[Loaded[Action]]) -> Mapping[Rare, Sequence[Loaded[Action]]]:
    """Return the actions that have each, in their order."""
    # To look at each action of a large plan takes longer than what a rule makes of it.
    found: dict[Rare, list[Loaded[Action]]] = {rare: [] for rare in Rare}
    for action in actions:
        record = action.record
        if record.part_of is not None:
            found[Rare.WHOLE].append(action)
        if record.fields:
            found[Rare.FIELDS].append(action)
        for rare in {rare for entry in record.log for rare in _rarities_of(entry)}:
            found[rare].append(action)
    return found


def _rarities_of(entry: LogEntry) -> Iterator[Rare]:
    if entry.into is not None:
        yield Rare.TARGET
    if entry.evidence:
        yield Rare.EVIDENCE
    if entry.verified:
        yield Rare.VERIFICATION
