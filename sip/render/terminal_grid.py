"""The columns of a table in a terminal: how wide each is, and the lines of its rows.

rich would lay each cell out several times over, and takes seconds for ten thousand rows.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len

from sip.render.lines import Piece, apart, least_width, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sip.render.lines import StyledLine

# Between two columns: the wider one where it fits.
_GAPS = (3, 2)
_HEADING = "bold"
# A heading that may be broken anywhere, as Chinese may, has this much of it on a line.
_LEAST_OF_A_HEADING = 8


class GridCell(NamedTuple):
    """A cell: what it says, what rich calls its style, the marks of its footnotes, its remarks."""

    text: str
    style: str = ""
    marks: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def marked(self) -> str:
        """What it says with its marks, and each remark on a line below it."""
        said = self.text + self.marks
        return "\n".join(filter(None, (said, *self.remarks))) if self.remarks else said


@dataclass(frozen=True)
class GridColumn:
    """A column: its heading, the cells below it, and whether no text in them is to be broken.

    The marks of numbers hang behind them, so that their ones stand below each other.
    """

    heading: str
    cells: Sequence[GridCell]
    is_number: bool
    is_whole: bool = False

    @cached_property
    def hanging(self) -> int:
        """How many columns the marks take that hang behind its numbers."""
        return max((len(cell.marks) for cell in self.cells), default=0) if self.is_number else 0

    def room_behind(self, cell: GridCell) -> int:
        """Return how many of those columns the marks of a cell leave empty."""
        return max(self.hanging - len(cell.marks), 0)

    @cached_property
    def least(self) -> int:
        """How wide it is where no word in it is broken."""
        heading = min(cell_len(self.heading), _LEAST_OF_A_HEADING)
        heading = max(heading, least_width(self.heading))
        return max(heading, self._width(cell_len if self.is_whole else least_width))

    @cached_property
    def most(self) -> int:
        """How wide it is where each text stands on one line."""
        return max(cell_len(self.heading), self._width(_longest_line))

    def _width(self, of_text: Callable[[str], int]) -> int:
        widths = (of_text(cell.marked) + self.room_behind(cell) for cell in self.cells)
        return max(widths, default=0)


def _longest_line(text: str) -> int:
    return max(map(cell_len, text.split("\n")))


@dataclass(frozen=True)
class Grid:
    """Columns beside each other, how wide each is, and the gap between two of them."""

    columns: Sequence[GridColumn]
    widths: Sequence[int]
    gap: int

    @classmethod
    def within(cls, columns: Sequence[GridColumn], width: int) -> Grid | None:
        """Return the columns in that width; None where a word in them would have to be broken."""
        for gap in _GAPS:
            room = width - gap * (len(columns) - 1)
            if sum(column.least for column in columns) <= room:
                return cls(columns, fitted(columns, room), gap)
        return None

    def head(self) -> Iterator[StyledLine]:
        """Yield the lines of the headings, which end together, and the rule below them."""
        wrapped = [
            wrap(column.heading, width)
            for column, width in zip(self.columns, self.widths, strict=True)
        ]
        height = max(map(len, wrapped))
        blocks = [
            [
                _set(line, width, column, column.hanging)
                for line in [""] * (height - len(lines)) + lines
            ]
            for lines, width, column in zip(wrapped, self.widths, self.columns, strict=True)
        ]
        yield from self._side_by_side(blocks, [_HEADING] * len(self.columns))
        rule = sum(self.widths) + self.gap * (len(self.widths) - 1)
        yield [Piece(SIMPLE_HEAD.head_row_horizontal * rule)]

    def body(
        self, rows: Iterable[Sequence[GridCell]], *, is_spaced: bool = False
    ) -> Iterator[StyledLine]:
        """Yield the lines of the rows, with an empty one between two where they are spaced."""
        for number, row in enumerate(rows):
            if number and is_spaced:
                yield ()
            blocks = [
                _block(cell, width, column)
                for cell, width, column in zip(row, self.widths, self.columns, strict=True)
            ]
            yield from self._side_by_side(blocks, [cell.style for cell in row])

    def _side_by_side(
        self, blocks: Sequence[Sequence[str]], styles: Sequence[str]
    ) -> Iterator[StyledLine]:
        between = Piece(" " * self.gap)
        for texts in zip_longest(*blocks):
            line: list[Piece] = []
            for text, style, width in zip(texts, styles, self.widths, strict=True):
                line += (Piece(" " * width if text is None else text, style), between)
            yield line[:-1]


def fitted(columns: Sequence[GridColumn], room: int) -> list[int]:
    """Return how wide each column is in room that holds their least: the widest give way.

    All that give way come to one width; what then is left over, the last of them have.
    """

    def up_to(limit: int) -> list[int]:
        return [max(column.least, min(column.most, limit)) for column in columns]

    limits = range(max(column.most for column in columns) + 1)
    limit = bisect_right(limits, room, key=lambda each: sum(up_to(each))) - 1
    widths = up_to(limit)
    left_over = room - sum(widths)
    giving = [index for index, each in enumerate(columns) if each.least <= limit < each.most]
    for index in giving[len(giving) - left_over :]:
        widths[index] += 1
    return widths


def _block(cell: GridCell, width: int, column: GridColumn) -> list[str]:
    room_behind = column.room_behind(cell)
    lines = wrap(cell.marked, width - room_behind)
    return [_set(line, width, column, room_behind) for line in lines]


def _set(line: str, width: int, column: GridColumn, room_behind: int) -> str:
    """Return the line as wide as its column, a number's at the right with that room behind it.

    A heading has the room where it needs it.
    """
    room = width - cell_len(line)
    before = max(room - room_behind, 0) if column.is_number else 0
    return " " * before + apart(line) + " " * (room - before)
