from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.language.wording import Wording
from sip.plan.models import Status
from sip.plan.partial_date import PartialDate
from sip.render import csv
from sip.render.markdown import render
from sip.report.document import Table, Tone
from sip.report.lists.actions import action_list
from sip.report.lists.choices import Order
from sip.report.lists.selection import (
    Condition,
    Selection,
    UnknownCategoryError,
    categories_meant,
    selected,
)
from sip.report.lists.sorting import Sorting
from sip.report.lists.tree import below_each_other
from tests.support.data import files, record, view_of

if TYPE_CHECKING:
    from sip.plan.view import View
from tests.support.samples import FIELDS, PLAN, SEVEN_ACTIONS

RECORD = record(SEVEN_ACTIONS)


def at(written: str) -> View:
    return view_of(written, RECORD)


def ids(selection: Selection, written: str = "2024-01") -> list[str]:
    return [state.action.id for state in selected(at(written), selection)]


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["A2", "A3", "A10", "B1", "B2", "UNLISTED_001"]),
        (Selection(condition=Condition.OPEN), ["A2", "A3"]),
        (Selection(condition=Condition.CLOSED), ["A10", "UNLISTED_001"]),
        (Selection(categories=("money",)), ["A3", "A10"]),
        (Selection(categories=("money", "people")), ["A2", "A3", "A10", "B2"]),
        (Selection(is_overdue=True), ["A2"]),
        (Selection(is_slipped=True), ["A2"]),
        (Selection(is_unlisted=True), ["UNLISTED_001"]),
        (Selection(categories=("money",), condition=Condition.CLOSED), ["A10"]),
        (Selection(categories=("money",), is_overdue=True), []),
        (Selection(statuses=(Status.REMOVED, Status.MERGED)), ["B1", "B2"]),
        (Selection(statuses=(Status.REMOVED,), condition=Condition.OPEN), []),
        (Selection(documents=("EB1/2",)), ["A2", "A10", "B1", "B2"]),
        (Selection(documents=("EB1/3",)), []),
        (
            Selection(changed_since=dt.date(2023, 1, 30)),
            ["A2", "A3", "A10", "B1", "B2", "UNLISTED_001"],
        ),
        (Selection(changed_since=dt.date(2023, 1, 31)), ["A2", "A3", "A10", "B1", "B2"]),
        (Selection(changed_since=dt.date(2023, 6, 29)), ["A2", "A10", "B1", "B2"]),
        (Selection(changed_since=dt.date(2023, 6, 30)), []),
    ],
)
def test_an_action_passes_every_filter(selection: Selection, expected: list[str]) -> None:
    assert ids(selection) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2023", []),
        ("2023-12-31", []),
        ("2024", ["A2"]),
        ("2024-06", ["A2"]),
        ("2024-Q3", ["A2", "A10"]),
        ("2024-12-31", ["A2", "A10"]),
        ("2025", ["A2", "A3", "A10"]),
    ],
)
def test_due_before_a_date_is_before_its_first_day(written: str, expected: list[str]) -> None:
    assert ids(Selection(due_before=PartialDate.parse(written))) == expected


@pytest.mark.parametrize(
    ("written", "expected"), [("2024-Q2", []), ("2024-07-01", ["A2", "A3"]), ("2024-06-30", [])]
)
def test_expected_before_a_date_is_before_its_first_day(written: str, expected: list[str]) -> None:
    assert ids(Selection(expected_before=PartialDate.parse(written))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a1", ["A10"]),
        ("cote D'IVOIRE", ["A2"]),
        ("Co\u0302te", ["A2"]),
        ("Ｔｒａｉｎ", ["A2"]),  # full-width letters
        ("  train \n managers ", ["A2"]),
        ("培训", ["A2"]),
        ("首次课程", ["A2"]),
        ("straße", ["A2"]),
        ("TAKEN OUT", ["B1"]),
        ("unlisted", ["UNLISTED_001"]),
        ("managers strasse", []),
        (".*", []),
    ],
)
def test_a_search_looks_into_id_title_and_latest_note(text: str, expected: list[str]) -> None:
    assert ids(Selection(search=text)) == expected


@given(st.sampled_from([action.id for action in RECORD.actions]), st.data())
def test_any_part_of_an_id_finds_it_in_any_case(identifier: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(identifier) - 1))
    end = data.draw(st.integers(start + 1, len(identifier)))
    part = identifier[start:end]
    found = ids(Selection(search=data.draw(st.sampled_from([part, part.lower()]))), "2024-02")
    assert identifier in found


