"""A list of actions as a workbook, which people change and `sip import` reads back."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sip.cli.exits import UsageError
from sip.cli.output.extras import SHEETS, require_extra
from sip.cli.output.files import write_output
from sip.cli.output.printing import print_bytes
from sip.text.safe import printable_path

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sip.plan.models import Plan
    from sip.plan.progress import State

_NAME: Final = "xlsx"
_ENDING: Final = ".xlsx"


def is_workbook(
    format_: str | None, output: Path | None, *, bom: bool, refused: Mapping[str, bool]
) -> bool:
    """Tell whether a workbook is asked for; raise UsageError where the options contradict it.

    `refused` are options that a workbook has no use for, with whether they are set.
    """
    has_ending = output is not None and output.suffix.casefold() == _ENDING
    if format_ != _NAME and not (has_ending and format_ is None):
        return False
    if output is not None and not has_ending and output.suffix:
        raise UsageError(
            f"--format {_NAME} and --output {printable_path(output)} don't go together: "
            f"let the file end in {_ENDING}, or leave --format out"
        )
    if bom:
        raise UsageError("--bom is for csv: add --format csv, or leave it out")
    for option in (name for name, is_set in refused.items() if is_set):
        raise UsageError(f"{option} is not for {_NAME}, which has what sip import reads")
    return True


@dataclass(frozen=True)
class WorkbookOfActions:
    """Where a workbook goes: to a file, or to stdout."""

    output: Path | None

    def deliver(self, states: Sequence[State], plan: Plan) -> None:
        """Write the actions, in every language of the plan; raise UsageError."""
        require_extra(SHEETS, "a workbook")
        from sip.exchange.sheets.columns import (  # noqa: PLC0415  # only with the extra
            ColumnsOfPlan,
            languages_of,
        )
        from sip.exchange.sheets.template import filled_workbook  # noqa: PLC0415  # only with the extra

        languages = languages_of(plan, [state.action for state in states])
        content = filled_workbook(states, ColumnsOfPlan.of(plan), languages)
        if self.output is not None:
            write_output(self.output, content)
        elif sys.stdout.isatty():
            raise UsageError(f"{_NAME} is no text for a terminal: name a file with --output")
        else:
            print_bytes(content, sys.stdout)
