from __future__ import annotations

import pytest

from tests.support.data import ACTION, files, problem_lines, snapshot

ADVICE = (
    "mend the figure or the log that is wrong; if the report printed it so, keep it and say why "
    "under errata: [published-figure]"
)


def unlisted(number: int, **entries: str) -> str:
    """Return an unlisted action whose status became this from these months on (on_2023_01=...)."""
    log = [
        f"  - {{on: {on.removeprefix('on_').replace('_', '-')}, source: A1, status: {status}}}"
        for on, status in entries.items()
    ]
    return "\n".join([f"id: UNLISTED_{number}", "log:", *log])


ACTIONS: dict[str, str] = {
    f"actions/UNLISTED_{number}.yaml": text
    for number, text in {
        1: unlisted(1, on_2023_01="in progress", on_2023_03="implemented"),
        2: unlisted(2, on_2023_01="in progress", on_2023_02="implemented"),
        3: unlisted(3, on_2023_01="implemented", on_2023_03="in progress"),
        4: unlisted(4, on_2023_01="in progress", on_2023_03="removed"),
        5: unlisted(5, on_2023_01="in progress", on_2023_03="merged"),
        6: unlisted(6, on_2023_03="implemented"),
    }.items()
}


JANUARY = snapshot("2023-01", "EB152/34", "5 1 4 20 80")
MARCH = snapshot("2023-03", "A76/31", "4 3 1 75 25")
REOPENED = (
    "actions/UNLISTED_3.yaml:4:39: warning: status is in progress after implemented, which "
    "reopens the action: check that the source says so [reopened]"
)


def problems_of(*snapshots: dict[str, str]) -> list[str]:
    """Return the problems of the actions with these snapshots, but for the reopening."""
    files = dict(ACTIONS)
    for each in snapshots:
        files |= each
    found = problem_lines(files)
    assert found[0] == REOPENED
    return found[1:]


def test_figures_that_agree_are_no_problem() -> None:
    assert problems_of(JANUARY, MARCH) == []
    assert problems_of(snapshot("2023-01", "EB152/34", "5 1 4")) == []


def test_figures_that_differ_are_told_together_with_the_actions_that_moved() -> None:
    moved = (
        "(since EB152/34: added UNLISTED_6; implemented UNLISTED_1 to UNLISTED_2, UNLISTED_6; "
        f"reopened UNLISTED_3; removed UNLISTED_4; merged UNLISTED_5): {ADVICE}"
    )
    assert problems_of(JANUARY, snapshot("2023-03", "A76/31", "4 2 2 74 26")) == [
        (
            "snapshots/2023-03.yaml:5:16: error: published.implemented is 2, in_progress 2, "
            "closed_percent 74 and open_percent 26, and the action files give 3, 1, 75 and 25 as "
            f"of 2023-03 {moved}"
        )
    ]


def test_percentages_that_follow_from_the_counts_beside_them_are_not_told_again() -> None:
    assert problems_of(JANUARY, snapshot("2023-03", "A76/31", "4 1 3 25 75"))[0].startswith(
        "snapshots/2023-03.yaml:5:16: error: published.implemented is 1 and in_progress 3, and the "
        "action files give 3 and 1 as of 2023-03 (since"
    )


def test_figures_that_do_not_add_up_are_a_misprint_of_their_own() -> None:
    april = snapshot("2023-04", "A76/32", "4 3 2")
    assert problems_of(JANUARY, snapshot("2023-03", "A76/31", "4 3 2"), april) == [
        (
            f"snapshots/{month}.yaml:6:16: error: published.in_progress is 2, and the action files "
            f"give 1 as of {month} (what is published does not add up: 3 implemented and 2 in "
            f"progress are 5): {ADVICE}"
        )
        for month in ("2023-03", "2023-04")
    ]


def test_the_first_report_is_told_with_all_that_happened_up_to_then() -> None:
    assert problems_of(snapshot("2023-01", "EB152/34", "5 1 4 21"), MARCH) == [
        (
            "snapshots/2023-01.yaml:7:19: error: published.closed_percent is 21, and the "
            "action files give 20 as of 2023-01 (up to then: added UNLISTED_1 to UNLISTED_5; "
            f"implemented UNLISTED_3): {ADVICE}"
        )
    ]


def test_a_report_since_which_nothing_moved() -> None:
    april = snapshot("2023-04", "A76/32", "4 2 2")
    assert problems_of(MARCH, april) == [
        (
            "snapshots/2023-04.yaml:5:16: error: published.implemented is 2 and in_progress 2, and "
            f"the action files give 3 and 1 as of 2023-04 (since A76/31, no action moved): {ADVICE}"
        )
    ]


def test_a_report_from_before_the_first_entry() -> None:
    assert problems_of(snapshot("2022-01", "A75/1", "0 0 0 0 100")) == [
        (
            "snapshots/2022-01.yaml:7:19: error: published.closed_percent is 0 and open_percent "
            "100, and the action files give none and none as of 2022-01 (up to then, no action "
            f"moved): {ADVICE}"
        )
    ]


def test_snapshots_are_compared_in_the_order_of_their_dates() -> None:
    late = {
        "snapshots/2023-00.yaml": snapshot("2023-03", "A76/31", "4 2 2")["snapshots/2023-03.yaml"]
    }
    assert problems_of(late, JANUARY)[1].startswith(
        "snapshots/2023-00.yaml:5:16: error: published.implemented is 2 and in_progress 2, and the "
        "action files give 3 and 1 as of 2023-03 (since EB152/34: added UNLISTED_6; "
    )


