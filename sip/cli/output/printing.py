"""Prints to the terminal, or to where its output is sent."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

from sip.cli.exits import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.language.wording import Wording
    from sip.report.document import Report

# Long words would have to be cut to fit into less; a terminal wraps the line instead.
_NARROWEST = 40
_READER_HAS_GONE: Final = frozenset({errno.EPIPE, errno.EINVAL})  # Windows says the second


def use_utf8() -> None:
    """Write UTF-8 with plain line ends, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def print_lines(lines: Iterable[str], stream: TextIO) -> None:
    """Print the lines; a reader that has gone away, as `head` does, ends nothing but the output."""
    print_text("".join(f"{line}\n" for line in lines), stream)


def print_text(text: str, stream: TextIO) -> None:
    """Print the text as it is; raise UsageError where it can't be written."""
    with _writing_to(stream):
        stream.write(text)
        stream.flush()


def print_bytes(content: bytes, stream: TextIO) -> None:
    """Print the bytes as they are; raise UsageError as print_text does."""
    with _writing_to(stream):
        stream.buffer.write(content)
        stream.flush()


@contextmanager
def _writing_to(stream: TextIO) -> Iterator[None]:
    """Let a reader go away, as `head` does; raise UsageError where nothing can be written."""
    try:
        yield
    except OSError as error:
        # What is left in the buffer must not raise again when Python closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if error.errno not in _READER_HAS_GONE:
            from sip.text.system_errors import reason_of  # noqa: PLC0415  # rarely needed

            raise UsageError(
                f"the output can't be written ({reason_of(error)}): send it elsewhere"
            ) from error


def show_report(report: Report, wording: Wording) -> None:
    """Print the report in the terminal, or as plain text where the output goes elsewhere."""
    from rich.console import Console  # noqa: PLC0415  # only what prints needs rich

    from sip.render import terminal  # noqa: PLC0415  # only what prints needs it
    from sip.text.safe import without_commands  # noqa: PLC0415  # only what prints needs it

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    width = max(console.width, _NARROWEST)
    if console.is_terminal:
        console.width = width
        with console.capture() as captured:
            terminal.print_report(report, wording, console)
        print_text(without_commands(captured.get()), sys.stdout)
    else:
        print_text(terminal.render(report, wording, width), sys.stdout)
