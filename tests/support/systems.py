"""What some systems lack: a mark for each, which skips a test there and says why."""

from __future__ import annotations

import os
import sys
import tempfile
from functools import cache
from pathlib import Path

import pytest

ON_WINDOWS = sys.platform == "win32"

needs_forks = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no fork, which the test runs by")
needs_pipes = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no pipes among its files")
needs_permissions = pytest.mark.skipif(
    ON_WINDOWS, reason="Windows has no permissions of owner, group and others"
)
needs_scripts = pytest.mark.skipif(ON_WINDOWS, reason="Windows runs no script by its first line")
needs_shells = pytest.mark.skipif(ON_WINDOWS, reason="bash of Windows is that of another system")
needs_signals = pytest.mark.skipif(ON_WINDOWS, reason="Windows sends no signal to one process")
needs_terminals = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no pseudo-terminals to open")


def make_pipe(path: Path) -> None:
    """Make a pipe with a name; only for a test that needs pipes."""
    if sys.platform != "win32":
        os.mkfifo(path)
        return
    raise NotImplementedError


def needs_device(path: str) -> pytest.MarkDecorator:
    """Mark a test of a device that not every system has."""
    return pytest.mark.skipif(not Path(path).exists(), reason=f"this system has no {path}")


def needs_name(name: str) -> pytest.MarkDecorator:
    """Mark a test of a file with a name that not every system can give it."""
    return pytest.mark.skipif(not takes_name(name), reason=f"no file can be named {name!r} here")


@cache
def takes_name(name: str) -> bool:
    """Tell whether a file can have the name, and has that name then."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, name).touch()
        except OSError:
            return False
        return [file.name for file in Path(folder).iterdir()] == [name]


def _makes_links() -> bool:
    with tempfile.TemporaryDirectory() as folder:
        try:
            Path(folder, "link").symlink_to("nowhere")
        except OSError:
            return False
        return True


needs_links = pytest.mark.skipif(
    not _makes_links(), reason="Windows lets only administrators and developers make links"
)
