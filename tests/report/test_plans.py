"""Several plans side by side: their figures, and when these can be added up."""

from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.render import csv, markdown, terminal
from sip.report.document import message
from sip.report.lists.actions import action_list
from sip.report.lists.tree import below_each_other
from sip.report.plans.beside import side_by_side
from sip.report.plans.plan import PlanAmongOthers
from sip.report.plans.status import plans_status
from sip.report.status import status
from tests.support.data import files, record, view_of

ONE = "title: {en: One, zh: 一}\ncategories: {people: People}\n"
TWO = "title: Two\ncategories: {money: Money}\n"
A1 = """\
id: A1
category: people
title: Train
due: 2023-12-31
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
"""
B1 = """\
id: B1
category: money
title: Pay
due: 2024
log:
  - {on: 2023-03, source: EB1/1, status: in progress, expected: 2025}
  - {on: 2024-03, source: EB1/2, status: implemented}
"""
B2 = """\
id: B2
category: money
title: Save
due: 2024-02
log:
  - {on: 2024-01, source: EB1/2, status: in progress, expected: 2024-06}
"""


def plan(*texts: str, to: str | None = None) -> PlanAmongOthers:
    meant = record(files(*texts))
    folder = f"plans/{meant.plan.title.original.lower()}/data"
    return PlanAmongOthers(meant, folder, view_of(to, meant))


def told(*plans: PlanAmongOthers, left_out: tuple[str, ...] = ()) -> str:
    return markdown.render(plans_status(plans, left_out), Wording.of("en"))


def test_a_row_a_plan_a_total_and_each_plan_s_notes() -> None:
    assert told(plan(ONE, A1), plan(TWO, B1, B2)) == (
        """\
# Plans side by side

2 plans, each told of as of a date of its own.

| Plan | Actions | Implemented | In progress | Closed | Open | Overdue | Slipped | \
Past expected | As of | Document |
| :-- | --: | --: | --: | --: | --: | --: | --: | --: | :-- | :-- |
| One | 1 | 0 | 1 | 0% | 100% | 0 | – | – | 2023-01 | EB1/1 |
| Two | 2 | 1 | 1 | 50% | 50% | 1 | 1 | 0 | 2024-03 | EB1/2 |
| All plans | 3 | 1 | 2 | 33% | 67% | 1 | 1 | 0 | – | – |

## One

- As of 31 January 2023 (January 2023).
- No report is on record for then or before.
- The latest entry is of January 2023: A1 (EB1/1).
- For 1 open action no expected date is on record.

## Two

- As of 31 March 2024 (March 2024).
- No report is on record for then or before.
- The latest entry is of March 2024: B1 (EB1/2).
"""
    )


@pytest.mark.parametrize(
    ("plans", "left_out", "why"),
    [
        (
            [plan(ONE, A1), plan(TWO, A1.replace("people", "money").replace("Train", "Else"))],
            (),
            "these actions may be in more than one plan: A1.",
        ),
        (
            [plan(ONE, A1), plan(TWO, B1.replace("Pay", "train"), B2)],
            (),
            "these actions may be in more than one plan: A1 and B1 (2 actions).",
        ),
        (
            [
                plan(ONE, A1),
                plan(TWO, B1, "id: UNLISTED_001\n" + B2.partition("title: Save\n")[2]),
            ],
            (),
            "an unlisted action may be one of another plan as well.",
        ),
        ([plan(ONE, A1), plan(TWO, B1)], ("plans/c/data",), "not every plan has figures."),
    ],
)
def test_there_is_no_total_where_an_action_may_be_counted_twice(
    plans: list[PlanAmongOthers], left_out: tuple[str, ...], why: str
) -> None:
    text = told(*plans, left_out=left_out)
    assert f"\nThere is no total, because {why}\n" in text
    assert "All plans" not in text


def test_an_action_that_has_left_one_plan_is_not_counted_twice() -> None:
    gone = A1.replace("people", "money") + "  - {on: 2023-02, source: EB1/1, status: removed}\n"
    assert "| All plans | 2 |" in told(plan(ONE, A1), plan(TWO, gone, B1))


def test_a_plan_of_which_nothing_is_on_record_yet_shows_nothing_known() -> None:
    early = PlanAmongOthers(record(files(TWO, B2)), "plans/two/data", None)
    text = told(plan(ONE, A1), early)
    assert "| Two | – | – | – | – | – | – | – | – | – | – |\n" in text
    assert "- Nothing is on record by then: the first entry is dated January 2024.\n" in text
    empty = PlanAmongOthers(record(files(TWO)), "plans/two/data", None)
    assert "- No action is on record yet.\n" in told(plan(ONE, A1), empty)


def test_programs_read_keys_and_folders_and_no_total() -> None:
    report = plans_status([plan(ONE, A1), plan(TWO, B2)]).only("table")
    assert csv.render(report, Wording.of("zh")) == (
        "plan,actions,implemented,in_progress,closed_percent,open_percent,overdue,slipped,"
        "past_expected,as_of,document,plan_key,plan_folder,unlisted,footnotes\n"
        "一,1,0,1,0,100,0,,,2023-01,EB1/1,one,plans/one/data,0,\n"
        "Two〔英文〕,1,0,1,0,100,0,1,0,2024-01,EB1/2,two,plans/two/data,0,\n"
    )


def test_plans_of_one_title_are_told_apart_by_their_folders() -> None:
    first = plan(ONE, A1)
    second = PlanAmongOthers(record(files(ONE, B2.replace("money", "people"))), "other", None)
    text = told(first, second)
    assert "| One (plans/one/data) | 1 |" in text
    assert "| One (other) | – |" in text


