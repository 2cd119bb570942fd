from __future__ import annotations

import pytest

from sip.language.wording import Wording, languages
from sip.plan.partial_date import PartialDate
from sip.plan.typed_dates.forms import date_named, dates_meant
from sip.report.document import InWords

MONTHS = [f"2024-{month:02}" for month in range(1, 13)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("April 2024", "2024-04"),
        ("15 April 2024", "2024-04-15"),
        ("April 15, 2024", "2024-04-15"),
        ("avril 2024", "2024-04"),
        ("1er avril 2024", "2024-04-01"),
        ("15 FÉVR. 2024", "2024-02-15"),
        ("aout 2024", "2024-08"),
        ("15 de abril de 2024", "2024-04-15"),
        ("1.º de mayo de 2024", "2024-05-01"),
        ("septiembre de 2024", "2024-09"),
        ("15 апреля 2024 года", "2024-04-15"),
        ("май 2024 г.", "2024-05"),
        ("апрель 2024", "2024-04"),
        ("15 نيسان/أبريل 2024", "2024-04-15"),
        ("١٥ نيسان ٢٠٢٤", "2024-04-15"),
        ("كانون الثاني/يناير 2024", "2024-01"),
        ("31 تموز/ يوليه 2024", "2024-07-31"),
        ("تشرين الثاني 2024", "2024-11"),
        ("أبـــريل 2024", "2024-04"),
        ("2024年四月", "2024-04"),
        ("2024年十二月31日", "2024-12-31"),
    ],
)
def test_a_date_names_its_month_in_any_of_the_six_languages(written: str, meant: str) -> None:
    assert [date_named(written), *dates_meant(written)] == [PartialDate.parse(meant)] * 2


@pytest.mark.parametrize("written", ["04/2024", "Q2 2024", "30 февраля 2024", "abrill 2024"])
def test_a_date_that_names_no_month(written: str) -> None:
    assert date_named(written) is None


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("written", [*MONTHS, *(f"{month}-15" for month in MONTHS)])
def test_a_date_as_a_report_says_it_is_read_back(language: str, written: str) -> None:
    date = PartialDate.parse(written)
    assert dates_meant(Wording.of(language).say(InWords(date))) == (date,)
