"""Writes files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import re
import secrets
import signal
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sip.cli.exits import UsageError
from sip.text.safe import printable_path
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATA_ENDINGS: Final = frozenset({".yaml", ".yml"})
_WORD_ENDING: Final = ".docx"
# The name says whose it is, so that a later run takes away what a killed one left behind.
_UNFINISHED = re.compile(r"\.sip-[0-9a-f]{16}\.unfinished")
_LONGEST_MOMENT_IN_SECONDS: Final = 60


def write_output(
    output: Path, content: bytes, template: Path | None = None, *, force: bool = False
) -> None:
    """Write the file that --output names; raise UsageError.

    What holds data, the template and a read-only file are never replaced, and a Word document
    that is not as sip wrote it only with `force`.
    """
    shown = f"--output {printable_path(output)}"
    try:
        if (why_not := _why_not(output, template, force=force)) is not None:
            raise UsageError(f"{shown} {why_not}")
        write_file(output, content)
    except OSError as error:
        raise UsageError(
            f"{shown} can't be written "
            f"({reason_of(error)}): name a file in a folder "
            "that you may write to"
        ) from error


def write_new_file(path: Path, content: bytes) -> None:
    """Write a file that people fill in, which none is there of; raise UsageError."""
    shown = printable_path(path)
    if os.path.lexists(path):
        raise UsageError(f"{shown} is there, and may be filled in: name another file")
    try:
        write_file(path, content)
    except OSError as error:
        raise UsageError(
            f"{shown} can't be written ({reason_of(error)}): "
            "name a file in a folder that you may write to"
        ) from error


def _why_not(output: Path, template: Path | None, *, force: bool) -> str | None:
    """Say why the file must not be written over, and what to do; raise OSError."""
    target = Path(os.path.realpath(output))
    if target.suffix.casefold() in _DATA_ENDINGS:
        return "could be data, which such files hold: let its name end otherwise"
    if not target.is_file():
        return None
    if template is not None and template.exists() and target.samefile(template):
        return "is the template: name another file"
    if not stat.S_IMODE(target.stat().st_mode) & 0o222:
        return "is read-only: make it writable, or name another file"
    if target.suffix.casefold() == _WORD_ENDING and not force and not _is_draft(target):
        return (
            "is no draft as sip wrote it (somebody may have edited it): "
            "name another file, move this one away, or let sip report replace it with --force"
        )
    return None


def _is_draft(file: Path) -> bool:
    """Tell whether replacing the Word document loses nothing that a person wrote."""
    from sip.render.docx.file.mark import is_unchanged  # noqa: PLC0415  # only Word documents need it

    content = file.read_bytes()
    return not content or is_unchanged(content)


def write_file(path: Path, content: bytes) -> None:
    """Write the file whole or not at all; raise OSError."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    with uninterrupted():
        _take_leftovers_away(target.parent)
        _write_beside(target, content)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait until the block is done; for what takes a moment and must be whole."""
    held: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: held.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if held:
            signal.raise_signal(signal.SIGINT)


def _write_beside(target: Path, content: bytes) -> None:
    mode = _mode(target)
    handle, unfinished = _new_file(target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            unfinished.chmod(mode)
            # While it is locked no other run takes it for left behind. Windows lets no open
            # file be renamed, nor taken away.
            if sys.platform != "win32":
                unfinished.replace(target)
        if sys.platform == "win32":
            unfinished.replace(target)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise


def _new_file(folder: Path) -> tuple[int, Path]:
    """Make a file that this run holds; raise OSError."""
    while True:
        path = folder / f".sip-{secrets.token_hex(8)}.unfinished"
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        handle = os.open(path, flags, 0o600)
        with suppress(OSError):  # a folder on a network may have no locks
            _lock(handle)
        if path.exists():  # another run may have taken it away before it was locked
            return handle, path
        os.close(handle)


def _take_leftovers_away(folder: Path) -> None:
    """Take away the unfinished files of runs that were killed; they are not worth a word."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _UNFINISHED.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                _take_away_if_left(Path(entry.path))


if sys.platform == "win32":

    def _lock(_: int) -> None:
        """Do nothing: a file that is open can't be taken away."""

    def _take_away_if_left(file: Path) -> None:
        # For a moment before it is renamed a file that is in use is not open.
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > _LONGEST_MOMENT_IN_SECONDS:
                file.unlink()

else:
    import fcntl

    def _lock(handle: int) -> None:
        """Hold the file as long as it is open; a run that looks at it lets go in a moment."""
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _take_away_if_left(file: Path) -> None:
        with suppress(OSError):
            handle = os.open(file, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # raises where a run holds it
                file.unlink()
            finally:
                os.close(handle)


def _mode(target: Path) -> int:
    """Return the permissions that a plain write would have left."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask
