# ruff: noqa: E501  # the lines of a table are as long as they are printed
from __future__ import annotations

import json

import pytest

from sip.language.wording import Wording
from sip.plan.compared.changes import difference
from sip.render import csv, markdown, terminal
from sip.render import json as json_report
from sip.report.changes.report import changes_report, difference_report
from tests.plan.test_changes import FILES, LEARNED, READ, side
from tests.support.samples import FIELDS

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

10 actions moved.

| Action | Change | Before | After | Source | Title |
| :-- | :-- | :-- | :-- | :-- | :-- |
| IMPLEMENTED | implemented | in progress | implemented | A2, 2024-01 | – |
| PASSED | added and implemented | in progress | implemented | A1, 2023-06 and A2, 2023-09 | – |
| REOPENED | reopened | implemented | in progress | A2, 2024-01 | – |
| ADDED | added | – | in progress | A2, 2024-01 | New \\<b\\>\\| \\[x\\](y) |
| REMOVED | removed | in progress | removed | A2, 2024-01 | – |
| MERGED | merged | in progress | merged | A2, 2024-01 | – |
| OVERDUE | newly overdue | not overdue | overdue by 31 days | – | – |
| SLIPPED | newly slipped and new expected date | not slipped and expected 2024 | slipped by 3 months and expected 2025-Q1 | A2, 2024-01 | – |
| LONG_OVERDUE | newly past expected | not past expected | past expected by 31 days | A1, 2023-01 | – |
| SOONER | new expected date | expected 2025-12 | expected 2025-12-31 | A2, 2024-01 | – |
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

10项行动有变动。

| 编号 | 变动 | 之前 | 之后 | 来源 | 行动 |
| :-- | :-- | :-- | :-- | :-- | :-- |
| IMPLEMENTED | 得到落实 | 正在进行 | 已落实 | A2（2024-01） | – |
| PASSED | 新列入计划和得到落实 | 正在进行 | 已落实 | A1（2023-06）和A2（2023-09） | – |
| REOPENED | 重新启动 | 已落实 | 正在进行 | A2（2024-01） | – |
| ADDED | 新列入计划 | – | 正在进行 | A2（2024-01） | 新行动 |
| REMOVED | 从计划中删除 | 正在进行 | 已删除 | A2（2024-01） | – |
| MERGED | 与其他行动合并 | 正在进行 | 已合并 | A2（2024-01） | – |
| OVERDUE | 出现逾期 | 未逾期 | 逾期31天 | – | – |
| SLIPPED | 出现推迟和最新预计日期变更 | 未推迟和最新预计2024 | 推迟3个月和最新预计2025-Q1 | A2（2024-01） | – |
| LONG_OVERDUE | 出现超过预计日期 | 未超过预计日期 | 超过预计日期31天 | A1（2023-01） | – |
| SOONER | 最新预计日期变更 | 最新预计2025-12 | 最新预计2025-12-31 | A2（2024-01） | – |
"""
FIRST_ON_RECORD = """\
# Plan: what moved

From November 2023 to January 2024.

## Figures before and after

| Date | Actions | Implemented | In progress | Closed | Open |
| :-- | --: | --: | --: | --: | --: |
| November 2023 | 5 | 0 | 5 | 0% | 100% |
| January 2024 | 5 | 4 | 1 | 80% | 20% |

## What moved

4 actions moved.

| Action | Change | Before | After | Source | Title |
| :-- | :-- | :-- | :-- | :-- | :-- |
| UNLISTED_001 to UNLISTED_003 and UNLISTED_005 (4 actions) | implemented | in progress | implemented | A2, 2024-01 | – |

## First on record

| Action | Due | Expected | Late | Source | Title |
| :-- | :-- | :-- | :-- | :-- | :-- |
| LEARNED | 2023-06 | 2024-06 | overdue and slipped | A2, 2024-01 | – |

## New notes

