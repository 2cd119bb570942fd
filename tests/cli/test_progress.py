"""What is shown while a command works: in a terminal, after half a second, and then taken away."""

from __future__ import annotations

import io
import time

import pytest

from sip.cli.output import progress
from sip.cli.output.progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal_of(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal in the place of stderr; in a fixture, pytest's own would replace it."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_who_waits_sees_it_and_then_it_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with progress_bar("Reading [b]the data"):
        latest = time.monotonic() + 10  # seconds, on a busy machine
        while "the data" not in terminal.getvalue() and time.monotonic() < latest:
            time.sleep(0.05)

    assert "Reading [b]the data" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")


def test_who_does_not_wait_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with progress_bar("Reading"):
        pass

    assert terminal.getvalue() == ""


def test_a_fault_takes_it_away_and_goes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = terminal_of(monkeypatch)
    with pytest.raises(KeyboardInterrupt), progress_bar("Reading"):
        raise KeyboardInterrupt

    assert terminal.getvalue() == ""


def test_elsewhere_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar("Reading"):
        time.sleep(progress._PATIENCE_IN_SECONDS + 0.2)  # noqa: SLF001 - as long as it takes

    assert capsys.readouterr().err == ""
