"""New actions, and changes to the head of one that is there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sip.plan.models import Action
from sip.text.ids import natural_order
from sip.writing.edits import SetValue, Translate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.reading.fit import Loaded
    from sip.writing.changes.data import Data
    from sip.writing.disk.journal import FileChange
    from sip.writing.edits import Edit
    from sip.writing.values import Writable

_NUMBERED = re.compile(r"(?P<series>.*?)(?P<number>[0-9]+)")
_TITLE = "title"


def action_path(identifier: str) -> str:
    """Return where an action's file is below the data folder."""
    return f"actions/{identifier}.yaml"


def next_id(actions: Sequence[Action]) -> str | None:
    """Return the next free id of the series that most named actions are in, None without one.

    A series is all ids that differ in the number at their end; of two that are as large, the one
    that comes later in the order of ids.
    """
    found = [
        match
        for each in sorted(actions, key=lambda each: natural_order(each.id))
        if not each.is_unlisted and (match := _NUMBERED.fullmatch(each.id)) is not None
    ]
    if not found:
        return None
    sizes = Counter(match["series"] for match in found)
    order = {match["series"]: rank for rank, match in enumerate(found)}
    series = max(sizes, key=lambda each: (sizes[each], order[each]))
    last = max((m["number"] for m in found if m["series"] == series), key=int)
    return f"{series}{int(last) + 1:0{len(last)}}"


def new_action(
    data: Data, head: Mapping[str, Writable], entries: Sequence[Mapping[str, Writable]]
) -> FileChange:
    """Make the file of an action with its log, laid out as those of its series are."""
    identifier = str(head["id"])
    given = {**head, "log": entries}
    content = {name: given[name] for name in Action.model_fields if name in given}
    like = _most_alike(identifier, data)
    path = None if like is None else data.below(like.path)
    return data.created(action_path(identifier), content, path)


def _most_alike(identifier: str, data: Data) -> Loaded[Action] | None:
    """Return the action before this one in the order of ids, among the named ones."""
    sound = data.sound_actions
    at = bisect_left(
        sound, natural_order(identifier), key=lambda each: natural_order(each.record.id)
    )
    return sound[max(at, 1) - 1] if sound else None


def head_edits(head: Mapping[str, Writable], language: str, main: str) -> list[Edit]:
    """Return the edits that set these values; a title is set in one language, and fields alone."""
    return [
        Translate((name,), language, str(value), main) if name == _TITLE else edit
        for name, value in head.items()
        for edit in _settings(name, value)
    ]


def _settings(name: str, value: Writable) -> list[Edit]:
    """Set a value; of a group, such as the fields, only those that it has."""
    if isinstance(value, Mapping):
        return [SetValue((name, key), each) for key, each in value.items()]
    return [SetValue((name,), value)]


def with_head(
    data: Data, action: Loaded[Action], head: Mapping[str, Writable], language: str | None = None
) -> FileChange:
    """Change values of an action's head; a title keeps its other languages.

    It is in the plan's main language where none is named.
    """
    language = language or data.language
    if action.record.title is None and _TITLE in head and language == data.language:
        edits = [edit for name, value in head.items() for edit in _settings(name, value)]
    else:
        edits = head_edits(head, language, data.language)
    return data.edited(data.below(action.path), edits)
