from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sip.plan.compared.pairing import facts, names_given, paired_entries
from tests.support.data import dataset

if TYPE_CHECKING:
    from sip.plan.compared.pairing import Facts
    from sip.plan.models import LogEntry

IMPLEMENTED = "  - {on: 2023-01, source: A, status: implemented}\n"
OPEN = "  - {on: 2023-01, source: A, status: in progress}\n"
REOPENED = "  - {on: 2023-03, source: A, status: in progress}\n"
EXPECTED = "  - {on: 2023-02, source: A, expected: 2024}\n"
NOTE = "  - {on: 2023-02, source: A, note: One}\n"
PROMISED = "  - {on: 2023-04, source: A, status: in progress, expected: 2024}\n"
PROMISED_LATER = PROMISED.replace("2024", "2025")
OTHER_NOTE = "  - {on: 2023-02, source: A, note: Two}\n"


def names(before: dict[str, str], now: dict[str, str]) -> dict[str, str]:
    base, after = (
        [
            each.record
            for each in dataset(
                {f"actions/{name}.yaml": f"id: {name}\nlog:\n{log}" for name, log in logs.items()}
            ).actions
        ]
        for logs in (before, now)
    )
    return names_given(base, after)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ({"UNLISTED_1": OPEN}, {"UNLISTED_1": OPEN, "A": OPEN}, {}),
        ({"UNLISTED_1": OPEN}, {"A": OPEN}, {"UNLISTED_1": "A"}),
        ({"UNLISTED_1": OPEN}, {"A": OPEN + REOPENED}, {"UNLISTED_1": "A"}),
        ({"UNLISTED_1": OPEN}, {"A": IMPLEMENTED}, {}),
        ({"UNLISTED_1": OPEN}, {"UNLISTED_2": OPEN}, {}),
        ({"UNLISTED_1": OPEN, "A": OPEN}, {"A": OPEN}, {}),
        ({"B": OPEN}, {"A": OPEN}, {}),
        (
            {"UNLISTED_1": OPEN, "UNLISTED_2": OPEN, "UNLISTED_3": OPEN},
            {"A": OPEN, "B": OPEN},
            {"UNLISTED_1": "A", "UNLISTED_2": "B"},
        ),
    ],
)
def test_an_unlisted_action_is_found_by_its_status_entries(
    before: dict[str, str], now: dict[str, str], expected: dict[str, str]
) -> None:
    assert names(before, now) == expected


def test_a_long_log_is_not_robbed_of_the_only_action_that_has_it() -> None:
    found = names(
        {"UNLISTED_1": IMPLEMENTED, "UNLISTED_2": IMPLEMENTED + REOPENED},
        {"A": IMPLEMENTED + REOPENED, "B": IMPLEMENTED},
    )
    assert found == {"UNLISTED_1": "B", "UNLISTED_2": "A"}


def test_of_actions_alike_the_one_with_the_same_other_entries_is_taken() -> None:
    found = names(
        {"UNLISTED_1": OPEN, "UNLISTED_2": OPEN + EXPECTED},
        {"A": OPEN + EXPECTED, "B": OPEN},
    )
    assert found == {"UNLISTED_1": "B", "UNLISTED_2": "A"}


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("", OPEN, []),
        (OPEN + NOTE, OPEN + NOTE, [0, 1]),
        (OPEN + NOTE, NOTE + OPEN + EXPECTED + NOTE, [1, 3]),
        (OPEN + NOTE + REOPENED, NOTE + REOPENED + OPEN + NOTE + EXPECTED + REOPENED, [2, 3, 5]),
        (OPEN + EXPECTED, OPEN, [0, None]),
        (OPEN + EXPECTED, EXPECTED, [None, 0]),
        (NOTE, OTHER_NOTE, [0]),
        (NOTE, OTHER_NOTE + NOTE, [1]),
        (NOTE, NOTE + OTHER_NOTE, [0]),
        (OPEN, IMPLEMENTED, [0]),
        (OPEN, EXPECTED, [None]),
        (OPEN + EXPECTED, REOPENED + NOTE, [0, 1]),
        (NOTE + 3 * PROMISED, 3 * PROMISED_LATER + NOTE, [3, None, None, None]),
    ],
)
def test_entries_are_paired_in_order(before: str, now: str, expected: list[int | None]) -> None:
    old, new = (
        dataset({"actions/A.yaml": f"id: A\nlog:\n{log or '  []'}"}).actions[0].record.log
        for log in (before, now)
    )
    assert paired_entries(old, new) == expected


def log_of(text: str) -> tuple[LogEntry, ...]:
    (action,) = dataset({"actions/A.yaml": f"id: A\nlog:\n{text}"}).actions
    return action.record.log


def test_long_logs_are_paired_in_steps_in_step_with_their_length(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[LogEntry] = []

    def counting(entry: LogEntry) -> Facts:
        looked_at.append(entry)
        return facts(entry)

    monkeypatch.setattr("sip.plan.compared.pairing.facts", counting)
    entry = "  - {{on: 2023-02, source: {document}, note: N}}\n"
    before, now = (
        log_of(OPEN + "".join(entry.format(document=f"{name}/{k}") for k in range(1_000)))
        for name in ("A", "B")
    )
    assert paired_entries(before, now) == [*range(1_001)]
    assert len(looked_at) <= 2 * 1_000


def test_a_log_that_went_on_is_paired_without_a_look_at_what_is_the_same() -> None:
    entries = "".join(f"  - {{on: 2023-02, source: A/{k}, note: N}}\n" for k in range(500))
    before, now = log_of(OPEN + entries), log_of(OPEN + entries + REOPENED)
    assert paired_entries(before, now) == [*range(501)]
    assert paired_entries(now, before) == [*range(501), None]


def test_of_long_rests_an_entry_that_is_gone_moves_no_other() -> None:
    entries = [f"  - {{on: {2000 + k}, source: A, note: One}}\n" for k in range(200)]
    before = log_of("".join(entries))
    now = log_of("".join(entries[:50] + entries[51:]).replace("One", "Two"))
    assert paired_entries(before, now) == [*range(50), None, *range(50, 199)]


def test_names_for_many_unlisted_actions_are_found_in_steps_in_step_with_their_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_at: list[LogEntry] = []

    def counting(entry: LogEntry) -> Facts:
        looked_at.append(entry)
        return facts(entry)

    monkeypatch.setattr("sip.plan.compared.pairing.facts", counting)
    found = names({f"UNLISTED_{k}": OPEN for k in range(300)}, {f"A_{k}": OPEN for k in range(300)})
    assert len(found) == len({*found.values()}) == 300
    assert len(looked_at) <= 70 * 300
