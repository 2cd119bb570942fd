"""A kill at any moment leaves every file as before or as meant, and the next command mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.process,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill at a system call takes a fork"),
]

# By hand, with a second kill at each call of what mends the first, and at each call of each
# command: SIP_KILLS=1 pytest -n 0 tests/writing/disk/test_kills.py
_EVERY = os.environ.get("SIP_KILLS")


def _killed(module: str, folder: Path, every: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"tests.support.{module}", str(folder), every]
    run = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def test_no_kill_breaks_a_file(tmp_path: Path) -> None:
    found = _killed("kills", tmp_path / "data", _EVERY or "40")

    assert found["failures"] == []
    assert found["kills"] > 200


def test_no_kill_of_a_command_breaks_a_file(tmp_path: Path) -> None:
    found = _killed("command_kills", tmp_path, _EVERY or "11")

    assert found["failures"] == []
    assert found["kills"] > (500 if _EVERY == "1" else 50)
