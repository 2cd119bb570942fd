from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.plan.as_of import AsOf, UnknownDateError, as_of
from sip.plan.partial_date import PartialDate
from tests.support.data import lines, read

if TYPE_CHECKING:
    from sip.plan.record import Record

TODAY = date(2024, 2, 29)


def record_of(*log_dates: str, reports: dict[str, tuple[str, str]] | None = None) -> Record:
    """Return a record of unlisted actions that entered at these dates, and its reports."""
    files: dict[str, str | bytes] = {
        f"actions/UNLISTED_{number}.yaml": dedent(
            f"""\
            id: UNLISTED_{number}
            log:
              - {{on: {on}, source: A76/30, status: implemented}}
            """
        )
        for number, on in enumerate(log_dates, start=1)
    }
    for month, (written, document) in (reports or {}).items():
        files[f"snapshots/{month}.yaml"] = (
            f"as_of: {written}\ndocument: {document}\n"
            "published: {actions: 1, implemented: 1, in_progress: 0}\n"
        )
    found, problems = read(files)
    assert [line for line in lines(problems) if "[published-figure]" not in line] == []
    return found.record


REPORTS = {"2023-03": ("2023-03", "A76/31"), "2023-11": ("2023-11-15", "EB154/34")}
RECORD = record_of("2023-01", "2023-11-15", reports=REPORTS)


def told(found: AsOf) -> tuple[str, list[str], bool, list[str]]:
    """Return the date, its reports, whether one was published for it, and those before it."""
    return (
        str(found.date),
        [report.document for report in found.snapshots],
        found.is_published,
        [report.document for report in found.earlier_snapshots],
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, ("2023-11-15", ["A76/31", "EB154/34"], True, ["A76/31"])),
        ("2023-01", ("2023-01", [], False, [])),
        ("2023-02-01", ("2023-02-01", [], False, [])),
        ("2023-03", ("2023-03", ["A76/31"], True, [])),
        ("2023-03-31", ("2023-03", ["A76/31"], True, [])),
        ("2023-03-30", ("2023-03-30", [], False, [])),
        ("2023-Q1", ("2023-Q1", ["A76/31"], False, ["A76/31"])),
        ("2023-04", ("2023-04", ["A76/31"], False, ["A76/31"])),
        ("2023-11-14", ("2023-11-14", ["A76/31"], False, ["A76/31"])),
        ("2023-11-15", ("2023-11-15", ["A76/31", "EB154/34"], True, ["A76/31"])),
        ("2023-11-16", ("2023-11-16", ["A76/31", "EB154/34"], False, ["A76/31", "EB154/34"])),
        ("2023-11", ("2023-11-15", ["A76/31", "EB154/34"], True, ["A76/31"])),
        ("2023-Q4", ("2023-Q4", ["A76/31", "EB154/34"], False, ["A76/31", "EB154/34"])),
        ("2023", ("2023", ["A76/31", "EB154/34"], False, ["A76/31", "EB154/34"])),
        ("A76/31", ("2023-03", ["A76/31"], True, [])),
        ("a76/31", ("2023-03", ["A76/31"], True, [])),
        ("eb154/34", ("2023-11-15", ["A76/31", "EB154/34"], True, ["A76/31"])),
        ("today", ("2024-02-29", ["A76/31", "EB154/34"], False, ["A76/31", "EB154/34"])),
    ],
)
def test_the_date_that_is_meant_and_the_reports_at_it(
    written: str | None, expected: tuple[str, list[str], bool, list[str]]
) -> None:
    assert told(as_of(written, RECORD, TODAY)) == expected


@pytest.mark.parametrize("news", ["2023-11-20", "2023-11-30", "2023-11"])
def test_a_month_whose_report_is_followed_by_news_is_not_published(news: str) -> None:
    record = record_of("2023-01", news, reports=REPORTS)
    assert told(as_of("2023-11", record, TODAY)) == (
        "2023-11",
        ["A76/31", "EB154/34"],
        False,
        ["A76/31", "EB154/34"],
    )
    assert as_of("2023-11-15", record, TODAY).is_published
    assert not as_of(None, record, TODAY).is_published


@pytest.mark.parametrize(
    ("written", "day", "latest"),
    [("2023-02", date(2023, 2, 28), None), ("2023-03", date(2023, 3, 31), "A76/31")],
)
def test_the_day_and_the_latest_report(written: str, day: date, latest: str | None) -> None:
    found = as_of(written, RECORD, TODAY)
    assert found.day == day
    assert (found.latest_snapshot and found.latest_snapshot.document) == latest


