from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip.checks.history.comparison import Comparison
from sip.checks.history.rewritten import check_history
from tests.support.data import dataset, files

PLAN = "title: Plan\ncategories: {people: People, money: Money}\n"
A1 = """\
id: A1
category: people
title: Firts
due: 2023-12-31
log:
  - {on: 2023-01, source: EB152/34, status: in progress, note: {en: Begun, zh: 已开始}}
  - {on: 2023-03, source: A76/31, expected: 2024-06}
  - {on: 2024-09, source: EB156/1, status: implemented}
"""
A2 = """\
id: A2
category: money
title: Second
due: 2023-12-31
log:
  - {on: 2023-01, source: EB152/34, status: in progress}
  - {on: 2023-03, source: A76/31, status: merged, into: A1}
"""
U1 = "id: UNLISTED_001\nlog:\n  - {on: 2023-01, source: EB152/34, status: implemented}\n"
SNAPSHOT = """\
as_of: 2024-04-15
document: A77/28
published: {actions: 2, implemented: 1, in_progress: 1, closed_percent: 50}
footnotes: {actions: {en: One left, zh: 一项退出}}
errata: {implemented: A misprint}
"""
FILES = files(PLAN, A1, A2, U1, SNAPSHOT)
LOG_END = "put it back, and tell what has changed in a new entry [rewritten-log]"
IN_TIME = "in the time of the published report A77/28 (2024-04-15)"


def found(
    now: dict[str, str | None], base: dict[str, str] | None = None, allowed: str | None = None
) -> list[str]:
    """Compare FILES, or the base, with what is made of it by other files; None takes one away."""
    before = FILES | (base or {})
    changed = {**before, **now}
    after = {path: text for path, text in changed.items() if text is not None}
    return [*map(str, check_history(Comparison(dataset(before), dataset(after), "main"), allowed))]


def with_a1(was: str, now: str) -> list[str]:
    assert was in A1
    return found({"actions/A1.yaml": A1.replace(was, now)})


def with_snapshot(was: str, now: str) -> list[str]:
    assert was in SNAPSHOT
    return found({"snapshots/2024-04.yaml": SNAPSHOT.replace(was, now)})


def test_the_same_data_was_not_rewritten() -> None:
    assert found({}) == []


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        ("2024-04-15", "2024-04", "1:8", "as_of is 2024-04, and was 2024-04-15 at main"),
        ("A77/28", "A77/29", "2:11", "document is A77/29, and was A77/28 at main"),
        ("actions: 2", "actions: 3", "3:22", "published.actions is 3, and was 2 at main"),
        (
            "implemented: 1",
            "implemented: 0",
            "3:38",
            "published.implemented is 0, and was 1 at main",
        ),
        ("progress: 1", "progress: 2", "3:54", "published.in_progress is 2, and was 1 at main"),
        (
            "percent: 50",
            "percent: 51",
            "3:73",
            "published.closed_percent is 51, and was 50 at main",
        ),
        (
            ", closed_percent: 50",
            "",
            "3:12",
            "published.closed_percent is gone, and was 50 at main",
        ),
        (
            "percent: 50",
            "percent: 50, open_percent: 50",
            "3:91",
            "published.open_percent is 50, and was not there at main",
        ),
    ],
)
def test_a_published_fact_is_kept(was: str, now: str, place: str, message: str) -> None:
    erratum = "; a figure that it printed wrongly is explained under errata:"
    why = f"put it back, because A77/28 is published{erratum if 'published.' in message else ''}"
    assert with_snapshot(was, now) == [
        f"snapshots/2024-04.yaml:{place}: error: {message}: {why} [rewritten-snapshot]"
    ]


