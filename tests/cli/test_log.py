"""sip log: the whole file afterwards, and all that is said."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sip.writing.disk.journal import FileChange, write_journal
from tests.support.data import write_folder
from tests.support.installed import Finished

if TYPE_CHECKING:
    from tests.support.here import Here

PLAN = "title: Plan\ncategories: {people: People}\n"
HEAD = """\
id: A1
category: people
title: First
due: 2023-12-31
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
"""
SNAPSHOT = """\
as_of: 2023-06
document: EB153/1
published: {actions: 2, implemented: 0, in_progress: 2, closed_percent: 0, open_percent: 100}
"""
SAYS = ("--on", "2024-04-15", "--source", "A77/28")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        "plan.yaml": PLAN,
        "actions/A1.yaml": HEAD,
        "actions/A2.yaml": HEAD.replace("A1", "A2"),
        "snapshots/2023-06.yaml": SNAPSHOT,
    }
    write_folder(tmp_path / "data", texts)
    return tmp_path


def text(folder: Path, name: str = "A1") -> str:
    return (folder / f"data/actions/{name}.yaml").read_text(encoding="utf-8")


def entries(folder: Path, name: str = "A1") -> str:
    """Return what was added behind the file's first entry."""
    head = HEAD.replace("A1", name)
    assert text(folder, name).startswith(head)
    return text(folder, name).removeprefix(head)


def test_one_entry_in_many_actions(sip: Here, folder: Path) -> None:
    done = sip(
        "log", "a1", "A2", *SAYS, "--status", "implemented", "--note", "Done: all", cwd=folder
    )

    assert done == Finished(0, "", "wrote data/actions/A1.yaml, data/actions/A2.yaml\n")
    for name in ("A1", "A2"):
        assert entries(folder, name) == (
            "  - on: 2024-04-15\n    source: A77/28\n    status: implemented\n"
            '    note: "Done: all"\n'
        )
    assert sip("validate", cwd=folder).status == 0


def test_a_dry_run_shows_the_difference_and_writes_nothing(sip: Here, folder: Path) -> None:
    done = sip("log", "A1", *SAYS, "--expected", "2024-Q3", "--dry-run", cwd=folder)

    assert done == Finished(
        0,
        "--- data/actions/A1.yaml\n"
        "+++ data/actions/A1.yaml\n"
        "@@ -6,3 +6,6 @@\n"
        "   - on: 2023-01\n"
        "     source: EB152/34\n"
        "     status: in progress\n"
        "+  - on: 2024-04-15\n"
        "+    source: A77/28\n"
        "+    expected: 2024-Q3\n",
        "",
    )
    assert entries(folder) == ""
    assert sorted(each.name for each in (folder / "data").iterdir()) == [
        "actions",
        "plan.yaml",
        "snapshots",
    ]


def test_an_action_that_went_into_another(sip: Here, folder: Path) -> None:
    done = sip("log", "A1", *SAYS, "--status", "merged", "--into", "A2", cwd=folder)

    assert done.status == 0
    assert entries(folder) == (
        "  - on: 2024-04-15\n    source: A77/28\n    status: merged\n    into: A2\n"
    )


