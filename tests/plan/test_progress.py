from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.plan.compared.changes import moves
from sip.plan.history import History
from sip.plan.kinds.figure import Figure
from sip.plan.models import Action, Status
from sip.plan.partial_date import PartialDate
from sip.plan.progress import Figures, State, state_at
from tests.support.data import files, record, view_of
from tests.support.samples import FIELDS, PLAN

if TYPE_CHECKING:
    from datetime import date

Entry = dict[str, str]


def action(identifier: str, *log: Entry, due: str | None = None) -> Action:
    fields: dict[str, object] = {
        "id": identifier,
        "log": [{"source": f"A{number}", **entry} for number, entry in enumerate(log, start=1)],
    }
    return Action.model_validate(fields if due is None else {**fields, "due": due})


def day(written: str) -> date:
    return PartialDate.parse(written).last_day


LIFE = action(
    "A_1",
    {"on": "2023-01", "status": "in progress", "expected": "2023-12"},
    {"on": "2023-03-15", "note": "first"},
    {"on": "2023-06", "expected": "2024-Q3"},
    {"on": "2023-09", "status": "in progress", "note": "second"},
    {"on": "2023-11-20", "status": "implemented"},
    {"on": "2024-02", "status": "in progress", "note": "reopened", "expected": "2025"},
    {"on": "2024-02-29", "status": "removed"},
    due="2023-12-31",
)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2023-01-31", ("in progress", "A1", "2023-12", "None")),
        ("2023-03-14", ("in progress", "A1", "2023-12", "None")),
        ("2023-03-15", ("in progress", "A1", "2023-12", "A2")),
        ("2023-06-29", ("in progress", "A1", "2023-12", "A2")),
        ("2023-06", ("in progress", "A1", "2024-Q3", "A2")),
        ("2023-09", ("in progress", "A1", "2024-Q3", "A4")),
        ("2023-11-20", ("implemented", "A5", "2024-Q3", "A4")),
        ("2024-02-28", ("implemented", "A5", "2024-Q3", "A4")),
        ("2024-02-29", ("removed", "A7", "2025", "A6")),
        ("9999", ("removed", "A7", "2025", "A6")),
    ],
)
def test_the_latest_word_of_each_kind_wins(on: str, expected: tuple[str, str, str, str]) -> None:
    state = state_at(LIFE, day(on))
    assert state is not None
    update = "None" if state.update is None else state.update.source
    assert (str(state.status), state.since.source, str(state.expected), update) == expected


@pytest.mark.parametrize("on", ["2022", "2023-01-30"])
def test_an_action_has_no_state_before_it_entered_the_plan(on: str) -> None:
    assert state_at(LIFE, day(on)) is None
    assert History([LIFE]).at(day(on)) == ()


def test_an_action_whose_log_has_no_status_never_entered_the_plan() -> None:
    assert state_at(action("A_1", {"on": "2023", "note": "x"}), day("2024")) is None
    assert state_at(action("A_1"), day("2024")) is None


@pytest.mark.parametrize(
    ("status", "is_open", "is_closed"),
    [
        (Status.IN_PROGRESS, True, False),
        (Status.IMPLEMENTED, False, True),
        (Status.REMOVED, False, False),
        (Status.MERGED, False, False),
    ],
)
def test_open_closed_or_neither(status: Status, is_open: bool, is_closed: bool) -> None:  # noqa: FBT001  # expected values
    state = state_at(action("A_1", {"on": "2023", "status": status}), day("2023"))
    assert state is not None
    assert (state.is_open, state.is_closed) == (is_open, is_closed)


