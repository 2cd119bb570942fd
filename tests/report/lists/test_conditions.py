"""Conditions on the fields of actions: what they take, and what is said where they can't be met."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.report.lists.conditions import UnknownConditionError, conditions_meant
from sip.report.lists.selection import Selection, selected
from tests.support.data import files, record, view_of
from tests.support.samples import FIELDS, SEVEN_ACTIONS, UNLISTED

RECORD = record(FIELDS)
VIEW = view_of("2024-01", RECORD)
ALL = {"A1", "A1.1", "A1.2", "A2", "A3", "A4"}


def taken(*words: str) -> set[str]:
    asked = Selection(conditions=conditions_meant(words, RECORD))
    return {state.action.id for state in selected(VIEW, asked)}


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["theme=culture"], {"A1", "A3"}),
        (["THEME = Culture"], {"A1", "A3"}),
        (["theme=culture", "theme=reach"], {"A1", "A2", "A3"}),
        (["theme!=culture"], {"A1.1", "A1.2", "A2", "A4"}),
        (["theme!=culture", "theme!=reach"], {"A1.1", "A1.2", "A4"}),
        (["theme="], {"A1.1", "A1.2", "A4"}),
        (["theme!="], {"A1", "A2", "A3"}),
        (["theme=", "theme=reach"], {"A1.1", "A1.2", "A2", "A4"}),
        (["theme!=culture", "theme!="], {"A2"}),
        (["lead=secretariat"], {"A1", "A1.1"}),
        (["lead!=secretariat"], {"A1.2", "A2", "A3", "A4"}),
        (["lead=states", "theme!=reach"], {"A1"}),
        (["lead=states", "lead!=secretariat"], {"A2"}),
        (["reference=resolution 7, COTE D'IVOIRE"], {"A1"}),
        (["reference=resolution"], set()),
        (["reference="], ALL - {"A1"}),
        (["category=Money"], {"A1", "A1.1", "A1.2"}),
        (["status=not_started", "status=Implemented"], {"A1.1", "A3"}),
        (["verified=true"], {"A3"}),
        (["verified!=true"], ALL - {"A3"}),
        (["part_of=a1"], {"A1.1", "A1.2"}),
        (["part_of="], {"A1", "A2", "A3", "A4"}),
    ],
)
def test_a_condition_takes_the_actions_that_are_so(words: list[str], ids: set[str]) -> None:
    assert taken(*words) == ids


@given(st.sampled_from(["theme", "lead", "category", "part_of"]), st.data())
def test_what_is_so_and_what_is_not_so_are_all(key: str, data: st.DataObject) -> None:
    known = {
        "theme": ["culture", "reach", ""],
        "lead": ["secretariat", "states", ""],
        "category": ["money", "people", ""],
        "part_of": ["A1", ""],
    }
    value = data.draw(st.sampled_from(known[key]))
    so, not_so = taken(f"{key}={value}"), taken(f"{key}!={value}")
    assert (so | not_so, so & not_so) == (ALL, set())


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("them=culture", "them is no field of the plan: write theme"),
        (
            "owner=x",
            (
                "owner is no field of the plan: "
                "use one of theme, lead, reference, category, part_of, status, verified"
            ),
        ),
        ("theme=cultur", "theme: cultur is none of its values: write culture"),
        ("theme!=money", "theme: money is none of its values: use one of culture, reach"),
        ("category=x", "category: x is none of its values: use one of money, people"),
        ("part_of=A2", "part_of: A2 is none of its values: use one of A1"),
        ("theme", "theme has no =: write it as KEY=VALUE or KEY!=VALUE"),
        ("", "an empty text has no =: write it as KEY=VALUE or KEY!=VALUE"),
        ("!=culture", "!=culture names no field: write it as KEY=VALUE or KEY!=VALUE"),
        (
            "\x1b[1m=x",
            (
                "\\x1b[1m is no field of the plan: "
                "use one of theme, lead, reference, category, part_of, status, verified"
            ),
        ),
    ],
)
def test_a_condition_that_can_not_be_met_is_refused(word: str, complaint: str) -> None:
    with pytest.raises(UnknownConditionError) as refusal:
        conditions_meant([word], RECORD)
    assert str(refusal.value) == complaint


def test_a_plan_is_asked_of_what_it_has_only() -> None:
    with pytest.raises(UnknownConditionError, match=r"^part_of is no field of the plan"):
        conditions_meant(["part_of=A1"], record(SEVEN_ACTIONS))
    bare = record(files("title: Bare\n", UNLISTED))
    with pytest.raises(UnknownConditionError) as refusal:
        conditions_meant(["category=money"], bare)
    assert str(refusal.value) == "category is no field of the plan: use one of status"
