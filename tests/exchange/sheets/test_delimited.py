"""Texts of separated values, as sip and as spreadsheets in any language's settings write them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.exchange.sheets.cells import SheetError, SheetRead
from sip.exchange.sheets.columns import is_heading
from sip.exchange.sheets.delimited import read_delimited
from sip.text.spreadsheet import without_formulas

ROWS = [["id", "title", "due"], ["A1", 'é, "改革"; a\tb', "2024"], ["A2", "two\nlines", ""]]


def text(separator: str) -> str:
    lines = ([f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in ROWS)
    return "".join(f"{separator.join(line)}\r\n" for line in lines)


def read(content: bytes) -> SheetRead:
    return read_delimited(content, "f.csv", lambda cells: is_heading(cells, {}))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_every_way_in_which_spreadsheets_write(separator: str, mark: bytes, encoding: str) -> None:
    found = read(mark + text(separator).encode(encoding))

    assert dict(found.heading.cells) == {0: "id", 1: "title", 2: "due"}
    assert [(row.number, dict(row.cells)) for row in found.rows] == [
        (2, {0: "A1", 1: 'é, "改革"; a\tb', 2: "2024"}),
        (3, {0: "A2", 1: "two\nlines"}),
    ]
    assert found.place(3, 1) == "f.csv: cell B3"


def test_a_line_that_says_what_parts_the_cells() -> None:
    found = read(b"sep=;\r\nid;title\r\nA1;x\r\n")

    assert [(row.number, dict(row.cells)) for row in found.rows] == [(2, {0: "A1", 1: "x"})]


@pytest.mark.parametrize("line", ["", " "])
def test_the_first_row_with_anything_in_it_is_the_heading(line: str) -> None:
    found = read(f"{line}\nid,title\nA1,x\n".encode())

    assert (found.heading.number, found.rows[0].number) == (2, 3)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "has no column id in its first row: name one so, or say which it is with --map"),
        (
            b"name,title\n",
            "has no column id in its first row: name one so, or say which it is with --map",
        ),
        (
            b"id,x;id\n",
            "could be parted at commas or semicolons: take them out of its first row",
        ),
        (
            "id;é\n".encode("latin-1"),
            (
                "is neither UTF-8 nor UTF-16: save it as CSV UTF-8 (in Excel: Save As, "
                "CSV UTF-8), or as .xlsx"
            ),
        ),
        (
            "id\n".encode("utf-16-le"),
            "is no text of separated values: save it as CSV UTF-8, or as .xlsx",
        ),
        (
            b'id,title\nA1,"x" y\n',
            "has a row 2 that can't be read (',' expected after '\"'): mend it",
        ),
        (b'id,title\nA1,"x\n', "has a row 2 that can't be read (unexpected end of data): mend it"),
        (b"id\n" + b"A\n" * 50_000, "has over 50,000 rows: part it into several"),
    ],
)
def test_a_file_that_is_not_read(content: bytes, complaint: str) -> None:
    with pytest.raises(SheetError) as error:
        read(content)

    assert str(error.value) == complaint


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(str.strip))
def test_a_text_made_harmless_is_the_text_that_it_was(title: str) -> None:
    written = without_formulas(title).replace('"', '""')
    (row,) = read(f'id,title\nA1,"{written}"\n'.encode()).rows

    assert row.cells.get(1, "") == title
