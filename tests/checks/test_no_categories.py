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
            "actions/A1.yaml:2:11: error: category is money, and plan.yaml has no categories: "
            "give the plan some there, or take it out here [unknown-category]"
        )
    ]


def test_of_several_actions_with_a_category_it_is_told_once() -> None:
    actions = [
        OPEN.replace("A1", f"A{number}").replace("title: F", "category: people\ntitle: F")
        for number in (1, 2, 3, 7)
    ]
    assert problem_lines(files(PLAN, *actions)) == [
        (
            "actions/A1.yaml:2:11: error: category is people, and plan.yaml has no categories: "
            "give the plan some there, or take it out here, and out of A2 to A3, A7 "
            "[unknown-category]"
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
