from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from sip.writing.disk import transaction
from sip.writing.disk.files import keeper_of
from sip.writing.disk.journal import FileChange, write_journal
from sip.writing.disk.leftovers import JOURNAL, is_left_undone
from sip.writing.disk.lock import LOCK, NotWrittenError
from sip.writing.disk.transaction import desk, mended, renamed
from tests.support.data import write_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Argument: TypeAlias = Any  # of a system call, whichever it is

OLD: dict[str, str | bytes] = {
    "plan.yaml": b"plan\n",
    "actions/A.yaml": b"a\n",
    "actions/B.yaml": b"b\n",
}
A = FileChange("actions/A.yaml", b"a\n", b"new a\n")
B = FileChange("actions/B.yaml", b"b\n", b"new b\n")
NEW = FileChange("snapshots/2024-04.yaml", None, b"new\n")
GONE = FileChange("actions/B.yaml", b"b\n", None)
SEVERAL = (A, B, NEW)
_NAMES = "(actions/A.yaml, actions/B.yaml, snapshots/2024-04.yaml)"
FINISHED = f"what it began is finished {_NAMES}"
TAKEN_BACK = f"what it began is taken back in the other files {_NAMES}"
CALLS = ("write", "fsync", "replace", "rename", "link", "unlink", "fchmod", "mkdir", "open")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "data", OLD)


