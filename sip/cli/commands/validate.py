"""The command that checks the data."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    BaseOption,
    DataOption,
    PathsArgument,
    ProblemFormatOption,
    StrictOption,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sip.problems.problem import Problem
    from sip.reading.dataset import Dataset


def _print_rules(value: bool) -> None:  # noqa: FBT001  # typer calls it with the flag
    if value:
        from sip.cli.findings import print_rules

        print_rules()
        raise typer.Exit


def validate(
    paths: PathsArgument = None,
    *,
    format_: ProblemFormatOption = None,
    strict: StrictOption = False,
    base: BaseOption = None,
    allow_rewrite: Annotated[
        str | None,
        typer.Option(
            "--allow-rewrite",
            metavar="WHY",
            help="With --base: rewritten history only warns, and says WHY.",
        ),
    ] = None,
    data: DataOption = None,
    rules: Annotated[  # noqa: ARG001  # its callback does what it asks
        bool,
        typer.Option(
            "--rules", callback=_print_rules, is_eager=True, help="List the rules and exit."
        ),
    ] = False,
) -> None:
    """Print every problem in the data; exit with 1 if one is an error."""
    from sip.cli.data import read_data
    from sip.cli.findings import failing_problems, print_problems

    if allow_rewrite is not None and (base is None or not allow_rewrite.strip()):
        raise UsageError("--allow-rewrite goes with --base and a reason: say why it is allowed")
    if base is None:
        dataset, problems = read_data(data)
    else:
        dataset, problems = _with_history(base, allow_rewrite, data)
    failing = failing_problems(problems, strict=strict)
    print_problems(dataset, problems, failing, paths or [], format_)
    if failing:
        raise typer.Exit(PROBLEMS)


def _with_history(
    base: str, reason: str | None, data: Path | None
) -> tuple[Dataset, list[Problem]]:
    """Return the data with its problems, together with what was rewritten since the base."""
    from sip.checks.backdated import check_backdated
    from sip.checks.comparison import Comparison
    from sip.checks.rewritten import check_history
    from sip.cli.base import ends_meant, read_base, read_now
    from sip.problems.problem import sorted_problems

    ends = ends_meant(base, data)
    dataset, problems = read_now(ends, data)
    was, _ = read_base(ends.was, data)
    comparison = Comparison(was, dataset, ends.was.label)
    rewritten = check_history(comparison, reason)
    return dataset, sorted_problems([*problems, *rewritten, *check_backdated(comparison)])
