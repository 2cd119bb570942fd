from __future__ import annotations

import pytest

from sip.reading.lookup import UnknownActionError, actions_meant
from tests.support.data import record
from tests.support.samples import SEVEN_ACTIONS

RECORD = record(SEVEN_ACTIONS)


def test_actions_come_as_asked_each_once() -> None:
    found = actions_meant(["c1", "A10", "C1", "a2"], RECORD.actions)
    assert [action.id for action in found] == ["C1", "A10", "A2"]


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("UNLISTED_1", "UNLISTED_1 is no action of the plan: did you mean UNLISTED_001?"),
        ("unlisted_0001", "unlisted_0001 is no action of the plan: did you mean UNLISTED_001?"),
        ("001", "001 is no action of the plan: did you mean UNLISTED_001?"),
        ("A-10", "A-10 is no action of the plan: did you mean A10?"),
        ("zzz", "zzz is no action of the plan: sip list prints the ids there are"),
    ],
)
def test_an_unknown_id_is_refused_with_what_would_be_right(word: str, complaint: str) -> None:
    with pytest.raises(UnknownActionError) as refusal:
        actions_meant(["A2", word], RECORD.actions)
    assert str(refusal.value) == complaint


def test_a_word_that_ids_end_with_is_answered_with_those_ids() -> None:
    actions = "\n---\n".join(
        f"id: {name}\ncategory: people\ntitle: T\ndue: 2030\n"
        "log:\n  - {on: 2023-01, source: EB1/1, status: in progress}"
        for name in ("EB152_A17", "SIP2023_A17", "SIP2023_A3")
    )
    found = record({f"actions/{text.split()[1]}.yaml": text for text in actions.split("\n---\n")})
    with pytest.raises(UnknownActionError) as refusal:
        actions_meant(["a17"], found.actions)
    assert (
        str(refusal.value) == "a17 is no action of the plan: did you mean EB152_A17 or SIP2023_A17?"
    )