def test_a_note_counts_from_its_date_and_an_action_from_its_first_entry() -> None:
    assert ids(Selection(search="course"), "2023-05") == []
    assert ids(Selection(search="course"), "2023-06") == ["A2"]
    assert ids(Selection(), "2023-01") == ["A2", "A10", "B1", "B2", "UNLISTED_001"]


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        (Sorting(Order.ID), ["A2", "A3", "A10", "B1", "B2", "UNLISTED_001"]),
        (Sorting(Order.ID, is_reversed=True), ["UNLISTED_001", "B2", "B1", "A10", "A3", "A2"]),
        (Sorting(Order.DUE), ["A2", "A10", "A3", "B1", "B2", "UNLISTED_001"]),
        (Sorting(Order.DUE, is_reversed=True), ["A3", "A10", "A2", "B1", "B2", "UNLISTED_001"]),
        (Sorting(Order.EXPECTED), ["A2", "A3", "A10", "B1", "B2", "UNLISTED_001"]),
        (Sorting(Order.CATEGORY), ["A3", "A10", "A2", "B2", "B1", "UNLISTED_001"]),
        (
            Sorting(Order.CATEGORY, is_reversed=True),
            ["A2", "B2", "A3", "A10", "B1", "UNLISTED_001"],
        ),
        (Sorting(Order.STATUS), ["A2", "A3", "A10", "UNLISTED_001", "B1", "B2"]),
        (
            Sorting(Order.STATUS, is_reversed=True),
            ["B2", "B1", "A10", "UNLISTED_001", "A2", "A3"],
        ),
        (Sorting(Order.AGE), ["A3", "A2", "A10", "B1", "B2", "UNLISTED_001"]),
        (Sorting(Order.SILENT), ["A2", "A10", "B1", "B2", "A3", "UNLISTED_001"]),
        (
            Sorting(Order.OVERDUE, is_reversed=True),
            ["A2", "A3", "A10", "B1", "B2", "UNLISTED_001"],
        ),
    ],
)
def test_a_list_is_sorted_with_equal_ones_by_id_and_unknown_ones_last(
    sorting: Sorting, expected: list[str]
) -> None:
    states = selected(at("2024-01"), Selection())
    assert [state.action.id for state in sorting.sort(states, RECORD)] == expected


def test_a_list_is_sorted_by_how_often_dates_moved() -> None:
    view = view_of("2024-01", record(FIELDS))
    states = Sorting(Order.MOVES, is_reversed=True).sort(list(view.states), view.record)
    assert [(each.action.id, each.moves) for each in states][:3] == [
        ("A1", 2),
        ("A1.1", 0),
        ("A1.2", 0),
    ]


def test_categories_are_keys_in_any_case() -> None:
    assert categories_meant(["People", "money"], RECORD) == ("people", "money")


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("poeple", "poeple is no category of the plan: write people"),
        ("ethics", "ethics is no category of the plan: use one of money, people"),
    ],
)
def test_an_unknown_category_is_refused_with_what_would_be_right(word: str, complaint: str) -> None:
    with pytest.raises(UnknownCategoryError) as refusal:
        categories_meant([word], RECORD)
    assert str(refusal.value) == complaint


@pytest.mark.parametrize(
    "selection", [Selection(), Selection(condition=Condition.CLOSED), Selection(search=" ")]
)
def test_a_filter_that_only_happens_to_take_unlisted_actions_does_not_name_them(
    selection: Selection,
) -> None:
    assert not selection.names_unlisted


@pytest.mark.parametrize("selection", [Selection(search="001"), Selection(is_unlisted=True)])
def test_unlisted_actions_are_named_by_their_filter_or_a_search(selection: Selection) -> None:
    assert selection.names_unlisted


