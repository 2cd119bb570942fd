from __future__ import annotations

from docx.shared import Length, Mm

from sip.language.wording import Wording
from sip.render.docx.tables.widths import OWN_FONT, Measure
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
    assert _widths(260, *_COLUMNS) == [23, 112, 25, 25, 25, 51]


def test_where_there_is_little_room_words_take_more_lines_and_no_word_is_broken() -> None:
    assert _widths(140, *_COLUMNS) == [23, 39, 20, 20, 20, 17]
    assert _widths(120, *_COLUMNS) == [23, 32, 16, 16, 16, 16]


def test_where_not_even_the_words_fit_all_columns_give_way() -> None:
    widths = _widths(60, *_COLUMNS)
    assert widths == [12, 14, 8, 8, 8, 8]


def test_a_number_is_never_broken() -> None:
    number = ("Implemented", ColumnKind.NUMBER, "1,360 (75%) in all")
    table = (("Title", ColumnKind.TEXT, _TITLE), *[number] * 3)
    assert _widths(200, *table)[1:] == _widths(130, *table)[1:] == [33, 33, 33]


def test_a_table_without_long_texts_gives_its_first_column_what_is_left() -> None:
    assert _widths(100, ("Date", ColumnKind.WORD, "2024"), _DATE) == [64, 36]
