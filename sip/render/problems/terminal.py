"""Problems for the terminal: each line with its source line and a caret under the span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text as Line

from sip.problems.rule import Severity
from sip.render.problems.text import counts
from sip.text.safe import printable, visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.problems.problem import Findings, Location, Problem

_ELLIPSIS = "…"
_INDENT = "    "
_WORD = re.compile(r"\S+\s*")
_NARROWEST_SOURCE = 20
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def render(findings: Findings, texts: Mapping[str, str], width: int) -> Line:
    """Return the problems with the source lines that fit the width; `texts` is each file's text."""
    sources: dict[str, list[str]] = {}
    lines: list[Line] = []
    for problem in findings.problems:
        place = problem.location
        if place.path not in sources:
            sources[place.path] = texts.get(place.path, "").split("\n")
        lines += _wrapped(_problem_line(problem), width)
        if source := _source_line(sources[place.path], place):
            lines += _excerpt(source, place, _STYLE[problem.severity], width)
    return Line("\n").join([*lines, *_wrapped(Line(counts(findings)), width)])


def _problem_line(problem: Problem) -> Line:
    place = f"{printable(problem.location.path)}:{problem.location.line}:{problem.location.column}"
    return Line.assemble(
        (visible(place), "bold"),
        ": ",
        (problem.severity.value, _STYLE[problem.severity]),
        f": {visible(problem.message)} ",
        (f"[{problem.rule.code}]", "dim"),
    )


def _wrapped(line: Line, width: int) -> list[Line]:
    """Break a line between words; a word longer than a line, such as a path, stays whole."""
    breaks = [0]
    for word in _WORD.finditer(line.plain):
        indent = _INDENT if breaks[1:] else ""
        up_to = indent + line.plain[breaks[-1] : word.end()].rstrip()
        if word.start() > breaks[-1] and cell_len(up_to) > width:
            breaks.append(word.start())
    first, *others = line.divide(breaks[1:])
    parts = [first, *(Line(_INDENT) + other for other in others)]
    for part in parts:
        part.rstrip()
    return parts


def _source_line(source: list[str], place: Location) -> str:
    if place.line > len(source):
        return ""
    return source[place.line - 1].removesuffix("\r")


def _excerpt(source: str, place: Location, style: str, width: int) -> list[Line]:
    number = str(place.line)
    gutters = f"  {number} | ", f"  {' ' * len(number)} | "
    room = max(width - len(gutters[0]), _NARROWEST_SOURCE)
    start = min(place.column - 1, len(source))
    end = place.end_column - 1 if place.end_line == place.line else len(source.rstrip())
    shown = _shown(source, start, max(end, start + 1), room)
    carets = " " * shown.indent + "^" * shown.width
    return [
        Line.assemble((gutters[0], "dim"), shown.text),
        Line.assemble((gutters[1], "dim"), (carets, style)),
    ]


@dataclass(frozen=True)
class _Shown:
    """A part of a line as it is shown, and the columns that the span takes in it."""

    text: str
    indent: int
    width: int


def _shown(source: str, start: int, end: int, room: int) -> _Shown:
    """Show a line around the span from start to end, in no more columns than there is room."""
    # A character is a column wide or more, but for the rare one that joins the one before it.
    first = max(0, start - room)
    cells = _cells(source[first : start + room + 1])
    end_of_line = first + len(cells) >= len(source)
    start, end = start - first, min(end - first, max(len(cells), start - first + 1))
    if start == len(cells):
        cells.append(" ")  # where a span stands behind the last character
    left, right = _window([cell_len(cell) for cell in cells], start, end, room)
    before = _ELLIPSIS if first + left > 0 else ""
    after = _ELLIPSIS if right < len(cells) or not end_of_line else ""
    indent = cell_len(before + "".join(cells[left:start]))
    width = cell_len("".join(cells[start : min(end, right)]))
    text = f"{before}{''.join(cells[left:right])}{after}".rstrip()
    return _Shown(text, indent, max(width, 1))


def _cells(part: str) -> list[str]:
    """Return each character as it is shown, so that nothing in it acts on the terminal."""
    cells = [visible(character) for character in part]
    for command in re.finditer(r"(?<=##)\[", part):
        cells[command.start()] = visible("##[").removeprefix("##")
    return cells


def _window(widths: list[int], start: int, end: int, room: int) -> tuple[int, int]:
    """Return from where to where a line is shown so that it fits and the span is in sight."""
    if sum(widths) <= room:
        return 0, len(widths)
    room -= 2 * len(_ELLIPSIS)
    left = 0
    if sum(widths[:end]) > room:
        context = list(accumulate(reversed(widths[:start])))
        left = start - sum(columns <= room // 3 for columns in context)
    right = left + sum(columns <= room for columns in accumulate(widths[left:]))
    return left, right
