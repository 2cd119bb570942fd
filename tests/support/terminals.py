"""Programs at the other end of a pseudo-terminal, for tests that need terminals."""

from __future__ import annotations

import os
import select
import struct
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.support.installed import SIP, Finished

if sys.platform != "win32":
    import fcntl
    import pty
    import termios

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# How long a shell may take to answer on a busy machine.
_PATIENCE = 20
_LINES = 50


def run_in_a_terminal(
    *arguments: str | Path, cwd: Path, columns: int, **variables: str
) -> Finished:
    """Run the installed command in a terminal of that width; what it says on stderr is apart."""
    ours, theirs = _opened(columns)
    process = subprocess.Popen(
        [SIP, *map(str, arguments)],
        cwd=cwd,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm-256color", **variables},
    )
    os.close(theirs)
    shown = _read_to_the_end(ours).decode().replace("\r\n", "\n")
    os.close(ours)
    _, said = process.communicate()
    return Finished(process.returncode, shown, said.decode())


def _opened(columns: int) -> tuple[int, int]:
    """Return the two ends of a terminal of that width, the program's one second."""
    if sys.platform != "win32":
        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, columns, 0, 0))
        return ours, theirs
    raise NotImplementedError


def _forked() -> tuple[int, int]:
    """Fork; return the process and our end of its terminal, 0 for the process in itself."""
    if sys.platform != "win32":
        return pty.fork()
    raise NotImplementedError


def _read_to_the_end(end: int) -> bytes:
    read = b""
    try:
        while chunk := os.read(end, 65536):
            read += chunk
    except OSError:
        pass  # how Linux tells that the other end of a terminal is closed
    return read


class Terminal:
    """A shell at the other end of a pseudo-terminal."""

    def __init__(self, command: list[str], folder: Path, variables: Mapping[str, str]) -> None:
        self.process, self.end = _forked()
        if self.process == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, variables)  # noqa: S606  # a shell under test
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self.end, text.encode())

    def wait_for(self, text: str) -> bool:
        """Read until the text is shown; tell whether it was before patience ended."""
        deadline = time.monotonic() + _PATIENCE
        while text not in self.seen:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.end], [], [], left)[0]:
                return False
            try:
                self.seen += os.read(self.end, 65536).decode(errors="replace")
            except OSError:  # the shell has gone
                return False
        return True

    def close(self) -> None:
        os.close(self.end)
        os.waitpid(self.process, 0)
