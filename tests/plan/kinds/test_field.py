from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from sip.plan.kinds.field import DeclaredFields, FieldsOfAction

DECLARED: TypeAdapter[object] = TypeAdapter(DeclaredFields)
OF_ACTION: TypeAdapter[object] = TypeAdapter(FieldsOfAction)
NAME = {"name": "Lead"}


def complaints(kind: TypeAdapter[object], value: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        kind.validate_python(value)
    return [error["msg"] for error in refused.value.errors()]


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ({}, "where fields belong: write some, or take it out"),
        (
            {f"f{number}": NAME for number in range(201)},
            "which has 201 fields: 200 are the most",
        ),
        ({"status": NAME}, "which tables have of every action: choose another key"),
        ({"lead_key": NAME}, "which tables have of every action: choose another key"),
        ({"Lead": NAME}, "which is no field: write lower-case letters, digits and _ only"),
        ({"lead": {**NAME, "values": {}}}, "where values belong: write some, or take it out"),
        (
            {"lead": {**NAME, "many": "perhaps"}},
            "where true or false belongs: write true, or leave it out",
        ),
    ],
)
def test_fields_are_declared_with_keys_of_their_own(declared: object, complaint: str) -> None:
    assert complaints(DECLARED, declared) == [complaint]


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        ({}, "where fields belong: write some, or take it out"),
        ({"lead": []}, "where a value or a list of values belongs: write one, or [a, b]"),
        ({"lead": 3}, "where a value or a list of values belongs: write one, or [a, b]"),
        ({"lead": ["a"] * 201}, "which has 201 values: 200 are the most"),
        (
            {"lead": [["a"]]},
            "where one value belongs: write a short text of at most 200 characters",
        ),
        ({"lead": "  "}, "which is no text: write a short text of at most 200 characters"),
        ({"lead": "a" * 201}, "which is too long: write a short text of at most 200 characters"),
    ],
)
def test_what_an_action_says_in_a_field_is_short_texts(said: object, complaint: str) -> None:
    assert complaints(OF_ACTION, said) == [complaint]


def test_one_value_is_a_list_of_it_and_blanks_are_made_one() -> None:
    assert OF_ACTION.validate_python({"lead": " The  unit ", "reference": ["R1", "R2"]}) == {
        "lead": ("The unit",),
        "reference": ("R1", "R2"),
    }
