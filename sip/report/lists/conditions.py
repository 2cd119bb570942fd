"""What a reader asks of the fields of actions: `lead=secretariat`, `theme!=culture`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import Figure
from sip.plan.models import Status
from sip.text.folding import folded
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sip.plan.progress import State
    from sip.plan.record import Record

_HOW = "write it as KEY=VALUE or KEY!=VALUE"


class UnknownConditionError(ValueError):
    """A condition on what the plan does not have; the message says what would be right."""


@dataclass(frozen=True)
class FieldCondition:
    """What one field of an action has to be: one of some values, and none of others.

    An empty value stands for an action of which none is on record. What is not on record is not
    known to be any value, so an action that must not have a value can have none.
    """

    values_of: Callable[[State], Sequence[str]]
    any_of: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()

    def joined(self, value: str, *, is_not: bool) -> FieldCondition:
        """Return the condition with one more value to be, or not to be."""
        if is_not:
            return replace(self, none_of=self.none_of | {value})
        return replace(self, any_of=self.any_of | {value})

    def takes(self, state: State) -> bool:
        """Tell whether an action in that state is as asked."""
        own = frozenset(self.values_of(state)) or {""}
        return (not self.any_of or bool(self.any_of & own)) and not self.none_of & own


@dataclass(frozen=True)
class _Typed:
    key: str
    value: str
    is_not: bool

    @classmethod
    def read(cls, written: str) -> _Typed:
        before, equals, value = written.partition("=")
        if not equals:
            raise UnknownConditionError(f"{printable(written) or 'an empty text'} has no =: {_HOW}")
        key = before.removesuffix("!").strip()
        if not key:
            raise UnknownConditionError(f"{printable(written)} names no field: {_HOW}")
        return cls(key.casefold(), value.strip(), before.endswith("!"))


@dataclass(frozen=True)
class _Field:
    """What can be asked of: its values by how they are compared, and those of an action.

    One without known values has short texts.
    """

    known: Mapping[str, str]
    values_of: Callable[[State], Sequence[str]]

    def value(self, typed: _Typed) -> str:
        """Return the value that is meant; raise UnknownConditionError."""
        word = folded(typed.value)
        if not word or not self.known:
            return word
        if word not in self.known:
            raise UnknownConditionError(
                f"{typed.key}: {printable(typed.value)} is none of its values: "
                f"{advice(typed.value, tuple(dict.fromkeys(self.known.values())))}"
            )
        return self.known[word]


def conditions_meant(words: Iterable[str], record: Record) -> tuple[FieldCondition, ...]:
    """Return a condition for each field that the words name; raise UnknownConditionError."""
    fields = _fields(record)
    found: dict[str, FieldCondition] = {}
    for typed in map(_Typed.read, words):
        if typed.key not in fields:
            raise UnknownConditionError(
                f"{printable(typed.key)} is no field of the plan: {advice(typed.key, fields)}"
            )
        field = fields[typed.key]
        before = found.get(typed.key, FieldCondition(field.values_of))
        found[typed.key] = before.joined(field.value(typed), is_not=typed.is_not)
    return tuple(found.values())


def values_to_ask_for(record: Record) -> dict[str, tuple[str, ...]]:
    """Return the values that each key can be asked for, each as one word; texts have none."""
    return {
        key: tuple(dict.fromkeys(each.replace(" ", "_") for each in field.known.values()))
        for key, field in _fields(record).items()
    }


def _fields(record: Record) -> dict[str, _Field]:
    """Return what each key can be asked of: the plan's own fields first."""
    plan = record.plan
    found = {key: _of_field(key, field.values) for key, field in plan.fields.items()}
    if plan.categories:
        found["category"] = _Field(_by_folded(plan.categories), lambda s: _maybe(s.action.category))
    if record.parts:
        found["part_of"] = _Field(_by_folded(record.parts), lambda s: _maybe(s.action.part_of))
    statuses = {str(status): str(status) for status in Status}
    in_one_word = {each.replace(" ", "_"): each for each in statuses}
    found["status"] = _Field(statuses | in_one_word, lambda state: (state.status.value,))
    if Figure.VERIFIED in record.figures_used:
        yes_or_no = {"true": "true", "false": "false"}
        found["verified"] = _Field(yes_or_no, lambda s: ("true" if s.is_verified else "false",))
    return found


def _of_field(key: str, values: Collection[str]) -> _Field:
    if values:
        return _Field(_by_folded(values), lambda state: state.action.fields.get(key, ()))
    return _Field({}, lambda state: [folded(each) for each in state.action.fields.get(key, ())])


def _by_folded(values: Iterable[str]) -> dict[str, str]:
    return {folded(each): each for each in values}


def _maybe(value: str | None) -> tuple[str, ...]:
    return () if value is None else (value,)
