"""The schema of a plan's own actions: what it completes, what it takes and what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft7Validator

from sip.checks.every import check
from sip.plan.editor_schema import schema, schema_in
from sip.problems.rule import Severity
from sip.reading.folder import load
from tests.plan.test_editor_schema import as_an_editor_reads, as_sip_reads
from tests.support.data import dataset, read
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from sip.plan.models import Plan

PLAN = """\
language: fr
title: {fr: Plan de réforme, en: Plan of reform}
categories: {argent: {fr: Argent, en: Money}, gens: Personnel}
fields:
  priority:
    name: Priorité
    values: {high: Haute, low: {fr: Basse, en: Low}, "true": Vraie}
  lead:
    name: {fr: Responsable, en: Lead}
    values: {office: Bureau, board: Conseil}
    many: true
  reference: {name: Référence}
  tags: {name: Mots, many: true}
"""
BARE = "title: Reform\n"
ACTION = """\
id: A1
category: argent
title: Payer à temps
due: 2024
fields: {priority: high}
log:
  - {on: 2023, source: EB1/1, status: in progress}
"""


def plan(text: str) -> Plan:
    loaded = dataset({"plan.yaml": text}).plan
    assert loaded is not None
    return loaded.record


def test_an_action_has_the_values_of_its_plan_under_their_names() -> None:
    any_plan = schema("action")
    text, translations = any_plan["definitions"]["Text"]["anyOf"]
    in_french = {key: each for key, each in translations.items() if key != "minProperties"}
    priority = {
        "enum": ["high", "low", "true", True],
        "enumDescriptions": ["Haute", "Basse", "Vraie"],
    }
    lead = {"enum": ["office", "board"], "enumDescriptions": ["Bureau", "Conseil"]}
    short = {"type": ["string", "number"], "maxLength": 200, "pattern": "\\S"}
    some = {"type": "array", "uniqueItems": True, "minItems": 1}

    assert schema_in("action", plan(PLAN)) == any_plan | {
        "title": "sip action: Plan de réforme",
        "properties": any_plan["properties"]
        | {
            "category": {
                "description": "one of the categories in plan.yaml",
                "enum": ["argent", "gens"],
                "enumDescriptions": ["Argent", "Personnel"],
            },
            "fields": {
                "description": "what it is in each of the fields that plan.yaml declares",
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "properties": {
                    "priority": {
                        "description": "Priorité: one value",
                        "anyOf": [priority, {**some, "items": priority, "maxItems": 1}],
                    },
                    "lead": {
                        "description": "Responsable: one value, or a list of several",
                        "anyOf": [lead, {**some, "items": lead, "maxItems": 200}],
                    },
                    "reference": {
                        "description": "Référence: one short text",
                        "anyOf": [short, {**some, "items": short, "maxItems": 1}],
                    },
                    "tags": {
                        "description": "Mots: one short text, or a list of several",
                        "anyOf": [short, {**some, "items": short, "maxItems": 200}],
                    },
                },
            },
        },
        "definitions": any_plan["definitions"]
        | {"Text": {"anyOf": [text, {**in_french, "required": ["fr"]}]}},
    }


def test_what_a_plan_does_not_have_its_actions_do_not_have() -> None:
    left_out = set(schema("action")["properties"]) - set(
        schema_in("action", plan(BARE))["properties"]
    )
    assert left_out == {"category", "fields"}


def test_a_report_has_its_texts_in_the_language_of_the_plan() -> None:
    report = "as_of: 2023\ndocument: EB1/1\npublished: {actions: 1}\nfootnotes: {actions: {%s: A}}"
    validator = Draft7Validator(schema_in("snapshot", plan(PLAN)))
    assert validator.is_valid(as_an_editor_reads(report % "fr"))
    assert not validator.is_valid(as_an_editor_reads(report % "en"))


@pytest.mark.parametrize(
    "name", ["data", "examples/audit", "examples/small", "examples/task-group"]
)
def test_every_file_of_a_plan_keeps_its_schema(name: str) -> None:
    data, problems = load(ROOT / name, name)
    assert data.plan is not None
    assert problems == []
    for folder, kind in (("actions", "action"), ("snapshots", "snapshot")):
        validator = Draft7Validator(schema_in(kind, data.plan.record))
        texts = [text for path, text in data.files.items() if path.startswith(folder)]
        assert texts or name == "examples/small"
        for text in texts:
            errors = validator.iter_errors(as_an_editor_reads(text))
            assert [error.message for error in errors] == [], text


def is_sound(text: str, of_plan: str) -> bool:
    found, problems = read({"plan.yaml": of_plan, "actions/A1.yaml": text})
    return not any(each.severity is Severity.ERROR for each in [*problems, *check(found)])


def _fields(written: str) -> tuple[str, str]:
    return PLAN, ACTION.replace("{priority: high}", written)


GOOD = {
    "one value": _fields("{priority: low}"),
    "one value as a list": _fields("{priority: [low]}"),
    "a value that an editor does not take for a text": _fields("{priority: true}"),
    "one of several": _fields("{lead: board}"),
    "several": _fields("{lead: [board, office]}"),
    "a short text": _fields("{reference: Résolution 7}"),
    "a number": _fields("{reference: 12}"),
    "several texts": _fields("{tags: [a, 2024]}"),
    "no field": (PLAN, ACTION.replace("fields: {priority: high}\n", "")),
    "the plan's language": (PLAN, ACTION.replace("Payer à temps", "{fr: Payer, en: Pay}")),
    "a plan with nothing of its own": (
        BARE,
        ACTION.replace("category: argent\n", "").replace("fields: {priority: high}\n", ""),
    ),
}
BAD = {
    "an unknown category": (PLAN, ACTION.replace("argent", "money")),
    "a category in capitals": (PLAN, ACTION.replace("argent", "Argent")),
    "a category where there are none": (
        BARE,
        ACTION.replace("fields: {priority: high}\n", ""),
    ),
    "a field where there are none": (BARE, ACTION.replace("category: argent\n", "")),
    "an undeclared field": _fields("{theme: high}"),
    "no field among the fields": _fields("{}"),
    "an undeclared value": _fields("{priority: medium}"),
    "a name for a key": _fields("{priority: Haute}"),
    "two values of one": _fields("{priority: [low, high]}"),
    "an undeclared one of several": _fields("{lead: [board, staff]}"),
    "one of several twice": _fields("{lead: [board, board]}"),
    "none of several": _fields("{lead: []}"),
    "an empty text": _fields('{reference: ""}'),
    "a text that is too long": _fields(f"{{reference: {'a' * 201}}}"),
    "two texts of one": _fields("{reference: [a, b]}"),
    "a text that is a mapping": _fields("{reference: {a: b}}"),
    "a title in another language": (PLAN, ACTION.replace("Payer à temps", "{en: Pay}")),
}


@pytest.mark.parametrize(("of_plan", "text"), GOOD.values(), ids=GOOD)
def test_schema_and_sip_accept(of_plan: str, text: str) -> None:
    assert is_sound(text, of_plan)
    validator = Draft7Validator(schema_in("action", plan(of_plan)))
    assert validator.is_valid(as_an_editor_reads(text))
    assert validator.is_valid(as_sip_reads(text))


@pytest.mark.parametrize(("of_plan", "text"), BAD.values(), ids=BAD)
def test_schema_and_sip_refuse(of_plan: str, text: str) -> None:
    assert not is_sound(text, of_plan)
    validator = Draft7Validator(schema_in("action", plan(of_plan)))
    assert not validator.is_valid(as_an_editor_reads(text))
    assert not validator.is_valid(as_sip_reads(text))
