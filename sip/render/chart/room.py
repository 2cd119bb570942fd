"""How much room words take in a picture, and how what would collide makes room.

Which font a viewer has is not known, so room is kept for the widest of the usual ones.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from sip.render.lines import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = 1.35  # of a font's size, from one baseline to the next
_CELL = 0.58  # of a font's size, for a column of a terminal: DejaVu Sans needs no more
_BOLD = 1.08
_SAME = 1e-6


def width_of(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return the room for a text on one line, in points."""
    return cell_len(text) * _CELL * size * (_BOLD if is_bold else 1)


def wrapped(text: str, width: float, size: float, *, is_bold: bool = False) -> list[str]:
    """Break a text into lines no wider than that, where its script allows."""
    return wrap(text, _columns(width, size, is_bold=is_bold))


def shortened(text: str, width: float, size: float) -> str:
    """Return the text, or as much of its start as there is room for, and an ellipsis."""
    columns = _columns(width, size)
    if cell_len(text) <= columns:
        return text
    return f"{set_cell_size(text, max(1, columns - 1)).rstrip()}…"


def _columns(width: float, size: float, *, is_bold: bool = False) -> int:
    return max(2, int(width / (_CELL * size * (_BOLD if is_bold else 1))))


def spread(wanted: Sequence[float], gap: float, first: float, last: float) -> tuple[float, ...]:
    """Return the places nearest to those wanted, in their order, at least the gap apart.

    Those in each other's way move together, as little as they can, within first and last.
    """
    groups: list[list[float]] = []
    for index, place in enumerate(wanted):
        groups.append([place - index * gap])
        while len(groups) > 1 and _mean(groups[-2]) > _mean(groups[-1]):
            moved = groups.pop()
            groups[-1] += moved
    limit = last - gap * (len(wanted) - 1)
    means = [min(max(_mean(group), first), limit) for group in groups for _ in group]
    return tuple(
        place if abs(mean + index * gap - place) < _SAME else mean + index * gap
        for index, (mean, place) in enumerate(zip(means, wanted, strict=True))
    )


def _mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers)


def nearest_gap(places: Sequence[float], otherwise: float) -> float:
    """Return the distance of the two places that are nearest to each other, if there are two."""
    return min((after - before for before, after in pairwise(places)), default=otherwise)


def without_collisions(
    places: Sequence[float], widths: Sequence[float], gap: float
) -> tuple[int, ...]:
    """Return which of the texts centred at the places fit beside each other, in their order.

    The last and the first come first of all, then those between from the last one back.
    """
    count = len(places)
    order = dict.fromkeys([count - 1, 0, *range(count - 2, 0, -1)]) if count else {}
    taken: list[int] = []
    for index in order:
        if all(
            abs(places[index] - places[other]) >= (widths[index] + widths[other]) / 2 + gap
            for other in taken
        ):
            taken.append(index)
    return tuple(sorted(taken))
