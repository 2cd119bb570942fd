from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from sip.language.wording import Wording
from sip.render import csv, markdown
from sip.report.document import Paragraph, Table
from sip.report.lists.actions import action_list
from sip.report.lists.choices import Order
from sip.report.lists.sorting import Sorting
from sip.report.lists.tree import as_a_tree, nested
from tests.support.data import files, record, view_of
from tests.support.samples import FIELDS

if TYPE_CHECKING:
    from sip.plan.view import View
    from sip.report.document import Report

UNLISTED = files("""\
id: UNLISTED_1
part_of: A1
log:
  - {on: 2023-01, source: EB1/1, status: in progress}
---
id: UNLISTED_2
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
---
id: A9
part_of: UNLISTED_2
category: people
title: A part of what has no name
log:
  - {on: 2023-01, source: EB1/1, status: implemented}
""")
VIEW = view_of("2024-01", record(FIELDS | UNLISTED))


def tree(*asked: str, view: View = VIEW, by: Sorting | None = None) -> list[str]:
    """Return the rows: what is set in below the one above, and in brackets what is context."""
    order = by or Sorting()
    states = order.sort([s for s in view.states if s.action.id in asked], view.record)
    return [
        ("  " if row.is_below else "")
        + (f"({row.state.action.id})" if row.is_context else row.state.action.id)
        for row in as_a_tree(states, view, order)
    ]


def test_sub_actions_stand_below_their_action_which_is_there_for_them() -> None:
    assert tree("A1", "A1.1", "A1.2", "A2") == ["A1", "  A1.1", "  A1.2", "A2"]
    assert tree("A1.2", "A2") == ["(A1)", "  A1.2", "A2"]
    assert tree("A2") == ["A2"]
    assert tree() == []


def test_sub_actions_are_in_the_order_that_is_asked_for() -> None:
    everything = ("A1", "A1.1", "A1.2", "A2", "A3")
    assert tree(*everything, by=Sorting(Order.ID, is_reversed=True)) == [
        *("A3", "A2", "A1", "  A1.2", "  A1.1"),
    ]
    assert tree("A1.1", "A1.2", "A2", by=Sorting(Order.DUE, is_reversed=True)) == [
        *("A2", "(A1)", "  A1.1", "  A1.2"),
    ]


def test_a_sub_action_whose_action_enters_the_plan_later_stands_by_itself() -> None:
    later = FIELDS["actions/A1.yaml"].replace("2023-01", "2023-02")
    view = view_of("2023-01", record(FIELDS | {"actions/A1.yaml": later}))
    assert tree("A1.1", "A2", view=view) == ["A1.1", "A2"]


def drawn(*asked: str, sums_up_unlisted: bool = False) -> Report:
    states = [state for state in VIEW.states if state.action.id in asked]
    rows = as_a_tree(states, VIEW, Sorting())
    return action_list(VIEW, rows, sums_up_unlisted=sums_up_unlisted)


TREE = """\
| A1[^actions-1] | in progress | Money | 2023-12-31 | 2024-Q4 | Pay in time | EB1/1, 2023-01 \
and EB1/3, 2024-01 |
| └ A1.2 | in progress | Money | – | 2024-03 | Pay what is late | EB1/1, 2023-01 |
| A2 | in progress | People | 2024-06 | – | Train managers | EB1/1, 2023-01 and EB1/2, 2023-06 |

[^actions-1]: Not asked for: it stands here for the sub-actions below it.

1 action listed. 1 sub-action listed.
"""


def test_the_list_says_which_actions_were_not_asked_for_and_does_not_count_them() -> None:
    said = markdown.render(drawn("A1.2", "A2"), Wording.of("en"))
    assert said.split(" --: |\n")[-1].split(":-- |\n")[-1] == TREE


def test_several_that_were_not_asked_for_share_a_footnote() -> None:
    (table, _) = drawn("A1.2", "A9", "A2").sections[0].blocks
    assert isinstance(table, Table)
    assert [row[0].footnotes for row in table.rows] == [(1,), (), (), (1,), ()]
    assert [footnote.number for footnote in table.footnotes] == [1]


def test_programs_read_which_actions_were_not_asked_for() -> None:
    lines = csv.render(drawn("A1.2", "A2"), Wording.of("en")).splitlines()
    names = lines[0].split(",")
    place = names.index("is_context") - len(names)
    assert [line.split(",")[0] for line in lines[1:]] == ["A1", "A1.2", "A2"]
    assert [line.split(",")[place] for line in lines[1:]] == ["true", "", ""]
    assert "is_context" not in csv.render(drawn("A1", "A1.2"), Wording.of("en"))


def listed(*asked: str) -> list[str]:
    """Return the ids that a terminal lists, and what it says of the others."""
    table, said = drawn(*asked, sums_up_unlisted=True).sections[0].blocks
    assert isinstance(table, Table)
    assert isinstance(said, Paragraph)
    wording = Wording.of("en")
    return [*(wording.say(row[0].value) for row in table.rows), wording.say_all(said.sentences)]


def test_an_unlisted_action_is_listed_where_a_sub_action_with_a_name_is() -> None:
    one = "1 unlisted sub-action matches: --unlisted lists it."
    assert listed("UNLISTED_2", "A9") == [
        "UNLISTED_2",
        "A9",
        "1 action listed. 1 sub-action listed.",
    ]
    assert listed("A9") == ["UNLISTED_2", "A9", "1 sub-action listed."]
    assert listed("UNLISTED_1") == [f"0 actions listed. {one}"]
    assert listed("A1", "UNLISTED_1") == ["A1", f"1 action listed. {one}"]


@given(st.sets(st.sampled_from([state.action.id for state in VIEW.states])))
def test_a_tree_has_each_action_once_and_all_that_were_asked_for(asked: set[str]) -> None:
    states = [state for state in VIEW.states if state.action.id in asked]
    rows = as_a_tree(states, VIEW, Sorting())
    ids = [row.state.action.id for row in rows]
    assert len(ids) == len(set(ids))
    assert {row.state.action.id for row in rows if not row.is_context} == asked
    above = ""
    for row in rows:
        assert not row.is_below or row.state.action.part_of == above
        above = above if row.is_below else row.state.action.id


def test_sub_actions_of_actions_that_are_left_out_stand_where_they_come() -> None:
    states = [state for state in VIEW.states if state.action.id in {"A1.1", "A2"}]
    assert [(state.action.id, below) for state, below in nested(states)] == [
        ("A1.1", False),
        ("A2", False),
    ]