def state(folder: Path) -> dict[str, bytes]:
    """Return what every file holds, but for the lock, which stays."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    held = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    held.pop(LOCK, None)
    return held


def meant(*changes: FileChange) -> dict[str, str | bytes]:
    held = dict(OLD)
    for change in changes:
        if change.after is None:
            del held[change.path]
        else:
            held[change.path] = change.after
    return held


def write(folder: Path, *changes: FileChange) -> tuple[str, ...]:
    with desk(folder) as held:
        held.write(changes)
        return held.recovered


def refused(folder: Path, *changes: FileChange) -> str:
    with pytest.raises(NotWrittenError) as error:
        write(folder, *changes)
    return str(error.value)


def test_all_is_written_and_nothing_else_is_left(folder: Path) -> None:
    assert write(folder, *SEVERAL) == ()
    assert state(folder) == meant(*SEVERAL)


def test_a_file_is_renamed_and_keeps_its_permissions(folder: Path) -> None:
    (folder / "actions/B.yaml").chmod(0o640)
    write(folder, *renamed("actions/B.yaml", "actions/C.yaml", b"b\n", b"c\n"))

    assert state(folder) == {
        "plan.yaml": b"plan\n",
        "actions/A.yaml": b"a\n",
        "actions/C.yaml": b"c\n",
    }
    assert stat.S_IMODE((folder / "actions/C.yaml").stat().st_mode) == 0o640


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_permissions_stay(folder: Path, mode: int) -> None:
    (folder / "actions/A.yaml").chmod(mode)
    write(folder, A)

    assert stat.S_IMODE((folder / "actions/A.yaml").stat().st_mode) == mode


def test_a_new_file_has_the_usual_permissions(folder: Path) -> None:
    write(folder, NEW)
    umask = os.umask(0)
    os.umask(umask)

    assert stat.S_IMODE((folder / NEW.path).stat().st_mode) == 0o666 & ~umask


def test_what_does_not_change_is_not_touched(folder: Path) -> None:
    before = (folder / "actions/A.yaml").stat()
    write(folder, FileChange("actions/A.yaml", b"a\n", b"a\n"))

    assert (folder / "actions/A.yaml").stat() == before


@pytest.mark.parametrize(
    ("spoil", "changes", "message"),
    [
        (
            lambda folder: (folder / "actions/B.yaml").write_bytes(b"edited\n"),
            SEVERAL,
            "nothing was written: actions/B.yaml changed since it was read: run the command again",
        ),
        (
            lambda folder: (folder / "actions/B.yaml").unlink(),
            (A, GONE),
            "nothing was written: actions/B.yaml is gone since it was read: run the command again",
        ),
        (
            lambda folder: write_folder(folder, {NEW.path: "theirs"}),
            SEVERAL,
            "nothing was written: snapshots/2024-04.yaml is there already: give another name",
        ),
        (
            lambda folder: (folder / "snapshots").write_bytes(b""),
            SEVERAL,
            "nothing was written: snapshots is no folder: make it one",
        ),
    ],
    ids=["edited", "gone", "there", "no folder"],
)
def test_a_file_that_is_no_longer_what_was_read_stops_everything(
    folder: Path,
    spoil: Callable[[Path], object],
    changes: tuple[FileChange, ...],
    message: str,
) -> None:
    spoil(folder)
    before = state(folder)

    assert refused(folder, *changes) == message
    assert state(folder) == before


def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(b"b\n")
    (folder / "actions/B.yaml").unlink()
    (folder / "actions/B.yaml").symlink_to(outside)

    assert refused(folder, A, B) == (
        "nothing was written: actions/B.yaml is a link: put the file itself there"
    )
    assert outside.read_bytes() == b"b\n"
    assert (folder / "actions/A.yaml").read_bytes() == b"a\n"


def test_nothing_is_written_through_a_linked_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder / "snapshots").symlink_to(tmp_path / "outside")

    assert refused(folder, NEW) == "nothing was written: snapshots is no folder: make it one"
    assert list((tmp_path / "outside").iterdir()) == []


def test_another_name_of_the_same_file_keeps_the_old_content(folder: Path, tmp_path: Path) -> None:
    os.link(folder / "actions/A.yaml", tmp_path / "other.yaml")
    write(folder, A)

    assert (tmp_path / "other.yaml").read_bytes() == b"a\n"


def break_call(
    monkeypatch: pytest.MonkeyPatch, at: int, number: int, *, for_good: bool
) -> list[str]:
    """Let the call of that number fail, or all from there on; return the calls as they come."""
    calls: list[str] = []

    def broken(name: str) -> None:
        real = getattr(os, name)

        def call(*args: Argument, **kwargs: Argument) -> Argument:
            if name != "open" or args[1] & os.O_CREAT:
                calls.append(name)
                if len(calls) == at + 1 or (for_good and len(calls) > at):
                    raise OSError(number, os.strerror(number))
            return real(*args, **kwargs)

        monkeypatch.setattr(os, name, call)

    for name in CALLS:
        if hasattr(os, name):
            broken(name)
    return calls


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("changes", [(A,), (NEW,), (A, GONE), SEVERAL], ids=len)
def test_a_call_that_fails_leaves_all_as_before_or_as_meant(
    tmp_path: Path,
    changes: tuple[FileChange, ...],
    number: int,
    *,
    for_good: bool,
) -> None:
    whole = (OLD, meant(*changes))
    for at in count():
        folder = write_folder(tmp_path / str(at), OLD)
        with pytest.MonkeyPatch.context() as monkeypatch, suppress(NotWrittenError):
            calls = break_call(monkeypatch, at, number, for_good=for_good)
            write(folder, *changes)
        if not for_good:
            shown = {path: held for path, held in state(folder).items() if "/." not in path}
            assert {**shown, JOURNAL: b""} in [{**each, JOURNAL: b""} for each in whole], at
        write(folder)
        assert state(folder) in whole, at
        if len(calls) <= at:
            assert state(folder) == whole[1]
            break


def test_a_system_without_links_owners_and_permissions_of_open_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk(folder) as held:
        for name in ("link", "fchown", "fchmod"):
            monkeypatch.delattr(os, name)
        held.write(SEVERAL)

    assert state(folder) == meant(*SEVERAL)


def test_a_file_that_came_meanwhile_is_not_overwritten_without_links(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(_: Argument, file: Path) -> None:
        file.write_bytes(b"theirs\n")
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", no_link)

    assert refused(folder, FileChange("actions/C.yaml", None, b"mine\n")).startswith("nothing was")
    assert (folder / "actions/C.yaml").read_bytes() == b"theirs\n"


def test_an_owner_that_can_not_be_kept_stops_everything(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Argument) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    keeper = keeper_of(folder / "actions/A.yaml")
    assert keeper is not None
    monkeypatch.setattr(os, "fchown", refuse)
    monkeypatch.setattr(transaction, "keeper_of", lambda _: replace(keeper, user=keeper.user + 1))

    assert refused(folder, A) == (
        "nothing was written: actions/A.yaml could not be written (it belongs to someone else, "
        "and a new file can't be given to them)"
    )
    assert state(folder) == OLD


@pytest.mark.process
def test_a_limit_on_the_size_of_files(folder: Path) -> None:
    limits = pytest.importorskip("resource", reason="only some systems limit the size of files")
    child = f"""
