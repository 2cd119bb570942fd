"""The command line: reads the data folder, calls, renders, writes, exits."""

from __future__ import annotations

from sip.cli.run import run_command_line

__all__ = ["run_command_line"]
