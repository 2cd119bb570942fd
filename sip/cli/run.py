"""Runs the command that was asked for and turns what happens into an exit status."""

from __future__ import annotations

import os
import re
import sys
import traceback
from typing import TYPE_CHECKING

import typer

from sip.cli.app import app
from sip.cli.exits import FAULT, FINE, WRONG_USAGE
from sip.cli.output.printing import print_lines, use_utf8

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEBUG = "--debug"
_OF_THE_LIBRARY = "Value error, "
_CHOICE = re.compile(
    r"Invalid value for '(?P<name>[^']*)': (?:Value error, )?"
    r"(?P<mark>['\"])(?P<value>.*)(?P=mark) is not one of "
    r"(?P<choices>'.*')\.$"
)
# What may stand before the command as well as behind it, with the number of its values.
_ANYWHERE = {"--data": 1, "--lang": 1}


def run_command_line() -> int:
    """Run sip as the command line says and return its exit status."""
    # No other package's plugin has a say in how data are read, and none is looked for.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
    use_utf8()
    return run(sys.argv[1:])


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status; nothing expected shows a traceback."""
    wanted, is_debugged = _in_order(arguments)
    try:
        status = app(wanted, prog_name="sip", standalone_mode=False)
    except typer.TyperException as error:
        return _complain(error)
    except SystemExit as leaving:
        # Typer leaves so when it has told a shell what Tab can offer.
        status = leaving.code
    except ChildProcessError as death:
        print_lines([f"sip: {death}"], sys.stderr)
        return FAULT
    except Exception as fault:  # noqa: BLE001  # whatever it is, it is sip's own fault
        if is_debugged:
            traceback.print_exc()
        return _admit(fault)
    return status if isinstance(status, int) else FINE


def _in_order(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """Return the arguments with all that belongs to a command behind it, and whether to debug."""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    words = [word for word in arguments[:end] if word != _DEBUG]
    start = 0
    while start < len(words) and (name := words[start].partition("=")[0]) in _ANYWHERE:
        start += 1 if "=" in words[start] else 1 + _ANYWHERE[name]
    command = words[start : start + 1]
    in_order = [*command, *words[:start], *words[start + 1 :], *arguments[end:]]
    return in_order if command else words, _DEBUG in arguments[:end]


def _complain(error: typer.TyperException) -> int:
    """Say in one line what was asked wrongly."""
    context = getattr(error, "ctx", None)
    message = _in_plain_words(" ".join(error.format_message().split()))
    command = context.command_path if context is not None else "sip"
    see = f" (see {command} --help)" if context is not None else ""
    print_lines([f"{command}: {message}{see}"], sys.stderr)
    return WRONG_USAGE


def _in_plain_words(message: str) -> str:
    """Say what a value of a closed list should have been as every other message does."""
    found = _CHOICE.match(message)
    if found is None:
        return message.replace(_OF_THE_LIBRARY, "")
    # Only a slip needs them.
    from sip.text.safe import printable  # noqa: PLC0415
    from sip.text.suggest import advice  # noqa: PLC0415

    value, choices = found["value"], re.findall("'([^']*)'", found["choices"])
    return f"{found['name']} {printable(value)} is none of its values: {advice(value, choices)}"


def _admit(fault: Exception) -> int:
    kind = type(fault).__name__
    line = (
        f"sip: this is a fault of sip itself ({kind}): run it again as sip {_DEBUG} … "
        "for the traceback, and report it"
    )
    print_lines([line], sys.stderr)
    return FAULT
