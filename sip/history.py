"""What must not change once it is published: the data now, held against the data at a revision."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

from sip.models import Figure
from sip.problem import Location, Problem, Rule, Severity, printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sip.load import Dataset
    from sip.models import Action, LogEntry, Snapshot, Text
    from sip.partial_date import PartialDate
    from sip.shape import Loaded

_Facts: TypeAlias = tuple[str, ...]
_FACTS = ("on", "status", "into", "expected")


def check_history(
    base: Dataset, now: Dataset, revision: str, allowed_because: str | None = None
) -> list[Problem]:
    """Return what was rewritten since the revision.

    New entries, new translations, better titles and an unlisted action's name are no rewriting.
    Where it is allowed for a reason, errors become warnings that carry it.
    """
    problems = [
        *_check_unread(base, revision),
        *_check_snapshots(base, now, revision),
        *_check_actions(base, now, revision),
    ]
    if allowed_because is None:
        return problems
    return [_allowed(problem, allowed_because) for problem in problems]


def _allowed(problem: Problem, reason: str) -> Problem:
    if problem.severity is Severity.WARNING:
        return problem
    message = f"{problem.message}; allowed because: {printable(reason)}"
    return Problem(problem.location, problem.rule, message, Severity.WARNING)


def _check_unread(base: Dataset, revision: str) -> Iterator[Problem]:
    spoiled = [each.source.path for each in base.actions if each.spoiled & {"id", "log"}]
    spoiled += [each.source.path for each in base.snapshots if each.spoiled - {"footnotes"}]
    for path in (*(file.path for file in base.lost), *spoiled):
        yield Problem.of(
            Rule.UNREAD_HISTORY,
            Location(path),
            f"this file has errors at {printable(revision)}, so what was rewritten in it "
            "can't be told: compare it by hand",
        )


def _check_snapshots(base: Dataset, now: Dataset, revision: str) -> Iterator[Problem]:
    unreadable = {file.path for file in now.lost}
    current = {snapshot.source.path: snapshot for snapshot in now.snapshots}
    for old in base.snapshots:
        path = old.source.path
        new = current.get(path)
        if new is not None:
            yield from _compare_snapshots(old, new, revision)
        elif path not in unreadable:
            yield Problem.of(
                Rule.REWRITTEN_SNAPSHOT,
                Location(path),
                f"{old.record.document} is published, and its snapshot at {printable(revision)} "
                "is gone: put the file back",
            )


def _compare_snapshots(
    old: Loaded[Snapshot], new: Loaded[Snapshot], revision: str
) -> Iterator[Problem]:
    for name, was, steps in _published_facts(old.record):
        found = {each: value for each, value, _ in _published_facts(new.record)}.get(name)
        if found != was and not new.spoiled & {steps[0]}:
            yield Problem.of(
                Rule.REWRITTEN_SNAPSHOT,
                new.place(*steps),
                f"{name} is {_shown(found)}, and was {_shown(was)} at {printable(revision)}: "
                f"put it back, because {old.record.document} is published; "
                "what it printed wrongly is explained under errata:",
            )
    for part in ("footnotes", "errata"):
        was_texts: Mapping[Figure, Text] = getattr(old.record, part)
        texts: Mapping[Figure, Text] = getattr(new.record, part)
        for figure, text in was_texts.items():
            if _is_rewritten(text, texts.get(figure)):
                yield Problem.of(
                    Rule.REWRITTEN_TEXT,
                    new.place(part, figure),
                    f"{part}.{figure} of {old.record.document} reads otherwise than at "
                    f"{printable(revision)}: check that its meaning is kept",
                )


def _published_facts(snapshot: Snapshot) -> Iterator[tuple[str, str | None, tuple[str, ...]]]:
    """Yield the name, the value as written and the place of all that a report has fixed."""
    yield "as_of", snapshot.as_of.written, ("as_of",)
    yield "document", snapshot.document, ("document",)
    for figure in Figure:
        number = snapshot.published[figure]
        written = None if number is None else str(number)
        yield f"published.{figure}", written, ("published", figure)


def _check_actions(base: Dataset, now: Dataset, revision: str) -> Iterator[Problem]:
    published = max((snapshot.record.as_of for snapshot in base.snapshots), default=None)
    if published is None:
        return
    unreadable = {file.name for file in now.lost}
    current = {action.record.id: action for action in now.actions}
    names = names_given(
        [action.record for action in base.actions], [action.record for action in now.actions]
    )
    for old in base.actions:
        identifier = old.record.id
        new = current.get(names.get(identifier, identifier))
        if new is not None:
            yield from _compare_actions(old, new, published, revision)
        elif identifier not in unreadable and _published_part(old.record, published):
            yield Problem.of(
                Rule.REWRITTEN_LOG,
                Location(old.source.path),
                f"{identifier} is gone, and the reports up to {published} count it: put the file "
                "back; an action that leaves the plan gets a log entry that says so",
            )


def names_given(before: Sequence[Action], now: Sequence[Action]) -> dict[str, str]:
    """Pair each unlisted action that is gone with a new action that has its status entries.

    Which of several alike gets which name does not matter: nothing else tells them apart.
    """
    known, current = {action.id for action in before}, {action.id for action in now}
    new_by_log: defaultdict[tuple[_Facts, ...], list[str]] = defaultdict(list)
    for action in now:
        if action.id not in known and not action.is_unlisted:
            entries = _status_entries(action.log)
            for length in range(1, len(entries) + 1):
                new_by_log[entries[:length]].append(action.id)
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for action in before:
        if not action.is_unlisted or action.id in current:
            continue
        candidates = new_by_log[_status_entries(action.log)]
        name = next((each for each in candidates if not taken[each]), None)
        if name is not None:
            names[action.id] = name
            taken[name] += 1
    return names


def _status_entries(log: Sequence[LogEntry]) -> tuple[_Facts, ...]:
    return tuple(
        (entry.on.written, entry.status, entry.into or "") for entry in log if entry.status
    )


def _compare_actions(
    old: Loaded[Action], new: Loaded[Action], published: PartialDate, revision: str
) -> Iterator[Problem]:
    if "log" not in new.spoiled:
        yield from _compare_logs(old, new, published, revision)
    for name in ("category", "due"):
        was, found = getattr(old.record, name), getattr(new.record, name)
        if was is not None and str(found) != str(was) and name not in new.spoiled:
            yield Problem.of(
                Rule.REWRITTEN_ACTION,
                new.place(name),
                f"{name} is {_shown(found and str(found))}, and was {was} at "
                f"{printable(revision)}, as reports up to {published} count it: "
                "check that a document says so",
            )


def _compare_logs(
    old: Loaded[Action], new: Loaded[Action], published: PartialDate, revision: str
) -> Iterator[Problem]:
    before = _published_part(old.record, published)
    log = new.record.log
    matcher = SequenceMatcher(
        None, [_facts(entry) for entry in before], [_facts(entry) for entry in log], autojunk=False
    )
    for operation, start, end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            pairs = zip(before[start:end], range(new_start, new_end), strict=True)
            for entry, index in pairs:
                yield from _compare_wording(entry, new, index, revision)
        elif operation in {"replace", "delete"}:
            for offset, entry in enumerate(before[start:end]):
                index = new_start + offset
                yield _rewritten_entry(entry, new, index if index < new_end else None, revision)


def _rewritten_entry(
    entry: LogEntry, new: Loaded[Action], index: int | None, revision: str
) -> Problem:
    """Say of an entry what stands in its place now, at the first value that differs."""
    place, found = new.place("log"), "is gone"
    if index is not None:
        now = new.record.log[index]
        differs = [
            name
            for name, was, is_ in zip(_FACTS, _facts(entry), _facts(now), strict=True)
            if was != is_
        ]
        place = new.place("log", index, *differs[:1])
        found = f"reads {now.on} ({_news(now)})"
    return Problem.of(
        Rule.REWRITTEN_LOG,
        place,
        f"the entry of {entry.on} ({_news(entry)}) was published by {printable(revision)} and "
        f"{found} now: put it back, and tell what has changed in a new entry",
    )


def _published_part(action: Action, published: PartialDate) -> list[LogEntry]:
    return [entry for entry in action.log if entry.on <= published]


def _facts(entry: LogEntry) -> _Facts:
    expected = entry.expected.written if entry.expected else ""
    return (entry.on.written, entry.status or "", entry.into or "", expected)


def _news(entry: LogEntry) -> str:
    words = {"status": entry.status, "into": entry.into, "expected": entry.expected}
    news = [f"{name} {value}" for name, value in words.items() if value is not None]
    return ", ".join(news) or "a note"


def _compare_wording(
    entry: LogEntry, new: Loaded[Action], index: int, revision: str
) -> Iterator[Problem]:
    now = new.record.log[index]
    changed = []
    if now.source != entry.source:
        changed.append(("source", f"is {now.source}, and was {entry.source}"))
    if _is_rewritten(entry.note, now.note):
        changed.append(("note", "reads otherwise than"))
    for name, how in changed:
        yield Problem.of(
            Rule.REWRITTEN_TEXT,
            new.place("log", index, name),
            f"{name} of the entry of {entry.on} {how} at {printable(revision)}: "
            "check that it says what the document says",
        )


def _is_rewritten(was: Text | None, now: Text | None) -> bool:
    """Tell whether any translation that was there reads otherwise or is gone."""
    if was is None:
        return False
    return now is None or any(
        now.translation(each) != was.translation(each) for each in was.languages
    )


def _shown(value: str | None) -> str:
    return "gone" if value is None else printable(value)
