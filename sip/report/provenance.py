"""Where what a report says comes from: its date, its latest snapshot, its documents.

A row of a table names the documents that it rests on, and of which date each of them is.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from sip.plan.kinds.evidence import named
from sip.plan.models import Status
from sip.plan.partial_date import PartialDate, Precision
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Message,
    Origin,
    Value,
    counted,
    message,
)
from sip.text.ids import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.as_of import AsOf
    from sip.plan.models import LogEntry, Snapshot
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View

_Source: TypeAlias = "tuple[str, PartialDate | None]"

SOURCE_COLUMN = Column("source", message("Source"), ColumnKind.TEXT, is_essential=False)
# Of plans whose logs have any.
EVIDENCE_COLUMN = Column("evidence", message("Evidence"), ColumnKind.TEXT, is_essential=False)
# What each value of a row rests on, for programs.
SOURCE_FACTS = (
    Column.fact("fields_source"),
    Column.fact("expected_source"),
    Column.fact("expected_on"),
    Column.fact("update_source"),
    Column.fact("update_on"),
)


def subtitle(view: View) -> tuple[Value, ...]:
    """Say which date was used, which snapshot is the latest then, and since when all is silent."""
    as_of, snapshot = view.as_of, view.as_of.latest_snapshot
    when = _as_of(as_of)
    silence = silence_of(view) or _latest_entry(view)
    if snapshot is None:
        return (when, message("No report is on record for then or before."), *silence)
    label = snapshot_label(snapshot)
    if as_of.is_published:
        return (when, message("The latest report with data up to then is {report}.", report=label))
    return (
        when,
        message(
            "No report is on record for this date; the latest before it is {report}.", report=label
        ),
        *silence,
    )


def _as_of(as_of: AsOf) -> Message:
    if as_of.date.precision is Precision.DAY:
        return message("As of {date}.", date=InWords(as_of.date))
    return message("As of {day} ({date}).", day=InWords(as_of.last_date), date=InWords(as_of.date))


def silence_of(view: View) -> tuple[Message, ...]:
    """Say since when nothing is on record, where that is before the view's date."""
    if not view.is_silent:
        return ()
    return (
        message(
            "Up to {date}, nothing is on record after {last}.",
            date=InWords(view.as_of.last_date),
            last=last_word_label(view),
        ),
    )


def _latest_entry(view: View) -> tuple[Message, ...]:
    """Name the entry that brings the date, where it is no report's: a slip in it moves all."""
    when = view.as_of.last_word
    if view.as_of.is_published:
        return ()
    found = [
        (action.id, entry.source)
        for action in view.record.actions
        for entry in action.log
        if entry.on == when
    ]
    if not found:
        return ()
    (first, document), others = found[0], len({identifier for identifier, _ in found}) - 1
    latest = message(
        "The latest entry is of {date}: {action} ({document}).",
        date=InWords(when),
        action=first,
        document=document,
    )
    if not others:
        return (latest,)
    return (
        counted(
            "The latest entry is of {date}: {action} ({document}), and {count} other action.",
            "The latest entry is of {date}: {action} ({document}), and {count} other actions.",
            count=others,
            date=InWords(when),
            action=first,
            document=document,
        ),
    )


def last_word_label(view: View) -> Message:
    """Name the latest date up to the view's that something is on record of, and the documents."""
    latest = view.last_word
    if latest.as_of.published is not None:
        return snapshot_label(latest.as_of.published)
    return message(
        "{month} ({document})",
        month=InWords(latest.as_of.last_word),
        document=documents_of_last_word(view),
    )


def documents_of_last_word(view: View) -> Value:
    """Name the report that the latest figures up to the view's date are of, or the documents."""
    latest = view.last_word
    if latest.as_of.published is not None:
        return latest.as_of.published.document
    last_day = latest.as_of.last_word.last_day
    documents = {
        entry.source
        for action in view.record.actions
        for entry in action.log
        if entry.on.last_day == last_day
    }
    return Enumeration((*sorted(documents, key=natural_order),))


def snapshot_label(snapshot: Snapshot) -> Message:
    """Name a report by the month of its data and its symbol."""
    month = PartialDate.parse(snapshot.as_of.month)
    return message("{month} ({document})", month=InWords(month), document=snapshot.document)


def snapshot_presented(snapshot: Snapshot) -> Message:
    """Name a report, and say when it was presented where that is on record."""
    label, presented = snapshot_label(snapshot), snapshot.presented
    if presented is None:
        return label
    if presented.precision is Precision.DAY:
        return message("{report}, presented on {date}", report=label, date=InWords(presented))
    return message("{report}, presented in {date}", report=label, date=InWords(presented))


