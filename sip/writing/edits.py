"""What can be changed in a data file, and what its content is then.

Nothing here knows of text: a change of the text is held against these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.kinds.text import ENGLISH
from sip.plan.partial_date import PartialDate
from sip.writing.values import as_read

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from sip.problems.problem import Steps
    from sip.reading.yaml.tree import TreeValue
    from sip.writing.values import Writable

LOG_FIELD = "log"
ON_FIELD = "on"


@dataclass(frozen=True)
class AddEntry:
    """A new entry of the log, `on` among its fields, at its place by date.

    It goes behind the entries of the same date.
    """

    entry: Mapping[str, Writable]


@dataclass(frozen=True)
class AddItem:
    """A new last item of a list; the list is made where there is none."""

    steps: Steps
    value: Writable


@dataclass(frozen=True)
class SetValue:
    """A value of a mapping, new or in place of the old one.

    Of a mapping that is there, only what differs is written: its other lines stay as they are.
    """

    steps: Steps
    value: Writable


@dataclass(frozen=True)
class RemoveValue:
    """A value of a mapping taken out with its key, and the mapping with its last value."""

    steps: Steps


@dataclass(frozen=True)
class Translate:
    """A language of a text, new or in place of the old one; a plain text is in the main one."""

    steps: Steps
    language: str
    text: str
    main: str = ENGLISH


@dataclass(frozen=True)
class InsertItem:
    """An item of a list that is there, before the one that has this index now."""

    steps: Steps
    index: int
    value: Writable


Edit: TypeAlias = AddEntry | AddItem | SetValue | RemoveValue | Translate
SingleEdit: TypeAlias = InsertItem | SetValue | RemoveValue | Translate


class UnfitError(Exception):
    """Why an edit does not fit a file; the message says what to do."""


def value_at(content: TreeValue, steps: Steps) -> TreeValue | None:
    """Return the value at these steps, or None where nothing stands there."""
    for step in steps:
        match content, step:
            case dict(), str() if step in content:
                content = content[step]
            case list(), int() if 0 <= step < len(content):
                content = content[step]
            case _:
                return None
    return content


def steps_of(edit: Edit, content: TreeValue) -> list[SingleEdit]:
    """Return the edit as changes of one place each; raise UnfitError."""
    match edit:
        case AddEntry(entry):
            return [_new_entry(entry, content)]
        case AddItem(steps, value):
            return [_new_item(steps, value, content)]
        case SetValue(steps, value):
            while len(steps) > 1 and value_at(content, steps[:-1]) in (None, ""):
                steps, value = steps[:-1], {str(steps[-1]): value}
            return _settings(steps, value, value_at(content, steps))
        case RemoveValue(steps):
            return [RemoveValue(_outermost_emptied(steps, content))]
        case Translate(steps):
            return _translations(edit, value_at(content, steps))


def applied(step: SingleEdit, content: TreeValue) -> TreeValue:
    """Return the content with the change; nothing of the old content is shared by it."""
    match step:
        case InsertItem(steps, index, value):
            return _changed(content, steps, lambda old: _with_item(old, index, as_read(value)))
        case SetValue(steps, value):
            return _changed(content, steps, lambda _: as_read(value))
        case RemoveValue(steps):
            return _changed(content, steps, lambda _: None)
        case Translate(steps, language, text, main):
            return _changed(content, steps, lambda old: {main: old or "", language: text})


def _new_entry(entry: Mapping[str, Writable], content: TreeValue) -> SingleEdit:
    log = value_at(content, (LOG_FIELD,))
    if not isinstance(log, list) or not log:
        return SetValue((LOG_FIELD,), [entry])
    day = _last_day(as_read(entry))
    index = next((i for i, old in enumerate(log) if _last_day(old) > day), len(log))
    return InsertItem((LOG_FIELD,), index, entry)


def _last_day(entry: TreeValue) -> date:
    written = entry.get(ON_FIELD) if isinstance(entry, dict) else None
    try:
        return PartialDate.parse(str(written)).last_day
    except ValueError:
        raise UnfitError(
            "an entry of the log has no date that can be read: mend it first (sip validate)"
        ) from None


def _new_item(steps: Steps, value: Writable, content: TreeValue) -> SingleEdit:
    match value_at(content, steps):
        case [*items] if items:
            return InsertItem(steps, len(items), value)
        case None | "" | []:
            return SetValue(steps, [value])
        case _:
            raise UnfitError(f"{_name(steps)} is no list: make it one first")


def _settings(steps: Steps, value: Writable, old: TreeValue | None) -> list[SingleEdit]:
    """Change only what differs, item by item and key by key."""
    new = as_read(value)
    if new == old:
        return []
    if isinstance(old, dict) and old and isinstance(value, Mapping) and value:
        gone = [RemoveValue((*steps, key)) for key in old if key not in value]
        kept = [_settings((*steps, key), each, old.get(key)) for key, each in value.items()]
        # What is new first, so that the mapping is never empty on the way.
        return [*(step for each in kept for step in each), *gone]
    if isinstance(old, list) and old and isinstance(new, list) and new[: len(old)] == old:
        added = list(value)[len(old) :] if not isinstance(value, str | int | PartialDate) else []
        return [InsertItem(steps, len(old) + i, each) for i, each in enumerate(added)]
    return [SetValue(steps, value)]


def _outermost_emptied(steps: Steps, content: TreeValue) -> Steps:
    if value_at(content, steps) is None:
        raise UnfitError(f"{_name(steps)} is not there: nothing can be taken out")
    while len(steps) > 1 and isinstance(steps[-2], str):
        holder = value_at(content, steps[:-1])
        if not isinstance(holder, dict) or len(holder) > 1:
            break
        steps = steps[:-1]
    return steps


def _translations(edit: Translate, old: TreeValue | None) -> list[SingleEdit]:
    steps, language, text = edit.steps, edit.language, edit.text
    match old:
        case str() if old and language == edit.main:
            return _settings(steps, text, old)
        case None | "" | [*_]:
            name = "English" if edit.main == ENGLISH else edit.main
            raise UnfitError(
                f"{_name(steps)} has no {name} text that could be translated: write that first"
            )
        case str():
            return [edit]
        case _:
            return _settings((*steps, language), text, old.get(language))


def _changed(
    content: TreeValue, steps: Steps, change: Callable[[TreeValue | None], TreeValue | None]
) -> TreeValue:
    """Copy the content with another value at these steps; None takes the value out."""
    if not steps:
        return change(content) or ""
    first, *rest = steps
    inner = None if rest else change(value_at(content, (first,)))
    match content, first:
        case dict(), str():
            if rest:
                inner = _changed(content.get(first, {}), tuple(rest), change)
            others = {
                key: each for key, each in content.items() if key != first or inner is not None
            }
            return others if inner is None else {**others, first: inner}
        case list(), int() if 0 <= first < len(content):
            if rest:
                inner = _changed(content[first], tuple(rest), change)
            return [*content[:first], *([] if inner is None else [inner]), *content[first + 1 :]]
        case _:
            raise UnfitError(f"{_name(steps)} has no place here: mend what stands there first")


def _with_item(old: TreeValue | None, index: int, value: TreeValue) -> TreeValue:
    items = old if isinstance(old, list) else []
    return [*items[:index], value, *items[index:]]


def _name(steps: Steps) -> str:
    return ".".join(str(step) for step in steps)
