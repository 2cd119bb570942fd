"""Workbooks read as data: each cell for what it shows, or told by its name, and nothing guessed."""

from __future__ import annotations

import datetime as dt
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from xlsxwriter import Workbook as WorkbookOfAnother

from sip.exchange.sheets.cells import SheetError, Unreadable
from sip.exchange.sheets.workbook import read_workbook
from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable

Thing: TypeAlias = Any  # openpyxl comes without types


def book(*rows: list[Thing], change: Callable[[Thing], None] = lambda _: None) -> bytes:
    """Return a workbook with a heading and these rows in its sheet Actions."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Actions"
    for row in (["id", "due"], *rows):
        sheet.append(row)
    change(workbook)
    content = BytesIO()
    workbook.save(content)
    return content.getvalue()


def cell(value: object, number_format: str | None = None) -> Thing:
    """Return what is read of a cell with that value, shown in that form."""

    def shown(workbook: Thing) -> None:
        if number_format is not None:
            workbook.active["B2"].number_format = number_format

    (row,) = read_workbook(book(["A1", value], change=shown), "f.xlsx").rows
    return row.cells.get(1)


@pytest.mark.parametrize(
    ("value", "number_format", "read"),
    [
        (dt.date(2024, 4, 15), None, "2024-04-15"),
        (dt.datetime(2024, 4, 15), "dd/mm/yyyy", "2024-04-15"),  # noqa: DTZ001 - cells have none
        (dt.date(2024, 4, 15), "[$-407]dddd, d. mmmm yyyy", "2024-04-15"),
        (dt.date(2024, 4, 1), "mmm-yy", "2024-04"),
        (dt.date(2024, 4, 1), 'yyyy"年"m"月"', "2024-04"),
        (dt.date(2024, 4, 1), '[$-419]mmmm yyyy "г."', "2024-04"),
        (dt.date(2024, 1, 1), "yyyy", "2024"),
        (dt.date(1904, 2, 29), None, "1904-02-29"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_shown(
    value: object, number_format: str | None, read: str
) -> None:
    assert cell(value, number_format) == PartialDate.parse(read)


@pytest.mark.parametrize(
    ("value", "number_format", "complaint"),
    [
        (
            dt.date(2024, 4, 15),
            "mmm-yy",
            "shows 2024-04, and stands for 2024-04-15: write the one that is meant",
        ),
        (
            dt.date(2024, 4, 15),
            "d-mmm",
            "shows no year, and stands for 2024-04-15: write the whole date",
        ),
        (
            dt.datetime(2024, 4, 15, 13, 30),  # noqa: DTZ001 - as above
            "dd/mm/yyyy hh:mm",
            "is 2024-04-15 13:30:00, with a time of day: write the date alone",
        ),
        (dt.time(13, 30), None, "is a time of day: write a date"),
        (
            2024,
            "yyyy-mm-dd",
            "is 1905-07-16, which a year alone becomes in a date's cell: write a text",
        ),
        (
            59,
            "yyyy-mm-dd",
            "is a date before March 1900, where spreadsheets miscount: write a text",
        ),
        (99_999_999, "yyyy-mm-dd", "is an error of the spreadsheet: put a value there"),
        (12, "000", "is the number 12, shown in the form 000: write it as a text"),
        ("=1+1", None, "is a formula: put its value there (copy it, and paste it as a value)"),
        ("#REF!", None, "is an error of the spreadsheet: put a value there"),
    ],
)
def test_what_is_not_certain_is_told(
    value: object, number_format: str | None, complaint: str
) -> None:
    assert cell(value, number_format) == Unreadable(complaint)


def test_the_other_count_of_days_is_read() -> None:
    def counts_from_1904(workbook: Thing) -> None:
        workbook.epoch = CALENDAR_MAC_1904

    content = book(["A1", dt.date(2024, 4, 15)], change=counts_from_1904)

    assert read_workbook(content, "f.xlsx").rows[0].cells[1] == PartialDate.parse("2024-04-15")


@pytest.mark.parametrize(
    ("value", "read"),
    [(2024, 2024), (2.5, 2.5), (True, True), (" x ", "x"), ("  ", None), ("a\nb", "a\nb")],
)
def test_numbers_and_texts(value: object, read: object) -> None:
    assert cell(value) == read


def test_a_text_that_looks_like_a_formula_and_one_with_an_escape() -> None:
    content = BytesIO()
    with WorkbookOfAnother(content, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("Actions")
        sheet.write_row(0, 0, ["id", "title"])
        sheet.write_row(1, 0, ["=A1", "line\x01"])

    assert read_workbook(content.getvalue(), "f.xlsx").rows[0].cells == {0: "=A1", 1: "line\x01"}


def test_rows_keep_their_numbers_and_empty_ones_are_none() -> None:
    content = book(["A1"], [], [None, "  "], [None, "x"])
    sheet = read_workbook(content, "plan.xlsx")

    assert [(row.number, dict(row.cells)) for row in sheet.rows] == [(2, {0: "A1"}), (5, {1: "x"})]
    assert sheet.place(5, 1) == "plan.xlsx: sheet Actions, cell B5"
    assert sheet.place(5, 27) == "plan.xlsx: sheet Actions, cell AB5"


def _second(workbook: Thing, name: str = "Other", state: str = "visible") -> None:
    workbook.create_sheet(name).append(["id"])
    workbook[name].sheet_state = state


def _renamed(workbook: Thing) -> None:
    workbook.active.title = "Plan"
    _second(workbook)


@pytest.mark.parametrize(
    ("change", "wanted", "complaint"),
    [
        (_renamed, None, "has several sheets: name one with --sheet, of Plan, Other"),
        (_renamed, "Plans", "has no sheet Plans: write Plan"),
        (
            lambda workbook: _second(workbook, state="hidden"),
            "Other",
            "hides its sheet Other: show it, and look at it first",
        ),
        (
            lambda workbook: workbook.active.merge_cells("A2:A3"),
            None,
            "has merged cells A2:A3 in sheet Actions: part them",
        ),
        (
            lambda workbook: setattr(workbook.active.row_dimensions[2], "hidden", True),
            None,
            "hides row 2 of its sheet: show it, or take it out",
        ),
        (
            lambda workbook: setattr(workbook.active.column_dimensions["B"], "hidden", True),
            None,
            "hides a column of its sheet: show it, or take it out",
        ),
        (
            lambda workbook: workbook.active.delete_rows(1, 9),
            None,
            "has nothing in sheet Actions: fill it in",
        ),
    ],
)
def test_a_sheet_that_is_not_read(
    change: Callable[[Thing], None], wanted: str | None, complaint: str
) -> None:
    with pytest.raises(SheetError) as error:
        read_workbook(book(["A1", "x"], change=change), "f.xlsx", wanted)

    assert str(error.value) == complaint


def test_an_empty_column_may_be_hidden() -> None:
    def hidden(workbook: Thing) -> None:
        workbook.active.column_dimensions["F"].hidden = True

    (row,) = read_workbook(book(["A1", "x"], change=hidden), "f.xlsx").rows
    assert dict(row.cells) == {0: "A1", 1: "x"}


def test_one_of_several_sheets() -> None:
    content = book(["A1"], change=_renamed)

    assert read_workbook(content, "f.xlsx", "Plan").name == "f.xlsx: sheet Plan"
    assert read_workbook(book(["A1"], change=_second), "f.xlsx").name == "f.xlsx: sheet Actions"


# Files that nobody would make by hand


def _repacked(content: bytes, changes: dict[str, Callable[[bytes], bytes]]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.infolist():
            change = next((c for name, c in changes.items() if part.filename.endswith(name)), None)
            data = old.read(part)
            new.writestr(part, data if change is None else change(data), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _with_entity(content: bytes) -> bytes:
    return content.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1)


_STRANGE = "is packed in a strange way: save it again in the spreadsheet program"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"id,due\n", "is no workbook: save it as .xlsx"),
        (b"PK\x03\x04", "is no workbook: save it as .xlsx"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1",
            "is of an old format or has a password: save it as .xlsx without one",
        ),
        (_repacked(book(), {"sheet1.xml": _with_entity}), _STRANGE),
        (
            _repacked(
                book(), {"sheet1.xml": lambda old: _with_entity(old).decode().encode("utf-16")}
            ),
            _STRANGE,
        ),
        (
            _repacked(book(), {"sheet1.xml": lambda old: old + b" " * 5_000_000}),
            "packs 4 MB into almost nothing: save the rows that are needed as .csv",
        ),
        (
            _repacked(book(), {"sheet1.xml": lambda _: b"<worksheet>"}),
            "can't be read as a workbook: save it again",
        ),
        (_repacked(book(), {"workbook.xml": lambda _: b"<"}), "is no workbook: save it as .xlsx"),
        (
            _repacked(book(), {"sheet1.xml": lambda old: old.replace(b">due<", b">_x005F_<")}),
            "has a text with _x005F_ in it: take that out",
        ),
        (b"PK" * 11_000_000, "is over 20 MB: part it into several"),
    ],
)
def test_a_file_that_is_made_to_harm(content: bytes, complaint: str) -> None:
    with pytest.raises(SheetError) as error:
        read_workbook(content, "f.xlsx")

    assert str(error.value) == complaint


def test_a_size_that_a_sheet_only_claims_takes_no_room() -> None:
    def far_away(content: bytes) -> bytes:
        return content.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')

    content = _repacked(book(["A1", "x"]), {"sheet1.xml": far_away})

    assert [row.number for row in read_workbook(content, "f.xlsx").rows] == [2]


def test_more_rows_than_any_plan_has() -> None:
    rows = b"".join(b'<row r="%d"><c t="n"><v>1</v></c></row>' % at for at in range(3, 50_004))
    content = _repacked(
        book(["A1", "x"]),
        {"sheet1.xml": lambda old: old.replace(b"</sheetData>", rows + b"</sheetData>")},
    )
    with pytest.raises(SheetError, match="over 50,000 rows"):
        read_workbook(content, "f.xlsx")
