"""What must not change once it is published: the data now, held against the data at a revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.checks.history.reworded import (
    REWRITTEN_TEXT,
    dropped_requirements,
    how,
    reworded_entry,
    reworded_plan,
    reworded_title,
)
from sip.plan.compared.pairing import FACTS, facts, status_entries
from sip.plan.compared.rewordings import rewording
from sip.plan.kinds.figure import FIGURE_NAMES, Figure
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.checks.history.comparison import ActionPair, Comparison
    from sip.plan.models import Action, LogEntry, Snapshot
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

REWRITTEN_SNAPSHOT = Rule(
    "rewritten-snapshot",
    Severity.ERROR,
    "With --base: what a published report printed is not changed or removed.",
    "What was printed stays printed: a figure that was wrong is explained, not replaced.",
)
REWRITTEN_LOG = Rule(
    "rewritten-log",
    Severity.ERROR,
    "With --base: dates, statuses and expected dates in a published report's time are kept.",
    "Governing bodies have seen them; what has changed since is told in a new entry.",
)
REWRITTEN_ACTION = Rule(
    "rewritten-action",
    Severity.WARNING,
    "With --base: a change to the category, due date, fields or parts that reports counted.",
    "It moves what was reported without a word in the log.",
)
UNREAD_HISTORY = Rule(
    "unread-history",
    Severity.WARNING,
    "With --base: a file that had errors at the revision and can't be compared.",
    "What can't be compared is not taken for unchanged.",
)


def check_history(comparison: Comparison, allowed_because: str | None = None) -> list[Problem]:
    """Return what was rewritten since the base.

    New entries, new translations and an unlisted action's name are no rewriting.
    Where it is allowed for a reason, errors become warnings that carry it.
    """
    problems = [
        *_check_unread(comparison),
        *_check_snapshots(comparison),
        *reworded_plan(comparison),
        *dropped_requirements(comparison),
        *_check_actions(comparison),
    ]
    if allowed_because is None:
        return problems
    return [_allowed(problem, allowed_because) for problem in problems]


def _allowed(problem: Problem, reason: str) -> Problem:
    if problem.severity is Severity.WARNING:
        return problem
    message = f"{problem.message}; allowed because: {printable(reason)}"
    return Problem(problem.location, problem.rule, message, Severity.WARNING)


def _check_unread(comparison: Comparison) -> Iterator[Problem]:
    for path in _unread_at_the_base(comparison):
        yield Problem.of(
            UNREAD_HISTORY,
            Location(path),
            f"this file has errors at {comparison.revision}, so what was rewritten in it "
            "can't be told: compare it by hand",
        )


def _unread_at_the_base(comparison: Comparison) -> Iterator[str]:
    """Yield the path of each file of which more can be read now; the rest is told by itself."""
    base, now = comparison.base, comparison.now
    lost_now = dict(_lost_parts(now))
    unreadable = {file.path for file in now.lost}
    yield from (file.path for file in base.lost if file.path not in unreadable)
    for path, lost in _lost_parts(base):
        if path not in unreadable and lost - lost_now.get(path, frozenset()):
            yield path


def _lost_parts(dataset: Dataset) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the fields of each file that stand in it and not in its record."""
    yield from ((each.path, each.lost) for each in dataset.actions)
    yield from ((each.path, each.lost) for each in dataset.snapshots)


def _check_snapshots(comparison: Comparison) -> Iterator[Problem]:
    revision = comparison.revision
    unreadable = {file.path for file in comparison.now.lost}
    current = {snapshot.path: snapshot for snapshot in comparison.now.snapshots}
    for old in comparison.base.snapshots:
        path = old.path
        new = current.get(path)
        if new is not None:
            yield from _compare_snapshots(old, new, revision)
            yield from _compare_texts(old, new, revision)
        elif path not in unreadable:
            yield Problem.of(
                REWRITTEN_SNAPSHOT,
                Location(path),
                f"the snapshot of {old.record.document} is there at {revision} and is "
                "gone now: put the file back, because the report is published",
            )


def _compare_snapshots(
    old: Loaded[Snapshot], new: Loaded[Snapshot], revision: str
) -> Iterator[Problem]:
    current = {name: value for name, value, _ in _published_facts(new.record)}
    for name, was, steps in _published_facts(old.record):
        found = current[name]
        if found == was or steps[0] in new.lost:
            continue
        erratum = "; a figure that it printed wrongly is explained under errata:"
        yield Problem.of(
            REWRITTEN_SNAPSHOT,
            new.place(*steps),
            f"{name} is {found or 'gone'}, and was {was or 'not there'} at {revision}: "
            f"put it back, because {old.record.document} is published"
            f"{erratum if len(steps) > 1 else ''}",
        )