def test_a_note_comes_from_stdin(
    sip: Here, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_bytes("Arrêté.\r\n".encode())
    with (tmp_path / "note.txt").open(encoding="ascii") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        done = sip("log", "A1", *SAYS, "--note", "-", cwd=folder)

    assert done.status == 0
    assert entries(folder).endswith("    note: Arrêté.\n")


def test_published_figures_that_would_move_are_told_and_nothing_is_written(
    sip: Here, folder: Path
) -> None:
    done = sip(
        "log", "A1", "--on", "2023-03", "--source", "X1", "--status", "implemented", cwd=folder
    )

    assert done.status == 1
    assert done.out == ""
    assert done.err.splitlines()[-1] == (
        "sip: nothing was written: this change would bring an error, and move the figures of "
        "EB153/1 (implemented from 0 to 1, in_progress from 2 to 1)"
    )
    assert done.err.startswith("data/snapshots/2023-06.yaml:3:")
    assert entries(folder) == ""


def test_a_published_time_is_told_of_where_no_figure_moves(sip: Here, folder: Path) -> None:
    done = sip("log", "A1", "--on", "2023-03", "--source", "X1", "--expected", "2025", cwd=folder)

    assert done == Finished(
        0,
        "",
        "sip: 2023-03 is in the published time of EB153/1 (2023-06): their figures stay as they "
        "are\nwrote data/actions/A1.yaml\n",
    )


def test_one_that_can_not_have_it_keeps_all_from_having_it(sip: Here, folder: Path) -> None:
    sip("log", "A2", *SAYS, "--status", "implemented", cwd=folder)
    later = ("--on", "2024-06", "--source", "X1", "--expected", "2025")

    done = sip("log", "A1", "A2", *later, cwd=folder)

    assert done == Finished(
        1,
        "",
        "data/actions/A2.yaml:14:15: error: expected is 2025, and the action is implemented by "
        "then: take it out, or write status: in progress if the action is open "
        "[expected-when-closed]\n"
        "sip: nothing was written: this change would bring an error\n",
    )
    assert entries(folder) == ""


def test_the_same_entry_is_not_added_twice(sip: Here, folder: Path) -> None:
    again = ("log", "A1", *SAYS, "--note", "Begun.")
    sip(*again, cwd=folder)
    before = text(folder)

    assert sip(*again, cwd=folder) == Finished(
        1, "", "sip: A1 has this entry already: nothing is to be added\n"
    )
    assert text(folder) == before


def test_a_language_is_added_to_the_note_of_an_entry(sip: Here, folder: Path) -> None:
    sip("log", "A1", *SAYS, "--note", "Begun.", cwd=folder)
    french = ("log", "A1", "--on", "2024-04-15", "--translate", "fr", "--note", "Commencé.")

    assert sip(*french, cwd=folder) == Finished(0, "", "wrote data/actions/A1.yaml\n")
    assert entries(folder).endswith(
        "    source: A77/28\n    note:\n      en: Begun.\n      fr: Commencé.\n"
    )


@pytest.mark.parametrize(
    ("on", "complaint"),
    [
        ("2024-05", "A1 has no entry of 2024-05: the dates of its log are 2023-01"),
        ("2023-01", "the entry of 2023-01 of A1 has no note that could be translated"),
    ],
)
def test_a_note_that_is_not_there_is_not_translated(
    sip: Here, folder: Path, on: str, complaint: str
) -> None:
    done = sip("log", "A1", "--on", on, "--translate", "fr", "--note", "Commencé.", cwd=folder)

    assert done == Finished(1, "", f"sip: {complaint}\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ["A1", "--status", "implemented"],
            (
                "--on and --source must be given: an entry has a date and the document "
                "that says so, as in --on 2024-06-30 --source EB156/31"
            ),
        ),
        (
            ["A1", *SAYS],
            "there is no news: add --status, --expected, --note, --evidence or --verified",
        ),
        (
            ["A1", *SAYS, "--status", "implmented"],
            "--status is implmented, which is no status: write implemented",
        ),
        (
            ["A1", *SAYS, "--expected", "Q3 2024"],
            "--expected is Q3 2024, which is no date: write 2024-Q3",
        ),
        (
            ["A1", *SAYS, "--note", " "],
            "--note is empty, which is no text: write a text of at most 4000 characters",
        ),
        (
            ["A1", *SAYS, "--status", "removed", "--into", "A2"],
            "--into goes with --status merged: add that",
        ),
        (
            ["A3", *SAYS, "--note", "T"],
            "A3 is no action of the plan: sip list prints the ids there are",
        ),
        (
            ["A1", "--on", "2024", "--translate", "fr"],
            (
                "--translate adds a language to the note of an entry that is there: give one ID, "
                "--on with the entry's date, and --note with the translation"
            ),
        ),
    ],
)
def test_what_is_asked_wrongly(
    sip: Here, folder: Path, arguments: list[str], complaint: str
) -> None:
    done = sip("log", *arguments, cwd=folder)

    assert (done.status, done.out) == (2, "")
    assert done.err == f"sip: {complaint}\n"
    assert entries(folder) == ""


