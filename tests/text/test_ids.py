from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.ids import in_runs, natural_order, runs


def test_identifiers_are_ordered_as_people_count() -> None:
    ordered = ["A", "A1", "A2", "A10", "A10_2", "A10_10", "B1", "SIP2023_A4", "SIP2023_A11"]
    assert sorted(sorted(ordered, reverse=True), key=natural_order) == ordered


@given(st.text("AB_019"), st.text("AB_019"))
def test_the_order_of_identifiers_is_that_of_their_numbers(one: str, other: str) -> None:
    stem = "A_"
    first, second = natural_order(stem + one), natural_order(stem + other)
    assert [first < second, first == second, first > second].count(True) == 1
    if one.isdigit() and other.isdigit():
        assert (first < second) is (int(one) < int(other))


@pytest.mark.parametrize(
    ("identifiers", "shown"),
    [
        ([], ""),
        (["A_1"], "A_1"),
        (["A_1", "A_1"], "A_1"),
        (["A_2", "A_1"], "A_1 to A_2"),
        (["A_9", "A_10", "A_11"], "A_9 to A_11"),
        (["U_009", "U_010"], "U_009 to U_010"),
        (["A_1", "A_3", "A_4", "A_7"], "A_1, A_3 to A_4, A_7"),
        (["A_1", "B_2"], "A_1, B_2"),
        (["A1_1", "A2_2"], "A1_1, A2_2"),
        (["A", "A1"], "A, A1"),
        (["A", "B"], "A, B"),
        (
            [f"A_{number}" for number in range(0, 26, 2)],
            "A_0, A_2, A_4, A_6, A_8, A_10, A_12, A_14, A_16, A_18 and 3 more",
        ),
    ],
)
def test_ids_are_named_in_runs(identifiers: list[str], shown: str) -> None:
    assert in_runs(identifiers) == shown


@given(st.sets(st.integers(0, 40)))
def test_runs_name_each_id_once(numbers: set[int]) -> None:
    named: list[str] = []
    for first, last in runs(f"A_{number}" for number in numbers):
        named += [f"A_{number}" for number in range(int(first[2:]), int(last[2:]) + 1)]
    assert named == sorted((f"A_{number}" for number in numbers), key=natural_order)
