"""Prints the problems that were asked for, in the format that was asked for."""
# ruff: noqa: PLC0415  # a renderer is imported only for its own format

from __future__ import annotations

import os
import sys
from dataclasses import replace
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


def print_problems(
    dataset: Dataset,
    problems: Sequence[Problem],
    failing: Collection[Problem],
    paths: Sequence[Path],
    chosen: str | None,
    unchanged: Sequence[Problem] = (),
) -> None:
    """Print the problems of the named files, or all, and how many others there are or fail."""
    shown = _below(_named(paths, dataset.folder), problems, dataset.folder) if paths else problems
    findings = Findings(
        problems=tuple(first_of_each_file(shown)),
        files=len(dataset.texts),
        are_figures_compared=dataset.are_figures_compared,
        elsewhere=tuple(set(failing).difference(shown)),
        unchanged=tuple(unchanged),
    )
    for form in _formats(chosen):
        print_text(_render(findings, dataset, form), sys.stdout)


def failing_problems(problems: Sequence[Problem], *, strict: bool) -> list[Problem]:
    """Return the problems that make the run fail: errors, and warnings where they are to."""
    return [each for each in problems if strict or each.severity is Severity.ERROR]


def _named(paths: Sequence[Path], folder: str) -> list[PurePath]:
    """Return the files and folders that were named, from the data folder; raise UsageError."""
    data = _real(folder)
    named: list[PurePath] = []
    for path in paths:
        # A link in the data folder is a problem of its own; a link to the folder is the folder.
        itself, real = _real(path.parent) / path.name, _real(path)
        if data.is_relative_to(real):
            named.append(PurePath())
        elif itself.is_relative_to(data):
            inside = (each for each in (itself, real) if each.is_relative_to(data))
            named += [each.relative_to(data) for each in inside]
        else:
            raise UsageError(
                f"{printable_path(path)} is not in the data folder {printable(folder)}: name its "
                "files or folders, none for all of them, or another folder with --data"
            )
    return named


def _below(named: Sequence[PurePath], problems: Sequence[Problem], folder: str) -> list[Problem]:
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


def _render(findings: Findings, dataset: Dataset, form: ProblemFormat) -> str:
    if form.is_for_terminals and sys.stdout.isatty():
        return _in_terminal(findings, dataset)
    return form.write(_from_top(findings, dataset.folder) if form.is_read_by_services else findings)


def _in_terminal(findings: Findings, dataset: Dataset) -> str:
    from rich.console import Console

    from sip.render.problems import terminal as problems_terminal

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    with console.capture() as captured:
        shown = problems_terminal.render(findings, dataset.texts, console.width)
        console.print(shown, soft_wrap=True)
    return captured.get()


def _from_top(findings: Findings, folder: str) -> Findings:
    """Name the files from the repository's top folder, as services that show them do."""
    data = _real(folder)
    top = _top_folder(data)
    if top is None:
        return findings
    start = data.relative_to(top)

    def moved(problem: Problem) -> Problem:
        path = (start / _inside(problem.location.path, folder)).as_posix()
        return replace(problem, location=replace(problem.location, path=path))

    return replace(findings, problems=tuple(map(moved, findings.problems)))


def _top_folder(folder: Path) -> Path | None:
    """Return the top folder of the repository that the folder is in."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if workspace and folder.is_relative_to(_real(workspace)):
        return _real(workspace)
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