def test_an_error_elsewhere_does_not_forbid_a_change(sip: Here, folder: Path) -> None:
    other = folder / "data/actions/A2.yaml"
    other.write_text(text(folder, "A2").replace("2023-12-31", "2023-13-31"), encoding="utf-8")

    assert sip("log", "A1", *SAYS, "--note", "Begun.", cwd=folder).status == 0


def test_where_published_figures_can_not_be_compared_nothing_is_written(
    sip: Here, folder: Path
) -> None:
    (folder / "data/actions/A2.yaml").write_text("id: A2\nlog: none\n", encoding="utf-8")

    done = sip("log", "A1", *SAYS, "--note", "Begun.", cwd=folder)

    assert done.status == 1
    assert done.err.splitlines()[-1] == (
        "sip: nothing was written: mend these first, for until then it can't be told which "
        "published figures would move"
    )
    assert entries(folder) == ""


def test_a_file_that_can_not_be_read_is_told_with_its_problem(sip: Here, folder: Path) -> None:
    (folder / "data/actions/A1.yaml").write_text("id: [\n", encoding="utf-8")

    done = sip("log", "A1", *SAYS, "--note", "Begun.", cwd=folder)

    assert done.status == 1
    assert done.err.startswith("data/actions/A1.yaml:2:1: error: ")
    assert done.err.endswith("sip: nothing was written: mend the file first\n")


# In an editor

EDITOR = """\
import sys
from pathlib import Path
file, runs = Path(sys.argv[1]), Path("runs.txt")
seen = file.read_text(encoding="utf-8")
number = len(runs.read_text(encoding="utf-8").split("=====\\n")) - 1 if runs.exists() else 0
with runs.open("a", encoding="utf-8") as log:
    log.write(seen + "=====\\n")
texts = Path("texts.txt").read_text(encoding="utf-8").split("=====\\n")
if number < len(texts):
    file.write_text(texts[number], encoding="utf-8")
"""


def edit(sip: Here, folder: Path, *texts: str, then: str = "") -> Finished:
    """Run sip log --edit with an editor that saves each of the texts in turn, then none."""
    (folder / "editor.py").write_text(EDITOR + then, encoding="utf-8")
    (folder / "texts.txt").write_text("=====\n".join(texts), encoding="utf-8")
    editor = f'"{sys.executable}" "{folder / "editor.py"}"'
    return sip(
        *("log", "A1", "--edit", "--on", "2024-04-15", "--source", "A77/28"),
        cwd=folder,
        variables={"VISUAL": editor},
    )


def seen(folder: Path) -> list[str]:
    return (folder / "runs.txt").read_text(encoding="utf-8").split("=====\n")[:-1]


def test_an_entry_is_written_in_an_editor(sip: Here, folder: Path) -> None:
    done = edit(sip, folder, "on: 2024-05\nsource: A77/28\nnote: >-\n  Begun,\n  in part.\n")

    assert done == Finished(0, "", "wrote data/actions/A1.yaml\n")
    assert entries(folder) == ("  - on: 2024-05\n    source: A77/28\n    note: Begun, in part.\n")
    assert seen(folder)[0].startswith(
        "on: 2024-04-15\nsource: A77/28\nstatus:\ninto:\nexpected:\nnote:\n"
        "evidence:\nverified:\n\n"
        "# A new entry of the log of A1. "
    )


