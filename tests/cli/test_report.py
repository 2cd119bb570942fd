from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.data import ACTION, PLAN, write_folder
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process

_SECTIONS = "progress, table, chart, categories, late, next, annex and method"


def _run(*arguments: str, data: Path = ROOT / "data") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from sip.cli import main; main()", "report"]
    return subprocess.run(
        [*command, "--data", str(data), *arguments], capture_output=True, check=False
    )


def _complaint(*arguments: str) -> str:
    done = _run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    return done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["--section", "anex"],
            "--section anex: there is no such section; did you mean annex? The sections are "
            + _SECTIONS,
        ),
        (
            ["--section", "::zz"],
            f"--section \\x3a:zz: there is no such section; the sections are {_SECTIONS}",
        ),
        (
            ["--format", "csv", "--section", "method"],
            (
                "a csv is one table, and method has none: choose one part that is a table, "
                "or another --format"
            ),
        ),
        (["--bom"], "--bom is for csv: add --format csv, or leave it out"),
        (
            ["--template", "x.docx", "--format", "json"],
            "--template is for docx: add --format docx, or leave it out",
        ),
        (
            ["--template", "nowhere.docx", "--format", "docx"],
            (
                "--template nowhere.docx can't be read (no such file or directory): "
                "name a Word document"
            ),
        ),
        (
            ["--template", "/dev/zero", "--format", "docx"],
            "--template /dev/zero is no file of at most 20 MB: name a Word document",
        ),
    ],
)
def test_what_can_not_be_done_is_said_in_a_line(arguments: list[str], complaint: str) -> None:
    assert _complaint(*arguments) == f"sip: {complaint}\n"


def test_a_template_that_is_none_is_named(tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(b"%PDF")
    assert _complaint("--format", "docx", "--template", str(template)) == (
        f"sip: --template {template}: it is no Word document: save it as .docx\n"
    )


def test_a_csv_is_of_the_table_and_begins_with_the_mark_only_where_asked() -> None:
    plain, marked = _run("--format", "csv"), _run("--format", "csv", "--bom")
    assert plain.stdout.startswith(b"report,actions,implemented,")
    assert marked.stdout == b"\xef\xbb\xbf" + plain.stdout


@pytest.mark.parametrize("ending", ["docx", "csv", "json"])
def test_the_ending_says_the_format(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"draft.{ending.upper()}"
    assert _run("--output", str(file)).returncode == 0
    assert file.read_bytes() == _run("--format", ending).stdout


def test_a_word_document_is_not_printed_to_a_terminal() -> None:
    command = [sys.executable, "-c", "from sip.cli import main; main()", "report"]
    leader, follower = pty.openpty()
    done = subprocess.run(
        [*command, "--data", str(ROOT / "data"), "--format", "docx"],
        stdout=follower,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(follower)
    os.close(leader)
    assert (done.returncode, done.stderr) == (
        2,
        b"sip: docx is no text for a terminal: name a file with --output\n",
    )


def test_texts_shown_in_english_are_counted(tmp_path: Path) -> None:
    write_folder(tmp_path, {"plan.yaml": PLAN, "actions/A_1.yaml": ACTION})
    done = _run("--lang", "zh", data=tmp_path)
    assert (done.returncode, done.stderr) == (
        0,
        b"sip: 4 texts have no Chinese translation and are shown in English\n",
    )
    assert _run(data=tmp_path).stderr == b""


def test_without_its_library_docx_names_the_extra(tmp_path: Path) -> None:
    isolated = "import importlib.util as u, sys; u.find_spec = lambda _: None; "
    done = subprocess.run(
        [
            *(sys.executable, "-c", f"{isolated}from sip.cli import main; main()", "report"),
            *("--data", str(ROOT / "data"), "--output", "draft.docx"),
        ],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (
        2,
        (
            b"sip: a Word document needs python-docx, which is not installed: "
            b"run pip install 'sip-tracker[docx]'\n"
        ),
        [],
    )
