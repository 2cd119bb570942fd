from __future__ import annotations

import pytest

from sip.checks.history.backdated import check_backdated
from sip.checks.history.comparison import Comparison
from tests.support.data import dataset, files
from tests.support.samples import ACTION as A1
from tests.support.samples import PLAN, UNLISTED

LATE = "in the time of the published report A77/28 (2024-04-15): check that its source says so"
NAMED = """\
id: B7
category: people
title: Seventh
due: 2023-12-31
log:
  - {on: 2022-12, source: EB152/1, expected: 2023}
  - {on: 2023-01, source: EB152/34, status: implemented}
"""
SNAPSHOT = (
    "as_of: 2024-04-15\ndocument: A77/28\npublished: {actions: 2, implemented: 1, in_progress: 1}\n"
)
FILES = files(PLAN, A1, UNLISTED, SNAPSHOT)


def found(now: dict[str, str | None], base: dict[str, str] | None = None) -> list[str]:
    before = FILES | (base or {})
    after = {path: text for path, text in {**before, **now}.items() if text is not None}
    return [*map(str, check_backdated(Comparison(dataset(before), dataset(after), "main")))]


@pytest.mark.parametrize(
    ("entry", "column"),
    [
        ("{on: 2024-04-15, source: A77/28, status: removed}", "10"),
        ("{source: A77/28, on: 2023-11, expected: 2025}", "26"),
    ],
)
def test_a_new_status_or_expected_date_in_a_published_time_is_told(entry: str, column: str) -> None:
    on = "2024-04-15" if "removed" in entry else "2023-11"
    assert found({"actions/A1.yaml": f"{A1}  - {entry}\n"}) == [
        (
            f"actions/A1.yaml:7:{column}: warning: this entry of {on} is new since main and "
            f"dated {LATE} [backdated]"
        )
    ]


def test_a_new_note_in_a_published_time_is_told() -> None:
    entry = "{on: 2023-11, source: A/1, note: Known since}"
    assert found({"actions/A1.yaml": f"{A1}  - {entry}\n"}) == [
        (
            'actions/A1.yaml:7:10: warning: this entry of 2023-11, with the note "Known since", '
            f"is new since main and dated {LATE} [backdated]"
        )
    ]


def test_of_a_log_that_lost_a_part_nothing_is_told() -> None:
    entries = "  - {on: 2023-11, source: A/1, note: New}\n  - {on: soon, source: A/1, note: N}\n"
    assert found({"actions/A1.yaml": A1 + entries}) == []


def test_a_new_action_in_a_published_time_is_told() -> None:
    assert found({"actions/A3.yaml": A1.replace("A1", "A3")}) == [
        (
            "actions/A3.yaml:6:10: warning: A3, which enters the plan at 2023-01, is new "
            f"since main and dated {LATE} [backdated]"
        )
    ]


def test_a_new_snapshot_between_published_ones_is_told() -> None:
    other = SNAPSHOT.replace("2024-04-15", "2023-07").replace("A77/28", "EB153/1")
    assert found({"snapshots/2023-07.yaml": other}) == [
        (
            "snapshots/2023-07.yaml:1:8: warning: the snapshot of EB153/1 is new since main "
            f"and dated {LATE} [backdated]"
        )
    ]


@pytest.mark.parametrize(
    "now",
    [
        {},
        {"actions/A1.yaml": f"{A1}  - {{on: 2024-04-16, source: A/1, status: implemented}}\n"},
        {"actions/A3.yaml": A1.replace("A1", "A3").replace("2023-01", "2024-05")},
        {"actions/UNLISTED_001.yaml": None, "actions/B7.yaml": NAMED},
        {"snapshots/2024-05.yaml": SNAPSHOT.replace("2024-04-15", "2024-05")},
        {"actions/A1.yaml": A1.replace("on: 2023-01", "on: 2023-13")},
    ],
)
def test_what_is_later_or_says_nothing_else_is_free(now: dict[str, str | None]) -> None:
    assert found(now) == []


def test_what_could_not_be_read_at_the_revision_is_not_called_new() -> None:
    lost = {"actions/A1.yaml": "["}
    spoiled = {"actions/A1.yaml": A1.replace("in progress", "open")}
    snapshot = {"snapshots/2024-03.yaml": "["}
    new_snapshot = SNAPSHOT.replace("2024-04-15", "2024-03").replace("A77/28", "X/1")

    assert found({"actions/A1.yaml": A1}, lost) == []
    assert found({"actions/A1.yaml": A1}, spoiled) == []
    assert found({"snapshots/2024-03.yaml": new_snapshot}, snapshot) == []


def test_before_the_first_report_nothing_is_published() -> None:
    base = {path: text for path, text in FILES.items() if not path.startswith("snapshots")}
    now = {**base, "actions/A3.yaml": A1.replace("A1", "A3")}
    assert [*check_backdated(Comparison(dataset(base), dataset(now), "main"))] == []
