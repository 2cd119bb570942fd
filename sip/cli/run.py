"""Runs the command that was asked for and turns what happens into an exit status."""

from __future__ import annotations

import os
import sys
import traceback

import typer

from sip.cli.app import app
from sip.cli.exits import FAULT, FINE, WRONG_USAGE
from sip.cli.output import print_lines, use_utf8

_DEBUG = "--debug"


def run_command_line() -> int:
    """Run sip as the command line says and return its exit status."""
    # No other package's plugin has a say in how data are read, and none is looked for.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"
    use_utf8()
    return run(sys.argv[1:])


def run(arguments: list[str]) -> int:
    """Run one command and return its exit status; nothing expected shows a traceback."""
    try:
        status = app(arguments, prog_name="sip", standalone_mode=False)
    except typer.TyperException as error:
        return _complain(error)
    except SystemExit as leaving:
        # Typer leaves so when it has told a shell what Tab can offer.
        status = leaving.code
    except Exception as fault:  # noqa: BLE001  # whatever it is, it is sip's own fault
        if _DEBUG in arguments:
            traceback.print_exc()
        return _admit(fault)
    return status if isinstance(status, int) else FINE


def _complain(error: typer.TyperException) -> int:
    """Say in one line what was asked wrongly."""
    context = getattr(error, "ctx", None)
    message = " ".join(error.format_message().split())
    command = context.command_path if context is not None else "sip"
    see = f" (see {command} --help)" if context is not None else ""
    print_lines([f"{command}: {message}{see}"], sys.stderr)
    return WRONG_USAGE


def _admit(fault: Exception) -> int:
    kind = type(fault).__name__
    line = (
        f"sip: this is a fault of sip itself ({kind}): run it again as sip {_DEBUG} … "
        "for the traceback, and report it"
    )
    print_lines([line], sys.stderr)
    return FAULT
