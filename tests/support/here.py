"""Sip run in the process of the test, in a folder and an environment of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.installed import Finished
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True)
class Here:
    """Runs sip as run_sip does, and starts no process."""

    capture: pytest.CaptureFixture[bytes]

    def __call__(
        self, *arguments: str | Path, cwd: Path = ROOT, variables: Mapping[str, str] | None = None
    ) -> Finished:
        """Run it to its end; what was printed before is forgotten."""
        status, out, err = self.raw(*arguments, cwd=cwd, variables=variables)
        return Finished(status, out.decode(), err.decode())

    def raw(
        self, *arguments: str | Path, cwd: Path = ROOT, variables: Mapping[str, str] | None = None
    ) -> tuple[int, bytes, bytes]:
        """Run it to its end, and return its exit status and the bytes on stdout and stderr."""
        self.capture.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(cwd)
            patch.setenv("COLUMNS", "80")  # what a process without a terminal has
            for name, value in (variables or {}).items():
                patch.setenv(name, value)
            status = run([str(each) for each in arguments])
        return status, *self.capture.readouterr()
