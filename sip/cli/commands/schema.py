"""The command that prints JSON Schemas."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sip.cli.options import SchemaKind, SchemaKindArgument

if TYPE_CHECKING:
    from collections.abc import Mapping


def schema(kind: SchemaKindArgument) -> None:
    """Print the JSON Schema of a kind of data file, or of a report."""
    import json

    from sip.cli.output.printing import print_text

    print_text(json.dumps(_schema(kind), indent=2, ensure_ascii=False) + "\n", sys.stdout)


def _schema(kind: SchemaKind) -> Mapping[str, object]:
    if kind is SchemaKind.REPORT:
        from sip.render.json_schema import report_schema

        return report_schema()
    from sip.plan.editor_schema import schema as schema_of

    return schema_of(kind)
