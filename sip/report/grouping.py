"""What actions are counted by: the plan's categories, or one of the fields that it declares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.report.document import Message, Value, message
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.models import Action
    from sip.plan.progress import State
    from sip.plan.record import Record

BY_CATEGORY = "category"
# What actions are under that have no value to be counted by.
WITHOUT_VALUE = message("Not named in the record")


class UnknownTallyError(ValueError):
    """What actions of the plan can't be counted by; the message names what they can be."""


@dataclass(frozen=True)
class Tally:
    """A category or a field: its name, and its values by their keys, in their order.

    An action can be under several values where it `is_many`, and under none.
    """

    key: str
    name: Message
    values: Mapping[str, Value]
    is_many: bool = False

    def keys_of(self, state: State) -> tuple[str, ...]:
        """Return the values that an action is under."""
        return self.keys_of_action(state.action)

    def keys_of_action(self, action: Action) -> tuple[str, ...]:
        """Return the values that an action is under, whatever its state."""
        if self.key == BY_CATEGORY:
            return () if action.category is None else (action.category,)
        return action.fields.get(self.key, ())

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


def by_fields(record: Record) -> Iterator[Tally]:
    """Yield the fields with a closed list of values, in the plan's order."""
    for key, field in record.plan.fields.items():
        if field.values:
            yield Tally(key, message("{field}", field=field.name), dict(field.values), field.many)


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
        return Tally(
            key, message("{field}", field=record.plan.fields[key].name), _texts(key, record)
        )
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
