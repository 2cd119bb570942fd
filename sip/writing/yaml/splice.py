"""Changes of one place each, put into a text at the marks of its parser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from sip.writing.edits import InsertItem, RemoveValue, SetValue, Translate, UnfitError
from sip.writing.yaml import flow
from sip.writing.yaml.comments import comments
from sip.writing.yaml.nodes import ListNode, MappingNode, Scalar, is_in_flow, parsed, way
from sip.writing.yaml.places import fields_before, last_character, lines_behind, moved_in
from sip.writing.yaml.scalars import DOUBLE, SINGLE, WIDEST_LINE
from sip.writing.yaml.spans import (
    Replacement,
    behind_line,
    end_of_line,
    is_first_on_its_line,
    line_start,
    spliced,
)
from sip.writing.yaml.style import column_of, indented, style_of

if TYPE_CHECKING:
    from sip.problems.problem import Steps
    from sip.writing.edits import SingleEdit
    from sip.writing.values import Writable
    from sip.writing.yaml.nodes import Node, Pair
    from sip.writing.yaml.style import Style

_BLANKS = re.compile(r"[ \t]*")
_BLANK_LINES = re.compile(r"(?:[ ]*\r?\n)*")
_BLANK_LINE = re.compile(r"\n[ ]*\r?\n")
_COLON = re.compile(r"[ \t]*:")


def changed(text: str, step: SingleEdit) -> str:
    """Return the text with the change; raise UnfitError where there is no place for it."""
    root = parsed(text)
    splicer = _Splicer(text, root, style_of(text, root))
    match step:
        case InsertItem(steps, index, value):
            return spliced(text, splicer.item_inserted(steps, index, value))
        case SetValue(steps, value):
            return spliced(text, splicer.value_set(steps, value))
        case RemoveValue(steps):
            return spliced(text, splicer.value_removed(steps))
        case Translate():
            return spliced(text, splicer.translated(step))


@dataclass(frozen=True)
class _Splicer:
    text: str
    root: Node
    style: Style

    def item_inserted(self, steps: Steps, index: int, value: Writable) -> list[Replacement]:
        nodes = self._way(steps)
        node, key = nodes[-1], str(steps[-1])
        if not isinstance(node, ListNode):
            raise UnfitError(f"{key} is no list: make it one first")
        if node.is_flow:
            written = self.style.in_flow(value, key)
            return flow.inserted(self.text, node, index, written, self.style.line_end)
        dash = column_of(self.text, node.start)
        lines = self._item(node, index, value, key)
        if index == 0:
            gap = [""] if self._are_parted(node) else []
            return [self._behind(_pair(nodes[-2], key).key.end, dash, [*lines, *gap])]
        behind = node.items[index - 1].end
        is_parted = self._are_parted(node) and behind != line_start(self.text, behind)
        return [self._behind(behind, dash, ["", *lines] if is_parted else lines)]

    def value_set(self, steps: Steps, value: Writable) -> list[Replacement]:
        *_, holder = nodes = self._way(steps[:-1])
        key = str(steps[-1])
        if not isinstance(holder, MappingNode):
            raise UnfitError(f"{key} stands in no group of fields: write it by hand")
        pair = holder.pair(key)
        if pair is None:
            return self._pair_added(holder, key, value)
        if is_in_flow(nodes):
            return [self._flow_value_replaced(pair, value)]
        return self._value_replaced(pair, value)

    def value_removed(self, steps: Steps) -> list[Replacement]:
        *_, holder = nodes = self._way(steps[:-1])
        pair = _pair(holder, str(steps[-1]))
        if not isinstance(holder, MappingNode) or len(holder.pairs) == 1:
            raise UnfitError(f"{steps[-1]} is all that the file says: take the file out instead")
        if is_in_flow(nodes):
            inside = comments(self.text, self.root, pair.key.start, pair.value.end)
            new_line = f"{self.style.line_end}{' ' * column_of(self.text, pair.key.start)}"
            kept = "".join(f" {comment}{new_line}" for comment in inside)
            has_comments = bool(comments(self.text, self.root, holder.start, holder.end))
            return flow.removed(self.text, holder, pair, kept if has_comments else None)
        if is_first_on_its_line(self.text, pair.key.start):
            return [self._line_removed(pair, holder.pairs)]
        following = holder.pairs[holder.pairs.index(pair) + 1 :]
        if not following:
            raise UnfitError(f"{steps[-1]} shares its line with another: take it out by hand")
        until = following[0].key.start
        has_comments = bool(comments(self.text, self.root, pair.value.end, until))
        if has_comments:
            until = _end(_BLANKS, self.text, pair.value.end)
        return [Replacement(pair.key.start, until, "")]

    def translated(self, step: Translate) -> list[Replacement]:
        steps, language, main = step.steps, step.language, step.main
        *_, holder, node = nodes = self._way(steps)
        if not isinstance(node, Scalar):
            raise UnfitError(f"{steps[-1]} is no text: translate it by hand")
        if is_in_flow(nodes):
            pair_in_flow = self.style.in_flow({language: step.text}).removeprefix("{")
            opened = Replacement(node.start, node.start, f"{{{main}: ")
            return [opened, Replacement(node.end, node.end, f", {pair_in_flow}")]
        outer = column_of(self.text, holder.start)
        inner, opened = (
            column_of(self.text, node.start),
            Replacement(node.start, node.start, f"{main}: "),
        )
        if isinstance(holder, MappingNode):
            pair = _pair(holder, str(steps[-1]))
            if line_start(self.text, node.start) == line_start(self.text, pair.key.start):
                colon = self._behind_colon(pair)
                inner = outer + self.style.step
                opened = Replacement(colon, colon, f"{self.style.line_end}{' ' * inner}{main}:")
        added = indented(self.style.pair(language, step.text, inner), inner)
        deeper = moved_in(self.text, node, inner - outer)
        return [opened, *deeper, self._behind(node.end, inner, added)]

    def _way(self, steps: Steps) -> tuple[Node, ...]:
        nodes = way(self.root, steps)
        if nodes is None:
            raise UnfitError(f"{'.'.join(map(str, steps))} is not there: write it first")
        return nodes

    def _item(self, node: ListNode, index: int, value: Writable, key: str) -> list[str]:
        """Write an item as its neighbour is written: in braces, or below a dash of its own."""
        neighbour = node.items[max(index - 1, 0)]
        dash, column = column_of(self.text, node.start), column_of(self.text, neighbour.start)
        start = line_start(self.text, neighbour.start) + dash
        shares_line = self.text[start] == "-" and start < neighbour.start
        if not shares_line:
            column = max(column, dash + 2)
        if isinstance(neighbour, MappingNode) and neighbour.is_flow:
            line = f"{'-'.ljust(column - dash)}{self.style.in_flow(value, key)}"
            if dash + len(line) <= WIDEST_LINE:
                return [" " * dash + line]
        first, *more = self.style.item(value, dash, column, key)
        if shares_line:
            return [" " * dash + first, *more]
        return [f"{' ' * dash}-", f"{' ' * column}{first[1:].lstrip()}", *more]

    def _are_parted(self, node: ListNode) -> bool:
        """Tell whether a blank line stands between every two items."""
        parted = (
            _BLANK_LINE.search(self.text, before.end, after.start)
            for before, after in pairwise(node.items)
        )
        return len(node.items) > 1 and all(parted)

    def _pair_added(self, holder: MappingNode, key: str, value: Writable) -> list[Replacement]:
        earlier = fields_before(key)
        before = [pair for pair in holder.pairs if earlier is None or pair.key.value in earlier]
        if holder.is_flow:
            index = holder.pairs.index(before[-1]) + 1 if before else 0
            written = self.style.in_flow({key: value})[1:-1]
            return flow.inserted(self.text, holder, index, written, self.style.line_end)
        column = column_of(self.text, holder.start)
        lines = self.style.pair(key, value, column)
        if before:
            return [self._behind(before[-1].value.end, column, indented(lines, column))]
        written = "".join(f"{line}{self.style.line_end}" for line in lines)
        return [Replacement(holder.start, holder.start, f"{written}{' ' * column}")]

    def _flow_value_replaced(self, pair: Pair, value: Writable) -> Replacement:
        key, old = pair.key.value, pair.value
        written = self.style.quoting(key, _quote(old)).in_flow(value, key)
        new_line = f"{self.style.line_end}{' ' * column_of(self.text, pair.key.start)}"
        kept = "".join(
            f" {comment}{new_line}"
            for comment in comments(self.text, self.root, old.start, old.end)
        )
        return Replacement(old.start, old.end, f"{written}{kept}")

    def _value_replaced(self, pair: Pair, value: Writable) -> list[Replacement]:
        """Put another value behind a key.

        A comment on the old one's first or last line stays there; those inside go above the key.
        """
        key, old, colon = pair.key.value, pair.value, self._behind_colon(pair)
        shares_line = "\n" not in self.text[colon : old.start]
        head = self._end_of_head(old)
        has_comment = "#" in self.text[head : end_of_line(self.text, head)]
        style = self.style.quoting(key, _quote(old) or (DOUBLE if has_comment else ""))
        indent = column_of(self.text, pair.key.start)
        column = column_of(self.text, old.start) if shares_line else indent + len(key) + 2
        first, *more = style.behind_colon(
            key, value, indent, max(column, colon - line_start(self.text, colon) + 1)
        )
        below = "".join(f"{self.style.line_end}{line}" for line in more)
        start = old.start if first and shares_line and old.start > colon else colon
        if first and start == colon:
            first = f" {first}"
        place = end_of_line(self.text, head)
        until = max(last_character(self.text, old), place) if head < old.end else place
        spans = [Replacement(start, head, first), Replacement(place, until, below)]
        return [*self._kept_above(pair, spans), *spans]

    def _kept_above(self, pair: Pair, spans: list[Replacement]) -> list[Replacement]:
        """Put the comments that the spans would take out above the line of the key."""
        place = line_start(self.text, pair.key.start)
        indent = self.text[place : pair.key.start]
        kept = "".join(
            f"{indent}{comment}{self.style.line_end}"
            for span in spans
            for comment in comments(self.text, self.root, span.start, span.end)
        )
        return [Replacement(place, place, kept)] if kept and not indent.strip() else []

    def _line_removed(self, pair: Pair, pairs: tuple[Pair, ...]) -> Replacement:
        """Take out the lines of a pair; its comments are left on lines of their own."""
        start, end = line_start(self.text, pair.key.start), pair.value.end
        is_at_line = end == line_start(self.text, end)
        last = end if is_at_line else end_of_line(self.text, end)
        if kept := comments(self.text, self.root, start, last):
            between = f"{self.style.line_end}{self.text[start : pair.key.start]}"
            behind = self.style.line_end if is_at_line else ""
            return Replacement(pair.key.start, last, f"{between.join(kept)}{behind}")
        if is_at_line:
            return Replacement(start, end, "")
        until = behind_line(self.text, end)
        if any(each.value.end == start for each in pairs):
            # The text before keeps the blank lines behind it: it must not get more of them.
            until = _end(_BLANK_LINES, self.text, until)
        return Replacement(start, until, "")

    def _behind(self, behind: int, column: int, lines: list[str]) -> Replacement:
        return lines_behind(self.text, behind, column, lines, self.style.line_end)

    def _behind_colon(self, pair: Pair) -> int:
        colon = _COLON.match(self.text, pair.key.end)
        if colon is None:
            raise UnfitError(f"{pair.key.value} stands behind a question mark: take that out first")
        return colon.end()

    def _end_of_head(self, node: Node) -> int:
        """Return where the header of a block text ends, or any other value."""
        if isinstance(node, Scalar) and node.is_block:
            return node.start + len(self.text[node.start : node.end].split(maxsplit=1)[0])
        return last_character(self.text, node)


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    """Return where a match of the pattern ends, or its start where there is none."""
    found = pattern.match(text, start)
    return start if found is None else found.end()


def _pair(holder: Node, key: str) -> Pair:
    pair = holder.pair(key) if isinstance(holder, MappingNode) else None
    if pair is None:
        raise UnfitError(f"{key} is not there: write it first")
    return pair


def _quote(node: Node) -> str:
    return node.style if isinstance(node, Scalar) and node.style in {SINGLE, DOUBLE} else ""
