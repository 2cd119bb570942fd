from __future__ import annotations

from tests.support.data import action, record, view_of

PLAN = """\
title: Plan
categories: {people: People, money: Money}
"""
ACTIONS = {
    "actions/A_1.yaml": """\
id: A_1
category: money
title: Expected soon
due: 2023-12-31
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-06, source: R/2, expected: 2024-06}
""",
    "actions/A_2.yaml": """\
id: A_2
category: people
title: Overdue
due: 2023-Q3
log:
  - {on: 2023-01, source: R/1, status: in progress}
""",
    "actions/A_3.yaml": """\
id: A_3
category: people
title: Expected sooner
due: 2025
log:
  - {on: 2023-01, source: R/1, status: in progress, expected: 2024-05}
""",
    "actions/A_4.yaml": """\
id: A_4
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-06, source: R/2, status: removed}
""",
    "actions/A_5.yaml": """\
id: A_5
category: people
title: Enters late
due: 2025
log:
  - {on: 2024-03, source: R/3, status: implemented}
""",
}
SNAPSHOTS = {
    "snapshots/2023-01.yaml": """\
as_of: 2023-01
document: R/1
published: {actions: 4, implemented: 0, in_progress: 4}
""",
    "snapshots/2023-06.yaml": """\
as_of: 2023-06
document: R/2
published: {actions: 3, implemented: 0, in_progress: 3}
""",
}
RECORD = record({"plan.yaml": PLAN, **ACTIONS, **SNAPSHOTS})


def test_a_view_has_what_the_record_says_at_its_date() -> None:
    view = view_of("2024-03", RECORD)

    def ids(name: str) -> list[str]:
        return [state.action.id for state in getattr(view, name)]

    assert {name: ids(name) for name in ("states", "in_plan", "open", "late")} == {
        "states": ["A_1", "A_2", "A_3", "A_4", "A_5"],
        "in_plan": ["A_1", "A_2", "A_3", "A_5"],
        "open": ["A_2", "A_3", "A_1"],
        "late": ["A_2", "A_1"],
    }
    assert [(str(state.expected), state.action.id) for state in view.by_expected] == [
        ("2024-05", "A_3"),
        ("2024-06", "A_1"),
        ("None", "A_2"),
    ]
    assert (view.figures.actions, view.figures.implemented) == (4, 1)


def test_its_rows_are_views_of_the_snapshots_and_of_a_date_without_one() -> None:
    def rows(written: str) -> list[tuple[str, int]]:
        return [(str(row.as_of.date), row.figures.actions) for row in view_of(written, RECORD).rows]

    assert rows("2023-06") == [("2023-01", 4), ("2023-06", 3)]
    assert rows("2024-03") == [("2023-01", 4), ("2023-06", 3), ("2024-03", 4)]


def test_without_snapshots_its_rows_are_the_last_ten_years_with_news_and_the_date() -> None:
    entries = [f"on: {year}-12-31, source: R/1, note: N" for year in range(2011, 2023)]
    plan = record(action("A_1", "on: 2010, source: R/1, status: in progress", *entries))

    def rows(written: str) -> list[str]:
        return [str(row.as_of.date) for row in view_of(written, plan).rows]

    # The year that ends with the latest news has no row of its own beside the date's.
    assert rows("2012-12-31") == ["2010-12-31", "2011-12-31", "2012-12-31"]
    assert rows("2022-12-31") == [*(f"{year}-12-31" for year in range(2012, 2022)), "2022-12-31"]


def test_a_snapshot_is_looked_at_as_it_was_published() -> None:
    view = view_of("2024-03", RECORD)
    first = view.at(RECORD.snapshots[0])
    assert (first.as_of.published, first.as_of.earlier_snapshots) == (RECORD.snapshots[0], ())
    assert view.at(RECORD.snapshots[0]) is first


def test_before_it_enters_the_plan_an_action_has_no_state() -> None:
    late = RECORD.actions[-1]
    assert view_of("2024-02", RECORD).state(late) is None
    assert view_of("2024-03", RECORD).state(late) is not None
