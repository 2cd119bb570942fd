from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.plan.typed_dates.forms import date_advice, dates_meant, month_without_the_day
from tests.plan.test_partial_date import written_dates


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Q3 2024", "2024-Q3"),
        ("q3/2024", "2024-Q3"),
        ("2024-q2", "2024-Q2"),
        ("2024 Q2", "2024-Q2"),
        ("2024Q2", "2024-Q2"),
        ("31/12/2024", "2024-12-31"),
        ("12/31/2024", "2024-12-31"),
        ("31.12.2024", "2024-12-31"),
        ("31-12-2024", "2024-12-31"),
        ("03/03/2024", "2024-03-03"),
        ("2024/4/5", "2024-04-05"),
        ("2024-4-5", "2024-04-05"),
        ("2024-4", "2024-04"),
        ("2024/04", "2024-04"),
        ("04/2024", "2024-04"),
        ("4.2024", "2024-04"),
        ("20240415", "2024-04-15"),
        ("2024-04-15T10:00:00Z", "2024-04-15"),
        ("2024-04-15 10:00", "2024-04-15"),
        ("April 2024", "2024-04"),
        ("apr. 2024", "2024-04"),
        ("Sept 2024", "2024-09"),
        ("15 April 2024", "2024-04-15"),
        ("1st of May, 2024", "2024-05-01"),
        ("April 15, 2024", "2024-04-15"),
        ("2024 April 15", "2024-04-15"),
        ("2024年", "2024"),
        ("2024年4月", "2024-04"),
        ("2024年4月15日", "2024-04-15"),
        ("end of 2024", "2024-12"),
        ("By the end of 2024", "2024-12"),
        ("end 2024", "2024-12"),
        ("fin 2024", "2024-12"),
        ("finales de 2024", "2024-12"),
        ("2024年底", "2024-12"),
        ("2024 年年底前", "2024-12"),
        ("2024年末", "2024-12"),
        ("third quarter of 2024", "2024-Q3"),
        ("2024年第三季度", "2024-Q3"),
        ("2024年四季度", "2024-Q4"),
        ("  2024-04  ", "2024-04"),
        ("2024\u00a0-\u00a04", "2024-04"),
        ("２０２４-0４", "2024-04"),
        ("٢٠٢٤/٤", "2024-04"),
        ("۲۰۲۴", "2024"),
    ],
)
def test_a_date_in_another_form(written: str, meant: str) -> None:
    assert [str(date) for date in dates_meant(written)] == [meant]
    assert date_advice(written) == f"write {meant}"


def test_day_and_month_may_change_places() -> None:
    advice = "write 2024-04-03 or 2024-03-04, whichever is meant"
    assert date_advice("03/04/2024") == date_advice("3.4.2024") == advice


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2023-13",
        "13/2023",
        "2023-02-30",
        "30/02/2023",
        "Q5 2023",
        "2023-Q0",
        "Marz 2023",
        "31 June 2023",
        "the end",
        "the end of the year 2024",
        "Q3",
        "24-04-15",
        "2024" + " " * 100_000 + "-04-04" * 2,
    ],
)
def test_what_is_no_date_in_any_form(written: str) -> None:
    assert dates_meant(written) == ()
    assert date_advice(written) is None


@given(written_dates)
def test_a_date_that_is_written_as_it_should_be_means_itself(written: str) -> None:
    assert written in [str(date) for date in dates_meant(written)] or len(written) == 4


@given(st.text("0123456789-/. qapril年月", max_size=20))
def test_what_is_told_to_write_is_a_date(written: str) -> None:
    assert all(date.written == str(date) for date in dates_meant(written))


@pytest.mark.parametrize(
    ("written", "month", "days"),
    [
        ("2024-02-31", "2024-02", 29),
        ("30/02/2023", "2023-02", 28),
        ("31 June 2023", "2023-06", 30),
        ("06.31.2023", "2023-06", 30),
        ("2023年2月30日", "2023-02", 28),
    ],
)
def test_a_day_that_its_month_has_not(written: str, month: str, days: int) -> None:
    found = month_without_the_day(written)
    assert found is not None
    assert (str(found[0]), found[1]) == (month, days)


@pytest.mark.parametrize(
    "written", ["2024-02-29", "03/04/2024", "32/01/2024", "2024-13-31", "soon"]
)
def test_what_is_a_date_or_no_day_of_any_month_is_told_otherwise(written: str) -> None:
    assert month_without_the_day(written) is None
