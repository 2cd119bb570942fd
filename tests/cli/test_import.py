"""sip import: the whole files afterwards, and all that is said."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from openpyxl import Workbook, load_workbook

from tests.support.data import write_folder
from tests.support.installed import Finished, copy_of_the_data
from tests.support.samples import FIELDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

Thing: TypeAlias = Any  # openpyxl comes without types

PLAN = """\
title: {en: Plan, zh: 计划}
categories:
  people: {en: People, zh: 人}
  money: Money
"""
FIRST = """\
id: A1
# as agreed
category: people
title: {en: "First", zh: 第一}
due: 2023-12-31
log:
  # from the first report
  - on: 2023-01
    source: EB152/34
    status: in progress
    note: Begun
"""
SNAPSHOT = """\
as_of: 2023-06
document: EB153/1
published: {actions: 1, implemented: 0, in_progress: 1}
"""
FILES = {
    "plan.yaml": PLAN,
    "actions/A1.yaml": FIRST,
    "snapshots/2023-06.yaml": SNAPSHOT,
}
ALREADY = Finished(0, "", "sip: nothing is to be written: it is so already\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(tmp_path / "data", FILES)
    return tmp_path


def state(folder: Path) -> dict[str, str]:
    data = folder / "data"
    return {
        path.relative_to(data).as_posix(): path.read_text("utf-8") for path in data.rglob("*.yaml")
    }


def table(*rows: list[str]) -> str:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def put(folder: Path, *rows: list[str]) -> None:
    (folder / "f.csv").write_text(table(*rows), encoding="utf-8")


def test_rows_create_and_change_actions_and_twice_is_once(sip: Here, folder: Path) -> None:
    put(
        folder,
        [
            "ID",
            "Category",
            "Title",
            "Title (zh)",
            "Due",
            "on",
            "source",
            "Status",
            "note",
            "note_zh",
        ],
        [
            "A2",
            "Money",
            "New: one",
            "新",
            "Q3 2024",
            "15 April 2024",
            "A77/28",
            "In_Progress",
            "",
            "",
        ],
        ["a1", "", "", "", "2024-6", "2023-01", "EB152/34", "", "Begun", "开始"],
        ["A1", "money", "", "首", "", "15.04.2024", "A77/28", "implemented", "Done", "完"],
        ["A2", "", "", "", "", "2024-05-31", "A77/29", "", "Goes on", ""],
    )
    done = sip("import", "f.csv", cwd=folder)

    assert done == Finished(0, "", "wrote data/actions/A2.yaml, data/actions/A1.yaml\n")
    assert state(folder) == FILES | {
        "actions/A1.yaml": """\
id: A1
# as agreed
category: money
title: {en: "First", zh: 首}
due: 2024-06
log:
  # from the first report
  - on: 2023-01
    source: EB152/34
    status: in progress
    note:
      en: Begun
      zh: 开始
  - on: 2024-04-15
    source: A77/28
    status: implemented
    note:
      en: Done
      zh: 完
""",
        "actions/A2.yaml": """\
id: A2
category: money
title:
  en: "New: one"
  zh: 新
due: 2024-Q3
log:
  - on: 2024-04-15
    source: A77/28
    status: in progress
  - on: 2024-05-31
    source: A77/29
    note: Goes on
