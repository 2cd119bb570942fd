"""Problems as GitHub's workflow commands, which it shows as annotations beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.text.safe import visible

if TYPE_CHECKING:
    from sip.problems.problem import Findings, Location, Problem


def render(findings: Findings) -> str:
    """Return an annotation a problem; paths are relative to the repository's top folder."""
    return "".join(f"{_annotation(problem)}\n" for problem in findings.problems)


def _annotation(problem: Problem) -> str:
    properties = {
        "file": problem.location.path,
        **_span(problem.location),
        "title": problem.rule.code,
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{problem.severity} {written}::{_data(problem.message)}"


def _span(place: Location) -> dict[str, int]:
    """Return the span; GitHub takes columns only where it is all on one line."""
    if place.line == place.end_line:
        return {
            "line": place.line,
            "endLine": place.line,
            "col": place.column,
            "endColumn": place.end_column,
        }
    ends_before_the_line = place.end_column == 1
    return {"line": place.line, "endLine": place.end_line - ends_before_the_line}


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
