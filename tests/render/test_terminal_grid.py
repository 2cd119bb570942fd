from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.render.terminal_grid import GridCell, GridColumn, body, fitted, head, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.render.lines import StyledLine

_WORD = st.text("x", min_size=1, max_size=12)
_COLUMN = st.lists(_WORD, min_size=1, max_size=6).map(
    lambda words: GridColumn(words[0], [GridCell(" ".join(words))], is_number=False)
)


def _texts(lines: Iterable[StyledLine]) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines]


@given(st.lists(_COLUMN, min_size=1, max_size=6), st.data())
def test_columns_are_as_wide_as_if_the_widest_gave_way_column_by_column(
    columns: list[GridColumn], data: st.DataObject
) -> None:
    least = width_of([column.least for column in columns])
    most = width_of([column.most for column in columns])
    width = data.draw(st.integers(least, most + 3))

    expected = [column.most for column in columns]
    while width_of(expected) > width:
        giving = [index for index, each in enumerate(columns) if expected[index] > each.least]
        expected[max(giving, key=lambda index: expected[index])] -= 1

    assert fitted(columns, width) == expected


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        # a heading ends above the ones, or takes the room of the marks
        ("N", ["  N     ", "────────", " 15[a,b]", "100     ", "  3[c]  "]),
        ("Open ones", ["Open ones", "─────────", "  15[a,b]", " 100     ", "   3[c]  "]),
    ],
)
def test_the_marks_of_numbers_hang_behind_their_ones(heading: str, lines: list[str]) -> None:
    cells = [GridCell("15", marks="[a,b]"), GridCell("100"), GridCell("3", marks="[c]")]
    column = GridColumn(heading, cells, is_number=True)
    widths = [column.most]

    rows = body([column], [[cell] for cell in cells], widths, is_spaced=False)

    assert _texts([*head([column], widths), *rows]) == lines
