from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.support.data import ACTION, PLAN, write_folder
from tests.support.installed import Finished
from tests.support.paths import ROOT
from tests.support.systems import needs_device, needs_terminals
from tests.support.terminals import run_in_a_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

_SECTIONS = (
    "summary, progress, table, sub_actions, chart, moved, categories, late, next, timeline, "
    "method, action and annex"
)


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
        pytest.param(
            ["--template", "/dev/zero", "--format", "docx"],
            "--template /dev/zero is no file of at most 20 MB: name a Word document",
            marks=needs_device("/dev/zero"),
        ),
    ],
)
def test_what_can_not_be_done_is_said_in_a_line(
    arguments: list[str], complaint: str, sip: Here
) -> None:
    assert sip("report", *arguments) == Finished(2, "", f"sip: {complaint}\n")


def test_a_template_that_is_none_is_named(sip: Here, tmp_path: Path) -> None:
    template = tmp_path / "template.docx"
    template.write_bytes(b"%PDF")
    assert sip("report", "--format", "docx", "--template", template) == Finished(
        2, "", f"sip: --template {template}: it is no Word document: save it as .docx\n"
    )


def test_a_csv_is_of_the_table_and_begins_with_the_mark_only_where_asked(sip: Here) -> None:
    plain = sip("report", "--format", "csv")
    assert plain.out.startswith("report,actions,implemented,")
    assert sip("report", "--format", "csv", "--bom").out == f"\ufeff{plain.out}"


@pytest.mark.parametrize("ending", ["docx", "csv", "json"])
def test_the_ending_says_the_format(ending: str, sip: Here, tmp_path: Path) -> None:
    file = tmp_path / f"draft.{ending.upper()}"
    assert sip("report", "--output", file) == Finished(0, "", "")
    assert sip.raw("report", "--format", ending) == (0, file.read_bytes(), b"")


@needs_terminals
@pytest.mark.process
def test_a_word_document_is_not_printed_to_a_terminal() -> None:
    assert run_in_a_terminal("report", "--format", "docx", cwd=ROOT, columns=80) == Finished(
        2, "", "sip: docx is no text for a terminal: name a file with --output\n"
    )


def test_texts_shown_in_english_are_counted(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path, {"plan.yaml": PLAN, "actions/A_1.yaml": ACTION})
    in_chinese = sip("report", "--lang", "zh", "--data", tmp_path)
    assert (in_chinese.status, in_chinese.err) == (
        0,
        (
            "sip: the latest date on record is 2023-01, over a year ago: "
            "--as-of today tells what is late by now\n"
            "sip: 4 texts have no Chinese translation and are shown in English\n"
        ),
    )
    assert sip("report", "--as-of", "2023-01", "--data", tmp_path).err == ""


def test_a_report_in_one_language_names_what_lacks_its_translation(
    sip: Here, tmp_path: Path
) -> None:
    write_folder(tmp_path, {"plan.yaml": PLAN, "actions/A_1.yaml": ACTION})
    options: list[str | Path] = [
        "--lang",
        "zh",
        "--strict-language",
        "--as-of",
        "2023-01",
        "--data",
        tmp_path,
    ]
    output = tmp_path / "draft.md"
    assert sip("report", *options, "--output", output) == Finished(
        1,
        "",
        "sip: 4 texts have no Chinese translation, so nothing is written: "
        "translate “Reform”, “Governance”, “Budgeting”, “An action”\n",
    )
    assert not output.exists()
    assert sip("report", "--lang", "zh", "--strict-language").status == 0


@pytest.mark.process
def test_without_its_library_docx_names_the_extra(tmp_path: Path) -> None:
    isolated = "import importlib.util as u, sys; u.find_spec = lambda _: None; "
    done = subprocess.run(
        [
            *(sys.executable, "-c", f"{isolated}from sip.__main__ import main; main()", "report"),
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


def test_an_old_record_without_snapshots_points_to_today(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path, {"plan.yaml": PLAN, "actions/A_1.yaml": ACTION})
    line = (
        "sip: the latest date on record is 2023-01, over a year ago: "
        "--as-of today tells what is late by now\n"
    )
    assert sip("status", "--data", tmp_path).err == line
    assert sip("status", "--as-of", "today", "--data", tmp_path).err == ""
    assert sip("status").err == ""


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["--symbol", "EB\u202e1/1"],
            "--symbol EB\\u202e1/1 has a character that is not shown: write it without",
        ),
        (["--track"], "--track is for --update: name the draft that is filled again with it"),
        (
            ["--page-numbers"],
            "--page-numbers is for --template and --update: name either with it",
        ),
        (
            ["--update", "a.docx", "--template", "b.docx"],
            "--update and --template don't go together: leave one of them out",
        ),
        (
            ["--update", "a.docx", "--format", "html"],
            "--update and --format don't go together: leave one of them out",
        ),
        (
            ["--new-template", "a.docx", "--update", "b.docx"],
            "--new-template and --update don't go together: leave one of them out",
        ),
        (["--new-template", "a.odt"], "a.odt is to be a Word document: end it in .docx"),
        (
            ["--update", "nowhere.docx"],
            "--update nowhere.docx can't be read (no such file or directory): name a Word document",
        ),
    ],
)
def test_which_word_documents_do_not_go_together(
    arguments: list[str], complaint: str, sip: Here
) -> None:
    assert sip("report", *arguments) == Finished(2, "", f"sip: {complaint}\n")


