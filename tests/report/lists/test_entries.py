"""The entries of all logs in one table."""

from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render import csv, markdown
from sip.report.document import Table
from sip.report.lists.entries import EntrySelection, entries, entry_list
from tests.support.data import files, record, view_of
from tests.support.paths import ROOT
from tests.support.samples import PLAN, SEVEN_ACTIONS

RECORD = record(SEVEN_ACTIONS)


def listed(selection: EntrySelection, to: str | None = None) -> list[tuple[str, str, int]]:
    found = entries(view_of(to, RECORD), selection)
    return [(each.entry.on.written, each.action.id, each.number) for each in found]


def test_all_entries_are_listed_by_date_and_then_by_action() -> None:
    assert listed(EntrySelection()) == [
        ("2023-01", "A2", 1),
        ("2023-01", "A10", 1),
        ("2023-01", "B1", 1),
        ("2023-01", "B2", 1),
        ("2023-01", "UNLISTED_001", 1),
        ("2023-03", "A3", 1),
        ("2023-06", "A2", 2),
        ("2023-06", "A10", 2),
        ("2023-06", "B1", 2),
        ("2023-06", "B2", 2),
        ("2024-02", "C1", 1),
    ]


@pytest.mark.parametrize(
    ("selection", "to", "expected"),
    [
        (EntrySelection(ids=frozenset({"C1", "A3"})), None, ["A3", "C1"]),
        (EntrySelection(documents=("EB1/3",)), None, ["C1"]),
        (EntrySelection(since=PartialDate.parse("2023-07")), None, ["C1"]),
        (EntrySelection(since=PartialDate.parse("2024-02")), None, ["C1"]),
        (EntrySelection(since=PartialDate.parse("2024-02-02")), None, []),
        (EntrySelection(since=PartialDate.parse("2023-03")), "2023-05", ["A3"]),
        (EntrySelection(ids=frozenset({"A2"})), "2023-06-29", ["A2"]),
        (EntrySelection(ids=frozenset({"A2"})), "2023-06-30", ["A2", "A2"]),
    ],
)
def test_an_entry_passes_every_filter_and_is_of_the_time_asked(
    selection: EntrySelection, to: str | None, expected: list[str]
) -> None:
    assert [action for _, action, _ in listed(selection, to)] == expected


def test_the_table_is_read_by_people_and_by_programs() -> None:
    view = view_of(None, RECORD)
    found = entries(view, EntrySelection(ids=frozenset({"A2", "B2"})))
    report = entry_list(view, found)
    assert markdown.render(report, Wording.of("zh")) == (
        """\
# 小计划：记录条目

截至2024年2月29日（2024年2月）。本记录中没有该日期或此前的进度报告。最新记录日期为2024年2月：C1（EB1/3）。

| 日期 | 编号 | 状态 | 并入 | 最新预计日期 | 来源 | 说明 |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-01 | A2 | 正在进行 | – | – | EB1/1 | – |
| 2023-01 | B2 | 正在进行 | – | – | EB1/1 | – |
| 2023-06 | A2 | – | – | 2024-Q2 | EB1/2 | 首次课程 |
| 2023-06 | B2 | 已合并 | A2 | – | EB1/2 | – |

共列出4个条目。
"""
    )
    assert csv.render(report, Wording.of("en")) == (
        "on,id,status,into,expected,source,note,evidence,entry,status_key,read_in,category_key,"
        "title,verified,footnotes\n"
        "2023-01,A2,in progress,,,EB1/1,,,1,in progress,EB1/1,people,"
        "Train managers in Côte d'Ivoire,,\n"
        "2023-01,B2,in progress,,,EB1/1,,,1,in progress,EB1/1,people,,,\n"
        "2023-06,A2,,,2024-Q2,EB1/2,STRASSE course,,2,,EB1/2,people,"
        "Train managers in Côte d'Ivoire,,\n"
        "2023-06,B2,merged,A2,,EB1/2,,,2,merged,EB1/2,people,,,\n"
    )


def test_evidence_is_shown_where_a_plan_has_any() -> None:
    shown = """\
id: A1
category: people
title: First
log:
  - {on: 2023-01, source: EB1/1, status: implemented, evidence: [EB1/1, "https://example.org/a"]}
  - {on: 2023-06, source: EB1/2, verified: true}
"""
    view = view_of(None, record(files(PLAN, shown)))
    report = entry_list(view, entries(view, EntrySelection()))
    assert csv.render(report, Wording.of("en")).splitlines()[1:] == [
        (
            "2023-01,A1,implemented,,,EB1/1,,EB1/1; https://example.org/a,1,implemented,EB1/1,people,"
            "First,,"
        ),
        "2023-06,A1,verified,,,EB1/2,,,2,,EB1/2,people,First,true,",
    ]
    assert "| Note | Evidence |" in markdown.render(report, Wording.of("en"))


def test_the_page_on_lists_describes_every_column() -> None:
    page = (ROOT / "docs" / "lists.md").read_text(encoding="utf-8").partition("## Log entries")[2]
    view = view_of(None, RECORD)
    table = entry_list(view, []).sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [each.name for each in table.columns if f"`{each.name}`" not in page] == []
