"""What two records say otherwise of the same plan: texts, documents, entries that are written anew.

What became of an action between their dates is told by its changes, and not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.compared.pairing import facts, paired_entries
from sip.plan.compared.rewordings import plan_texts, reworded, reworded_assumptions
from sip.plan.kinds.figure import FIGURE_NAMES
from sip.plan.kinds.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sip.plan.models import Action, LogEntry, Snapshot
    from sip.plan.record import Record

ReadingValue: TypeAlias = Text | str | tuple[str, ...] | None


class Part(Enum):
    """What reads otherwise."""

    PLAN_TITLE = auto()
    CATEGORY_NAME = auto()
    FIELD_NAME = auto()
    ASSUMPTION = auto()
    REQUIREMENT = auto()
    TITLE = auto()
    FIELD_SOURCE = auto()
    FIELD = auto()
    PART_OF = auto()
    ENTRY = auto()
    ENTRY_SOURCE = auto()
    NOTE = auto()
    EVIDENCE = auto()
    PRESENTED = auto()
    FIGURE_SOURCE = auto()
    FOOTNOTE = auto()
    ERRATUM = auto()


@dataclass(frozen=True)
class Reading:
    """One part of the record that reads otherwise, None where it was not or is not there.

    `subject` is an action's id, a category's key or a report's symbol, None for the plan;
    `detail` is the date of an entry, the name of a figure or the key of a field. What an action is
    in a field is told by keys, as the data has it; evidence by what stands there.
    """

    part: Part
    subject: str | None
    detail: str | None
    before: ReadingValue
    now: ReadingValue


_PART_OF_PLAN = {
    "title": Part.PLAN_TITLE,
    "categories": Part.CATEGORY_NAME,
    "fields": Part.FIELD_NAME,
}


def readings_of(before: Record, now: Record, names: Mapping[str, str]) -> Iterator[Reading]:
    """Yield all that reads otherwise; the names map ids of before to those they became."""
    yield from _of_plans(before, now)
    actions = {action.id: action for action in now.actions}
    for old in before.actions:
        new = actions.get(names.get(old.id, old.id))
        if new is not None:
            yield from _of_actions(old, new, names)
            yield from _of_logs(old, new, before)
    snapshots = {snapshot.document: snapshot for snapshot in now.snapshots}
    for snapshot in before.snapshots:
        if (same := snapshots.get(snapshot.document)) is not None:
            yield from _of_snapshots(snapshot, same)


def _of_plans(before: Record, now: Record) -> Iterator[Reading]:
    for steps, found in reworded(plan_texts(before.plan), plan_texts(now.plan)):
        part = _PART_OF_PLAN[str(steps[0])]
        subject = None if part is Part.PLAN_TITLE else ".".join(map(str, steps[1:]))
        yield Reading(part, subject, None, found.before, found.now)
    for _, found in reworded_assumptions(before.plan.assumptions, now.plan.assumptions):
        yield Reading(Part.ASSUMPTION, None, None, found.before, found.now)
    was, asks = before.plan.require, now.plan.require
    for each in dict.fromkeys((*was, *asks)):
        if (each in was) != (each in asks):
            kept = (each.value if each in required else None for required in (was, asks))
            yield Reading(Part.REQUIREMENT, None, None, *kept)


def _of_actions(old: Action, new: Action, names: Mapping[str, str]) -> Iterator[Reading]:
    above = None if old.part_of is None else names.get(old.part_of, old.part_of)
    # An action that got its name has its title with it.
    if old.title != new.title and old.id == new.id:
        yield Reading(Part.TITLE, new.id, None, old.title, new.title)
    if old.source != new.source and old.id == new.id:
        yield Reading(Part.FIELD_SOURCE, new.id, None, old.source, new.source)
    if old.id == new.id:
        for key in dict.fromkeys((*old.fields, *new.fields)):
            was, now = (_values(each.fields.get(key, ())) for each in (old, new))
            if was != now:
                yield Reading(Part.FIELD, new.id, key, was, now)
    if above != new.part_of:
        yield Reading(Part.PART_OF, new.id, None, old.part_of, new.part_of)


def _values(keys: Sequence[str]) -> str | None:
    return ", ".join(keys) or None


def _of_logs(old: Action, new: Action, before: Record) -> Iterator[Reading]:
    """Yield the entries that are otherwise, are gone, or are new in the time of the record before.

    A later entry is news, and the changes of the action tell it.
    """
    pairs = paired_entries(old.log, new.log)
    for entry, index in zip(old.log, pairs, strict=True):
        now = None if index is None else new.log[index]
        if now is None or facts(now) != facts(entry):
            said = None if now is None else _said(now)
            yield Reading(Part.ENTRY, new.id, entry.on.written, _said(entry), said)
        if now is not None and now.source != entry.source:
            source = (entry.source, now.source)
            yield Reading(Part.ENTRY_SOURCE, new.id, now.on.written, *source)
        if now is not None and now.note != entry.note:
            yield Reading(Part.NOTE, new.id, now.on.written, entry.note, now.note)
        if now is not None and set(now.evidence) != set(entry.evidence):
            shown = (entry.evidence or None, now.evidence or None)
            yield Reading(Part.EVIDENCE, new.id, now.on.written, *shown)
    latest = before.latest_date.last_day
    for index, entry in enumerate(new.log):
        if index not in pairs and entry.on.last_day <= latest:
            yield Reading(Part.ENTRY, new.id, entry.on.written, None, _said(entry))
            if entry.note is not None:
                yield Reading(Part.NOTE, new.id, entry.on.written, None, entry.note)
            if entry.evidence:
                yield Reading(Part.EVIDENCE, new.id, entry.on.written, None, entry.evidence)


def _said(entry: LogEntry) -> str:
    """Return an entry's date and news as they are written."""
    return ", ".join(each for each in facts(entry) if each)


def _of_snapshots(old: Snapshot, new: Snapshot) -> Iterator[Reading]:
    symbol = new.document
    was, now = (None if s.presented is None else s.presented.written for s in (old, new))
    if was != now:
        yield Reading(Part.PRESENTED, symbol, None, was, now)
    if old.source != new.source:
        yield Reading(Part.FIGURE_SOURCE, symbol, None, old.source, new.source)
    parts = (
        (Part.FOOTNOTE, old.footnotes, new.footnotes),
        (Part.ERRATUM, old.errata, new.errata),
    )
    for part, before, after in parts:
        for figure in FIGURE_NAMES:
            if before.get(figure) != after.get(figure):
                yield Reading(part, symbol, figure, before.get(figure), after.get(figure))