def test_problems_are_told_in_the_editor(sip: Here, folder: Path) -> None:
    good = "on: 2024-05\nsource: A77/28\nstatus: implemented\n"
    done = edit(
        sip, folder, good.replace("status", "stat"), good.replace("2024-05", "Q5"),
        good.replace("status: implemented", "expected: 2024\nstatus: implemented"), good,
    )  # fmt: skip

    assert done == Finished(0, "", "wrote data/actions/A1.yaml\n")
    assert [text.splitlines()[0] for text in seen(folder)[1:3]] == [
        "#! stat is no field of a log entry: write status",
        "#! on is Q5, which is no date: write 2023, 2023-Q4, 2023-12 or 2023-12-31",
    ]
    assert seen(folder)[3].startswith("#! data/actions/A1.yaml:12:15: error: expected is 2024, ")


@pytest.mark.parametrize("saved", ["", "# nothing\n", "on:\nsource:\nnote:\n"])
def test_an_empty_entry_ends_it(sip: Here, folder: Path, saved: str) -> None:
    done = edit(sip, folder, saved)

    assert done == Finished(1, "", "sip: nothing was written: the entry is empty\n")
    assert entries(folder) == ""


def test_saving_nothing_ends_it_with_the_problem(sip: Here, folder: Path) -> None:
    written = "on: 2024\nsource: X1\n"
    done = edit(sip, folder, written)

    problem, kept = done.err.splitlines()
    assert (done.status, done.out, problem) == (
        1,
        "",
        "sip: there is no news: write a status, an expected date, a note or evidence",
    )
    file = Path(kept.removeprefix("sip: what you wrote is kept in "))
    assert file.read_text(encoding="utf-8") == written
    file.unlink()
    assert len(seen(folder)) == 2


@pytest.mark.parametrize(
    ("ending", "complaint"),
    [
        ("sys.exit(1)", "the editor ended with an error"),
        ('file.write_bytes(b"note: \\xff\\n")', "the entry was not saved as UTF-8"),
    ],
)
@pytest.mark.parametrize("rounds", [0, 1])
def test_what_was_written_is_kept_where_the_editor_fails(
    sip: Here, folder: Path, rounds: int, ending: str, complaint: str
) -> None:
    fails = f"if number == {rounds}:\n    {ending}\n"
    done = edit(sip, folder, "on: 2024\n", "on: 2025\n", then=fails)

    kept, problem = done.err.splitlines()
    file = Path(kept.removeprefix("sip: what you wrote is kept in "))
    last = b"note: \xff\n" if "xff" in ending else f"on: {2024 + rounds}\n".encode()
    assert (done.status, problem) == (2, f"sip: nothing was written: {complaint}")
    assert file.read_bytes() == last
    file.unlink()
    assert entries(folder) == ""


def test_an_editor_that_fails_before_anything_is_written_leaves_no_file(
    sip: Here, folder: Path
) -> None:
    assert edit(sip, folder, then="sys.exit(1)\n") == Finished(
        2, "", "sip: nothing was written: the editor ended with an error\n"
    )


def test_an_editor_that_is_not_there(sip: Here, folder: Path) -> None:
    done = sip("log", "A1", "--edit", cwd=folder, variables={"VISUAL": "no-such-editor"})

    assert done == Finished(
        2,
        "",
        "sip: the editor no-such-editor can't be started (no such file or directory): "
        "name another in VISUAL or EDITOR\n",
    )


# What a killed command left


@pytest.mark.parametrize(
    "command", [["validate"], ["status"], ["log", "A1", *SAYS, "--note", "N", "--dry-run"]]
)
def test_what_a_kill_left_is_mended_before_anything_is_read(
    sip: Here, folder: Path, command: list[str]
) -> None:
    before, after = text(folder).encode(), text(folder).replace("First", "1st").encode()
    changes = (
        FileChange("actions/A1.yaml", before, after),
        FileChange("actions/A3.yaml", None, after.replace(b"A1", b"A3")),
    )
    write_journal(folder / "data", changes)

    done = sip(*command, cwd=folder)

    assert done.err.splitlines()[0] == (
        "sip: a command was stopped in the middle: what it began is finished "
        "(actions/A1.yaml, actions/A3.yaml)"
    )
    assert "1st" in text(folder)
    assert text(folder, "A3").startswith("id: A3\n")
