"""What a report of the shipped data costs: nothing is read, worked out or asked twice."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from sip.plan import history
from sip.plan.progress import state_at
from tests.support.installed import copy_of_the_data
from tests.support.repository import new_repository

if TYPE_CHECKING:
    import datetime as dt

    import pytest

    from sip.plan.models import Action
    from sip.plan.progress import State
    from tests.support.here import Here


def test_a_report_reads_works_out_and_asks_once(
    sip: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository = new_repository(tmp_path / "repository")
    data = copy_of_the_data(repository.folder)
    commit = repository.commit()
    opened: Counter[str] = Counter()
    states: Counter[tuple[str, dt.date]] = Counter()
    asked: list[str] = []
    open_file, run_process = os.open, subprocess.run

    def counted_open(path: str | Path, flags: int, *rest: int) -> int:
        opened[Path(path).name] += 1
        return open_file(path, flags, *rest)

    def counted_state(action: Action, day: dt.date) -> State | None:
        states[action.id, day] += 1
        return state_at(action, day)

    def counted_run(command: list[str], **settings: object) -> object:
        asked.append(" ".join(command))
        return run_process(command, **settings)  # type: ignore[call-overload]  # as it came

    monkeypatch.setattr(os, "open", counted_open)
    monkeypatch.setattr(history, "state_at", counted_state)
    monkeypatch.setattr(subprocess, "run", counted_run)
    done = sip("report", "--format", "markdown", "--as-of", "2024-04", "--data", data)

    assert f"Data: git commit {commit}." in done.out
    names = {path.name for path in data.rglob("*.yaml")}
    assert {name: opened[name] for name in names} == dict.fromkeys(names, 1)
    assert set(states.values()) == {1}
    assert asked == [
        "git -c safe.bareRepository=explicit rev-list -1 HEAD -- .",
        f"git -c safe.bareRepository=explicit ls-tree -r -z {commit}",
    ]
