from __future__ import annotations

import pytest

from tests.checks.test_published_figures import ADVICE, unlisted
from tests.support.data import ACTION, problem_lines, snapshot

REPORTS = [
    snapshot("2023-01", "EB1", "3 1 2"),
    snapshot("2023-03", "EB2", "3 2 1"),
    snapshot("2023-04", "EB3", "3 2 1 67 33"),
]
THREE = {
    1: unlisted(1, on_2023_01="implemented"),
    2: unlisted(2, on_2023_01="in progress", on_2023_03="implemented"),
    3: unlisted(3, on_2023_01="in progress"),
}


def culprits(actions: dict[int, str], reports: list[dict[str, str]] = REPORTS) -> list[str]:
    """Return what is said in brackets of the figures, as many times as something is."""
    texts = {f"actions/UNLISTED_{number}.yaml": text for number, text in actions.items()}
    for each in reports:
        texts |= each
    found = problem_lines(texts)
    assert all(line.endswith(ADVICE) for line in found)
    return [line.partition(" (")[2].removesuffix(f"): {ADVICE}") for line in found]


@pytest.mark.parametrize("copied", [1, 2, 3])
def test_a_copied_unlisted_file_is_told_once_with_the_likely_culprit(copied: int) -> None:
    copy = THREE[copied].replace(f"_{copied}\n", "_4\n")
    assert culprits(THREE | {4: copy}) == [
        (
            "perhaps UNLISTED_4, the last unlisted action, is one too many; "
            "the same difference in 2 later snapshots"
        )
    ]


def test_several_copies_are_told_together() -> None:
    copies = {number: THREE[1].replace("_1\n", f"_{number}\n") for number in (4, 5)}
    assert culprits(THREE | copies) == [
        (
            "perhaps UNLISTED_4 to UNLISTED_5, the last unlisted actions, are 2 too many; "
            "the same difference in 2 later snapshots"
        )
    ]


def test_an_unlisted_file_that_is_gone_is_named() -> None:
    assert culprits({number: text for number, text in THREE.items() if number != 2}) == [
        "there is no UNLISTED_2; the same difference in 2 later snapshots"
    ]


def test_an_unlisted_file_that_is_gone_from_the_end_is_not_guessed_at() -> None:
    assert culprits({number: THREE[number] for number in (1, 2)}) == [
        (
            "up to then: added UNLISTED_1 to UNLISTED_2; implemented UNLISTED_1; "
            "the same difference in 2 later snapshots"
        )
    ]


def test_an_action_that_another_report_closed_is_named() -> None:
    early = unlisted(3, on_2023_01="in progress", on_2023_03="implemented").replace(
        "2023-03, source: A1", "2023-03, source: A9"
    )
    two = THREE[2].replace("2023-03, source: A1", "2023-03, source: EB2")
    assert culprits(THREE | {2: two, 3: early}) == [
        (
            "UNLISTED_3 is implemented by then, and the entry is from A9; "
            "the same difference in 1 later snapshot"
        )
    ]


def test_a_named_action_that_was_copied_is_told_by_its_title() -> None:
    reports = snapshot("2023-01", "EB152/34", "1 0 1") | snapshot("2023-03", "A76/31", "1 0 1")
    copied = {f"actions/{name}.yaml": ACTION.replace("A_1", name) for name in ("A_1", "A_2")}
    assert [line.partition(": ")[2] for line in problem_lines(copied | reports)][-1:] == [
        "error: published.actions is 1 and in_progress 1, and the action files give 2 and 2 as of "
        "2023-01 (A_2 has the title of A_1; the same difference in 1 later snapshot): " + ADVICE
    ]


def test_an_id_that_two_files_have_moves_no_figure() -> None:
    reports = snapshot("2023-01", "EB152/34", "1 0 1")
    copied = {"actions/A_1.yaml": ACTION, "actions/B_2.yaml": ACTION}
    assert problem_lines(copied | reports) == [
        (
            "actions/B_2.yaml:1:5: error: id is A_1, which actions/A_1.yaml has already (line 1): "
            "give each action its own [duplicate-id]"
        )
    ]
