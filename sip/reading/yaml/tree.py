"""What a data file says, as plain values and the place where each one stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sip.problems.problem import Location

if TYPE_CHECKING:
    from collections.abc import Collection

    from sip.problems.problem import Step, Steps

TreeValue: TypeAlias = str | list["TreeValue"] | dict[str, "TreeValue"]


@dataclass
class Tree:
    """What a file says: its value, and the places of keys and values by their steps from it.

    `lost` has the steps to what stands in the file and is no part of the value, because it could
    not be used and is reported.
    """

    path: str
    value: TreeValue = ""
    keys: dict[Steps, Location] = field(default_factory=dict)
    values: dict[Steps, Location] = field(default_factory=dict)
    lost: set[Steps] = field(default_factory=set)

    def place(self, *steps: Step) -> Location:
        """Return where the value at these steps stands, or the nearest one that holds it."""
        for length in range(len(steps), -1, -1):
            if (found := self.values.get(steps[:length])) is not None:
                return found
        return Location(self.path)

    def without(self, taken: Collection[Steps]) -> Tree:
        """Return the tree with these values taken out, and later items of a list moved up.

        The key of a value that is gone keeps its place: the field was written.
        """
        moved: dict[Steps, Steps] = {}
        value = _copied(self.value, (), (), taken, moved)
        return Tree(
            self.path,
            value,
            {
                (*moved[steps[:-1]], steps[-1]): where
                for steps, where in self.keys.items()
                if steps[:-1] in moved
            },
            {new: self.values[old] for old, new in moved.items()},
            self.lost,
        )

    def key_place(self, *steps: Step) -> Location:
        """Return where the key at these steps stands, or else its value."""
        return self.keys.get(steps) or self.place(*steps)


def _copied(
    value: TreeValue, old: Steps, new: Steps, taken: Collection[Steps], moved: dict[Steps, Steps]
) -> TreeValue:
    """Copy what is not taken, noting where each value moved from and to."""
    moved[old] = new
    match value:
        case list():
            items: list[TreeValue] = []
            for index, each in enumerate(value):
                if (*old, index) not in taken:
                    steps = (*new, len(items))
                    items.append(_copied(each, (*old, index), steps, taken, moved))
            return items
        case dict():
            return {
                key: _copied(each, (*old, key), (*new, key), taken, moved)
                for key, each in value.items()
                if (*old, key) not in taken
            }
        case _:
            return value
