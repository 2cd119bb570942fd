"""The command that checks the data."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from dataclasses import dataclass, field
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
        from sip.cli.output.findings import print_rules

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
    changed: Annotated[
        bool,
        typer.Option("--changed", help="With --base: only problems that the change brings."),
    ] = False,
    data: DataOption = None,
    rules: Annotated[  # noqa: ARG001  # its callback does what it asks
        bool,
        typer.Option(
            "--rules", callback=_print_rules, is_eager=True, help="List the rules and exit."
        ),
    ] = False,
) -> None:
    """Print every problem in the data; exit with 1 if one is an error."""
    from sip.cli.output.findings import failing_problems, print_problems

    if allow_rewrite is not None and (base is None or not allow_rewrite.strip()):
        raise UsageError("--allow-rewrite goes with --base and a reason: say why it is allowed")
    if changed and base is None:
        raise UsageError("--changed goes with --base: name the branch that the change goes to")
    found = _found(base, allow_rewrite, data, is_of_change=changed)
    failing = failing_problems(found.problems, strict=strict)
    print_problems(found.dataset, found.problems, failing, paths or [], format_, found.unchanged)
    if failing:
        raise typer.Exit(PROBLEMS)


@dataclass(frozen=True)
class _Found:
    """The data, the problems that count, and those that a change did not bring."""

    dataset: Dataset
    problems: list[Problem]
    unchanged: list[Problem] = field(default_factory=list)


def _found(
    base: str | None, reason: str | None, data: Path | None, *, is_of_change: bool
) -> _Found:
    """Return the data with its problems, and with what was rewritten since the base."""
    from sip.checks.every import check
    from sip.checks.history.backdated import check_backdated
    from sip.checks.history.comparison import Comparison
    from sip.checks.history.rewritten import check_history
    from sip.cli.base import ends_meant, read_base, read_now
    from sip.cli.data import read_data
    from sip.problems.problem import sorted_problems

    if base is None:
        return _Found(*read_data(data))
    ends = ends_meant(base, data)
    dataset, problems = read_now(ends, data)
    was, problems_before = read_base(ends.was, data)
    comparison = Comparison(was, dataset, ends.was.label)
    history = [*check_history(comparison, reason), *check_backdated(comparison)]
    if not is_of_change:
        return _Found(dataset, sorted_problems([*problems, *history]))
    brought = comparison.brought(problems, [*problems_before, *check(was)])
    kept = frozenset(brought)
    unchanged = [each for each in problems if each not in kept]
    return _Found(dataset, sorted_problems([*brought, *history]), unchanged)
