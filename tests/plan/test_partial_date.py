from __future__ import annotations

from bisect import bisect_left
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.plan.partial_date import (
    PartialDate,
    Precision,
    months_between,
)

# They ascend; the dates of one line end with the same day.
ASCENDING = [
    ["0001-01-01"],
    ["1999", "1999-Q4", "1999-12", "1999-12-31"],
    ["2000-01-01"],
    ["2000-02-28"],
    ["2000-02", "2000-02-29"],
    ["2000-03-01"],
    ["2023-01", "2023-01-31"],
    ["2023-02", "2023-02-28"],
    ["2023-03-30"],
    ["2023-Q1", "2023-03", "2023-03-31"],
    ["2023-04-01"],
    ["2023-05"],
    ["2023-Q2", "2023-06", "2023-06-30"],
    ["2023-07-01"],
    ["2023-Q3", "2023-09", "2023-09-30"],
    ["2023-10"],
    ["2023-12-30"],
    ["2023", "2023-Q4", "2023-12", "2023-12-31"],
    ["2024-01-01"],
    ["2024-02", "2024-02-29"],
    ["2100-02", "2100-02-28"],
    ["9999", "9999-Q4", "9999-12", "9999-12-31"],
]
RANKED = [*enumerate(written for line in ASCENDING for written in line)]


def _written(year: int, rest: str) -> str:
    return f"{year:04}{rest}"


years = st.integers(1, 9999)
written_dates = st.one_of(
    st.builds(_written, years, st.just("")),
    st.builds(_written, years, st.sampled_from(["-Q1", "-Q2", "-Q3", "-Q4"])),
    st.builds(_written, years, st.integers(1, 12).map(lambda month: f"-{month:02}")),
    st.dates().map(date.isoformat),
)


def test_every_pair_of_the_sorted_list_compares_as_it_stands_there() -> None:
    for (rank, written), (other_rank, other_written) in product(RANKED, repeat=2):
        one, other = PartialDate.parse(written), PartialDate.parse(other_written)
        found = (one < other, one <= other, one == other, one != other, one >= other, one > other)
        assert found == (
            rank < other_rank,
            rank <= other_rank,
            rank == other_rank,
            rank != other_rank,
            rank >= other_rank,
            rank > other_rank,
        ), (written, other_written)
        assert (hash(one) == hash(other)) is (rank == other_rank), (written, other_written)


