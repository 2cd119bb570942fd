"""The rules across fields and files, and the published figures against the computed ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from sip.models import LogEntry, Status
from sip.problem import Problem, Rule, nearest, printable
from sip.published import check_published_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.load import Dataset
    from sip.models import Action, Snapshot
    from sip.shape import Loaded
    from sip.yaml_source import Step

Check: TypeAlias = "Callable[[Dataset], Iterator[Problem]]"


def check(dataset: Dataset) -> list[Problem]:
    """Return every breach of a rule; records that lost a part are checked by what is left."""
    return [problem for rule in CHECKS for problem in rule(dataset)]


def check_file_names(dataset: Dataset) -> Iterator[Problem]:
    """An action's file is named after its id, a snapshot's after the month of its as_of."""
    for action in dataset.actions:
        identifier = action.record.id
        if "id" not in action.spoiled and action.name != identifier:
            yield Problem.of(
                Rule.FILE_NAME,
                action.place("id"),
                f"id is {identifier} in a file named {printable(action.name)}.yaml: "
                f"rename the file to {identifier}.yaml, or mend the id",
            )
    for snapshot in dataset.snapshots:
        month = snapshot.record.as_of.month
        if snapshot.name != month:
            yield Problem.of(
                Rule.FILE_NAME,
                snapshot.place("as_of"),
                f"as_of is {snapshot.record.as_of} in a file named "
                f"{printable(snapshot.name)}.yaml: rename the file to {month}.yaml, "
                "or mend the date",
            )


def check_identifiers(dataset: Dataset) -> Iterator[Problem]:
    """No two actions have the same id, upper and lower case being the same."""
    first: dict[str, Loaded[Action]] = {}
    for action in dataset.actions:
        folded = action.record.id.casefold()
        if folded in first:
            earlier = first[folded].place("id")
            yield Problem.of(
                Rule.DUPLICATE_ID,
                action.place("id"),
                f"id is {action.record.id}, which {printable(earlier.path)} has already "
                f"(line {earlier.line}): give each action its own",
            )
        first.setdefault(folded, action)


def check_snapshots(dataset: Dataset) -> Iterator[Problem]:
    """A month has one snapshot, and a document is one snapshot's."""
    months: dict[str, Loaded[Snapshot]] = {}
    documents: dict[str, Loaded[Snapshot]] = {}
    for snapshot in dataset.snapshots:
        month, document = snapshot.record.as_of.month, snapshot.record.document.casefold()
        if (other := months.setdefault(month, snapshot)) is not snapshot:
            yield Problem.of(
                Rule.DUPLICATE_SNAPSHOT,
                snapshot.place("as_of"),
                f"as_of is {snapshot.record.as_of}, and {printable(other.source.path)} has that "
                "month already: keep one snapshot for a month",
            )
        if (other := documents.setdefault(document, snapshot)) is not snapshot:
            yield Problem.of(
                Rule.DUPLICATE_SNAPSHOT,
                snapshot.place("document"),
                f"document is {snapshot.record.document}, which {printable(other.source.path)} "
                "has already: name each report once",
            )


def check_open_actions(dataset: Dataset) -> Iterator[Problem]:
    """An open action with a name has what the report prints of it.

    An unlisted action has none of it: once a source names it, it is no longer unlisted.
    """
    for action in dataset.actions:
        record = action.record
        last = next((entry.status for entry in reversed(record.log) if entry.status), None)
        for name in ("category", "title", "due"):
            value = getattr(record, name)
            if record.is_unlisted and value is not None:
                yield Problem.of(
                    Rule.UNKNOWN_FIELD,
                    action.source.key_place(name),
                    f"{name} is known, so {record.id} is no longer unlisted: "
                    "rename the file and mend the id",
                )
            named = not record.is_unlisted and last is Status.IN_PROGRESS
            if named and value is None and name not in action.spoiled:
                description = type(record).model_fields[name].description
                yield Problem.of(
                    Rule.MISSING_FIELD,
                    action.place(),
                    f"{name} is missing from an open action: add {name}: and {description}",
                )


def check_categories(dataset: Dataset) -> Iterator[Problem]:
    """An action's category is one of plan.yaml's."""
    if dataset.plan is None or "categories" in dataset.plan.spoiled:
        return
    known = list(dataset.plan.record.categories)
    for action in dataset.actions:
        category = action.record.category
        if category is not None and category not in known:
            suggestion = nearest(category, known)
            wanted = f"write {suggestion}" if suggestion else f"use one of {', '.join(known)}"
            yield Problem.of(
                Rule.UNKNOWN_CATEGORY,
                action.place("category"),
                f"category is {printable(category)}, which plan.yaml does not have: {wanted}",
            )