def test_without_a_date_the_latest_one_on_record_counts() -> None:
    assert str(as_of(None, record_of("2023-01", "2024-Q1"), TODAY).date) == "2024-Q1"
    later_report = record_of("2023-01", reports={"2023-03": ("2023-03", "A76/31")})
    assert str(as_of(None, later_report, TODAY).date) == "2023-03"


@pytest.mark.parametrize("written", ["", "A77/28", "2023-13", "yesterday", "Today"])
def test_what_is_no_date_is_refused_with_what_would_be(written: str) -> None:
    with pytest.raises(UnknownDateError) as refusal:
        as_of(written, RECORD, TODAY)
    assert str(refusal.value) == (
        f"{written or 'an empty text'} is no date and no report on record: "
        "write a date such as 2024, 2024-Q2, 2024-04 or 2024-04-15, today, "
        "or a report on record: A76/31, EB154/34"
    )


@pytest.mark.parametrize("written", ["2023-11-15 ", " 2023-11-15", "\t2023-11-15\n"])
def test_blanks_around_a_date_do_not_count(written: str) -> None:
    assert as_of(written, RECORD, TODAY) == as_of("2023-11-15", RECORD, TODAY)


@pytest.mark.parametrize("written", ["15 November 2023", "١٥ تشرين الثاني ٢٠٢٣"])
def test_a_date_may_name_its_month_in_any_official_language(written: str) -> None:
    assert as_of(written, RECORD, TODAY) == as_of("2023-11-15", RECORD, TODAY)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Q3 2023", "write 2023-Q3"),
        ("04/03/2023", "write 2023-03-04 or 2023-04-03, whichever is meant"),
    ],
)
def test_a_date_in_another_form_is_refused_with_the_one_that_is_meant(
    written: str, wanted: str
) -> None:
    with pytest.raises(UnknownDateError) as refusal:
        as_of(written, RECORD, TODAY)
    assert str(refusal.value) == f"{written} is no date and no report on record: {wanted}"


def test_a_record_without_reports_names_none() -> None:
    with pytest.raises(UnknownDateError) as refusal:
        as_of("A77/28", record_of("2023-01"), TODAY)
    assert str(refusal.value) == (
        "A77/28 is no date and no report on record: write a date such as 2024, 2024-Q2, 2024-04 "
        "or 2024-04-15, or today"
    )


@pytest.mark.parametrize("written", ["2022", "2023-01-30", "2023-01-01"])
def test_a_date_before_the_first_entry_is_refused(written: str) -> None:
    with pytest.raises(UnknownDateError) as refusal:
        as_of(written, RECORD, TODAY)
    assert str(refusal.value) == (
        f"{written} lies before the record begins: its first entry is dated 2023-01; "
        "choose 2023-01 or later"
    )


def test_today_before_the_first_entry_is_refused_too() -> None:
    with pytest.raises(UnknownDateError, match=r"^2022-12-31 lies before the record begins: "):
        as_of("today", RECORD, date(2022, 12, 31))


def test_the_records_first_and_latest_dates() -> None:
    assert (str(RECORD.first_date), str(RECORD.latest_date)) == ("2023-01", "2023-11-15")


@given(st.dates(min_value=date(2023, 1, 31), max_value=date(2030, 12, 31)))
def test_every_later_day_has_the_reports_up_to_it(day: date) -> None:
    found = as_of(day.isoformat(), RECORD, TODAY)
    assert found.day == day
    assert found.snapshots == tuple(
        report for report in RECORD.snapshots if report.as_of <= PartialDate.of_day(day)
    )


def test_the_advice_stays_behind_a_long_text_and_many_snapshots() -> None:
    snapshots = {f"2023-{month:02}": (f"2023-{month:02}", f"A76/{month}") for month in range(1, 13)}
    record = record_of("2023-01", reports=snapshots)

    with pytest.raises(UnknownDateError) as refused:
        as_of("soon\n" + "x" * 10_000, record, TODAY)

    assert str(refused.value) == (
        f"soon\\n{'x' * 193}… is no date and no report on record: write a date such as 2024, "
        "2024-Q2, 2024-04 or 2024-04-15, today, or a report on record: A76/1, A76/2, A76/3, A76/4, "
        "A76/5, A76/6, A76/7, A76/8, A76/9, A76/10 and 2 more"
    )