| Action | Date | Source | Note |
| :-- | :-- | :-- | :-- |
| LEARNED | 2024-01 | A2 | On its way |
"""
FIRST_IN_CHINESE = """\
# Plan〔英文〕：变动情况

从2023年11月到2024年1月。

## 变动前后的数字

| 日期 | 行动数量 | 已落实 | 正在进行 | 已结束行动占比 | 尚未结束行动占比 |
| :-- | --: | --: | --: | --: | --: |
| 2023年11月 | 5 | 0 | 5 | 0% | 100% |
| 2024年1月 | 5 | 4 | 1 | 80% | 20% |

## 变动情况

4项行动有变动。

| 编号 | 变动 | 之前 | 之后 | 来源 | 行动 |
| :-- | :-- | :-- | :-- | :-- | :-- |
| UNLISTED_001至UNLISTED_003和UNLISTED_005（4项行动） | 得到落实 | 正在进行 | 已落实 | A2（2024-01） | – |

## 首次记录

| 编号 | 初步预计到期日 | 最新预计日期 | 延误情况 | 来源 | 行动 |
| :-- | :-- | :-- | :-- | :-- | :-- |
| LEARNED | 2023-06 | 2024-06 | 逾期和推迟 | A2（2024-01） | – |

## 新增说明

| 编号 | 日期 | 来源 | 说明 |
| :-- | :-- | :-- | :-- |
| LEARNED | 2024-01 | A2 | On its way〔英文〕 |
"""
OTHERWISE = """\
# Plan: what moved

From January 2024 (A2) at main to January 2024 (A2).

## Figures before and after

| Date | Actions | Implemented | In progress | Closed | Open |
| :-- | --: | --: | --: | --: | --: |
| January 2024 (A2) at main | 1[^figures-1] | 0 | 1 | 0% | 100% |
| January 2024 (A2) | 1[^figures-2] | 0 | 1 | 0% | 100% |

[^figures-1]: One

[^figures-2]: Two

## What moved

0 actions moved.

## What reads otherwise

| What | Before | After |
| :-- | :-- | :-- |
| people: name of the category | People | Staff |
| assumption | One | – |
| A: title | Develop a stronger fund | Drop the fund |
| A2: footnote (Actions) | One | Two |
"""
OTHERWISE_IN_CHINESE = """\
# Plan〔英文〕：变动情况

从main中的2024年1月（文件 A2）到2024年1月（文件 A2）。

## 变动前后的数字

| 日期 | 行动数量 | 已落实 | 正在进行 | 已结束行动占比 | 尚未结束行动占比 |
| :-- | --: | --: | --: | --: | --: |
| main中的2024年1月（文件 A2） | 1[^figures-1] | 0 | 1 | 0% | 100% |
| 2024年1月（文件 A2） | 1[^figures-2] | 0 | 1 | 0% | 100% |

[^figures-1]: One〔英文〕

[^figures-2]: Two〔英文〕

## 变动情况

0项行动有变动。

## 表述变更

| 内容 | 之前 | 之后 |
| :-- | :-- | :-- |
| people：类别名称 | People〔英文〕 | Staff〔英文〕 |
| 假定 | One〔英文〕 | – |
| A：名称 | Develop a stronger fund〔英文〕 | Drop the fund〔英文〕 |
| A2：脚注（行动数量） | One〔英文〕 | Two〔英文〕 |
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
2 actions moved.

