"""What can be written into a data file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias, Union

from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from sip.reading.yaml.tree import TreeValue

# A date, a count and a yes stand without quotes, as the data format shows them, though a reader
# that types YAML takes them for more than text; a text that such a reader would type is quoted.
Writable: TypeAlias = Union[  # noqa: UP007 - a name in quotes is no operand of |
    str, int, PartialDate, Sequence["Writable"], Mapping[str, "Writable"]
]


def as_read(value: Writable) -> TreeValue:
    """Return the value as it is read back."""
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int() | PartialDate():
            return str(value)
        case Mapping():
            return {key: as_read(each) for key, each in value.items()}
        case _:
            return [as_read(each) for each in value]
