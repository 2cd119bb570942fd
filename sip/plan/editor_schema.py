"""JSON Schemas of the data files, made from the models, in the draft that editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.field import FREE_VALUE, values_schema
from sip.plan.kinds.text import Text
from sip.plan.models import Action, Plan, Snapshot
from sip.text.json_schema import SchemaMaker, schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel
    from pydantic_core import core_schema

    from sip.plan.kinds.field import DeclaredField
    from sip.text.json_schema import Schema

_MODELS: Mapping[str, type[BaseModel]] = {"action": Action, "snapshot": Snapshot, "plan": Plan}
KINDS = tuple(_MODELS)
"""The kinds of data files."""

_OF_PLAN = ("category", "fields")
# What an editor reads where these keys stand without quotes.
_READ_OTHERWISE = {"true": True, "false": False, "null": None}


def schema(kind: str) -> Schema:
    """Return the schema of an action's, a snapshot's or the plan's file, of whichever plan.

    It holds for a file as an editor reads it, where 84 and 2025 are numbers. It knows nothing
    of other files and of the calendar: `sip validate` does.
    """
    return schema_of(_MODELS[kind], f"sip {kind}", _EditorSchema)


def schema_in(kind: str, plan: Plan) -> Schema:
    """Return the schema of an action's, a snapshot's or the plan's file in that plan.

    Its texts are in the plan's language, and an action has the plan's categories and fields
    alone, with their values, each under its name. What the plan has none of is left out.
    """
    made = schema(kind)
    made["title"] = f"{made['title']}: {plan.title.original}"
    made["definitions"]["Text"] = _required_in(plan.language, made["definitions"]["Text"])
    if kind == "action":
        made["properties"] = _with_values_of(plan, made["properties"])
    return made


def _required_in(language: str, text_or_translations: Schema) -> Schema:
    text, translations = text_or_translations["anyOf"]
    of_any_plan = {key: each for key, each in translations.items() if key != "minProperties"}
    return {"anyOf": [text, {**of_any_plan, "required": [language]}]}


def _with_values_of(plan: Plan, properties: Schema) -> Schema:
    """Return the properties of an action with the plan's own values of category and fields."""
    of_plan: Schema = {}
    if plan.categories:
        of_plan["category"] = _one_of(plan.categories)
    if plan.fields:
        of_plan["fields"] = {
            "type": "object",
            "properties": {key: _of_field(field) for key, field in plan.fields.items()},
            "additionalProperties": False,
            "minProperties": 1,
        }
    return {
        key: {"description": each["description"], **of_plan[key]} if key in of_plan else each
        for key, each in properties.items()
        if key in of_plan or key not in _OF_PLAN
    }


def _of_field(field: DeclaredField) -> Schema:
    value = _one_of(field.values) if field.values else FREE_VALUE
    kind = "value" if field.values else "short text"
    told = f"{field.name.original}: one {kind}{', or a list of several' if field.many else ''}"
    return {"description": told, **values_schema(value, is_many=field.many)}


def _one_of(names: Mapping[str, Text]) -> Schema:
    """Return the schema of one of the keys; editors show the names beside them."""
    return {
        "enum": [*names, *(_READ_OTHERWISE[key] for key in names if key in _READ_OTHERWISE)],
        "enumDescriptions": [name.original for name in names.values()],
    }


class _EditorSchema(SchemaMaker):
    """What a file may hold: a field is left out where nothing is known, and never null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        return self.generate_inner(schema["schema"])

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        made = super().model_schema(schema)
        for names_a_class in ("title", "description"):
            made.pop(names_a_class, None)
        return made

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> Schema:
        made = super().function_after_schema(schema)
        return _text_or_translations(made) if schema["function"]["function"] is Text else made


def _text_or_translations(translations: Schema) -> Schema:
    (text,) = translations["patternProperties"].values()
    return {"anyOf": [text, {**translations, "minProperties": 1}]}
