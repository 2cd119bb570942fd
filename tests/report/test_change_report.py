from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.plan.changes import difference
from sip.render import markdown, terminal
from sip.report.change_report import difference_report
from tests.plan.test_changes import FILES, side

SNAPSHOT = """\
as_of: 2024-01
document: A2
published: {actions: 8, implemented: 2, in_progress: 6}
"""
TITLED = {
    **FILES,
    "actions/ADDED.yaml": FILES["actions/ADDED.yaml"]
    + "title: {en: 'New <b>| [x](y)', zh: 新行动}\n",
    "snapshots/2024-01.yaml": SNAPSHOT,
}
BETWEEN_DATES = """\
# Plan: what moved

From January 2023 to January 2024 (A2).

## Figures before and after

| Date | Actions | Implemented | In progress | Closed | Open |
| :-- | --: | --: | --: | --: | --: |
| January 2023 | 8 | 1 | 7 | 13% | 87% |
| January 2024 (A2) | 8 | 2 | 6 | 25% | 75% |

## What moved

11 changes.

| Change | Action | Before | After | Source | Title |
| :-- | :-- | :-- | :-- | :-- | :-- |
| implemented | IMPLEMENTED | in progress | implemented | A2 | – |
| implemented | PASSED | – | implemented | A2 | – |
| reopened | REOPENED | implemented | in progress | A2 | – |
| added | ADDED | – | in progress | A2 | New \\<b\\>\\| \\[x\\](y) |
| added | PASSED | – | implemented | A2 | – |
| removed | REMOVED | in progress | removed | A2 | – |
| merged | MERGED | in progress | merged | A2 | – |
| newly overdue | OVERDUE | due 2023-12 | – | – | – |
| newly slipped | SLIPPED | due 2024 | 2025-Q1 | A2 | – |
| new expected date | SLIPPED | 2024 | 2025-Q1 | A2 | – |
| new expected date | SOONER | 2025-12 | 2025-12-31 | A2 | – |
"""
IN_CHINESE = """\
# Plan〔英文〕：变动情况

从2023年1月到2024年1月（文件 A2）。

## 变动前后的数字

| 日期 | 行动数量 | 已落实 | 正在进行 | 已结束行动占比 | 尚未结束行动占比 |
| :-- | --: | --: | --: | --: | --: |
| 2023年1月 | 8 | 1 | 7 | 13% | 87% |
| 2024年1月（文件 A2） | 8 | 2 | 6 | 25% | 75% |

## 变动情况

11项变动。

| 变动 | 编号 | 之前 | 之后 | 来源 | 行动 |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 得到落实 | IMPLEMENTED | 正在进行 | 已落实 | A2 | – |
| 得到落实 | PASSED | – | 已落实 | A2 | – |
| 重新启动 | REOPENED | 已落实 | 正在进行 | A2 | – |
| 新列入计划 | ADDED | – | 正在进行 | A2 | 新行动 |
| 新列入计划 | PASSED | – | 已落实 | A2 | – |
| 从计划中删除 | REMOVED | 正在进行 | 已删除 | A2 | – |
| 并入其他行动 | MERGED | 正在进行 | 已合并 | A2 | – |
| 出现逾期 | OVERDUE | 初步预计2023-12到期 | – | – | – |
| 出现推迟 | SLIPPED | 初步预计2024到期 | 2025-Q1 | A2 | – |
| 最新预计日期变更 | SLIPPED | 2024 | 2025-Q1 | A2 | – |
| 最新预计日期变更 | SOONER | 2025-12 | 2025-12-31 | A2 | – |
"""
SINCE_A_REVISION = """\
Plan: what moved
From January 2024 at main to January 2024.

Figures before and after
Date                   Actions   Implemented   In progress   Closed   Open
──────────────────────────────────────────────────────────────────────────
January 2024 at main         8             2             6      25%    75%
January 2024                 7             1             6      14%    86%

What moved
2 changes.

Change      Action   Before         After   Source
──────────────────────────────────────────────────
renamed     NAMED    UNLISTED_001   NAMED   –
file gone   PASSED   implemented    –       –
"""


@pytest.mark.parametrize(("language", "text"), [("en", BETWEEN_DATES), ("zh", IN_CHINESE)])
def test_a_row_for_every_change_between_two_dates(language: str, text: str) -> None:
    report = difference_report(difference(side(TITLED, "2023-01"), side(TITLED, "2024-01"), {}))
    assert markdown.render(report, Wording.of(language)) == text
    assert report.origin.documents == ("A2",)


def test_a_renamed_action_and_a_file_that_is_gone() -> None:
    unlisted = FILES["actions/PASSED.yaml"].replace("PASSED", "UNLISTED_001")
    was = {**FILES, "actions/UNLISTED_001.yaml": unlisted}
    del was["actions/IMPLEMENTED.yaml"]
    now = {**was, "actions/NAMED.yaml": unlisted.replace("UNLISTED_001", "NAMED")}
    del now["actions/UNLISTED_001.yaml"], now["actions/PASSED.yaml"]
    found = difference(side(was, None, "main"), side(now), {"UNLISTED_001": "NAMED"})
    text = terminal.render(difference_report(found), Wording.of("en"), 80)
    assert text == SINCE_A_REVISION


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_moved(language: str) -> None:
    now = side(FILES)
    report = difference_report(difference(now, now, {}))
    text = markdown.render(report, Wording.of(language))
    assert text.splitlines()[-1] == {"en": "0 changes.", "zh": "0项变动。"}[language]


def test_a_new_due_date_and_a_new_category() -> None:
    late = FILES["actions/OVERDUE.yaml"]
    was = {**FILES, "actions/OVERDUE.yaml": f"{late}category: people\n"}
    now = {**FILES, "actions/OVERDUE.yaml": late.replace("2023-12", "2024")}
    found = difference(side(was, "2023-06", "main"), side(now, "2023-06"), {})
    text = markdown.render(difference_report(found), Wording.of("en"))
    assert text.splitlines()[-2:] == [
        "| new due date | OVERDUE | 2023-12 | 2024 | – | – |",
        "| new category | OVERDUE | people | – | – | – |",
    ]
