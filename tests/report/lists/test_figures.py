"""The figures over time as they are told: nothing is zero that is unknown."""

from __future__ import annotations

import datetime as dt

import pytest

from sip.language.wording import Wording
from sip.plan.over_time.periods import Every, periods
from sip.render import csv, markdown
from sip.report.grouping import UnknownTallyError, grouping_meant
from sip.report.lists.figures import figures_over_time
from tests.support.data import files, record, view_of
from tests.support.samples import SEVEN_ACTIONS

RECORD = record(SEVEN_ACTIONS)
VIEW = view_of("2024-12", RECORD)


def test_before_the_record_nothing_is_known_and_after_it_the_figures_are_of_then() -> None:
    at = tuple(periods(Every.QUARTER, dt.date(2022, 10, 1), dt.date(2024, 9, 30)))
    assert markdown.render(
        figures_over_time(VIEW, Every.QUARTER, at, None), Wording.of("en")
    ).splitlines()[4:] == [
        (
            "| Period | Actions | Implemented | In progress | Closed | Open | Overdue | Slipped "
            "| Past expected | Latest on record |"
        ),
        "| :-- | --: | --: | --: | --: | --: | --: | --: | --: | :-- |",
        "| 2022-Q4[^series-1] | – | – | – | – | – | – | – | – | – |",
        "| 2023-Q1 | 6 | 1 | 5 | 17% | 83% | 0 | 0 | 0 | 2023-03 |",
        "| 2023-Q2 | 4 | 2 | 2 | 50% | 50% | 0 | 1 | 0 | 2023-06 |",
        "| 2023-Q3 | 4 | 2 | 2 | 50% | 50% | 0 | 1 | 0 | 2023-06 |",
        "| 2023-Q4 | 4 | 2 | 2 | 50% | 50% | 0 | 1 | 0 | 2023-06 |",
        "| 2024-Q1[^series-2] | 5 | 2 | 3 | 40% | 60% | 1 | 1 | 0 | 2024-02 |",
        "| 2024-Q2[^series-2] | 5 | 2 | 3 | 40% | 60% | 1 | 1 | 0 | 2024-02 |",
        "| 2024-Q3[^series-2] | 5 | 2 | 3 | 40% | 60% | 1 | 1 | 2 | 2024-02 |",
        "",
        "[^series-1]: Nothing is on record before January 2023.",
        "",
        (
            "[^series-2]: Nothing is on record after February 2024: the figures are those of then, "
            "and what is late is as of the end of the period."
        ),
        "",
        (
            "Late actions are counted among the open ones whose dates are on record; where there "
            "is none, their number is unknown."
        ),
    ]


def test_by_category_each_has_a_row_and_programs_are_told_which_is_the_total() -> None:
    at = tuple(periods(Every.YEAR, dt.date(2022, 1, 1), dt.date(2023, 12, 31)))
    report = figures_over_time(VIEW, Every.YEAR, at, grouping_meant("category", RECORD))
    assert csv.render(report, Wording.of("zh")).splitlines() == [
        (
            "period,group,actions,implemented,in_progress,closed_percent,open_percent,overdue,slipped,"
            "past_expected,latest,day,open_without_due,open_without_expected,group_key,is_total,footnotes"
        ),
        "2022,资金,,,,,,,,,,2022-12-31,,,money,,period: 2023年1月之前没有任何记录。",
        "2022,人员,,,,,,,,,,2022-12-31,,,people,,period: 2023年1月之前没有任何记录。",
        "2022,本记录未说明,,,,,,,,,,2022-12-31,,,,,period: 2023年1月之前没有任何记录。",
        "2022,本记录未列名,,,,,,,,,,2022-12-31,,,,,period: 2023年1月之前没有任何记录。",
        "2022,所有行动,,,,,,,,,,2022-12-31,,,,true,period: 2023年1月之前没有任何记录。",
        "2023,资金,2,1,1,50,50,0,0,0,2023-06,2023-12-31,0,0,money,,",
        "2023,人员,1,0,1,0,100,0,1,0,2023-06,2023-12-31,0,0,people,,",
        "2023,本记录未说明,0,0,0,,,0,0,0,2023-06,2023-12-31,0,0,,,",
        "2023,本记录未列名,1,1,0,100,0,0,0,0,2023-06,2023-12-31,0,0,,,",
        "2023,所有行动,4,2,2,50,50,0,1,0,2023-06,2023-12-31,0,0,,true,",
    ]
    assert "| 2023 | All actions | 4 |" in markdown.render(report, Wording.of("en"))


