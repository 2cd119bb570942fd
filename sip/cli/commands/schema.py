"""The command that prints JSON Schemas."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.options import DataOption, SchemaKind, SchemaKindArgument

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.cli.folders import Folders

GeneralOption = Annotated[
    bool, typer.Option("--general", help="For any plan, and not for this one with its values.")
]
FileOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file.")
]


def schema(
    kind: SchemaKindArgument,
    *,
    general: GeneralOption = False,
    output: FileOption = None,
    data: DataOption = None,
) -> None:
    """Print the JSON Schema of a kind of data file, or of a report.

    In a plan, those of actions and snapshots have its categories, fields and language.
    """
    from sip.text.json_text import dumped

    text = dumped(_schema(kind, data, is_general=general), indent=2)
    if output is None:
        from sip.cli.output.printing import print_text

        print_text(text, sys.stdout)
    else:
        from sip.cli.output.files import write_output

        write_output(output, text.encode())


def _schema(kind: SchemaKind, data: Folders, *, is_general: bool) -> Mapping[str, object]:
    if kind is SchemaKind.REPORT:
        from sip.render.json_schema import report_schema

        return report_schema()
    from sip.plan.editor_schema import schema as schema_of
    from sip.plan.editor_schema import schema_in

    # The plan's own file decides what the others may say, so that nothing is held against it.
    if is_general or kind is SchemaKind.PLAN or not _is_in_a_plan(data):
        return schema_of(kind)
    from sip.cli.data import valid_plan

    return schema_in(kind, valid_plan(data))


def _is_in_a_plan(data: Folders) -> bool:
    from sip.cli.folders import is_in_a_plan

    return is_in_a_plan(data)
