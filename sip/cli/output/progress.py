"""A bar on stderr while a command works, in a terminal and after half a second.

Whoever waits for thousands of files sees that something goes on; whoever does not, sees nothing.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from threading import Event

_PATIENCE_IN_SECONDS: Final = 0.5


@contextmanager
def progress_bar(what: str) -> Iterator[None]:
    """Say what is being done for as long as the block takes, and take it away behind it.

    Nothing may be printed meanwhile: what is printed next stands alone.
    """
    if not sys.stderr.isatty():
        yield
        return
    from threading import Event, Thread  # noqa: PLC0415  # only who looks on needs them

    has_ended = Event()
    shown = Thread(target=_show, args=(what, has_ended), daemon=True)
    shown.start()
    try:
        yield
    finally:
        has_ended.set()
        shown.join()


def _show(what: str, has_ended: Event) -> None:
    if has_ended.wait(_PATIENCE_IN_SECONDS):
        return
    from rich.console import Console  # noqa: PLC0415  # only who waits needs it
    from rich.progress import (  # noqa: PLC0415  # only who waits needs it
        BarColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    console = Console(file=sys.stderr, markup=False, emoji=False)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        progress.add_task(what, total=None)
        has_ended.wait()