""",
    }
    assert sip("import", "f.csv", cwd=folder) == ALREADY
    assert sip("validate", cwd=folder).status == 0


def test_every_problem_is_told_with_its_cell_and_nothing_is_written(
    sip: Here, folder: Path
) -> None:
    put(
        folder,
        ["id", "category", "title", "due", "on", "source", "status", "into", "note", "note_zh"],
        ["A2", "peopl", "New", "03/04/2024", "2024", "A77/28", "done", "", "", ""],
        ["", "people", "", "", "", "", "", "", "", ""],
        ["A3", "", "Third", "", "", "", "in progress", "", "", ""],
        ["A1", "", "第一", "", "", "", "implemented", "", "", ""],
        ["A1", "", "", "", "2024", "", "", "", "", ""],
        ["A1", "", "", "", "2024", "A77/28", "removed", "A3", "", ""],
        ["A1", "", "", "", "2024", "A77/28", "", "", "", "注"],
        ["A1", "people", "", "", "", "", "", "", "", "", "beside"],
    )
    done = sip("import", "f.csv", cwd=folder)

    assert done == Finished(
        1,
        "",
        "f.csv: cell B2: category is peopl, which is no category of the plan: write people\n"
        "f.csv: cell D2: due is 03/04/2024, which is no date: write 2024-04-03 or 2024-03-04, "
        "whichever is meant\n"
        "f.csv: cell G2: status is done, which is no status: write not started, in "
        "progress, implemented, removed or merged\n"
        "f.csv: row 3: id is empty: write the action's id\n"
        "f.csv: cell K9: stands under no heading: name the column, or take it out\n"
        "f.csv: row 4: A3 is not in the plan yet, and a new action needs on, source: "
        "fill that in\n"
        "f.csv: row 6: source is empty: write the document that says so\n"
        "f.csv: cell E6: on has no news with it: fill in status, expected or note\n"
        "f.csv: cell H7: into goes with the status merged: write that\n"
        "sip: nothing was written: f.csv has 9 problems\n",
    )
    assert state(folder) == FILES


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        (
            "45387",
            (
                "due is 45387, the number that a spreadsheet keeps 2024-04-05 as: "
                "write 2024-04-05, or give the cell the format of a date"
            ),
        ),
        ("31/02/2024", "due is 31/02/2024, and 2024-02 has 29 days: write a day that there is"),
        (
            "19999",
            "due is 19999, which is no date: write 2023, 2023-Q4, 2023-12 or 2023-12-31",
        ),
    ],
)
def test_a_date_that_can_be_none_is_told_as_what_it_is(
    sip: Here, folder: Path, written: str, complaint: str
) -> None:
    put(folder, ["id", "due"], ["A1", written])
    assert sip("import", "f.csv", cwd=folder).err == (
        f"f.csv: cell B2: {complaint}\nsip: nothing was written: f.csv has a problem\n"
    )


def test_what_the_record_says_otherwise_now_is_told(sip: Here, folder: Path) -> None:
    put(
        folder,
        ["id", "title", "category", "source", "status", "expected", "note"],
        ["A1", "第一", "people", "A77/28", "implemented", "2024", "Begun"],
        ["A1", "", "money", "", "", "", ""],
    )
    assert sip("import", "f.csv", cwd=folder).err == (
        "f.csv: cell C3: category is money, and people in f.csv: cell C2: write one of them\n"
        "f.csv: cell B2: title is the title in the language zh: name it so\n"
        "f.csv: cell E2: status is implemented, and in progress is on record: for news fill in "
        "on and source, with the date and the document that says so\n"
        "f.csv: cell F2: expected is 2024, and nothing is on record: for news fill in "
        "on and source, with the date and the document that says so\n"
        "f.csv: cell D2: source is told, and on is empty: fill in the date of the news\n"
        "sip: nothing was written: f.csv has 5 problems\n"
    )


def test_what_the_whole_record_forbids_is_told_with_its_cell(sip: Here, folder: Path) -> None:
    put(
        folder,
        ["id", "category", "title", "on", "source", "status", "into", "expected"],
        ["A2", "people", "T", "2024", "A77/28", "merged", "A9", ""],
        ["A3", "people", "", "2024", "A77/28", "in progress", "", ""],
        ["A1", "", "", "2022", "A77/28", "", "", "2024"],
    )
    assert sip("import", "f.csv", cwd=folder).err == (
        "f.csv: cell D4: the first log entry has no status: add status: not started, in progress "
        "or implemented, which is how the action entered the plan [log-order]\n"
        "f.csv: cell F2: status is merged in the first log entry: an action enters the plan "
        "not started, in progress or implemented [log-order]\n"
        "f.csv: cell G2: into is A9, which no action has: name an action that has a file "
        "[merge-target]\n"
        "f.csv: cell A3: title is missing from an open action: add title: and what is to be "
        "done, in a few words [missing-field]\n"
        "sip: nothing was written: this change would bring 4 errors\n"
    )
    assert state(folder) == FILES


def test_a_published_time_is_named_before_anything_is_written(sip: Here, folder: Path) -> None:
    put(
        folder,
        ["id", "on", "source", "expected"],
        ["A1", "2023-05", "EB153/1", "2024"],
    )
    done = sip("import", "f.csv", "--dry-run", cwd=folder)

    assert done.err == (
        "sip: 2023-05 is in the published time of EB153/1 (2023-06): "
        "their figures stay as they are\n"
    )
    assert state(folder) == FILES


def test_a_note_in_a_published_time_moves_no_figure(sip: Here, folder: Path) -> None:
    put(folder, ["id", "on", "source", "note"], ["A1", "2023-05", "EB153/1", "Goes on"])

    assert sip("import", "f.csv", "--dry-run", cwd=folder).err == ""


def test_a_note_is_translated_where_the_entry_has_one(sip: Here, folder: Path) -> None:
    put(folder, ["id", "on", "source", "note_zh"], ["A1", "2023-01", "EB152/34", "开始"])
    sip("import", "f.csv", cwd=folder)
    assert state(folder)["actions/A1.yaml"] == FIRST.replace(
        "note: Begun", "note:\n      en: Begun\n      zh: 开始"
    )

    put(folder, ["id", "on", "source", "note_zh"], ["A1", "2024-04", "A77/28", "完"])
    assert sip("import", "f.csv", cwd=folder).err == (
        "f.csv: row 2: a translation needs the text in the plan's language: fill in note\n"
        "sip: nothing was written: f.csv has a problem\n"
    )


def test_columns_of_other_names(sip: Here, folder: Path) -> None:
    put(
        folder,
        ["Nr", "Deadline = final", "Remarks", "Responsible"],
        ["A1", "31/12/2024", "=1", "me"],
    )
    named = ("--map", "nr=id", "--map", "Deadline = final=due", "--map", "Remarks=")

    assert sip("import", "f.csv", *named, cwd=folder).err.splitlines()[0] == (
        "f.csv: cell D1: Responsible is no column: use id, category, title, due, fields_source, "
        "part_of, on, source, status, into, expected, note, evidence, verified, or leave it aside "
        "with --map 'Responsible='"
    )
    assert sip("import", "f.csv", *named, "--map", "RESPONSIBLE=", cwd=folder).status == 0
    assert "due: 2024-12-31\n" in state(folder)["actions/A1.yaml"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["g.csv"], "g.csv is not there: name a .csv or .xlsx"),
        (["data"], "data is no spreadsheet by its name: save it as .xlsx or .csv"),
        (["f.csv", "--sheet", "A"], "--sheet is for workbooks: leave it out"),
        (["f.csv", "--map", "x"], "--map x names no column: write it as Deadline=due"),
        (
            ["f.csv", "--map", "x=dues"],
            "--map x=dues: that is no field: write due",
        ),
        (
            ["f.csv", "--map", "idd=id"],
            "--map idd: no column is called so: write id",
        ),
        (
            ["f.csv", "--map", "a=id", "--map", "A="],
            "--map A is given twice: give each column once",
        ),
        (
            ["--template", "f.csv"],
            "f.csv is there, and may be filled in: name another file",
        ),
        (
            ["--template", "g.doc"],
            "g.doc is no spreadsheet: let it end in .xlsx or .csv",
        ),
        (
            ["--template", "g.csv", "--dry-run"],
            "--template writes an empty sheet: leave the other options out",
        ),
    ],
)
def test_what_is_asked_wrongly(
    sip: Here, folder: Path, arguments: list[str], complaint: str
) -> None:
    put(folder, ["id", "title"], ["A1", "First"])

    assert sip("import", *arguments, cwd=folder) == Finished(2, "", f"sip: {complaint}\n")


# What sip writes itself


def test_the_empty_sheet_has_lists_explanations_and_no_action(sip: Here, folder: Path) -> None:
    for name in ("t.xlsx", "t.csv"):
        assert sip("import", "--template", name, cwd=folder) == Finished(0, "", f"wrote {name}\n")
        assert sip("import", name, cwd=folder) == ALREADY
    sheet = load_workbook(folder / "t.xlsx")["Actions"]
    with (folder / "t.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [[cell.value for cell in row] for row in sheet.iter_rows()] == list(csv.reader(file))
    assert [cell.value for cell in sheet[1]] == [
        *("id", "category", "title", "title_zh", "due", "fields_source", "part_of", "on"),
        *("source", "status", "into", "expected", "note", "note_zh", "evidence", "verified"),
    ]
    lists = {str(each.sqref): each.formula1 for each in sheet.data_validations.dataValidation}
    assert lists == {"B3:B10001": "Words!$B$1:$B$2", "J3:J10001": "Words!$J$1:$J$5"}
    assert sheet.column_dimensions["E"].number_format == "@"


def test_the_empty_sheet_offers_the_values_of_fields_that_take_one(
    sip: Here, tmp_path: Path
) -> None:
    write_folder(tmp_path / "data", FIELDS)
    sip("import", "--template", "t.xlsx", cwd=tmp_path)
    book = load_workbook(tmp_path / "t.xlsx")
    of_column = {cell.column_letter: str(cell.value) for cell in book["Actions"][1]}
    offered = {
        of_column[str(each.sqref)[0]]: [cell.value for (cell,) in book["Words"][each.formula1[7:]]]
        for each in book["Actions"].data_validations.dataValidation
    }
    assert offered == {
        "category": ["money", "people"],
        "theme": ["culture", "reach"],
        "status": ["not started", "in progress", "implemented", "removed", "merged"],
    }


def test_an_empty_sheet_is_filled_in(sip: Here, folder: Path) -> None:
    sip("import", "--template", "t.xlsx", cwd=folder)
    book = load_workbook(folder / "t.xlsx")
    sheet = book["Actions"]
    sheet.append(["A2", "money", "=not a formula", None, "2024-04", None, None, "2024", "A77/28"])
    sheet["C3"].data_type = "s"
    sheet["J3"] = "in progress"
    book.save(folder / "t.xlsx")

    assert sip("import", "t.xlsx", cwd=folder).err == "wrote data/actions/A2.yaml\n"
    assert state(folder)["actions/A2.yaml"] == (
        'id: A2\ncategory: money\ntitle: "=not a formula"\ndue: 2024-04\n'
        "log:\n  - on: 2024\n    source: A77/28\n    status: in progress\n"
    )


def test_what_a_list_wrote_comes_back_without_a_change(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    assert sip("list", "--format", "xlsx", "--output", "l.xlsx", cwd=tmp_path).status == 0
    status, out, _ = sip.raw("list", "--format", "xlsx", "--lang", "zh", cwd=tmp_path)

    assert (status, out) == (0, (tmp_path / "l.xlsx").read_bytes())
    assert sip("import", "l.xlsx", cwd=tmp_path) == ALREADY
    sip("list", "--output", "l.csv", cwd=tmp_path)
    assert sip("import", "l.csv", cwd=tmp_path) == ALREADY


def test_texts_that_a_list_made_harmless_come_back_exactly(sip: Here, folder: Path) -> None:
    (folder / "data/snapshots/2023-06.yaml").unlink()
    titles = ["=1+1", "'=1+1", "a;=1+1", "- dash; -x", "@who", '"quoted", =x']
    for number, title in enumerate(titles, start=2):
        file = FIRST.replace("A1", f"A{number}").replace('{en: "First", zh: 第一}', repr(title))
        write_folder(folder / "data", {f"actions/A{number}.yaml": file})
    before = state(folder)
    for name in ("l.csv", "l.xlsx"):
        sip("list", "--output", name, "--as-of", "today", cwd=folder)
        assert sip("import", name, cwd=folder) == ALREADY
    assert state(folder) == before


def test_a_change_in_a_list_is_read_and_no_news_without_a_document(sip: Here, folder: Path) -> None:
    assert sip("list", "--output", "l.xlsx", cwd=folder).status == 0
    book = load_workbook(folder / "l.xlsx")
    book["Actions"]["C2"] = "Firstly"
    book.save(folder / "l.xlsx")

    assert sip("import", "l.xlsx", cwd=folder).err == "wrote data/actions/A1.yaml\n"
    assert state(folder)["actions/A1.yaml"] == FIRST.replace('"First"', '"Firstly"')
    sheet = book["Actions"]
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "status")
    sheet[f"{column}2"] = "implemented"
    book.save(folder / "l.xlsx")
    assert sip("import", "l.xlsx", cwd=folder).err.splitlines()[0] == (
        f"l.xlsx: sheet Actions, cell {column}2: status is implemented, and in progress is on "
        "record: for news fill in on and source, with the date and the document that says so"
    )


def test_a_formula_and_a_hidden_sheet_are_told(sip: Here, folder: Path) -> None:
    book = Workbook()
    book.active.title = "Actions"
    book.active.append(["id", "due"])
    book.active.append(["A1", "=TODAY()"])
    content = BytesIO()
    book.save(content)
    (folder / "f.xlsx").write_bytes(content.getvalue())

    assert sip("import", "f.xlsx", cwd=folder).err.splitlines()[0] == (
        "f.xlsx: sheet Actions, cell B2: due is a formula: put its value there "
        "(copy it, and paste it as a value)"
    )
    assert sip("import", "f.xlsx", "--sheet", "actions", cwd=folder).err == (
        "sip: f.xlsx has no sheet actions: write Actions\n"
    )


def test_an_action_that_can_not_be_read_is_not_written_over(sip: Here, folder: Path) -> None:
    write_folder(folder / "data", {"actions/A2.yaml": "id: A2\nlog: [\n"})
    put(folder, ["id", "on", "source", "status"], ["A2", "2024", "A77/28", "in progress"])

    assert sip("import", "f.csv", cwd=folder) == Finished(
        1,
        "",
        "f.csv: cell A2: data/actions/A2.yaml has problems: mend them first\n"
        "sip: nothing was written: f.csv has a problem\n",
    )


# What a plan can have besides

FRENCH = """\
title: {fr: Plan, en: The plan}
language: fr
categories: {people: Gens}
fields:
  theme: {name: Thème, values: {culture: {fr: Culture, en: The culture}, money: Argent}}
  lead: {name: Responsable, values: {board: Conseil, staff: Personnel}, many: true}
  reference: {name: Référence}