def origin(as_of: AsOf, commit: str | None) -> Origin:
    """Return where figures for the date come from."""
    documents = tuple(snapshot.document for snapshot in as_of.snapshots)
    return Origin(as_of.date, as_of.day, documents, commit)


def sources_of_report(view: View, commit: str | None) -> Iterator[Message]:
    """Name the documents that were read for what the report says, and the data's commit."""
    documents = tuple(_documents_read(view))
    yield message("Sources: {documents}.", documents=Enumeration(documents))
    if commit is not None:
        yield message("Data: git commit {commit}.", commit=commit)


def _documents_read(view: View) -> dict[str, None]:
    """Return each document once: those of the snapshots first, the others by their symbols.

    What a document says that the record knows through another one was read in that one.
    """
    snapshots = view.as_of.snapshots
    of_fields = {each.action.source for each in view.states if each.action.source is not None}
    of_entries = {entry.source for each in view.states for entry in each.entries}
    others = of_fields | {document_read(each, view.record) for each in of_entries}
    return dict.fromkeys(
        [*(each.read_from for each in snapshots), *sorted(others, key=natural_order)]
    )


def document_as_read(symbol: str, record: Record, on: PartialDate | None = None) -> Value:
    """Name a document and its date, and where what it says was read if that is another one."""
    source, named = document_read(symbol, record), _with_date((symbol, on))
    if source == symbol:
        return named
    return message("{document}, as read in {source}", document=named, source=source)


def document_read(symbol: str, record: Record) -> str:
    """Return the document in which what another one says was read: most often that one itself."""
    return next(
        (each.source for each in record.snapshots if each.document == symbol and each.source),
        symbol,
    )


def fields_source(state: State, record: Record) -> _Source | None:
    """Return the document that category, title and due date were read from, where one is named."""
    symbol = state.action.source
    return None if symbol is None else (symbol, record.dates_of_documents.get(symbol))


def entry_source(entry: LogEntry | None) -> _Source | None:
    """Return the document that an entry comes from, with the entry's date."""
    return None if entry is None else (entry.source, entry.on)


def evidence_of(entries: Iterable[LogEntry]) -> Value:
    """Name what shows that entries are so, each once, None where nothing is on record."""
    return evidence_named(each for entry in entries for each in entry.evidence)


def entries_that_hold(state: State) -> Sequence[LogEntry]:
    """Return the entries from the last reopening on: what was done before is done no more."""
    entries = state.entries
    told = [(place, entry.status) for place, entry in enumerate(entries) if entry.status]
    reopenings = [
        place
        for (_, before), (place, status) in pairwise(told)
        if before is Status.IMPLEMENTED and status.is_open
    ]
    return entries[reopenings[-1] :] if reopenings else entries


def evidence_named(evidence: Iterable[str]) -> Value:
    """Name documents and addresses, each once, None where there are none."""
    shown = dict.fromkeys(evidence)
    return Enumeration(tuple(map(named, shown)), apart=True) if shown else None


def sources(found: Iterable[_Source | None]) -> Value:
    """Name each document with its date once, None where there is none."""
    named = dict.fromkeys(each for each in found if each is not None)
    said = tuple(_with_date(each) for each in named)
    return said[0] if len(said) == 1 else Enumeration(said) if said else None


def read_later(view: View) -> Iterator[Message]:
    """Say of how many open actions category and due date were not on record yet at the date.

    They are shown all the same: an initial date does not change, and the reader is told.
    """
    later = [state for state in view.open if not view.knows_fields(state.action)]
    if later:
        yield counted(
            "Category and due date of {count} open action come from a later document: {documents}.",
            "Categories and due dates of {count} open actions come from later documents: "
            "{documents}.",
            count=len(later),
            documents=sources(fields_source(state, view.record) for state in later),
        )


def latest_entry(states: Iterable[State]) -> LogEntry | None:
    """Return the latest entry of those that what is said of the actions comes from."""
    entries = (
        entry
        for state in states
        for entry in (state.since, state.expectation, state.update)
        if entry is not None
    )
    return max(entries, key=lambda entry: entry.on.last_day, default=None)


def source_facts(state: State) -> tuple[Cell, ...]:
    """Return the cells under SOURCE_FACTS."""
    expectation, update = state.expectation, state.update
    values: tuple[Value, ...] = (
        state.action.source,
        None if expectation is None else expectation.source,
        None if expectation is None else expectation.on,
        None if update is None else update.source,
        None if update is None else update.on,
    )
    return tuple(Cell(value) for value in values)


def _with_date(source: _Source | None) -> Value:
    match source:
        case None:
            return None
        case (symbol, None):
            return symbol
        case (symbol, date):
            return message("{document}, {date}", document=symbol, date=date)
