"""The values of many files, read by two processes: one from the front, the other from the back.

Composing the text of a file is most of what it costs to read it, and needs nothing of any other
file. What comes back are plain values. Of few files a second process costs more than it gives.
"""

from __future__ import annotations

import marshal
import os
import signal
from contextlib import closing
from multiprocessing import Pipe, get_context, parent_process
from multiprocessing.sharedctypes import RawValue
from threading import Thread, active_count
from typing import TYPE_CHECKING, Final

from sip.reading.yaml.quick import quick_value_of
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from ctypes import c_int
    from multiprocessing.connection import Connection
    from multiprocessing.context import DefaultContext, SpawnContext

    from sip.reading.yaml.tree import TreeValue

_AT_ONCE: Final = 32


def read_by_two(
    contents: Sequence[bytes | None], paths: Sequence[str]
) -> Iterator[tuple[int, TreeValue | None]]:
    """Yield the value of each content by its index, in any order, as `quick_value_of` does.

    Raises ChildProcessError where the second process has died.
    """
    front, back = 0, len(contents)
    with closing(_SecondReader(paths)) as second:
        while front < back or second.is_reading:
            if second.is_ready and front < back:
                start = max(front, back - _AT_ONCE)
                second.read(start, contents[start:back])
                back = start
            if front < back:
                yield front, quick_value_of(contents[front])
                front += 1
            yield from second.answers(is_awaited=front == back and second.is_reading)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _SecondReader:
    """The other process: it reads some files at a time, and tells which one it is at."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._start = 0
        self._at = RawValue("i", 0)
        self._connection, theirs = Pipe()
        self._process = _context().Process(target=_serve, args=(theirs, self._at), daemon=True)
        self._process.start()
        theirs.close()
        self.is_ready = False
        self.is_reading = False

    def read(self, start: int, contents: Sequence[bytes | None]) -> None:
        """Give it the contents from that index on; it has to be ready."""
        self._start, self.is_ready, self.is_reading = start, False, True
        try:
            self._connection.send_bytes(marshal.dumps(list(contents)))
        except OSError as error:
            raise self._death() from error

    def answers(self, *, is_awaited: bool) -> Iterator[tuple[int, TreeValue | None]]:
        """Yield what it has read meanwhile, or wait for it where it is reading."""
        if self.is_ready or not self._connection.poll(None if is_awaited else 0):
            return
        try:
            answer = marshal.loads(self._connection.recv_bytes())  # noqa: S302  # of this program
        except (EOFError, OSError) as error:
            raise self._death() from error
        self.is_ready, self.is_reading = True, False
        yield from enumerate(answer, start=self._start)

    def _death(self) -> ChildProcessError:
        self._process.join()
        path = printable(self._paths[self._start + self._at.value])
        return ChildProcessError(
            f"the process that was reading {path} has died (exit code {self._process.exitcode}): "
            "run the command again"
        )

    def close(self) -> None:
        """End it: it has nothing that could be lost."""
        self._process.kill()
        self._process.join()
        self._connection.close()


def _context() -> DefaultContext | SpawnContext:
    """Return how the second process is started: a fork would keep the locks of another thread."""
    return get_context("spawn") if active_count() > 1 else get_context()


def _serve(connection: Connection, at: c_int) -> None:
    """Read what the first process sends, as long as it lives."""
    # Ctrl-C is for the first process, and its end is this one's too, at any moment.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    connection.send_bytes(marshal.dumps([]))  # it is ready
    while True:
        values: list[TreeValue | None] = []
        for index, content in enumerate(marshal.loads(connection.recv_bytes())):  # noqa: S302  # of this program
            at.value = index
            values.append(quick_value_of(content))
        connection.send_bytes(marshal.dumps(values))


def _end_with_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
    os._exit(0)
