"""What is new in the time of reports that are published: allowed, and worth a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.pairing import names_given, paired_entries
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action, Snapshot
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

BACKDATED = Rule(
    "backdated",
    Severity.WARNING,
    "With --base: a new status, expected date, action or snapshot in a published time.",
    "It can change what a report said by name and leave its figures as they were.",
)


def check_backdated(base: Dataset, now: Dataset, revision: str) -> Iterator[Problem]:
    """Yield what is new since the revision and dated before its latest report.

    That is snapshots, actions, and entries with a status or an expected date: such an addition
    can move what a published report said by name without moving its figures.
    """
    snapshots = [snapshot.record for snapshot in base.snapshots]
    if not snapshots:
        return
    latest = max(snapshots, key=lambda each: each.as_of)
    known = {snapshot.path for snapshot in base.snapshots}
    known |= {file.path for file in base.lost}
    for snapshot in now.snapshots:
        if snapshot.path not in known and snapshot.record.as_of.last_day <= latest.as_of.last_day:
            what = f"the snapshot of {snapshot.record.document}"
            yield _backdated(snapshot.place("as_of"), what, latest, revision)
    yield from _new_entries(base, now, latest, revision)


def _new_entries(base: Dataset, now: Dataset, latest: Snapshot, revision: str) -> Iterator[Problem]:
    names = names_given([a.record for a in base.actions], [a.record for a in now.actions])
    before = {each.record.id: each for each in base.actions}
    # What was lost can't be compared, and a name comes with all that is known of the action.
    left_out = {*(file.name for file in base.lost), *names.values()}
    for action in now.actions:
        old = before.get(action.record.id)
        is_unread = "log" in action.lost or (old is not None and "log" in old.lost)
        if not is_unread and action.record.id not in left_out:
            yield from _new_in_log(old, action, latest, revision)


def _new_in_log(
    old: Loaded[Action] | None, action: Loaded[Action], latest: Snapshot, revision: str
) -> Iterator[Problem]:
    log = action.record.log
    if old is None:
        if log and log[0].on.last_day <= latest.as_of.last_day:
            what = f"{action.record.id}, which enters the plan at {log[0].on},"
            yield _backdated(action.place("log", 0, "on"), what, latest, revision)
        return
    kept = set(paired_entries(old.record.log, log))
    for index, entry in enumerate(log):
        moves = entry.status is not None or entry.expected is not None
        if index not in kept and moves and entry.on.last_day <= latest.as_of.last_day:
            what = f"this entry of {entry.on}"
            yield _backdated(action.place("log", index, "on"), what, latest, revision)


def _backdated(place: Location, what: str, latest: Snapshot, revision: str) -> Problem:
    return Problem.of(
        BACKDATED,
        place,
        f"{what} is new since {printable(revision)} and dated in the time of the published "
        f"report {latest.document} ({latest.as_of}): check that its source says so",
    )
