"""The comments of a YAML text: what follows a # outside every key and value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sip.writing.yaml.nodes import texts
from sip.writing.yaml.spans import end_of_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.writing.yaml.nodes import Node

_COMMENT = re.compile(r"#[^\r\n]*")


def comments(text: str, root: Node, start: int = 0, end: int | None = None) -> list[str]:
    """Return the comments that begin between the two places, in their order."""
    until = len(text) if end is None else end
    return [
        comment[0]
        for gap_start, gap_end in _gaps(text, root)
        for comment in _COMMENT.finditer(text, gap_start, gap_end)
        if start <= comment.start() < until
    ]


def _gaps(text: str, root: Node) -> Iterator[tuple[int, int]]:
    """Yield where no key and no value stands; the header of a block text can have a comment."""
    position = 0
    for scalar in texts(root):
        yield position, scalar.start
        position = scalar.start
        if scalar.is_block:
            position = end_of_line(text, scalar.start)
            yield scalar.start, position
        position = max(position, scalar.end)
    yield position, len(text)
