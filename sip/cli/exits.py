"""The exit statuses of sip, and the one exception that asks for one."""

from __future__ import annotations

from typing import Final

import typer

FINE: Final = 0
PROBLEMS: Final = 1
WRONG_USAGE: Final = 2
FAULT: Final = 3


class UsageError(typer.TyperException):
    """Something asked for that can't be done as asked; the message says what can."""

    exit_code = WRONG_USAGE