def test_an_erratum_makes_the_difference_a_warning() -> None:
    errata = 'errata:\n  implemented: {en: "Misprint\\n::error"}\n  actions: "x [red]"\n'
    assert problems_of(snapshot("2023-01", "EB152/34", "6 2 4", errata)) == [
        (
            "snapshots/2023-01.yaml:4:12: warning: published.actions is 6, and the action "
            "files give 5 as of 2023-01; the erratum says: x [red] [published-erratum]"
        ),
        (
            "snapshots/2023-01.yaml:5:16: warning: published.implemented is 2, and the action "
            r"files give 1 as of 2023-01; the erratum says: Misprint\n::error [published-erratum]"
        ),
    ]


def test_an_erratum_that_explains_nothing_is_taken_out() -> None:
    errata = "errata:\n  actions: Misprint\n  open_percent: Not printed\n"
    assert problems_of(snapshot("2023-01", "EB152/34", "5 1 4", errata)) == [
        (
            "snapshots/2023-01.yaml:8:3: error: the erratum on actions explains no "
            "difference: take it out [needless-erratum]"
        ),
        (
            "snapshots/2023-01.yaml:9:3: error: the erratum on open_percent explains no "
            "difference: take it out [needless-erratum]"
        ),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("id: [\n", "actions/A_1.yaml:2:1:"),
        (ACTION.replace("2023-01", "never"), "actions/A_1.yaml:6:9:"),
        (ACTION.replace("id: A_1", "id: *x"), "actions/A_1.yaml:1:5:"),
    ],
)
def test_nothing_is_compared_while_an_actions_log_can_not_be_read(text: str, problem: str) -> None:
    wrong = snapshot("2023-01", "EB152/34", "99 99 99")
    found = problem_lines({"actions/A_1.yaml": text, **wrong})
    assert [line.partition(" error: ")[0] for line in found] == [problem]


def test_a_figure_that_does_not_fit_does_not_stop_the_others() -> None:
    assert problems_of(snapshot("2023-01", "EB152/34", "5 2 3 20%")) == [
        (
            "snapshots/2023-01.yaml:5:16: error: published.implemented is 2 and in_progress 3, and "
            "the action files give 1 and 4 as of 2023-01 (up to then: added UNLISTED_1 to "
            f"UNLISTED_5; implemented UNLISTED_3): {ADVICE}"
        ),
        (
            "snapshots/2023-01.yaml:7:19: error: published.closed_percent is 20%, which is no "
            "count: write a whole number such as 84, without a sign, a unit or leading zeros "
            "[bad-value]"
        ),
    ]


WHOLE = {"actions/A_1.yaml": ACTION, **snapshot("2023-01", "EB152/34", "1 0 1 0 100")}


@pytest.mark.parametrize(
    ("part_of", "problem"),
    [
        (
            "B_1",
            "part_of is B_1, which no action has: name an action that has a file [part-of]",
        ),
        (
            "A_1",
            "part_of is A_1, the action itself: name the action that it is a part of [part-of]",
        ),
    ],
)
def test_an_action_that_is_part_of_none_is_told_once_and_counted(
    part_of: str, problem: str
) -> None:
    part = ACTION.replace("category:", f"part_of: {part_of}\ncategory:")
    assert problem_lines(WHOLE | {"actions/A_1.yaml": part}) == [
        f"actions/A_1.yaml:2:10: error: {problem}"
    ]


def test_a_part_whose_action_can_not_be_read_is_told_once_and_counted_as_a_part() -> None:
    part = ACTION.replace("A_1", "A_2").replace("category:", "part_of: A 1\ncategory:")
    assert problem_lines(WHOLE | {"actions/A_2.yaml": part}) == [
        (
            "actions/A_2.yaml:2:10: error: part_of is A 1, which is no id: write letters and "
            "digits, with _, - or . between them, at most 64, such as SIP2023_B15 [bad-value]"
        )
    ]


def test_an_action_with_parts_that_becomes_one_is_told_once_and_counted() -> None:
    part = ACTION.replace("A_1", "A_1.1").replace("category:", "part_of: A_1\ncategory:")
    done = ACTION.replace("A_1", "A_2").replace("in progress", "implemented")
    part = part.replace("in progress", "implemented")
    of_parts = "sub_actions: {actions: 1, implemented: 1}"
    printed = f"published: {{actions: 2, implemented: 1, in_progress: 1, {of_parts}}}"
    texts = files(
        ACTION.replace("category:", "part_of: A_2\ncategory:"),
        part,
        done,
        f"as_of: 2023-01\ndocument: EB152/34\n{printed}\n",
    )
    assert problem_lines(texts) == [
        (
            "actions/A_1.1.yaml:2:10: error: part_of is A_1, which is part of A_2 itself: "
            "write A_2, for a part has no parts [part-of]"
        )
    ]


def test_a_wrong_part_hides_no_figure_that_differs_anyway() -> None:
    part = ACTION.replace("category:", "part_of: B_1\ncategory:")
    files = {"actions/A_1.yaml": part, **snapshot("2023-01", "EB152/34", "3 0 3 0 100")}
    told = problem_lines(files)
    rules = [each.rpartition("[")[2] for each in told]
    assert rules == ["part-of]", "published-figure]"]
