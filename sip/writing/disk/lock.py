"""One command at a time writes to a data folder.

The lock is the system's, so that it ends with the process that holds it. Who holds it stands in
the lock file, behind its first character, which is all that is locked on Windows.
"""

from __future__ import annotations

import getpass
import json
import os
import platform
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from sip.text.safe import printable
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK: Final = ".sip-lock"
PATIENCE: Final = 10.0
_MODE = 0o664
_LONGEST = 4096
_OPEN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class NotWrittenError(Exception):
    """Why nothing is written; the message says what to do."""


@contextmanager
def exclusive(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder's lock; raise NotWrittenError where another still does after a while."""
    file = folder / LOCK
    lock = FileLock(file, timeout=patience, mode=_MODE)
    try:
        os.stat(folder)  # which the lock would make where it is missing
        lock.acquire()
    except Timeout:
        raise NotWrittenError(
            f"another command writes to this folder{_holder(file)}: "
            "run this one again when that is done"
        ) from None
    except OSError as error:
        reason = reason_of(error)
        raise NotWrittenError(
            f"nothing can be written to this folder ({reason}): "
            "check that it is there and that you may write to it"
        ) from None
    try:
        _sign(file, {"pid": os.getpid(), "host": platform.node(), "user": _user()})
        yield
    finally:
        _sign(file, None)
        lock.release()


def _sign(file: Path, holder: dict[str, object] | None) -> None:
    """Write who holds the lock; a file that can't hold it is no reason to stop."""
    with suppress(OSError):
        handle = os.open(file, os.O_WRONLY | _OPEN)
        try:
            os.ftruncate(handle, 1 if holder else 0)
            if holder:
                os.lseek(handle, 1, os.SEEK_SET)
                os.write(handle, json.dumps(holder).encode())
        finally:
            os.close(handle)


def _holder(file: Path) -> str:
    """Say who holds the lock, or nothing where the file does not say it."""
    try:
        handle = os.open(file, os.O_RDONLY | _OPEN)
        try:
            os.lseek(handle, 1, os.SEEK_SET)
            holder = json.loads(os.read(handle, _LONGEST))
        finally:
            os.close(handle)
        pid, user, host = (printable(str(holder[each])) for each in ("pid", "user", "host"))
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return f" (process {pid} of {user} on {host})"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
