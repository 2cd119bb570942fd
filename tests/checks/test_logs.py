from __future__ import annotations

import pytest

from tests.support.data import OPEN, SNAPSHOT, action, problem_lines, snapshot


def problems_of(*entries: str) -> list[str]:
    """Return what is wrong with a log of these entries, the first in line 3."""
    found = problem_lines(action("UNLISTED_1", *entries))
    return [line.removeprefix("actions/UNLISTED_1.yaml:") for line in found]


@pytest.mark.parametrize(
    ("entries", "problems"),
    [
        ([OPEN], []),
        (
            [
                OPEN,
                *(f"on: {on}, source: S, note: x" for on in ("2023-03-31", "2023-03", "2023-Q1")),
            ],
            [],
        ),
        (
            ["on: 2023-01, source: A76/31, note: x"],
            [
                (
                    "3:5: error: the first log entry has no status: add status: not started, in "
                    "progress or "
                    "implemented, which is how the action entered the plan [log-order]"
                )
            ],
        ),
        (
            ["on: 2023-01, source: A76/31, status: removed"],
            [
                (
                    "3:43: error: status is removed in the first log entry: an action enters the "
                    "plan not started, in progress or implemented [log-order]"
                )
            ],
        ),
        (
            ["on: 2023-01, source: A76/31, status: merged, into: UNLISTED_2"],
            [
                (
                    "3:43: error: status is merged in the first log entry: an action enters the "
                    "plan not started, in progress or implemented [log-order]"
                ),
                (
                    "3:57: error: into is UNLISTED_2, which no action has: name an action that has "
                    "a file [merge-target]"
                ),
            ],
        ),
        (
            [OPEN, "on: 2023-02, source: A76/31"],
            [
                (
                    "4:5: error: this log entry has no news: add a status, an expected date, a "
                    "note or evidence [missing-field]"
                )
            ],
        ),
        (
            [
                OPEN,
                "on: 2023-03, source: A76/31, note: x",
                "on: 2023-03-31, source: A76/31, note: x",
                "on: 2023-03-30, source: A76/31, note: x",
                "on: 2023-Q1, source: A76/31, note: x",
                "on: 2022, source: A76/31, note: x",
            ],
            [
                (
                    "6:10: error: on is 2023-03-30, which is before 2023-03-31 in the entry above: "
                    "keep the log oldest first [log-order]"
                ),
                (
                    "8:10: error: on is 2022, which is before 2023-Q1 in the entry above: keep the "
                    "log oldest first [log-order]"
                ),
            ],
        ),
        (
            [
                OPEN,
                "on: 2023-02, source: A76/31, status: removed",
                "on: 2023-02, source: A76/31, note: x",
                "on: 2023-03, source: A76/31, status: in progress",
            ],
            [
                (
                    "5:5: error: this entry follows removed, which took the action out of the "
                    "plan: nothing can follow [log-order]"
                )
            ],
        ),
        (
            [
                OPEN,
                "on: 2023-02, source: A76/31, status: implemented",
                "on: 2023-03, source: A76/31, note: x",
                "on: 2023-04, source: A76/31, status: in progress",
            ],
            [
                (
                    "6:43: warning: status is in progress after implemented, which reopens the "
                    "action: check that the source says so [reopened]"
                )
            ],
        ),
        (
            [OPEN, "on: 2023-02, source: A76/31, into: UNLISTED_1, note: x"],
            [
                (
                    "4:35: error: into stands in an entry without status: merged: take it out, or "
                    "write the status [merge-target]"
                ),
                (
                    "4:41: error: into is UNLISTED_1, the action itself: name the one it went into "
                    "[merge-target]"
                ),
            ],
        ),
        (
            [OPEN, "on: 2023-02, source: A76/31, into: A_7"],
            [
                (
                    "4:35: error: into stands in an entry without status: merged: take it out, or "
                    "write the status [merge-target]"
                ),
                (
                    "4:41: error: into is A_7, which no action has: name an action that has a file "
                    "[merge-target]"
                ),
            ],
        ),
    ],
)
def test_logs(entries: list[str], problems: list[str]) -> None:
    assert problems_of(*entries) == problems


