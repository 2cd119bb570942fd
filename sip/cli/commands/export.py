"""The command that writes the whole record as tables, as a calendar or as a feed."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs, and only what its format needs

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from sip.cli.exits import UsageError
from sip.cli.options import DataOption  # noqa: TC001  # typer reads it when it runs
from sip.cli.output.extras import PARQUET, SHEETS, require_extra
from sip.cli.output.formats import either
from sip.text.safe import printable, printable_path
from sip.text.suggest import advice
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sip.plan.record import Record

# Of a folder, the path in it and the content of each file.
Exported: TypeAlias = "str | bytes | Iterable[tuple[str, bytes]]"


@dataclass(frozen=True)
class ExportFormat:
    """A way to write the record down, and the ending of its file; a folder's has none."""

    name: str
    ending: str | None
    write: Callable[[str, Record], Exported]
    is_for_many_plans: bool = False


def _jsonl(plan: str, record: Record) -> str:
    from sip.exchange import tables
    from sip.exchange.formats import jsonl

    return jsonl.render(tables.filled(plan, record))


def _csv(plan: str, record: Record) -> Exported:
    from sip.exchange import tables
    from sip.exchange.formats import csv

    return csv.render(tables.filled(plan, record))


def _sqlite(plan: str, record: Record) -> bytes:
    from sip.exchange import tables
    from sip.exchange.formats import sqlite

    return sqlite.render(tables.filled(plan, record))


def _xlsx(plan: str, record: Record) -> bytes:
    require_extra(SHEETS, "a workbook")
    from sip.exchange import tables
    from sip.exchange.formats import xlsx

    try:
        return xlsx.render(tables.filled(plan, record))
    except xlsx.TooManyRowsError as error:
        raise UsageError(f"--format xlsx: {error}") from error


def _parquet(plan: str, record: Record) -> Exported:
    require_extra(PARQUET, "Parquet")
    from sip.exchange import tables
    from sip.exchange.formats import parquet

    return parquet.render(plan, tables.filled(plan, record))


def _ics(plan: str, record: Record) -> str:
    from sip.exchange.formats import ics

    return ics.render(plan, record)


def _atom(plan: str, record: Record) -> str:
    from sip.exchange.formats import atom

    return atom.render(plan, record)


JSONL = ExportFormat("jsonl", ".jsonl", _jsonl)
EXPORT_FORMATS = (
    JSONL,
    ExportFormat("csv", None, _csv),
    ExportFormat("parquet", None, _parquet, is_for_many_plans=True),
    ExportFormat("sqlite", ".sqlite", _sqlite),
    ExportFormat("xlsx", ".xlsx", _xlsx),
    ExportFormat("ics", ".ics", _ics),
    ExportFormat("atom", ".atom", _atom),
)


def export(
    *,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"{either(each.name for each in EXPORT_FORMATS)}; else by the file's ending.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write to this file, or for tables to a folder."
        ),
    ] = None,
    plan: Annotated[
        str | None,
        typer.Option(
            "--plan",
            metavar="KEY",
            help="What tells the plan from others; else made of its title.",
        ),
    ] = None,
    data: DataOption = None,
) -> None:
    """Write the whole record as tables, as a calendar or as a feed."""
    from sip.cli.data import valid_dataset, view_meant

    chosen = _format_of(format_, output)
    if chosen.ending is None and output is None:
        raise UsageError(f"{chosen.name} is a file for each table: name a folder with --output")
    if output is not None:
        _keep_out_of_the_data(output, data)
    record = view_meant(None, valid_dataset(data).record).record
    content = chosen.write(_key(plan, record, chosen), record)
    if output is None:
        _print(content, chosen)
    else:
        _write(content, output)


def _format_of(written: str | None, output: Path | None) -> ExportFormat:
    by_name = {each.name: each for each in EXPORT_FORMATS}
    by_ending = {each.ending: each for each in EXPORT_FORMATS if each.ending is not None}
    found = None if output is None else by_ending.get(output.suffix.casefold())
    if written is None:
        if found is None and output is not None:
            raise UsageError(
                f"--output {printable_path(output)}: the ending says no format: "
                f"let it end in {', '.join(by_ending)}, or add --format"
            )
        return found or JSONL
    if written not in by_name:
        wanted = advice(written, by_name, f"write one of {', '.join(by_name)}")
        raise UsageError(f"--format {printable(written)} is no format: {wanted}")
    if output is not None and found not in {by_name[written], None}:
        raise UsageError(
            f"--format {written} and --output {printable_path(output)} don't go together: "
            "let the name end otherwise, or leave --format out"
        )
    return by_name[written]


def _keep_out_of_the_data(output: Path, data: Path | None) -> None:
    from sip.cli.data import data_folder

    folder, _ = data_folder(data)
    if output.resolve().is_relative_to(folder.resolve()):
        raise UsageError(
            f"--output {printable_path(output)} is in the data folder, which holds data alone: "
            "name a place beside it"
        )


def _key(written: str | None, record: Record, chosen: ExportFormat) -> str:
    from sip.exchange.plan_key import is_key, key_of

    made = key_of(record.plan.title.english)
    if written is None and chosen.is_for_many_plans:
        raise UsageError(
            f"{chosen.name} is for many plans in one folder, where each needs a key of its own: "
            f"add --plan and a key, such as {made}"
        )
    if written is not None and not is_key(written):
        raise UsageError(
            f"--plan {printable(written) or 'an empty text'} is no key: write lower-case letters, "
            f"digits and _, with a letter first, such as {made}"
        )
    return made if written is None else written


def _print(content: Exported, chosen: ExportFormat) -> None:
    from sip.cli.output.printing import print_bytes, print_text

    match content:
        case str() if _holds_a_command(content):
            raise UsageError(
                f"the {chosen.name} has a line that a CI runner would act on: "
                "name a file with --output"
            )
        case str():
            print_text(content, sys.stdout)
        case bytes() if sys.stdout.isatty():
            raise UsageError(f"{chosen.name} is no text for a terminal: name a file with --output")
        case bytes():
            print_bytes(content, sys.stdout)
        case _:
            raise TypeError(chosen.name)


def _holds_a_command(text: str) -> bool:
    """Tell whether a text, in a form where it can't be escaped, would act on a CI runner."""
    return "##[" in text or any(line.lstrip().startswith("::") for line in text.splitlines())


def _write(content: Exported, output: Path) -> None:
    from sip.cli.output.files import write_output

    match content:
        case str():
            write_output(output, content.encode())
        case bytes():
            write_output(output, content)
        case _:
            for name, file in content:
                write_output(_folder_of(output / name) / Path(name).name, file)


def _folder_of(file: Path) -> Path:
    """Make the folder that the file is to stand in; raise UsageError."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"--output {printable_path(file.parent)} can't be made "
            f"({reason_of(error)}): name a folder that you may write to"
        ) from error
    return file.parent