def test_lists_of_several_plans_are_one_table_with_a_column_for_the_plan() -> None:
    plans = [plan(ONE, A1), plan(TWO, B2), PlanAmongOthers(record(files(ONE)), "new", None)]
    reports = [
        None
        if each.view is None
        else action_list(each.view, below_each_other(each.view.states), sums_up_unlisted=True)
        for each in plans
    ]
    report = side_by_side(message("Actions of several plans"), plans, reports)
    assert markdown.render(report, Wording.of("en")) == (
        """\
# Actions of several plans

3 plans, each told of as of a date of its own.

- One (plans/one/data): As of 31 January 2023 (January 2023). No report is on record for then or \
before. The latest entry is of January 2023: A1 (EB1/1).
- Two: As of 31 January 2024 (January 2024). No report is on record for then or before. \
The latest entry is of January 2024: B2 (EB1/2).
- One (new): No action is on record yet.

| Plan | Action | Status | Category | Due | Expected | Title | Source |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- | :-- |
| One (plans/one/data) | A1 | in progress | People | 2023-12-31 | – | Train | EB1/1, 2023-01 |
| Two | B2 | in progress | Money | 2024-02 | 2024-06 | Save | EB1/2, 2024-01 |

- One (plans/one/data): 1 action listed.
- Two: 1 action listed.
"""
    )
    assert (report.origin.as_of.written, report.origin.commit) == ("2024-01", None)


def test_a_row_keeps_its_footnotes_beside_those_of_other_plans() -> None:
    snapshot = """\
as_of: {month}
document: {document}
published: {{actions: 1, implemented: 0, in_progress: 1}}
footnotes: {{actions: {text}}}
"""
    plans = [
        plan(ONE, A1, snapshot.format(month="2023-01", document="EB1/1", text="Of one.")),
        plan(
            TWO,
            B2.replace("2024-01", "2023-01"),
            snapshot.format(month="2023-01", document="EB1/2", text="Of two."),
        ),
    ]
    reports = [status(each.view) for each in plans if each.view is not None]
    report = side_by_side(message("Plans side by side"), plans, reports).only("table")
    text = markdown.render(report, Wording.of("en"))
    lines = [line for line in text.splitlines() if "Of " in line or line.startswith("| ")]
    assert lines == [
        (
            "| Plan | Date of data and progress report | Actions | Implemented | In progress "
            "| Closed | Open |"
        ),
        "| :-- | :-- | --: | --: | --: | --: | --: |",
        "| One | January 2023 (EB1/1) | 1[^table-1] | 0 | 1 | 0% | 100% |",
        "| Two | January 2023 (EB1/2) | 1[^table-2] | 0 | 1 | 0% | 100% |",
        "[^table-1]: Of one.",
        "[^table-2]: Of two.",
    ]


def test_sub_actions_are_in_a_table_of_their_own_and_in_no_other_count() -> None:
    part = A1.replace("id: A1", "id: A1.1\npart_of: A1").replace("Train", "Write the course")
    other = B2.replace("id: B2", "id: B1.1\npart_of: B1").replace("Save", "Spend")
    lines = told(plan(ONE, A1, part), plan(TWO, B1, other)).splitlines()
    assert [line for line in lines if line.startswith(("| One", "| Two", "| All", "##"))][:7] == [
        "| One | 1 | 0 | 1 | 0% | 100% | 0 | – | – | 2023-01 | EB1/1 |",
        "| Two | 1 | 1 | 0 | 100% | 0% | 0 | 0 | 0 | 2024-03 | EB1/2 |",
        "| All plans | 2 | 1 | 1 | 50% | 50% | 0 | – | – | – | – |",
        "## Sub-actions",
        "| One | 1 | 0 | 1 | 0% | 100% | 0 | – | – | 2023-01 | EB1/1 |",
        "| Two | 1 | 0 | 1 | 0% | 100% | 1 | 1 | 0 | 2024-03 | EB1/2 |",
        "| All plans | 2 | 0 | 2 | 0% | 100% | 1 | 1 | 0 | – | – |",
    ]
    heads = [line[:20] for line in lines if line.startswith("| Plan |")]
    assert heads == ["| Plan | Actions | I", "| Plan | Sub-actions"]


def test_a_plan_whose_sub_actions_alone_are_unlisted_says_so() -> None:
    part = A1.replace("id: A1", "id: UNLISTED_1\npart_of: A1").replace("title: Train\n", "")
    part = part.replace("category: people\n", "").replace("due: 2023-12-31\n", "")
    assert told(plan(ONE, A1, part)).splitlines()[-2:] == [
        "- 0 actions out of 1 are unlisted: the record counts them without naming them.",
        "- 1 sub-action out of 1 is unlisted: the record counts it without naming it.",
    ]


def test_where_there_is_no_room_for_a_table_each_entry_begins_with_its_plan() -> None:
    text = terminal.render(plans_status([plan(ONE, A1), plan(TWO, B2)]), Wording.of("en"), 80)
    assert (
        "\nOne        Actions: 1  Implemented: 0  In progress: 1  Closed: 0%  Open: 100%\n" in text
    )


def test_a_figure_that_a_plan_does_not_use_is_not_claimed_of_it_nor_of_all() -> None:
    waiting = B2.replace("in progress", "not started")
    rows = told(plan(ONE, A1), plan(TWO, B1, waiting)).splitlines()
    assert rows[4].startswith("| Plan | Actions | Implemented | Not started | In progress |")
    assert [row[:45] for row in rows[6:9]] == [
        "| One | 1 | 0 | – | 1 | 0% | 100% | 0 | – | –",
        "| Two | 2 | 1 | 1 | 0 | 50% | 50% | 1 | 1 | 0",
        "| All plans | 3 | 1 | – | 1 | 33% | 67% | 1 |",
    ]
