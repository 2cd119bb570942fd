from __future__ import annotations

import pytest

from tests.checking import OPEN, action, problems_in, snapshot


def problems_of(*entries: str) -> list[str]:
    return problems_in(action("UNLISTED_1", *entries))


def test_two_statuses_of_one_date() -> None:
    assert problems_of(
        OPEN,
        "on: 2023-02, source: A1, status: implemented",
        "on: 2023-02, source: A2, status: in progress",
    ) == [
        (
            "actions/UNLISTED_1.yaml:5:39: error: status is in progress as of 2023-02, and line "
            "4 says implemented for the same date: keep the one that holds, or mend a date "
            "[contradiction]"
        )
    ]


def test_two_expected_dates_of_one_date_written_in_two_ways() -> None:
    assert problems_of(
        f"{OPEN}, expected: 2024",
        "on: 2023-01-31, source: A1, expected: 2025",
    ) == [
        (
            "actions/UNLISTED_1.yaml:4:44: error: expected is 2025 as of 2023-01-31, and line 3 "
            "says 2024 for the same date: keep the one that holds, or mend a date [contradiction]"
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        "on: 2023-01, source: A1, status: in progress",
        "on: 2023-01, source: A1, expected: 2024-12-31",
        "on: 2023-01, source: A1, note: Begun",
        "on: 2023-02, source: A1, expected: 2025",
    ],
)
def test_entries_that_say_the_same_or_later_are_fine(second: str) -> None:
    assert problems_of(f"{OPEN}, expected: 2024", second) == []


@pytest.mark.parametrize("status", ["implemented", "removed", "merged"])
def test_an_expected_date_beside_a_status_that_ends_the_action(status: str) -> None:
    entry = f"on: 2023-02, source: A1, expected: 2024, status: {status}"
    assert problems_of(OPEN, entry) == [
        (
            f"actions/UNLISTED_1.yaml:4:41: error: expected is 2024, and the action is {status} "
            "by then: take it out, or write status: in progress if the action is open "
            "[expected-when-closed]"
        )
    ]


def test_an_expected_date_after_the_action_was_implemented() -> None:
    assert problems_of(
        OPEN,
        "on: 2023-02, source: A1, status: implemented",
        "on: 2023-03, source: A2, expected: 2024",
    ) == [
        (
            "actions/UNLISTED_1.yaml:5:41: error: expected is 2024, and the action is "
            "implemented by then: take it out, or write status: in progress if the action is "
            "open [expected-when-closed]"
        )
    ]


def test_an_expected_date_after_the_action_left_is_told_once() -> None:
    assert problems_of(
        OPEN,
        "on: 2023-02, source: A1, status: removed",
        "on: 2023-03, source: A2, expected: 2024",
    ) == [
        (
            "actions/UNLISTED_1.yaml:5:5: error: this entry follows removed, which took the action "
            "out of the plan: nothing can follow [log-order]"
        )
    ]


def test_an_expected_date_of_a_reopened_action_is_fine() -> None:
    assert problems_of(
        OPEN,
        "on: 2023-02, source: A1, status: implemented",
        "on: 2023-03, source: A2, status: in progress, expected: 2024",
    ) == [
        (
            "actions/UNLISTED_1.yaml:5:39: warning: status is in progress after implemented, "
            "which reopens the action: check that the source says so [reopened]"
        )
    ]


REPORT = snapshot("2023-04-15", "A77/28", "1 0 1")


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        ("2023-04-16", "2023-04-16"),
        ("2023-04", "2023-04, whose last day counts"),
        ("2023", "2023, whose last day counts"),
    ],
)
def test_an_entry_dated_after_the_report_that_it_comes_from(on: str, shown: str) -> None:
    entry = f"on: {on}, source: A77/28, note: Begun"
    assert problems_in(action("UNLISTED_1", OPEN, entry) | REPORT) == [
        (
            f"actions/UNLISTED_1.yaml:4:10: error: on is {shown}, after 2023-04-15, the date of "
            "the data in its source A77/28: write 2023-04-15 or an earlier date, or name the "
            "document that says so [source-date]"
        )
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "on: 2023-04-15, source: A77/28, note: Begun",
        "on: 2023-03, source: A77/28, note: Begun",
        "on: 2023-05, source: A78/1, note: Begun",
    ],
)
def test_an_entry_dated_up_to_its_report_or_from_another_document_is_fine(entry: str) -> None:
    assert problems_in(action("UNLISTED_1", OPEN, entry) | REPORT) == []
