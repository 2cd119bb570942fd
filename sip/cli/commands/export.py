"""The command that writes the whole record as tables, as a calendar or as a feed."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs, and only what its format needs

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from sip.cli.exits import UsageError
from sip.cli.options import PlansOption  # noqa: TC001  # typer reads it when it runs
from sip.cli.output.extras import PARQUET, SHEETS, require_extra
from sip.cli.output.formats import either
from sip.plan.kinds.text import ENGLISH
from sip.plan.plan_key import is_key, key_of
from sip.text.safe import printable, printable_path
from sip.text.suggest import advice
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sip.cli.folders import Folders
    from sip.plan.record import Record

# Of a folder, the path in it and the content of each file.
Exported: TypeAlias = "str | bytes | Iterable[tuple[str, bytes]]"


@dataclass(frozen=True)
class ExportFormat:
    """A way to write the record down, and the ending of its file; a folder's has none."""

    name: str
    ending: str | None
    write: Callable[[Mapping[str, Record]], Exported]
    is_for_many_plans: bool = False


def _jsonl(plans: Mapping[str, Record]) -> str:
    from sip.exchange import tables
    from sip.exchange.formats import jsonl

    return jsonl.render(tables.filled(plans))


def _csv(plans: Mapping[str, Record]) -> Exported:
    from sip.exchange import tables
    from sip.exchange.formats import csv

    return csv.render(tables.filled(plans))


def _sqlite(plans: Mapping[str, Record]) -> bytes:
    from sip.exchange import tables
    from sip.exchange.formats import sqlite

    return sqlite.render(tables.filled(plans))


def _xlsx(plans: Mapping[str, Record]) -> bytes:
    require_extra(SHEETS, "a workbook")
    from sip.exchange import tables
    from sip.exchange.formats import xlsx

    try:
        return xlsx.render(tables.filled(plans))
    except xlsx.TooManyRowsError as error:
        raise UsageError(f"--format xlsx: {error}") from error


def _parquet(plans: Mapping[str, Record]) -> Exported:
    require_extra(PARQUET, "Parquet")
    from sip.exchange import tables
    from sip.exchange.formats import parquet

    return (
        file
        for plan, record in plans.items()
        for file in parquet.render(plan, tables.filled({plan: record}))
    )


def _ics(plans: Mapping[str, Record]) -> str:
    from sip.exchange.formats import ics

    return ics.render(*_only("ics", plans))


def _atom(plans: Mapping[str, Record]) -> str:
    from sip.exchange.formats import atom

    return atom.render(*_only("atom", plans))


def _only(name: str, plans: Mapping[str, Record]) -> tuple[str, Record]:
    if len(plans) > 1:
        raise UsageError(f"{name} is of one plan, and {len(plans)} are named: write one for each")
    return next(iter(plans.items()))


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


ExportFormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"{either(each.name for each in EXPORT_FORMATS)}; else by the file's ending.",
    ),
]
PlaceOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="PATH", help="Write to this file, or for tables to a folder."
    ),
]
PlanKeyOption = Annotated[
    str | None,
    typer.Option(
        "--plan", metavar="KEY", help="What tells the plan from others; else made of its title."
    ),
]


def export(
    *,
    format_: ExportFormatOption = None,
    output: PlaceOption = None,
    plan: PlanKeyOption = None,
    data: PlansOption = None,
) -> None:
    """Write the whole record as tables, as a calendar or as a feed."""
    from sip.cli.asking.plans import plans_asked
    from sip.cli.output.progress import progress_bar

    chosen = _format_of(format_, output)
    if chosen.ending is None and output is None:
        raise UsageError(f"{chosen.name} is a file for each table: name a folder with --output")
    if output is not None:
        _keep_out_of_the_data(output, data)
    asked = plans_asked(None, ENGLISH, data)
    records = [each.record for each in asked.plans if each.view is not None]
    by_key = _by_key(plan, records, chosen)
    with progress_bar("Making the tables"):
        content = chosen.write(by_key)
    if output is None:
        _print(content, chosen)
    else:
        with progress_bar("Writing"):
            _write(content, output)
    asked.end()


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


def _keep_out_of_the_data(output: Path, data: Folders) -> None:
    from sip.cli.folders import data_folders

    if any(output.resolve().is_relative_to(each.resolve()) for each in data_folders(data)):
        raise UsageError(
            f"--output {printable_path(output)} is in the data folder, which holds data alone: "
            "name a place beside it"
        )


def _by_key(
    written: str | None, records: Sequence[Record], chosen: ExportFormat
) -> dict[str, Record]:
    """Return the plans by their keys; raise UsageError where two have one, or one is no key."""
    if len(records) == 1:
        return {_key(written, records[0], chosen): records[0]}
    if written is not None:
        raise UsageError(
            "--plan is the key of one plan, and several are named: leave it out, or export each "
            "by itself"
        )
    by_key = {key_of(record.plan.title.original): record for record in records}
    if len(by_key) < len(records):
        raise UsageError(
            "two of the plans have the same title, and so one key: export each by itself, with "
            "--plan and a key of its own"
        )
    return by_key


def _key(written: str | None, record: Record, chosen: ExportFormat) -> str:
    made = key_of(record.plan.title.original)
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
