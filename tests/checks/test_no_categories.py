"""A plan without categories: no action needs one, and one that has one is told so."""

from __future__ import annotations

from sip.language.wording import Wording
from sip.render import csv
from sip.report.lists.actions import action_list
from sip.report.lists.tree import below_each_other
from tests.support.data import files, problem_lines, record, view_of

PLAN = "title: Plan\n"
OPEN = """\
id: A1
title: First
due: 2024
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
"""


def test_an_open_action_needs_no_category_where_the_plan_has_none() -> None:
    assert problem_lines(files(PLAN, OPEN)) == []


def test_a_category_that_no_plan_declares_is_told() -> None:
    assert problem_lines(files(PLAN, OPEN.replace("title: F", "category: money\ntitle: F"))) == [
        (
            "actions/A1.yaml:2:11: error: category is money, which plan.yaml does not have: "
            "take it out, or give the plan categories there [unknown-category]"
        )
    ]


def test_categories_that_can_not_be_read_are_no_reason_to_ask_for_none() -> None:
    told = problem_lines(files("title: Plan\ncategories: [money]\n", OPEN))
    assert [line.partition(":")[0] for line in told] == [
        "actions/A1.yaml",
        "plan.yaml",
    ]


def test_a_list_has_no_column_for_them() -> None:
    view = view_of(None, record(files(PLAN, OPEN)))
    listed = action_list(view, below_each_other(view.states), sums_up_unlisted=False)
    assert "category" not in csv.render(listed, Wording.of("en"))
