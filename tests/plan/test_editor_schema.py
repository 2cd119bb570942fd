from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from sip.checks.every import check
from sip.cli.run import run
from sip.plan.editor_schema import KINDS, schema
from sip.problems.rule import Severity
from sip.reading.yaml.reader import read_yaml
from tests.support.data import read
from tests.support.paths import ROOT

SHIPPED = sorted((ROOT / "data").rglob("*.yaml"))
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")

PLAN = """\
title: Reform
categories:
  results: Results
"""
ACTION = """\
id: SIP_A1
category: results
title: Improve reports
due: 2024
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
"""
SNAPSHOT = """\
as_of: 2023-01
document: EB152/34
published:
  actions: 1
  implemented: 0
  in_progress: 1
"""
SURVIVOR = ACTION.replace("SIP_A1", "SIP_B2")
GOOD = {"plan": PLAN, "action": ACTION, "snapshot": SNAPSHOT}


class _EditorLoader(yaml.SafeLoader):
    """Reads values as YAML 1.2's core schema does: `on` and dates are texts, 84 is a number."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML's attribute


for tag, pattern, first in (
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), first
    )


def as_an_editor_reads(text: str) -> Any:  # noqa: ANN401  # any YAML
    return yaml.load(text, _EditorLoader)  # noqa: S506  # derived from SafeLoader


def as_sip_reads(text: str) -> Any:  # noqa: ANN401  # any YAML
    tree, _ = read_yaml(text, "")
    return None if tree is None else tree.value


def schema_accepts(kind: str, value: object) -> bool:
    return Draft7Validator(schema(kind)).is_valid(value)


PATHS = {"plan": "plan.yaml", "action": "actions/SIP_A1.yaml", "snapshot": "snapshots/2023-01.yaml"}


def sip_accepts(kind: str, text: str) -> bool:
    texts = GOOD | {kind: text}
    files = {path: texts[each] for each, path in PATHS.items()}
    files["actions/SIP_B2.yaml"] = SURVIVOR
    dataset, problems = read(files)
    return not any(
        problem.severity is Severity.ERROR and problem.location.path == PATHS[kind]
        for problem in [*problems, *check(dataset)]
        if problem.rule.code != "published-figure"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_committed_schemas_are_what_sip_prints(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema", kind, "--general"]) == 0
    committed = (ROOT / "schema" / f"{kind}.json").read_text(encoding="utf-8")
    assert capsys.readouterr().out == committed, "run: make schema"


def test_each_kind_of_file_has_a_committed_schema() -> None:
    assert {path.name for path in (ROOT / "schema").iterdir()} == {f"{k}.json" for k in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_draft_7(kind: str) -> None:
    made = schema(kind)
    Draft7Validator.check_schema(made)
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not {"$defs", "prefixItems"} & set(re.findall(r'"(\$?\w+)":', json.dumps(made)))


def test_no_reference_has_neighbours_that_draft_7_would_not_see() -> None:
    def references(value: object) -> list[dict[object, object]]:
        match value:
            case {"$ref": str(), **neighbours}:
                return [neighbours]
            case dict():
                return [found for each in value.values() for found in references(each)]
            case list():
                return [found for each in value for found in references(each)]
        return []

    found = [each for kind in KINDS for each in references(schema(kind))]
    assert found
    assert not any(found)


def test_every_shipped_file_names_the_schema_of_its_kind() -> None:
    kinds = {"data": "plan", "actions": "action", "snapshots": "snapshot"}
    for path in SHIPPED:
        modeline = MODELINE.match(path.read_text(encoding="utf-8"))
        assert modeline is not None, path
        named = (path.parent / modeline[1]).resolve()
        assert named == ROOT / "schema" / f"{kinds[path.parent.name]}.json", path


def test_schemas_accept_every_shipped_file() -> None:
    kinds = {"data": "plan", "actions": "action", "snapshots": "snapshot"}
    validators = {kind: Draft7Validator(schema(kind)) for kind in kinds.values()}
    for path in SHIPPED:
        text = path.read_text(encoding="utf-8")
        for value in (as_an_editor_reads(text), as_sip_reads(text)):
            errors = [e.message for e in validators[kinds[path.parent.name]].iter_errors(value)]
            assert errors == [], path
    assert len(SHIPPED) == 103


GOOD_FILES = {
    "action": ("action", ACTION),
    "plan": ("plan", PLAN),
    "snapshot": ("snapshot", SNAPSHOT),
    "numbers in quotes": ("snapshot", SNAPSHOT.replace("actions: 1", 'actions: "1"')),
    "a year in quotes": ("action", ACTION.replace("due: 2024", 'due: "2024"')),
    "a quarter": ("action", ACTION.replace("due: 2024", "due: 2024-Q2")),
    "a day": ("action", ACTION.replace("due: 2024", "due: 2024-02-29")),
    "translations": ("action", ACTION.replace("Improve reports", "{en: Improve, zh: 改进}")),
    "no open action": (
        "action",
        "id: SIP_A1\nlog: [{on: 2023, source: A1, status: implemented}]\n",
    ),
    "merged": (
        "action",
        f"{ACTION}  - {{on: 2024, source: A77/28, status: merged, into: SIP_B2}}\n",
    ),
    "a note alone": ("action", f"{ACTION}  - {{on: 2024, source: A77/28, note: Begun}}\n"),
    "footnotes and errata": ("snapshot", f"{SNAPSHOT}footnotes: {{actions: {{en: One}}}}\n"),
    "assumptions": ("plan", f"{PLAN}assumptions:\n  - en: None\n"),
}


@pytest.mark.parametrize(("kind", "text"), GOOD_FILES.values(), ids=GOOD_FILES)
def test_schema_and_sip_accept(kind: str, text: str) -> None:
    assert sip_accepts(kind, text)
    assert schema_accepts(kind, as_an_editor_reads(text))
    assert schema_accepts(kind, as_sip_reads(text))


def _action(old: str, new: str) -> tuple[str, str]:
    assert old in ACTION
    return "action", ACTION.replace(old, new)


def _snapshot(old: str, new: str) -> tuple[str, str]:
    assert old in SNAPSHOT
    return "snapshot", SNAPSHOT.replace(old, new)


def _entry(entry: str) -> tuple[str, str]:
    return "action", f"{ACTION}  - {{{entry}}}\n"


BAD_FILES = {
    "a list for an action": ("action", "- id: SIP_A1\n"),
    "a text for an action": ("action", "SIP_A1\n"),
    "no id": _action("id: SIP_A1\n", ""),
    "an empty id": _action("id: SIP_A1", "id:"),
    "an id with a path in it": _action("SIP_A1", "../SIP_A1"),
    "an id with a space": _action("SIP_A1", "SIP A1"),
    "an id that ends in a dot": _action("SIP_A1", "SIP."),
    "an id of two dots inside": _action("SIP_A1", "A..1"),
    "an id that Windows keeps for a device, before a dot": _action("SIP_A1", "con.1"),
    "an id with a line end": _action("SIP_A1", "|\n  SIP_A1"),
    "an id that Windows keeps for a device": _action("SIP_A1", "Aux"),
    "an id in Cyrillic": _action("SIP_A1", "SIP_\u04101"),
    "an id of 65 letters": _action("SIP_A1", "A" * 65),
    "an unknown field": _action("due:", "deadline:"),
    "a field in capitals": _action("title:", "Title:"),
    "a category in capitals": _action("results", "Results"),
    "an empty title": _action("Improve reports", '""'),
    "a title of blanks": _action("Improve reports", '"  "'),
    "a title as a list": _action("Improve reports", "[Improve reports]"),
    "a title in no language": _action("Improve reports", "{}"),
    "a language in capitals": _action("Improve reports", "{en: Improve, ZH: 改进}"),
    "a title that is too long": _action("Improve reports", "a" * 4001),
    "a date in words": _action("due: 2024", "due: end of 2024"),
    "a date with slashes": _action("due: 2024", "due: 2024/12/31"),
    "a date of two digits": _action("due: 2024", "due: 24"),
    "month 13": _action("due: 2024", "due: 2024-13"),
    "quarter 5": _action("due: 2024", "due: 2024-Q5"),
    "a date in full-width digits": _action("due: 2024", "due: ２０２４"),
    "an empty date": _action("due: 2024", "due:"),
    "no log": ("action", "id: SIP_A1\ntitle: Improve\ncategory: results\ndue: 2024\n"),
    "an empty log": ("action", "id: SIP_A1\ncategory: results\ntitle: A\ndue: 2024\nlog: []\n"),
    "a log that is no list": ("action", "id: SIP_A1\nlog: {on: 2023, source: A1}\n"),
    "an entry without a source": _entry("on: 2024, note: Begun"),
    "an entry without a date": _entry("source: A77/28, note: Begun"),
    "an entry without news": _entry("on: 2024, source: A77/28"),
    "an unknown status": _entry("on: 2024, source: A77/28, status: done"),
    "into without merged": _entry("on: 2024, source: A77/28, status: removed, into: SIP_B2"),
    "into without a status": _entry("on: 2024, source: A77/28, note: Gone, into: SIP_B2"),
    "a source in small letters": _entry("on: 2024, source: a77/28, note: Begun"),
    "no figures": ("snapshot", "as_of: 2023-01\ndocument: EB152/34\n"),
    "a figure in words": _snapshot("actions: 1", "actions: one"),
    "a negative figure": _snapshot("actions: 1", "actions: -1"),
    "a percent sign": _snapshot("actions: 1", "actions: 1%"),
    "a figure with a part": _snapshot("actions: 1", "actions: 1.5"),
    "a figure over a million": _snapshot("actions: 1", "actions: 1000000"),
    "no figure": ("snapshot", SNAPSHOT.partition("published:")[0] + "published: {}\n"),
    "an unknown figure": _snapshot("  actions: 1\n", "  actions: 1\n  late: 1\n"),
    "a footnote on no figure": ("snapshot", f"{SNAPSHOT}footnotes: {{late: One}}\n"),
    "no category among the categories": ("plan", "title: Reform\ncategories: {}\n"),
    "a category with a hyphen": ("plan", PLAN.replace("results:", "good-results:")),
    "categories as a list": ("plan", "title: Reform\ncategories: [results]\n"),
    "one assumption without a dash": ("plan", f"{PLAN}assumptions: None\n"),
}


@pytest.mark.parametrize(("kind", "text"), BAD_FILES.values(), ids=BAD_FILES)
def test_schema_and_sip_refuse(kind: str, text: str) -> None:
    assert not sip_accepts(kind, text)
    assert not schema_accepts(kind, as_an_editor_reads(text))
    assert not schema_accepts(kind, as_sip_reads(text))


SIP_ALONE_REFUSES = {
    "a day that does not exist": _action("due: 2024", "due: 2023-02-29"),
    "an id that is not the file's": _action("SIP_A1", "SIP_A3"),
    "a title without English": _action("Improve reports", "{zh: 改进}"),
    "a category that the plan has not": _action("results", "finance"),
    "an open action without a title": _action("title: Improve reports\n", ""),
    "a first entry without a status": _action("status: in progress", "note: Begun"),
    "a log out of order": _entry("on: 2022, source: A77/28, note: Begun"),
    "a merge into no action": _entry("on: 2024, source: A77/28, status: merged, into: SIP_C3"),
    "a number with a sign": _snapshot("actions: 1", "actions: +1"),
    "a number with leading zeros": _snapshot("actions: 1", "actions: 01"),
    "a snapshot named after another month": _snapshot("as_of: 2023-01", "as_of: 2023-02"),
}


@pytest.mark.parametrize(("kind", "text"), SIP_ALONE_REFUSES.values(), ids=SIP_ALONE_REFUSES)
def test_sip_alone_knows(kind: str, text: str) -> None:
    """The calendar, other fields and files, and how a number was written are beyond a schema."""
    assert not sip_accepts(kind, text)
    assert schema_accepts(kind, as_an_editor_reads(text))
