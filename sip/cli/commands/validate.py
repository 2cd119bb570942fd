"""The command that checks the data."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    BaseOption,
    PathsArgument,
    PlansOption,
    ProblemFormatOption,
    StrictOption,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sip.cli.folders import Folders
    from sip.cli.output.findings import CheckedPlan


def _print_rules(value: bool) -> None:  # noqa: FBT001  # typer calls it with the flag
    if value:
        from sip.cli.output.findings import print_rules

        print_rules()
        raise typer.Exit


AllowRewriteOption = Annotated[
    str | None,
    typer.Option(
        "--allow-rewrite",
        metavar="WHY",
        help="With --base: rewritten history only warns, and says WHY.",
    ),
]
ChangedOption = Annotated[
    bool, typer.Option("--changed", help="With --base: only problems that the change brings.")
]
FixOption = Annotated[
    bool, typer.Option("--fix", help="First mend what has one right answer, such as dates.")
]
MendingShownOption = Annotated[
    bool, typer.Option("--dry-run", help="With --fix: show what would be mended.")
]


def validate(
    paths: PathsArgument = None,
    *,
    format_: ProblemFormatOption = None,
    strict: StrictOption = False,
    base: BaseOption = None,
    allow_rewrite: AllowRewriteOption = None,
    changed: ChangedOption = False,
    fix: FixOption = False,
    dry_run: MendingShownOption = False,
    data: PlansOption = None,
    rules: Annotated[  # noqa: ARG001  # its callback does what it asks
        bool,
        typer.Option(
            "--rules", callback=_print_rules, is_eager=True, help="List the rules and exit."
        ),
    ] = False,
) -> None:
    """Print every problem in the data; exit with 1 if one is an error."""
    from sip.cli.folders import each_apart
    from sip.cli.output.findings import failing_problems, print_problems

    if allow_rewrite is not None and (base is None or not allow_rewrite.strip()):
        raise UsageError("--allow-rewrite goes with --base and a reason: say why it is allowed")
    if changed and base is None:
        raise UsageError("--changed goes with --base: name the branch that the change goes to")
    if fix or dry_run:
        for each in each_apart(data):
            _fix(paths or [], each, base, is_asked=fix, dry_run=dry_run)
    if dry_run:
        return
    plans = [_found(base, allow_rewrite, each, is_of_change=changed) for each in each_apart(data)]
    problems = [problem for plan in plans for problem in plan.problems]
    failing = failing_problems(problems, strict=strict)
    print_problems(plans, failing, paths or [], format_)
    if failing:
        raise typer.Exit(PROBLEMS)


def _fix(
    paths: list[Path], data: Folders, base: str | None, *, is_asked: bool, dry_run: bool
) -> None:
    from sip.cli.writing.mend import mend

    if not is_asked:
        raise UsageError("--dry-run goes with --fix: add that, or leave it out")
    if base is not None:
        raise UsageError("--fix mends the files that are there: leave --base out")
    mend(data, paths, dry_run=dry_run)


def _found(
    base: str | None, reason: str | None, data: Folders, *, is_of_change: bool
) -> CheckedPlan:
    """Return the data of a plan with its problems, and with what was rewritten since the base."""
    from sip.checks.every import check
    from sip.checks.history.backdated import check_backdated
    from sip.checks.history.comparison import Comparison
    from sip.checks.history.rewritten import check_history
    from sip.cli.base import ends_meant, read_base, read_now
    from sip.cli.data import read_data
    from sip.cli.output.findings import CheckedPlan
    from sip.problems.problem import sorted_problems

    if base is None:
        return CheckedPlan(*read_data(data))
    ends = ends_meant(base, data)
    dataset, problems = read_now(ends, data)
    was, problems_before = read_base(ends.was, data)
    comparison = Comparison(was, dataset, ends.was.label)
    history = [*check_history(comparison, reason), *check_backdated(comparison)]
    if not is_of_change:
        return CheckedPlan(dataset, sorted_problems([*problems, *history]))
    brought = comparison.brought(problems, [*problems_before, *check(was)])
    kept = frozenset(brought)
    unchanged = [each for each in problems if each not in kept]
    return CheckedPlan(dataset, sorted_problems([*brought, *history]), unchanged)