Action   Change      Before         After   Source
──────────────────────────────────────────────────
NAMED    renamed     UNLISTED_001   NAMED   –
PASSED   file gone   implemented    –       –
"""


@pytest.mark.parametrize(("language", "text"), [("en", BETWEEN_DATES), ("zh", IN_CHINESE)])
def test_a_row_for_every_action_between_two_dates(language: str, text: str) -> None:
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
    assert text.splitlines()[-1] == {"en": "0 actions moved.", "zh": "0项行动有变动。"}[language]


def test_a_new_due_date_and_a_new_category() -> None:
    late = FILES["actions/OVERDUE.yaml"]
    was = {**FILES, "actions/OVERDUE.yaml": f"{late}category: people\n"}
    now = {**FILES, "actions/OVERDUE.yaml": late.replace("2023-12", "2024")}
    found = difference(side(was, "2023-06", "main"), side(now, "2023-06"), {})
    text = markdown.render(difference_report(found), Wording.of("en"))
    changes = "new due date and new category | due 2023-12 and category people | due 2024"
    assert text.splitlines()[-1] == f"| OVERDUE | {changes} | – | – |"


def test_what_is_newly_late_names_the_document_of_the_date_that_passed() -> None:
    late = FILES["actions/OVERDUE.yaml"] + "source: A1\n"
    files = {"plan.yaml": FILES["plan.yaml"], "actions/OVERDUE.yaml": late}
    found = difference(side(files, "2023-06"), side(files, "2024-01"), {})
    text = markdown.render(difference_report(found), Wording.of("en"))
    days = "newly overdue | not overdue | overdue by 31 days"
    assert text.splitlines()[-1] == f"| OVERDUE | {days} | A1, 2023-01 | – |"


UNLISTED = """\
id: {id}
log:
  - {{on: 2023-01, source: A1, status: in progress}}
  - {{on: 2024-01, source: A2, status: implemented}}
"""
RUNS = {
    "plan.yaml": FILES["plan.yaml"],
    "actions/LEARNED.yaml": LEARNED,
    **{
        f"actions/UNLISTED_00{number}.yaml": UNLISTED.format(id=f"UNLISTED_00{number}")
        for number in (1, 2, 3, 5)
    },
}


@pytest.mark.parametrize(("language", "text"), [("en", FIRST_ON_RECORD), ("zh", FIRST_IN_CHINESE)])
def test_runs_of_unlisted_actions_and_what_is_first_on_record(language: str, text: str) -> None:
    report = difference_report(difference(side(RUNS, "2023-11"), side(RUNS, "2024-01"), {}))
    assert markdown.render(report, Wording.of(language)) == text


@pytest.mark.parametrize(("language", "text"), [("en", OTHERWISE), ("zh", OTHERWISE_IN_CHINESE)])
def test_what_reads_otherwise_has_a_table(language: str, text: str) -> None:
    now = {
        "plan.yaml": READ["plan.yaml"]
        .replace("[One, Two]", "[Two]")
        .replace("people: People", "people: Staff"),
        "actions/A.yaml": READ["actions/A.yaml"].replace("Develop a stronger", "Drop the"),
        "snapshots/2024-01.yaml": READ["snapshots/2024-01.yaml"].replace("One", "Two"),
    }
    report = difference_report(difference(side(READ, None, "main"), side(now), {}))
    assert markdown.render(report, Wording.of(language)) == text


PARTS_MOVED = """\
## Figures before and after

| Date | Actions | Implemented | Verified | Not started | In progress | Closed | Open |
| :-- | --: | --: | --: | --: | --: | --: | --: |
| January 2023 | 3 | 0 | 0 | 1 | 2 | 0% | 100% |
| June 2023 | 4 | 1 | 0 | 0 | 3 | 25% | 75% |

## Sub-actions

| Date | Sub-actions | Implemented | Verified | Not started | In progress | Closed | Open |
| :-- | --: | --: | --: | --: | --: | --: | --: |
| January 2023 | 2 | 1 | 0 | 0 | 1 | 50% | 50% |
| June 2023 | 2 | 2 | 0 | 0 | 0 | 100% | 0% |

## What moved