def test_a_snapshot_is_kept() -> None:
    assert found({"snapshots/2024-04.yaml": None}) == [
        (
            "snapshots/2024-04.yaml:1:1: error: the snapshot of A77/28 is there at main and "
            "is gone now: put the file back, because the report is published [rewritten-snapshot]"
        )
    ]


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        (
            "One left",
            "One right",
            "4:22",
            'footnotes.actions of A77/28 is "One right" (en), and was "One left" (en)',
        ),
        (
            ", zh: 一项退出",
            "",
            "4:22",
            'footnotes.actions of A77/28 is gone (zh), and was "一项退出" (zh)',
        ),
        (
            "{en: One left, zh: 一项退出}",
            "Other",
            "4:22",
            (
                'footnotes.actions of A77/28 is "Other" (en), gone (zh), and was '
                '"One left" (en), "一项退出" (zh)'
            ),
        ),
        (
            "footnotes: {actions: {en: One left, zh: 一项退出}}\n",
            "",
            "1:1",
            'footnotes.actions of A77/28 is gone, and was "One left" (en), "一项退出" (zh)',
        ),
        (
            "A misprint",
            "A mistake",
            "5:23",
            'errata.implemented of A77/28 is "A mistake" (en), and was "A misprint" (en)',
        ),
    ],
)
def test_a_rewritten_footnote_or_erratum_is_told(
    was: str, now: str, place: str, message: str
) -> None:
    is_printed = message.startswith("footnotes")
    check = "the report printed it so" if is_printed else "its meaning is kept"
    severity_and_rule = (
        ("error", "rewritten-snapshot") if is_printed else ("warning", "rewritten-text")
    )
    assert with_snapshot(was, now) == [
        (
            f"snapshots/2024-04.yaml:{place}: {severity_and_rule[0]}: {message} at main: "
            f"put it back, or check that {check} [{severity_and_rule[1]}]"
        )
    ]


def test_a_footnote_that_is_added_to_a_published_report_is_told() -> None:
    assert with_snapshot("footnotes: {", "footnotes: {in_progress: {en: New}, ") == [
        (
            'snapshots/2024-04.yaml:4:26: error: footnotes.in_progress of A77/28 is "New" (en), '
            "and was not there at main: take it out, or check that the report printed it so "
            "[rewritten-snapshot]"
        )
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("One left, zh", "One left, fr: Une de moins, zh"),
        ("A misprint", "{en: A misprint, zh: 误}"),
        ("errata: {", "errata: {in_progress: A misprint too, "),
    ],
)
def test_more_translations_and_errata_are_free(was: str, now: str) -> None:
    assert with_snapshot(was, now) == []


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        (
            "on: 2023-03",
            "on: 2023-04",
            "7:10",
            "this entry is 2023-04 (expected 2024-06), and was 2023-03 (expected 2024-06) at main",
        ),
        (
            "on: 2023-03",
            "on: 2023-03-31",
            "7:10",
            (
                "this entry is 2023-03-31 (expected 2024-06), and was 2023-03 (expected 2024-06) "
                "at main"
            ),
        ),
        (
            "expected: 2024-06",
            "expected: 2024-Q2",
            "7:45",
            "this entry is 2023-03 (expected 2024-Q2), and was 2023-03 (expected 2024-06) at main",
        ),
        (
            "status: in progress",
            "status: implemented",
            "6:45",
            (
                "this entry is 2023-01 (status implemented), and was 2023-01 (status in progress) "
                "at main"
            ),
        ),
        (
            "  - {on: 2023-03, source: A76/31, expected: 2024-06}\n",
            "",
            "6:3",
            "the entry 2023-03 (expected 2024-06) is there at main and is gone now",
        ),
        (
            "on: 2023-03, source: A76/31, expected: 2024-06",
            "on: 2024-05, source: A76/31, expected: 2024-07",
            "6:3",
            "the entry 2023-03 (expected 2024-06) is there at main and is gone now",
        ),
    ],
)
def test_a_published_entry_is_kept(was: str, now: str, place: str, message: str) -> None:
    assert with_a1(was, now) == [f"actions/A1.yaml:{place}: error: {message}, {IN_TIME}: {LOG_END}"]


def test_the_latest_report_counts_in_whatever_order_the_files_come() -> None:
    later = SNAPSHOT.replace("2024-04-15", "2024-09").replace("A77/28", "EB156/1")
    rewritten = A1.replace("status: implemented", "status: removed")
    (line,) = found({"actions/A1.yaml": rewritten}, {"snapshots/2024-09.yaml": later})
    assert "in the time of the published report EB156/1 (2024-09)" in line
    (line,) = found({"actions/A1.yaml": rewritten}, {"snapshots/2024-00.yaml": later})
    assert "in the time of the published report EB156/1 (2024-09)" in line


def test_what_an_action_was_merged_into_is_kept() -> None:
    assert found({"actions/A2.yaml": A2.replace("into: A1", "into: A3")}) == [
        (
            "actions/A2.yaml:7:57: error: this entry is 2023-03 (status merged, into A3), and "
            f"was 2023-03 (status merged, into A1) at main, {IN_TIME}: {LOG_END}"
        )
    ]


