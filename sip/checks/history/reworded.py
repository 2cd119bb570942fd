"""The words of published times that read otherwise: allowed, and worth a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.compared.rewordings import (
    Rewording,
    plan_texts,
    reworded,
    reworded_assumptions,
    rewording,
)
from sip.plan.kinds.evidence import as_shown
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.text.safe import printable, printable_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.checks.history.comparison import Comparison
    from sip.plan.models import Action, LogEntry, Plan
    from sip.problems.problem import Steps
    from sip.reading.fit import Loaded

REWRITTEN_TEXT = Rule(
    "rewritten-text",
    Severity.WARNING,
    "With --base: a text, a source, evidence or a requirement that reads otherwise or is gone.",
    "A better wording is welcome, another meaning is not, and only a person can tell.",
)
_MEANING = "check that it says what the document says"


def reworded_plan(comparison: Comparison) -> Iterator[Problem]:
    """Yield the title, the categories and the assumptions that read otherwise or are gone.

    What is new is none of them, nor is a translation more.
    """
    old, new = comparison.base.plan, comparison.now.plan
    if comparison.latest is None or old is None or new is None:
        return
    found = [*reworded(plan_texts(old.record), plan_texts(new.record)), *_assumptions(old, new)]
    for steps, each in found:
        if each.before is not None and not each.is_only_more and steps[0] not in new.lost:
            yield Problem.of(
                REWRITTEN_TEXT,
                new.place(*steps),
                f"{_named(steps)} {how(each, comparison.revision)}: check that its meaning is kept",
            )


def _assumptions(old: Loaded[Plan], new: Loaded[Plan]) -> Iterator[tuple[Steps, Rewording]]:
    pairs = reworded_assumptions(old.record.assumptions, new.record.assumptions)
    for index, each in pairs:
        yield ("assumptions",) if index is None else ("assumptions", index), each


def dropped_requirements(comparison: Comparison) -> Iterator[Problem]:
    """Yield what the plan asked for and asks for no more: its warnings would end in silence."""
    old, new = comparison.base.plan, comparison.now.plan
    if old is None or new is None or "require" in new.lost:
        return
    for each in old.record.require:
        if each not in new.record.require:
            yield Problem.of(
                REWRITTEN_TEXT,
                new.place("require"),
                f"require had {each} at {comparison.revision} and has it no more: put it back, "
                "or check that the plan is meant to ask less",
            )


def _named(steps: Steps) -> str:
    match steps:
        case ("title",):
            return "the plan's title"
        case ("categories", key):
            return f"the name of the category {key}"
        case ("fields", key, "name"):
            return f"the name of the field {key}"
        case ("fields", key, "values", value):
            return f"the name of {value} in the field {key}"
        case _:
            return "an assumption"


def reworded_title(old: Loaded[Action], new: Loaded[Action], revision: str) -> Iterator[Problem]:
    """Yield a title that reads otherwise; an action that gets one has its name now."""
    found = rewording(old.record.title, new.record.title)
    if found is None or found.before is None or found.is_only_more or "title" in new.lost:
        return
    yield Problem.of(
        REWRITTEN_TEXT,
        new.place("title"),
        f"title {how(found, revision)}: check that its meaning is kept",
    )


def reworded_entry(
    entry: LogEntry, new: Loaded[Action], index: int, revision: str
) -> Iterator[Problem]:
    """Yield the source and the note of a published entry that are otherwise, or are new.

    Evidence can be added later; what a report's readers were shown can't go without a word.
    """
    now = new.record.log[index]
    changed: list[tuple[str, str]] = []
    if now.source != entry.source:
        changed.append(("source", f"is {now.source}, and was {entry.source} at {revision}"))
    found = rewording(entry.note, now.note)
    if found is not None and not found.is_only_more:
        changed.append(("note", how(found, revision)))
    if gone := [each for each in entry.evidence if each not in now.evidence]:
        reads = ", ".join(map(_shown, now.evidence)) or "gone"
        told = f"is {reads}, and was {', '.join(map(_shown, gone))} at {revision}"
        changed.append(("evidence", told))
    for name, told in changed:
        place: Location = new.place("log", index, name)
        message = f"{name} of the entry of {now.on} {told}: {_MEANING}"
        yield Problem.of(REWRITTEN_TEXT, place, message)


def _shown(evidence: str) -> str:
    return printable(as_shown(evidence))


def how(found: Rewording, revision: str) -> str:
    """Say what a text is and was, in each language that was rewritten."""
    if found.now is None:
        return f"is gone, and was {_all(found, found.was)} at {revision}"
    if found.before is None:
        return f"is {_all(found, found.reads)}, and was not there at {revision}"
    reads, were = [], []
    for language in found.languages:
        if (was := found.was(language)) is not None:
            now, before = _beside(found.reads(language), was)
            reads.append(f"{now} ({language})")
            were.append(f"{before} ({language})")
    return f"is {', '.join(reads)}, and was {', '.join(were)} at {revision}"


def _all(found: Rewording, text_in: Callable[[str], str | None]) -> str:
    texts = ((language, text_in(language)) for language in found.languages)
    return ", ".join(f'"{printable(text)}" ({code})' for code, text in texts if text is not None)


def _beside(now: str | None, was: str) -> tuple[str, str]:
    """Quote a text as it is and was, so that the part that differs is seen."""
    if now is None:
        return "gone", f'"{printable(was)}"'
    reads, before = printable_pair(now, was)
    return f'"{reads}"', f'"{before}"'
