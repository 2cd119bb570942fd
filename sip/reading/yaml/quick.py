"""The values of a data file that is plain, composed at once and without their places.

Nearly every file is plain and right, and of such a one nobody asks where a value stands. This
reader composes it in the parser and gives up wherever there could be more to tell than its values:
`sip/reading/yaml/reader.py` reads the file then, event by event. It never judges.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml import MappingNode, ScalarNode, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget to export it

from sip.reading.yaml.reader import DEEPEST_NESTING, MOST_PARTS
from sip.text.safe import FORBIDDEN_CHARACTERS

if TYPE_CHECKING:
    from yaml import Node

    from sip.reading.yaml.tree import TreeValue

# Where an anchor, an alias or a tag could start: `R&D`, `2*3` and `Done!` are words, and of
# `research & development` nothing has a name.
_COULD_BE_A_FEATURE = re.compile(r"[&*!](?<![0-9A-Za-z].)(?:(?<=!)|(?=\S))")
_MERGE_KEY = "<<"
_ESCAPE = "\\"
_DIRECTIVE = "%"
_COMMENT = "#"
# Behind a text, or behind the sign that ends one.
_COULD_BE_A_MISPLACED_COMMENT = re.compile(r"[\s\"'\[\]{},]#")
# A node is one event of the parser, or the two between which its own nodes stand.
_MOST_NODES = MOST_PARTS // 2 - 4


def quick_value(text: str) -> TreeValue | None:
    """Return what a plain text says, or None where the careful reader has to look at it.

    Where there is a value, the careful reader finds the same one and no problem.
    """
    if FORBIDDEN_CHARACTERS.search(text) or _could_have_more_to_tell(text):
        return None
    try:
        node = _Composer(text).get_single_node()
        return None if node is None else _plain(node)
    except (YAMLError, _NotPlainError):
        return None


def _could_have_more_to_tell(text: str) -> bool:
    if _ESCAPE in text or _MERGE_KEY in text or _COULD_BE_A_FEATURE.search(text):
        return True
    if text.startswith(_DIRECTIVE) or f"\n{_DIRECTIVE}" in text:
        return True
    return _COMMENT in text and any(
        _COULD_BE_A_MISPLACED_COMMENT.search(line)
        for line in text.split("\n")
        if _COMMENT in line and not line.lstrip(" ").startswith(_COMMENT)
    )


class _NotPlainError(Exception):
    """There is more in the text than values that can be taken as they are."""


class _Composer(CParser):
    """The parser with a resolver that types nothing, and counts how deep and how much it goes."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self._nodes = 0

    def descend_resolver(self, _parent: object, _index: object) -> None:
        self._depth += 1
        self._nodes += 1
        if self._depth > DEEPEST_NESTING or self._nodes > _MOST_NODES:
            raise _NotPlainError

    def ascend_resolver(self) -> None:
        self._depth -= 1

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return ""


def _plain(node: Node) -> TreeValue:
    """Return the value of a node; raise _NotPlainError where a key is no plain word or repeats."""
    if isinstance(node, ScalarNode):
        return str(node.value)
    if not isinstance(node, MappingNode):
        return [_plain(each) for each in node.value]
    mapping: dict[str, TreeValue] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.value[:1].isspace():
            raise _NotPlainError
        mapping[key.value] = _plain(value)
    if len(mapping) != len(node.value):
        raise _NotPlainError
    return mapping
