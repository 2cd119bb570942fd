"""Runs sip: as `sip`, and as `python -m sip`."""
# ruff: noqa: PLC0415  # until an interruption is seen to, nothing that takes time is imported

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress

_INTERRUPTED = 130  # what shells expect of a command that Ctrl-C ended


def main() -> None:
    """Run sip as the command line says, and exit; Ctrl-C ends it in one line, at any moment."""
    # An exception could be taken for another's in the libraries that it would pass through.
    signal.signal(signal.SIGINT, _leave)
    # A command ends before the memory that its circles of references hold would matter.
    gc.disable()
    from sip.cli import run_command_line

    status = run_command_line()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # All is written, and the system takes back a plan's memory faster than Python would.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)


def _leave(_: int, __: object) -> None:
    # Whoever presses the keys again is told no second time.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.write(2, b"sip: interrupted\n")
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    main()
