"""Single actions with their whole logs, as a report with a section for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.report.document import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    Value,
    in_context,
    message,
)
from sip.report.lateness import expected_in_words, overdue_by, past_expected_by, slipped_by
from sip.report.provenance import (
    EVIDENCE_COLUMN,
    document_as_read,
    evidence_of,
    origin,
    subtitle,
)
from sip.report.tables import STATUS_NAMES, category_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.models import Action, LogEntry
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.document import Block


def action_report(view: View, actions: Sequence[Action]) -> Report:
    """Return each action's state at the date and its log, later entries apart."""
    return Report(
        view.record.plan.title,
        subtitle(view),
        tuple(
            Section(action.id, _heading(action), tuple(_blocks(action, view))) for action in actions
        ),
        origin(view.as_of, None),
    )


def _heading(action: Action) -> Message:
    if action.title is None:
        return message("{action} (no title on record)", action=action.id)
    return message("{action}: {title}", action=action.id, title=action.title)


def _blocks(action: Action, view: View) -> Iterator[Block]:
    yield Bullets(tuple(_facts(action, view)))
    by_then = [entry for entry in action.log if entry.on.last_day <= view.day]
    later = [entry for entry in action.log if entry.on.last_day > view.day]
    if by_then:
        yield log_table("log", by_then)
    if later:
        yield Paragraph(
            (message("Logged after {date}, and not counted:", date=InWords(view.as_of.date)),)
        )
        yield log_table("later", later)


def _facts(action: Action, view: View) -> Iterator[Value]:
    state = view.state(action)
    if state is None:
        first = action.log[0]
        yield message(
            "Not in the plan yet: its first entry is dated {date} ({document}).",
            date=InWords(first.on),
            document=document_as_read(first.source, view.record),
        )
    else:
        yield _status(state, view.record)
    if action.is_unlisted:
        yield message("The record counts this action without naming it.")
    if action.category is not None:
        yield message("Category: {category}.", category=category_name(action, view.record))
    yield from _fields(action, view.record)
    if action.part_of is not None:
        yield message("Part of: {action}.", action=action.part_of)
    if parts := view.record.parts.get(action.id):
        yield message(
            "Parts: {actions}.", actions=Enumeration(tuple(_part(p, view) for p in parts))
        )
    if action.due is not None:
        yield message("Due: {date}.", date=InWords(action.due))
    if action.source is not None:
        yield message("Category, title and due date: {document}.", document=action.source)
    if state is not None:
        yield from _lateness(state)


def _fields(action: Action, record: Record) -> Iterator[Message]:
    """Say what the action is in each of the plan's fields, by the names of the values."""
    for key, declared in record.plan.fields.items():
        if key in action.fields:
            values = tuple(declared.values.get(each, each) for each in action.fields[key])
            yield message("{field}: {values}.", field=declared.name, values=Enumeration(values))


def _part(part: Action, view: View) -> Message:
    state = view.state(part)
    if state is None:
        return message("{action} (not in the plan yet)", action=part.id)
    return message("{action} ({status})", action=part.id, status=STATUS_NAMES[state.status])


def _status(state: State, record: Record) -> Message:
    """Say since when the record takes the status to hold, and what was read for it."""
    since = state.since
    values: dict[str, Value] = {
        "date": InWords(since.on),
        "document": document_as_read(since.source, record),
    }
    match state.status:
        case Status.NOT_STARTED:
            return message("On record as not started since {date} ({document}).", **values)
        case Status.IN_PROGRESS:
            return message("On record as in progress since {date} ({document}).", **values)
        case Status.IMPLEMENTED:
            return message("On record as implemented as of {date} ({document}).", **values)
        case Status.REMOVED:
            return message("Removed from the plan as of {date} ({document}).", **values)
        case Status.MERGED if since.into is None:
            return message("Merged with another action as of {date} ({document}).", **values)
        case Status.MERGED:
            return message(
                "Merged into {action} as of {date} ({document}).", action=since.into, **values
            )


def _lateness(state: State) -> Iterator[Message]:
    if state.verification is not None:
        yield message(
            "Verified as of {date} ({document}).",
            date=InWords(state.verification.on),
            document=state.verification.source,
        )
    if state.expected is not None:
        yield message("Expected: {date}.", date=expected_in_words(state))
    if state.is_overdue:
        yield message("Overdue by: {time}.", time=overdue_by(state))
    if state.is_past_expected:
        yield message("Past expected by: {time}.", time=past_expected_by(state))
    if state.is_slipped:
        yield message("Slipped by: {time}.", time=slipped_by(state))


_COLUMNS = (
    Column("on", message("Date")),
    Column("source", message("Source")),
    Column("status", message("Status")),
    Column("into", message("Merged into")),
    Column("expected", message("Expected")),
    Column("note", message("Note"), ColumnKind.TEXT),
)


_VERIFIED = in_context("log entry", "verified")


def log_table(name: str, entries: Sequence[LogEntry]) -> Table:
    """Return the entries, with a column for evidence where one of them has any."""
    if not any(entry.evidence for entry in entries):
        return Table(name, _COLUMNS, tuple(_row(entry) for entry in entries))
    rows = tuple((*_row(entry), Cell(evidence_of([entry]))) for entry in entries)
    return Table(name, (*_COLUMNS, EVIDENCE_COLUMN), rows)


def _said(entry: LogEntry) -> Value:
    status = None if entry.status is None else STATUS_NAMES[entry.status]
    if not entry.verified:
        return status
    return _VERIFIED if status is None else Enumeration((status, _VERIFIED))


def _row(entry: LogEntry) -> tuple[Cell, ...]:
    return (
        Cell(entry.on),
        Cell(entry.source),
        Cell(_said(entry)),
        Cell(entry.into),
        Cell(entry.expected),
        Cell(entry.note),
    )
