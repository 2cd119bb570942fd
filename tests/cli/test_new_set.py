"""sip new and sip set: the whole file afterwards, and all that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.data import write_folder
from tests.support.installed import Finished

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

FIRST = """\
# yaml-language-server: $schema=../../schema/action.json
id: SIP_A09
category: people

title:
    en: First
    zh: 第一
due: '2023-12-31'
log:
-   on: 2023-01
    source: EB152/34
    status: in progress
"""
FILES = {
    "plan.yaml": "title: {en: Plan, zh: 计划}\ncategories: {people: {en: People, zh: 人}}\n",
    "actions/SIP_A09.yaml": FIRST,
    "actions/B1.yaml": (
        "id: B1\nlog:\n  - {on: 2023-01, source: EB152/34, status: in progress}\n"
        "  - {on: 2023-02, source: EB152/34, status: removed}\n"
    ),
    "actions/UNLISTED_1.yaml": (
        "id: UNLISTED_1\nlog:\n  - {on: 2023-01, source: EB152/34, status: implemented}\n"
    ),
}
NEWS = ("--on", "2024-06", "--source", "A77/4")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(tmp_path / "data", FILES)
    return tmp_path


def text(folder: Path, name: str) -> str:
    return (folder / f"data/actions/{name}.yaml").read_text(encoding="utf-8")


def test_a_new_action_takes_the_next_id_and_the_style_of_the_one_before(
    sip: Here, folder: Path
) -> None:
    head = ("--title", "Publish: all", "--category", "people", "--due", "2025-Q4")
    done = sip("new", *head, *NEWS, cwd=folder)

    assert done == Finished(0, "", "wrote data/actions/SIP_A10.yaml\n")
    assert text(folder, "SIP_A10") == (
        "# yaml-language-server: $schema=../../schema/action.json\n"
        "id: SIP_A10\n"
        "category: people\n"
        "title: 'Publish: all'\n"
        "due: '2025-Q4'\n"
        "log:\n"
        "-   on: 2024-06\n"
        "    source: A77/4\n"
        "    status: in progress\n"
    )


def test_a_dry_run_of_a_new_action(sip: Here, folder: Path) -> None:
    head = ("--title", "T", "--category", "people", "--due", "2025")
    done = sip("new", "SIP_B1", *head, *NEWS, "--dry-run", cwd=folder)

    assert done.status == 0
    assert done.out.splitlines()[:4] == [
        "--- /dev/null",
        "+++ data/actions/SIP_B1.yaml",
        "@@ -0,0 +1,9 @@",
        "+# yaml-language-server: $schema=../../schema/action.json",
    ]
    assert not (folder / "data/actions/SIP_B1.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (
            ["sip_a9"],
            1,
            "sip: nothing was written: this change would bring an error\n",
        ),
        (
            ["SIP_A09"],
            2,
            (
                "sip: SIP_A09 is there already: sip log SIP_A09 adds to its log, sip set SIP_A09 "
                "changes its head\n"
            ),
        ),
        (
            ["../x"],
            2,
            (
                "sip: ID is ../x, which is no id: write letters and digits, with _, - or . between "
                "them, at most 64, such as SIP2023_B15\n"
            ),
        ),
    ],
)
def test_an_id_that_can_not_be_given(
    sip: Here, folder: Path, arguments: list[str], status: int, complaint: str
) -> None:
    head = ("--title", "T", "--category", "people", "--due", "2025")
    done = sip("new", *arguments, *head, *NEWS, cwd=folder)

    assert done.status == status
    assert done.err.endswith(complaint)
    assert len(list((folder / "data/actions").iterdir())) == 3


def test_an_open_action_without_a_title_is_refused(sip: Here, folder: Path) -> None:
    done = sip("new", "SIP_B1", *NEWS, cwd=folder)

    assert done.status == 1
    assert done.err.splitlines()[-1].startswith("sip: nothing was written: this change would")


def test_the_head_is_changed_and_nothing_else(sip: Here, folder: Path) -> None:
    done = sip("set", "sip_a09", "--title", "Another", "--due", "2024", cwd=folder)

    assert done == Finished(0, "", "wrote data/actions/SIP_A09.yaml\n")
    assert text(folder, "SIP_A09") == FIRST.replace("First", "Another").replace(
        "2023-12-31", "2024"
    )


def test_a_title_in_another_language(sip: Here, folder: Path) -> None:
    done = sip("set", "SIP_A09", "--title", "Premier", "--translate", "fr", cwd=folder)

    assert done.status == 0
    assert text(folder, "SIP_A09") == FIRST.replace(
        "    zh: 第一\n", "    zh: 第一\n    fr: Premier\n"
    )


def test_a_first_title(sip: Here, folder: Path) -> None:
    done = sip("set", "B1", "--category", "people", "--title", "T", cwd=folder)

    assert done.status == 0
    assert text(folder, "B1").startswith("id: B1\ncategory: people\ntitle: T\nlog:\n")


def test_what_stays_unlisted_gets_no_head(sip: Here, folder: Path) -> None:
    done = sip("set", "UNLISTED_1", "--title", "T", cwd=folder)

    assert done == Finished(
        2,
        "",
        "sip: UNLISTED_1 has no title, category or due date while it is unlisted: "
        "sip name UNLISTED_1 gives it those with its name\n",
    )


def test_what_is_so_already_is_not_written(sip: Here, folder: Path) -> None:
    done = sip("set", "SIP_A09", "--title", "First", cwd=folder)

    assert done == Finished(0, "", "sip: nothing is to be written: it is so already\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "there is nothing to set: add --title, --category, --due, --part-of or --field"),
        (
            ["--translate", "fr"],
            "there is nothing to set: add --title, --category, --due, --part-of or --field",
        ),
        (
            ["--category", "peopel"],
            "--category is peopel, which is no category of the plan: write people",
        ),
        (
            ["--category", "People"],
            "--category is People, which is no category of the plan: write people",
        ),
        (
            ["--title", "T", "--translate", "Chinese"],
            "--translate is Chinese, which is no language's code: write zh",
        ),
        (
            ["--title", "T", "--translate", "my tongue"],
            (
                "--translate is my tongue, which is no language's code: write one of two letters, "
                "such as en or zh"
            ),
        ),
    ],
)
def test_what_is_asked_wrongly(
    sip: Here, folder: Path, arguments: list[str], complaint: str
) -> None:
    assert sip("set", "SIP_A09", *arguments, cwd=folder) == Finished(2, "", f"sip: {complaint}\n")


def test_a_category_of_a_plan_that_has_none(sip: Here, folder: Path) -> None:
    (folder / "data/plan.yaml").write_text("title: T\n", encoding="utf-8")
    assert sip("set", "B1", "--category", "people", cwd=folder) == Finished(
        2,
        "",
        "sip: --category is people, which is no category of the plan: "
        "leave it out, for the plan has none\n",
    )
