"""Several plans at once: which folders are meant, and what becomes of one with problems."""

from __future__ import annotations

import json
import os
from csv import DictReader
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.support.data import files, write_folder
from tests.support.repository import new_repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

ONE = files("""\
title: One
categories: {people: People}
---
id: A1
category: people
title: Train
due: 2023-12-31
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
""")
TWO = files("""\
title: Two
categories: {money: Money}
---
id: B1
category: money
title: Pay
due: 2024
log:
  - {on: 2024-01, source: EB1/2, status: in progress}
  - {on: 2024-03, source: EB1/3, status: implemented}
""")
BROKEN = files("""\
title: Three
categories: {money: Money}
---
id: C1
category: mony
title: Pay
due: 2024
log:
  - {on: 2024-01, source: EB1/2, status: in progress}
""")
_OF_C1 = (
    "plans/three/data/actions/C1.yaml:2:11: error: category is mony, which plan.yaml does not "
    "have: write money [unknown-category]\n"
)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    write_folder(tmp_path / "plans" / "one" / "data", ONE)
    write_folder(tmp_path / "plans" / "two" / "data", TWO)
    return tmp_path


def plans_told(text: str) -> list[str]:
    return [row["plan"] for row in DictReader(StringIO(text))]


@pytest.mark.parametrize(
    "named",
    [
        ["--data", "plans/one/data", "--data", "plans/two/data"],
        ["--data", "plans/*/data"],
        ["--data", "plans/*"],
        ["--data", "plans/one", "--data", "plans/*/data"],
    ],
)
def test_each_plan_is_told_of_once(sip: Here, here: Path, named: list[str]) -> None:
    for command in ("status", "list", "entries"):
        done = sip(command, *named, "--format", "csv", cwd=here)
        assert (done.status, done.err) == (0, "")
        assert list(dict.fromkeys(plans_told(done.out))) == ["One", "Two"]


def test_the_setting_names_several_as_paths_are_listed(sip: Here, here: Path) -> None:
    folders = os.pathsep.join(["plans/two", "plans/one"])
    done = sip("status", "--format", "csv", cwd=here, variables={"SIP_DATA": folders})
    assert plans_told(done.out) == ["Two", "One"]


