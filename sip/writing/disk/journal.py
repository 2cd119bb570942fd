"""What a command of several files was about to do, as it stands beside the data meanwhile.

A kill leaves it behind, and the next command finishes or takes back what it says. It is
believed only where sip wrote it: a file that came with the data, by git or by copy, has another
number in the file system than the one that it names.
"""

from __future__ import annotations

import base64
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sip.reading.dataset import ACTIONS_FOLDER, PLAN_FILE, SNAPSHOTS_FOLDER
from sip.writing.disk.files import Keeper, content_of, discard, prepare, put, sync_folder
from sip.writing.disk.leftovers import JOURNAL

_FOLDERS = f"{ACTIONS_FOLDER}|{SNAPSHOTS_FOLDER}"
_PATH = re.compile(
    rf"{PLAN_FILE.partition('.')[0]}\.ya?ml|(?:{_FOLDERS})/[^./\\:][^/\\:\x00]*\.ya?ml",
    re.IGNORECASE,
)


class ForeignJournalError(Exception):
    """A journal that sip did not write where it stands."""


@dataclass(frozen=True)
class FileChange:
    """What a file holds before and after; None where it is not there.

    The path is below the data folder, with slashes. `keeper` is who keeps it before.
    """

    path: str
    before: bytes | None
    after: bytes | None
    keeper: Keeper | None = None

    def __post_init__(self) -> None:
        if not _PATH.fullmatch(self.path) or ".." in PurePosixPath(self.path).parts:
            raise ValueError(self.path)


def write_journal(folder: Path, changes: tuple[FileChange, ...]) -> None:
    """Write down the changes, down to the disk; raise OSError."""
    file = folder / JOURNAL
    # The number is known once there is a file: it is written first without, then with it.
    temporary = prepare(file, b"", None)
    try:
        _fill(temporary, changes)
        put(temporary, file, is_new=True)
    except BaseException:
        discard(temporary)
        raise
    sync_folder(folder)


def read_journal(folder: Path) -> tuple[FileChange, ...]:
    """Return the changes that a kill left unfinished; raise ForeignJournalError, OSError."""
    file = folder / JOURNAL
    content = content_of(file)
    if content is None:
        return ()
    try:
        record = json.loads(content)
        if record["number"] != os.lstat(file).st_ino:
            raise ForeignJournalError
        return tuple(_change(each) for each in record["changes"])
    except (ValueError, KeyError, TypeError):
        raise ForeignJournalError from None


def remove_journal(folder: Path) -> None:
    """Take the journal out: all that it says is done."""
    discard(folder / JOURNAL)
    sync_folder(folder)


def _fill(file: Path, changes: tuple[FileChange, ...]) -> None:
    handle = os.open(file, os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0))
    try:
        record = {
            "number": os.fstat(handle).st_ino,
            "changes": [_described(change) for change in changes],
        }
        left = memoryview(json.dumps(record).encode("ascii"))
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _described(change: FileChange) -> dict[str, Any]:
    keeper = change.keeper
    return {
        "path": change.path,
        "before": _packed(change.before),
        "after": _packed(change.after),
        "keeper": None if keeper is None else [keeper.mode, keeper.user, keeper.group],
    }


def _change(described: dict[str, Any]) -> FileChange:
    keeper = described["keeper"]
    return FileChange(
        described["path"],
        _unpacked(described["before"]),
        _unpacked(described["after"]),
        None if keeper is None else Keeper(*(int(each) for each in keeper)),
    )


def _packed(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode("ascii")


def _unpacked(packed: str | None) -> bytes | None:
    return None if packed is None else base64.b64decode(packed, validate=True)
