from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip.plan.compared.changes import Difference, Side, difference
from sip.plan.compared.readings import Part, ReadingValue
from sip.plan.compared.rewordings import Rewording, reworded_assumptions
from sip.plan.kinds.text import Text
from sip.plan.models import Status
from sip.plan.progress import Figures
from tests.support.data import dataset, view_of
from tests.support.samples import FIELDS

FILES = {
    "plan.yaml": "title: Plan\ncategories: {people: People}\n",
    "actions/IMPLEMENTED.yaml": """\
id: IMPLEMENTED
log:
  - {on: 2023-01, source: A1, status: in progress}
  - {on: 2024-01, source: A2, status: implemented}
""",
    "actions/REOPENED.yaml": """\
id: REOPENED
log:
  - {on: 2023-01, source: A1, status: implemented}
  - {on: 2024-01, source: A2, status: in progress}
""",
    "actions/ADDED.yaml": """\
id: ADDED
log:
  - {on: 2024-01, source: A2, status: in progress}
""",
    "actions/PASSED.yaml": """\
id: PASSED
log:
  - {on: 2023-06, source: A1, status: in progress}
  - {on: 2023-09, source: A2, status: implemented}
""",
    "actions/REMOVED.yaml": """\
id: REMOVED
log:
  - {on: 2023-01, source: A1, status: in progress}
  - {on: 2024-01, source: A2, status: removed}
""",
    "actions/MERGED.yaml": """\
id: MERGED
log:
  - {on: 2023-01, source: A1, status: in progress}
  - {on: 2024-01, source: A2, status: merged, into: ADDED}
""",
    "actions/OVERDUE.yaml": """\
id: OVERDUE
due: 2023-12
log:
  - {on: 2023-01, source: A1, status: in progress}
""",
    "actions/LONG_OVERDUE.yaml": """\
id: LONG_OVERDUE
due: 2022
log:
  - {on: 2023-01, source: A1, status: in progress, expected: 2023}
""",
    "actions/SLIPPED.yaml": """\
id: SLIPPED
due: 2024
log:
  - {on: 2023-01, source: A1, status: in progress, expected: 2024}
  - {on: 2024-01, source: A2, expected: 2025-Q1}
""",
    "actions/SOONER.yaml": """\
id: SOONER
due: 2026
log:
  - {on: 2023-01, source: A1, status: in progress, expected: 2025-12}
  - {on: 2024-01, source: A2, expected: 2025-12-31}
""",
}


def side(files: dict[str, str], date: str | None = None, revision: str | None = None) -> Side:
    record = dataset(files).record
    return Side(view_of(date, record), revision)


def figures(found: Difference) -> tuple[Figures, Figures]:
    """Return those before and after."""
    assert isinstance(found.before, Side)
    return found.before.view.figures, found.after.view.figures


def told(found: Difference) -> dict[str, list[str]]:
    """Return the changes by kind: the id alone where the status changed, else with the news."""
    by_kind: dict[str, list[str]] = {}
    for change in found.changes:
        name = change.state.action.id
        news = f"{name} {change.before} {change.after}"
        is_of_status = isinstance(change.after, Status)
        kind = change.kind.name.replace("_", " ").lower()
        by_kind.setdefault(kind, []).append(name if is_of_status else news)
    return by_kind


def test_what_moved_between_two_dates() -> None:
    found = difference(side(FILES, "2023-01"), side(FILES, "2024-01"), {})
    assert told(found) == {
        "implemented": ["IMPLEMENTED", "PASSED"],
        "reopened": ["REOPENED"],
        "added": ["ADDED", "PASSED"],
        "removed": ["REMOVED"],
        "merged": ["MERGED"],
        "newly overdue": ["OVERDUE 0 31"],
        "newly slipped": ["SLIPPED 0 90"],
        "newly past expected": ["LONG_OVERDUE 0 31"],
        "new expected date": ["SLIPPED 2024 2025-Q1", "SOONER 2025-12 2025-12-31"],
    }
    assert figures(found) == (Figures(8, 1), Figures(8, 2))


