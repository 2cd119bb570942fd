"""A sheet as rows of actions: every cell read in its column, and all that is wrong with any."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sip.exchange.sheets.cells import CellProblem
from sip.exchange.sheets.columns import ID, columns_of
from sip.exchange.sheets.values import CellError, cell_value
from sip.writing.changes.rows import ActionRow

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sip.exchange.sheets.cells import SheetRead, SheetRow
    from sip.exchange.sheets.columns import ColumnsOfPlan, SheetColumn
    from sip.writing.values import Writable


@dataclass
class SheetOfActions:
    """The rows of a sheet that say something, and what is wrong with the others."""

    rows: list[ActionRow] = field(default_factory=list)
    problems: list[CellProblem] = field(default_factory=list)


def actions_in(
    sheet: SheetRead,
    mapping: Mapping[str, str],
    of_plan: ColumnsOfPlan,
    of_a_list: Collection[str] = (),
) -> SheetOfActions:
    """Read every row of the sheet; what explains the columns of an empty sheet is no row.

    `of_a_list` has the columns that a list of actions can have.
    """
    columns, problems = columns_of(sheet, mapping, of_plan, of_a_list)
    found = SheetOfActions(problems=problems)
    if problems:
        return found
    for row in sheet.rows:
        if not _explains(row, columns):
            _read(sheet, row, columns, of_plan, found)
    return found


def _explains(row: SheetRow, columns: Mapping[int, SheetColumn]) -> bool:
    """Tell whether every cell of the row is what an empty sheet says of its column."""
    return all(
        at in columns and content == columns[at].explanation for at, content in row.cells.items()
    )


def _read(
    sheet: SheetRead,
    row: SheetRow,
    columns: Mapping[int, SheetColumn],
    of_plan: ColumnsOfPlan,
    found: SheetOfActions,
) -> None:
    said: dict[str, Writable] = {}
    places = {"": sheet.place(row.number)}
    problems = []
    for at, content in row.cells.items():
        column, place = columns.get(at), sheet.place(row.number, at)
        if at not in sheet.heading.cells:
            problems.append(
                CellProblem(place, "stands under no heading: name the column, or take it out")
            )
        elif column is not None:
            places[column.field] = place
            try:
                said[column.field] = cell_value(column, content, of_plan)
            except CellError as error:
                problems.append(CellProblem(place, str(error)))
    if ID not in places and said:
        problems.append(CellProblem(places[""], "id is empty: write the action's id"))
    found.problems += problems
    if not problems and said:
        found.rows.append(ActionRow(said, places, frozenset(of_plan.fields), of_plan.language))