def test_each_rewritten_entry_is_told_where_it_stands_now() -> None:
    log = A1.replace("on: 2023-01", "on: 2023-02").replace("2024-06", "2024-07")
    first = "  - {on: 2022-01, source: EB150/1, note: Earlier}\n"
    assert found({"actions/A1.yaml": log.replace("log:\n", f"log:\n{first}")}) == [
        (
            "actions/A1.yaml:7:10: error: this entry is 2023-02 (status in progress), and was "
            f"2023-01 (status in progress) at main, {IN_TIME}: {LOG_END}"
        ),
        (
            "actions/A1.yaml:8:45: error: this entry is 2023-03 (expected 2024-07), and was "
            f"2023-03 (expected 2024-06) at main, {IN_TIME}: {LOG_END}"
        ),
    ]


def test_entries_that_change_places_are_told() -> None:
    *head, first, second, last = A1.splitlines(keepends=True)
    assert found({"actions/A1.yaml": "".join([*head, second, first, last])}) == [
        (
            "actions/A1.yaml:6:3: error: the entry 2023-03 (expected 2024-06) is there at "
            f"main and is gone now, {IN_TIME}: {LOG_END}"
        )
    ]


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        ("A76/31", "A76/32", "7:27", "source of the entry of 2023-03 is A76/32, and was A76/31"),
        (
            "Begun",
            "Started",
            "6:64",
            'note of the entry of 2023-01 is "Started" (en), and was "Begun" (en)',
        ),
        (
            ", zh: 已开始",
            "",
            "6:64",
            'note of the entry of 2023-01 is gone (zh), and was "已开始" (zh)',
        ),
        (
            ", note: {en: Begun, zh: 已开始}",
            "",
            "6:5",
            'note of the entry of 2023-01 is gone, and was "Begun" (en), "已开始" (zh)',
        ),
    ],
)
def test_a_rewritten_source_or_note_is_told(was: str, now: str, place: str, message: str) -> None:
    assert with_a1(was, now) == [
        (
            f"actions/A1.yaml:{place}: warning: {message} at main: "
            "check that it says what the document says [rewritten-text]"
        )
    ]


def test_a_note_that_is_added_to_a_published_entry_is_told() -> None:
    assert with_a1("expected: 2024-06", "expected: 2024-06, note: More") == [
        (
            'actions/A1.yaml:7:60: warning: note of the entry of 2023-03 is "More" (en), and was '
            "not there at main: check that it says what the document says [rewritten-text]"
        )
    ]


def test_an_entry_whose_date_and_note_changed_is_told_for_both() -> None:
    was = "on: 2023-01, source: EB152/34, status: in progress, note: {en: Begun, zh: 已开始}"
    now = "on: 2023-02, source: EB152/34, status: in progress, note: {en: Ended, zh: 已开始}"
    assert with_a1(was, now) == [
        (
            "actions/A1.yaml:6:10: error: this entry is 2023-02 (status in progress), and was "
            f"2023-01 (status in progress) at main, {IN_TIME}: {LOG_END}"
        ),
        (
            'actions/A1.yaml:6:64: warning: note of the entry of 2023-02 is "Ended" (en), and was '
            '"Begun" (en) at main: check that it says what the document says [rewritten-text]'
        ),
    ]


def test_an_expected_date_that_became_a_note_is_told_for_both() -> None:
    assert with_a1("expected: 2024-06", "note: None") == [
        (
            "actions/A1.yaml:7:5: error: this entry is 2023-03 (a note), and was 2023-03 "
            f"(expected 2024-06) at main, {IN_TIME}: {LOG_END}"
        ),
        (
            'actions/A1.yaml:7:41: warning: note of the entry of 2023-03 is "None" (en), and was '
            "not there at main: check that it says what the document says [rewritten-text]"
        ),
    ]


def test_titles_that_change_places_are_told() -> None:
    now: dict[str, str | None] = {
        "actions/A1.yaml": A1.replace("Firts", "Second"),
        "actions/A2.yaml": A2.replace("Second", "Firts"),
    }
    assert found(now) == [
        (
            'actions/A1.yaml:3:8: warning: title is "Second" (en), and was "Firts" (en) at main: '
            "check that its meaning is kept [rewritten-text]"
        ),
        (
            'actions/A2.yaml:3:8: warning: title is "Firts" (en), and was "Second" (en) at main: '
            "check that its meaning is kept [rewritten-text]"
        ),
    ]