def test_a_pattern_names_folders_in_the_order_of_their_names(
    sip: Here, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = ["plans/two/data", "plans/one/data"]
    monkeypatch.setattr("sip.cli.folders.glob", lambda _: found)
    done = sip("--data", "plans/*/data", "status", "--format", "csv", cwd=here)
    assert plans_told(done.out) == ["One", "Two"]


def test_plans_are_validated_against_a_base_each(sip: Here, tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository")
    write_folder(repository.folder / "plans" / "one" / "data", ONE)
    repository.commit()
    write_folder(repository.folder / "plans" / "two" / "data", TWO)
    done = sip("validate", "--data", "plans/*/data", "--base", "HEAD", cwd=repository.folder)
    assert (done.status, done.out, done.err) == (
        0,
        "4 files read: no problems\n",
        "sip: there was no data in plans/two/data at HEAD: all of it is new\n",
    )


def test_a_pattern_that_matches_one_plan_is_that_plan(sip: Here, here: Path) -> None:
    done = sip("status", "--data", "plans/o*/data", cwd=here)
    assert done.out == sip("status", "--data", "plans/one/data", cwd=here).out


def test_a_pattern_that_matches_nothing_is_told(sip: Here, here: Path) -> None:
    done = sip("status", "--data", "plan/*/data", cwd=here)
    assert (done.status, done.out, done.err) == (
        2,
        "",
        (
            "sip: --data plan/*/data matches no folder: name folders that have actions/, such as "
            "plans/*/data\n"
        ),
    )


@pytest.mark.parametrize(
    "command",
    [
        ["report"],
        ["show", "A1"],
        ["chart"],
        ["diff", "2023", "2024"],
        ["set", "A1", "--due", "2025"],
    ],
)
def test_a_command_about_one_plan_is_about_none_of_several(
    sip: Here, here: Path, command: list[str]
) -> None:
    done = sip(*command, "--data", "plans/*/data", cwd=here)
    assert (done.status, done.out, done.err) == (
        2,
        "",
        (
            "sip: this command is about one plan, and --data or SIP_DATA names 2: name one of "
            "plans/one/data, plans/two/data with --data\n"
        ),
    )


def test_one_with_problems_has_no_figures_and_the_others_have(sip: Here, here: Path) -> None:
    write_folder(here / "plans" / "three" / "data", BROKEN)
    for command in ("status", "list", "entries"):
        done = sip(command, "--data", "plans/*/data", "--format", "csv", cwd=here)
        assert (done.status, done.err) == (
            1,
            (
                f"{_OF_C1}2 files read: 1 error\n"
                "sip: no figure is printed from plans/three/data, which has errors: mend them\n"
            ),
        )
        assert list(dict.fromkeys(plans_told(done.out))) == ["One", "Two"]
    done = sip("export", "--data", "plans/*/data", cwd=here)
    assert (done.status, done.out.count('{"table": "plans"')) == (1, 2)


def test_where_every_plan_has_problems_nothing_is_printed(sip: Here, here: Path) -> None:
    write_folder(here / "plans" / "three" / "data", BROKEN)
    write_folder(here / "plans" / "four" / "data", BROKEN)
    done = sip("status", "--data", "plans/t*ee/data", "--data", "plans/four/data", cwd=here)
    assert (done.status, done.out) == (1, "")
    assert done.err.count("sip: no figure is printed from plans/") == 2


def test_validate_tells_the_problems_of_all_and_counts_their_files(sip: Here, here: Path) -> None:
    assert sip("validate", "--data", "plans/*/data", cwd=here).out == "4 files read: no problems\n"
    write_folder(here / "plans" / "three" / "data", BROKEN)
    done = sip("validate", "--data", "plans/*/data", cwd=here)
    assert (done.status, done.out) == (1, f"{_OF_C1}6 files read: 1 error\n")
    done = sip("validate", "--data", "plans/*/data", "plans/one/data/plan.yaml", cwd=here)
    assert (done.status, done.out) == (
        1,
        (
            "6 files read: no problems, and 1 error in files that were not named: "
            "run sip validate without file names to see them\n"
        ),
    )
    done = sip("validate", "--data", "plans/*/data", "elsewhere.yaml", cwd=here)
    assert done.err == (
        "sip: elsewhere.yaml is not in any plan: name its files or folders, none for all of them, "
        "or another folder with --data\n"
    )


def test_a_report_of_one_plan_means_its_date_for_all(sip: Here, here: Path) -> None:
    snapshot = {
        "snapshots/2024-02.yaml": "as_of: 2024-02\ndocument: EB9/1\n"
        "published: {actions: 1, implemented: 0, in_progress: 1}\n"
    }
    write_folder(here / "plans" / "two" / "data", snapshot)
    done = sip("status", "--data", "plans/*/data", "--as-of", "eb9/1", "--format", "csv", cwd=here)
    rows = list(DictReader(StringIO(done.out)))
    assert [(row["plan"], row["as_of"], row["implemented"]) for row in rows] == [
        ("One", "2024-02", "0"),
        ("Two", "2024-02", "0"),
    ]


def test_a_date_before_the_record_of_all_is_refused(sip: Here, here: Path) -> None:
    done = sip("status", "--data", "plans/*/data", "--as-of", "2022", cwd=here)
    assert (done.status, done.err) == (
        2,
        (
            "sip: --as-of 2022 lies before the record begins: its first entry is dated 2023-01; "
            "choose 2023-01 or later\n"
        ),
    )


def test_what_only_one_plan_has_is_asked_of_that_one(sip: Here, here: Path) -> None:
    asked = ("list", "--data", "plans/*/data", "--format", "csv", "--category")
    done = sip(*asked, "money", cwd=here)
    assert plans_told(done.out) == ["Two"]
    assert done.err == (
        "sip: left out plans/one/data: --category money is no category of the plan: "
        "use one of people\n"
    )
    done = sip(*asked, "ethics", cwd=here)
    assert (done.status, done.err) == (
        2,
        (
            "sip: plans/one/data: --category ethics is no category of the plan: use one of people; "
            "plans/two/data: --category ethics is no category of the plan: use one of money\n"
        ),
    )


def test_an_export_of_plans_needs_their_keys_to_differ(sip: Here, here: Path) -> None:
    write_folder(here / "plans" / "again" / "data", ONE)
    done = sip("export", "--data", "plans/*/data", cwd=here)
    assert (done.status, done.err) == (
        2,
        (
            "sip: two of the plans have the same title, and so one key: export each by itself, "
            "with --plan and a key of its own\n"
        ),
    )
    done = sip("export", "--data", "plans/[ot]*/data", "--plan", "x", cwd=here)
    assert done.err == (
        "sip: --plan is the key of one plan, and several are named: leave it out, or export each "
        "by itself\n"
    )
    done = sip("export", "--data", "plans/[ot]*/data", "--format", "ics", cwd=here)
    assert done.err == "sip: ics is of one plan, and 2 are named: write one for each\n"
    done = sip(
        "export", "--data", "plans/[ot]*/data", "--output", "plans/two/data/t.jsonl", cwd=here
    )
    assert "is in the data folder" in done.err


def test_a_page_lets_a_reader_choose_the_plan(sip: Here, here: Path) -> None:
    done = sip("list", "--data", "plans/*/data", "--format", "html", cwd=here)
    assert "<legend>Plan</legend>" in done.out


def test_plans_of_one_commit_name_it_and_those_of_several_name_none(
    sip: Here, tmp_path: Path
) -> None:
    repository = new_repository(tmp_path / "repository")
    write_folder(repository.folder / "plans" / "one" / "data", ONE)
    write_folder(repository.folder / "plans" / "two" / "data", TWO)
    first = repository.commit()
    asked = ("list", "--data", "plans/*/data", "--format", "json")
    assert json.loads(sip(*asked, cwd=repository.folder).out)["commit"] == first
    (repository.folder / "plans" / "two" / "data" / "plan.yaml").write_text(
        "title: Two\ncategories: {money: Money, people: People}\n", encoding="utf-8"
    )
    second = repository.commit()
    assert first != second
    assert json.loads(sip(*asked, cwd=repository.folder).out)["commit"] is None


def test_a_workbook_to_be_read_back_is_of_one_plan(sip: Here, here: Path) -> None:
    done = sip("list", "--data", "plans/*/data", "--format", "xlsx", cwd=here)
    assert (done.status, done.out, done.err) == (
        2,
        "",
        "sip: a workbook is of one plan, into which it can be read: name one --data\n",
    )


def test_a_column_that_one_plan_shows_and_another_keeps_for_programs_stands_once(
    sip: Here,
) -> None:
    done = sip("entries", "--data", "data", "--data", "examples/audit", "--format", "csv")
    header = done.out.partition("\n")[0].split(",")
    assert done.status == 0
    assert len(header) == len(set(header))


def test_what_can_be_counted_by_is_named_once(sip: Here) -> None:
    assert sip("status", "--by", "nothing").err == (
        "sip: --by nothing is no category or field of the plan: use one of category, theme\n"
    )


def test_open_actions_of_several_plans_are_told_by_what_they_have(sip: Here, here: Path) -> None:
    done = sip("status", "--data", "plans/*/data", "--by", "category", cwd=here)
    assert "Open actions by category" in done.out
    unknown = sip("status", "--data", "plans/*/data", "--by", "theme", cwd=here)
    assert (unknown.status, unknown.out) == (2, "")
    assert unknown.err.startswith("sip: --by theme is no category or field of the plan: ")


def test_a_list_is_sorted_by_category_where_a_plan_has_any(sip: Here) -> None:
    by_category = ("list", "--sort", "category", "--data", "examples/small")
    alone = sip(*by_category)
    assert (alone.status, alone.out, alone.err) == (
        2,
        "",
        (
            "sip: --sort category: the plan has no categories: use id, due, expected, status, age, "
            "overdue, slipped, silent or moves\n"
        ),
    )
    beside = sip(*by_category, "--data", "examples/audit", "--format", "csv")
    assert (beside.status, "examples/small" in beside.out) == (0, True)


def test_columns_that_say_which_plan_it_is_can_be_chosen(sip: Here, tmp_path: Path) -> None:
    for name, texts in (("one", ONE), ("two", TWO)):
        write_folder(tmp_path / "plans" / name / "data", texts)
    asked = ("list", "--data", "plans/*/data", "--columns")
    csv = ("--format", "csv")
    assert sip(*asked, "id,plan,title", *csv, cwd=tmp_path).out.splitlines() == [
        "id,plan,title,footnotes",
        "A1,One,Train,",
        "B1,Two,Pay,",
    ]
    assert sip(*asked, "plan_folder,plan_key", *csv, cwd=tmp_path).out.splitlines() == [
        "plan_folder,plan_key,footnotes",
        "plans/one/data,one,",
        "plans/two/data,two,",
    ]
    shown = sip(*asked, "plan_folder,plan_key", "--format", "markdown", cwd=tmp_path).out
    assert "| Folder of the plan | Plan: key |" in shown
    one = sip("list", "--data", "plans/one/data", "--columns", "plan", cwd=tmp_path)
    assert (one.status, one.err.partition(":")[0]) == (2, "sip")
    assert "--columns plan is no column of a list" in one.err


def test_a_plan_without_categories_says_so_and_a_status_is_named_once(
    sip: Here, tmp_path: Path
) -> None:
    bare = {path: text.replace("categories: {people: People}\n", "") for path, text in ONE.items()}
    bare["actions/A1.yaml"] = bare["actions/A1.yaml"].replace("category: people\n", "")
    write_folder(tmp_path / "data", bare)
    assert sip("list", "--category", "x", cwd=tmp_path).err == (
        "sip: --category x is no category of the plan: it has none, so leave --category out\n"
    )
    assert sip("list", "--where", "status=verified", cwd=tmp_path).err == (
        "sip: --where status: verified is none of its values: use one of not started, in progress, "
        "implemented, removed, merged\n"
    )
