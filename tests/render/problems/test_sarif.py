from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from sip.checks.rules import RULES
from sip.plan.values import BAD_DATE, BAD_VALUE
from sip.problems.problem import Findings, Location, Problem
from sip.render.problems import sarif as problems_sarif
from tests.support.paths import TESTS

_SCHEMA_FILE = TESTS / "schemas" / "sarif-2.1.0-rtm.5.json"
VALIDATOR = jsonschema.Draft4Validator(json.loads(_SCHEMA_FILE.read_text(encoding="utf-8")))
NO_DATE = Problem.of(BAD_DATE, Location("data/a b.yaml", 4, 6, 4, 16), "due is no date")


def log_of(*problems: Problem) -> dict[str, Any]:
    printed = problems_sarif.render(Findings(problems, files=1), "0.1.0", RULES)
    log: dict[str, Any] = json.loads(printed)
    VALIDATOR.validate(log)
    return log


def test_a_log_of_one_run() -> None:
    log = log_of(NO_DATE)
    rules = log["runs"][0]["tool"]["driver"].pop("rules")

    assert log == {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "sip", "version": "0.1.0"}},
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    "SRCROOT": {"description": {"text": "The top folder of the repository."}}
                },
                "results": [
                    {
                        "ruleId": "bad-date",
                        "ruleIndex": rules.index(
                            {
                                "id": "bad-date",
                                "shortDescription": {"text": BAD_DATE.sentence},
                                "fullDescription": {
                                    "text": f"{BAD_DATE.sentence} {BAD_DATE.reason}"
                                },
                                "defaultConfiguration": {"level": "error"},
                            }
                        ),
                        "level": "error",
                        "message": {"text": "due is no date"},
                        "locations": [
                            {
                                "physicalLocation": {
                                    "artifactLocation": {
                                        "uri": "data/a%20b.yaml",
                                        "uriBaseId": "SRCROOT",
                                    },
                                    "region": {
                                        "startLine": 4,
                                        "startColumn": 6,
                                        "endLine": 4,
                                        "endColumn": 16,
                                    },
                                }
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_every_rule_is_listed_with_its_level() -> None:
    rules = log_of()["runs"][0]["tool"]["driver"]["rules"]

    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        (rule.code, rule.severity) for rule in RULES
    ]


def test_a_file_outside_any_repository_has_a_whole_address() -> None:
    problem = Problem.of(BAD_DATE, Location("/srv/plan/data/a.yaml"), "no date")

    place = log_of(problem)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]

    assert place["artifactLocation"] == {"uri": "file:///srv/plan/data/a.yaml"}


def test_a_message_has_neither_placeholders_nor_links() -> None:
    problem = Problem.of(BAD_VALUE, Location("a"), "title is {0} [here](http://x), [1] {")

    message = log_of(problem)["runs"][0]["results"][0]["message"]

    assert message == {"text": "title is {{0}} [here\\](http://x), [1] {{"}


def test_the_schema_refuses_another_level() -> None:
    log = log_of(NO_DATE)
    log["runs"][0]["results"][0]["level"] = "fatal"

    assert [error.message for error in VALIDATOR.iter_errors(log)] == [
        "'fatal' is not one of ['none', 'note', 'warning', 'error']"
    ]


_FILE_NAME = st.binary(min_size=1).filter(lambda name: not name.startswith(b"/"))


@given(name=_FILE_NAME, message=st.text())
def test_any_file_name_is_an_address_and_any_message_valid(name: bytes, message: str) -> None:
    path = name.decode("utf-8", "surrogateescape")

    result = log_of(Problem.of(BAD_VALUE, Location(path), message))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    assert uri.isascii()
    assert ":" not in uri
    assert unquote(uri, errors="surrogateescape") == path
