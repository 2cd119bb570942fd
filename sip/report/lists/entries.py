"""The entries of the logs, of all actions in one table, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Paragraph,
    Report,
    Section,
    Table,
    counted,
    in_context,
    message,
)
from sip.report.provenance import (
    EVIDENCE_COLUMN,
    document_read,
    evidence_of,
    origin,
    subtitle,
)
from sip.report.tables import STATUS_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.models import Action, LogEntry, Status
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.document import Message


@dataclass(frozen=True)
class Logged:
    """An entry of an action's log, by its number from 1."""

    action: Action
    number: int
    entry: LogEntry


@dataclass(frozen=True)
class EntrySelection:
    """Which entries are asked for: of these actions, from these documents; none asks for all.

    `since` is a date on whose first day, or later, they begin to hold.
    """

    ids: frozenset[str] = frozenset()
    documents: tuple[str, ...] = ()
    since: PartialDate | None = None

    def takes(self, logged: Logged) -> bool:
        """Tell whether the entry is asked for."""
        return (
            (not self.ids or logged.action.id in self.ids)
            and (not self.documents or logged.entry.source in self.documents)
            and (self.since is None or logged.entry.on.first_day >= self.since.first_day)
        )


def entries(view: View, selection: EntrySelection) -> list[Logged]:
    """Return the entries up to the view's date that are asked for: by date, then by action."""
    found = [each for each in _logged(view) if selection.takes(each)]
    return sorted(found, key=lambda each: each.entry.on)


def _logged(view: View) -> Iterator[Logged]:
    for action in view.record.actions:
        for number, entry in enumerate(action.log, start=1):
            if entry.on.last_day <= view.day:
                yield Logged(action, number, entry)


def entry_list(view: View, found: Sequence[Logged]) -> Report:
    """Return the entries as a report with one table, in the order given."""
    rows = tuple(_row(each, view.record) for each in found)
    table = Table("entries", _columns(view.record), rows)
    count = counted("{count} entry listed.", "{count} entries listed.", count=len(rows))
    return Report(
        message("{plan}: log entries", plan=view.record.plan.title),
        subtitle(view),
        (Section("entries", None, (table, Paragraph((count,)))),),
        origin(view.as_of, None),
    )


def _columns(record: Record) -> tuple[Column, ...]:
    """Return the columns; evidence is shown where the plan has any, and else for programs alone."""
    return (*_SHOWN, EVIDENCE_COLUMN if record.has_evidence else _NO_EVIDENCE, *_FACTS)


_SHOWN = (
    Column("on", message("Date")),
    Column("id", message("Action")),
    Column("status", message("Status")),
    Column("into", message("Merged into")),
    Column("expected", message("Expected")),
    Column("source", message("Source")),
    Column("note", message("Note"), ColumnKind.TEXT, is_essential=False),
)
_NO_EVIDENCE = Column.fact("evidence")
# What an entry says of the status that it leaves as it is.
_VERIFIED = in_context("status of an action", "verified")
_FACTS = (
    Column.fact("entry"),
    Column.fact("status_key"),
    Column.fact("read_in"),
    Column.fact("category_key"),
    Column.fact("title"),
    Column.fact("verified"),
)


def _named(status: Status | None) -> Message | None:
    return None if status is None else STATUS_NAMES[status]


def _row(logged: Logged, record: Record) -> tuple[Cell, ...]:
    action, entry = logged.action, logged.entry
    status = entry.status
    return (
        Cell(entry.on),
        Cell(action.id),
        Cell(_VERIFIED if status is None and entry.verified else _named(status)),
        Cell(entry.into),
        Cell(entry.expected),
        Cell(entry.source),
        Cell(entry.note),
        Cell(evidence_of([entry])),
        Cell(logged.number),
        Cell(None if status is None else status.value),
        Cell(document_read(entry.source, record)),
        Cell(action.category),
        Cell(action.title),
        Cell("true" if entry.verified else None),
    )
