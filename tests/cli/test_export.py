from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sip.cli.commands.export import EXPORT_FORMATS
from tests.support.data import write_folder
from tests.support.installed import Finished
from tests.support.samples import TWO_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here


@pytest.fixture
def here(tmp_path: Path) -> Path:
    write_folder(tmp_path / "data", TWO_ACTIONS)
    return tmp_path


@pytest.mark.parametrize(
    "ending", [each.ending for each in EXPORT_FORMATS if each.ending is not None]
)
def test_the_ending_says_the_format(sip: Here, here: Path, ending: str) -> None:
    assert sip("export", "--output", f"out{ending}", cwd=here) == Finished(0, "", "")
    named = sip.raw("export", "--format", ending.removeprefix("."), cwd=here)

    assert named == (0, (here / f"out{ending}").read_bytes(), b"")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_tables_go_into_a_folder(sip: Here, here: Path, form: str) -> None:
    done = sip("export", "--format", form, "--output", "out", "--plan", "p", cwd=here)
    files = [
        path.relative_to(here / "out").as_posix() for path in (here / "out").rglob(f"*.{form}")
    ]

    assert done == Finished(0, "", "")
    assert len(files) == 13
    assert ({"csv": "log.csv", "parquet": "log/plan=p/log.parquet"}[form]) in files


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--format csv", "csv is a file for each table: name a folder with --output"),
        (
            "--format parquet -o out",
            (
                "parquet is for many plans in one folder, where each needs a key of its own: "
                "add --plan and a key, such as plan"
            ),
        ),
        (
            "--format parquet -o out --plan ../x",
            (
                "--plan ../x is no key: write lower-case letters, digits and _, with a letter "
                "first, such as plan"
            ),
        ),
        (
            "-o data/tables.jsonl",
            (
                "--output data/tables.jsonl is in the data folder, which holds data alone: "
                "name a place beside it"
            ),
        ),
        (
            "--format csv -o out.xlsx",
            (
                "--format csv and --output out.xlsx don't go together: let the name end otherwise, "
                "or leave --format out"
            ),
        ),
        (
            "-o out",
            (
                "--output out: the ending says no format: let it end in .jsonl, .sqlite, .xlsx, "
                ".ics, .atom, or add --format"
            ),
        ),
        ("--format sqlit", "--format sqlit is no format: write sqlite"),
        (
            "--format csv -o data/plan.yaml/x",
            (
                "--output data/plan.yaml/x is in the data folder, which holds data alone: "
                "name a place beside it"
            ),
        ),
        (
            "--format jsonl -o a.yaml",
            "--output a.yaml could be data, which such files hold: let its name end otherwise",
        ),
    ],
)
def test_what_is_refused(sip: Here, here: Path, arguments: str, told: str) -> None:
    before = {path: path.is_file() and path.read_bytes() for path in here.rglob("*")}

    done = sip("export", *arguments.split(), cwd=here)

    assert (done.status, done.out) == (2, "")
    assert done.err == f"sip: {told}\n"
    assert {path: path.is_file() and path.read_bytes() for path in here.rglob("*")} == before


def test_a_folder_that_is_a_file_is_told(sip: Here, here: Path) -> None:
    (here / "out").write_text("mine")

    done = sip("export", "--format", "csv", "-o", "out", cwd=here)

    assert done.status == 2
    assert done.err.startswith("sip: --output out can't be made (")
    assert (here / "out").read_text() == "mine"


def test_no_binary_is_printed_in_a_terminal(
    sip: Here, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    assert sip("export", "--format", "sqlite", cwd=here) == Finished(
        2, "", "sip: sqlite is no text for a terminal: name a file with --output\n"
    )


def test_nothing_is_exported_from_data_with_errors(sip: Here, here: Path) -> None:
    (here / "data" / "actions" / "A1.yaml").write_text("id: A1\n")

    done = sip("export", "--output", "out.jsonl", cwd=here)

    assert done.status == 1
    assert not (here / "out.jsonl").exists()


def test_a_line_that_a_runner_would_act_on_is_not_printed(sip: Here, here: Path) -> None:
    file = here / "data" / "actions" / "A1.yaml"
    file.write_text(file.read_text().replace("title: First", 'title: "a\\n::error::b"'))

    assert sip("export", "--format", "atom", cwd=here) == Finished(
        2,
        "",
        "sip: the atom has a line that a CI runner would act on: name a file with --output\n",
    )
    assert "\n::" not in sip("export", cwd=here).out