def check_logs(dataset: Dataset) -> Iterator[Problem]:
    """A log enters the plan, runs oldest first, and ends where the action leaves the plan."""
    for action in dataset.actions:
        log = action.record.log
        if not log and "log" not in action.spoiled:
            yield Problem.of(
                Rule.LOG_ORDER,
                action.place("log"),
                "the log is empty: add an entry with on:, source: and status:",
            )
        if "log" not in action.spoiled:
            yield from _check_entry_into_plan(action)
        for index, entry in enumerate(log):
            yield from _check_entry(action, index, entry)
        yield from _check_log_order(action)


def _check_entry_into_plan(action: Loaded[Action]) -> Iterator[Problem]:
    for entry in action.record.log[:1]:
        if entry.status is None:
            yield Problem.of(
                Rule.LOG_ORDER,
                action.place("log", 0),
                "the first log entry has no status: add status: in progress or implemented, "
                "which is how the action entered the plan",
            )
        elif entry.status.has_left:
            yield Problem.of(
                Rule.LOG_ORDER,
                action.place("log", 0, "status"),
                f"status is {entry.status} in the first log entry: an action enters the plan "
                "in progress or implemented",
            )


def _check_entry(action: Loaded[Action], index: int, entry: LogEntry) -> Iterator[Problem]:
    steps: tuple[Step, ...] = ("log", index)
    written = [name for name in LogEntry.model_fields if (*steps, name) in action.source.keys]
    if not {"status", "expected", "note", "into"} & set(written):
        yield Problem.of(
            Rule.MISSING_FIELD,
            action.place(*steps),
            "this log entry has no news: add a status, an expected date or a note",
        )
    refused = entry.status is None and "status" in written
    if entry.into is not None and entry.status is not Status.MERGED and not refused:
        yield Problem.of(
            Rule.MERGE_TARGET,
            action.source.key_place(*steps, "into"),
            "into stands in an entry without status: merged: take it out, or write the status",
        )


def _check_log_order(action: Loaded[Action]) -> Iterator[Problem]:
    log = action.record.log
    for index, (before, entry) in enumerate(pairwise(log), start=1):
        if entry.on < before.on:
            yield Problem.of(
                Rule.LOG_ORDER,
                action.place("log", index, "on"),
                f"on is {entry.on}, which is before {before.on} in the entry above: "
                "keep the log oldest first",
            )
        if before.status is not None and before.status.has_left:
            yield Problem.of(
                Rule.LOG_ORDER,
                action.place("log", index),
                f"this entry follows {before.status}, which took the action out of the plan: "
                "nothing can follow",
            )
    statuses = [(index, entry.status) for index, entry in enumerate(log) if entry.status]
    for (_, before_status), (index, status) in pairwise(statuses):
        if (before_status, status) == (Status.IMPLEMENTED, Status.IN_PROGRESS):
            yield Problem.of(
                Rule.REOPENED,
                action.place("log", index, "status"),
                "status is in progress after implemented, which reopens the action: "
                "check that the source says so",
            )


def check_merges(dataset: Dataset) -> Iterator[Problem]:
    """An action is merged into another action of the plan."""
    known = [action.record.id for action in dataset.actions]
    known += [file.name for file in dataset.lost]
    for action in dataset.actions:
        for index, entry in enumerate(action.record.log):
            if entry.into is None or (entry.into in known and entry.into != action.record.id):
                continue
            place = action.place("log", index, "into")
            if entry.into == action.record.id:
                message = f"into is {entry.into}, the action itself: name the one it went into"
            else:
                others = [each for each in known if each != action.record.id]
                suggestion = nearest(entry.into, others)
                wanted = f"write {suggestion}" if suggestion else "name an action that has a file"
                message = f"into is {entry.into}, which no action has: {wanted}"
            yield Problem.of(Rule.MERGE_TARGET, place, message)


CHECKS: tuple[Check, ...] = (
    check_file_names,
    check_identifiers,
    check_snapshots,
    check_open_actions,
    check_categories,
    check_logs,
    check_merges,
    check_published_figures,
)