from pathlib import Path
from sip.writing.disk.lock import LOCK, NotWrittenError
from sip.writing.disk import transaction
from sip.writing.disk.files import keeper_of
from sip.writing.disk.journal import FileChange
from sip.writing.disk.transaction import desk
new = FileChange("actions/A.yaml", b"a\\n", b"a" * 2000)
also = FileChange("actions/B.yaml", b"b\\n", b"new")
try:
    with desk(Path({str(folder)!r})) as held:
        held.write([also, new])
except NotWrittenError as error:
    print(error)
"""
    run = subprocess.run(
        [sys.executable, "-c", child],
        capture_output=True,
        check=True,
        text=True,
        preexec_fn=lambda: limits.setrlimit(limits.RLIMIT_FSIZE, (1000, 1000)),
    )

    assert run.stdout == (
        "nothing was written: actions/A.yaml could not be written (file too large)\n"
    )
    assert state(folder) == OLD


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_that_can_not_be_written(folder: Path) -> None:
    (folder / "actions").chmod(0o500)
    try:
        assert refused(folder, A) == (
            "nothing was written: actions/A.yaml could not be written (permission denied)"
        )
    finally:
        (folder / "actions").chmod(0o700)
    assert state(folder) == OLD


def test_an_interruption_takes_everything_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.replace, []

    def interrupted(*args: Argument) -> None:
        real(*args)
        calls.append(args)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(folder, *SEVERAL)

    assert state(folder) == OLD


def test_what_a_kill_left_is_finished_and_said(folder: Path) -> None:
    write_journal(folder, SEVERAL)
    (folder / "snapshots").mkdir()
    (folder / "actions/A.yaml").write_bytes(b"new a\n")
    assert is_left_undone(folder)

    assert write(folder) == (f"a command was stopped in the middle: {FINISHED}",)
    assert state(folder) == meant(*SEVERAL)
    assert not is_left_undone(folder)
    assert write(folder) == ()


def test_what_a_kill_left_is_taken_back_where_a_file_was_changed_since(folder: Path) -> None:
    write_journal(folder, SEVERAL)
    write_folder(folder, {"actions/A.yaml": b"new a\n", "actions/B.yaml": b"edited\n"})
    (folder / "snapshots").mkdir()

    stopped = "a command was stopped in the middle, and actions/B.yaml changed since"
    assert write(folder) == (f"{stopped}: {TAKEN_BACK}",)
    assert state(folder) == OLD | {"actions/B.yaml": b"edited\n"}


def test_a_temporary_file_that_a_kill_left_is_taken_out(folder: Path) -> None:
    write_folder(folder, {"actions/.A.yaml.0123456789abcdef.sip-new": b"ne"})

    assert write(folder) == (
        "a command was stopped before it changed a file: its temporary file is taken out",
    )
    assert state(folder) == OLD


def test_a_command_that_only_reads_mends_what_a_kill_left(folder: Path) -> None:
    assert mended(folder) == ()
    assert not (folder / LOCK).exists()
    write_journal(folder, (A,))

    assert mended(folder) == (
        "a command was stopped in the middle: what it began is finished (actions/A.yaml)",
    )
    assert state(folder) == meant(A)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"number": 1, "changes": []}', b"\xff"])
def test_a_journal_that_came_with_the_data_is_not_obeyed(folder: Path, content: bytes) -> None:
    (folder / JOURNAL).write_bytes(content)

    assert refused(folder, A) == (
        ".sip-journal was not written by sip in this folder: look where it comes from, "
        "and take it out"
    )
    assert (folder / "actions/A.yaml").read_bytes() == b"a\n"


def test_a_copied_journal_is_not_obeyed(folder: Path) -> None:
    write_journal(folder, SEVERAL)
    copy = (folder / JOURNAL).read_bytes()
    (folder / "kept").write_bytes(b"")
    (folder / JOURNAL).rename(folder / "elsewhere")
    (folder / JOURNAL).write_bytes(copy)

    assert refused(folder).startswith(".sip-journal was not written by sip in this folder")


@pytest.mark.parametrize(
    "path",
    [
        "../plan.yaml",
        "/etc/passwd",
        "actions/../../x.yaml",
        "actions/.hidden.yaml",
        "actions/a/b.yaml",
        "actions/A.yaml\n",
        "actions\\A.yaml",
        "notes.yaml",
    ],
)
def test_only_data_files_are_written(path: str) -> None:
    with pytest.raises(ValueError, match=r"yaml|passwd"):
        FileChange(path, None, b"")
