"""Where sip is run has no say in how it draws."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.paths import DATA
from tests.support.systems import ON_WINDOWS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process


@pytest.mark.skipif(ON_WINDOWS, reason="Windows keeps a folder that is stood in")
def test_a_folder_that_is_gone_is_no_hindrance(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    target = tmp_path / "chart.svg"
    script = "import os, sys; os.rmdir(os.getcwd()); from sip.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "chart", "--data", str(DATA), "--output", str(target)],
        cwd=gone,
        timeout=30,
        check=False,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, target.read_bytes()[:4]) == (0, b"<svg"), done.stderr