"""


def test_fields_parts_evidence_and_another_main_language(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path / "data", {"plan.yaml": FRENCH, "actions/.keep": ""})
    (tmp_path / "data/actions/.keep").unlink()
    lines = [
        "id|category|title|title_en|theme|lead|reference|part_of|due|on|source|status|note|verified",
        "A1|Gens|Former|Train|The Culture|staff; Conseil|R1; 2||2025|2024|X/1|implemented|Fait|yes",
        "A2|people|Publier||money|board||A1|2025|2024|X/1|not started||",
    ]
    evidence = ["evidence", "X/2; https://who.int/a;b", ""]
    put(tmp_path, *([*line.split("|"), each] for line, each in zip(lines, evidence, strict=True)))
    done = sip("import", "f.csv", cwd=tmp_path)

    assert done == Finished(0, "", "wrote data/actions/A1.yaml, data/actions/A2.yaml\n")
    assert (
        state(tmp_path)["actions/A1.yaml"]
        == """\
id: A1
category: people
title:
  fr: Former
  en: Train
due: 2025
fields: {theme: culture, lead: [staff, board], reference: R1; 2}
log:
  - on: 2024
    source: X/1
    status: implemented
    note: Fait
    evidence: [X/2, "https://who.int/a;b"]
    verified: true
