"""One value of an action compared with another: theme=culture, lead!=secretariat."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.text.folding import folded
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Collection

    from sip.plan.progress import State
    from sip.plan.record import Record

_OWN = ("category", "status", "part_of", "verified")


class UnknownComparisonError(ValueError):
    """A comparison that can't be made; the message says what can be written."""


@dataclass(frozen=True)
class Comparing:
    """A key of an action, and the value that it has to have, or must not have.

    Of a field that can have several values, one has to be it, or none. What is not on record is
    none of the values.
    """

    key: str
    value: str
    is_equal: bool

    def takes(self, state: State) -> bool:
        """Tell whether an action in that state is asked for."""
        found = any(folded(each) == folded(self.value) for each in _values(self.key, state))
        return found is self.is_equal


def _values(key: str, state: State) -> Collection[str]:
    action = state.action
    match key:
        case "category":
            return () if action.category is None else (action.category,)
        case "status":
            return (state.status.value,)
        case "part_of":
            return () if action.part_of is None else (action.part_of,)
        case "verified":
            return ("true" if state.is_verified else "false",)
        case _:
            return action.fields.get(key, ())


def comparison_meant(written: str, record: Record) -> Comparing:
    """Read a comparison as it was typed, with a value that is known; raise the error."""
    key, equals, value = (part.strip() for part in written.partition("="))
    is_equal = not key.endswith("!")
    key = key.removesuffix("!").strip().casefold().replace("-", "_")
    if not equals or not key:
        raise UnknownComparisonError(
            f"{printable(written) or 'an empty text'} compares nothing: write KEY=VALUE or "
            "KEY!=VALUE"
        )
    known = (*_OWN, *record.plan.fields)
    if key not in known:
        raise UnknownComparisonError(
            f"{printable(key)} is no field of the plan: {advice(key, known)}"
        )
    return Comparing(key, _known(key, value, record), is_equal)


def _known(key: str, value: str, record: Record) -> str:
    """Return the value as the data has it, of a closed list one of it."""
    values = _closed(key, record)
    by_folded = {folded(each): each for each in values}
    if value and not values:
        return value
    if found := by_folded.get(folded(value.replace("_", " ") if key == "status" else value)):
        return found
    wanted = advice(value, values) if values else "write one behind the ="
    raise UnknownComparisonError(f"{key}={printable(value)} is none of its values: {wanted}")


def _closed(key: str, record: Record) -> tuple[str, ...]:
    """Return the values that a key can have, none where it can have any text."""
    match key:
        case "category":
            return tuple(record.plan.categories)
        case "status":
            return tuple(str(each) for each in Status)
        case "verified":
            return ("true", "false")
        case "part_of":
            return tuple(record.parts)
        case _:
            return tuple(record.plan.fields[key].values)
