from __future__ import annotations

import pytest

from sip.checks import CHECKS, check
from tests.build import ACTION, SNAPSHOT, dataset, problem_lines

OPEN = "{on: 2023-01, source: EB152/34, status: in progress}"


def unlisted(identifier: str, *entries: str) -> str:
    """Return an action with an id and a log alone, an entry to a line from the third."""
    return "\n".join([f"id: {identifier}", "log:", *(f"  - {entry}" for entry in entries)])


def log_problems(*entries: str) -> list[str]:
    """Return what is wrong with the log of these entries, without the file's path."""
    path = "actions/UNLISTED_1.yaml"
    found = problem_lines({path: unlisted("UNLISTED_1", *entries)})
    return [line.removeprefix(f"data/{path}:") for line in found]


def test_the_checks_are_one_list_of_functions_named_after_their_rules() -> None:
    assert [each.__name__ for each in CHECKS] == [
        "check_file_names",
        "check_identifiers",
        "check_snapshots",
        "check_open_actions",
        "check_categories",
        "check_logs",
        "check_merges",
        "check_published_figures",
    ]


def test_data_without_a_problem() -> None:
    found, problems = dataset({"actions/A_1.yaml": ACTION, "snapshots/2023-01.yaml": SNAPSHOT})
    assert problems == check(found) == []


def test_file_names() -> None:
    entry = "{on: 2023, source: A76/31, status: implemented}"
    assert problem_lines(
        {
            "actions/UNLISTED_1.yaml": unlisted("UNLISTED_2", entry),
            "actions/unlisted_3.yaml": unlisted("UNLISTED_3", entry),
            "actions/UNLISTED_4.yaml": unlisted("UNLISTED-4", entry),
            "actions/UNLISTED_5.yaml": unlisted("UNLISTED_5", entry),
            "snapshots/2023-Q1.yaml": SNAPSHOT.replace("2023-01", "2023-Q1").replace("1,", "0,"),
            "snapshots/2024-04-15.yaml": "as_of: 2024-04-15\ndocument: A77/28\n"
            "published: {actions: 4, implemented: 4, in_progress: 0}\n",
        }
    ) == [
        (
            "data/actions/UNLISTED_1.yaml:1:5: error: id is UNLISTED_2 in a file named "
            "UNLISTED_1.yaml: rename the file to UNLISTED_2.yaml, or mend the id [file-name]"
        ),
        (
            "data/actions/UNLISTED_4.yaml:1:5: error: id is UNLISTED-4, which is no id: write "
            "letters, digits and _ only, at most 64, such as SIP2023_B15 [bad-value]"
        ),
        (
            "data/actions/unlisted_3.yaml:1:5: error: id is UNLISTED_3 in a file named "
            "unlisted_3.yaml: rename the file to UNLISTED_3.yaml, or mend the id [file-name]"
        ),
        (
            "data/snapshots/2023-Q1.yaml:1:8: error: as_of is 2023-Q1 in a file named "
            "2023-Q1.yaml: rename the file to 2023-03.yaml, or mend the date [file-name]"
        ),
        (
            "data/snapshots/2024-04-15.yaml:1:8: error: as_of is 2024-04-15 in a file named "
            "2024-04-15.yaml: rename the file to 2024-04.yaml, or mend the date [file-name]"
        ),
    ]


def test_duplicate_ids_also_by_case() -> None:
    entry = "{on: 2023, source: A76/31, status: implemented}"
    assert problem_lines(
        {
            "actions/A_1.yaml": "# first\n" + unlisted("UNLISTED_1", entry),
            "actions/UNLISTED_1.yaml": unlisted("UNLISTED_1", entry),
            "actions/Unlisted_1.yaml": unlisted("Unlisted_1", entry),
        }
    ) == [
        (
            "data/actions/A_1.yaml:2:5: error: id is UNLISTED_1 in a file named A_1.yaml: rename "
            "the file to UNLISTED_1.yaml, or mend the id [file-name]"
        ),
        (
            "data/actions/UNLISTED_1.yaml:1:5: error: id is UNLISTED_1, which "
            "data/actions/A_1.yaml has already (line 2): give each action its own [duplicate-id]"
        ),
        (
            "data/actions/Unlisted_1.yaml:1:5: error: id is Unlisted_1, which "
            "data/actions/A_1.yaml has already (line 2): give each action its own [duplicate-id]"
        ),
    ]