def state(
    due: str | None,
    expected: str | None = None,
    status: str = "in progress",
    on: str = "2023-01",
) -> State:
    entry = {"on": "2023-01", "status": status} | ({"expected": expected} if expected else {})
    found = state_at(action("A_1", entry, due=due), day(on))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("due", "expected", "slipped"),
    [
        ("2023-12-31", "2024-01", True),
        ("2023-12-31", "2023-12", False),
        ("2023-12-31", "2023", False),
        ("2023-12-31", "2023-Q3", False),
        ("2023-12", "2024", True),
        ("2023-12-31", None, False),
        (None, "2024", False),
        (None, None, False),
    ],
)
def test_slipped_is_expected_later_than_due(
    due: str | None,
    expected: str | None,
    slipped: bool,  # noqa: FBT001  # the expected value
) -> None:
    assert state(due, expected).is_slipped is slipped


@pytest.mark.parametrize(
    ("due", "status", "on", "overdue"),
    [
        ("2023-06-30", "in progress", "2023-06-30", False),
        ("2023-06-30", "in progress", "2023-07-01", True),
        ("2023-06", "in progress", "2023-06-30", False),
        ("2023", "in progress", "2023-12-30", False),
        ("2023", "in progress", "2024-01-01", True),
        ("2023-06-30", "implemented", "2024", False),
        ("2023-06-30", "removed", "2024", False),
        (None, "in progress", "2024", False),
    ],
)
def test_overdue_is_open_and_due_before_the_day(
    due: str | None,
    status: str,
    on: str,
    overdue: bool,  # noqa: FBT001  # the expected value
) -> None:
    assert state(due, status=status, on=on).is_overdue is overdue


@pytest.mark.parametrize(
    ("actions", "implemented", "closed", "opened"),
    [
        (0, 0, None, None),
        (1, 0, 0, 100),
        (1, 1, 100, 0),
        (2, 1, 50, 50),
        (3, 1, 33, 67),
        (3, 2, 67, 33),
        (8, 1, 13, 87),  # 12.5 is rounded up
        (8, 3, 38, 62),  # 37.5 is rounded up
        (200, 1, 1, 99),  # 0.5 is rounded up
        (201, 1, 1, 99),  # 0.4975, and 0 is not exact
        (1000, 1, 1, 99),
        (1000, 999, 99, 1),
        (200, 199, 99, 1),  # 99.5, and 100 is not exact
        (1000, 1000, 100, 0),
        (98, 38, 39, 61),
        (96, 42, 44, 56),
        (96, 67, 70, 30),
        (96, 81, 84, 16),
    ],
)
def test_percentages(
    actions: int, implemented: int, closed: int | None, opened: int | None
) -> None:
    figures = Figures(actions, implemented)
    assert [figure.of(figures) for figure in Figure] == [
        actions,
        implemented,
        0,
        0,
        actions - implemented,
        closed,
        opened,
    ]


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_percentages_add_up_and_are_exact_at_the_ends(counts: tuple[int, int]) -> None:
    actions, implemented = counts
    figures = Figures(actions, implemented)
    closed, opened = figures.closed_percent, figures.open_percent
    assert closed is not None
    assert opened is not None
    assert closed + opened == 100
    assert (closed == 100) is (implemented == actions)
    assert (closed == 0) is (implemented == 0)
    assert abs(closed * actions - 100 * implemented) < actions
    if 1 <= closed <= 98 and 100 * implemented >= actions:
        assert -actions <= 2 * (100 * implemented - closed * actions) < actions


def test_figures_count_open_and_closed_actions_and_none_that_left() -> None:
    actions = [
        action("A_1", {"on": "2023-01", "status": "in progress"}),
        action(
            "A_2",
            {"on": "2023-01", "status": "in progress"},
            {"on": "2023-03", "status": "implemented"},
        ),
        action(
            "A_3",
            {"on": "2023-01", "status": "in progress"},
            {"on": "2023-03", "status": "merged", "into": "A_1"},
        ),
        action("A_4", {"on": "2023-02", "status": "implemented"}),
    ]
    found = {
        on: Figures.of(History(actions).at(day(on)))
        for on in ("2022", "2023-01", "2023-02", "2023-03")
    }
    assert found == {
        "2022": Figures(0, 0),
        "2023-01": Figures(3, 0),
        "2023-02": Figures(4, 1),
        "2023-03": Figures(3, 2),
    }
    assert [state.action.id for state in History(actions).at(day("2023-01"))] == [
        "A_1",
        "A_2",
        "A_3",
    ]


