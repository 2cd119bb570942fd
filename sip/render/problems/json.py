"""Problems as JSON, in the shape that docs/validate-json.md describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sip.problems.problem import number_of
from sip.problems.rule import Severity
from sip.text.json_text import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.problems.problem import Findings, Problem

# A reader of an older version may break where a field goes or changes its meaning.
VERSION: Final = 1


def render(findings: Findings, sip_version: str) -> str:
    """Return the findings as one JSON object."""
    return dumped(
        {
            "version": VERSION,
            "tool": {"name": "sip", "version": sip_version},
            "problems": [_problem(problem) for problem in findings.problems],
            "counts": {
                "files": findings.files,
                **_counts(findings.problems),
                "elsewhere": _counts(findings.elsewhere),
                "unchanged": _counts(findings.unchanged),
            },
            "figures_compared": findings.are_figures_compared,
        },
        indent=2,
    )


def _problem(problem: Problem) -> dict[str, object]:
    place = problem.location
    return {
        "path": _decodable(place.path),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "severity": problem.severity.value,
        "rule": problem.rule.code,
        "message": problem.message,
    }


def _decodable(path: str) -> str:
    """Show the bytes of a file name that are not UTF-8 as escapes: JSON has no place for them."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _counts(problems: Sequence[Problem]) -> dict[str, int]:
    return {
        "errors": number_of(Severity.ERROR, problems),
        "warnings": number_of(Severity.WARNING, problems),
    }
