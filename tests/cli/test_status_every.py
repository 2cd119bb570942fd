from __future__ import annotations

from csv import DictReader
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from tests.support.data import write_folder
from tests.support.samples import SEVEN_ACTIONS, TWO_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here


def test_a_series_of_the_shipped_plan_has_the_figures_of_its_reports(sip: Here) -> None:
    done = sip("status", "--every", "month", "--from", "2023", "--format", "csv")
    rows = {row["period"]: row for row in DictReader(StringIO(done.out))}
    figures = ("actions", "implemented", "in_progress", "closed_percent", "open_percent")
    assert (done.status, done.err, len(rows)) == (0, "", 16)
    assert {
        month: [rows[month][figure] for figure in figures]
        for month in ("2023-01", "2023-02", "2023-03", "2023-11", "2024-04")
    } == {
        "2023-01": ["98", "38", "60", "39", "61"],
        "2023-02": ["98", "38", "60", "39", "61"],
        "2023-03": ["96", "42", "54", "44", "56"],
        "2023-11": ["96", "67", "29", "70", "30"],
        "2024-04": ["96", "81", "15", "84", "16"],
    }
    assert rows["2023-02"]["latest"] == "2023-01"


def test_a_series_as_it_is_printed(sip: Here, tmp_path: Path) -> None:
    data = write_folder(tmp_path / "data", SEVEN_ACTIONS)
    done = sip("status", "--every", "year", "--to", "2023", "--data", data)
    assert (done.status, done.out, done.err) == (
        0,
        """\
A small plan: figures year by year
As of 31 December 2023 (2023). No report is on record for then or before. Up to
31 December 2023, nothing is on record after June 2023 (EB1/2).

2023  Actions: 4  Implemented: 2  In progress: 2  Closed: 50%  Open: 50%
      Overdue: 0  Slipped: 1  Past expected: 0  Latest on record: 2023-06

Late actions are counted among the open ones whose dates are on record; where
there is none, their number is unknown.
""",
        "",
    )


def test_series_of_several_plans_are_one_table(sip: Here, tmp_path: Path) -> None:
    write_folder(tmp_path / "plans" / "a" / "data", SEVEN_ACTIONS)
    write_folder(tmp_path / "plans" / "b" / "data", TWO_ACTIONS)
    done = sip(
        *("status", "--data", "plans/*/data", "--every", "year", "--by", "category"),
        *("--format", "csv"),
        cwd=tmp_path,
    )
    told = [
        (row["plan"], row["period"], row["group_key"], row["actions"], row["is_total"])
        for row in DictReader(StringIO(done.out))
    ]
    assert told == [
        ("A small plan", "2023", "money", "2", ""),
        ("A small plan", "2023", "people", "1", ""),
        ("A small plan", "2023", "", "0", ""),
        ("A small plan", "2023", "", "1", ""),
        ("A small plan", "2023", "", "4", "true"),
        ("A small plan", "2024", "money", "2", ""),
        ("A small plan", "2024", "people", "2", ""),
        ("A small plan", "2024", "", "0", ""),
        ("A small plan", "2024", "", "1", ""),
        ("A small plan", "2024", "", "5", "true"),
        ("Plan", "2023", "people", "1", ""),
        ("Plan", "2023", "", "1", ""),
        ("Plan", "2023", "", "2", "true"),
    ]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--from", "2023"), "--from goes with --every: add --every month, quarter or year"),
        (("--to", "2023"), "--to goes with --every: add --every month, quarter or year"),
        (
            ("--every", "year", "--as-of", "2023"),
            "--as-of is for one date: name the last one of a series with --to",
        ),
        (
            ("--every", "year", "--from", "2025"),
            (
                "--from 2025 lies after 2024-02, at which the series ends: choose an earlier date, "
                "or give a later one with --to"
            ),
        ),
        (
            ("--every", "year", "--from", "soon"),
            (
                "--from soon is no date and no report on record: write a date such as 2024, "
                "2024-Q2, 2024-04 or 2024-04-15, or today"
            ),
        ),
        (
            ("--every", "year", "--to", "2020"),
            (
                "--to 2020 lies before the record begins: its first entry is dated 2023-01; choose "
                "2023-01 or later"
            ),
        ),
    ],
)
def test_wrong_usage_is_one_line(
    sip: Here, tmp_path: Path, arguments: tuple[str, ...], complaint: str
) -> None:
    data = write_folder(tmp_path / "data", SEVEN_ACTIONS)
    done = sip("status", *arguments, "--data", data)
    assert (done.status, done.out, done.err) == (2, "", f"sip: {complaint}\n")