@pytest.mark.parametrize(
    ("written", "precision", "first_day", "last_day"),
    [
        ("2024", Precision.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-Q1", Precision.QUARTER, date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q2", Precision.QUARTER, date(2024, 4, 1), date(2024, 6, 30)),
        ("2024-Q3", Precision.QUARTER, date(2024, 7, 1), date(2024, 9, 30)),
        ("2024-Q4", Precision.QUARTER, date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", Precision.MONTH, date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", Precision.MONTH, date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-04-15", Precision.DAY, date(2024, 4, 15), date(2024, 4, 15)),
    ],
)
def test_a_date_is_a_period_as_precise_as_it_is_written(
    written: str, precision: Precision, first_day: date, last_day: date
) -> None:
    parsed = PartialDate.parse(written)
    assert (parsed.precision, parsed.first_day, parsed.last_day) == (precision, first_day, last_day)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " 2024",
        "2024 ",
        "2024\n",
        "24",
        "02024",
        "0000",
        "0000-01-01",
        "2024-",
        "2024-1",
        "2024-00",
        "2024-13",
        "2024-Q0",
        "2024-Q5",
        "2024-q2",
        "Q2-2024",
        "2024-Q2-01",
        "2024-06-00",
        "2024-06-31",
        "2023-02-29",
        "2100-02-29",
        "2024-6-30",
        "2024/06/30",
        "20240630",
        "2024-06-30T00:00",
        "-2024",
        "２０２４",  # full-width digits are the point
        "٢٠٢٤",
        "today",
    ],
)
def test_any_other_text_is_refused(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the caller words the message
        PartialDate.parse(written)


@given(st.text())
def test_a_text_is_a_date_kept_as_written_or_a_value_error(text: str) -> None:
    try:
        parsed = PartialDate.parse(text)
    except ValueError:
        return
    assert str(parsed) == text


@given(written_dates)
def test_a_date_shows_as_it_was_written(written: str) -> None:
    parsed = PartialDate.parse(written)
    assert str(parsed) == parsed.written == written
    assert parsed.first_day <= parsed.last_day


@given(written_dates, written_dates)
def test_two_dates_are_in_exactly_one_order(one: str, other: str) -> None:
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    assert [first < second, first == second, first > second].count(True) == 1
    assert (first <= second, first >= second) == (not first > second, not first < second)


@given(written_dates, written_dates)
def test_two_dates_are_equal_only_where_they_are_written_the_same(one: str, other: str) -> None:
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    assert (first == second) is (one == other)
    assert len({first, second}) == len({one, other})


@given(written_dates, written_dates, written_dates)
def test_what_is_before_a_date_is_before_all_that_is_after_it(
    one: str, other: str, last: str
) -> None:
    first, second, third = map(PartialDate.parse, (one, other, last))
    assert not (first <= second <= third) or first <= third


@given(written_dates, written_dates)
def test_the_date_that_ends_first_comes_first(one: str, other: str) -> None:
    first, second = PartialDate.parse(one), PartialDate.parse(other)
    assert not first.last_day < second.last_day or first < second


@given(st.lists(written_dates, unique=True), written_dates)
def test_a_sorted_list_is_searched_in_halves(several: list[str], written: str) -> None:
    ordered = sorted(map(PartialDate.parse, several))
    place = bisect_left(ordered, wanted := PartialDate.parse(written))
    assert (ordered[place : place + 1] == [wanted]) is (written in several)
    assert ordered == sorted(map(PartialDate.parse, reversed(several)))


@given(written_dates, written_dates)
def test_a_period_covers_the_last_days_within_it_and_no_other(one: str, other: str) -> None:
    period, day = PartialDate.parse(one), PartialDate.parse(other)
    assert period.covers(period)
    expected = period.first_day <= day.last_day <= period.last_day
    assert period.covers(day) is expected


@given(st.dates())
def test_a_day_is_the_date_that_its_iso_form_says(day: date) -> None:
    known = PartialDate.of_day(day)
    written = PartialDate.parse(day.isoformat())
    assert (known.written, known.precision, known.first_day, known.last_day) == (
        written.written,
        written.precision,
        written.first_day,
        written.last_day,
    )


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2024", "2024-12"),
        ("2024-Q2", "2024-06"),
        ("2024-04", "2024-04"),
        ("2024-04-15", "2024-04"),
    ],
)
def test_the_month_is_that_of_the_last_day(written: str, month: str) -> None:
    assert PartialDate.parse(written).month == month


def test_a_date_equals_nothing_of_another_kind() -> None:
    others: list[object] = [date(2024, 6, 30), "2024-06-30"]
    assert PartialDate.parse("2024-06-30") not in others


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        ("2023-01", "2024-04-15", 15),
        ("2023-01-31", "2023-02-01", 1),
        ("2023-12", "2024-01", 1),
        ("2024-04-01", "2024-04-30", 0),
        ("2024", "2024-01", -11),
        ("2024-Q1", "2024-Q4", 9),
    ],
)
def test_months_between_counts_calendar_months(earlier: str, later: str, months: int) -> None:
    one, other = PartialDate.parse(earlier), PartialDate.parse(later)
    assert (months_between(one, other), months_between(other, one)) == (months, -months)


def test_the_sorted_list_is_one_that_sorting_restores() -> None:
    shuffled = sorted(RANKED, key=lambda each: each[1][::-1])
    ordered = sorted(shuffled, key=lambda each: PartialDate.parse(each[1]))
    assert [rank for rank, _ in ordered] == [rank for rank, _ in RANKED]
    assert all(one <= other for (one, _), (other, _) in combinations(ordered, 2))
