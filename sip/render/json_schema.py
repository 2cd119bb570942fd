"""The JSON Schema (draft 7) of a report in JSON, as `sip/render/json.py` writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.render.json_shapes import ReportShape
from sip.text.json_schema import schema_of

if TYPE_CHECKING:
    from sip.text.json_schema import Schema


def report_schema() -> Schema:
    """Return the schema that every report in JSON of this version keeps."""
    return schema_of(ReportShape, "A report of sip")
