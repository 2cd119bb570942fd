"""What a document makes of tables that are grouped or long, and of numbered paragraphs."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING, Final, TypeAlias

from sip.report.document import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Paragraph,
    Table,
    in_context,
    message,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.report.document import Block, Report, Section, Value

# A reader finds what is wanted among so many rows by turning pages.
MOST_ROWS_IN_THE_TEXT: Final = 30
LAST_PART: Final = "annex"
CAPTIONS: Final = {
    "implemented": message("Actions implemented since the previous report on record"),
    "news": message("Other news since the previous report on record"),
}
_OF_ACTIONS: Final = {*CAPTIONS, "next"}
_TIMELINE: Final = "timeline"
_PART: Final = "part"
_Row: TypeAlias = tuple[Cell, ...]
_ANNEX_NAME: Final = message("Annex")
# The column that says whose part the action of a row is.
_PART_OF: Final = "part_of"
# Headings of more columns than this would be broken within their words on an upright page.
_MOST_UPRIGHT: Final = 9


def with_what_is_long_last(report: Report) -> Report:
    """Return the report with its long tables of actions at the end of its annex, if it has one.

    What is read stays short, and no page of it lies across, which would leave the ones around it
    half empty. Each table leaves a sentence that says where it is, and gets a heading, as tables
    of the annex have in place of a number. A timeline that takes a page stands before the annex.
    """
    if LAST_PART not in {each.name for each in report.sections}:
        return report
    moved: list[Table] = []
    sections = [
        each if each.name == LAST_PART else replace(each, blocks=tuple(_without_long(each, moved)))
        for each in report.sections
    ]
    sections = [
        replace(each, blocks=(*each.blocks, *moved)) if each.name == LAST_PART else each
        for each in sections
    ]
    sections.sort(key=_place)
    return replace(report, sections=tuple(_numbered_anew(sections)))


def _place(section: Section) -> int:
    """Return 0 for what keeps its order, and more for what comes last."""
    if section.name == LAST_PART:
        return 2
    charts = (each for each in section.blocks if isinstance(each, Chart))
    return int(section.name == _TIMELINE and any(_is_long(each.figures) for each in charts))


def _without_long(section: Section, moved: list[Table]) -> list[Block]:
    blocks: list[Block] = []
    for block in section.blocks:
        if isinstance(block, Table) and _is_for_the_annex(block):
            heading = _heading(block, section)
            moved.append(_headed(block.shown, heading))
            said = message("{category}: {numbers}.", category=heading, numbers=_ANNEX_NAME)
            if blocks and isinstance(before := blocks[-1], Paragraph):
                blocks[-1] = replace(before, sentences=(*before.sentences, said))
            else:
                blocks.append(Paragraph((said,)))
        else:
            blocks.append(block)
    return blocks


def _is_for_the_annex(table: Table) -> bool:
    is_for_it = _is_long(table) or is_broad(table.shown)
    return table.name in _OF_ACTIONS and bool(table.rows) and is_for_it


def _is_long(table: Table) -> bool:
    return len(table.rows) > MOST_ROWS_IN_THE_TEXT


def is_broad(table: Table) -> bool:
    """Tell whether an upright page is too narrow for the table: for its long texts, or columns."""
    return has_long_texts(table) or len(table.columns) > _MOST_UPRIGHT


def has_long_texts(table: Table) -> bool:
    """Tell whether the table has several long texts side by side."""
    return sum(map(is_long_text, table.columns)) > 1


def is_long_text(column: Column) -> bool:
    """Tell whether the column has long texts, which stand beside others wherever there is room."""
    return column.kind is ColumnKind.TEXT and column.is_essential


def _heading(table: Table, section: Section) -> Value:
    """Return what the table shows."""
    return (
        CAPTIONS.get(table.name, section.heading) if table.caption is None else table.caption.text
    )


def _headed(table: Table, heading: Value) -> Table:
    """Return the table as one group under its heading."""
    part = Cell(heading)
    return replace(
        table,
        columns=(Column(_PART, None), *table.columns),
        rows=tuple((part, *row) for row in table.rows),
        caption=None,
        grouped_by=_PART,
    )


def _numbered_anew(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield the sections with their captions numbered as they follow each other now."""
    numbers = count(1)
    for section in sections:
        blocks = (
            replace(each, caption=replace(each.caption, number=next(numbers)))
            if isinstance(each, Table) and each.caption is not None
            else each
            for each in section.blocks
        )
        yield replace(section, blocks=tuple(blocks))


def groups(table: Table) -> tuple[tuple[Value, Table], ...]:
    """Return the table in one piece for each value of the column that it is grouped by.

    A part stays below its action, and says where its value is another one. What no document
    says has a heading as well.
    """
    at = [column.name for column in table.columns].index(table.grouped_by or "")
    columns = table.columns[:at] + table.columns[at + 1 :]
    return tuple(
        (
            message("Not stated") if value is None else value,
            replace(
                table,
                columns=columns,
                rows=tuple(rows),
                grouped_by=None,
            ),
        )
        for value, rows in _pieces(table, at)
    )


def _pieces(table: Table, at: int) -> Iterator[tuple[Value, list[_Row]]]:
    names = [column.name for column in table.columns]
    above = names.index(_PART_OF) if _PART_OF in names else None
    value: Value = None
    rows: list[_Row] = []
    action: Value = None
    for row in table.rows:
        is_below = above is not None and action is not None and row[above].value == action
        if not is_below:
            action = row[0].value
        if rows and not is_below and row[at].value != value:
            yield value, rows
            rows = []
        if not rows:
            value = row[at].value
        rows.append(_without(row, table, at, says_it=row[at].value != value))
    if rows:
        yield value, rows


def _without(row: _Row, table: Table, at: int, *, says_it: bool) -> _Row:
    """Return a row without that column, which is said below its first text where it is asked."""
    heading = table.columns[at].heading
    text = next((p for p, c in enumerate(table.columns) if c.kind is ColumnKind.TEXT), 0)
    said = message("{name}: {value}", name=heading, value=row[at].value)
    return tuple(
        replace(cell, remarks=(said, *cell.remarks)) if says_it and place == text else cell
        for place, cell in enumerate(row)
        if place != at
    )


def numbered(paragraph: Paragraph) -> tuple[Value, ...]:
    """Return the sentences, with the paragraph's number before the first where it has one."""
    if paragraph.number is None or not paragraph.sentences:
        return paragraph.sentences
    number, text = paragraph.number, paragraph.sentences[0]
    first = in_context("numbered paragraph", "{number}. {text}", number=number, text=text)
    return (first, *paragraph.sentences[1:])
