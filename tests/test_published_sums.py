from __future__ import annotations

from tests.checking import OPEN, action, problems_in, snapshot

# A file that gives no record: the figures can't be compared with the action files.
LOST = {"actions/UNLISTED_2.yaml": "nothing"}
LOST_PROBLEM = (
    "actions/UNLISTED_2.yaml:1:1: error: the file is nothing, where fields belong: "
    "write each on a line of its own as field: value [bad-value]"
)


def problems_of(figures: str, rest: str = "") -> list[str]:
    files = action("UNLISTED_1", OPEN) | LOST | snapshot("2023-01", "EB152/34", figures, rest)
    first, *others = problems_in(files)
    assert first == LOST_PROBLEM
    return others


def test_counts_that_do_not_add_up() -> None:
    assert problems_of("97 81 15") == [
        (
            "snapshots/2023-01.yaml:4:12: error: implemented 81 and in_progress 15 make 96, and "
            "not 97: mend the figure that is wrong; if the report printed it so, keep it and say "
            "why under errata: [published-sum]"
        )
    ]


def test_percentages_that_do_not_add_up() -> None:
    assert problems_of("96 81 15", "  closed_percent: 85\n  open_percent: 16\n") == [
        (
            "snapshots/2023-01.yaml:8:17: error: closed_percent 85 and open_percent 16 make 101, "
            "and not 100: mend the figure that is wrong; if the report printed it so, keep it "
            "and say why under errata: [published-sum]"
        )
    ]


def test_figures_that_add_up() -> None:
    assert problems_of("96 81 15", "  closed_percent: 84\n  open_percent: 16\n") == []
    assert problems_of("96 81 15", "  closed_percent: 84\n") == []


def test_an_erratum_explains_a_sum_of_its_own_figures() -> None:
    errata = "  closed_percent: 85\n  open_percent: 16\nerrata: {closed_percent: Misprint}\n"
    assert problems_of("96 81 15", errata) == []
    assert problems_of("97 81 15", "errata: {in_progress: Misprint}\n") == []
    assert len(problems_of("97 81 15", errata)) == 1
