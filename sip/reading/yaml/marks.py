"""The YAML parser's marks, as places in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sip.problems.problem import Location

if TYPE_CHECKING:
    from yaml import Event


class Mark(Protocol):
    """Where the parser says that something begins or ends; all three count from 0."""

    @property
    def index(self) -> int:
        """The number of characters before it."""

    @property
    def line(self) -> int:
        """The number of lines before it."""

    @property
    def column(self) -> int:
        """The number of characters before it on its line."""


def index_of(mark: Mark | None) -> int:
    """Return how many characters stand before a parser's mark."""
    return 0 if mark is None else mark.index


def line_and_column(mark: Mark | None) -> tuple[int, int]:
    """Return the line and column of a parser's mark, counted from 1."""
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)


def place_of(event: Event, path: str) -> Location:
    """Return the span of what the parser found."""
    start, end = line_and_column(event.start_mark), line_and_column(event.end_mark)
    return Location(path, *start, *end)
