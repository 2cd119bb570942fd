"""The tables in each format, read back by the library that others read it with."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import sqlite3
from contextlib import closing
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from pyarrow import parquet as pyarrow_parquet

from sip.exchange.formats import atom, ics, jsonl, parquet, sqlite, xlsx
from sip.exchange.formats import csv as csv_tables
from sip.exchange.tables import filled
from sip.text.spreadsheet import with_formulas
from tests.support.data import action, record
from tests.support.paths import ROOT
from tests.support.samples import SEVEN_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from sip.exchange.table import Filled

RECORD = record(SEVEN_ACTIONS)
TABLES = filled({"p": RECORD})
ATOM = "{http://www.w3.org/2005/Atom}"


def _table(name: str) -> Filled:
    (found,) = (each for each in TABLES if each.table.name == name)
    return found


def _texts(table: Filled) -> list[list[str | int | None]]:
    """Return the rows with their dates as texts."""
    return [
        [cell.isoformat() if isinstance(cell, dt.date) else cell for cell in row]
        for row in table.rows
    ]


def test_json_lines_have_every_row_in_its_types() -> None:
    found = [json.loads(line) for line in jsonl.render(TABLES).splitlines()]

    assert [list(line.values()) for line in found] == [
        [each.table.name, *row] for each in TABLES for row in _texts(each)
    ]
    assert list(found[0])[:3] == ["table", "plan", "title"]


def test_the_csv_of_a_table() -> None:
    texts = {name: content.decode() for name, content in csv_tables.render(TABLES)}

    assert list(texts) == [f"{each.table.name}.csv" for each in TABLES]
    assert texts["actions.csv"].splitlines()[:3] == [
        (
            "plan,action,category,title,due,due_first_day,due_last_day,source,is_unlisted,status,"
            "expected,expected_first_day,expected_last_day,part_of"
        ),
        (
            "p,A2,people,Train managers in Côte d'Ivoire,2023-12-31,2023-12-31,2023-12-31,,false,"
            "in progress,2024-Q2,2024-04-01,2024-06-30,"
        ),
        (
            "p,A3,money,Ask for funds,2024,2024-01-01,2024-12-31,,false,"
            "in progress,2024-06,2024-06-01,2024-06-30,"
        ),
    ]


def test_a_formula_in_a_csv_is_a_text_that_can_be_read_back() -> None:
    title = '=HYPERLINK("x");=1'
    tables = filled({"p": record(action("A_1", fields="").copy() | _titled(title))})
    text = dict(csv_tables.render(tables))["actions.csv"].decode()
    (row,) = csv.DictReader(StringIO(text))

    assert row["title"] == """'=HYPERLINK("x");'=1"""
    assert with_formulas(row["title"]) == title


def _titled(title: str) -> dict[str, str]:
    text = action("A_1")["actions/A_1.yaml"].replace("title: T", f"title: '{title}'")
    return {"actions/A_1.yaml": text}


def test_a_database_has_the_rows_the_types_and_the_keys(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite"
    file.write_bytes(sqlite.render(TABLES))
    with closing(sqlite3.connect(file)) as database:
        for each in TABLES:
            found = database.execute(f"SELECT * FROM {each.table.name}")  # noqa: S608  # our names
            assert sorted(map(list, found), key=str) == sorted(_texts(each), key=str)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        references = database.execute("PRAGMA foreign_key_list(log)").fetchall()
        strict = database.execute("SELECT min(strict) FROM pragma_table_list WHERE name = 'log'")
        assert {(row[2], row[3], row[4]) for row in references} == {
            ("actions", "plan", "plan"),
            ("actions", "action", "action"),
            ("actions", "merged_into", "action"),
        }
        assert strict.fetchone() == (1,)
        with pytest.raises(sqlite3.IntegrityError):
            database.execute("INSERT INTO plans VALUES ('q', 3.5, x'00', NULL, NULL, 'en', NULL)")


def test_a_workbook_has_typed_cells_and_no_formula() -> None:
    title = "=1+1"
    book = openpyxl.load_workbook(BytesIO(xlsx.render(filled({"p": record(_titled(title))}))))
    sheet = book["actions"]
    heading, row = sheet.iter_rows()
    cells = {name.value: cell for name, cell in zip(heading, row, strict=True)}

    assert (cells["title"].value, cells["title"].data_type) == (title, "s")
    assert cells["due"].value == "2030"
    assert cells["due_last_day"].value == dt.datetime(2030, 12, 31)  # noqa: DTZ001  # a workbook's
    assert cells["is_unlisted"].value is False
    assert sheet.freeze_panes == "A2"


def test_a_day_before_spreadsheets_count_is_a_text() -> None:
    texts = {"actions/A_1.yaml": _titled("T")["actions/A_1.yaml"].replace("2030", "1899")}
    book = openpyxl.load_workbook(BytesIO(xlsx.render(filled({"p": record(texts)}))))

    assert [cell.value for cell in book["actions"][2]][5:7] == ["1899-01-01", "1899-12-31"]


def test_parquet_has_the_rows_and_the_plan_in_the_path() -> None:
    found = dict(parquet.render("p", TABLES))

    assert "log/plan=p/log.parquet" in found
    for each in TABLES:
        name = each.table.name
        # No file system is asked: the path's plan would become a column.
        read = pyarrow_parquet.ParquetFile(BytesIO(found[f"{name}/plan=p/{name}.parquet"])).read()
        assert [("p", *row.values()) for row in read.to_pylist()] == list(each.rows)


def test_a_calendar_has_the_dates_of_open_actions() -> None:
    text = ics.render("p", RECORD)

    assert re.findall(r"UID:(\S+)\r\n.*\r\nDTSTART;VALUE=DATE:(\d+)\r\nSUMMARY:(.+)\r\n", text) == [
        ("p.A2.due@sip-tracker", "20231231", "A2 due: Train managers in Côte d'Ivoire"),
        ("p.A2.expected@sip-tracker", "20240630", "A2 expected: Train managers in Côte d'Ivoire"),
        ("p.A3.due@sip-tracker", "20241231", "A3 due: Ask for funds"),
        ("p.A3.expected@sip-tracker", "20240630", "A3 expected: Ask for funds"),
        ("p.C1.due@sip-tracker", "20251231", "C1 due: Enters late"),
    ]
    assert text.count("DTSTAMP:20240229T000000Z\r\n") == 5


def test_the_lines_of_a_calendar_are_folded_and_its_texts_escaped() -> None:
    title = "研究, a;b\\c " * 20
    text = ics.render("p", record(_titled(title)))
    lines = text.split("\r\n")

    assert max(len(line.encode()) for line in lines) <= 75
    summary = text.replace("\r\n ", "").partition("SUMMARY:A_1 due: ")[2].partition("\r\n")[0]
    assert re.sub(r"\\(.)", r"\1", summary) == title.strip()


def test_a_feed_has_an_entry_for_each_entry_of_a_log() -> None:
    feed = ET.fromstring(atom.render("p", RECORD))  # noqa: S314  # our own text
    entries = feed.findall(f"{ATOM}entry")
    said = [(entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}title")) for entry in entries]
    ids = {entry.findtext(f"{ATOM}id") for entry in entries}

    assert said[:5] == [
        ("2024-02-29T00:00:00Z", "C1: in progress (EB1/3)"),
        ("2023-06-30T00:00:00Z", "A2: expected 2024-Q2, note (EB1/2)"),
        ("2023-06-30T00:00:00Z", "A10: implemented (EB1/2)"),
        ("2023-06-30T00:00:00Z", "B1: removed, note (EB1/2)"),
        ("2023-06-30T00:00:00Z", "B2: merged into A2 (EB1/2)"),
    ]
    assert len(ids) == len(entries) == 11
    assert feed.findtext(f"{ATOM}updated") == "2024-02-29T00:00:00Z"


def test_the_same_data_are_the_same_bytes() -> None:
    again = filled({"p": record(SEVEN_ACTIONS)})

    assert jsonl.render(again) == jsonl.render(TABLES)
    assert sqlite.render(again) == sqlite.render(TABLES)
    assert xlsx.render(again) == xlsx.render(TABLES)
    assert list(parquet.render("p", again)) == list(parquet.render("p", TABLES))


def test_200_plans_in_one_folder_are_one_table(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    files = [each for each in TABLES if each.table.name == "actions"]
    for number in range(200):
        for name, content in parquet.render(f"plan_{number:03}", files):
            path = tmp_path / "lake" / name
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    (query,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)

    found = duckdb.sql(query.replace("lake/", f"{(tmp_path / 'lake').as_posix()}/")).fetchall()

    assert found == [(f"plan_{number:03}", 5, 2) for number in range(200)]
