"""sip name and sip snapshot: the whole files afterwards, and all that is said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests.support.data import write_folder
from tests.support.installed import Finished
from tests.support.repository import new_repository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

UNLISTED = """\
# counted by EB152/34
id: UNLISTED_001
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
"""
MERGED = """\
id: A2
log:
  - {on: 2023-01, source: EB152/34, status: in progress}
  - {on: 2023-03, source: A76/31, status: merged, into: UNLISTED_001}  # as the note says
"""
FILES = {
    "plan.yaml": "title: Plan\ncategories: {people: People}\n",
    "actions/UNLISTED_001.yaml": UNLISTED,
    "actions/A2.yaml": MERGED,
    "snapshots/2023-01.yaml": (
        "as_of: '2023-01'\ndocument: EB152/34\n"
        "published: {actions: 2, implemented: 0, in_progress: 2}\n"
    ),
}
NAME = ("name", "unlisted_001", "A1", "--title", "Train", "--category", "people", "--due", "2024")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_folder(tmp_path / "data", FILES)
    return tmp_path


def state(folder: Path) -> dict[str, str]:
    data = folder / "data"
    return {
        path.relative_to(data).as_posix(): path.read_bytes().decode()
        for path in data.rglob("*.yaml")
    }


def test_an_action_gets_its_name_and_what_refers_to_it_follows(sip: Here, folder: Path) -> None:
    done = sip(*NAME, cwd=folder)

    assert done == Finished(
        0,
        "",
        "wrote data/actions/A1.yaml, data/actions/A2.yaml, and took "
        "data/actions/UNLISTED_001.yaml out\n",
    )
    others = {path: text for path, text in FILES.items() if path != "actions/UNLISTED_001.yaml"}
    assert state(folder) == others | {
        "actions/A1.yaml": UNLISTED.replace(
            "id: UNLISTED_001\n", "id: A1\ncategory: people\ntitle: Train\ndue: 2024\n"
        ),
        "actions/A2.yaml": MERGED.replace("into: UNLISTED_001", "into: A1"),
    }
    assert sip("validate", cwd=folder).status == 0


def test_git_sees_one_file_with_another_name(sip: Here, tmp_path: Path) -> None:
    repository = new_repository(tmp_path / "repository")
    repository.write(FILES)
    repository.write({".gitignore": ".sip-lock\n"}, ".")
    repository.commit()
    sip(*NAME, cwd=repository.folder)
    repository.git("add", "--all")

    assert repository.git("status", "--short", "--find-renames=40").splitlines() == [
        "R  data/actions/UNLISTED_001.yaml -> data/actions/A1.yaml",
        "M  data/actions/A2.yaml",
    ]


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (
            ["A2", "A3"],
            2,
            "A2 has its name, under which reports speak of it: only unlisted actions are named",
        ),
        (["UNLISTED_001", "A2"], 2, "A2 is there already: choose the id of no other action"),
        (
            ["UNLISTED_001", "A1"],
            1,
            "nothing was written: this change would bring 2 errors",
        ),
    ],
)
def test_a_name_that_can_not_be_given(
    sip: Here, folder: Path, arguments: list[str], status: int, complaint: str
) -> None:
    done = sip("name", *arguments, cwd=folder)

    assert (done.status, done.err.splitlines()[-1]) == (status, f"sip: {complaint}")
    assert state(folder) == FILES


def test_the_figures_of_a_date_are_frozen(sip: Here, folder: Path) -> None:
    done = sip(
        *("snapshot", "--document", "A76/31", "--as-of", "2023-03-31", "--presented", "2023-05"),
        *("--footnote", "actions=One: merged", "--footnote", "in-progress=T"),
        cwd=folder,
    )

    assert done == Finished(0, "", "wrote data/snapshots/2023-03.yaml\n")
    assert state(folder) == FILES | {
        "snapshots/2023-03.yaml": """\
