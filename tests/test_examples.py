"""The examples validate without a word, and every command and format tells of them."""

from __future__ import annotations

from csv import DictReader
from io import StringIO

import pytest

from tests.support.here import Here  # noqa: TC001  # pytest reads it
from tests.support.paths import ROOT

EXAMPLES = sorted(each.name for each in (ROOT / "examples").iterdir())


def test_there_are_three() -> None:
    assert EXAMPLES == ["audit", "small", "task-group"]


def test_none_has_a_problem(sip: Here) -> None:
    done = sip("validate", "--strict", "--data", "examples/*")
    assert (done.status, done.out) == (0, "106 files read: no problems\n")


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json"])
def test_it_is_told_of_in_every_way(sip: Here, name: str, language: str, form: str) -> None:
    data = ("--data", f"examples/{name}", "--lang", language, "--format", form)
    for command in (["status"], ["status", "--every", "year"], ["list"], ["entries"], ["report"]):
        done = sip(*command, *data)
        assert (done.status, "fault" in done.err) == (0, False), done.err


def test_the_recommendations_of_the_task_group_are_counted_as_the_document_does(sip: Here) -> None:
    printed = sip("status", "--data", "examples/task-group").out
    assert (
        "April 2024 (A77/28)               11            0*            11       0%   100%\n"
        "* A77/28 gives no status: this says only what the record needs, not what is\n"
        "  done.\n"
    ) in printed
    data = ROOT / "examples" / "task-group" / "actions"
    texts = {each.stem: each.read_text(encoding="utf-8") for each in data.iterdir()}
    parts = {name for name, text in texts.items() if "part_of:" in text}
    led = {name for name, text in texts.items() if "lead: [secretariat]" in text}
    assert (len(texts) - len(parts), len(parts)) == (11, 27)
    assert (len(led - parts), len(led & parts)) == (6, 18)


def test_the_invented_ones_say_so() -> None:
    for name, word in (("audit", "invented"), ("small", "Exemple")):
        text = (ROOT / "examples" / name / "plan.yaml").read_text(encoding="utf-8")
        assert word in text


def test_they_stand_side_by_side(sip: Here) -> None:
    done = sip("status", "--data", "examples/*", "--format", "csv")
    rows = DictReader(StringIO(done.out))
    assert [(row["plan_folder"], row["actions"]) for row in rows] == [
        ("examples/audit", "39"),
        ("examples/small", "5"),
        ("examples/task-group", "11"),
    ]
