"""The columns of a table in a terminal: how wide each is, and the lines of its rows.

rich would lay each cell out several times over, and takes seconds for ten thousand rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len

from sip.render.lines import Piece, least_width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.render.lines import StyledLine

GAP = 3
_BETWEEN = Piece(" " * GAP)
_HEADING = "bold"


@dataclass(frozen=True)
class GridColumn:
    """A column: its heading, the texts below it, and whether none of them is to be broken."""

    heading: str
    texts: Sequence[str]
    is_number: bool
    is_whole: bool = False

    @cached_property
    def least(self) -> int:
        """How wide it is where no word in it is broken."""
        return max(
            least_width(self.heading),
            *map(cell_len if self.is_whole else least_width, self.texts),
        )

    @cached_property
    def most(self) -> int:
        """How wide it is where each text stands on one line."""
        return max(map(cell_len, (self.heading, *self.texts)))


def width_of(widths: Sequence[int]) -> int:
    """Return how wide the grid is that has columns of these widths."""
    return sum(widths) + GAP * (len(widths) - 1)


def fitted(columns: Sequence[GridColumn], width: int) -> list[int]:
    """Return how wide each column is in a width that holds their least: the widest give way."""
    widths = [column.most for column in columns]
    while width_of(widths) > width:
        giving = [i for i, column in enumerate(columns) if widths[i] > column.least]
        widths[max(giving, key=lambda index: widths[index])] -= 1
    return widths


def head(columns: Sequence[GridColumn], widths: Sequence[int]) -> Iterator[StyledLine]:
    """Yield the lines of the headings, which end together, and the rule below them."""
    cells = [Piece(column.heading, _HEADING) for column in columns]
    height = max(len(wrap(cell.text, width)) for cell, width in zip(cells, widths, strict=True))
    yield from _lines(cells, columns, widths, height)
    yield [Piece(SIMPLE_HEAD.head_row_horizontal * width_of(widths))]


def body(
    columns: Sequence[GridColumn],
    rows: Iterable[Sequence[Piece]],
    widths: Sequence[int],
    *,
    is_spaced: bool,
) -> Iterator[StyledLine]:
    """Yield the lines of the rows, with an empty one between two where they are spaced."""
    for number, row in enumerate(rows):
        if number and is_spaced:
            yield ()
        yield from _lines(row, columns, widths)


def _lines(
    cells: Sequence[Piece],
    columns: Sequence[GridColumn],
    widths: Sequence[int],
    height: int | None = None,
) -> Iterator[StyledLine]:
    """Yield the lines of a row; of a height that is given, its cells end on the last one."""
    wrapped = [wrap(cell.text, width) for cell, width in zip(cells, widths, strict=True)]
    if height is not None:
        wrapped = [[""] * (height - len(lines)) + lines for lines in wrapped]
    for texts in zip_longest(*wrapped, fillvalue=""):
        line: list[Piece] = []
        for cell, column, text, width in zip(cells, columns, texts, widths, strict=True):
            room = " " * (width - cell_len(text))
            line += (Piece(room + text if column.is_number else text + room, cell.style), _BETWEEN)
        yield line[:-1]
