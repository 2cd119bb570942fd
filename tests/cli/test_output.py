from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from contextlib import nullcontext
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING

import pytest
from docx import Document

from sip.cli.exits import UsageError
from sip.cli.output.files import write_file
from sip.cli.output.printing import print_text
from tests.support.installed import Finished, copy_of_the_data
from tests.support.systems import needs_links, needs_permissions

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

_UNFINISHED = f".sip-{'0' * 16}.unfinished"
_NO_DRAFT = (
    "is no draft as sip wrote it (somebody may have edited it): "
    "name another file, move this one away, or let sip report replace it with --force"
)


def _word_document() -> bytes:
    content = BytesIO()
    Document().save(content)
    return content.getvalue()


def _refused(complaint: str) -> Finished:
    return Finished(2, "", f"sip: --output {complaint}\n")


class _Refusing(TextIOWrapper):
    """A stream that takes nothing, for the reason that it is given."""

    reason = 0

    def write(self, _: str, /) -> int:
        raise OSError(self.reason, os.strerror(self.reason))


@pytest.mark.parametrize(
    ("reason", "is_told"),
    [
        pytest.param(errno.EPIPE, False, id="the reader has gone"),
        pytest.param(errno.EINVAL, False, id="the reader has gone on Windows"),
        pytest.param(errno.ENOSPC, True, id="the disk is full"),
    ],
)
def test_a_reader_may_go_away(
    tmp_path: Path,
    reason: int,
    is_told: bool,  # noqa: FBT001  # the expected value
) -> None:
    with (tmp_path / "output").open("wb") as file:
        stream = _Refusing(file)
        stream.reason = reason
        with pytest.raises(UsageError) if is_told else nullcontext():
            print_text("text", stream)


@pytest.mark.parametrize("name", ["data/plan.yaml", "data/actions/SIP2023_A3.yaml", "new.YML"])
def test_no_data_file_is_written_over(sip: Here, tmp_path: Path, name: str) -> None:
    copy_of_the_data(tmp_path)
    file = tmp_path / name
    before = file.read_bytes() if file.exists() else None

    assert sip("report", "--format", "markdown", "-o", name, cwd=tmp_path) == _refused(
        f"{name} could be data, which such files hold: let its name end otherwise"
    )
    assert (file.read_bytes() if file.exists() else None) == before


