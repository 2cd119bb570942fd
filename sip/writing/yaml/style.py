"""The style that a file is written in, and new values written in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from sip.plan.models import Action, LogEntry, Plan, PublishedFigures, Snapshot
from sip.plan.partial_date import PartialDate
from sip.writing.values import as_read
from sip.writing.yaml.nodes import ListNode, MappingNode, Scalar, scalars
from sip.writing.yaml.scalars import (
    DOUBLE,
    SINGLE,
    WIDEST_LINE,
    in_lines,
    on_one_line,
    quoted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.writing.values import Writable
    from sip.writing.yaml.nodes import Node

_FIELDS = frozenset(
    name
    for model in (Action, LogEntry, Plan, PublishedFigures, Snapshot)
    for name in model.model_fields
)
_SHORT_MAPPINGS = frozenset({"fields"})
_LINE_END = "\n"
_QUOTES = frozenset({DOUBLE, SINGLE})
_T = TypeVar("_T")


@dataclass(frozen=True)
class Style:
    """How a file is laid out.

    `step` is how far a mapping stands behind its key, `before_dash` how far a dash does, and
    `behind_dash` how far an item stands behind its dash. `quotes` has the quote of each key
    whose values all stand in quotes, `in_blocks` the keys whose lists have a line an item.
    """

    line_end: str = _LINE_END
    step: int = 2
    before_dash: int = 2
    behind_dash: int = 2
    quote: str = DOUBLE
    quotes: Mapping[str, str] = field(default_factory=dict)
    in_blocks: frozenset[str] = frozenset()

    def pair(self, key: str, value: Writable, indent: int) -> list[str]:
        """Write a key and its value at this indentation; the first line is without it."""
        written = f"{self.key(key)}:"
        first, *more = self.behind_colon(key, value, indent, indent + len(written) + 1)
        return [f"{written} {first}".rstrip(), *more]

    def behind_colon(self, key: str, value: Writable, indent: int, column: int) -> list[str]:
        """Write what stands behind a key's colon, from this column on, and below it.

        The first line is empty where all stands below.
        """
        match value:
            case str() | int() | PartialDate():
                return self.scalar(key, value, indent, column)
            case _ if self._is_on_one_line(key, value, column):
                return [self.in_flow(value, key)]
            case Mapping():
                inner = indent + self.step
                return ["", *indented(self.mapping(value, inner), inner)]
            case _:
                dash = indent + self.before_dash
                items = (self.item(each, dash, dash + self.behind_dash, key) for each in value)
                return ["", *(line for item in items for line in indented(item, dash))]

    def mapping(self, value: Mapping[str, Writable], indent: int) -> list[str]:
        """Write the pairs of a mapping at this indentation; the first line is without it."""
        pairs = (indented(self.pair(*each, indent), indent) for each in value.items())
        first, *more = (line for pair in pairs for line in pair)
        return [first.lstrip(" "), *more]

    def item(self, value: Writable, dash: int, column: int, key: str) -> list[str]:
        """Write an item of a list from its dash on; it stands at the column behind the dash."""
        match value:
            case str() | int() | PartialDate():
                first, *more = self.scalar(key, value, dash, column)
            case Mapping() if value:
                first, *more = self.mapping(value, column)
            case _:
                first, *more = [self.in_flow(value, key)]
        return [f"-{' ' * (column - dash - 1)}{first}", *more]

    def scalar(
        self, key: str, value: str | int | PartialDate, indent: int, column: int
    ) -> list[str]:
        """Write a text that starts at the column, its lines below deeper than the indentation."""
        text = str(as_read(value))
        line = self._on_one_line(key, value, in_flow=False)
        lines = None
        if "\n" in text or (" " in text and len(line) > WIDEST_LINE - column):
            lines = in_lines(text, " " * (indent + self.step))
        return lines or [line]

    def in_flow(self, value: Writable, key: str = "") -> str:
        """Write a value on one line, in brackets or braces where it is no text."""
        match value:
            case str() | int() | PartialDate():
                return self._on_one_line(key, value, in_flow=True)
            case Mapping():
                pairs = (
                    f"{self.key(name)}: {self.in_flow(each, name)}" for name, each in value.items()
                )
                return f"{{{', '.join(pairs)}}}"
            case _:
                return f"[{', '.join(self.in_flow(each, key) for each in value)}]"

    def key(self, key: str) -> str:
        """Write a key; those of the data format stand without quotes, `on` too."""
        return key if key in _FIELDS else on_one_line(key, self.quote, in_flow=True)

    def quoting(self, key: str, quote: str) -> Style:
        """Return the style with a value of that key in these quotes, or in none."""
        others = {each: used for each, used in self.quotes.items() if each != key}
        return replace(self, quotes={**others, key: quote} if quote in _QUOTES else others)

    def _on_one_line(self, key: str, value: str | int | PartialDate, *, in_flow: bool) -> str:
        text = str(as_read(value))
        if key in self.quotes:
            return quoted(text, self.quotes[key])
        if not isinstance(value, str):
            return text
        return on_one_line(text, self.quote, in_flow=in_flow)

    def _is_on_one_line(self, key: str, value: Writable, column: int) -> bool:
        """Tell whether a person would write the mapping or list in braces or brackets."""
        if not value:
            return True
        if key in self.in_blocks or (isinstance(value, Mapping) and key not in _SHORT_MAPPINGS):
            return False
        return _is_flat(value) and column + len(self.in_flow(value, key)) <= WIDEST_LINE


def indented(lines: Sequence[str], indent: int) -> list[str]:
    """Put the indentation before the first line; the others have theirs."""
    return [f"{' ' * indent}{lines[0]}", *lines[1:]]


def _is_flat(value: Writable) -> bool:
    """Tell whether nothing stands in it but words: no mapping in a list, no line breaks."""
    match value:
        case str():
            return "\n" not in value
        case int() | PartialDate():
            return True
        case Mapping():
            return all(_is_flat(each) for each in value.values())
        case _:
            return all(not isinstance(each, Mapping) and _is_flat(each) for each in value)


def style_of(text: str, root: Node) -> Style:
    """Return the style that most of a file is written in, and the usual one where it shows none."""
    usual = Style()
    steps: Counter[int] = Counter()
    before: Counter[int] = Counter()
    behind: Counter[int] = Counter()
    for key, value in _blocks(root):
        column = column_of(text, value.start) - column_of(text, key.start)
        if isinstance(value, MappingNode):
            steps[column] += 1
        else:
            before[column] += 1
            behind.update(_behind_dashes(text, value))
    return Style(
        line_end=line_end_of(text),
        step=_most(steps, usual.step),
        before_dash=_most(before, usual.before_dash),
        behind_dash=_most(behind, usual.behind_dash),
        quote=_most(
            Counter(each.style for _, each in scalars(root) if each.style in _QUOTES), DOUBLE
        ),
        quotes=_quotes(root),
        in_blocks=frozenset(key.value for key, _ in _blocks(root)),
    )


def line_end_of(text: str) -> str:
    """Return the line end that most lines have."""
    windows = text.count("\r\n")
    return "\r\n" if windows > text.count("\n") - windows else _LINE_END


def column_of(text: str, position: int) -> int:
    """Return how many characters stand before the position on its line."""
    return position - (text.rfind("\n", 0, position) + 1)


def _most(counted: Counter[_T], usual: _T) -> _T:
    return counted.most_common(1)[0][0] if counted else usual


def _blocks(node: Node) -> Iterator[tuple[Scalar, MappingNode | ListNode]]:
    """Yield every mapping and list in block style with the key that it stands behind."""
    match node:
        case MappingNode():
            for pair in node.pairs:
                if isinstance(pair.value, MappingNode | ListNode) and not pair.value.is_flow:
                    yield pair.key, pair.value
                yield from _blocks(pair.value)
        case ListNode():
            for item in node.items:
                yield from _blocks(item)


def _behind_dashes(text: str, node: MappingNode | ListNode) -> Iterator[int]:
    dash = column_of(text, node.start)
    if isinstance(node, ListNode):
        for item in node.items:
            column = column_of(text, item.start)
            if column > dash + 1 and text[item.start - column + dash] == "-":
                yield column - dash


def _quotes(root: Node) -> dict[str, str]:
    """Return the quote of each key whose every value has one."""
    styles: dict[str, set[str]] = {}
    for key, scalar in scalars(root):
        styles.setdefault(key, set()).add(scalar.style)
    return {
        key: DOUBLE if DOUBLE in used else SINGLE for key, used in styles.items() if used <= _QUOTES
    }
