"""The installed command, run as a process the way people run it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.paths import DATA, ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_RUN = 20  # seconds
SIP = str(Path(sys.executable).with_name("sip"))


@dataclass(frozen=True)
class Finished:
    """What a process printed, and its exit status."""

    status: int
    out: str
    err: str


def run_sip(
    *arguments: str | Path, cwd: Path = ROOT, variables: Mapping[str, str] | None = None
) -> Finished:
    """Run the installed command to its end."""
    done = subprocess.run(
        [SIP, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(variables or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=_LONGEST_RUN,
        check=False,
    )
    return Finished(done.returncode, done.stdout, done.stderr)


def copy_of_the_data(folder: Path) -> Path:
    """Return a copy of the shipped data folder, to be broken."""
    return Path(shutil.copytree(DATA, folder / "data"))
