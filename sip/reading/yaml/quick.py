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
from sip.text.safe import has_forbidden_characters

if TYPE_CHECKING:
    from yaml import Node

    from sip.reading.yaml.tree import TreeValue

# What starts an anchor, an alias or a tag, where it could: `R&D`, `2*3` and `Done!` are words, and
# of `research & development` nothing has a name.
_SIGNS_OF_FEATURES = "&*!"
_COULD_BE_A_FEATURE = re.compile(r"(?<![0-9A-Za-z])(?:!|[&*](?=\S))")
_MERGE_KEY = "<<"
_ESCAPE = "\\"
_DIRECTIVE = "\n%"
_TAB = "\t"
_COMMENT = "#"
# Behind a text, or behind the sign that ends one.
_COULD_BE_A_MISPLACED_COMMENT = re.compile(r"[\s\"'\[\]{},]#")
# Composing takes a part of the stack for each level, which each but an indented one opens with one
# of these signs; indented ones can't be many in so few characters.
_OPENING_SIGNS = "[{-:?"
_MOST_OPENING_SIGNS = 2_000
_MOST_CHARACTERS = 64 * 1024
# No sign, nor the lack of one, makes more parts of a text than this.
_MOST_PARTS_OF_A_CHARACTER = 4
_PARTS_AROUND = 4  # a stream and a document, each with its start and its end


def quick_value(text: str) -> TreeValue | None:
    """Return what a plain text says, or None where the careful reader has to look at it.

    Where there is a value, the careful reader finds the same one and no problem.
    """
    if has_forbidden_characters(text) or _could_have_more_to_tell(text):
        return None
    try:
        node = _Composer(text).get_single_node()
        value = None if node is None else _plain(node, DEEPEST_NESTING)
    except (YAMLError, _NotPlainError):
        return None
    return None if value is None or _has_too_many_parts(value, text) else value


def quick_value_of(content: bytes | None) -> TreeValue | None:
    """Return what `quick_value` does of the text that is in the bytes, if any is."""
    if content is None:
        return None
    try:
        return quick_value(content.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _could_have_more_to_tell(text: str) -> bool:
    """Tell whether the text has a sign of what is no value, or of what has to be read in steps."""
    return (
        _ESCAPE in text
        or _TAB in text
        or ("<" in text and _MERGE_KEY in text)
        or ("%" in text and _DIRECTIVE in f"\n{text}")
        or any(sign in text and _could_be_a_feature(text, sign) for sign in _SIGNS_OF_FEATURES)
        or (_COMMENT in text and _has_a_misplaced_comment(text))
        or sum(map(text.count, _OPENING_SIGNS)) > _MOST_OPENING_SIGNS
        or len(text) > _MOST_CHARACTERS
    )


def _could_be_a_feature(text: str, sign: str) -> bool:
    # Each sign is looked for by itself, in a tenth of the time that a pattern takes to pass a text.
    at = text.find(sign)
    while at >= 0:
        if _COULD_BE_A_FEATURE.match(text, at):
            return True
        at = text.find(sign, at + 1)
    return False


def _has_a_misplaced_comment(text: str) -> bool:
    """Tell whether a comment may share its line with a value: a line of its own harms nothing."""
    at = text.find(_COMMENT)
    while at >= 0:
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        end = len(text) if end < 0 else end
        has_value = text[start:at].strip(" ")
        if has_value and _COULD_BE_A_MISPLACED_COMMENT.search(text, start, end):
            return True
        at = text.find(_COMMENT, end)
    return False


class _NotPlainError(Exception):
    """There is more in the text than values that can be taken as they are."""


class _Composer(CParser):
    """The parser with a resolver that does nothing: no value is typed."""

    @staticmethod
    def descend_resolver(_parent: object, _index: object) -> None:
        """Take note of no level."""

    @staticmethod
    def ascend_resolver() -> None:
        """Take note of no level."""

    @staticmethod
    def resolve(_kind: object, _value: object, _implicit: object) -> str:
        """Return no tag."""
        return ""


def _plain(node: Node, levels: int) -> TreeValue:
    """Return the value of a node that has at most so many levels; raise _NotPlainError.

    So it does where a key is no plain word, or repeats.
    """
    if isinstance(node, ScalarNode):
        return str(node.value)
    if not levels:
        raise _NotPlainError
    if not isinstance(node, MappingNode):
        return [_plain(each, levels - 1) for each in node.value]
    mapping: dict[str, TreeValue] = {}
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.value[:1].isspace():
            raise _NotPlainError
        mapping[key.value] = _plain(value, levels - 1)
    if len(mapping) != len(node.value):
        raise _NotPlainError
    return mapping


def _has_too_many_parts(value: TreeValue, text: str) -> bool:
    is_short = len(text) * _MOST_PARTS_OF_A_CHARACTER < MOST_PARTS
    return not is_short and _parts(value) + _PARTS_AROUND > MOST_PARTS


def _parts(value: TreeValue) -> int:
    """Return of how many events of the parser the value is made."""
    match value:
        case dict():
            return 2 + len(value) + sum(map(_parts, value.values()))
        case list():
            return 2 + sum(map(_parts, value))
        case _:
            return 1