ASSUMED = PLAN + "assumptions:\n  - One\n  - Two\n  - Three\n"


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "title: Plan",
            "title: Plot",
            ['1:8: the plan\'s title is "Plot" (en), and was "Plan" (en)'],
        ),
        (
            "{people: People, money: Money}",
            "{people: Money, money: People}",
            [
                ('2:22: the name of the category people is "Money" (en), and was "People" (en)'),
                ('2:36: the name of the category money is "People" (en), and was "Money" (en)'),
            ],
        ),
        (
            ", money: Money",
            "",
            ['2:13: the name of the category money is gone, and was "Money" (en)'],
        ),
        ("  - Two\n", "", ['4:3: an assumption is gone, and was "Two" (en)']),
        (
            "  - Two\n  - Three\n",
            "  - Too\n",
            [
                '5:5: an assumption is "Too" (en), and was "Two" (en)',
                '4:3: an assumption is gone, and was "Three" (en)',
            ],
        ),
        ("  - Two\n", "  - {en: Two, zh: 二}\n  - More\n", []),
    ],
)
def test_what_the_plan_says_otherwise_is_told(was: str, now: str, told: list[str]) -> None:
    assert was in ASSUMED
    lines = found({"plan.yaml": ASSUMED.replace(was, now)}, {"plan.yaml": ASSUMED})
    assert lines == [
        f"plan.yaml:{place}: warning: {text} at main: check that its meaning is kept "
        "[rewritten-text]"
        for place, text in (each.split(": ", 1) for each in told)
    ]


@pytest.mark.parametrize(
    ("was", "now", "place", "message"),
    [
        ("people", "money", "2:11", "category is money, and was people"),
        ("category: people\n", "", "1:1", "category is gone, and was people"),
        ("due: 2023-12-31", "due: 2023", "4:6", "due is 2023, and was 2023-12-31"),
    ],
)
def test_another_category_or_due_date_is_told(was: str, now: str, place: str, message: str) -> None:
    assert with_a1(was, now) == [
        (
            f"actions/A1.yaml:{place}: warning: {message} at main, in the time of "
            "A77/28 (2024-04-15): check that a document says so [rewritten-action]"
        )
    ]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Firts", "{en: Firts, zh: 第一}"),
        ("Begun, zh", "Begun, fr: Commencé, zh"),
        ("status: implemented", "status: in progress"),
        ("  - {on: 2024-09, source: EB156/1, status: implemented}\n", ""),
        ("log:\n", "log:\n  - {on: 2022, source: EB150/1, status: in progress}\n"),
        ("  - {on: 2024", "  - {on: 2024-01, source: EB154/1, note: Between}\n  - {on: 2024"),
    ],
)
def test_what_no_report_has_published_is_free(was: str, now: str) -> None:
    assert with_a1(was, now) == []


def test_an_action_that_entered_after_the_latest_report_is_free() -> None:
    new = A1.replace("A1", "A3").replace("on: 2023", "on: 2025")
    changed = new.replace("people", "money").replace("2025-01", "2025-02")
    assert found({"actions/A3.yaml": changed}, {"actions/A3.yaml": new}) == []
    assert found({"actions/A3.yaml": None}, {"actions/A3.yaml": new}) == []


def test_everything_is_free_before_the_first_report() -> None:
    base = {path: text for path, text in FILES.items() if "snapshots" not in path}
    now = {"plan.yaml": PLAN, "actions/A1.yaml": A1.replace("2023", "2022")}
    assert check_history(Comparison(dataset(base), dataset(now), "main")) == []


def test_a_published_action_is_kept() -> None:
    assert found({"actions/A2.yaml": None}) == [
        (
            "actions/A2.yaml:1:1: error: A2 is there at main and is gone now, and reports up "
            "to A77/28 (2024-04-15) count it: put the file back under its id; an action that "
            "leaves the plan gets a log entry with status: removed or merged [rewritten-log]"
        )
    ]


def test_a_named_action_keeps_its_id() -> None:
    renamed = A2.replace("id: A2", "id: B2")
    assert found({"actions/A2.yaml": None, "actions/B2.yaml": renamed}) == found(
        {"actions/A2.yaml": None}
    )


NAMED = """\
id: B7
category: people
title: Named at last
due: 2022-12-31
log:
  - {on: 2022-01, source: EB150/1, note: Known since}
  - {on: 2023-01, source: EB152/34, status: implemented}
  - {on: 2025-01, source: EB156/1, note: Still done}
"""


