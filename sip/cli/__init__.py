"""The command line: reads the data folder, calls, renders, writes, exits."""

from __future__ import annotations

from sip.cli.run import main

__all__ = ["main"]
