"""Runs sip in a process of its own, and tells what it printed and what it cost.

A process inherits the peak of memory of the one that starts it, and starting Python takes
longer than any case: so a small process that has sip imported forks one for each run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Measured:
    """What a run printed, stdout before stderr, its status, and its cost."""

    text: str
    status: int
    seconds: float
    megabytes: float


class Sip:
    """Runs sip again and again, each time in a new process."""

    def __init__(self) -> None:
        self._forks = subprocess.Popen(
            [sys.executable, "-m", "tests.support.forks"],
            cwd=ROOT,
            env=_unwatched(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def run(self, arguments: Sequence[str], folder: Path) -> Measured:
        """Run it in the folder; what it prints goes to two files beside the folder."""
        assert self._forks.stdin is not None
        assert self._forks.stdout is not None
        out, err = folder.with_suffix(".out"), folder.with_suffix(".err")
        paths = [os.fspath(path) for path in (folder, out, err)]
        self._forks.stdin.write(json.dumps([*paths, *arguments]) + "\n")
        self._forks.stdin.flush()
        status, seconds, memory = json.loads(self._forks.stdout.readline())
        text = (out.read_bytes() + err.read_bytes()).decode()
        return Measured(text, status, seconds, memory / 1024**2)

    def close(self) -> None:
        """End the process that forks."""
        assert self._forks.stdout is not None
        self._forks.communicate()


def _unwatched() -> dict[str, str]:
    """Return an environment in which no coverage is taken: it would be most of what is measured."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
