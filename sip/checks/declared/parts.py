"""The rules on sub-actions: each is part of an action that is there, and none is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.reading.rare import Rare
from sip.text.ids import in_runs
from sip.text.suggest import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.models import Action, Status
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

PART_OF = Rule(
    "part-of",
    Severity.ERROR,
    "A sub-action is part of another action, which is part of none.",
    "Sub-actions are counted by themselves, and one level of them is all that tables show.",
)
OPEN_PART = Rule(
    "open-part",
    Severity.WARNING,
    "An action that is closed, or has left the plan, has no open sub-action.",
    "It is reported as done while a part of it is not: one of the two is a slip, or worth a word.",
)


def check_parts(dataset: Dataset) -> Iterator[Problem]:
    """A part belongs to an action that is there: never to itself, nor to another part.

    That leaves no circle. The action may have a file that can't be read, or that has another id:
    its file's name stands in for it, for that is told already.
    """
    for action, wrong in wrong_parts(dataset):
        place = action.place("part_of")
        yield Problem.of(PART_OF, place, f"part_of is {action.record.part_of}, {wrong}")


def wrong_parts(dataset: Dataset) -> Iterator[tuple[Loaded[Action], str]]:
    """Yield each action that can't be part of what it names, with why not and what would be."""
    if not (parts := dataset.having(Rare.WHOLE)):
        return
    by_id = {action.record.id: action.record for action in dataset.actions}
    known = {*by_id, *dataset.names}
    words = Words(sorted(known))
    for action in parts:
        whole = action.record.part_of
        if whole is None:
            continue
        if (wrong := _what_is_wrong(action.record, whole, by_id, words, known)) is not None:
            yield action, wrong


def _what_is_wrong(
    action: Action, whole: str, by_id: Mapping[str, Action], words: Words, known: set[str]
) -> str | None:
    if whole == action.id:
        return "the action itself: name the action that it is a part of"
    if whole not in known:
        wanted = words.advice_on_name(whole, "name an action that has a file", other_than=action.id)
        return f"which no action has: {wanted}"
    above = None if whole not in by_id else by_id[whole].part_of
    if above is None:
        return None
    if above == action.id:
        return f"which is part of {above} itself: take one of the two out"
    return f"which is part of {above} itself: write {above}, for a part has no parts"


def check_open_parts(dataset: Dataset) -> Iterator[Problem]:
    """What is done is done in all its parts. It is looked at as the logs end.

    Of what has parts and is one itself nothing is said: that is told already.
    """
    if not (parts := dataset.having(Rare.WHOLE)):
        return
    by_id = {action.record.id: action for action in dataset.actions}
    open_parts: dict[str, list[str]] = {}
    wholes = {action.record.part_of for action, _ in wrong_parts(dataset)}
    for action in parts:
        if action.record.id in wholes:
            continue
        whole, last = action.record.part_of, _last(action.record)
        if whole in by_id and last is not None and last[1].is_open and "log" not in action.lost:
            open_parts.setdefault(str(whole), []).append(action.record.id)
    for whole, ids in open_parts.items():
        action, last = by_id[whole], _last(by_id[whole].record)
        if last is not None and not last[1].is_open and "log" not in action.lost:
            index, status = last
            are = "is" if len(ids) == 1 else "are"
            yield Problem.of(
                OPEN_PART,
                action.place("log", index, "status"),
                f"status is {status}, and {in_runs(ids)}, part of {whole}, {are} open: "
                "check what the source says of each",
            )


def _last(action: Action) -> tuple[int, Status] | None:
    """Return the last status of a log and the index of its entry."""
    found = [(index, entry.status) for index, entry in enumerate(action.log) if entry.status]
    return found[-1] if found else None
