"""JSON Schemas of the data files, made from the models, in the draft that editors read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.text import ENGLISH, Text
from sip.plan.models import Action, Plan, Snapshot
from sip.text.json_schema import SchemaMaker, schema_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel
    from pydantic_core import core_schema

    from sip.text.json_schema import Schema

_MODELS: Mapping[str, type[BaseModel]] = {"action": Action, "snapshot": Snapshot, "plan": Plan}
KINDS = tuple(_MODELS)
"""The kinds of data files."""


def schema(kind: str) -> Schema:
    """Return the schema of an action's, a snapshot's or the plan's file.

    It holds for a file as an editor reads it, where 84 and 2025 are numbers. It knows nothing
    of other files and of the calendar: `sip validate` does.
    """
    return schema_of(_MODELS[kind], f"sip {kind}", _EditorSchema)


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
        return _text_or_translations(made) if schema["cls"] is Text else made


def _text_or_translations(translations: Schema) -> Schema:
    (text,) = translations["patternProperties"].values()
    return {"anyOf": [text, {**translations, "required": [ENGLISH]}]}