STARTED = """\
id: STARTED
log:
  - {on: 2023-06, source: A1, status: not started}
  - {on: 2023-09, source: A2, status: in progress}
  - {on: 2023-12, source: A3, status: not started}
"""
UNVERIFIED = """\
id: UNVERIFIED
log:
  - {on: 2023-01, source: A1, status: implemented, verified: true}
  - {on: 2023-06, source: A2, status: in progress}
  - {on: 2023-09, source: A3, status: implemented}
"""


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("2023-01", "2023-06", ["ADDED None not started A1"]),
        ("2023-01", "2023-09", ["ADDED None not started A1", "STARTED not started in progress A2"]),
        ("2023-06", "2023-09", ["STARTED not started in progress A2"]),
        ("2023-09", "2023-12", ["NOT_STARTED in progress not started A3"]),
        ("2023-01", "2023-12", ["ADDED None not started A1"]),
        ("2023-06", "2023-12", []),
    ],
)
def test_an_action_is_started_or_set_back(before: str, after: str, expected: list[str]) -> None:
    files = {**FILES, "actions/STARTED.yaml": STARTED}
    found = difference(side(files, before), side(files, after), {}).changes
    assert expected == sorted(
        f"{each.kind.name} {each.before} {each.after} {each.source}"
        for each in found
        if each.state.action.id == "STARTED"
    )


def test_an_action_that_is_implemented_anew_is_no_longer_verified() -> None:
    files = {**FILES, "actions/UNVERIFIED.yaml": UNVERIFIED}
    told = {
        after: [
            f"{each.kind.name} {each.before} {each.after} {each.source} {each.on}"
            for each in difference(side(files, "2023-01"), side(files, after), {}).changes
            if each.state.action.id == "UNVERIFIED"
        ]
        for after in ("2023-06", "2023-09")
    }
    assert told == {
        "2023-06": ["REOPENED implemented in progress A2 2023-06"],
        "2023-09": ["NOT_VERIFIED 2023-01 None A3 2023-09"],
    }


def test_what_moved_since_a_revision() -> None:
    unlisted = "id: UNLISTED_001\nlog:\n  - {on: 2023-01, source: A1, status: implemented}\n"
    was = {
        **FILES,
        "actions/UNLISTED_001.yaml": unlisted,
        "actions/LOST.yaml": unlisted.replace("UNLISTED_001", "LOST"),
    }
    now = {
        **FILES,
        "actions/NAMED.yaml": unlisted.replace("UNLISTED_001", "NAMED"),
        "actions/NEW.yaml": unlisted.replace("UNLISTED_001", "NEW"),
        "actions/ADDED.yaml": FILES["actions/ADDED.yaml"].replace("in progress", "implemented"),
    }
    found = difference(side(was, None, "main"), side(now), {"UNLISTED_001": "NAMED"})
    assert told(found) == {
        "implemented": ["ADDED", "NEW"],
        "added": ["NEW"],
        "renamed": ["NAMED UNLISTED_001 NAMED"],
        "file gone": ["LOST implemented None"],
    }


LATE = """\
id: LATE
due: 2023
log:
  - {on: 2023-01, source: A1, status: in progress}
  - {on: 2024-01, source: A2, status: implemented, expected: 2024-01}
  - {on: 2025-01, source: A3, status: in progress}
"""


def test_only_an_open_action_has_newly_slipped() -> None:
    files = {"plan.yaml": FILES["plan.yaml"], "actions/LATE.yaml": LATE}
    first, second, third = (side(files, date) for date in ("2023-06", "2024-01", "2025-01"))
    assert told(difference(first, second, {})) == {
        "implemented": ["LATE"],
        "first expected date": ["LATE None 2024-01"],
    }
    assert told(difference(second, third, {})) == {
        "reopened": ["LATE"],
        "newly overdue": ["LATE 0 397"],
        "newly slipped": ["LATE 0 31"],
        "newly past expected": ["LATE 0 366"],
    }


def test_an_expected_date_that_is_gone_is_no_new_one() -> None:
    files = {"plan.yaml": FILES["plan.yaml"], "actions/LATE.yaml": LATE}
    now = {**files, "actions/LATE.yaml": LATE.replace(", expected: 2024-01", "")}
    assert told(difference(side(files, None, "main"), side(now), {})) == {}


