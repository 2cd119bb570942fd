from __future__ import annotations

import pytest

from sip.plan.partial_date import PartialDate
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.dataset import DataFile, FileKind
from sip.writing.changes.cells import told_at_cells
from sip.writing.changes.data import Data
from sip.writing.changes.rows import ActionRow

_RULE = Rule("a-rule", Severity.ERROR, "It is so.", "Because.")
_A1 = """\
id: A1
title: First
fields:
  theme: culture
log:
  - on: 2023-01
    source: EB152/34
    status: in progress
  - on: 2024
    source: A77/28
    expected: 2025
"""
_ROWS = [
    ActionRow({"id": "a1", "theme": "culture"}, {"": "row 2", "theme": "cell B2"}),
    ActionRow({"id": "a1", "title": "First"}, {"": "row 3", "title": "cell C3"}),
    ActionRow(
        {"id": "a1", "on": PartialDate.parse("2024"), "source": "A77/28", "expected": "2025"},
        {"": "row 4", "on": "cell D4", "expected": "cell E4"},
    ),
]


def _told(path: str, line: int, column: int, content: str = _A1) -> str:
    actions = {"A1": _A1, "B1": _A1.replace("A1", "B1")}
    before, after = (
        Data(
            "data",
            tuple(
                DataFile(f"data/actions/{name}.yaml", FileKind.ACTION, text.encode())
                for name, text in {**actions, **changed}.items()
            ),
            (),
        )
        for changed in ({}, {"A1": content})
    )
    problem = Problem.of(_RULE, Location(path, line, column), "It is not so")
    return told_at_cells(before, _ROWS)(problem, after)


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        pytest.param(4, 10, "cell B2", id="a field of the plan, in the row that has it"),
        pytest.param(2, 8, "cell C3", id="a part of the head, in the row that has it"),
        pytest.param(11, 15, "cell E4", id="a value of the entry that a row brought"),
        pytest.param(9, 5, "cell D4", id="the entry itself, by its first value"),
        pytest.param(8, 13, "row 2", id="an entry of no row, in the first row of the action"),
        pytest.param(3, 1, "row 2", id="all the fields"),
        pytest.param(1, 2, "row 2", id="where no value begins"),
    ],
)
def test_a_problem_is_told_at_the_cell_of_its_cause(line: int, column: int, place: str) -> None:
    assert _told("data/actions/A1.yaml", line, column) == f"{place}: It is not so [a-rule]"


def test_a_problem_in_a_file_of_no_row_is_told_as_it_stands() -> None:
    assert _told("data/actions/B1.yaml", 2, 8) == (
        "data/actions/B1.yaml:2:8: error: It is not so [a-rule]"
    )


def test_a_file_that_can_not_be_read_is_told_at_the_first_row() -> None:
    assert _told("data/actions/A1.yaml", 1, 1, "id: [\n") == "row 2: It is not so [a-rule]"