def test_an_unlisted_action_may_get_its_name() -> None:
    assert found({"actions/UNLISTED_001.yaml": None, "actions/B7.yaml": NAMED}) == []


@pytest.mark.parametrize(
    "entries",
    [
        NAMED.replace("on: 2023-01", "on: 2023-02"),
        NAMED.replace("implemented", "in progress"),
        NAMED.replace("B7", "UNLISTED_002"),
        NAMED.replace("note: Known since", "status: in progress"),
    ],
)
def test_a_name_needs_the_same_status_entries(entries: str) -> None:
    assert found({"actions/UNLISTED_001.yaml": None, "actions/B7.yaml": entries}) == [
        (
            "actions/UNLISTED_001.yaml:1:1: error: UNLISTED_001 is there at main and is gone "
            "now, and reports up to A77/28 (2024-04-15) count it: put the file back under its id; "
            "if its name is known now, give the named action its status entries (2023-01 "
            "implemented) [rewritten-log]"
        )
    ]


def test_one_name_does_not_stand_for_two_actions() -> None:
    base = {"actions/UNLISTED_002.yaml": U1.replace("001", "002")}
    gone = {"actions/UNLISTED_001.yaml": None, "actions/UNLISTED_002.yaml": None}
    assert len(found({**gone, "actions/B7.yaml": NAMED}, base)) == 1
    other = {"actions/B8.yaml": NAMED.replace("B7", "B8")}
    assert found({**gone, "actions/B7.yaml": NAMED, **other}, base) == []


def test_the_notes_of_an_action_that_got_its_name_are_kept() -> None:
    base = {"actions/UNLISTED_001.yaml": U1.replace("implemented}", "implemented, note: Done}")}
    now = {"actions/UNLISTED_001.yaml": None, "actions/B7.yaml": NAMED}
    assert found(now, base) == [
        (
            "actions/B7.yaml:7:5: warning: note of the entry of 2023-01 is gone, and was "
            '"Done" (en) at main: check that it says what the document says [rewritten-text]'
        )
    ]


def unread(path: str) -> str:
    return (
        f"{path}:1:1: warning: this file has errors at main, so what was rewritten in it "
        "can't be told: compare it by hand [unread-history]"
    )


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("actions/A2.yaml", "["),
        ("actions/A2.yaml", A2.replace("on: 2023-01", "on: 2023-13")),
        ("actions/A2.yaml", A2.replace("id: A2\n", "")),
        ("snapshots/2023-11.yaml", "as_of: 2023-13\n"),
        (
            "snapshots/2023-11.yaml",
            SNAPSHOT.replace("{implemented: A misprint}", "x"),
        ),
        ("snapshots/2024-04.yaml", SNAPSHOT.replace("{en: One left, zh: 一项退出}", "[]")),
        ("actions/A1.yaml", A1.replace("2023-12-31", "soon")),
    ],
)
def test_files_with_errors_at_the_revision_are_told(path: str, text: str) -> None:
    mended = {"actions/A2.yaml": A2, "snapshots/2023-11.yaml": SNAPSHOT, **FILES}[path]

    assert found({path: mended}, {path: text}) == [unread(path)]
    assert found({}, {path: text}) == []


def test_a_log_with_errors_at_the_revision_may_be_repaired() -> None:
    base = {"actions/A2.yaml": A2.replace("status: in progress", "status: open")}
    assert found({"actions/A2.yaml": A2}, base) == [unread("actions/A2.yaml")]


@pytest.mark.parametrize(
    "now",
    [
        {"actions/A1.yaml": "["},
        {"actions/A1.yaml": A1.replace("on: 2023-01", "on: 2023-13")},
        {"actions/A1.yaml": A1.replace("due: 2023-12-31", "due: soon")},
        {"actions/A1.yaml": A1.replace("category: people", "category: ''")},
        {"snapshots/2024-04.yaml": "["},
        {"snapshots/2024-04.yaml": SNAPSHOT.replace("{en: One left, zh: 一项退出}", "''")},
    ],
)
def test_what_can_not_be_read_now_is_not_called_rewritten(now: dict[str, str | None]) -> None:
    assert found(now) == []


def test_a_reason_allows_it() -> None:
    now: dict[str, str | None] = {
        "actions/A2.yaml": None,
        "actions/A1.yaml": A1.replace("Begun", "X"),
    }
    refused = found(now)
    allowed = found(now, allowed="A77/28/Corr.1\n::error::x")
    reason = "; allowed because: A77/28/Corr.1\\n::error::x [rewritten-log]"
    assert len(refused) == 2
    assert allowed == [
        refused[0],
        refused[1].replace(": error: ", ": warning: ").replace(" [rewritten-log]", reason),
    ]