def test_an_action_that_got_its_name_and_has_not_entered_is_gone() -> None:
    unlisted = LATE.replace("LATE", "UNLISTED_001").replace("due: 2023\n", "")
    was = {**FILES, "actions/UNLISTED_001.yaml": unlisted}
    now = {**FILES, "actions/LATE.yaml": LATE.replace("on: 2023-01", "on: 2024-01")}
    names = {"UNLISTED_001": "LATE"}
    found = difference(side(was, "2023-06", "main"), side(now, "2023-06"), names)
    assert told(found) == {"file gone": ["UNLISTED_001 in progress None"]}


def test_a_due_date_or_category_that_was_known_and_is_otherwise_is_told() -> None:
    late = FILES["actions/OVERDUE.yaml"]
    was = {**FILES, "actions/OVERDUE.yaml": f"{late}category: people\n"}
    now = {**FILES, "actions/OVERDUE.yaml": late.replace("2023-12", "2023-12-31")}
    found = difference(side(was, "2023-06", "main"), side(now, "2023-06"), {})
    assert told(found) == {
        "new due date": ["OVERDUE 2023-12 2023-12-31"],
        "new category": ["OVERDUE people None"],
    }
    assert told(difference(side(now, "2023-06", "main"), side(was, "2023-06"), {})) == {
        "new due date": ["OVERDUE 2023-12-31 2023-12"]
    }


LEARNED = """\
id: LEARNED
category: people
due: 2023-06
source: A2
log:
  - {on: 2023-01, source: A1, status: in progress}
  - {on: 2023-02, source: A2, note: Looked back upon}
  - {on: 2024-01, source: A2, expected: 2024-06, note: On its way}
"""


def test_what_is_first_on_record_has_not_moved() -> None:
    files = {"plan.yaml": FILES["plan.yaml"], "actions/LEARNED.yaml": LEARNED}
    assert told(difference(side(files, "2023-11"), side(files, "2024-01"), {})) == {
        "first due date": ["LEARNED None 2023-06"],
        "first expected date": ["LEARNED None 2024-06"],
        "new note": [f"LEARNED {note('Looked back upon')} {note('On its way')}"],
    }
    read_before = {**files, "actions/LEARNED.yaml": LEARNED.replace("source: A2\nlog", "log")}
    assert told(difference(side(read_before, "2023-05"), side(read_before, "2024-01"), {})) == {
        "newly overdue": ["LEARNED 0 215"],
        "first expected date": ["LEARNED None 2024-06"],
        "new note": [f"LEARNED {note('Looked back upon')} {note('On its way')}"],
    }


def test_the_note_of_another_document_is_new_on_the_same_date() -> None:
    log = "id: A\nlog:\n  - {on: 2024-01, source: A1, status: in progress, note: One}\n"
    more = f"{log}  - {{on: 2024-01, source: A2, note: Two}}\n"
    was, now = ({**FILES, "actions/A.yaml": each} for each in (log, more))
    assert told(difference(side(was), side(now), {})) == {
        "new note": [f"A {note('One')} {note('Two')}"],
    }


def test_the_note_of_an_entry_that_got_another_date_is_told_once() -> None:
    log = "id: A\nlog:\n  - {on: 2024-01, source: A1, status: in progress, note: One}\n"
    was, now = (
        {**FILES, "actions/A.yaml": each}
        for each in (log, log.replace("2024-01", "2023-12").replace("One", "Two"))
    )
    found = difference(side(was), side(now), {})
    assert told(found) == {}
    assert [(each.part, str(each.before), str(each.now)) for each in found.readings] == [
        (Part.ENTRY, "2024-01, in progress", "2023-12, in progress"),
        (Part.NOTE, str(note("One")), str(note("Two"))),
    ]


def test_a_note_that_is_told_as_a_new_one_is_not_told_again() -> None:
    log = "id: A\nlog:\n  - {on: 2024-01, source: A1, status: in progress, note: One}\n"
    more = f"{log}  - {{on: 2024-01, source: A2, note: Two}}\n"
    was, now = ({**FILES, "actions/A.yaml": each} for each in (log, more))
    found = difference(side(was), side(now), {})
    assert [each.part for each in found.readings] == [Part.ENTRY]


