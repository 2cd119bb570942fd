from __future__ import annotations

import pytest

from tests.support.data import action, problem_lines, snapshot


def _lines(as_of: str, presented: str, name: str | None = None) -> list[str]:
    (text,) = snapshot(as_of, "A77/28", "1 0 1 0 100", f"presented: {presented}\n").values()
    return problem_lines({**action("A_1"), f"snapshots/{name or as_of[:7]}.yaml": text})


@pytest.mark.parametrize(
    ("as_of", "presented"),
    [
        ("2024-05-20", "2024-05"),
        ("2024-05-20", "2024"),
        ("2024-05-20", "2024-Q2"),
        ("2024-05-20", "2024-05-20"),
        ("2024-05", "2024-05-01"),
        ("2024-05", "2025-01"),
    ],
)
def test_a_report_may_be_presented_as_soon_as_its_data_are_there(
    as_of: str, presented: str
) -> None:
    assert _lines(as_of, presented) == []


@pytest.mark.parametrize(
    ("as_of", "presented"),
    [("2024-05-20", "2024-05-19"), ("2024-05-20", "2024-04"), ("2024-05", "2023"),
     ("2024-05", "2024-Q1")],
)  # fmt: skip
def test_a_report_is_not_presented_before_the_date_of_its_data(as_of: str, presented: str) -> None:
    assert _lines(as_of, presented) == [
        (
            f"snapshots/2024-05.yaml:9:12: error: presented is {presented}, before {as_of}, the "
            "date of its data: write when the report went to the governing body [presented-date]"
        )
    ]


def test_a_date_that_does_not_fit_the_name_of_its_file_is_told_once() -> None:
    (line,) = _lines("2025-05-20", "2024-05", "2024-05")
    assert line.endswith("[file-name]")