def test_the_list_is_a_table_and_what_was_left_out_of_it() -> None:
    view = at("2024-01")
    states = selected(view, Selection())
    report = action_list(view, below_each_other(states), sums_up_unlisted=True)
    assert render(report, Wording.of("en")) == (
        """\
# A small plan: actions

As of 31 January 2024 (January 2024). No report is on record for then or before. \
Up to 31 January 2024, nothing is on record after June 2023 (EB1/2).

| Action | Status | Category | Due | Expected | Title | Source |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- |
| A2 | in progress | People | 2023-12-31 | 2024-Q2 | Train managers in Côte d'Ivoire | \
EB1/1, 2023-01 and EB1/2, 2023-06 |
| A3 | in progress | Money | 2024 | 2024-06 | Ask for funds | EB1/1, 2023-03 |
| A10 | implemented | Money | 2024-06 | – | Publish the budget | EB1/2, 2023-06 |
| B1 | removed | – | – | – | – | EB1/2, 2023-06 |
| B2 | merged | People | – | – | – | EB1/2, 2023-06 |

5 actions listed. 1 unlisted action matches: --unlisted lists it.
"""
    )
    report = action_list(view, below_each_other([states[0], states[-1]]), sums_up_unlisted=False)
    assert render(report, Wording.of("zh")) == (
        """\
# 小计划：行动清单

截至2024年1月31日（2024年1月）。本记录中没有该日期或此前的进度报告。\
截至2024年1月31日，2023年6月（文件 EB1/2）之后没有任何记录。

| 编号 | 状态 | 类别 | 初步预计到期日 | 最新预计日期 | 行动 | 来源 |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- |
| A2 | 正在进行 | 人员 | 2023-12-31 | 2024-Q2 | 培训管理人员 | \
EB1/1（2023-01）和EB1/2（2023-06） |
| UNLISTED_001 | 已落实 | – | – | – | – | EB1/1（2023-01） |

共列出2项行动。
"""
    )


def test_an_empty_list_is_a_count_alone() -> None:
    report = action_list(at("2024-01"), [], sums_up_unlisted=True)
    assert render(report, Wording.of("en")).splitlines()[4:] == ["0 actions listed."]


PARTS_UNLISTED = files("""\
id: UNLISTED_1
part_of: A1
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
---
id: UNLISTED_2
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
""")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            ["A1", "A1.1", "A1.2", "UNLISTED_1", "UNLISTED_2"],
            (
                "1 action listed. 2 sub-actions listed. "
                "1 unlisted action matches: --unlisted lists it. "
                "1 unlisted sub-action matches: --unlisted lists it."
            ),
        ),
        (
            ["A1.1", "UNLISTED_1"],
            ("1 sub-action listed. 1 unlisted sub-action matches: --unlisted lists it."),
        ),
        (
            ["UNLISTED_2"],
            "0 actions listed. 1 unlisted action matches: --unlisted lists it.",
        ),
    ],
)
def test_sub_actions_are_counted_by_themselves(asked: list[str], said: str) -> None:
    view = view_of("2024-01", record(FIELDS | PARTS_UNLISTED))
    states = [state for state in view.states if state.action.id in asked]
    report = action_list(view, below_each_other(states), sums_up_unlisted=True)
    assert render(report, Wording.of("en")).splitlines()[-1] == said


def test_the_due_date_of_an_overdue_action_asks_to_be_seen() -> None:
    states = selected(at("2024-01"), Selection(condition=Condition.OPEN))
    table = (
        action_list(at("2024-01"), below_each_other(states), sums_up_unlisted=True)
        .sections[0]
        .blocks[0]
    )
    assert isinstance(table, Table)
    seen = [
        (row[0].value, column.name, cell.tone)
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        if cell.tone is not Tone.PLAIN
    ]
    assert seen == [("A2", "due", Tone.ALERT)]


def test_programs_read_what_each_value_of_a_row_rests_on() -> None:
    late = """\
id: A1
category: people
title: First
due: 2024
source: EB2/2
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
  - {on: 2023-06, source: EB2/2, expected: 2025}
  - {on: 2024-01, source: EB3/3, note: On its way}
"""
    view = view_of(None, record(files(PLAN, late)))
    report = action_list(view, below_each_other(selected(view, Selection())), sums_up_unlisted=True)
    assert csv.render(report, Wording.of("en")) == (
        "id,status,category,due,expected,title,source,fields_source,expected_source,expected_on,"
        "update_source,update_on,status_key,status_source,status_on,category_key,as_of,"
        "overdue_days,slipped_days,past_expected_days,note,age_days,silent_days,moves,part_of,footnotes\n"
        'A1,in progress,People,2024,2025,First,"EB2/2, 2023-06 and EB1/1, 2023-01",'
        "EB2/2,EB2/2,2023-06,EB3/3,2024-01,in progress,EB1/1,2023-01,people,2024-01,"
        ",365,,On its way,365,0,0,,\n"
    )
