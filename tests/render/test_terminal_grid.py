from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.render.terminal_grid import Grid, GridCell, GridColumn, fitted

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
    least = sum(column.least for column in columns)
    most = sum(column.most for column in columns)
    room = data.draw(st.integers(least, most + 3))

    expected = [column.most for column in columns]
    while sum(expected) > room:
        giving = [index for index, each in enumerate(columns) if expected[index] > each.least]
        expected[max(giving, key=lambda index: expected[index])] -= 1

    assert fitted(columns, room) == expected


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
    grid = Grid([column], [column.most], 3)

    assert _texts([*grid.head(), *grid.body([cell] for cell in cells)]) == lines


def test_the_marks_of_words_stand_behind_them() -> None:
    cells = [GridCell("one", marks="*"), GridCell("four")]
    column = GridColumn("N", cells, is_number=False)
    grid = Grid([column], [column.most], 3)

    assert _texts(grid.body([cell] for cell in cells)) == ["one*", "four"]


def _column(heading: str, *texts: str) -> GridColumn:
    return GridColumn(heading, [GridCell(text) for text in texts], is_number=False, is_whole=True)


@pytest.mark.parametrize(("width", "gap"), [(11, 3), (10, 2), (9, None)])
def test_the_gap_gives_way_before_a_word_is_broken(width: int, gap: int | None) -> None:
    grid = Grid.within([_column("ab", "abcd"), _column("abcd", "a")], width)

    assert (grid and (grid.gap, list(grid.widths))) == (gap and (gap, [4, 4]))


@pytest.mark.parametrize(
    ("heading", "least"),
    [("预计", 4), ("尚未结束", 8), ("超过预计日期", 8), ("of its due date", 8)],
)
def test_a_heading_is_not_broken_into_single_characters(heading: str, least: int) -> None:
    assert _column(heading, "1").least == least


def test_what_is_turned_in_a_column_turns_no_other() -> None:
    columns = [_column("الفئة", "نتائج", "id"), _column("المفتوحة", "4", "بند 4")]
    grid = Grid.within(columns, 40)
    assert grid is not None

    assert _texts(
        [*grid.head(), *grid.body(zip(*(each.cells for each in columns), strict=True))]
    ) == [
        "\u2068الفئة\u2069   \u2068المفتوحة\u2069",
        "────────────────",
        "\u2068نتائج\u2069   4       ",
        "id      \u2068بند 4\u2069   ",
    ]
