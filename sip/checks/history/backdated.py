"""What is new in the time of reports that are published: allowed, and worth a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.checks.history.comparison import ActionPair, Comparison
    from sip.plan.models import Action, LogEntry, Snapshot
    from sip.reading.fit import Loaded

BACKDATED = Rule(
    "backdated",
    Severity.WARNING,
    "With --base: a new entry of a log, action or snapshot in a published time.",
    "It can change what a report said by name and leave its figures as they were.",
)


def check_backdated(comparison: Comparison) -> Iterator[Problem]:
    """Yield what is new since the base and dated before its latest report.

    That is snapshots, actions, and entries: such an addition can move what a published report
    said by name, or its latest update, without moving its figures.
    """
    base, latest, revision = comparison.base, comparison.latest, comparison.revision
    if latest is None:
        return
    known = {snapshot.path for snapshot in base.snapshots}
    known |= {file.path for file in base.lost}
    for snapshot in comparison.now.snapshots:
        if snapshot.path not in known and snapshot.record.as_of.last_day <= latest.as_of.last_day:
            what = f"the snapshot of {snapshot.record.document}"
            yield _backdated(snapshot.place("as_of"), what, latest, revision)
    yield from _new_entries(comparison, latest)


def _new_entries(comparison: Comparison, latest: Snapshot) -> Iterator[Problem]:
    before = {pair.old.record.id: pair for pair in comparison.actions}
    # What was lost can't be compared, and a name comes with all that is known of the action.
    left_out = {*(file.name for file in comparison.base.lost), *comparison.names.values()}
    for action in comparison.now.actions:
        pair = before.get(action.record.id)
        has_lost_its_log = "log" in action.lost or (pair is not None and "log" in pair.old.lost)
        if not has_lost_its_log and action.record.id not in left_out:
            yield from _new_in_log(pair, action, latest, comparison.revision)


def _new_in_log(
    pair: ActionPair | None, action: Loaded[Action], latest: Snapshot, revision: str
) -> Iterator[Problem]:
    log = action.record.log
    if pair is None:
        if log and log[0].on.last_day <= latest.as_of.last_day:
            what = f"{action.record.id}, which enters the plan at {log[0].on},"
            yield _backdated(action.place("log", 0, "on"), what, latest, revision)
        return
    kept = set(pair.entries)
    for index, entry in enumerate(log):
        if index not in kept and entry.on.last_day <= latest.as_of.last_day:
            what = f"this entry of {entry.on}{_note(entry)}"
            yield _backdated(action.place("log", index, "on"), what, latest, revision)


def _note(entry: LogEntry) -> str:
    return "" if entry.note is None else f', with the note "{printable(entry.note.original)}",'


def _backdated(place: Location, what: str, latest: Snapshot, revision: str) -> Problem:
    return Problem.of(
        BACKDATED,
        place,
        f"{what} is new since {revision} and dated in the time of the published "
        f"report {latest.document} ({latest.as_of}): check that its source says so",
    )
