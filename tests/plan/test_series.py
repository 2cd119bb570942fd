"""A series is what each of its dates gives by itself, and costs no more than going through once."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.plan.as_of import AsOf
from sip.plan.over_time.periods import Every, periods
from sip.plan.over_time.series import NO_ACTIONS, Standing, series
from sip.plan.partial_date import PartialDate
from sip.plan.progress import LateFigures
from sip.plan.view import View
from tests.support.data import record
from tests.support.samples import SEVEN_ACTIONS

RECORD = record(SEVEN_ACTIONS)


@pytest.mark.parametrize(
    ("every", "first", "last", "expected"),
    [
        (Every.MONTH, "2023-11-30", "2024-02-01", ["2023-11", "2023-12", "2024-01", "2024-02"]),
        (Every.MONTH, "2024-02-29", "2024-02-29", ["2024-02"]),
        (Every.QUARTER, "2023-12-31", "2024-04-01", ["2023-Q4", "2024-Q1", "2024-Q2"]),
        (Every.YEAR, "2023-01-01", "2024-12-31", ["2023", "2024"]),
        (Every.YEAR, "2025-01-02", "2024-12-31", []),
        (Every.YEAR, "9998-05-01", "9999-12-31", ["9998", "9999"]),
    ],
)
def test_periods_follow_one_another(
    every: Every, first: str, last: str, expected: list[str]
) -> None:
    found = periods(every, dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert [each.written for each in found] == expected


@given(st.lists(st.dates(dt.date(2022, 12, 1), dt.date(2026, 1, 31)), unique=True, max_size=12))
def test_each_point_is_what_its_date_gives_by_itself(days: list[dt.date]) -> None:
    at = [PartialDate.of_day(day) for day in sorted(days)]
    points = series(RECORD.actions, at, lambda action: (action.category,))
    for point in points:
        date = point.period
        view = View(RECORD, AsOf(date, (), is_published=False, last_word=date))
        assert point.whole.figures == view.figures
        assert point.whole.late == LateFigures.of(view.open)
        for category in ("money", "people", None):
            states = [state for state in view.states if state.action.category == category]
            assert point.groups.get(category, NO_ACTIONS) == Standing.of(states)


def test_an_action_is_looked_at_where_something_of_it_can_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[tuple[str, str]] = []
    state_at = series.__globals__["state_at"]

    def counted(action: object, day: dt.date) -> object:
        looked_at.append((getattr(action, "id", ""), day.isoformat()))
        return state_at(action, day)

    monkeypatch.setitem(series.__globals__, "state_at", counted)
    months = tuple(periods(Every.MONTH, dt.date(2023, 1, 1), dt.date(2042, 12, 31)))
    actions = [action for action in RECORD.actions if action.id in {"A2", "A10"}]
    assert len(list(series(actions, months, lambda _: ()))) == 240
    assert looked_at == [
        ("A2", "2023-01-31"),
        ("A10", "2023-01-31"),
        ("A2", "2023-06-30"),
        ("A10", "2023-06-30"),
        ("A2", "2024-01-31"),
        ("A2", "2024-07-31"),
        ("A10", "2024-07-31"),
    ]
