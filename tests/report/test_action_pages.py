from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.reading.lookup import actions_meant
from sip.render.markdown import render
from sip.report.action_pages import action_report
from tests.support.data import record, view_of
from tests.support.samples import FIELDS, SEVEN_ACTIONS

RECORD = record(SEVEN_ACTIONS)


def shown(words: list[str], written: str, language: str = "en") -> str:
    report = action_report(view_of(written, RECORD), actions_meant(words, RECORD.actions))
    return render(report, Wording.of(language)).partition("\n\n## ")[2]


def test_an_action_is_shown_with_its_state_and_its_whole_log() -> None:
    assert shown(["a2"], "2024-02-10") == (
        """\
A2: Train managers in Côte d'Ivoire

- On record as in progress since January 2023 (EB1/1).
- Category: People.
- Due: 31 December 2023.
- Expected: second quarter of 2024.
- Overdue by: 41 days.
- Slipped by: 6 months.

| Date | Source | Status | Merged into | Expected | Note |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-01 | EB1/1 | in progress | – | – | – |
| 2023-06 | EB1/2 | – | – | 2024-Q2 | STRASSE course |
"""
    )


def test_an_entry_of_the_last_day_counts() -> None:
    assert "Logged after" not in shown(["A10"], "2023-06-30")
    assert "Logged after" in shown(["A10"], "2023-06-29")


def test_what_was_logged_after_the_date_stands_apart() -> None:
    assert shown(["A10"], "2023-05", "zh") == (
        """\
A10：Publish the budget〔英文〕

- 在本记录中，自2023年1月起正在进行（文件 EB1/1）。
- 类别：资金。
- 初步预计到期日：2024年6月。

| 日期 | 来源 | 状态 | 并入 | 最新预计日期 | 说明 |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-01 | EB1/1 | 正在进行 | – | – | – |

2023年5月之后记录、未予计入的条目：

| 日期 | 来源 | 状态 | 并入 | 最新预计日期 | 说明 |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-06 | EB1/2 | 已落实 | – | – | – |
"""
    )


def test_before_it_enters_the_plan_an_action_has_no_state() -> None:
    assert shown(["C1"], "2024-01") == (
        """\
C1: Enters late

- Not in the plan yet: its first entry is dated February 2024 (EB1/3).
- Category: People.
- Due: 2025.

Logged after January 2024, and not counted:

| Date | Source | Status | Merged into | Expected | Note |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2024-02 | EB1/3 | in progress | – | – | – |
"""
    )


@pytest.mark.parametrize(
    ("identifier", "facts"),
    [
        ("A10", "- On record as implemented as of June 2023 (EB1/2)."),
        ("B1", "- Removed from the plan as of June 2023 (EB1/2)."),
        ("B2", "- Merged into A2 as of June 2023 (EB1/2)."),
        ("UNLISTED_001", "- On record as implemented as of January 2023 (EB1/1)."),
    ],
)
def test_each_status_is_said_with_its_date_and_document(identifier: str, facts: str) -> None:
    assert shown([identifier], "2024-01").splitlines()[2] == facts


def test_an_action_may_be_merged_into_one_that_is_not_known() -> None:
    text = """\
id: D1
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB1/2, status: merged}
"""
    plan = record({"actions/D1.yaml": text})
    markdown = render(action_report(view_of("2024", plan), plan.actions), Wording.of("en"))
    assert markdown.splitlines()[4:7] == [
        "## D1 (no title on record)",
        "",
        "- Merged with another action as of June 2023 (EB1/2).",
    ]


def test_an_unlisted_action_is_said_to_be_one() -> None:
    assert shown(["unlisted_001"], "2024-01").splitlines()[:4] == [
        "UNLISTED_001 (no title on record)",
        "",
        "- On record as implemented as of January 2023 (EB1/1).",
        "- The record counts this action without naming it.",
    ]


def _facts(written: str, word: str, late_part: str = "2023-01") -> list[str]:
    texts = dict(FIELDS)
    path = "actions/A1.2.yaml"
    texts[path] = texts[path].replace("on: 2023-01", f"on: {late_part}")
    known = record(texts)
    report = action_report(view_of(written, known), actions_meant([word], known.actions))
    lines = render(report, Wording.of("en")).splitlines()
    return [line.removeprefix("- ") for line in lines if line.startswith("- ")]


def test_an_action_says_its_fields_its_parts_and_how_late_it_is() -> None:
    assert _facts("2024-03", "A1") == [
        "On record as in progress since January 2023 (EB1/1).",
        "Category: Money.",
        "Theme: Culture.",
        "Lead: Secretariat and Member States.",
        "Reference: Resolution 7, Côte d'Ivoire.",
        "Parts: A1.1 (implemented) and A1.2 (in progress).",
        "Due: 31 December 2023.",
        "Category, title and due date: EB1/1.",
        "Expected: fourth quarter of 2024.",
        "Overdue by: 91 days.",
        "Slipped by: 12 months.",
    ]


def test_a_part_that_enters_later_is_not_in_the_plan_yet() -> None:
    facts = _facts("2023-03", "A1", late_part="2023-06")
    assert "Parts: A1.1 (implemented) and A1.2 (not in the plan yet)." in facts


def test_a_part_says_what_it_is_part_of_and_that_its_date_has_passed() -> None:
    assert _facts("2024-05-01", "A1.2") == [
        "On record as in progress since January 2023 (EB1/1).",
        "Category: Money.",
        "Part of: A1.",
        "Category, title and due date: EB1/1.",
        "Expected: March 2024.",
        "Past expected by: 31 days.",
    ]


def test_an_implemented_action_says_when_it_was_verified_and_one_not_started_that() -> None:
    assert _facts("2024-02", "A3")[-1] == "Verified as of January 2024 (EB1/3)."
    assert _facts("2023-03", "A2")[0] == "On record as not started since January 2023 (EB1/1)."