@pytest.mark.parametrize(
    ("written", "problems"),
    [
        (
            "log: []",
            [
                (
                    "2:6: error: the log is empty: add an entry with on:, source: and status: "
                    "[log-order]"
                )
            ],
        ),
        (
            "log:",
            [
                (
                    "2:5: error: log is empty, where a list belongs: start each item on a line of "
                    "its own with a dash [bad-value]"
                )
            ],
        ),
        (
            "log: *x",
            ["2:6: error: the alias *x is not used here: write the value out [yaml-feature]"],
        ),
    ],
)
def test_empty_logs(written: str, problems: list[str]) -> None:
    text = f"id: UNLISTED_1\n{written}\n"
    assert problem_lines({"actions/UNLISTED_1.yaml": text}) == [
        f"actions/UNLISTED_1.yaml:{problem}" for problem in problems
    ]


def test_a_bad_entry_stops_no_check_of_the_others() -> None:
    assert problems_of(
        "on: never, source: EB152/34, status: in progress",
        "on: 2023-03, source: A76/31, note: x",
        "on: 2023-02, source: A76/31, note: x",
        "on: 2023-04, source: A76/31",
        "on: 2023-05, source: A76/31, status: merged, into: A_9",
        "on: 2023-06, source: A76/31, note: x",
    ) == [
        (
            "3:10: error: on is never, which is no date: write 2023, 2023-Q4, 2023-12 or "
            "2023-12-31 [bad-date]"
        ),
        (
            "5:10: error: on is 2023-02, which is before 2023-03 in the entry above: keep the log "
            "oldest first [log-order]"
        ),
        (
            "6:5: error: this log entry has no news: add a status, an expected date, a note or "
            "evidence "
            "[missing-field]"
        ),
        (
            "7:57: error: into is A_9, which no action has: name an action that has a file "
            "[merge-target]"
        ),
        (
            "8:5: error: this entry follows merged, which took the action out of the plan: nothing "
            "can follow [log-order]"
        ),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "on: 2023-02, source: A76/31, status: done",
        "on: 2023-02, source: A76/31, status: *x",
        "on: 2023-02, source: A76/31, status: mergd, into: UNLISTED_2",
        "on: 2023-02, source: A76/31, status: *x, into: UNLISTED_2",
        "on: 2023-02, source: A76/31, expected: soon",
        "on: 2023-02, source: A76/31, note: ''",
        "on: 2023-02, source: A76/31, note: *x",
    ],
)
@pytest.mark.parametrize("before", [(), (OPEN,)])
def test_news_that_was_refused_is_one_problem(entry: str, before: tuple[str, ...]) -> None:
    files = {
        **action("UNLISTED_1", *before, entry),
        **action("UNLISTED_2"),
        "snapshots/2023-02.yaml": SNAPSHOT.replace("2023-01", "2023-02"),
    }
    assert len(problem_lines(files)) == 1


def test_two_statuses_of_one_date() -> None:
    assert problems_of(
        OPEN,
        "on: 2023-02, source: A1, status: implemented",
        "on: 2023-02, source: A2, status: in progress",
    ) == [
        (
            "5:39: error: status is in progress as of 2023-02, and line "
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
            "4:44: error: expected is 2025 as of 2023-01-31, and line 3 "
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
            f"4:41: error: expected is 2024, and the action is {status} "
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
            "5:41: error: expected is 2024, and the action is "
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
            "5:5: error: this entry follows removed, which took the action "
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
            "5:39: warning: status is in progress after implemented, "
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
    assert problem_lines(action("UNLISTED_1", OPEN, entry) | REPORT) == [
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
    assert problem_lines(action("UNLISTED_1", OPEN, entry) | REPORT) == []
