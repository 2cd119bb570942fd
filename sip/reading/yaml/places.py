"""The places of the values of a file that was read without them: found when one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sip.reading.yaml.reader import read_yaml

if TYPE_CHECKING:
    from sip.reading.yaml.tree import Tree

# Of a file that has problems, several rules ask in turn.
_MOST_KEPT: Final = 64


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file's path as messages show it, and the bytes of its text, which has no problem.

    The bytes take half of the memory that the text would.
    """

    path: str
    content: bytes

    @property
    def tree(self) -> Tree:
        """What the file says, each value with its place."""
        return _tree(self.path, self.content)


@lru_cache(_MOST_KEPT)
def _tree(path: str, content: bytes) -> Tree:
    tree, _ = read_yaml(content.decode("utf-8"), path)
    if tree is None:  # pragma: no cover  # the quick reader accepts no such text
        raise ValueError(path)
    return tree