FIELDS = """\
title: Plan
fields:
  lead:
    name: Lead
    values: {office: Office, board: Board}
    many: true
  place: {name: Place}
---
id: A1
title: First
due: 2024
fields: {lead: [office, board], place: Hall}
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
---
id: A1.1
part_of: A1
title: A part
due: 2024
fields: {lead: board}
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
---
id: A2
title: Second
due: 2024
log:
  - {on: 2023-01, source: EB1/1, status: not started}
"""


def test_a_field_in_which_no_action_has_a_text_is_nothing_to_count_by() -> None:
    texts = files(FIELDS.replace(", place: Hall", ""))
    with pytest.raises(UnknownTallyError) as refused:
        grouping_meant("place", record(texts))
    assert str(refused.value) == "place has no value in any action: there is nothing to count by"


def test_by_a_field_an_action_is_in_each_of_its_groups_and_parts_are_by_themselves() -> None:
    view = view_of(None, record(files(FIELDS)))
    at = tuple(periods(Every.YEAR, dt.date(2023, 1, 1), dt.date(2023, 1, 1)))
    lead, place = (grouping_meant(word, view.record) for word in ("lead", "place"))
    text = markdown.render(figures_over_time(view, Every.YEAR, at, lead), Wording.of("en"))
    assert [line for line in text.splitlines() if line.startswith(("| 2023", "| Period", "#"))] == [
        "# Plan: figures year by year",
        (
            "| Period | Lead | Actions | Implemented | Not started | In progress | Closed | Open | "
            "Overdue | Slipped | Past expected | Latest on record |"
        ),
        "| 2023[^series-1] | Office | 1 | 0 | 0 | 1 | 0% | 100% | 0 | – | – | 2023-01 |",
        "| 2023[^series-1] | Board | 1 | 0 | 0 | 1 | 0% | 100% | 0 | – | – | 2023-01 |",
        "| 2023[^series-1] | Not stated | 1 | 0 | 1 | 0 | 0% | 100% | 0 | – | – | 2023-01 |",
        (
            "| 2023[^series-1] | All actions[^series-2] | 2 | 0 | 1 | 1 | 0% | 100% | 0 | – | – | "
            "2023-01 |"
        ),
        "## Sub-actions",
        (
            "| Period | Lead | Sub-actions | Implemented | Not started | In progress | Closed | "
            "Open | Overdue | Slipped | Past expected | Latest on record |"
        ),
        "| 2023[^sub_actions-1] | Office | 0 | 0 | 0 | 0 | – | – | 0 | 0 | 0 | 2023-01 |",
        "| 2023[^sub_actions-1] | Board | 1 | 1 | 0 | 0 | 100% | 0% | 0 | 0 | 0 | 2023-01 |",
        (
            "| 2023[^sub_actions-1] | All sub-actions | 1 | 1 | 0 | 0 | 100% | 0% | 0 | 0 | 0 | "
            "2023-01 |"
        ),
    ]
    assert "[^series-2]: An action with several values is counted under each." in text
    assert "[^sub_actions-2]" not in text
    assert "| 2023[^series-1] | Hall | 1 |" in markdown.render(
        figures_over_time(view, Every.YEAR, at, place),
        Wording.of("en"),
    )