ENTRIES = st.fixed_dictionaries(
    {"on": st.sampled_from(["2022", "2023-01", "2023-03", "2024-Q1", "2024-04-15", "2025-01"])},
    optional={
        "status": st.sampled_from(["in progress", "implemented"]),
        "expected": st.sampled_from(["2024", "2025-06"]),
        "note": st.sampled_from(["One", "Two"]),
    },
).map(lambda entry: f"  - {entry | {'source': 'A77/28'}}\n".replace("'", ""))


def action(entries: list[str]) -> dict[str, str | None]:
    return {"actions/A3.yaml": "id: A3\nlog:\n" + ("".join(entries) or "  []\n")}


@settings(max_examples=50)
@given(st.lists(ENTRIES, max_size=6), st.data())
def test_more_entries_anywhere_are_no_rewriting(before: list[str], data: st.DataObject) -> None:
    now = list(before)
    for new in data.draw(st.lists(ENTRIES, max_size=4)):
        now.insert(data.draw(st.integers(0, len(now))), new)
    base = {path: text for path, text in action(before).items() if text is not None}
    assert [line for line in found(action(now), base) if "rewritten-log" in line] == []


@settings(max_examples=50)
@given(st.lists(ENTRIES, min_size=1, max_size=6), st.data())
def test_an_entry_less_is_rewriting(before: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(before) - 1))
    is_published = "on: 2025" not in before[index]
    now = [*before[:index], *before[index + 1 :]]
    base = {path: text for path, text in action(before).items() if text is not None}
    assert bool(found(action(now), base)) == is_published


def test_a_rewording_far_behind_the_start_of_a_note_shows_what_differs() -> None:
    long = "The same words stand here as they did. " * 8
    base = {"actions/A1.yaml": A1.replace("{en: Begun, zh: 已开始}", f"{long}It is refused.")}
    now: dict[str, str | None] = {
        path: text.replace("refused", "accepted") for path, text in base.items()
    }
    words = "…as they did. The same words stand here as they did. It is"
    assert "\n".join(found(now, base)) == (
        "actions/A1.yaml:6:64: warning: note of the entry of 2023-01 is "
        f'"{words} accepted." (en), and was "{words} refused." (en) at main: '
        "check that it says what the document says [rewritten-text]"
    )


EVIDENCE = "[EB152/34, 'https://www.who.int/a']"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("[EB152/34, 'https://www.who.int/a', EB154/1]", None),
        ("['https://www.who.int/a', EB152/34]", None),
        (
            "[EB152/34, 'https://who.example/a']",
            (
                "evidence of the entry of 2023-01 is EB152/34, https://who.example/a, and was "
                "https://www.who.int/a"
            ),
        ),
        (None, "evidence of the entry of 2023-01 is gone, and was EB152/34, https://www.who.int/a"),
    ],
)
def test_evidence_that_is_gone_from_a_published_entry_is_told(
    now: str | None, told: str | None
) -> None:
    was, reads = (
        A1.replace("zh: 已开始}", "zh: 已开始}" + ("" if each is None else f", evidence: {each}"))
        for each in (EVIDENCE, now)
    )
    what = f"{told} at main: check that it says what the document says [rewritten-text]"
    place = "6:5" if now is None else "6:96"
    expected = [] if told is None else [f"actions/A1.yaml:{place}: warning: {what}"]
    assert found({"actions/A1.yaml": reads}, {"actions/A1.yaml": was}) == expected


@pytest.mark.parametrize(
    ("now", "place"),
    [("require: [reason_when_removed]\n", "3:10"), ("", "1:1")],
)
def test_what_the_plan_asks_for_no_more_is_told(now: str, place: str) -> None:
    both = f"{PLAN}require: [reason_when_removed, evidence_when_implemented]\n"
    told = found({"plan.yaml": PLAN + now}, {"plan.yaml": both})
    assert told[-1] == (
        f"plan.yaml:{place}: warning: require had evidence_when_implemented at main and has it no "
        "more: put it back, or check that the plan is meant to ask less [rewritten-text]"
    )
    assert len(told) == (1 if now else 2)
    assert found({"plan.yaml": f"{PLAN}require: [nothing]\n"}, {"plan.yaml": both}) == []