def note(english: str) -> Text:
    return Text({"en": english})


def readings(found: Difference) -> list[tuple[str, str | None, str | None, str, str]]:
    """Return what reads otherwise, texts by their English."""

    def said(value: ReadingValue) -> str:
        return value.original if isinstance(value, Text) else str(value)

    return [
        (each.part.name, each.subject, each.detail, said(each.before), said(each.now))
        for each in found.readings
    ]


READ = {
    "plan.yaml": """\
title: Plan
categories: {people: People, money: Money}
assumptions: [One, Two]
""",
    "actions/A.yaml": """\
id: A
category: people
title: Develop a stronger fund
due: 2024
source: A2
log:
  - {on: 2023-01, source: A1, status: in progress, note: Begun}
  - {on: 2024-01, source: A2, expected: 2024-06}
""",
    "snapshots/2024-01.yaml": """\
as_of: 2024-01
document: A2
presented: 2024-05
published: {actions: 1, implemented: 0, in_progress: 1}
footnotes: {actions: One}
""",
}


def test_what_reads_otherwise_since_a_revision() -> None:
    action, snapshot = READ["actions/A.yaml"], READ["snapshots/2024-01.yaml"]
    now = {
        "plan.yaml": """\
title: Plot
categories: {people: Money, money: People}
assumptions: [Two]
""",
        "actions/A.yaml": action.replace("Develop a stronger", "Drop the")
        .replace("due: 2024\nsource: A2", "due: 2024\nsource: A3")
        .replace("{on: 2023-01, source: A1", "{on: 2023-02, source: A0")
        .replace("Begun", "Ended")
        .replace("  - {on: 2024", "  - {on: 2023-11, source: A1, note: Slipped in}\n  - {on: 2024"),
        "snapshots/2024-01.yaml": snapshot.replace("2024-05", "2024-06").replace(
            "footnotes: {actions: One}", "footnotes: {actions: Two, implemented: New}"
        ),
    }
    found = difference(side(READ, None, "main"), side(now), {})
    assert readings(found) == [
        ("PLAN_TITLE", None, None, "Plan", "Plot"),
        ("CATEGORY_NAME", "people", None, "People", "Money"),
        ("CATEGORY_NAME", "money", None, "Money", "People"),
        ("ASSUMPTION", None, None, "One", "None"),
        ("TITLE", "A", None, "Develop a stronger fund", "Drop the fund"),
        ("FIELD_SOURCE", "A", None, "A2", "A3"),
        ("ENTRY", "A", "2023-01", "2023-01, in progress", "2023-02, in progress"),
        ("ENTRY_SOURCE", "A", "2023-02", "A1", "A0"),
        ("NOTE", "A", "2023-02", "Begun", "Ended"),
        ("ENTRY", "A", "2023-11", "None", "2023-11"),
        ("PRESENTED", "A2", None, "2024-05", "2024-06"),
        ("FOOTNOTE", "A2", "actions", "One", "Two"),
        ("FOOTNOTE", "A2", "implemented", "None", "New"),
    ]
    assert readings(difference(side(READ, "2023-06"), side(READ, "2024-01"), {})) == []


def test_evidence_and_what_the_plan_asks_for_that_are_others_read_otherwise() -> None:
    shown = "{on: 2023-01, source: A1, status: in progress, evidence: [A1, 'https://who.int/a']}"
    log = f"id: B\nlog:\n  - {shown}\n"
    was = {**READ, "plan.yaml": READ["plan.yaml"] + "require: [reason_when_removed]\n"}
    was["actions/B.yaml"] = log
    now = {**READ, "actions/B.yaml": log.replace("who.int", "who.example")}
    now["actions/B.yaml"] += "  - {on: 2023-02, source: A1, evidence: [A3]}\n"
    assert readings(difference(side(was, None, "main"), side(now), {})) == [
        ("REQUIREMENT", None, None, "reason_when_removed", "None"),
        (
            *("EVIDENCE", "B", "2023-01"),
            *("('A1', 'https://who.int/a')", "('A1', 'https://who.example/a')"),
        ),
        ("ENTRY", "B", "2023-02", "None", "2023-02"),
        ("EVIDENCE", "B", "2023-02", "None", "('A3',)"),
    ]


