from __future__ import annotations

from dataclasses import replace

import pytest

from sip.plan.partial_date import PartialDate
from sip.report.document import (
    Caption,
    Cell,
    Column,
    ColumnKind,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    message,
)
from sip.report.draft.on_paper import groups, with_what_is_long_last
from tests.support.charts import stacked, timeline

_DAY = PartialDate.parse("2024-04-15")
_ANNEXED = message("Annex")
_SAID = message("{category}: {numbers}.", category=message("Expected completion"), numbers=_ANNEXED)
_BROAD = (Column("title", "Title", ColumnKind.TEXT), Column("note", "N", ColumnKind.TEXT))
_ANNEX = Section("annex", message("Annex"), (Paragraph(("Open actions.",)),), is_apart=True)


def _table(name: str, rows: int, caption: Caption | None = None) -> Table:
    columns = (Column("id", "Action"), Column("title", "Title", ColumnKind.TEXT))
    cells = tuple((Cell(f"A{each}"), Cell("Do it")) for each in range(rows))
    return Table(name, columns, cells, caption=caption)


def _report(*sections: Section) -> Report:
    return Report("Plan", (), sections, Origin(_DAY, _DAY.last_day, (), None))


def _next(*blocks: Paragraph | Table) -> Section:
    return Section("next", message("Expected completion"), blocks)


def test_a_long_table_of_actions_stands_in_the_annex_under_the_heading_of_its_part() -> None:
    table = _table("next", 31)
    following, annex = with_what_is_long_last(
        _report(_next(Paragraph(("31 are open.",)), table), _ANNEX)
    ).sections
    assert following.blocks == (Paragraph(("31 are open.", _SAID)),)
    before, moved = annex.blocks
    assert before == Paragraph(("Open actions.",))
    assert isinstance(moved, Table)
    assert groups(moved) == ((message("Expected completion"), table),)


def test_where_no_text_stands_before_it_a_sentence_of_its_own_says_where_it_is() -> None:
    following, _ = with_what_is_long_last(_report(_next(_table("next", 31)), _ANNEX)).sections
    assert following.blocks == (Paragraph((_SAID,)),)


def test_other_news_have_a_heading_that_is_not_that_of_what_was_implemented() -> None:
    part = Section("moved", message("Implemented"), (_table("news", 31),))
    _, annex = with_what_is_long_last(_report(part, _ANNEX)).sections
    table = annex.blocks[-1]
    assert isinstance(table, Table)
    assert [said for said, _ in groups(table)] == [
        message("Other news since the previous report on record")
    ]


def test_captions_are_numbered_as_they_follow_each_other_then() -> None:
    numbered = [_table("table", 4, Caption(1, "One")), _table("next", 31, Caption(2, "Two"))]
    report = _report(_next(*numbered, _table("late", 4, Caption(3, "Three"))), _ANNEX)
    following, annex = with_what_is_long_last(report).sections
    shown = [each.caption for each in following.blocks if isinstance(each, Table)]
    assert shown == [Caption(1, "One"), Caption(2, "Three")]
    moved = annex.blocks[-1]
    assert isinstance(moved, Table)
    assert (moved.caption, [said for said, _ in groups(moved)]) == (None, ["Two"])


def test_a_table_that_is_too_broad_for_an_upright_page_goes_however_short_it_is() -> None:
    broad = replace(_table("next", 1), columns=_BROAD)
    following, annex = with_what_is_long_last(_report(_next(broad), _ANNEX)).sections
    assert (following.blocks, len(annex.blocks)) == ((Paragraph((_SAID,)),), 2)


@pytest.mark.parametrize(
    "report",
    [
        _report(_next(_table("next", 30)), _ANNEX),
        _report(_next(_table("table", 60)), _ANNEX),
        _report(_next(_table("next", 31))),
        _report(_next(replace(_table("moved", 31), is_fact=True)), _ANNEX),
        _report(_next(replace(_table("next", 0), columns=_BROAD)), _ANNEX),
    ],
    ids=["thirty rows", "figures over time", "no annex", "for programs", "no row"],
)
def test_what_stays_where_it_is(report: Report) -> None:
    assert with_what_is_long_last(report) == report


@pytest.mark.parametrize(
    ("lines", "names"),
    [(30, ["timeline", "method", "annex"]), (31, ["method", "timeline", "annex"])],
)
def test_a_timeline_that_takes_a_page_comes_behind_the_text(lines: int, names: list[str]) -> None:
    drawn = replace(timeline(), figures=_table("timeline", lines))
    sections = (Section("timeline", None, (drawn,)), Section("method", None, ()), _ANNEX)
    report = with_what_is_long_last(_report(*sections))
    assert [each.name for each in report.sections] == names


def test_figures_over_time_stand_in_the_text_however_many_they_are() -> None:
    drawn = replace(stacked(), figures=_table("progress", 60))
    report = _report(Section("chart", None, (drawn,)), Section("method", None, ()), _ANNEX)
    assert with_what_is_long_last(report) == report


def test_a_report_is_changed_once() -> None:
    once = with_what_is_long_last(_report(_next(_table("next", 31, Caption(1, "One"))), _ANNEX))
    assert with_what_is_long_last(once) == once
