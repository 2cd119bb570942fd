"""The tables of what reads otherwise: a row for each part of the record, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.compared.readings import Part
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    Message,
    Table,
    Value,
    message,
)
from sip.report.provenance import evidence_named
from sip.report.tables import FIGURE_HEADINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sip.plan.compared.readings import Reading, ReadingValue
    from sip.plan.record import Record

_PART_NAMES = {
    Part.PLAN_TITLE: message("title of the plan"),
    Part.CATEGORY_NAME: message("name of the category"),
    Part.FIELD_NAME: message("name of the field"),
    Part.ASSUMPTION: message("assumption"),
    Part.REQUIREMENT: message("requirement"),
    Part.TITLE: message("title"),
    Part.FIELD_SOURCE: message("source of the fields"),
    Part.PART_OF: message("action that it is part of"),
    Part.ENTRY: message("log entry"),
    Part.ENTRY_SOURCE: message("source of the log entry"),
    Part.NOTE: message("note"),
    Part.EVIDENCE: message("Evidence"),
    Part.PRESENTED: message("date of presentation"),
    Part.FIGURE_SOURCE: message("source of the figures"),
    Part.FOOTNOTE: message("footnote"),
    Part.ERRATUM: message("erratum"),
}
_OF_ENTRIES = {Part.ENTRY, Part.ENTRY_SOURCE, Part.NOTE, Part.EVIDENCE}
_OF_ACTIONS = {*_OF_ENTRIES, Part.TITLE, Part.FIELD_SOURCE, Part.FIELD, Part.PART_OF}
_FIGURE_NAMES = {figure.value: name for figure, name in FIGURE_HEADINGS.items()}


def readings_table(readings: Iterable[Reading], record: Record) -> Table:
    """Return what the data says otherwise of the same time, before and now."""
    columns = (
        Column("what", message("What")),
        Column("before", message("Before"), ColumnKind.TEXT),
        Column("after", message("After"), ColumnKind.TEXT),
        Column.fact("part"),
        Column.fact("subject"),
        Column.fact("detail"),
    )
    return Table("readings", columns, tuple(_reading_row(each, record) for each in readings))


def _reading_row(reading: Reading, record: Record) -> tuple[Cell, ...]:
    said = (_in_words_of_field(each, reading, record) for each in (reading.before, reading.now))
    values = (_what(reading, record), *said)
    facts = (reading.part.name.lower(), reading.subject, reading.detail)
    return tuple(Cell(value) for value in (*values, *facts))


def reading_rows(readings: Iterable[Reading], record: Record) -> Iterator[tuple[Cell, ...]]:
    """Yield what reads otherwise as rows of the table of changes: they have no document.

    The quantity is what reads otherwise, and of what: the part, the key or the symbol, the figure.
    """
    titles = {action.id: action.title for action in record.actions}
    for each in readings:
        part, subject, detail = each.part, each.subject, each.detail
        of_action = subject if part in _OF_ACTIONS else None
        on = detail if part in _OF_ENTRIES else None
        steps = (None if of_action else subject, None if on else detail)
        values: tuple[Value, ...] = (
            _what(each, record),
            of_action,
            *(_in_words_of_field(said, each, record) for said in (each.before, each.now)),
            None,
            None if of_action is None else titles.get(of_action),
            "reads_otherwise",
            ".".join((part.name.lower(), *(step for step in steps if step is not None))),
            on,
        )
        yield tuple(Cell(value) for value in values)


def _what(reading: Reading, record: Record) -> Message:
    subject, detail = reading.subject, reading.detail
    if reading.part is Part.FIELD:
        return message("{subject}: {part}", subject=subject, part=_field_name(detail or "", record))
    part = _PART_NAMES[reading.part]
    if subject is None:
        return part
    if detail is None:
        return message("{subject}: {part}", subject=subject, part=part)
    return message(
        "{subject}: {part} ({detail})",
        subject=subject,
        part=part,
        detail=_FIGURE_NAMES.get(detail, detail),
    )


def _in_words_of_field(said: ReadingValue, reading: Reading, record: Record) -> Value:
    """Name the values of a field as the plan does, and evidence as what it is."""
    if isinstance(said, tuple):
        return evidence_named(said)
    field = record.plan.fields.get(reading.detail or "") if reading.part is Part.FIELD else None
    if field is None or not field.values or not isinstance(said, str):
        return said
    return Enumeration(tuple(field.values.get(each, each) for each in said.split(", ")))


def _field_name(key: str, record: Record) -> Value:
    """Return the name of a field, or its key where the plan declares it no more."""
    field = record.plan.fields.get(key)
    return key if field is None else field.name
