from __future__ import annotations

import pytest
from docx.shared import Length, Mm, Pt

from sip.language.wording import Wording
from sip.render.docx.tables.widths import ANY_FONT, OWN_FONT, Measure
from sip.report.document import Cell, Column, ColumnKind, Table, message

_TITLE = "Improve the accountability framework of the Organization and report on it"


def _widths(width: int, *columns: tuple[str, ColumnKind, str]) -> list[int]:
    table = Table(
        "t",
        tuple(Column(name, message(name), kind) for name, kind, _ in columns),
        (tuple(Cell(text) for _, _, text in columns),),
    )
    widths = Measure(Wording.of("en"), OWN_FONT).widths(table, Length(Mm(width)))
    return [round(each.mm) for each in widths]


_DATE = ("Due", ColumnKind.WORD, "third quarter of 2024")
_COLUMNS = (
    ("Action", ColumnKind.WORD, "SIP2023_B15"),
    ("Title", ColumnKind.TEXT, _TITLE),
    *[_DATE] * 3,
    ("Source", ColumnKind.TEXT, "A77/28"),
)


def test_long_texts_get_what_words_and_numbers_leave() -> None:
    assert _widths(260, *_COLUMNS) == [23, 112, 25, 25, 25, 50]


def test_where_there_is_little_room_words_take_more_lines_and_no_word_is_broken() -> None:
    assert _widths(140, *_COLUMNS) == [23, 39, 20, 20, 20, 17]
    assert _widths(120, *_COLUMNS) == [23, 32, 16, 16, 16, 16]


def test_where_not_even_the_words_fit_all_columns_give_way() -> None:
    widths = _widths(60, *_COLUMNS)
    assert widths == [12, 14, 8, 8, 8, 8]


def test_dates_in_wide_letters_give_way_as_words_do() -> None:
    date = ("到期日", ColumnKind.WORD, "2023年12月31日")
    columns = (("编号", ColumnKind.WORD, "SIP2023_B15"), ("行动", ColumnKind.TEXT, "改进" * 20))
    assert _widths(200, *columns, *[date] * 4) == [23, 80, 24, 24, 24, 24]
    assert _widths(120, *columns, *[date] * 4) == [23, 33, 16, 16, 16, 16]


def test_a_number_is_never_broken() -> None:
    number = ("Implemented", ColumnKind.NUMBER, "1,360 (75%) in all")
    table = (("Title", ColumnKind.TEXT, _TITLE), *[number] * 3)
    assert _widths(200, *table)[1:] == _widths(130, *table)[1:] == [34, 34, 34]


def test_a_heading_in_cyrillic_letters_is_not_broken_within_a_word() -> None:
    # In bold "Первоначальный" takes 24 of them, and the margins 4.
    date = ("Первоначальный срок", ColumnKind.WORD, "2024")
    columns = (("Мера", ColumnKind.WORD, "B15"), ("Название", ColumnKind.TEXT, "Обзор " * 40))
    assert _widths(150, *columns, *[date] * 4)[2:] == [29, 29, 29, 29]


def test_a_table_without_long_texts_gives_its_first_column_what_is_left() -> None:
    assert _widths(100, ("Date", ColumnKind.WORD, "2024"), _DATE) == [63, 37]


_MARGINS = Mm(3.8)
_CHARACTER = Pt(9)
_ZH = Measure(Wording.of("zh"), OWN_FONT)
_EN = Measure(Wording.of("en"), OWN_FONT)


def _table(*columns: Column, cells: tuple[str, ...]) -> Table:
    return Table("t", columns, (tuple(map(Cell, cells)),))


def test_a_figure_with_its_share_stands_on_one_line_in_chinese() -> None:
    columns = (Column("figure", "指标"), Column("now", "现在", ColumnKind.NUMBER))
    _, width = _ZH.widths(_table(*columns, cells=("已落实", "360（75%）")), Mm(174))
    # Five figures of half a character, two brackets of one, and a sign of five sixths of one.
    assert width >= _MARGINS + _CHARACTER * (5 / 2 + 2 + 5 / 6)


def test_a_short_heading_in_chinese_is_not_broken() -> None:
    columns = (Column("group", "类别"), Column("past", "超过预计日期", ColumnKind.NUMBER))
    _, width = _ZH.widths(_table(*columns, cells=("治理", "1")), Mm(174))
    assert width >= _MARGINS + 6 * _CHARACTER * 1.1


def test_a_long_heading_in_chinese_takes_two_lines() -> None:
    heading = "自2023年11月（文件EB154/34）以来"
    columns = (Column("group", "类别"), Column("past", heading, ColumnKind.NUMBER))
    _, width = _ZH.widths(_table(*columns, cells=("治理", "1")), Mm(174))
    # The second line: six characters, eight letters and figures, and the gaps beside them.
    assert width >= _MARGINS + _CHARACTER * (6 + 8 / 2 + 2 / 4)
    assert width < _MARGINS + _CHARACTER * 16


def test_the_gap_between_a_character_and_a_figure_counts() -> None:
    columns = (Column("title", "标题", ColumnKind.TEXT), Column("source", "来源"))
    plain, mixed = (
        _ZH.widths(_table(*columns, cells=("", text)), Mm(174))[1]
        for text in ("年月日月aaaaa", "年a月a日a月aa")
    )
    assert mixed - plain == pytest.approx(_CHARACTER * 6 / 4, abs=_CHARACTER / 4)


@pytest.mark.parametrize(("columns", "widest"), [(3, Mm(48)), (6, Mm(36))])
def test_where_columns_are_few_a_word_can_be_wider(columns: int, widest: int) -> None:
    heads = [Column(f"c{each}", "C") for each in range(columns - 1)]
    table = _table(
        Column("title", "T", ColumnKind.TEXT),
        *heads,
        cells=("Do it", *["x" * 60] * (columns - 1)),
    )
    assert set(_EN.widths(table, Mm(400))[1:]) == {widest}


def test_a_template_may_have_a_wider_font() -> None:
    table = _table(Column("title", "T", ColumnKind.TEXT), Column("a", "A"), cells=("", "x" * 20))
    widths = [
        Measure(Wording.of("en"), font).widths(table, Mm(174))[1] for font in (OWN_FONT, ANY_FONT)
    ]
    assert widths[0] < widths[1]