def test_a_draft_is_filled_again_where_it_stands_and_what_was_edited_is_told(
    sip: Here, tmp_path: Path
) -> None:
    draft, elsewhere = tmp_path / "draft.docx", tmp_path / "new.docx"
    assert sip("report", "--as-of", "2023-11", "--output", draft) == Finished(0, "", "")
    document = Document(str(draft))
    tag = next(
        t for t in document.element.body.iter(qn("w:tag")) if t.get(qn("w:val")) == "sip:next"
    )
    first = next(tag.getparent().getparent().iter(qn("w:t")))
    first.text = "Ours."
    document.save(str(draft))
    edited = draft.read_bytes()

    kept = sip("report", "--as-of", "2024-04", "--update", draft, "--output", elsewhere)
    line = kept.err
    assert (kept.status, kept.out) == (0, "")
    assert line.startswith(
        "sip: sip:next was edited and is kept (--force fills it again); it says: Ours."
    )
    # Its symbol and invitation were not given, and no word is lost on them.
    assert line.count("\n") == 1
    assert draft.read_bytes() == edited

    assert sip("report", "--as-of", "2024-04", "--update", draft) == kept
    forced = sip("report", "--as-of", "2024-04", "--update", draft, "--force")
    assert forced.err.startswith("sip: sip:next was edited and is filled again; it said: Ours.")
    assert sip("report", "--as-of", "2024-04", "--update", draft) == Finished(0, "", "")
    refused = sip("report", "--as-of", "2024-04", "--output", draft)
    assert "is no draft as sip wrote it" in refused.err


def test_what_a_draft_was_given_and_is_not_given_again_is_told(sip: Here, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    given = ("--symbol", "EB154/99", "--action", "The Board is invited to decide.")
    assert sip("report", "--as-of", "2023-11", *given, "--output", draft).status == 0
    again = sip(
        *("report", "--as-of", "2024-04", "--lang", "zh", "--agenda-item", "2", "--update", draft)
    )
    assert again == Finished(
        0,
        "",
        "sip: sip:document said: EB154/99; --symbol keeps it, or gives another\n"
        "sip: sip:action said: The Board is invited to decide.; --action keeps it, or gives "
        "another\n"
        "sip: --agenda-item is not filled in: its line in the draft is yours to edit\n"
        "sip: it was drafted in en and is filled in zh: --lang en keeps it\n",
    )
    given_again = sip("report", "--as-of", "2024-04", *given, "--update", draft)
    assert given_again == Finished(0, "", "")


def test_a_template_is_written_filled_and_not_written_over_once_it_is_edited(
    sip: Here, tmp_path: Path
) -> None:
    template = tmp_path / "ours.docx"
    for _ in range(2):
        assert sip("report", "--new-template", template) == Finished(0, "", "")
    document = Document(str(template))
    document.add_paragraph("Ours.")
    document.save(str(template))
    assert sip("report", "--new-template", template).status == 2
    filled = tmp_path / "draft.docx"
    assert sip("report", "--template", template, "--output", filled) == Finished(0, "", "")


@pytest.mark.parametrize("option", ["--template", "--update"])
def test_a_word_file_that_could_act_is_refused_and_nothing_is_written(
    option: str, sip: Here, tmp_path: Path
) -> None:
    hostile, output = tmp_path / "hostile.docx", tmp_path / "out.docx"
    assert sip("report", "--output", hostile) == Finished(0, "", "")
    document = Document(str(hostile))
    document.part.relate_to("http://127.0.0.1/x.dotm", "x/attachedTemplate", is_external=True)
    document.save(str(hostile))
    before = hostile.read_bytes()
    assert sip("report", option, hostile, "--output", output) == Finished(
        2,
        "",
        f"sip: {option} {hostile}: its document.xml.rels has something of kind attachedTemplate "
        "at http://127.0.0.1/x.dotm: take it out in Word\n",
    )
    assert not output.exists()
    assert hostile.read_bytes() == before
