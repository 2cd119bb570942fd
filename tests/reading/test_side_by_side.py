"""Two processes give what one gives, and neither outlives the other."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from multiprocessing import get_context
from typing import TYPE_CHECKING

import pytest

from sip.reading import dataset, side_by_side
from sip.reading.side_by_side import read_by_two
from sip.reading.yaml.quick import quick_value_of
from tests.bench.plans import write_plan
from tests.support.data import action, lines, read
from tests.support.installed import SIP
from tests.support.samples import SEVEN_ACTIONS
from tests.support.systems import needs_forks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

pytestmark = [pytest.mark.process, pytest.mark.watched, pytest.mark.timeout(120)]

_CONTENTS = [
    None if number % 50 == 0 else b"\xff" if number % 50 == 1 else f"id: A_{number}\n".encode()
    for number in range(500)
]
_PATHS = [f"data/actions/A_{number}.yaml" for number in range(500)]


@pytest.fixture(autouse=True)
def _spawned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start the second process as Windows does, where no memory is shared."""
    monkeypatch.setattr(side_by_side, "_context", lambda: get_context("spawn"))


def test_two_processes_give_what_one_gives() -> None:
    alone = dict(enumerate(map(quick_value_of, _CONTENTS)))

    assert dict(read_by_two(_CONTENTS, _PATHS)) == alone


def test_a_plan_is_the_same_and_has_the_same_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {**SEVEN_ACTIONS, **action("D1", fields="due: never\n"), **action("D2", "on: 2023")}
    alone = read(texts)
    monkeypatch.setattr(dataset, "_FEWEST_FOR_TWO", 2)
    monkeypatch.setattr(side_by_side, "processors", lambda: 2)
    both = read(texts)

    assert lines(both[1]) == lines(alone[1]) != []
    assert both[0] == alone[0]


def test_a_process_that_dies_is_told_with_the_file_that_it_was_reading(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(side_by_side, "_serve", _die_at_the_third)
    told = (
        r"^the process that was reading data/actions/A_470\.yaml has died \(exit code 7\): "
        "run the command again$"
    )

    with pytest.raises(ChildProcessError, match=told):
        _slowly(read_by_two(_CONTENTS, _PATHS))


def _slowly(values: Iterable[object]) -> None:
    """Take the values slowly enough that the other process is up before the last."""
    for _ in values:
        time.sleep(0.01)


def _die_at_the_third(connection: object, at: object) -> None:
    connection.send_bytes(b"[\x00\x00\x00\x00")  # type: ignore[attr-defined]  # an empty list
    connection.recv_bytes()  # type: ignore[attr-defined]  # as above
    at.value = 2  # type: ignore[attr-defined]  # as above
    os._exit(7)


@needs_forks
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_nothing_is_left_behind(ending: signal.Signals, tmp_path: Path) -> None:
    write_plan(6_000, tmp_path / "data")
    process = subprocess.Popen(
        [SIP, "validate"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    second = _second_process(process.pid)
    process.send_signal(ending)
    process.communicate(timeout=30)

    assert process.returncode in {130, -signal.SIGKILL}
    assert _has_ended(second)


def _second_process(pid: int) -> int:
    """Wait for the process that one has started, and return it."""
    for _ in range(2000):
        found = subprocess.run(
            ["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False
        ).stdout.split()
        if found:
            return int(found[0])
        time.sleep(0.005)
    raise AssertionError(pid)


def _has_ended(pid: int) -> bool:
    for _ in range(2000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.005)
    return False
