"""Forks a process for each line of its input, which names a folder, two files and arguments."""

from __future__ import annotations

import json
import os
import signal
import sys
from importlib import import_module

from sip.__main__ import main

assert sys.platform != "win32", "Windows has no fork"

# What the command would import when it runs.
for name in (
    "sip.cli.output.findings",
    "sip.cli.data",
    "sip.checks.history.rewritten",
    "sip.reading.revision",
):
    import_module(name)

_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, in which a system counts memory
_LONGEST_RUN = 5  # seconds, after which the system ends it


def _run(folder: str, out: str, err: str, arguments: list[str]) -> None:
    os.chdir(folder)
    for stream, path in ((sys.stdout, out), (sys.stderr, err)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT), stream.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    sys.argv = ["sip", *arguments]
    main()


def _answer(line: str) -> None:
    folder, out, err, *arguments = json.loads(line)
    if not (child := os.fork()):
        signal.alarm(_LONGEST_RUN)
        _run(folder, out, err, arguments)
    _, status, usage = os.wait4(child, 0)
    cost = usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _UNIT
    sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(status), *cost]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # Not the lines of the stream itself: a fork would read on in its buffer.
    while line := sys.stdin.readline():
        _answer(line)
