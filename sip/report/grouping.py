"""What actions are counted by: the plan's categories, or one of the fields that it declares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from sip.report.document import Message, Value, message
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sip.plan.models import Action
    from sip.plan.progress import State
    from sip.plan.record import Record

BY_CATEGORY = "category"


class Without(Enum):
    """Why an action is under no value: nothing is said of it, or it is not named at all.

    No key of a value begins with the star that theirs begin with: a plan can declare `unlisted`.
    """

    STATED = "*not_stated"
    NAME = "*unlisted"


GroupKey: TypeAlias = str | Without
"""The key of a value that actions are counted by, or why they are under none."""

_NAMES: Mapping[Without, Value] = {
    Without.STATED: message("Not stated"),
    Without.NAME: message("Not named in the record"),
}
COUNTED_UNDER_EACH = message("An action with several values is counted under each.")


class UnknownTallyError(ValueError):
    """What actions of the plan can't be counted by; the message names what they can be."""


@dataclass(frozen=True)
class Tally:
    """A category or a field: its name, and its values by their keys, in their order.

    An action can be under several values, and under none.
    """

    key: str
    name: Message
    values: Mapping[str, Value]

    def values_of(self, action: Action) -> tuple[str, ...]:
        """Return the keys of the values that an action is under."""
        if self.key == BY_CATEGORY:
            return () if action.category is None else (action.category,)
        return action.fields.get(self.key, ())

    def keys_of(self, action: Action) -> tuple[GroupKey, ...]:
        """Return what an action is counted under, which is one thing at least."""
        without = Without.NAME if action.is_unlisted else Without.STATED
        return self.values_of(action) or (without,)

    def names(self, actions: Iterable[Action]) -> dict[GroupKey, Value]:
        """Return the name of every value, and behind them of what else the actions are under."""
        found = {key for action in actions for key in self.keys_of(action)}
        names: dict[GroupKey, Value] = dict(self.values.items())
        names.update((key, _NAMES[key]) for key in Without if key in found)
        return names

    def groups(self, states: Sequence[State]) -> list[tuple[GroupKey, Value, list[State]]]:
        """Return each value with the actions under it, in their order; others come last."""
        found: dict[GroupKey, list[State]] = {}
        for state in states:
            for key in self.keys_of(state.action):
                found.setdefault(key, []).append(state)
        names = self.names(state.action for state in states)
        return [(key, name, found.get(key, [])) for key, name in names.items()]

    def is_any_in_several(self, states: Iterable[State]) -> bool:
        """Tell whether an action is under more than one value."""
        return any(len(self.values_of(state.action)) > 1 for state in states)

    @property
    def table_name(self) -> str:
        """The stable name of what is told by it."""
        return "categories" if self.key == BY_CATEGORY else self.key

    @property
    def heading(self) -> Message:
        """The heading of what is told by it."""
        if self.key == BY_CATEGORY:
            return message("Open actions by category")
        return message("Open actions by field: {field}", field=self.name)


def by_category(record: Record) -> Tally | None:
    """Return the categories of the plan, None where it has none."""
    if not record.plan.categories:
        return None
    return Tally(BY_CATEGORY, message("Category"), dict(record.plan.categories))


def key_for_programs(key: GroupKey) -> str | None:
    """Return the key of a value, None for actions that are under none."""
    return None if isinstance(key, Without) else key


def by_fields(record: Record) -> Iterator[Tally]:
    """Yield the fields with a closed list of values, in the plan's order."""
    for key, field in record.plan.fields.items():
        if field.values:
            yield Tally(key, message("{field}", field=field.name), dict(field.values))


def grouping_meant(word: str, record: Record) -> Tally:
    """Return what a word asks to count by; raise UnknownTallyError."""
    categories = by_category(record)
    known = {each.key: each for each in by_fields(record)}
    if categories is not None:
        known = {BY_CATEGORY: categories, **known}
    key = word.casefold().replace("-", "_")
    if key in known:
        return known[key]
    if key in record.plan.fields:
        if not (texts := _texts(key, record)):
            raise UnknownTallyError(
                f"{key} has no value in any action: there is nothing to count by"
            )
        return Tally(key, message("{field}", field=record.plan.fields[key].name), texts)
    words = tuple(dict.fromkeys((*known, *record.plan.fields)))
    every = f"use one of {', '.join(words)}" if words else ""
    wanted = advice(word, words, every or "the plan has no categories and declares no fields")
    raise UnknownTallyError(
        f"{printable(word) or 'an empty word'} is no category or field of the plan: {wanted}"
    )


def _texts(key: str, record: Record) -> dict[str, Value]:
    """Return the short texts of a field that has no closed list, as its values."""
    found = (value for action in record.actions for value in action.fields.get(key, ()))
    return {value: value for value in sorted(set(found))}