def test_a_month_and_a_document_have_one_snapshot() -> None:
    assert problem_lines(
        {
            "actions/A_1.yaml": ACTION,
            "snapshots/2023-01.yaml": SNAPSHOT,
            "snapshots/2023-02.yaml": SNAPSHOT.replace("2023-01", "2023-01-31"),
            "snapshots/2023-03.yaml": SNAPSHOT.replace("2023-01", "2023-03").replace("EB", "Eb"),
        }
    ) == [
        (
            "data/snapshots/2023-02.yaml:1:8: error: as_of is 2023-01-31, and "
            "data/snapshots/2023-01.yaml has that month already: keep one snapshot for a month "
            "[duplicate-snapshot]"
        ),
        (
            "data/snapshots/2023-02.yaml:1:8: error: as_of is 2023-01-31 in a file named "
            "2023-02.yaml: rename the file to 2023-01.yaml, or mend the date [file-name]"
        ),
        (
            "data/snapshots/2023-02.yaml:2:11: error: document is EB152/34, which "
            "data/snapshots/2023-01.yaml has already: name each report once [duplicate-snapshot]"
        ),
        (
            "data/snapshots/2023-03.yaml:2:11: error: document is Eb152/34, which "
            "data/snapshots/2023-01.yaml has already: name each report once [duplicate-snapshot]"
        ),
    ]


def test_an_open_action_has_what_the_report_prints_of_it() -> None:
    assert problem_lines({"actions/A_1.yaml": unlisted("A_1", OPEN)}) == [
        (
            "data/actions/A_1.yaml:1:1: error: category is missing from an open action: add "
            "category: and one of the categories in plan.yaml [missing-field]"
        ),
        (
            "data/actions/A_1.yaml:1:1: error: due is missing from an open action: add due: and "
            "the initial estimated due date, such as 2023-12-31 [missing-field]"
        ),
        (
            "data/actions/A_1.yaml:1:1: error: title is missing from an open action: add title: "
            "and what is to be done, in a few words [missing-field]"
        ),
    ]


@pytest.mark.parametrize("status", ["implemented", "removed", "merged"])
def test_an_action_that_is_not_open_may_lack_it(status: str) -> None:
    left = f"{{on: 2023-02, source: A76/31, status: {status}}}"
    assert problem_lines({"actions/A_1.yaml": unlisted("A_1", OPEN, left)}) == []


@pytest.mark.parametrize("written", ["category: *x", "category: Bad Key"])
def test_a_field_that_was_refused_is_not_missing_too(written: str) -> None:
    text = "\n".join([written, "title: x", "due: 2024", unlisted("A_1", OPEN)])
    assert len(problem_lines({"actions/A_1.yaml": text})) == 1


def test_an_unlisted_action_has_no_name_category_or_date() -> None:
    text = "category: governance\ntitle: x\ndue: 2024\n" + unlisted("UNLISTED_1", OPEN)
    known = "is known, so UNLISTED_1 is no longer unlisted: rename the file and mend the id"
    assert problem_lines({"actions/UNLISTED_1.yaml": text}) == [
        f"data/actions/UNLISTED_1.yaml:{line}:1: error: {name} {known} [unknown-field]"
        for line, name in enumerate(["category", "title", "due"], start=1)
    ]


@pytest.mark.parametrize(
    ("category", "wanted"),
    [
        ("governence", "write governance"),
        ("gov", "use one of governance, budgeting"),
        ("budget", "write budgeting"),
    ],
)
def test_categories(category: str, wanted: str) -> None:
    text = ACTION.replace("category: governance", f"category: {category}")
    assert problem_lines({"actions/A_1.yaml": text}) == [
        (
            f"data/actions/A_1.yaml:2:11: error: category is {category}, which plan.yaml does not "
            f"have: {wanted} [unknown-category]"
        )
    ]


@pytest.mark.parametrize(
    "plan",
    [
        "title: x\ncategories: {}\n",
        "title: x\ncategories: {governance: ''}\n",
        "title: x\ncategories: {budgeting: Budgeting, Bad Key: x}\n",
        "[",
    ],
)
def test_a_category_is_not_unknown_where_the_plans_could_not_be_read(plan: str) -> None:
    found = problem_lines({"actions/A_1.yaml": ACTION, "plan.yaml": plan})
    assert len(found) == 1
    assert found[0].startswith("data/plan.yaml:")


