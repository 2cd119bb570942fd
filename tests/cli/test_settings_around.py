"""What stands in the folder that sip is run in has no say in how it draws."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sip.cli.output.extras import CHART, require_extra
from tests.support.installed import SIP
from tests.support.paths import DATA
from tests.support.systems import ON_WINDOWS, make_pipe, needs_pipes

pytestmark = pytest.mark.process


def _drawn(tmp_path: Path) -> bytes:
    subprocess.run(
        [SIP, "chart", "--data", str(DATA), "--output", "chart.svg"],
        cwd=tmp_path,
        timeout=30,
        check=True,
        capture_output=True,
    )
    return (tmp_path / "chart.svg").read_bytes()


def test_settings_that_cannot_be_read_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_bytes(b"\xff\xfe\x00")

    assert _drawn(tmp_path).startswith(b"<svg")


def test_settings_that_change_the_picture_do_not(tmp_path: Path) -> None:
    plain = _drawn(tmp_path)
    (tmp_path / "matplotlibrc").write_text("svg.fonttype: path\nlines.linewidth: 40\n")

    assert _drawn(tmp_path) == plain


@needs_pipes
def test_a_pipe_that_nothing_comes_from_is_not_waited_for(tmp_path: Path) -> None:
    make_pipe(tmp_path / "matplotlibrc")

    assert _drawn(tmp_path).startswith(b"<svg")


def test_the_folder_is_the_same_afterwards() -> None:
    here = Path.cwd()
    require_extra(CHART, "a test")

    assert Path.cwd() == here
    assert "matplotlib" in sys.modules


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
