"""The command that writes what the rows of a spreadsheet say."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003  # typer reads it when it runs
from typing import TYPE_CHECKING, Annotated

import typer

from sip.cli.exits import UsageError
from sip.cli.options import DataOption, DryRunOption  # noqa: TC001  # typer reads them when it runs
from sip.text.safe import printable, printable_path
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.cli.folders import Folders
    from sip.cli.writing.session import Session
    from sip.exchange.sheets.cells import SheetRead
    from sip.exchange.sheets.columns import ColumnsOfPlan

_CSV, _XLSX = ".csv", ".xlsx"
_TEXTS = frozenset({_CSV, ".txt", ".tsv"})
_MOST_TOLD = 100

MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="COLUMN=FIELD",
        help="A column with another name, such as Deadline=due, or none: Remarks=.",
    ),
]
SheetOption = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; else Actions."),
]
EmptySheetOption = Annotated[
    bool,
    typer.Option("--template", help="Write an empty sheet to FILE, to be filled in."),
]


def import_rows(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx with a row an action.")
    ],
    *,
    mapping: MapOption = None,
    sheet: SheetOption = None,
    template: EmptySheetOption = False,
    dry_run: DryRunOption = False,
    data: DataOption = None,
) -> None:
    """Write what the rows of a spreadsheet say, all of it or nothing."""
    from sip.cli.writing.session import writing

    if template:
        if mapping or sheet or dry_run:
            raise UsageError("--template writes an empty sheet: leave the other options out")
        _write_template(file, data)
        return
    fields = _fields(mapping or [])
    found = _sheet(file, sheet, fields)
    with writing(data, dry_run=dry_run) as held:
        _write(held, found, fields)


def _write_template(file: Path, data: Folders) -> None:
    from sip.cli.data import read_data
    from sip.cli.output.extras import SHEETS, require_extra
    from sip.cli.output.files import write_new_file
    from sip.cli.output.printing import print_lines
    from sip.exchange.sheets.columns import ColumnsOfPlan, languages_of
    from sip.exchange.sheets.delimited import empty_csv

    dataset, _ = read_data(data)
    if dataset.plan is None:
        raise UsageError("the plan can't be read: sip validate tells why")
    plan = dataset.plan.record
    of_plan = ColumnsOfPlan.of(plan)
    languages = languages_of(plan, dataset.history.actions)
    match file.suffix.casefold():
        case ".xlsx":
            require_extra(SHEETS, "a workbook")
            from sip.exchange.sheets.template import empty_workbook

            content = empty_workbook(of_plan, languages)
        case ".csv":
            content = empty_csv(of_plan, languages).encode("utf-8-sig")
        case _:
            raise UsageError(
                f"{printable_path(file)} is no spreadsheet: let it end in .xlsx or .csv"
            )
    write_new_file(file, content)
    print_lines([f"wrote {printable_path(file)}"], sys.stderr)


def _write(held: Session, sheet: SheetRead, fields: Mapping[str, str]) -> None:
    from sip.cli.output.progress import progress_bar
    from sip.exchange.sheets.columns import ColumnsOfPlan
    from sip.exchange.sheets.rows import actions_in
    from sip.render.csv import FOOTNOTES
    from sip.report.lists.columns import COLUMNS, columns_of_fields
    from sip.writing.changes.cells import told_at_cells
    from sip.writing.changes.data import RefusedError
    from sip.writing.changes.from_rows import changes_by

    plan = held.data.dataset.plan
    of_plan = ColumnsOfPlan.of(None if plan is None else plan.record)
    _check_fields(fields, of_plan)
    _check_mapped(sheet, fields)
    of_fields = () if plan is None else columns_of_fields(plan.record)
    of_a_list = {FOOTNOTES, *(each.column.name for each in (*COLUMNS, *of_fields))}
    with progress_bar("Looking at the rows"):
        read = actions_in(sheet, fields, of_plan, of_a_list)
        made = changes_by(held.data, read.rows)
    complaints = [*map(str, read.problems), *made.complaints]
    if complaints:
        left = len(complaints) - _MOST_TOLD
        more = [f"{left:,} more problems are not shown"] if left > 0 else []
        what = "a problem" if len(complaints) == 1 else f"{len(complaints):,} problems"
        last = f"nothing was written: {printable(sheet.name.rstrip(':'))} has {what}"
        raise RefusedError(*complaints[:_MOST_TOLD], *more, last)
    held.write(made.changes, made.on, told_at_cells(held.data, read.rows))


def _fields(written: list[str]) -> dict[str, str]:
    """Return the field of each column that is named, in any case; raise UsageError."""
    from sip.exchange.sheets.columns import as_field

    found: dict[str, str] = {}
    for each in written:
        column, equals, field = each.rpartition("=")
        name = column.strip().casefold()
        if not equals or not name:
            raise UsageError(f"--map {printable(each)} names no column: write it as Deadline=due")
        if name in found:
            raise UsageError(f"--map {printable(column)} is given twice: give each column once")
        found[name] = as_field(field)
    return found


def _check_fields(fields: Mapping[str, str], of_plan: ColumnsOfPlan) -> None:
    """Raise UsageError where a column is named for a field that the plan has not."""
    from sip.text.suggest import advice

    for column, field in fields.items():
        if field and of_plan.named(field) is None:
            wanted = advice(field, of_plan.names, f"use {', '.join(of_plan.names)}, or nothing")
            raise UsageError(
                f"--map {printable(column)}={printable(field)}: that is no field: {wanted}"
            )


def _sheet(file: Path, wanted: str | None, fields: Mapping[str, str]) -> SheetRead:
    """Read the file; raise UsageError where it is none that can be read."""
    from sip.exchange.sheets.cells import SheetError

    shown = printable_path(file)
    ending = file.suffix.casefold()
    if ending != _XLSX and ending not in _TEXTS:
        raise UsageError(f"{shown} is no spreadsheet by its name: save it as .xlsx or .csv")
    if wanted is not None and ending != _XLSX:
        raise UsageError("--sheet is for workbooks: leave it out")
    from sip.cli.output.progress import progress_bar

    try:
        with progress_bar(f"Reading {shown}"):
            found = _read(file, wanted, fields)
    except SheetError as error:
        raise UsageError(f"{shown} {error}") from error
    return found


def _read(file: Path, wanted: str | None, fields: Mapping[str, str]) -> SheetRead:
    name = printable(file.name)
    content = _content(file)
    if file.suffix.casefold() == _XLSX:
        from sip.cli.output.extras import SHEETS_IN, require_extra

        require_extra(SHEETS_IN, "a workbook")
        from sip.exchange.sheets.workbook import read_workbook

        return read_workbook(content, name, wanted)
    from sip.exchange.sheets.columns import is_heading
    from sip.exchange.sheets.delimited import read_delimited

    return read_delimited(content, name, lambda cells: is_heading(cells, fields))


def _content(file: Path) -> bytes:
    """Return what is in the file, no more of it than is read; raise UsageError."""
    from sip.exchange.sheets.package import LARGEST_SPREADSHEET

    shown = printable_path(file)
    try:
        if not file.is_file():
            what = "is no file" if file.exists() else "is not there"
            raise UsageError(f"{shown} {what}: name a .csv or .xlsx")
        with file.open("rb") as stream:
            return stream.read(LARGEST_SPREADSHEET + 1)
    except OSError as error:
        raise UsageError(
            f"{shown} can't be read ({reason_of(error)}): name another file"
        ) from error


def _check_mapped(sheet: SheetRead, fields: Mapping[str, str]) -> None:
    from sip.text.suggest import advice

    names = {str(each).strip().casefold(): str(each) for each in sheet.heading.cells.values()}
    for name in fields:
        if name not in names:
            wanted = advice(name, names, "write it as its first row has it")
            raise UsageError(f"--map {printable(name)}: no column is called so: {wanted}")
