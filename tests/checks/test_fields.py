from __future__ import annotations

import pytest

from tests.support.data import ACTION, OPEN, log, problem_lines


def bare(identifier: str, *entries: str) -> str:
    """Return an action with an id and a log alone."""
    return f"id: {identifier}\n{log(*entries)}"


def test_an_open_action_has_what_the_report_prints_of_it() -> None:
    assert problem_lines({"actions/A_1.yaml": bare("A_1")}) == [
        (
            "actions/A_1.yaml:1:1: error: category is missing from an open action: add "
            "category: and one of the categories in plan.yaml [missing-field]"
        ),
        (
            "actions/A_1.yaml:1:1: error: title is missing from an open action: add title: "
            "and what is to be done, in a few words [missing-field]"
        ),
        (
            "actions/A_1.yaml:1:1: warning: due is missing from an open action: add due: and "
            "the initial estimated due date, such as 2023-12-31, or leave it out where no "
            "document gives one [no-due-date]"
        ),
    ]


@pytest.mark.parametrize("status", ["implemented", "removed", "merged"])
def test_an_action_that_is_not_open_may_lack_it(status: str) -> None:
    left = f"on: 2023-02, source: A76/31, status: {status}"
    assert problem_lines({"actions/A_1.yaml": bare("A_1", OPEN, left)}) == []


@pytest.mark.parametrize("written", ["category: *x", "category: Bad Key"])
def test_a_field_that_was_refused_is_not_missing_too(written: str) -> None:
    text = "\n".join([written, "title: x", "due: 2024", bare("A_1")])
    assert len(problem_lines({"actions/A_1.yaml": text})) == 1


def test_an_unlisted_action_has_no_name_category_or_date() -> None:
    text = "category: governance\ntitle: x\ndue: 2024\n" + bare("UNLISTED_1")
    known = "is known, so UNLISTED_1 is no longer unlisted: rename the file and mend the id"
    assert problem_lines({"actions/UNLISTED_1.yaml": text}) == [
        f"actions/UNLISTED_1.yaml:{line}:1: error: {name} {known} [unknown-field]"
        for line, name in enumerate(["category", "title", "due"], start=1)
    ]


@pytest.mark.parametrize(
    ("category", "wanted"),
    [
        ("governence", "write governance"),
        ("gov", "use one of governance, budgeting"),
        ("budget", "write budgeting"),
    ],
)
def test_categories(category: str, wanted: str) -> None:
    text = ACTION.replace("category: governance", f"category: {category}")
    assert problem_lines({"actions/A_1.yaml": text}) == [
        (
            f"actions/A_1.yaml:2:11: error: category is {category}, which plan.yaml does not "
            f"have: {wanted} [unknown-category]"
        )
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "title: x\ncategories: {}\n",
        "title: x\ncategories: {governance: ''}\n",
        "title: x\ncategories: {budgeting: Budgeting, Bad Key: x}\n",
        "[",
    ],
)
def test_a_category_is_not_unknown_where_the_plans_could_not_be_read(plan: str) -> None:
    found = problem_lines({"actions/A_1.yaml": ACTION, "plan.yaml": plan})
    assert len(found) == 1
    assert found[0].startswith("plan.yaml:")


def test_an_empty_category_is_told_those_there_are() -> None:
    files = {"actions/A_1.yaml": ACTION.replace("category: governance", "category:")}
    assert problem_lines(files) == [
        (
            "actions/A_1.yaml:2:10: error: category is empty: use one of governance, budgeting "
            "[unknown-category]"
        )
    ]


def test_a_plan_has_at_most_200_categories() -> None:
    def plan(number: int) -> str:
        return "title: T\ncategories:\n" + "".join(f"  c{n}: C{n}\n" for n in range(number))

    lone = {"actions/UNLISTED_1.yaml": "id: UNLISTED_1\n" + log()}
    assert problem_lines({"plan.yaml": plan(200)} | lone) == []
    assert problem_lines({"plan.yaml": plan(201)} | lone) == [
        (
            "plan.yaml:3:3: error: categories is a group of fields, and has 201 categories, where "
            "a plan has at most 200: keep those that actions are in [bad-value]"
        )
    ]