@needs_links
def test_no_data_file_is_written_over_through_a_link(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    (tmp_path / "draft.md").symlink_to("data/plan.yaml")
    before = (tmp_path / "data/plan.yaml").read_bytes()

    assert sip("report", "-o", "draft.md", cwd=tmp_path).status == 2
    assert (tmp_path / "data/plan.yaml").read_bytes() == before


@needs_links
def test_the_template_is_not_written_over(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    template = tmp_path / "house.docx"
    content = _word_document()
    template.write_bytes(content)
    (tmp_path / "link.docx").symlink_to("house.docx")
    for name in ("house.docx", "link.docx"):
        done = sip(
            *("report", "--section", "table", "--template", "house.docx", "--force", "-o", name),
            cwd=tmp_path,
        )
        assert done == _refused(f"{name} is the template: name another file")
    assert template.read_bytes() == content


def test_a_draft_is_replaced_until_somebody_edits_it(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    draft = tmp_path / "draft.docx"
    command = ("report", "--section", "table", "-o", "draft.docx")
    fine = Finished(0, "", "")
    assert [sip(*command, cwd=tmp_path) for _ in range(2)] == [fine, fine]
    written = draft.read_bytes()
    document = Document(str(draft))
    document.paragraphs[0].add_run(", as amended")
    document.save(str(draft))
    edited = draft.read_bytes()

    assert sip(*command, cwd=tmp_path) == _refused(f"draft.docx {_NO_DRAFT}")
    assert draft.read_bytes() == edited
    assert sip(*command, "--force", cwd=tmp_path) == fine
    assert draft.read_bytes() == written


def test_a_word_document_of_somebody_else_is_not_replaced(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    draft = tmp_path / "draft.docx"
    draft.write_bytes(_word_document())
    assert sip("list", "-o", "draft.docx", cwd=tmp_path) == _refused(f"draft.docx {_NO_DRAFT}")
    draft.write_bytes(b"")
    assert sip("list", "-o", "draft.docx", cwd=tmp_path) == Finished(0, "", "")


@pytest.mark.parametrize("options", [["--force"], ["--force", "-o", "draft.md"]])
def test_force_is_for_a_word_document(sip: Here, options: list[str]) -> None:
    assert sip("report", *options) == Finished(
        2, "", "sip: --force is for docx: name the document that it is to replace\n"
    )


@needs_permissions
def test_a_read_only_file_is_left_alone(sip: Here, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    draft = tmp_path / "draft.md"
    draft.write_text("final", encoding="utf-8")
    draft.chmod(0o444)

    assert sip("report", "-o", "draft.md", cwd=tmp_path) == _refused(
        "draft.md is read-only: make it writable, or name another file"
    )
    assert draft.read_text(encoding="utf-8") == "final"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o444


@pytest.mark.process
def test_what_a_killed_run_left_is_taken_away_by_the_next(tmp_path: Path) -> None:
    killed = (
        "import os, sys; from pathlib import Path; from sip.cli.output.files import write_file; "
        "os.fsync = lambda _: os._exit(9); write_file(Path(sys.argv[1]), b'half')"
    )
    draft = tmp_path / "draft.md"
    done = subprocess.run([sys.executable, "-c", killed, str(draft)], check=False)
    (left,) = tmp_path.iterdir()
    assert (done.returncode, left.suffix, left.read_bytes()) == (9, ".unfinished", b"half")
    os.utime(left, (0, 0))  # where a file can't be locked, only an old one is taken away

    write_file(tmp_path / "other.md", b"whole")

    assert [path.name for path in tmp_path.iterdir()] == ["other.md"]


@needs_links
def test_only_unfinished_files_of_sip_are_taken_away(tmp_path: Path) -> None:
    kept = [".draft.md.x1y2", ".sip-1.unfinished", f"{_UNFINISHED}.md", "x.unfinished"]
    for name in (*kept, _UNFINISHED):
        (tmp_path / name).touch()
    link = f".sip-{'1' * 16}.unfinished"
    (tmp_path / link).symlink_to("x.unfinished")

    write_file(tmp_path / "draft.md", b"whole")

    assert {path.name for path in tmp_path.iterdir()} == {*kept, link, "draft.md"}


def test_what_another_run_is_writing_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_sync = os.fsync

    def write_another_meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", really_sync)
        write_file(tmp_path / "second.md", b"second")
        really_sync(handle)

    monkeypatch.setattr(os, "fsync", write_another_meanwhile)
    write_file(tmp_path / "first.md", b"first")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "first.md": b"first",
        "second.md": b"second",
    }


@pytest.mark.process
def test_many_runs_at_once_each_write_their_file(tmp_path: Path) -> None:
    write = (
        "import sys; from pathlib import Path; from sip.cli.output.files import write_file; "
        "[write_file(Path(sys.argv[1]), b'x' * number) for number in range(200)]"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", write, str(tmp_path / f"{number}.md")])
        for number in range(4)
    ]
    assert [run.wait() for run in runs] == [0] * 4
    assert {path.name: path.stat().st_size for path in tmp_path.iterdir()} == {
        f"{number}.md": 199 for number in range(4)
    }


@pytest.mark.parametrize(("name", "ending"), [("md", "md"), ("word", "docx")])
def test_a_format_has_another_name(sip: Here, name: str, ending: str, tmp_path: Path) -> None:
    command = ("report", "--section", "table")
    assert sip(*command, "-o", tmp_path / f"draft.{ending}").status == 0
    written = (tmp_path / f"draft.{ending}").read_bytes()
    assert sip.raw(*command, "--format", name) == (0, written, b"")


def test_a_format_and_another_ending_are_refused(sip: Here, tmp_path: Path) -> None:
    done = sip("report", "--format", "docx", "-o", "x.html", cwd=tmp_path)
    assert done == Finished(
        2,
        "",
        "sip: --format docx and --output x.html don't go together: "
        "let the file end in .docx, or leave --format out\n",
    )
    assert list(tmp_path.iterdir()) == []


def test_several_sections_are_all_written_in_the_order_of_the_report(sip: Here) -> None:
    text = sip("report", "--format", "md", "--section", "late", "--section", "moved").out
    both = [line for line in text.splitlines() if line.startswith("## ")]
    alone = [
        line
        for section in ("moved", "late")
        for line in sip("report", "--format", "md", "--section", section).out.splitlines()
        if line.startswith("## ")
    ]
    assert both == alone
    assert len(both) == 2