@pytest.mark.parametrize(
    ("entries", "problems"),
    [
        ([OPEN], []),
        (
            ["{on: 2023-01, source: A76/31, note: x}"],
            [
                (
                    "3:5: error: the first log entry has no status: add status: in progress or "
                    "implemented, which is how the action entered the plan [log-order]"
                )
            ],
        ),
        (
            ["{on: 2023-01, source: A76/31, status: removed}"],
            [
                (
                    "3:43: error: status is removed in the first log entry: an action enters the "
                    "plan in progress or implemented [log-order]"
                )
            ],
        ),
        (
            ["{on: 2023-01, source: A76/31, status: merged, into: UNLISTED_2}"],
            [
                (
                    "3:43: error: status is merged in the first log entry: an action enters the "
                    "plan in progress or implemented [log-order]"
                ),
                (
                    "3:57: error: into is UNLISTED_2, which no action has: name an action that has "
                    "a file [merge-target]"
                ),
            ],
        ),
        (
            [OPEN, "{on: 2023-02, source: A76/31}"],
            [
                (
                    "4:5: error: this log entry has no news: add a status, an expected date or a "
                    "note [missing-field]"
                )
            ],
        ),
        (
            [
                OPEN,
                "{on: 2023-03, source: A76/31, note: x}",
                "{on: 2023-03-31, source: A76/31, note: x}",
                "{on: 2023-03-30, source: A76/31, note: x}",
                "{on: 2023-Q1, source: A76/31, note: x}",
                "{on: 2022, source: A76/31, note: x}",
            ],
            [
                (
                    "6:10: error: on is 2023-03-30, which is before 2023-03-31 in the entry above: "
                    "keep the log oldest first [log-order]"
                ),
                (
                    "8:10: error: on is 2022, which is before 2023-Q1 in the entry above: keep the "
                    "log oldest first [log-order]"
                ),
            ],
        ),
        (
            [
                OPEN,
                "{on: 2023-02, source: A76/31, status: removed}",
                "{on: 2023-02, source: A76/31, note: x}",
                "{on: 2023-03, source: A76/31, status: in progress}",
            ],
            [
                (
                    "5:5: error: this entry follows removed, which took the action out of the "
                    "plan: nothing can follow [log-order]"
                )
            ],
        ),
        (
            [
                OPEN,
                "{on: 2023-02, source: A76/31, status: implemented}",
                "{on: 2023-03, source: A76/31, note: x}",
                "{on: 2023-04, source: A76/31, status: in progress}",
            ],
            [
                (
                    "6:43: warning: status is in progress after implemented, which reopens the "
                    "action: check that the source says so [reopened]"
                )
            ],
        ),
        (
            [OPEN, "{on: 2023-02, source: A76/31, into: UNLISTED_1, note: x}"],
            [
                (
                    "4:35: error: into stands in an entry without status: merged: take it out, or "
                    "write the status [merge-target]"
                ),
                (
                    "4:41: error: into is UNLISTED_1, the action itself: name the one it went into "
                    "[merge-target]"
                ),
            ],
        ),
        (
            [OPEN, "{on: 2023-02, source: A76/31, into: A_7}"],
            [
                (
                    "4:35: error: into stands in an entry without status: merged: take it out, or "
                    "write the status [merge-target]"
                ),
                (
                    "4:41: error: into is A_7, which no action has: name an action that has a file "
                    "[merge-target]"
                ),
            ],
        ),
    ],
)
def test_logs(entries: list[str], problems: list[str]) -> None:
    assert log_problems(*entries) == problems


@pytest.mark.parametrize(
    ("log", "problems"),
    [
        (
            "log: []",
            [
                (
                    "2:6: error: the log is empty: add an entry with on:, source: and status: "
                    "[log-order]"
                )
            ],
        ),
        (
            "log:",
            [
                (
                    "2:5: error: log is empty, where a list belongs: start each item on a line of "
                    "its own with a dash [bad-value]"
                )
            ],
        ),
        (
            "log: *x",
            ["2:6: error: the alias *x is not used here: write the value out [yaml-feature]"],
        ),
    ],
)
def test_empty_logs(log: str, problems: list[str]) -> None:
    text = f"id: UNLISTED_1\n{log}\n"
    assert problem_lines({"actions/UNLISTED_1.yaml": text}) == [
        f"data/actions/UNLISTED_1.yaml:{problem}" for problem in problems
    ]


