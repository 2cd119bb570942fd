"""sip validate --fix: what has one right answer is mended, and every other byte stays."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest

from sip.reading.yaml.reader import read_yaml
from sip.writing.mending.text import mended_text
from tests.support.data import write_folder
from tests.support.installed import Finished, copy_of_the_data
from tests.support.layouts import Layouts

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

PLAN = "title: Plan\ncategories: {people: People}\n"
ACTION = """\
id: A1
category: people
title: First
due: 2030
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
"""


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("\ufeffid: A1\n", "id: A1\n"),
        ("id: A1\ntitle: x\r\nnote: y\n", "id: A1\ntitle: x\nnote: y\n"),
        ("id: A1\r\ntitle: x\r\nnote: y\n", "id: A1\r\ntitle: x\r\nnote: y\r\n"),
        ("id: A1\r\r\ntitle: x\r\r\n", "id: A1\r\ntitle: x\r\n"),
        ("id: A1\rtitle: x\r", "id: A1\ntitle: x\n"),
        ("id: A1  \n# a\t\ntitle: |  \n  a  \n  b \n\nlog: []\t \n", None),
        ('title: "a \n  b\\ \n  c"  \n', 'title: "a \n  b\\ \n  c"\n'),
        ("title: a  \n  b \n", "title: a\n  b\n"),
        ("title: e\u0301\n# e\u0301\n", "title: \xe9\n# \xe9\n"),
        ("# why\ndue: 31/12/2024\n", "# why\ndue: 2024-12-31\n"),
        ("due: '15 April 2024'\n", "due: '2024-04-15'\n"),
        (
            "log:\n  - on: Q3 2024\n    expected: 2024-4\n",
            "log:\n  - on: 2024-Q3\n    expected: 2024-04\n",
        ),
        ("{as_of: 2024/4/15, presented: 2024-05}\n", "{as_of: 2024-04-15, presented: 2024-05}\n"),
    ],
)
def test_what_has_one_right_answer(text: str, mended: str | None) -> None:
    wanted = mended or "id: A1\n# a\ntitle: |\n  a  \n  b \n\nlog: []\n"

    assert mended_text(text, "f.yaml") == wanted
    assert mended_text(wanted, "f.yaml") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "due: 03/04/2024\n",
        "due: 2024-04-15T23:30:00\n",
        "due: soon\n",
        "title: 31/12/2024\nnote: {en: Q3 2024}\n",
        "id: A1\n  title: [ \n",
        "id: &a x  \n",
        "id: A1\r\n",
        "title: x",
    ],
)
def test_what_has_none_or_several_stays(text: str) -> None:
    assert mended_text(text, "f.yaml") == text


@pytest.mark.parametrize("seed", range(150))
def test_no_layout_says_anything_else_afterwards(seed: int) -> None:
    text, _ = Layouts(Random(f"fix {seed}")).action()  # noqa: S311 - the same files every time
    before, _ = read_yaml(text, "")
    after, _ = read_yaml(mended_text(text, "f.yaml"), "")

    assert (before is None) == (after is None)
    assert before is None or after is None or after.value == before.value


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "plan.yaml": PLAN,
        "actions/A1.yaml": f"\ufeff{ACTION}".replace("2030", "31/12/2030"),
        "actions/A2.yml": ACTION.replace("A1", "A2").replace("people", "people  "),
        "actions/A3.yaml": ACTION.replace("A1", "A3"),
    }
    write_folder(tmp_path / "data", files)
    return tmp_path


def state(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".sip-lock"
    }


def test_a_folder_is_mended_and_validates(sip: Here, folder: Path) -> None:
    assert sip("validate", "--fix", cwd=folder) == Finished(
        0,
        "4 files read: no problems\n",
        "wrote data/actions/A1.yaml, data/actions/A2.yaml, and took data/actions/A2.yml out\n",
    )
    assert state(folder) == {
        "data/plan.yaml": PLAN.encode(),
        "data/actions/A1.yaml": ACTION.replace("2030", "2030-12-31").encode(),
        "data/actions/A2.yaml": ACTION.replace("A1", "A2").encode(),
        "data/actions/A3.yaml": ACTION.replace("A1", "A3").encode(),
    }
    assert sip("validate", "--fix", cwd=folder) == Finished(0, "4 files read: no problems\n", "")


def test_a_dry_run_shows_the_difference_and_writes_nothing(sip: Here, folder: Path) -> None:
    before = state(folder)
    done = sip("validate", "--fix", "--dry-run", "data/actions/A1.yaml", cwd=folder)

    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:2] == ["--- data/actions/A1.yaml", "+++ data/actions/A1.yaml"]
    assert "+due: 2030-12-31\n" in done.out
    assert "A2" not in done.out
    assert state(folder) == before


def test_what_is_left_is_told(sip: Here, folder: Path) -> None:
    write_folder(
        folder / "data",
        {"actions/A2.yaml": ACTION.replace("A1", "A2").replace("2030", "03/04/2030")},
    )
    done = sip("validate", "--fix", cwd=folder)

    assert (done.status, done.err) == (1, "wrote data/actions/A1.yaml\n")
    assert [line.split(": ")[0] for line in done.out.splitlines()[:-1]] == [
        "data/actions/A2.yaml:4:6",
        "data/actions/A2.yml:1:1",
    ]


def test_the_shipped_data_have_nothing_to_mend(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)

    assert sip("validate", "--fix", "--dry-run", cwd=tmp_path) == Finished(0, "", "")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--dry-run"], "--dry-run goes with --fix: add that, or leave it out"),
        (["--fix", "--base", "main"], "--fix mends the files that are there: leave --base out"),
    ],
)
def test_what_is_asked_wrongly(
    sip: Here, folder: Path, arguments: list[str], complaint: str
) -> None:
    assert sip("validate", *arguments, cwd=folder) == Finished(2, "", f"sip: {complaint}\n")
