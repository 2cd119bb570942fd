from __future__ import annotations

import pytest

from tests.support.data import OPEN, action, problem_lines, snapshot

REPORTS = snapshot("2023-03", "A76/31", "1 0 1") | snapshot("2024-04-15", "A77/28", "1 0 1")


def test_an_open_action_without_news_since_the_report_before_the_latest() -> None:
    entries = (OPEN, "on: 2023-03, source: A76/31, note: Begun")
    assert problem_lines(action("SIP_A1", *entries) | REPORTS) == [
        (
            "actions/SIP_A1.yaml:7:10: warning: on is 2023-03 in the last entry of this open "
            "action, so there is no news of it since A76/31 (2023-03): add an entry with what "
            "A77/28 (2024-04-15) says of it, or with its new status [stale]"
        )
    ]


@pytest.mark.parametrize(
    "files",
    [
        action("SIP_A1", OPEN, "on: 2023-04, source: A1, note: Begun") | REPORTS,
        action("UNLISTED_1", OPEN) | REPORTS,
        action("SIP_A1", OPEN) | snapshot("2024-04-15", "A77/28", "1 0 1"),
        action("SIP_A1", OPEN),
    ],
    ids=["news since", "unlisted", "one report", "no report"],
)
def test_what_is_not_stale(files: dict[str, str]) -> None:
    assert problem_lines(files) == []


def test_an_implemented_action_needs_no_news() -> None:
    files = action("SIP_A1", "on: 2023-01, source: A1, status: implemented")
    files |= snapshot("2023-03", "A76/31", "1 1 0") | snapshot("2024-04-15", "A77/28", "1 1 0")
    assert problem_lines(files) == []


def test_a_log_that_can_not_be_read_whole_is_not_called_stale() -> None:
    files = (
        action("SIP_A1", OPEN, "on: 2024-13, source: A1, note: N", fields="due: 2022\n") | REPORTS
    )
    assert problem_lines(files) == [
        (
            "actions/SIP_A1.yaml:7:10: error: on is 2024-13, which is no date: "
            "write 2023, 2023-Q4, 2023-12 or 2023-12-31 [bad-date]"
        )
    ]


def overdue(*entries: str) -> list[str]:
    return problem_lines(action("SIP_A1", OPEN, *entries, fields="due: 2022\n"))


def test_an_overdue_action_without_an_expected_date() -> None:
    assert overdue() == [
        (
            "actions/SIP_A1.yaml:4:6: warning: due is 2022, which is past at 2023-01, the latest "
            "date on record, and no entry says when to expect it: add expected: to the entry "
            "that says so, or status: implemented if it is done [overdue-without-date]"
        )
    ]


def test_an_overdue_action_whose_expected_date_has_passed() -> None:
    assert overdue(
        "on: 2023-02, source: A1, expected: 2023-Q2", "on: 2023-07, source: A1, note: N"
    ) == [
        (
            "actions/SIP_A1.yaml:7:41: warning: expected is 2023-Q2, which is past at 2023-07, the "
            "latest date on record, and the action is open: add an entry with its new expected: "
            "date, or with status: implemented if it is done [past-expected]"
        )
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "on: 2023-02, source: A1, expected: 2023-03",
        "on: 2023-02, source: A1, expected: 2023-02-28",
        "on: 2023-02, source: A1, status: implemented",
        "on: 2023-02, source: A1, status: removed",
    ],
)
def test_what_is_not_overdue_without_a_date(entry: str) -> None:
    assert overdue(entry) == []


def test_an_action_is_not_overdue_on_the_last_day_it_is_due() -> None:
    assert problem_lines(action("SIP_A1", OPEN, fields="due: 2023-01-31\n")) == []


def test_an_expected_date_that_has_passed_warns_before_the_due_date_too() -> None:
    entries = ("on: 2023-02, source: A1, expected: 2023-Q2", "on: 2023-07, source: A1, note: N")
    files = action("SIP_A1", OPEN, *entries, fields="due: 2030\n")
    assert problem_lines(files) == [
        (
            "actions/SIP_A1.yaml:7:41: warning: expected is 2023-Q2, which is past at 2023-07, the "
            "latest date on record, and the action is open: add an entry with its new expected: "
            "date, or with status: implemented if it is done [past-expected]"
        )
    ]


FAR = (
    "{}: warning: on is {}, over two years after {}, the latest date before it on record, and "
    "figures are worked out for the latest: mend the year if it is a slip [far-date]"
).format


def dated(on: str) -> list[str]:
    entries = (
        OPEN,
        "on: 2024-04-15, source: A77/28, expected: 2024-12",
        f"on: {on}, source: A1, note: N",
    )
    return problem_lines(action("SIP_A1", *entries) | REPORTS)


def test_a_date_far_from_all_others_is_told_and_not_what_follows_from_it() -> None:
    assert dated("2042-10") == [FAR("actions/SIP_A1.yaml:8:10", "2042-10", "2024-04-15")]
    assert dated("2026-05") == [FAR("actions/SIP_A1.yaml:8:10", "2026-05", "2024-04-15")]


@pytest.mark.parametrize("on", ["2024-10", "2026-04", "2026"])
def test_a_date_that_may_be_within_two_years_is_not_far(on: str) -> None:
    assert not any("far-date" in line for line in dated(on))


def test_a_plan_that_only_logs_may_go_on_for_years() -> None:
    years = (f"on: {year}, source: A1, note: N" for year in range(2024, 2030))
    files = action("SIP_A1", OPEN, *years) | snapshot("2023-01", "EB152/34", "1 0 1")
    assert problem_lines(files) == []


def test_what_is_dated_far_without_any_report() -> None:
    entries = (OPEN, "on: 2042, source: A1, note: N", "on: 2043, source: A1, note: N")
    assert problem_lines(action("SIP_A1", *entries, fields="due: 2050\n")) == [
        FAR("actions/SIP_A1.yaml:7:10", "2042", "2023-01"),
        FAR("actions/SIP_A1.yaml:8:10", "2043", "2023-01"),
    ]
