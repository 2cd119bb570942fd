"""Changes inside braces and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sip.writing.yaml.nodes import ListNode
from sip.writing.yaml.spans import (
    Replacement,
    end_of_line,
    is_first_on_its_line,
    is_last_on_its_line,
)
from sip.writing.yaml.style import column_of

if TYPE_CHECKING:
    from sip.writing.yaml.nodes import MappingNode, Pair

_COMMA = re.compile(r"[ \t]*,")


def inserted(
    text: str, holder: ListNode | MappingNode, index: int, written: str, line_end: str
) -> list[Replacement]:
    """Put an item or a pair before the one of this index, on a line of its own if they are."""
    members = _members(holder)
    if not members:
        return [Replacement(holder.end - 1, holder.end - 1, written)]
    start, end = members[max(index - 1, 0)]
    has_own_line = is_first_on_its_line(text, start)
    new_line = f"{line_end}{' ' * column_of(text, start)}"
    if index == 0:
        return [Replacement(start, start, f"{written},{new_line if has_own_line else ' '}")]
    if not has_own_line:
        return [Replacement(end, end, f", {written}")]
    comma = _COMMA.match(text, end)
    behind = end if comma is None else comma.end()
    own_line = f"{new_line}{written}"
    place = end_of_line(text, behind) if is_last_on_its_line(text, behind) else behind
    if comma is None:
        return [Replacement(end, end, ","), Replacement(place, place, own_line)]
    return [Replacement(place, place, f"{own_line},")]


def removed(text: str, holder: MappingNode, pair: Pair, comments: str | None) -> list[Replacement]:
    """Take out one pair of several, with the comma that parts it from the others.

    Where comments stand among them, those inside the pair are left in its place, and blanks
    and line ends as they are; `comments` is None where there are none.
    """
    index = holder.pairs.index(pair)
    if comments is None and index == 0:
        return [Replacement(pair.key.start, holder.pairs[1].key.start, "")]
    before = holder.pairs[index - 1].value.end
    if comments is None:
        return [Replacement(before, pair.value.end, "")]
    comma = text.find(",", before if index else pair.value.end)
    return [
        Replacement(comma, comma + 1, ""),
        Replacement(pair.key.start, pair.value.end, comments),
    ]


def _members(holder: ListNode | MappingNode) -> list[tuple[int, int]]:
    if isinstance(holder, ListNode):
        return [(item.start, item.end) for item in holder.items]
    return [(pair.key.start, pair.value.end) for pair in holder.pairs]
