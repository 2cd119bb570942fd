"""An unlisted action that gets its name: another file, and the references to it follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.reading.yaml.reader import read_yaml
from sip.writing.changes.action import action_path
from sip.writing.disk.transaction import renamed
from sip.writing.edits import SetValue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.models import Action
    from sip.problems.problem import Steps
    from sip.reading.fit import Loaded
    from sip.reading.yaml.tree import TreeValue
    from sip.writing.changes.data import Data
    from sip.writing.disk.journal import FileChange
    from sip.writing.values import Writable

_INTO = "into"
_PART_OF = "part_of"


def with_name(
    data: Data, action: Loaded[Action], identifier: str, head: Mapping[str, Writable]
) -> list[FileChange]:
    """Give an action another id and these values of its head; raise RefusedError.

    Actions that were merged into it, or are part of it, name it by its new id.
    """
    path = data.below(action.path)
    values: dict[str, Writable] = {"id": identifier, **head}
    edits = [SetValue((name,), value) for name, value in values.items()]
    change = data.edited(path, edits)
    new_path = action_path(identifier)
    changes = list(renamed(path, new_path, change.before or b"", change.after or b""))
    for other in data.dataset.actions:
        if other.path != action.path and (steps := _references(data, other, action.record.id)):
            named = [SetValue(each, identifier) for each in steps]
            changes.append(data.edited(data.below(other.path), named))
    return changes


def _references(data: Data, action: Loaded[Action], identifier: str) -> list[Steps]:
    """Return where an action's file names another one, by the steps in the file as it stands."""
    text = data.text(data.below(action.path)).removeprefix("\ufeff")
    tree, _ = read_yaml(text, "")
    return [] if tree is None else list(_named(tree.value, identifier))


def _named(value: TreeValue, identifier: str, steps: Steps = ()) -> Iterator[Steps]:
    match value:
        case str() if steps and steps[-1] in {_INTO, _PART_OF} and value == identifier:
            yield steps
        case dict():
            for key, each in value.items():
                yield from _named(each, identifier, (*steps, key))
        case list():
            for index, each in enumerate(value):
                yield from _named(each, identifier, (*steps, index))