def test_a_bad_entry_stops_no_check_of_the_others() -> None:
    assert log_problems(
        "{on: never, source: EB152/34, status: in progress}",
        "{on: 2023-03, source: A76/31, note: x}",
        "{on: 2023-02, source: A76/31, note: x}",
        "{on: 2023-04, source: A76/31}",
        "{on: 2023-05, source: A76/31, status: merged, into: A_9}",
        "{on: 2023-06, source: A76/31, note: x}",
    ) == [
        (
            "3:10: error: on is never, which is no date: write 2023, 2023-Q4, 2023-12 or "
            "2023-12-31 [bad-date]"
        ),
        (
            "5:10: error: on is 2023-02, which is before 2023-03 in the entry above: keep the log "
            "oldest first [log-order]"
        ),
        (
            "6:5: error: this log entry has no news: add a status, an expected date or a note "
            "[missing-field]"
        ),
        (
            "7:57: error: into is A_9, which no action has: name an action that has a file "
            "[merge-target]"
        ),
        (
            "8:5: error: this entry follows merged, which took the action out of the plan: nothing "
            "can follow [log-order]"
        ),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "{on: 2023-02, source: A76/31, status: done}",
        "{on: 2023-02, source: A76/31, status: *x}",
        "{on: 2023-02, source: A76/31, status: mergd, into: UNLISTED_2}",
        "{on: 2023-02, source: A76/31, status: *x, into: UNLISTED_2}",
        "{on: 2023-02, source: A76/31, expected: soon}",
        "{on: 2023-02, source: A76/31, note: ''}",
        "{on: 2023-02, source: A76/31, note: *x}",
    ],
)
@pytest.mark.parametrize("before", [(), (OPEN,)])
def test_news_that_was_refused_is_one_problem(entry: str, before: tuple[str, ...]) -> None:
    files = {
        "actions/UNLISTED_1.yaml": unlisted("UNLISTED_1", *before, entry),
        "actions/UNLISTED_2.yaml": unlisted("UNLISTED_2", OPEN),
        "snapshots/2023-02.yaml": SNAPSHOT.replace("2023-01", "2023-02"),
    }
    assert len(problem_lines(dict(files))) == 1


@pytest.mark.parametrize(
    ("into", "wanted"),
    [
        ("UNLISTED_2", None),
        ("UNLISTED_3", None),
        ("UNLISTED_4", None),
        ("unlisted_2", "which no action has: write UNLISTED_2"),
        ("B24", "which no action has: name an action that has a file"),
        ("UNLISTED_1", "the action itself: name the one it went into"),
    ],
)
def test_merge_targets(into: str, wanted: str | None) -> None:
    merged = f"{{on: 2023-02, source: A76/31, status: merged, into: {into}}}"
    found = problem_lines(
        {
            "actions/UNLISTED_1.yaml": unlisted("UNLISTED_1", OPEN, merged),
            "actions/UNLISTED_2.yaml": unlisted("UNLISTED_2", OPEN),
            "actions/UNLISTED_3.yaml": "[",
            "actions/UNLISTED_4.yaml": unlisted("UNLISTED-4", OPEN),
        }
    )
    problem = f"data/actions/UNLISTED_1.yaml:4:57: error: into is {into}, {wanted} [merge-target]"
    assert [line for line in found if "UNLISTED_1.yaml" in line] == ([problem] if wanted else [])


def test_a_merged_action_need_not_say_into_which() -> None:
    assert log_problems(OPEN, "{on: 2023-02, source: A76/31, status: merged}") == []


def test_the_nearest_action_is_never_the_action_itself() -> None:
    merged = "{on: 2023-02, source: A76/31, status: merged, into: UNLISTED_10}"
    assert log_problems(OPEN, merged) == [
        (
            "4:57: error: into is UNLISTED_10, which no action has: name an action that has a file "
            "[merge-target]"
        )
    ]
