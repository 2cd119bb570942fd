from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sip.cli.run import run
from tests.support.data import PLAN, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

ACTION = """\
id: A1
title: Publish [the] budget
category: money
log:
  - on: 2023-01
    status: in progress
    source: R1
"""


def test_a_terminal_shows_what_would_be_written_in_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_folder(tmp_path / "data", {"plan.yaml": PLAN, "actions/A1.yaml": ACTION})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    command = ["set", "A1", "--title", "Publish :the: budget", "--dry-run", "--data", "data"]
    assert run(command) == 0
    assert capsys.readouterr().out.replace("\x1b", "^") == (
        "^[1m--- data/actions/A1.yaml^[0m\n"
        "^[1m+++ data/actions/A1.yaml^[0m\n"
        "^[36m@@ -1,5 +1,5 @@^[0m\n"
        " id: A1\n"
        "^[31m-title: Publish [the] budget^[0m\n"
        '^[32m+title: "Publish :the: budget"^[0m\n'
        " category: money\n"
        " log:\n"
        "   - on: 2023-01\n"
    )