4 actions moved. 1 sub-action moved.
"""
A_PART_DONE = {
    "actions/A1.2.yaml": FIELDS["actions/A1.2.yaml"]
    + "  - {on: 2023-06, source: EB1/2, status: implemented}\n"
}


def test_sub_actions_are_counted_by_themselves() -> None:
    texts = FIELDS | A_PART_DONE
    found = difference(side(texts, "2023-01"), side(texts, "2023-06"), {})
    assert PARTS_MOVED in markdown.render(difference_report(found), Wording.of("en"))


def test_of_sub_actions_that_entered_the_plan_in_between_there_were_none() -> None:
    late = {path: text.replace("2023-01", "2023-03") for path, text in FIELDS.items()}
    texts = FIELDS | {path: late[path] for path in late if "A1." in path}
    found = difference(side(texts, "2023-01"), side(texts, "2023-06"), {})
    _, parts, *_ = difference_report(found).sections
    said = markdown.render(difference_report(found).only(parts.name), Wording.of("en"))
    assert said.splitlines()[-2:] == [
        "| January 2023 | 0 | 0 | 0 | 0 | 0 | – | – |",
        "| June 2023 | 2 | 1 | 0 | 0 | 1 | 50% | 50% |",
    ]


CHANGES = """\
change,id,before,after,source,title,kind,quantity,on,footnotes
implemented,IMPLEMENTED,in progress,implemented,A2,,implemented,status,2024-01,
implemented,PASSED,in progress,implemented,A2,,implemented,status,2023-09,
reopened,REOPENED,implemented,in progress,A2,,reopened,status,2024-01,
added,ADDED,,in progress,A2,New <b>| [x](y),added,status,2024-01,
added,PASSED,,in progress,A1,,added,status,2023-06,
removed,REMOVED,in progress,removed,A2,,removed,status,2024-01,
merged,MERGED,in progress,merged,A2,,merged,status,2024-01,
newly overdue,OVERDUE,0,31,,,newly_overdue,overdue_days,,
newly slipped,SLIPPED,0,90,A2,,newly_slipped,slipped_days,2024-01,
newly past expected,LONG_OVERDUE,0,31,A1,,newly_past_expected,past_expected_days,2023-01,
new expected date,SLIPPED,2024,2025-Q1,A2,,new_expected_date,expected,2024-01,
new expected date,SOONER,2025-12,2025-12-31,A2,,new_expected_date,expected,2024-01,
"""


def test_programs_have_a_row_for_every_change() -> None:
    found = difference(side(TITLED, "2023-01"), side(TITLED, "2024-01"), {})
    wording = Wording.of("en")
    assert csv.render(changes_report(found), wording) == CHANGES
    whole = json.loads(json_report.render(difference_report(found), wording))
    _, moves = whole["sections"]
    assert [block.get("name") for block in moves["blocks"]] == [None, "moves", "changes"]
    assert moves["blocks"][2]["rows"][7] == {
        "values": {
            "change": {"message": "newly overdue", "values": {}},
            "id": "OVERDUE",
            "before": 0,
            "after": 31,
            "source": None,
            "title": None,
        },
        "texts": {
            "change": "newly overdue",
            "id": "OVERDUE",
            "before": "0",
            "after": "31",
            "source": "–",
            "title": "–",
        },
        "footnotes": {},
        "tones": dict.fromkeys(("change", "id", "before", "after", "source", "title"), "plain"),
        "facts": {"kind": "newly_overdue", "quantity": "overdue_days", "on": None},
    }


def test_fields_that_read_otherwise_are_named() -> None:
    moved = {
        "actions/A2.yaml": FIELDS["actions/A2.yaml"].replace("theme: reach", "theme: culture"),
        "actions/A1.2.yaml": FIELDS["actions/A1.2.yaml"].replace("part_of: A1", "part_of: A4"),
    }
    found = difference(side(FIELDS, None, "main"), side(FIELDS | moved), {})
    said = markdown.render(difference_report(found).only("readings"), Wording.of("en"))
    assert said.splitlines()[-2:] == [
        "| A1.2: action that it is part of | A1 | A4 |",
        "| A2: Theme | Country reach | Culture |",
    ]


def test_the_values_of_a_field_that_read_otherwise_have_their_names() -> None:
    told = {
        "plan.yaml": FIELDS["plan.yaml"].replace("      culture: {en: Culture, zh: 文化}\n", ""),
        "actions/A1.yaml": FIELDS["actions/A1.yaml"]
        .replace("theme: culture, lead: [secretariat, states]", "theme: reach, lead: states")
        .replace("Resolution 7, Côte", "states, Côte"),
        "actions/A3.yaml": FIELDS["actions/A3.yaml"].replace("fields: {theme: culture}\n", ""),
    }
    found = difference(side(FIELDS, None, "main"), side(FIELDS | told), {})
    said = markdown.render(difference_report(found).only("readings"), Wording.of("zh"))
    assert said.splitlines()[-4:] == [
        "| A1：主题 | culture | 国家覆盖 |",
        "| A1：牵头 | 秘书处和会员国 | 会员国 |",
        "| A1：参考 | Resolution 7, Côte d'Ivoire | states, Côte d'Ivoire |",
        "| A3：主题 | culture | – |",
    ]


def test_an_action_that_is_verified_since_has_moved() -> None:
    found = difference(side(FIELDS, "2023-06"), side(FIELDS, "2024-01"), {})
    said = markdown.render(difference_report(found).only("moves"), Wording.of("en"))
    assert "\n2 actions moved.\n" in said
    assert "| A3 | verified | – | verified | EB1/3, 2024-01 | Write the guide |" in said
    rows = csv.render(changes_report(found), Wording.of("en")).splitlines()
    assert rows[1] == "verified,A3,,2024-01,EB1/3,Write the guide,verified,verified_on,2024-01,"
    again = difference(side(FIELDS, "2024-01"), side(FIELDS, "2024-02"), {})
    assert "verified" not in csv.render(changes_report(again), Wording.of("en"))


def test_an_action_that_is_closed_is_not_late_by_a_date_that_is_first_on_record() -> None:
    done = "  - {on: 2023-06, source: EB1/2, status: implemented}\n"
    texts = FIELDS | {
        "actions/A2.yaml": FIELDS["actions/A2.yaml"].replace(
            "status: not started}",
            "status: not started}\n  - {on: 2023-03, source: EB1/2, expected: 2025}",
        )
    }
    for closed, late in (("", "slipped"), (done, "–")):
        text = texts["actions/A2.yaml"].replace(
            "  - {on: 2023-06, source: EB1/2, status: in progress}\n", closed
        )
        now = texts | {"actions/A2.yaml": text}
        found = difference(side(now, "2023-01"), side(now, "2023-06"), {})
        said = markdown.render(difference_report(found).only("first"), Wording.of("en"))
        assert f"| A2 | – | 2025 | {late} | EB1/2, 2023-03 |" in said


def test_what_reads_otherwise_has_rows_in_the_one_table_for_programs() -> None:
    log = "{on: 2023-06, source: EB1/2, note: Seen, evidence: ['https://who.int/a']}\n"
    was, now = (dict(FIELDS) for _ in range(2))
    was["actions/A2.yaml"] += f"  - {log}"
    now["actions/A2.yaml"] = was["actions/A2.yaml"].replace("theme: reach", "theme: culture")
    now["actions/A2.yaml"] = now["actions/A2.yaml"].replace("who.int", "who.example")
    now["plan.yaml"] = was["plan.yaml"].replace("{en: Culture, zh: 文化}", "Habits")
    found = difference(side(was, None, "main"), side(now), {})
    assert csv.render(changes_report(found), Wording.of("en")).splitlines()[1:] == [
        "theme.values.culture: name of the field,,Culture,Habits,,,reads_otherwise,field_name.theme.values.culture,,",
        "A2: Theme,A2,Country reach,Habits,,Train managers,reads_otherwise,field.theme,,",
        "A2: Evidence (2023-06),A2,https://who.int/a,https://who.example/a,,Train managers,reads_otherwise,evidence,2023-06,",
    ]
