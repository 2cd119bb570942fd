"""A kill at any moment leaves every file as before or as meant, and the next command mends it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# By hand, with a second kill at each call of what mends the first: SIP_KILLS=1 pytest ...
_EVERY = os.environ.get("SIP_KILLS", "40")


@pytest.mark.process
@pytest.mark.timeout(600)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill at a system call takes a fork")
def test_no_kill_breaks_a_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.support.kills", str(tmp_path / "data"), _EVERY]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    found = json.loads(run.stdout)

    assert found["failures"] == []
    assert found["kills"] > 200
