"""Figures of actions and of sub-actions in one table, for a file that can have one alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import SUB_ACTIONS
from sip.report.document import Cell, Column, ColumnKind, Report, Section, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Hashable

_ACTIONS = "actions"
_FIGURES = "table"


def in_one_table(report: Report) -> Report:
    """Return the figures alone: those of sub-actions have columns of their own, for programs.

    They are in the same rows, and never in the same column, so that no sum takes them together.
    """
    by_section = {
        section.name: block
        for section in report.sections
        for block in reversed(section.blocks)
        if isinstance(block, Table)
    }
    table = by_section[_FIGURES]
    if (parts := by_section.get(SUB_ACTIONS)) is not None:
        table = _joined(table, parts)
    return replace(report, sections=(Section(_FIGURES, None, (table,)),))


def _joined(actions: Table, parts: Table) -> Table:
    """Return the rows of actions with the numbers of the sub-actions that bear the same names."""
    places = [
        place
        for place, column in enumerate(parts.columns)
        if column.kind is ColumnKind.NUMBER and not column.is_fact
    ]
    above = len(actions.footnotes)
    found = {
        _label(parts, row): tuple(_below(row[place], above) for place in places)
        for row in parts.rows
    }
    none = tuple(Cell(None) for _ in places)
    rows = [(*row, *found.pop(_label(actions, row), none)) for row in actions.rows]
    rows += [
        (*_without_numbers(actions, parts, row), *found[_label(parts, row)])
        for row in parts.rows
        if _label(parts, row) in found
    ]
    facts = tuple(Column.fact(_name(parts.columns[place].name)) for place in places)
    notes = (replace(each, number=each.number + above) for each in parts.footnotes)
    return replace(
        actions,
        columns=(*actions.columns, *facts),
        rows=tuple(rows),
        footnotes=(*actions.footnotes, *notes),
    )


def _label(table: Table, row: tuple[Cell, ...]) -> Hashable:
    """Return what a row is called: what stands before its first number, in the data's words.

    The totals of actions and of sub-actions are in one row, and called otherwise.
    """
    first = next(p for p, column in enumerate(table.columns) if column.kind is ColumnKind.NUMBER)
    return tuple(
        Tone.TOTAL if cell.tone is Tone.TOTAL and place == first - 1 else repr(cell.value)
        for place, cell in enumerate(row[:first])
    )


def _without_numbers(actions: Table, parts: Table, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row of sub-actions under the columns of actions, of which there are none."""
    cells = dict(zip((column.name for column in parts.columns), row, strict=True))
    return tuple(
        Cell(None) if column.kind is ColumnKind.NUMBER else cells.get(column.name, Cell(None))
        for column in actions.columns
    )


def _name(figure: str) -> str:
    return SUB_ACTIONS if figure == _ACTIONS else f"{SUB_ACTIONS}_{figure}"


def _below(cell: Cell, above: int) -> Cell:
    """Return a cell whose footnotes stand below others of that number."""
    return replace(cell, footnotes=tuple(number + above for number in cell.footnotes))
