"""Problems as plain lines: one a problem, and one with the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import number_of
from sip.problems.rule import Severity
from sip.text.safe import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.problems.problem import Findings, Problem


def render(findings: Findings) -> str:
    """Return a line a problem and the line of counts; none is a command to a CI runner."""
    lines = [*(visible(str(problem)) for problem in findings.problems), counts(findings)]
    return "".join(f"{line}\n" for line in lines)


def counts(findings: Findings) -> str:
    """Say how many problems there are, and what was not shown or not compared."""
    files = f"{findings.files} file{'' if findings.files == 1 else 's'} read"
    line = f"{files}: {_counted(findings.problems) or 'no problems'}"
    if findings.elsewhere:
        line += (
            f", and {_counted(findings.elsewhere)} in files that were not named: "
            "run sip validate without file names to see them"
        )
    if findings.unchanged:
        line += (
            f", and {_counted(findings.unchanged)} that the change did not bring: "
            "run sip validate without --changed to see them"
        )
    if findings.are_figures_compared:
        return line
    return f"{line}; published figures not compared until every action's log can be read"


def _counted(problems: Sequence[Problem]) -> str:
    return ", ".join(
        f"{number} {severity}{'' if number == 1 else 's'}"
        for severity in Severity
        if (number := number_of(severity, problems))
    )
