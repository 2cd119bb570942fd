"""The commands, each imported when it is asked for, so that none waits for another's imports."""
# ruff: noqa: PLC0415  # see above

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final

import typer
from typer.core import TyperGroup
from typer.main import get_command

from sip import __version__
from sip.cli.exits import WRONG_USAGE, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    # Typer's own signatures name these, and it has no public name for them.
    from typer._click.core import Command, Context

_HELP_OPTIONS: Final = ["-h", "--help"]
_SETTINGS = {"help_option_names": _HELP_OPTIONS, "max_content_width": 80}


@dataclass(frozen=True)
class _Command:
    """Where a command's function is, and an example of its use that works."""

    module: str
    function: str
    example: str


COMMANDS: Mapping[str, _Command] = {
    "status": _Command("sip.cli.commands.status", "status", "sip status --as-of 2023-11 --lang zh"),
    "report": _Command(
        "sip.cli.commands.report", "report", "sip report --as-of 2024-04 --output draft.docx"
    ),
    "list": _Command(
        "sip.cli.commands.lookup", "list_actions", "sip list --open --category financing --sort due"
    ),
    "show": _Command("sip.cli.commands.lookup", "show", "sip show SIP2023_A3 --as-of 2023-11"),
    "chart": _Command(
        "sip.cli.commands.chart", "chart", "sip chart --as-of 2024-04 --output progress.svg"
    ),
    "diff": _Command("sip.cli.commands.diff", "diff", "sip diff EB154/34 A77/28 --format markdown"),
    "validate": _Command(
        "sip.cli.commands.validate",
        "validate",
        "sip validate --strict data/actions/SIP2023_A3.yaml",
    ),
    "schema": _Command("sip.cli.commands.schema", "schema", "sip schema action"),
}


class _CommandsOnDemand(TyperGroup):
    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  # typer's signature
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  # typer's signature
        if (found := COMMANDS.get(cmd_name)) is None:
            return None
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        function = getattr(import_module(found.module), found.function)
        register = alone.command(
            cmd_name, epilog=f"Example: {found.example}", context_settings=_SETTINGS
        )
        register(function)
        return get_command(alone)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        if args[0] not in COMMANDS:
            from sip.text.safe import printable
            from sip.text.suggest import nearest

            suggestion = nearest(args[0], COMMANDS)
            wanted = f"did you mean {suggestion}?" if suggestion else f"use {', '.join(COMMANDS)}"
            raise UsageError(f"{printable(args[0])} is no command: {wanted}")
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_CommandsOnDemand,
    rich_markup_mode=None,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
    epilog="Example: sip status",
)


def _print_version(value: bool) -> None:  # noqa: FBT001  # typer calls it with the flag
    if value:
        from sip.cli.output import print_lines

        print_lines([f"sip {__version__}"], sys.stdout)
        raise typer.Exit


@app.callback()
def sip(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001  # its callback prints it
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
    debug: Annotated[  # noqa: ARG001  # read where a fault is caught
        bool, typer.Option("--debug", help="Show the traceback of a fault of sip itself.")
    ] = False,
) -> None:
    """Keep the record of a reform plan, and work out every figure from it."""
    if context.invoked_subcommand is None:
        from sip.cli.output import print_lines

        print_lines([context.get_help()], sys.stderr)
        raise typer.Exit(WRONG_USAGE)
