"""Prints the problems that were asked for, in the format that was asked for."""
# ruff: noqa: PLC0415  # a renderer is imported only for its own format

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.cli.output.formats import PROBLEM_GITHUB, PROBLEM_TEXT, problem_format_of
from sip.cli.output.printing import print_text
from sip.problems.problem import Findings, first_of_each_file
from sip.problems.rule import Severity
from sip.text.safe import printable, printable_path

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sip.cli.output.formats import ProblemFormat
    from sip.problems.problem import Problem
    from sip.reading.dataset import Dataset

_WIDTH_OF_RULES = 80


def print_rules() -> None:
    """Print every rule with its severity, what it asks and why."""
    from sip.checks.rules import RULES
    from sip.render.problems import rules

    print_text(rules.render(RULES, _WIDTH_OF_RULES), sys.stdout)


@dataclass(frozen=True)
class CheckedPlan:
    """The data of a plan, the problems that count, and those that a change did not bring."""

    dataset: Dataset
    problems: Sequence[Problem]
    unchanged: Sequence[Problem] = ()


def print_problems(
    plans: Sequence[CheckedPlan],
    failing: Collection[Problem],
    paths: Sequence[Path],
    chosen: str | None,
) -> None:
    """Print the problems of the named files, or all, and how many others there are or fail."""
    shown = _only(plans, paths) if paths else plans
    told = {problem for plan in shown for problem in plan.problems}
    for form in _formats(chosen):
        print_text(_render(shown, tuple(set(failing) - told), form), sys.stdout)


def failing_problems(problems: Sequence[Problem], *, strict: bool) -> list[Problem]:
    """Return the problems that make the run fail: errors, and warnings where they are to."""
    return [each for each in problems if strict or each.severity is Severity.ERROR]


def _only(plans: Sequence[CheckedPlan], paths: Sequence[Path]) -> list[CheckedPlan]:
    """Return the plans with the problems of the named files and folders alone; raise UsageError."""
    folders = [plan.dataset.folder for plan in plans]
    for path in paths:
        if not any(_named(path, folder) for folder in folders):
            where = f"the data folder {printable(folders[0])}" if len(folders) == 1 else "any plan"
            raise UsageError(
                f"{printable_path(path)} is not in {where}: name its "
                "files or folders, none for all of them, or another folder with --data"
            )
    return [
        replace(plan, problems=_below(paths, plan.problems, plan.dataset.folder)) for plan in plans
    ]


def _named(path: Path, folder: str) -> list[PurePath]:
    """Return what was named, from the data folder; nothing where it is not in it."""
    data = _real(folder)
    # A link in the data folder is a problem of its own; a link to the folder is the folder.
    itself, real = _real(path.parent) / path.name, _real(path)
    if data.is_relative_to(real):
        return [PurePath()]
    if not itself.is_relative_to(data):
        return []
    inside = (each for each in (itself, real) if each.is_relative_to(data))
    return [each.relative_to(data) for each in inside]


def _below(paths: Sequence[Path], problems: Sequence[Problem], folder: str) -> list[Problem]:
    named = [each for path in paths for each in _named(path, folder)]
    files = {each.location.path for each in problems}
    asked_for = {
        file for file in files if any(_inside(file, folder).is_relative_to(each) for each in named)
    }
    return [each for each in problems if each.location.path in asked_for]


def _real(path: Path | str) -> Path:
    """Return the path with every link followed; one that leads round in a circle stays."""
    return Path(os.path.realpath(path))


def _inside(shown: str, folder: str) -> PurePath:
    """Return the path from the data folder of a file that is shown below it."""
    return PurePath(shown).relative_to(folder)


def _formats(chosen: str | None) -> tuple[ProblemFormat, ...]:
    """Return the formats to print; GitHub shows ten annotations a step, so its log has the rest."""
    if chosen is not None:
        return (problem_format_of(chosen),)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        return (PROBLEM_GITHUB, PROBLEM_TEXT)
    return (PROBLEM_TEXT,)


def _render(
    plans: Sequence[CheckedPlan], elsewhere: tuple[Problem, ...], form: ProblemFormat
) -> str:
    told = [_from_top(plan) for plan in plans] if form.is_read_by_services else plans
    findings = Findings(
        problems=tuple(first_of_each_file([problem for plan in told for problem in plan.problems])),
        files=sum(len(plan.dataset.texts) for plan in plans),
        are_figures_compared=all(plan.dataset.are_figures_compared for plan in plans),
        elsewhere=elsewhere,
        unchanged=tuple(problem for plan in plans for problem in plan.unchanged),
    )
    if form.is_for_terminals and sys.stdout.isatty():
        return _in_terminal(findings, plans)
    return form.write(findings)


def _in_terminal(findings: Findings, plans: Sequence[CheckedPlan]) -> str:
    from rich.console import Console

    from sip.render.problems import terminal as problems_terminal

    texts = {path: text for plan in plans for path, text in plan.dataset.texts.items()}
    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        shown = problems_terminal.render(findings, texts, console.width)
        console.print(shown, soft_wrap=True)
    return captured.get()


def _from_top(plan: CheckedPlan) -> CheckedPlan:
    """Name the files from the repository's top folder, as services that show them do."""
    folder = plan.dataset.folder
    data = _real(folder)
    top = _top_folder(data)
    if top is None:
        return plan
    start = data.relative_to(top)

    def moved(problem: Problem) -> Problem:
        path = (start / _inside(problem.location.path, folder)).as_posix()
        return replace(problem, location=replace(problem.location, path=path))

    return replace(plan, problems=[moved(problem) for problem in plan.problems])


def _top_folder(folder: Path) -> Path | None:
    """Return the top folder of the repository that the folder is in."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace and folder.is_relative_to(_real(workspace)):
        return _real(workspace)
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
