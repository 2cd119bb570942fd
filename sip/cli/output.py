"""Writes to the terminal and to files: whole or not at all, and never over somebody's work."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, TextIO

from sip.cli.exits import UsageError
from sip.cli.interruption import uninterrupted
from sip.text.safe import printable_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.language.wording import Wording
    from sip.report.document import Report

# Long words would have to be cut to fit into less; a terminal wraps the line instead.
_NARROWEST = 40
_READER_HAS_GONE: Final = frozenset({errno.EPIPE, errno.EINVAL})  # Windows says the second
_DATA_ENDINGS: Final = frozenset({".yaml", ".yml"})
_WORD_ENDING: Final = ".docx"
# The name says whose it is, so that a later run takes away what a killed one left behind.
_UNFINISHED = re.compile(r"\.sip-[0-9a-f]{16}\.unfinished")
_LONGEST_MOMENT_IN_SECONDS: Final = 60


def use_utf8() -> None:
    """Write UTF-8 with plain line ends, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Print the lines; a reader that has gone away, as `head` does, ends nothing but the output."""
    print_text("".join(f"{line}\n" for line in lines), stream)


def print_text(text: str, stream: TextIO) -> None:
    """Print the text as it is; raise UsageError where it can't be written."""
    with _writing_to(stream):
        stream.write(text)
        stream.flush()


def print_bytes(content: bytes, stream: TextIO) -> None:
    """Print the bytes as they are; raise UsageError as print_text does."""
    with _writing_to(stream):
        stream.buffer.write(content)
        stream.flush()


@contextmanager
def _writing_to(stream: TextIO) -> Iterator[None]:
    """Let a reader go away, as `head` does; raise UsageError where nothing can be written."""
    try:
        yield
    except OSError as error:
        # What is left in the buffer must not raise again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if error.errno not in _READER_HAS_GONE:
            reason = (error.strerror or "unknown reason").lower()
            raise UsageError(
                f"the output can't be written ({reason}): send it elsewhere"
            ) from error


def print_report(report: Report, wording: Wording) -> None:
    """Print the report in the terminal, or as plain text where the output goes elsewhere."""
    from rich.console import Console  # noqa: PLC0415  # only what prints needs rich

    from sip.render import terminal  # noqa: PLC0415  # as above
    from sip.text.safe import without_commands  # noqa: PLC0415  # as above

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    width = max(console.width, _NARROWEST)
    if console.is_terminal:
        console.width = width
        with console.capture() as captured:
            terminal.print_report(report, wording, console)
        print_text(without_commands(captured.get()), sys.stdout)
    else:
        print_text(terminal.render(report, wording, width), sys.stdout)


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
            f"({(error.strerror or 'unknown reason').lower()}): name a file in a folder "
            "that you may write to"
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
    from sip.render.docx.mark import is_unchanged  # noqa: PLC0415  # only Word documents need it

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
