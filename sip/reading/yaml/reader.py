"""The text of a data file, as plain values and the place where each one stands.

The one place that configures YAML. A value is a text, a list or a mapping: nothing is
typed here, so `no`, `012` and `2024-04-15` arrive as what is written. The parser's
events are read, not its nodes: only events tell of every anchor and tag, and a file
nested without end is given up as soon as it is too deep.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, cast

from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    StreamEndEvent,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget to export it
from yaml.error import MarkedYAMLError

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.yaml.advice import (
    YAML_SYNTAX,
    bad_indent,
    empty_file,
    syntax_problem,
)
from sip.reading.yaml.characters import FORBIDDEN_CHARACTER, forbidden_characters
from sip.reading.yaml.comments import CUT_TEXT, comment_behind, unparted_comment
from sip.reading.yaml.marks import line_and_column, place_of
from sip.reading.yaml.tree import Tree
from sip.text.safe import FORBIDDEN_CHARACTERS, printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from yaml import Event

    from sip.problems.problem import Steps
    from sip.reading.yaml.tree import TreeValue

YAML_FEATURE = Rule(
    "yaml-feature",
    Severity.ERROR,
    "No anchor, alias, tag, merge key or directive, nor over 20 levels or 10,000 parts.",
    "A value stands where it is read, and a small file can't grow into a huge one.",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    Severity.ERROR,
    "A mapping names each field once.",
    "Of two values one would be dropped in silence.",
)

DEEPEST_NESTING = 20
MOST_PARTS = 10_000
_NESTED_FOR_THE_PARSER = "exceeded maximum nesting depth"
_MERGE_KEY = "<<"
_STANDARD_TAG = "tag:yaml.org,2002:"
_PLACEHOLDER = "\ufffd"
# A line end as read is a line feed: a carriage return in a value comes from an escape.
_FORBIDDEN_IN_A_VALUE = re.compile(rf"\r|{FORBIDDEN_CHARACTERS.pattern}")


def read_yaml(
    text: str, path: str, fields: Collection[str] = ()
) -> tuple[Tree | None, list[Problem]]:
    """Read one document; no tree where its structure can't be told.

    `fields` are those that a file of its kind has, to tell of where it is empty.
    Everything that YAML allows and this format refuses is a problem, and reading goes on
    behind it, so that one run names them all.
    """
    problems = list(islice(forbidden_characters(text, path), MOST_PARTS))
    if len(problems) == MOST_PARTS:
        return None, problems
    text = FORBIDDEN_CHARACTERS.sub(_PLACEHOLDER, text)
    tree = Tree(path)
    try:
        value = _Reader(_events(CParser(text), path), tree, problems, text).document(fields)
    except _EndOfReadingError as end:
        problems.append(end.problem)
        return None, problems
    except MarkedYAMLError as error:
        problem = _parser_problem(error, path, text)
        if problem not in problems and not _is_cut_last(tree, problems):
            problems.append(problem)
        return None, problems
    if value is None:
        return None, problems
    tree.value = value
    return tree, problems


def _parser_problem(error: MarkedYAMLError, path: str, text: str) -> Problem:
    """Return what the parser's finding means; libyaml 0.2.6 has a limit of 1,000 levels itself."""
    if _NESTED_FOR_THE_PARSER not in f"{error.problem}":
        return syntax_problem(error, path, text)
    line, column = line_and_column(error.problem_mark)
    return _too_deep(Location(path, line, column, line, column + 1))


def _is_cut_last(tree: Tree, problems: list[Problem]) -> bool:
    """Tell whether a comment cut the value read last: what follows it is no slip of its own."""
    last = next(reversed(tree.values), ())
    return last in tree.lost and problems[-1].rule is CUT_TEXT


class _EndOfReadingError(Exception):
    """The problem that ends the reading: nothing behind it can be told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem


def _events(parser: CParser, path: str) -> Iterator[Event]:
    """Yield the parser's events, which are all that costs time and memory, up to the limit."""
    for _ in range(MOST_PARTS):
        yield cast("Event", parser.get_event())
    raise _EndOfReadingError(_too_much(place_of(cast("Event", parser.get_event()), path)))


@dataclass(frozen=True)
class _Reader:
    """Builds a tree from the parser's events, adding to the problems as it goes."""

    events: Iterator[Event]
    tree: Tree
    problems: list[Problem]
    text: str

    def document(self, fields: Collection[str]) -> TreeValue | None:
        """Return the value of the document, or None where it has none and that is reported."""
        self._next()
        first = self._next()
        if not isinstance(first, DocumentStartEvent):
            raise _EndOfReadingError(empty_file(self.tree.path, fields))
        if first.version or first.tags:
            what = "YAML directives (lines that start with %) are not used here: take them out"
            self._report(YAML_FEATURE, first, what)
        value = self.node(self._next(), ())
        self._next()
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            what = "a second document starts here: keep one document in a file"
            self._report(YAML_SYNTAX, after, what)
        return value

    def _next(self) -> Event:
        event = next(self.events)
        if (problem := unparted_comment(event, self.text, self.tree.path)) is not None:
            self.problems.append(problem)
        return event

    def node(self, event: Event, steps: Steps) -> TreeValue | None:
        """Return the value of the node, or None where it has none and that is reported."""
        self._check_features(event)
        self.tree.values[steps] = self._place(event)
        match event:
            case ScalarEvent():
                self._check_characters(event)
                return self._whole_text(event, steps)
            case AliasEvent():
                self.tree.lost.add(steps)
                return None
            case _ if len(steps) >= DEEPEST_NESTING:
                raise _EndOfReadingError(_too_deep(self._place(event)))
            case MappingStartEvent():
                return self._mapping(steps)
            case _:
                return self._list(steps)

    def _whole_text(self, event: ScalarEvent, steps: Steps) -> str | None:
        """Return the text, or None where a comment cuts it and that is reported."""
        if (problem := comment_behind(event, self.text, self.tree.path)) is None:
            return str(event.value)
        self.problems.append(problem)
        self.tree.lost.add(steps)
        return None

    def _list(self, steps: Steps) -> list[TreeValue]:
        items: list[TreeValue] = []
        for event in self._events_until_end(steps):
            item = self.node(event, (*steps, len(items)))
            if item is not None:
                items.append(item)
        return items

    def _mapping(self, steps: Steps) -> dict[str, TreeValue]:
        mapping: dict[str, TreeValue] = {}
        for event in self._events_until_end(steps):
            key = self._key(event, steps)
            if key is None:
                self._read_aside(self._next(), steps)
                continue
            self.tree.keys[*steps, key] = self._place(event)
            value = self.node(self._next(), (*steps, key))
            if value is not None:
                mapping[key] = value
        return mapping

    def _key(self, event: Event, steps: Steps) -> str | None:
        """Return the key, or None where it is reported and its value does not count."""
        if not isinstance(event, ScalarEvent):
            if not isinstance(event, AliasEvent):
                self._report(YAML_SYNTAX, event, "a field's name is one word, and nothing else")
            self._read_aside(event, steps)
            self.tree.lost.add(steps)
            return None
        self._check_features(event)
        self._check_characters(event)
        if event.value == _MERGE_KEY and not event.style:
            self._report(
                YAML_FEATURE, event, "merge keys (<<) are not used here: write the fields out"
            )
            self.tree.lost.add(steps)
            return None
        key = str(event.value)
        if (problem := bad_indent(event, self.text, self.tree.path)) is not None:
            raise _EndOfReadingError(problem)
        if (first := self.tree.keys.get((*steps, key))) is None:
            return key
        self._report(
            DUPLICATE_KEY,
            event,
            f"{printable(key)} stands here a second time, after line {first.line}, "
            f"column {first.column}: keep one of the two",
        )
        self.tree.lost.add((*steps, key))
        return None

    def _read_aside(self, event: Event, steps: Steps) -> None:
        """Read a node whose value does not count, for the problems in it."""
        replace(self, tree=Tree(self.tree.path)).node(event, (*steps, ""))

    def _events_until_end(self, steps: Steps) -> Iterator[Event]:
        while not isinstance(event := self._next(), CollectionEndEvent):
            yield event
        start = self.tree.values[steps]
        end_line, end_column = line_and_column(event.end_mark)
        self.tree.values[steps] = replace(start, end_line=end_line, end_column=end_column)

    def _check_features(self, event: Event) -> None:
        match event:
            case AliasEvent(anchor=str(name)):
                what = f"the alias *{printable(name)} is not used here: write the value out"
            case NodeEvent(anchor=str(name)):
                what = f"the anchor &{printable(name)} is not used here: take it out"
            case ScalarEvent(tag=str(name)) | CollectionStartEvent(tag=str(name)):
                written = name.replace(_STANDARD_TAG, "!!", 1)
                what = f"the tag {printable(written)} is not used here: take it out"
            case _:
                return
        self._report(YAML_FEATURE, event, what)

    def _check_characters(self, event: ScalarEvent) -> None:
        """Report what an escape in double quotes smuggled in; the rest is seen in the text."""
        if event.style == '"' and (found := _FORBIDDEN_IN_A_VALUE.search(event.value)):
            self._report(
                FORBIDDEN_CHARACTER,
                event,
                "a backslash in double quotes starts an escape, and one here stands for the "
                f"character U+{ord(found[0]):04X}, which can't be seen or changes how text is "
                "read: take it out, or write two backslashes for one",
            )

    def _report(self, rule: Rule, event: Event, message: str) -> None:
        self.problems.append(Problem.of(rule, self._place(event), message))

    def _place(self, event: Event) -> Location:
        return place_of(event, self.tree.path)


def _too_deep(place: Location) -> Problem:
    what = f"this is nested over {DEEPEST_NESTING} levels deep: no field of the data needs that"
    return Problem.of(YAML_FEATURE, place, what)


def _too_much(place: Location) -> Problem:
    return Problem.of(
        YAML_FEATURE,
        place,
        "too many names and values stand above this: no file of the data needs that many, "
        "and the rest of it is not read",
    )