def _compare_texts(
    old: Loaded[Snapshot], new: Loaded[Snapshot], revision: str
) -> Iterator[Problem]:
    # A report printed its footnotes; errata are what its keepers say of it.
    for part, rule, texts, current in (
        ("footnotes", REWRITTEN_SNAPSHOT, old.record.footnotes, new.record.footnotes),
        ("errata", REWRITTEN_TEXT, old.record.errata, new.record.errata),
    ):
        for figure in (each for each in FIGURE_NAMES if each in texts or each in current):
            found = rewording(texts.get(figure), current.get(figure))
            is_added = rule is REWRITTEN_TEXT and figure not in texts
            if found is None or found.is_only_more or is_added or part in new.lost | old.lost:
                continue
            back = "put it back" if figure in texts else "take it out"
            check = "its meaning is kept" if rule is REWRITTEN_TEXT else "the report printed it so"
            yield Problem.of(
                rule,
                new.place(part, figure),
                f"{part}.{figure} of {old.record.document} {how(found, revision)}: "
                f"{back}, or check that {check}",
            )


def _published_facts(snapshot: Snapshot) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Yield the name, the value as written and the place of all that a report has fixed."""
    yield "as_of", snapshot.as_of.written, ("as_of",)
    yield "document", snapshot.document, ("document",)
    for steps, printed in snapshot.published.groups.items():
        for figure in Figure:
            number = None if printed is None else figure.of(printed)
            written = None if number is None else str(number)
            where = ("published", *steps, str(figure))
            yield ".".join(where), written, where


def _check_actions(comparison: Comparison) -> Iterator[Problem]:
    latest, revision = comparison.latest, comparison.revision
    if latest is None:
        return
    unreadable = {file.name for file in comparison.now.lost}
    for pair in comparison.actions:
        old, new = pair.old, pair.new
        if not any(_is_published(entry, latest) for entry in old.record.log):
            continue
        if new is not None:
            if not {"log"} & (old.lost | new.lost):
                yield from _compare_logs(pair, new, latest, revision)
            yield from _compare_fields(old, new, latest, revision)
            yield from reworded_title(old, new, revision)
        elif old.record.id not in unreadable:
            yield _gone(old, latest, revision)


def _gone(old: Loaded[Action], latest: Snapshot, revision: str) -> Problem:
    identifier = old.record.id
    wanted = "an action that leaves the plan gets a log entry with status: removed or merged"
    if old.record.is_unlisted:
        entries = ", ".join(f"{on} {status}" for on, status, _ in status_entries(old.record.log))
        wanted = f"if its name is known now, give the named action its status entries ({entries})"
    return Problem.of(
        REWRITTEN_LOG,
        Location(old.path),
        f"{identifier} is there at {revision} and is gone now, and reports up to "
        f"{_named(latest)} count it: put the file back under its id; {wanted}",
    )


def _compare_fields(
    old: Loaded[Action], new: Loaded[Action], latest: Snapshot, revision: str
) -> Iterator[Problem]:
    for name, was, found in (
        ("category", old.record.category, new.record.category),
        ("due", old.record.due, new.record.due),
        ("part_of", old.record.part_of, new.record.part_of),
        *_fields(old.record, new.record),
    ):
        if was is not None and found not in {was, ""} and name.partition(".")[0] not in new.lost:
            yield Problem.of(
                REWRITTEN_ACTION,
                new.place(*name.split(".")),
                f"{name} is {'gone' if found is None else printable(str(found))}, and was "
                f"{printable(str(was))} at "
                f"{revision}, in the time of {_named(latest)}: "
                "check that a document says so",
            )


def _fields(old: Action, new: Action) -> Iterator[tuple[str, str, str | None]]:
    """Yield each declared field of the action as it was, with what it is."""
    for key, values in old.fields.items():
        now = new.fields.get(key)
        yield f"fields.{key}", ", ".join(values), None if now is None else ", ".join(now)


def _compare_logs(
    pair: ActionPair, new: Loaded[Action], latest: Snapshot, revision: str
) -> Iterator[Problem]:
    for entry, index in zip(pair.old.record.log, pair.entries, strict=True):
        if not _is_published(entry, latest):
            continue
        if index is None or facts(new.record.log[index]) != facts(entry):
            yield _rewritten_entry(entry, new, index, latest, revision)
        if index is not None:
            yield from reworded_entry(entry, new, index, revision)


def _rewritten_entry(
    entry: LogEntry, new: Loaded[Action], index: int | None, latest: Snapshot, revision: str
) -> Problem:
    """Say of an entry what stands in its place now, at the first value that differs."""
    was = f"{entry.on} ({_news(entry)})"
    if index is None:
        place = new.place("log")
        found = f"the entry {was} is there at {revision} and is gone now"
    else:
        now = new.record.log[index]
        pairs = zip(FACTS, facts(entry), facts(now), strict=True)
        place = new.place("log", index, next(name for name, old, value in pairs if old != value))
        found = f"this entry is {now.on} ({_news(now)}), and was {was} at {revision}"
    return Problem.of(
        REWRITTEN_LOG,
        place,
        f"{found}, in the time of the published report {_named(latest)}: put it back, "
        "and tell what has changed in a new entry",
    )


def _is_published(entry: LogEntry, snapshot: Snapshot) -> bool:
    return entry.on.last_day <= snapshot.as_of.last_day


def _named(snapshot: Snapshot) -> str:
    return f"{snapshot.document} ({snapshot.as_of})"


def _news(entry: LogEntry) -> str:
    words = {"status": entry.status, "into": entry.into, "expected": entry.expected}
    news = [f"{name} {value}" for name, value in words.items() if value is not None]
    if entry.verified:
        news.append("verified")
    return ", ".join(news) or ("a note" if entry.note else "evidence")
