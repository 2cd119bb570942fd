"""JSON Schemas of the data files, made from the models, in the draft that editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema

from sip.plan.models import ENGLISH, Action, Plan, Snapshot, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel
    from pydantic_core import core_schema

Json: TypeAlias = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
_MODELS: Mapping[str, type[BaseModel]] = {"action": Action, "snapshot": Snapshot, "plan": Plan}
KINDS = tuple(_MODELS)
"""The kinds of data files."""


def schema(kind: str) -> Json:
    """Return the schema of an action's, a snapshot's or the plan's file.

    It holds for a file as an editor reads it, where 84 and 2025 are numbers. It knows nothing
    of other files and of the calendar: `sip validate` does.
    """
    model = _MODELS[kind]
    made = model.model_json_schema(
        ref_template="#/definitions/{model}", schema_generator=_EditorSchema
    )
    definitions = made.pop("$defs")
    whole = {"$schema": _DRAFT, "title": f"sip {kind}", **made, "definitions": definitions}
    return {name: _as_draft_7(part) for name, part in whole.items()}


class _EditorSchema(GenerateJsonSchema):
    """What a file may hold: a field is left out where nothing is known, and never null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Json:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Json:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> Json:
        made = super().dict_schema(schema)
        return {"additionalProperties": False, **made} if "patternProperties" in made else made

    def model_schema(self, schema: core_schema.ModelSchema) -> Json:
        made = super().model_schema(schema)
        for names_a_class in ("title", "description"):
            made.pop(names_a_class, None)
        return _text_or_translations(made) if schema["cls"] is Text else made

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # pydantic's signature
        return False


def _text_or_translations(translations: Json) -> Json:
    (text,) = translations["patternProperties"].values()
    return {"anyOf": [text, {**translations, "required": [ENGLISH]}]}


def _as_draft_7(value: object) -> object:
    """Wrap each reference that has neighbours: draft 7 would not see them."""
    match value:
        case {"$ref": reference, **others} if others:
            return {"allOf": [{"$ref": reference}], **others}
        case dict():
            return {key: _as_draft_7(each) for key, each in value.items()}
        case list():
            return [_as_draft_7(each) for each in value]
        case _:
            return value
