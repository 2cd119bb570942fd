"""The commands, each imported when it is asked for, so that none waits for another's imports."""
# ruff: noqa: PLC0415  # a command waits for its own imports alone

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn, Protocol, cast

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from sip import __version__
from sip.cli.exits import WRONG_USAGE, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping


_HELP_OPTIONS: Final = ["-h", "--help"]
_SETTINGS = {"help_option_names": _HELP_OPTIONS, "max_content_width": 80}


@dataclass(frozen=True)
class _Where:
    """Where a command's function is, what it does, and an example of its use that works.

    The sentence is the first of the function's own: the list of commands imports none of them.
    """

    module: str
    function: str
    sentence: str
    example: str


COMMANDS: Mapping[str, _Where] = {
    "status": _Where(
        "sip.cli.commands.status",
        "status",
        "Print the progress table and what is open, late or unlisted.",
        "sip status --as-of 2023-11 --lang zh",
    ),
    "report": _Where(
        "sip.cli.commands.report",
        "report",
        "Draft a progress report: what moved, tables, every open action.",
        "sip report --as-of 2024-04 --output draft.docx",
    ),
    "list": _Where(
        "sip.cli.commands.list",
        "list_actions",
        "List the actions that pass every filter given.",
        "sip list --open --category financing --sort due",
    ),
    "entries": _Where(
        "sip.cli.commands.entries",
        "entries",
        "List the entries of the logs of all actions, or of some.",
        "sip entries --from 2024-04 --format csv --output entries.csv",
    ),
    "show": _Where(
        "sip.cli.commands.show",
        "show",
        "Show actions in full: the state at a date, and the log.",
        "sip show SIP2023_A3 --as-of 2023-11",
    ),
    "chart": _Where(
        "sip.cli.commands.chart",
        "chart",
        "Chart implemented and open actions over time.",
        "sip chart --as-of 2024-04 --output progress.svg",
    ),
    "site": _Where(
        "sip.cli.commands.site",
        "site",
        "Write a site: a page for each date and action, data and feed.",
        "sip site site",
    ),
    "diff": _Where(
        "sip.cli.commands.diff",
        "diff",
        "Tell what moved between two dates, or since a git revision.",
        "sip diff EB154/34 A77/28 --format markdown",
    ),
    "export": _Where(
        "sip.cli.commands.export",
        "export",
        "Write the whole record as tables, as a calendar or as a feed.",
        "sip export --format csv --output tables",
    ),
    "validate": _Where(
        "sip.cli.commands.validate",
        "validate",
        "Print every problem in the data; exit with 1 if one is an error.",
        "sip validate --strict data/actions/SIP2023_A3.yaml",
    ),
    "init": _Where(
        "sip.cli.commands.init",
        "init",
        "Begin a plan, with the files of its repository.",
        'sip init plan --title "Reform" --category people=People',
    ),
    "log": _Where(
        "sip.cli.commands.log",
        "log",
        "Add an entry to the log of one or many actions, all or none.",
        "sip log SIP2023_A3 --on 2024-06-30 --source EB156/31 --status implemented",
    ),
    "new": _Where(
        "sip.cli.commands.new",
        "new",
        "Add an action to the plan, with its first log entry.",
        'sip new --title "Publish" --category results --due 2025 --on 2024-06 --source A77/4',
    ),
    "set": _Where(
        "sip.cli.commands.set",
        "set_head",
        "Change an action's title, category, due date or fields.",
        "sip set SIP2023_A3 --due 2024-12",
    ),
    "name": _Where(
        "sip.cli.commands.name",
        "name",
        "Give an unlisted action its name; what refers to it follows.",
        "sip name UNLISTED_012 SIP2023_A1 --title Train --category results --due 2023",
    ),
    "snapshot": _Where(
        "sip.cli.commands.snapshot",
        "snapshot",
        "Freeze the figures of a date as those a report published.",
        "sip snapshot --document EB156/33 --as-of 2024-10-31",
    ),
    "import": _Where(
        "sip.cli.commands.import_",
        "import_rows",
        "Write what the rows of a spreadsheet say, all of it or nothing.",
        "sip import --template actions.xlsx",
    ),
    "schema": _Where(
        "sip.cli.commands.schema",
        "schema",
        "Print the JSON Schema of a kind of data file, or of a report.",
        "sip schema action",
    ),
}


class _Parsing(Protocol):
    """What a group is told of the words that it looks a command up for."""

    resilient_parsing: bool


class _Command(TyperCommand):
    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401  # typer has no public name for it
        return _in_one_piece(super().get_help_option(ctx))


class _CommandsOnDemand(TyperGroup):
    def get_help_option(self, ctx: Any) -> TyperOption | None:  # noqa: ANN401  # typer has no public name for it
        return _in_one_piece(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401  # typer has no public name for it
        params = super().get_params(ctx)
        for each in params:
            if isinstance(each, TyperOption) and each.name == "show_completion":
                each.help = "Print what that would install."  # typer's own takes two lines
        return params

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002  # typer has no public name for it, and its signature
        with formatter.section("Commands"):
            formatter.write_dl([(name, each.sentence) for name, each in COMMANDS.items()])

    def list_commands(self, ctx: object) -> list[str]:  # noqa: ARG002  # typer's signature
        return list(COMMANDS)

    def get_command(self, ctx: _Parsing, cmd_name: str) -> TyperCommand | None:
        found = COMMANDS.get(cmd_name)
        if found is None:
            if not ctx.resilient_parsing:
                _refuse(cmd_name)
            return None
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        function = getattr(import_module(found.module), found.function)
        register = alone.command(
            cmd_name, cls=_Command, epilog=f"Example: {found.example}", context_settings=_SETTINGS
        )
        register(function)
        return cast("TyperCommand", get_command(alone))


def _refuse(word: str) -> NoReturn:
    from sip.text.safe import printable
    from sip.text.suggest import nearest

    suggestion = nearest(word, COMMANDS)
    wanted = f"did you mean {suggestion}?" if suggestion else f"use {', '.join(COMMANDS)}"
    raise UsageError(f"{printable(word)} is no command: {wanted}")


def _in_one_piece(option: TyperOption | None) -> TyperOption | None:
    """Let help be printed as all else is: a reader may go away, and a device be full."""
    if option is not None:
        option.callback = _print_help
    return option


def _print_help(context: Any, _: object, value: object) -> None:  # noqa: ANN401  # typer has no public name for it
    if value and not context.resilient_parsing:
        from sip.cli.output.printing import print_lines

        print_lines([context.get_help()], sys.stdout)
        raise typer.Exit


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
        from sip.cli.output.printing import print_lines

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
        from sip.cli.output.printing import print_lines

        print_lines([context.get_help()], sys.stderr)
        raise typer.Exit(WRONG_USAGE)
