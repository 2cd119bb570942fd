from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.checks.logs import REOPENED
from sip.checks.rules import RULES
from sip.plan.values import BAD_DATE, BAD_VALUE
from sip.problems.problem import Findings, Location, Problem
from sip.reading.unread import UNEXPECTED_FILE
from sip.render.problems import json as problems_json
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from sip.problems.rule import Rule

_DOCS = ROOT / "docs"
SCHEMA = json.loads((_DOCS / "validate-json.schema.json").read_text(encoding="utf-8"))
NO_DATE = Problem.of(
    BAD_DATE,
    Location("data/actions/SIP2023_B15.yaml", 4, 6, 4, 16),
    "due is 2023-13-31, which is no date: write 2023, 2023-Q4, 2023-12 or 2023-12-31",
)
REOPENING = Problem.of(REOPENED, Location("data/actions/SIP2023_A3.yaml", 9, 13, 9, 24), "中")


def test_one_object_with_the_problems_and_the_counts() -> None:
    findings = Findings((REOPENING,), files=103, are_figures_compared=False, elsewhere=(NO_DATE,))

    assert problems_json.render(findings, "0.1.0") == (
        """\
{
  "version": 1,
  "tool": {
    "name": "sip",
    "version": "0.1.0"
  },
  "problems": [
    {
      "path": "data/actions/SIP2023_A3.yaml",
      "line": 9,
      "column": 13,
      "end_line": 9,
      "end_column": 24,
      "severity": "warning",
      "rule": "reopened",
      "message": "中"
    }
  ],
  "counts": {
    "files": 103,
    "errors": 0,
    "warnings": 1,
    "elsewhere": {
      "errors": 1,
      "warnings": 0
    },
    "unchanged": {
      "errors": 0,
      "warnings": 0
    }
  },
  "figures_compared": false
}
"""
    )


def test_the_documentation_shows_what_is_printed() -> None:
    page = (_DOCS / "validate-json.md").read_text(encoding="utf-8")
    example = page.split("```json\n")[1].split("```")[0]

    printed = problems_json.render(Findings((NO_DATE,), files=103), "0.1.0")

    assert json.loads(example) == json.loads(printed)


def test_a_file_name_that_is_not_utf_8_is_still_json() -> None:
    problem = Problem.of(UNEXPECTED_FILE, Location("data/\udcff\x1b中.yml"), "not read")

    printed = problems_json.render(Findings((problem,), files=1), "0.1.0")

    assert json.loads(printed)["problems"][0]["path"] == "data/\\xff\x1b中.yml"
    assert '"data/\\\\xff\\u001b中.yml"' in printed


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_fits_the_schema(rule: Rule) -> None:
    findings = Findings((Problem.of(rule, Location("a"), "it is bad"),), files=0)

    jsonschema.validate(json.loads(problems_json.render(findings, "0.1.0")), SCHEMA)


def test_the_schema_is_one_and_refuses_another_version() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    other = json.loads(problems_json.render(Findings((), files=0), "0.1.0")) | {"version": 2}

    with pytest.raises(jsonschema.ValidationError, match="1 was expected"):
        jsonschema.validate(other, SCHEMA)


@given(path=st.text(), message=st.text(min_size=1))
def test_any_text_comes_back_as_it_was(path: str, message: str) -> None:
    problem = Problem.of(BAD_VALUE, Location(path), message)

    printed = json.loads(problems_json.render(Findings((problem,), files=1), "0.1.0"))

    jsonschema.validate(printed, SCHEMA)
    assert (printed["problems"][0]["path"], printed["problems"][0]["message"]) == (path, message)
