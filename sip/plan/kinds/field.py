"""The fields that a plan declares to classify its actions by, and what an action says in them."""

from __future__ import annotations

from collections.abc import Mapping  # pydantic reads it
from typing import Annotated, Any, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema

from sip.plan.kinds.text import Text  # noqa: TC001  # pydantic reads it
from sip.plan.values import (
    BAD_VALUE,
    KEY,
    CategoryKey,
    JsonSchema,
    YesOrNo,
    matched,
    name_schema,
    refusal,
)

MOST_FIELDS = 200
MOST_VALUES = 200
_LONGEST_VALUE = 200
# What actions have beside declared fields, and what tables say of them: no field can be called so.
_TAKEN = frozenset(
    (
        "action",
        "actions",
        "after",
        "age",
        "as_of",
        "before",
        "category",
        "change",
        "closed",
        "days",
        "document",
        "due",
        "entry",
        "evidence",
        "expected",
        "field",
        "fields",
        "figure",
        "id",
        "in_plan",
        "into",
        "is_unlisted",
        "label",
        "language",
        "lateness",
        "log",
        "moves",
        "note",
        "number",
        "of_column",
        "of_row",
        "of_table",
        "on",
        "open",
        "overdue",
        "part_of",
        "parts",
        "past_expected",
        "plan",
        "report",
        "row",
        "section",
        "series",
        "silent",
        "slipped",
        "source",
        "status",
        "sub_actions",
        "table",
        "text",
        "title",
        "unlisted",
        "update",
        "value",
        "verified",
    )
)
_TAKEN_ENDINGS = ("_key", "_days", "_on", "_by", "_source", "_first_day", "_last_day")


def _field_key(value: object) -> str:
    wanted = "write lower-case letters, digits and _ only"
    key = matched(value, KEY, "field", wanted)
    if key in _TAKEN or key.endswith(_TAKEN_ENDINGS):
        raise refusal(BAD_VALUE, "which tables have of every action: choose another key")
    return key


def _text_of_value(value: object) -> str:
    wanted = f"write a short text of at most {_LONGEST_VALUE} characters"
    if not isinstance(value, str):
        raise refusal(BAD_VALUE, f"where one value belongs: {wanted}")
    text = " ".join(value.split())
    if 0 < len(text) <= _LONGEST_VALUE:
        return text
    raise refusal(BAD_VALUE, f"which is {'too long' if text else 'no text'}: {wanted}")


def _as_several(value: object) -> object:
    """Read one value as a list of it; an empty list says nothing, and is left out instead."""
    if isinstance(value, str):
        return [value]
    if value == [] or not isinstance(value, list):
        raise refusal(BAD_VALUE, "where a value or a list of values belongs: write one, or [a, b]")
    if len(value) > MOST_VALUES:
        raise refusal(BAD_VALUE, f"which has {len(value)} values: {MOST_VALUES} are the most")
    return value


def _no_more_than(most: int, what: str) -> BeforeValidator:
    def check(value: object) -> object:
        if value in ({}, []):
            raise refusal(BAD_VALUE, f"where {what} belong: write some, or take it out")
        if isinstance(value, dict) and len(value) > most:
            raise refusal(BAD_VALUE, f"which has {len(value)} {what}: {most} are the most")
        return value

    return BeforeValidator(check)


def _some(most: int) -> Any:  # noqa: ANN401  # pydantic has no public name for it
    """Tell an editor that there is at least one of them."""
    return Field(json_schema_extra={"minProperties": 1, "maxProperties": most})


FieldKey: TypeAlias = Annotated[str, BeforeValidator(_field_key), name_schema(KEY)]
FREE_VALUE: JsonSchema = {
    # Without quotes, an editor takes 12 for a number.
    "type": ["string", "number"],
    "maxLength": _LONGEST_VALUE,
    "pattern": r"\S",
}
"""What an editor is told of a value where none are declared: a short text."""


def values_schema(value: JsonSchema, *, is_many: bool) -> JsonSchema:
    """Tell an editor what stands in a field: a value, or a list of one or of several."""
    most = MOST_VALUES if is_many else 1
    several = {"type": "array", "items": value, "uniqueItems": True}
    return {"anyOf": [value, {**several, "minItems": 1, "maxItems": most}]}


FieldText: TypeAlias = Annotated[str, PlainValidator(_text_of_value), WithJsonSchema(FREE_VALUE)]
FieldValues: TypeAlias = Annotated[
    tuple[FieldText, ...],
    BeforeValidator(_as_several),
    WithJsonSchema(values_schema(FREE_VALUE, is_many=True)),
]
"""What an action says in a field: keys of its values, or short texts where it has none."""


class DeclaredField(BaseModel):
    """A field of the plan: its name, and its values in their order, or none for short texts."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: Text = Field(description="the name of the field")
    values: Annotated[
        Mapping[CategoryKey, Text], _no_more_than(MOST_VALUES, "values"), _some(MOST_VALUES)
    ] = Field(
        default={}, description="the values in their order, each as key: name; none for short texts"
    )
    many: YesOrNo = Field(
        default=False, description="true where an action can have several values, else left out"
    )


DeclaredFields: TypeAlias = Annotated[
    Mapping[FieldKey, DeclaredField], _no_more_than(MOST_FIELDS, "fields"), _some(MOST_FIELDS)
]
FieldsOfAction: TypeAlias = Annotated[
    Mapping[FieldKey, FieldValues], _no_more_than(MOST_FIELDS, "fields"), _some(MOST_FIELDS)
]
