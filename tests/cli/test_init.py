"""sip init: a plan that validates, and the files around it."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from sip.writing.changes.empty_plan import PRE_COMMIT, WORKFLOW
from tests.support.installed import Finished
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here

FILES = [
    ".github/workflows/validate.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "data/plan.yaml",
]
BEGIN = ("init", "plan", "--title", "Reform: now", "--category", "people=People")
PLAN = """\
# The plan. Each action is a file of its own in actions/, named after its id; sip new writes
# it, or you do. This one would be actions/A1.yaml:
#
# id: A1
# category: people
# title: What is to be done
# due: 2025-12-31
# log:
#   - on: 2025-01
#     source: DOC/1
#     status: in progress
title: "Reform: now"
categories:
  people: People
"""


def files(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    )


def test_a_new_plan_validates_and_goes_on(sip: Here, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    assert sip(*BEGIN, cwd=tmp_path) == Finished(
        0,
        "",
        "wrote plan/.gitignore, plan/.pre-commit-config.yaml, "
        "plan/.github/workflows/validate.yml, plan/data/plan.yaml\n",
    )
    assert files(plan) == FILES
    assert (plan / "data/plan.yaml").read_text("utf-8") == PLAN
    assert sip("validate", cwd=plan) == Finished(
        0,
        "data/actions:1:1: warning: the plan has no action yet: add one with sip new [no-action]\n"
        "1 file read: 1 warning\n",
        "",
    )
    assert sip("status", cwd=plan) == Finished(
        2, "", "sip: there is no action on record yet: add one with sip new\n"
    )
    head = ("--title", "T", "--category", "people", "--due", "2026")
    first = ("new", "A1", *head, "--on", "2025", "--source", "DOC/1")
    assert sip(*first, cwd=plan) == Finished(0, "", "wrote data/actions/A1.yaml\n")
    assert sip("validate", cwd=plan) == Finished(0, "2 files read: no problems\n", "")


def test_the_example_in_the_comments_is_an_action(sip: Here, tmp_path: Path) -> None:
    sip(*BEGIN, cwd=tmp_path)
    example = re.findall(r"^# ((?:id|category|title|due|log):.*|  .*)$", PLAN, re.MULTILINE)
    actions = tmp_path / "plan/data/actions"
    actions.mkdir()
    (actions / "A1.yaml").write_text("".join(f"{line}\n" for line in example), "utf-8")

    assert sip("validate", cwd=tmp_path / "plan").out == "2 files read: no problems\n"


def test_the_files_around_it_are_those_of_the_page() -> None:
    page = (ROOT / "docs/pull-requests.md").read_text("utf-8")

    assert f"```yaml\n{WORKFLOW}```\n" in page
    assert f"```yaml\n{PRE_COMMIT}```\n" in page


def test_what_is_there_is_kept(sip: Here, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/.gitignore").write_text("*.tmp\n", "utf-8")

    done = sip(*BEGIN, cwd=tmp_path)

    assert done.err.endswith("plan/data/plan.yaml; left as they are: .gitignore\n")
    assert (tmp_path / "plan/.gitignore").read_text("utf-8") == "*.tmp\n"
    assert sip(*BEGIN, cwd=tmp_path) == Finished(
        2, "", "sip: plan/data has a plan already: sip new adds actions to it\n"
    )


def test_a_dry_run_writes_nothing(sip: Here, tmp_path: Path) -> None:
    done = sip(*BEGIN, "--dry-run", cwd=tmp_path)

    assert done.status == 0
    assert done.out.endswith("".join(f"+{line}\n" for line in PLAN.splitlines()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        (["--category", "a=A"], 2, "--title is missing, and nobody can be asked here: give it"),
        (["--title", "T"], 2, "--category is missing, and nobody can be asked here: give it"),
        (
            ["--title", "T", "--category", "people"],
            2,
            "--category people has no name: write it as key=name, such as people=People",
        ),
        (
            ["--title", "T", "--category", "a=A", "--category", "a=B"],
            2,
            "--category a is given twice: give each one once",
        ),
        (
            ["--title", "T", "--category", "a=A", "--category", "b=A"],
            1,
            "nothing was written: choose other names",
        ),
    ],
)
def test_what_is_asked_wrongly(
    sip: Here, tmp_path: Path, arguments: list[str], status: int, complaint: str
) -> None:
    done = sip("init", *arguments, cwd=tmp_path)

    assert (done.status, done.err.splitlines()[-1]) == (status, f"sip: {complaint}")
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_is_asked_for_what_is_missing(
    sip: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = tmp_path / "answers"
    answers.write_text("\nReform: now\n\npeople=People\n\n", "utf-8")
    with answers.open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        monkeypatch.setattr("sip.cli.commands.init.is_terminal", lambda: True)
        done = sip("init", "plan", cwd=tmp_path)

    assert done.status == 0
    assert (tmp_path / "plan/data/plan.yaml").read_text("utf-8") == PLAN
    assert os.listdir(tmp_path / "plan/data") == ["plan.yaml"]  # noqa: PTH208  # names alone


def test_a_plan_in_another_language(sip: Here, tmp_path: Path) -> None:
    done = sip(
        "init", "--title", "Réforme", "--language", "fr", "--category", "gens=Gens", cwd=tmp_path
    )
    plan = (tmp_path / "data/plan.yaml").read_text("utf-8")

    assert done.status == 0
    assert plan.endswith("title: Réforme\nlanguage: fr\ncategories:\n  gens: Gens\n")
    assert sip("validate", cwd=tmp_path).status == 0
    assert sip("init", "x", "--title", "T", "--language", "Fr", cwd=tmp_path) == Finished(
        2,
        "",
        "sip: --language is Fr, which is no language's code: write fr\n",
    )
