"""The actions that a reader asked for, as a report with one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    counted,
    message,
)
from sip.report.provenance import (
    SOURCE_COLUMN,
    SOURCE_FACTS,
    entry_source,
    fields_source,
    origin,
    source_facts,
    sources,
    subtitle,
)
from sip.report.tables import STATUS_NAMES, category_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View


def action_list(view: View, states: Sequence[State], *, sums_up_unlisted: bool) -> Report:
    """Return the actions in the order given; unlisted ones may be summed up in a line."""
    unlisted = sum(state.action.is_unlisted for state in states) if sums_up_unlisted else 0
    shown = [state for state in states if not (unlisted and state.action.is_unlisted)]
    table = Table("actions", _COLUMNS, tuple(_row(state, view.record) for state in shown))
    found = Paragraph(tuple(_found(len(shown), unlisted)))
    return Report(
        message("{plan}: actions", plan=view.record.plan.title),
        subtitle(view),
        (Section("actions", None, (table, found)),),
        origin(view.as_of, None),
    )


_COLUMNS = (
    Column("id", message("Action")),
    Column("status", message("Status")),
    Column("category", message("Category")),
    Column("due", message("Due")),
    Column("expected", message("Expected")),
    Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
    SOURCE_COLUMN,
    *SOURCE_FACTS,
)


def _row(state: State, record: Record) -> tuple[Cell, ...]:
    action = state.action
    tone = Tone.ALERT if state.is_overdue else Tone.PLAIN
    entries = (state.since, state.expectation)
    return (
        Cell(action.id),
        Cell(STATUS_NAMES[state.status]),
        Cell(category_name(action, record)),
        Cell(action.due, tone=tone),
        Cell(state.expected, tone=Tone.ALERT if state.is_past_expected else Tone.PLAIN),
        Cell(action.title),
        Cell(sources((fields_source(state, record), *map(entry_source, entries)))),
        *source_facts(state),
    )


def _found(listed: int, unlisted: int) -> Iterator[Message]:
    yield counted("{count} action listed.", "{count} actions listed.", count=listed)
    if unlisted:
        yield counted(
            "{count} unlisted action matches: --unlisted lists it.",
            "{count} unlisted actions match: --unlisted lists them.",
            count=unlisted,
        )
