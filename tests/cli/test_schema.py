"""Which schema is printed, and what is said where none can be made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sip.plan.editor_schema import schema, schema_in
from sip.render.json_schema import report_schema
from tests.support.data import PLAN, dataset, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from sip.text.json_schema import Schema
    from tests.support.here import Here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a plan whose actions have errors: then it is needed most."""
    write_folder(tmp_path / "data", {"plan.yaml": PLAN, "actions/A1.yaml": "id: [\n"})
    (tmp_path / "below").mkdir()
    return tmp_path


def of_this_plan(kind: str) -> Schema:
    loaded = dataset({}).plan
    assert loaded is not None
    return schema_in(kind, loaded.record)


@pytest.mark.parametrize("kind", ["action", "snapshot"])
def test_in_a_plan_it_is_of_this_plan(sip: Here, folder: Path, kind: str) -> None:
    done = sip("schema", kind, cwd=folder / "below")
    assert (done.status, json.loads(done.out), done.err) == (0, of_this_plan(kind), "")


def test_of_a_plan_elsewhere_it_is_of_the_one_named(sip: Here, folder: Path) -> None:
    (folder / "data").rename(folder / "other")
    assert json.loads(sip("schema", "action", cwd=folder).out) == schema("action")
    named = sip("schema", "action", "--data", "other", cwd=folder)
    assert json.loads(named.out) == of_this_plan("action")
    set_ = sip("schema", "action", cwd=folder, variables={"SIP_DATA": "other"})
    assert json.loads(set_.out) == of_this_plan("action")


def test_it_can_be_asked_for_of_any_plan(sip: Here, folder: Path) -> None:
    done = sip("schema", "action", "--general", cwd=folder)
    assert json.loads(done.out) == schema("action")


def test_where_the_plan_has_errors_they_are_told(sip: Here, folder: Path) -> None:
    write_folder(folder / "data", {"plan.yaml": f"{PLAN}feilds: {{}}\n"})
    done = sip("schema", "action", cwd=folder)
    assert (done.status, done.out, done.err) == (
        1,
        "",
        (
            "data/plan.yaml:5:1: error: feilds is no field of a plan: write fields "
            "[unknown-field]\n"
            "1 file read: 1 error\n"
            "sip: no schema is made of a plan with errors: mend it, or ask for the schema of "
            "any plan with --general\n"
        ),
    )
    for words in (("action", "--general"), ("plan",), ("report",)):
        assert sip("schema", *words, cwd=folder).status == 0


def test_a_plan_that_breaks_a_rule_across_its_fields_is_told(sip: Here, folder: Path) -> None:
    twice = PLAN.replace("Budgeting", "Governance")
    write_folder(folder / "data", {"plan.yaml": twice})
    done = sip("schema", "action", cwd=folder)
    assert (done.status, done.out) == (1, "")
    assert "[duplicate-category]" in done.err


def test_where_there_is_no_plan_it_is_missed(sip: Here, folder: Path) -> None:
    (folder / "data" / "plan.yaml").unlink()
    done = sip("schema", "snapshot", cwd=folder)
    assert (done.status, done.err.splitlines()[0]) == (
        1,
        (
            "data/plan.yaml:1:1: error: plan.yaml is missing: add it, or name the right "
            "folder with --data [missing-file]"
        ),
    )


def test_that_of_a_plan_or_a_report_is_the_same_everywhere(sip: Here, folder: Path) -> None:
    assert json.loads(sip("schema", "plan", cwd=folder).out) == schema("plan")
    assert json.loads(sip("schema", "report", cwd=folder).out) == report_schema()


def test_it_is_of_one_plan(sip: Here, folder: Path) -> None:
    (folder / "other").mkdir()
    done = sip("schema", "action", "--data", "data", "--data", "other", cwd=folder)
    assert (done.status, done.err) == (
        2,
        (
            "sip: this command is about one plan, and --data or SIP_DATA names 2: "
            "name one of data, other with --data\n"
        ),
    )


def test_it_is_written_to_a_file(sip: Here, folder: Path) -> None:
    """Windows' own shell would write what it is sent in another encoding."""
    done = sip("schema", "action", "--output", "action.json", cwd=folder)
    assert (done.status, done.out, done.err) == (0, "", "")
    printed = sip("schema", "action", cwd=folder).out
    assert (folder / "action.json").read_bytes() == printed.encode()
