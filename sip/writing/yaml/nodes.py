"""The values of a YAML text, each with the exact span of characters that it stands in.

The parser's own end marks overshoot: that of a list or a mapping in block style runs past
comments and blank lines, that of a block scalar past the blank lines behind it. A node's end
here is behind the last character that its value needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, cast

from yaml import MappingStartEvent, ScalarEvent, SequenceStartEvent
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget to export it

from sip.reading.yaml.marks import index_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from yaml import Event

    from sip.problems.problem import Steps

_BLOCK_STYLES = frozenset("|>")
_BLANK_TAIL = re.compile(r"(?:(?:\r\n|\n)[ ]*)+\Z")
_LINE_BREAK = re.compile(r"\r\n|\n")


@dataclass(frozen=True)
class Scalar:
    """A text: `style` is empty where it has no quotes, else ", ', | or >.

    `end` of a block scalar may be the start of a line: where the blank lines behind it count.
    """

    start: int
    end: int
    style: str
    value: str

    @property
    def is_block(self) -> bool:
        """Whether the text stands on lines of its own below a | or >."""
        return self.style in _BLOCK_STYLES

    @property
    def is_missing(self) -> bool:
        """Whether nothing at all stands where the text could."""
        return self.start == self.end


@dataclass(frozen=True)
class Pair:
    """A key of a mapping and its value."""

    key: Scalar
    value: Node


@dataclass(frozen=True)
class MappingNode:
    """Named values; `is_flow` where they stand in braces."""

    start: int
    end: int
    is_flow: bool
    pairs: tuple[Pair, ...]

    def pair(self, key: str) -> Pair | None:
        """Return the pair of that key, or None where there is none."""
        return next((pair for pair in self.pairs if pair.key.value == key), None)


@dataclass(frozen=True)
class ListNode:
    """Values in their order; `is_flow` where they stand in brackets.

    In block style `start` is where the first dash stands.
    """

    start: int
    end: int
    is_flow: bool
    items: tuple[Node, ...]


Node: TypeAlias = Scalar | MappingNode | ListNode


def parsed(text: str) -> Node:
    """Return the nodes of a text that sip reads without a problem and without its order mark."""
    return _Parser(text, _events(text)).document()


def way(root: Node, steps: Steps) -> tuple[Node, ...] | None:
    """Return the nodes from the root to the one at these steps, or None where none is there."""
    nodes = [root]
    for step in steps:
        match nodes[-1], step:
            case MappingNode() as mapping, str() if (pair := mapping.pair(step)) is not None:
                nodes.append(pair.value)
            case ListNode(items=items), int() if 0 <= step < len(items):
                nodes.append(items[step])
            case _:
                return None
    return tuple(nodes)


def is_in_flow(nodes: Iterable[Node]) -> bool:
    """Tell whether one of the nodes is written in brackets or braces."""
    return any(not isinstance(node, Scalar) and node.is_flow for node in nodes)


def scalars(node: Node, key: str = "") -> Iterator[tuple[str, Scalar]]:
    """Yield every text below a node, with the key that it or its list stands behind."""
    match node:
        case Scalar():
            yield key, node
        case MappingNode():
            for pair in node.pairs:
                yield from scalars(pair.value, pair.key.value)
        case ListNode():
            for item in node.items:
                yield from scalars(item, key)


def texts(node: Node) -> Iterator[Scalar]:
    """Yield every key and every text, in the order in which they stand."""
    match node:
        case Scalar():
            yield node
        case MappingNode():
            for pair in node.pairs:
                yield pair.key
                yield from texts(pair.value)
        case ListNode():
            for item in node.items:
                yield from texts(item)


def _events(text: str) -> Iterator[Event]:
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event


@dataclass(frozen=True)
class _Parser:
    text: str
    events: Iterator[Event]

    def document(self) -> Node:
        next(self.events)
        next(self.events)
        return self.node(next(self.events))

    def node(self, event: Event) -> Node:
        match event:
            case ScalarEvent():
                return self._scalar(event)
            case MappingStartEvent():
                return self._mapping(event)
            case _:
                return self._list(cast("SequenceStartEvent", event))

    def _scalar(self, event: ScalarEvent) -> Scalar:
        start, end = index_of(event.start_mark), index_of(event.end_mark)
        style = event.style or ""
        if style in _BLOCK_STYLES:
            end = self._end_of_block(start, end)
        return Scalar(start, end, style, event.value)

    def _end_of_block(self, start: int, end: int) -> int:
        """Leave out the blank lines behind the text, but where its header keeps them."""
        written = self.text[start:end]
        header, *lines = _LINE_BREAK.split(written)
        indicators = header.split("#", maxsplit=1)[0]
        if "+" in indicators:
            return end
        tail = _BLANK_TAIL.search(written)
        if tail is None:
            return end
        indent = _least_indent(lines)
        if indent is None or any(digit in indicators for digit in "123456789"):
            # Which blanks count can't be told from here: leave out only what is surely none.
            indent = 0
        kept = start + tail.start()
        for line in re.finditer(r"(?:\r\n|\n)([ ]*)", tail[0]):
            if len(line[1]) > indent:
                kept = start + tail.start() + line.end()
        return kept

    def _mapping(self, event: MappingStartEvent) -> MappingNode:
        pairs: list[Pair] = []
        while not _is_end(each := next(self.events)):
            key = self._scalar(cast("ScalarEvent", each))
            pairs.append(Pair(key, self.node(next(self.events))))
        start = index_of(event.start_mark)
        is_flow = bool(event.flow_style)
        end = (
            index_of(each.end_mark) if is_flow else _last_end([pair.value for pair in pairs], start)
        )
        return MappingNode(start, end, is_flow, tuple(pairs))

    def _list(self, event: SequenceStartEvent) -> ListNode:
        items: list[Node] = []
        while not _is_end(each := next(self.events)):
            items.append(self.node(each))
        start = index_of(event.start_mark)
        is_flow = bool(event.flow_style)
        end = index_of(each.end_mark) if is_flow else _last_end(items, start + 1)
        return ListNode(start, end, is_flow, tuple(items))


def _is_end(event: Event) -> bool:
    return type(event).__name__ in {"MappingEndEvent", "SequenceEndEvent"}


def _last_end(nodes: list[Node], start: int) -> int:
    return nodes[-1].end if nodes else start


def _least_indent(lines: list[str]) -> int | None:
    """Return how far the first line with a text is indented."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), None)
