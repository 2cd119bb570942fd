"""Ctrl-C at any moment: one line, and nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from sip.cli.output.files import uninterrupted
from tests.support.paths import DATA
from tests.support.systems import needs_signals

if TYPE_CHECKING:
    from collections.abc import Iterator

# What comes before the first line of sip is Python's own: there Ctrl-C is not yet heard.
_FROM_THE_FIRST_LINE = """
import signal, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
from sip.__main__ import main
print("begun", file=sys.stderr, flush=True)
main()
"""


@needs_signals
@pytest.mark.process
@pytest.mark.parametrize("command", ["status", "report", "validate", "--help"])
@pytest.mark.parametrize("milliseconds", [0, 5, 10, 20, 40, 60, 90, 130, 180, 250, 350])
def test_ctrl_c_ends_a_command_in_one_line(command: str, milliseconds: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _FROM_THE_FIRST_LINE, command],
        env={**os.environ, "SIP_DATA": str(DATA)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "begun\n"
    time.sleep(milliseconds / 1000)
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
        time.sleep(0.001)
    said = process.stderr.read()
    process.stderr.close()

    assert (process.returncode, said) in {(130, "sip: interrupted\n"), (0, "")}


@pytest.fixture
def _is_heard() -> Iterator[None]:
    """Hear Ctrl-C in tests that were started in the background, too, where it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_is_heard")
def test_ctrl_c_waits_for_what_must_be_whole() -> None:
    done: list[str] = []

    def write() -> None:
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        write()
    assert done == ["written"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
