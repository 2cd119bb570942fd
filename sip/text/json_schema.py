"""JSON Schemas of draft 7, which editors and validators read, made from types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

if TYPE_CHECKING:
    from pydantic_core import core_schema

Schema: TypeAlias = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"


class SchemaMaker(GenerateJsonSchema):
    """Makes schemas in which names are held to their pattern, and fields have no titles."""

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """Return the schema of an object that has no field whose name is none."""
        made = super().dict_schema(schema)
        return {"additionalProperties": False, **made} if "patternProperties" in made else made

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # pydantic's signature
        """Say that a field's name is title enough."""
        return False


def schema_of(
    kind: type[object], title: str, maker: type[GenerateJsonSchema] = SchemaMaker
) -> Schema:
    """Return the schema of what is of that type, under a title of its own."""
    made = TypeAdapter(kind).json_schema(
        ref_template="#/definitions/{model}", schema_generator=maker
    )
    definitions = made.pop("$defs")
    made.pop("title", None)
    whole = {"$schema": _DRAFT, "title": title, **made, "definitions": definitions}
    return {name: _as_draft_7(part) for name, part in whole.items()}


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