def test_an_entry_that_is_gone_reads_otherwise_and_a_later_one_is_news() -> None:
    action = READ["actions/A.yaml"]
    entry = "  - {on: 2024-01, source: A2, expected: 2024-06}\n"
    later = {
        **READ,
        "actions/A.yaml": action.replace(entry, "  - {on: 2025, source: A4, note: X}\n"),
    }
    assert readings(difference(side(READ, None, "main"), side(later), {})) == [
        ("ENTRY", "A", "2024-01", "2024-01, 2024-06", "None")
    ]


DATES = st.dates(dt.date(2023, 1, 31), dt.date(2026, 12, 31)).map(str)


@settings(max_examples=50)
@given(DATES)
def test_a_side_does_not_differ_from_itself(date: str) -> None:
    assert told(difference(side(FILES, date), side(FILES, date), {})) == {}


@settings(max_examples=50)
@given(DATES, DATES)
def test_the_figures_differ_by_what_moved(one: str, other: str) -> None:
    earlier, later = sorted((one, other))
    found = difference(side(FILES, earlier), side(FILES, later), {})
    (was, now), changes = figures(found), told(found)
    added, implemented = changes.get("added", []), changes.get("implemented", [])
    left = {*changes.get("removed", []), *changes.get("merged", [])} - {*added}
    assert now.actions == was.actions + len(added) - len(left)
    assert now.implemented == (
        was.implemented + len(implemented) - len(changes.get("reopened", []))
    )


def test_very_many_assumptions_are_compared_without_each_with_each() -> None:
    def plan(texts: list[str]) -> tuple[Text, ...]:
        return tuple(map(note, texts))

    before = ["Same", *"ab" * 1_000, "End"]
    now = ["Same", *"aabb" * 500, "End"]
    found = list(reworded_assumptions(plan(before), plan(now)))
    assert len(found) == 1_000
    assert all(each.before != each.now for _, each in found)
    assert [index for index, _ in found][:4] == [2, 3, 6, 7]


def test_an_assumption_that_went_moves_no_other() -> None:
    texts = [*map(note, "abcdefgh")]
    (found,) = reworded_assumptions(texts, [*texts[:3], *texts[4:]])
    assert found == (None, Rewording(note("d"), None))


def test_another_value_of_a_field_and_another_action_above_read_otherwise() -> None:
    moved = {
        "actions/A2.yaml": FIELDS["actions/A2.yaml"].replace(
            "{theme: reach, lead: [states]}", "{lead: [secretariat, states], reference: R 1}"
        ),
        "actions/A1.2.yaml": FIELDS["actions/A1.2.yaml"].replace("part_of: A1", "part_of: A4"),
        "actions/A1.1.yaml": FIELDS["actions/A1.1.yaml"].replace("part_of: A1\n", ""),
    }
    found = difference(side(FIELDS, None, "main"), side(FIELDS | moved), {})
    assert readings(found) == [
        ("PART_OF", "A1.1", None, "A1", "None"),
        ("PART_OF", "A1.2", None, "A1", "A4"),
        ("FIELD", "A2", "theme", "reach", "None"),
        ("FIELD", "A2", "lead", "states", "secretariat, states"),
        ("FIELD", "A2", "reference", "None", "R 1"),
    ]


def test_an_action_that_got_its_name_is_part_of_it_what_it_was_part_of_stays() -> None:
    part = "id: P\npart_of: {}\nlog:\n  - {{on: 2023-01, source: A1, status: in progress}}\n"
    above = part.replace("id: P\npart_of: {}", "id: {}").format
    was = {
        "actions/UNLISTED_1.yaml": above("UNLISTED_1"),
        "actions/P.yaml": part.format("UNLISTED_1"),
    }
    now = {"actions/NAMED.yaml": above("NAMED"), "actions/P.yaml": part.format("NAMED")}
    found = difference(side(was, None, "main"), side(now), {"UNLISTED_1": "NAMED"})
    assert readings(found) == []
