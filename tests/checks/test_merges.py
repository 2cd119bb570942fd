from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sip.checks.merges import check_merges
from sip.plan.history import History
from tests.support.data import ACTION, OPEN, action, dataset, problem_lines

if TYPE_CHECKING:
    import datetime as dt

    from sip.plan.models import Action
    from sip.plan.progress import State


def merged(identifier: str, into: str, on: str = "2023-02") -> dict[str, str]:
    return action(identifier, OPEN, f"on: {on}, source: A1, status: merged, into: {into}")


def test_into_an_action_of_the_plan() -> None:
    assert problem_lines(merged("UNLISTED_1", "UNLISTED_2") | action("UNLISTED_2")) == []


def test_into_an_action_that_is_merged_later() -> None:
    files = (
        merged("UNLISTED_1", "UNLISTED_2")
        | merged("UNLISTED_2", "UNLISTED_3", "2024")
        | action("UNLISTED_3")
    )
    assert problem_lines(files) == []


def test_into_what_is_not_said() -> None:
    assert (
        problem_lines(action("UNLISTED_1", OPEN, "on: 2023-02, source: A1, status: merged")) == []
    )


@pytest.mark.parametrize("target", ["[", "id: *x\nlog: []\n"], ids=["file", "id"])
def test_into_an_action_that_can_not_be_read(target: str) -> None:
    found = problem_lines(merged("UNLISTED_1", "UNLISTED_2") | {"actions/UNLISTED_2.yaml": target})
    assert {line.partition(":")[0] for line in found} == {"actions/UNLISTED_2.yaml"}


def test_into_itself() -> None:
    assert problem_lines(merged("UNLISTED_1", "UNLISTED_1")) == [
        (
            "actions/UNLISTED_1.yaml:4:53: error: into is UNLISTED_1, the action itself: "
            "name the one it went into [merge-target]"
        )
    ]


@pytest.mark.parametrize(
    ("into", "wanted"),
    [
        ("UNLISTED_22", "write UNLISTED_2 if that is meant"),
        ("unlisted_2", "write UNLISTED_2"),
        ("B24", "name an action that has a file"),
    ],
)
def test_into_no_action(into: str, wanted: str) -> None:
    assert problem_lines(merged("UNLISTED_1", into) | action("UNLISTED_2")) == [
        (
            f"actions/UNLISTED_1.yaml:4:53: error: into is {into}, which no action has: "
            f"{wanted} [merge-target]"
        )
    ]


def test_an_id_that_its_own_file_slipped_in_is_told_once() -> None:
    slipped = {"actions/A_2.yaml": ACTION.replace("A_1", "A-2")}
    part = ACTION.replace("category:", "part_of: A_2\ncategory:")
    assert problem_lines(merged("UNLISTED_1", "A_2") | slipped | {"actions/A_1.yaml": part}) == [
        (
            "actions/A_2.yaml:1:5: error: id is A-2 in a file named A_2.yaml: rename the file to "
            "A-2.yaml, or mend the id [file-name]"
        )
    ]


def test_no_action_is_told_to_merge_into_itself() -> None:
    assert problem_lines(merged("UNLISTED_1", "UNLISTED_11")) == [
        (
            "actions/UNLISTED_1.yaml:4:53: error: into is UNLISTED_11, which no action has: "
            "name an action that has a file [merge-target]"
        )
    ]


def test_into_an_action_that_was_merged_by_then() -> None:
    files = (
        merged("UNLISTED_1", "UNLISTED_2", "2024")
        | merged("UNLISTED_2", "UNLISTED_3")
        | action("UNLISTED_3")
    )
    assert problem_lines(files) == [
        (
            "actions/UNLISTED_1.yaml:4:50: error: into is UNLISTED_2, which is merged itself at "
            "2023-02: write UNLISTED_3 [merge-target]"
        )
    ]


