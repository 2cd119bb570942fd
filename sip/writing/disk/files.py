"""Single files, written whole or not at all, and never through a link.

A new content is first a temporary file beside the one that it is for, is brought to the disk,
and then takes its name. Where a system lacks one of these means, the rest still holds.
"""

from __future__ import annotations

import os
import secrets
import stat
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST_KEPT: Final = 64 * 1024 * 1024
_NEW_FILE_MODE = 0o666
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_CAREFULLY = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
)


class NotAFileError(Exception):
    """Why what stands at a path is neither read nor replaced."""


@dataclass(frozen=True)
class Keeper:
    """Who may do what with a file: its permissions, and its owner and group by number."""

    mode: int
    user: int
    group: int


def content_of(file: Path) -> bytes | None:
    """Return a regular file's bytes, None where nothing is there; raise NotAFileError, OSError."""
    try:
        _check_regular(os.lstat(file))
        handle = os.open(file, _READ | _CAREFULLY)
    except FileNotFoundError:
        return None
    try:
        _check_regular(os.fstat(handle))
        return b"".join(iter(lambda: os.read(handle, 1 << 20), b""))
    finally:
        os.close(handle)


def keeper_of(file: Path) -> Keeper | None:
    """Return who keeps the file, None where nothing is there."""
    try:
        status = os.lstat(file)
    except FileNotFoundError:
        return None
    return Keeper(stat.S_IMODE(status.st_mode), status.st_uid, status.st_gid)


def is_folder(path: Path) -> bool:
    """Tell whether a folder itself is there, and no link to one."""
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except FileNotFoundError:
        return False


def prepare(file: Path, content: bytes, keeper: Keeper | None) -> Path:
    """Write the content to a temporary file beside the file, down to the disk; raise OSError.

    It is kept by the same people as before; PermissionError where it can't be given to them.
    """
    temporary = file.with_name(f".{file.name}.{secrets.token_hex(8)}.sip-new")
    handle = os.open(temporary, _CREATE | _CAREFULLY, _NEW_FILE_MODE if keeper is None else 0o600)
    try:
        try:
            _write(handle, content)
            if keeper is not None:
                _give(handle, temporary, keeper)
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        discard(temporary)
        raise
    return temporary


def put(temporary: Path, file: Path, *, is_new: bool) -> None:
    """Give the temporary file its name; FileExistsError where a new one is there already."""
    if not is_new:
        os.replace(temporary, file)
        return
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        # Not every file system has links: on these, look once more and rename.
        if os.path.lexists(file):
            raise FileExistsError(file) from None
        os.rename(temporary, file)
    else:
        os.unlink(temporary)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, as far as the system lets a folder be synced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def discard(file: Path) -> None:
    """Take a file out if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(file)


def _check_regular(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise NotAFileError("is a link: put the file itself there")
    if not stat.S_ISREG(status.st_mode):
        raise NotAFileError("is no regular file: take it out")
    if status.st_size > _LARGEST_KEPT:
        raise NotAFileError("is too large: shorten it")


def _write(handle: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


def _give(handle: int, file: Path, keeper: Keeper) -> None:
    status = os.fstat(handle)
    if (status.st_uid, status.st_gid) != (keeper.user, keeper.group) and hasattr(os, "fchown"):
        try:
            os.fchown(handle, keeper.user, keeper.group)
        except PermissionError as error:
            reason = "it belongs to someone else, and a new file can't be given to them"
            raise PermissionError(error.errno, reason) from None
    if hasattr(os, "fchmod"):
        os.fchmod(handle, keeper.mode)
    else:
        os.chmod(file, keeper.mode)