as_of: '2023-03-31'
document: A76/31
presented: 2023-05
published:
  actions: 1
  implemented: 0
  in_progress: 1
  closed_percent: 0
  open_percent: 100
footnotes:
  actions: 'One: merged'
  in_progress: T
"""
    }
    assert sip("validate", cwd=folder).status == 0


@pytest.mark.parametrize(
    ("as_of", "complaint"),
    [
        (
            "2023-01-31",
            "2023-01 has a snapshot already (data/snapshots/2023-01.yaml): one is kept for a month",
        ),
        (
            "2022",
            "2022 is before 2023-01, the date of the latest report EB152/34: choose a later date",
        ),
    ],
)
def test_a_date_that_can_not_be_frozen(sip: Here, folder: Path, as_of: str, complaint: str) -> None:
    done = sip("snapshot", "--document", "A76/31", "--as-of", as_of, cwd=folder)

    assert done == Finished(1, "", f"sip: {complaint}\n")
    assert state(folder) == FILES


def test_a_date_before_anything_is_on_record(sip: Here, folder: Path) -> None:
    (folder / "data/snapshots/2023-01.yaml").unlink()

    done = sip("snapshot", "--document", "A76/31", "--as-of", "2022", cwd=folder)

    assert done == Finished(1, "", "sip: nothing is on record by 2022: choose a later date\n")


def test_no_figure_is_frozen_from_data_with_errors(sip: Here, folder: Path) -> None:
    write_folder(folder / "data", {"actions/A2.yaml": MERGED.replace("A76/31", "?")})
    done = sip("snapshot", "--document", "A76/31", "--as-of", "2024", cwd=folder)

    assert done.status == 1
    assert done.err.splitlines()[-1] == (
        "sip: nothing was written: no figure is taken from data with errors, mend them first"
    )


@pytest.mark.parametrize(
    ("footnote", "complaint"),
    [
        ("T", "--footnote T names no figure: write it as in_progress=TEXT"),
        ("open_percen=T", "--footnote is open_percen, which is no figure: write open_percent"),
        (
            "actions=",
            (
                "--footnote actions is empty, which is no text: write a text of at most 4000 "
                "characters"
            ),
        ),
    ],
)
def test_a_footnote_on_nothing(sip: Here, folder: Path, footnote: str, complaint: str) -> None:
    report = ("--document", "A76/31", "--as-of", "2024")
    done = sip("snapshot", *report, "--footnote", footnote, cwd=folder)

    assert done == Finished(2, "", f"sip: {complaint}\n")


@pytest.mark.parametrize(
    ("options", "status", "complaint"),
    [
        (
            ["--as-of", "2024", "--footnote", "in_progress=A", "--footnote", "in-progress=B"],
            2,
            (
                "--footnote in_progress is given more than once, and a figure has one footnote: "
                "put all of it into one text"
            ),
        ),
        (
            ["--as-of", "9054-11"],
            2,
            (
                f"--as-of 9054-11 lies ahead of today, {datetime.now(UTC).astimezone().date()}: "
                "a report gives the figures of a date that has come"
            ),
        ),
    ],
)
def test_a_slip_in_what_is_frozen(
    sip: Here, folder: Path, options: list[str], status: int, complaint: str
) -> None:
    assert sip("snapshot", "--document", "A76/31", *options, cwd=folder) == Finished(
        status, "", f"sip: {complaint}\n"
    )
    assert state(folder) == FILES


def test_a_report_is_not_presented_before_its_data(sip: Here, folder: Path) -> None:
    dates = ("--as-of", "2024-11", "--presented", "2024-01")
    assert sip("snapshot", "--document", "A76/31", *dates, cwd=folder) == Finished(
        1,
        "",
        "data/snapshots/2024-11.yaml:3:12: error: presented is 2024-01, before 2024-11, the date "
        "of its data: write when the report went to the governing body [presented-date]\n"
        "sip: nothing was written: this change would bring an error\n",
    )
    assert state(folder) == FILES