def test_into_an_action_that_was_removed_by_then() -> None:
    removed = action("UNLISTED_2", OPEN, "on: 2023-02, source: A1, status: removed")
    assert problem_lines(merged("UNLISTED_1", "UNLISTED_2") | removed) == [
        (
            "actions/UNLISTED_1.yaml:4:53: error: into is UNLISTED_2, which is removed itself at "
            "2023-02: name an action that stays, or mend a date [merge-target]"
        )
    ]


def test_into_an_action_that_entered_later() -> None:
    later = action("UNLISTED_2", "on: 2024, source: A1, status: in progress")
    assert problem_lines(merged("UNLISTED_1", "UNLISTED_2") | later) == [
        (
            "actions/UNLISTED_1.yaml:4:53: error: into is UNLISTED_2, which enters the plan only "
            "at 2024, after 2023-02: name an action that is in the plan by then, or mend a date "
            "[merge-target]"
        )
    ]


def test_into_an_action_that_was_merged_into_one_that_entered_later() -> None:
    files = (
        merged("UNLISTED_1", "UNLISTED_2", "2024")
        | merged("UNLISTED_2", "UNLISTED_3")
        | action("UNLISTED_3", "on: 2025, source: A1, status: in progress")
    )
    assert problem_lines(files) == [
        (
            "actions/UNLISTED_1.yaml:4:50: error: into is UNLISTED_2, which is merged itself at "
            "2023-02: name an action that stays, or mend a date [merge-target]"
        ),
        (
            "actions/UNLISTED_2.yaml:4:53: error: into is UNLISTED_3, which enters the plan only "
            "at 2025, after 2023-02: name an action that is in the plan by then, or mend a date "
            "[merge-target]"
        ),
    ]


@pytest.mark.timeout(10)  # what it guards against never ends
def test_a_circle_of_one_date() -> None:
    files = (
        merged("UNLISTED_1", "UNLISTED_2")
        | merged("UNLISTED_2", "UNLISTED_3")
        | merged("UNLISTED_3", "UNLISTED_1")
    )
    assert problem_lines(files) == [
        f"actions/{one}.yaml:4:53: error: into is {other}, which is merged itself at 2023-02: "
        "name an action that stays, or mend a date [merge-target]"
        for one, other in [
            ("UNLISTED_1", "UNLISTED_2"),
            ("UNLISTED_2", "UNLISTED_3"),
            ("UNLISTED_3", "UNLISTED_1"),
        ]
    ]


@pytest.mark.timeout(10)  # what it guards against never ends
def test_a_circle_over_two_dates_breaks_at_the_later_one() -> None:
    assert problem_lines(
        merged("UNLISTED_1", "UNLISTED_2") | merged("UNLISTED_2", "UNLISTED_1", "2024")
    ) == [
        (
            "actions/UNLISTED_2.yaml:4:50: error: into is UNLISTED_1, which is merged itself at "
            "2023-02: name an action that stays, or mend a date [merge-target]"
        )
    ]


def test_into_an_action_whose_log_can_not_be_read_whole() -> None:
    target = action(
        "UNLISTED_2",
        OPEN.replace("2023-01", "2023-13"),
        "on: 2024, source: A1, status: in progress",
    )
    assert problem_lines(merged("UNLISTED_1", "UNLISTED_2") | target) == [
        (
            "actions/UNLISTED_2.yaml:3:10: error: on is 2023-13, which is no date: "
            "write 2023, 2023-Q4, 2023-12 or 2023-12-31 [bad-date]"
        )
    ]


def test_a_long_chain_of_merges_is_walked_in_linear_time(monkeypatch: pytest.MonkeyPatch) -> None:
    number = 200
    looked_at: list[str] = []
    really = History.state

    def counted(history: History, action: Action, day: dt.date) -> State | None:
        looked_at.append(action.id)
        return really(history, action, day)

    monkeypatch.setattr(History, "state", counted)
    chain = action(f"A_{number}")
    for index in range(1, number):
        chain |= merged(f"A_{index}", f"A_{index + 1}")

    assert len(list(check_merges(dataset(chain)))) == number - 2
    assert len(looked_at) <= 21 * number