def moved(actions: list[Action], earlier: str | None, later: str) -> dict[str, list[str]]:
    """Return the ids of the actions that moved between the days, by what became of them."""
    history = History(actions)
    found: dict[str, list[str]] = {}
    for change in moves(
        () if earlier is None else history.at(day(earlier)), history.at(day(later))
    ):
        found.setdefault(change.kind.name.lower(), []).append(change.state.action.id)
    return found


MOVING = [
    action("A_1", {"on": "2023-01", "status": "in progress"}, {"on": "2023-03", "note": "x"}),
    action(
        "A_2",
        {"on": "2023-01", "status": "in progress"},
        {"on": "2023-03", "status": "implemented"},
        {"on": "2023-05", "status": "in progress"},
    ),
    action("A_3", {"on": "2023-03", "status": "implemented"}),
    action(
        "A_4",
        {"on": "2023-01", "status": "in progress"},
        {"on": "2023-04", "status": "removed"},
    ),
    action(
        "A_5",
        {"on": "2023-01", "status": "in progress"},
        {"on": "2023-05", "status": "merged", "into": "A_1"},
    ),
    action("A_6", {"on": "2023-05", "status": "in progress"}),
]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        (None, "2022", {}),
        (
            None,
            "2023-01",
            {
                "added": ["A_1", "A_2", "A_4", "A_5"],
            },
        ),
        ("2023-01", "2023-02", {}),
        (
            "2023-01",
            "2023-03",
            {"implemented": ["A_2", "A_3"], "added": ["A_3"]},
        ),
        (
            "2023-03",
            "2023-05",
            {
                "reopened": ["A_2"],
                "added": ["A_6"],
                "removed": ["A_4"],
                "merged": ["A_5"],
            },
        ),
        (
            "2023-01",
            "2023-05",
            {
                "implemented": ["A_3"],
                "added": ["A_3", "A_6"],
                "removed": ["A_4"],
                "merged": ["A_5"],
            },
        ),
        ("2023-05", "2024", {}),
    ],
)
def test_moves_compare_the_two_days(
    earlier: str | None, later: str, expected: dict[str, list[str]]
) -> None:
    assert moved(MOVING, earlier, later) == expected


@given(st.sampled_from(["2023-01", "2023-02", "2023-03", "2023-04", "2023-05"]))
def test_nothing_moves_within_a_day(on: str) -> None:
    assert moved(MOVING, on, on) == {}


@pytest.mark.parametrize(
    ("written", "age", "silent", "moves"),
    [
        ("2023-01-31", 0, 0, 0),
        ("2023-05", 120, 120, 0),
        ("2023-06", 150, 0, 1),
        ("2024-01", 365, 0, 2),
        ("2024-02", 394, 29, 2),
    ],
)
def test_age_silence_and_moves_are_counted_up_to_the_day(
    written: str, age: int, silent: int, moves: int
) -> None:
    (state, *_) = view_of(written, record(FIELDS)).states
    found = (state.action.id, state.age_days, state.silent_days, state.moves)
    assert found == ("A1", age, silent, moves)


def test_what_is_closed_has_no_age_and_the_same_date_again_is_no_move() -> None:
    twice = """\
id: A1
category: people
title: First
due: 2024
log:
  - {on: 2023-01, source: EB1/1, status: in progress, expected: 2024-06}
  - {on: 2023-06, source: EB1/2, expected: 2024-06}
  - {on: 2023-07, source: EB1/3, status: implemented}
"""
    (state,) = view_of("2024", record(files(PLAN, twice))).states
    assert (state.age_days, state.silent_days, state.moves) == (None, 519, 0)
