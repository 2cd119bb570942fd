"""Problems as SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from sip.text.json_text import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.problems.problem import Findings, Location, Problem
    from sip.problems.rule import Rule

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_TOP_FOLDER: Final = "SRCROOT"


def render(findings: Findings, sip_version: str, rules: Sequence[Rule]) -> str:
    """Return the findings as a log of one run; paths are relative to the top folder."""
    index = {rule: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "sip",
                "version": sip_version,
                "rules": [_rule(each) for each in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _TOP_FOLDER: {"description": {"text": "The top folder of the repository."}}
        },
        "results": [_result(problem, index[problem.rule]) for problem in findings.problems],
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=None)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": f"{rule.sentence} {rule.reason}"},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(problem: Problem, rule_index: int) -> dict[str, object]:
    return {
        "ruleId": problem.rule.code,
        "ruleIndex": rule_index,
        "level": problem.severity.value,
        "message": {"text": _literal(problem.message)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(problem.location.path),
                    "region": _region(problem.location),
                }
            }
        ],
    }


def _literal(text: str) -> str:
    """Escape what SARIF makes placeholders and links of."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path.encode("utf-8", "surrogateescape"))
    if uri.startswith("/"):
        return {"uri": f"file://{uri}"}
    return {"uri": uri, "uriBaseId": _TOP_FOLDER}


def _region(place: Location) -> dict[str, int]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