"""
    )
    assert (
        "part_of: A1\nfields: {theme: money, lead: board}\n" in state(tmp_path)["actions/A2.yaml"]
    )
    assert sip("import", "f.csv", cwd=tmp_path) == ALREADY
    sip("list", "--output", "l.xlsx", cwd=tmp_path)
    assert sip("import", "l.xlsx", cwd=tmp_path) == ALREADY


def test_a_csv_of_a_list_comes_back_with_its_fields_and_evidence(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path / "data", FIELDS)
    sip("list", "--output", "l.csv", cwd=tmp_path)
    assert sip("import", "l.csv", cwd=tmp_path) == ALREADY


def test_evidence_in_a_list_of_any_language_is_no_news(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path / "data", FIELDS)
    columns = ("--columns", "id,evidence", "--lang", "zh")
    sip("list", *columns, "--output", "l.csv", cwd=tmp_path)
    listed = (tmp_path / "l.csv").read_text(encoding="utf-8")
    assert listed == (
        "id,evidence,footnotes\n"
        "A1,EB1/3; https://www.example.org/draft?a=1&b=2,\n"
        "A1.1,,\nA1.2,,\nA2,,\n"
        "A3,https://xn--80ak6aa92e.example.com/（浏览器可能显示为 аррӏе.example.com）,\n"
        "A4,,\n"
    )
    assert sip("import", "l.csv", cwd=tmp_path) == ALREADY
    put(tmp_path, ["id", "evidence"], ["A1", "EB1/3; GB/1"], ["A2", "EB1/3"])
    assert sip("import", "f.csv", cwd=tmp_path) == Finished(
        1,
        "",
        "f.csv: cell B2: evidence has GB/1, which no entry of the log has: for news fill in on "
        "and source, with the date and the document that says so\n"
        "f.csv: cell B3: evidence has EB1/3, which no entry of the log has: for news fill in on "
        "and source, with the date and the document that says so\n"
        "sip: nothing was written: f.csv has 2 problems\n",
    )


def test_what_is_wrong_with_fields_and_evidence(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path / "data", {"plan.yaml": FRENCH})
    put(
        tmp_path,
        ["id", "theme", "lead", "evidence", "verified"],
        ["A1", "cultur", "staff, nobody", "http://who.int", "no"],
    )
    assert sip("import", "f.csv", cwd=tmp_path).err.splitlines()[:4] == [
        "f.csv: cell B2: theme is cultur, which is no value of it: write culture",
        "f.csv: cell C2: lead is nobody, which is no value of it: use one of board, staff",
        (
            "f.csv: cell D2: evidence is http://who.int, and only https:// addresses are links "
            "that can be trusted: write a document's symbol such as A77/28, or an address that "
            "begins with https://"
        ),
        "f.csv: cell E2: verified is no: write yes, or leave it empty",
    ]


def test_evidence_is_added_to_an_entry_and_a_field_is_changed(sip: Here, tmp_path: Path) -> None:
    action = (
        "id: A1\ncategory: people\ntitle: Former\ndue: 2025\nfields: {theme: culture}\n"
        "log:\n  - {on: 2024, source: X/1, status: in progress, evidence: [X/2]}\n"
    )
    write_folder(tmp_path / "data", {"plan.yaml": FRENCH, "actions/A1.yaml": action})
    put(
        tmp_path,
        ["id", "theme", "on", "source", "status", "evidence"],
        ["A1", "money", "2024", "X/1", "in progress", "X/2\nX/3"],
    )
    sip("import", "f.csv", cwd=tmp_path)

    assert state(tmp_path)["actions/A1.yaml"] == action.replace("culture", "money").replace(
        "[X/2]", "[X/2, X/3]"
    )
    assert sip("import", "f.csv", cwd=tmp_path) == ALREADY
