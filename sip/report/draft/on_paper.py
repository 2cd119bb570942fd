"""What a document makes of a table that is grouped, and of a paragraph that is numbered."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from sip.report.document import in_context

if TYPE_CHECKING:
    from sip.report.document import Paragraph, Table, Value


def groups(table: Table) -> tuple[tuple[Value, Table], ...]:
    """Return the table in one piece for each value of the column that it is grouped by."""
    at = [column.name for column in table.columns].index(table.grouped_by or "")
    columns = table.columns[:at] + table.columns[at + 1 :]
    pieces = groupby(table.rows, lambda row: row[at].value)
    return tuple(
        (
            value,
            replace(
                table,
                columns=columns,
                rows=tuple(row[:at] + row[at + 1 :] for row in rows),
                grouped_by=None,
            ),
        )
        for value, rows in pieces
    )


def numbered(paragraph: Paragraph) -> tuple[Value, ...]:
    """Return the sentences, with the paragraph's number before the first where it has one."""
    if paragraph.number is None or not paragraph.sentences:
        return paragraph.sentences
    number, text = paragraph.number, paragraph.sentences[0]
    first = in_context("numbered paragraph", "{number}. {text}", number=number, text=text)
    return (first, *paragraph.sentences[1:])
