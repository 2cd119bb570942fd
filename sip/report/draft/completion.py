"""What is to come: every open action by its dates, with what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.view import last_day
from sip.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    InWords,
    Message,
    Paragraph,
    Table,
    counted,
    message,
)
from sip.report.lateness import (
    expected_in_words,
    in_words,
    late_cell,
    none_open,
    past_expected_in_words,
    unnamed,
    without_expected_in_words,
)
from sip.report.provenance import (
    SOURCE_COLUMN,
    SOURCE_FACTS,
    entry_source,
    fields_source,
    source_facts,
    sources,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View


def expected_next(view: View) -> Iterator[Block]:
    """Say how many open actions are expected when, and list all of them."""
    yield Paragraph(tuple(_expected_next(view)) if view.open else (none_open(),))
    yield next_table(view)


def _expected_next(view: View) -> Iterator[Message]:
    """Say how many are to come; how many are not, or may not be, is said of the late ones."""
    past = sum(state.is_past_expected for state in view.open)
    without = sum(state.expected is None for state in view.open)
    if to_come := len(view.open) - past - without:
        yield counted(
            "{count} open action has an expected date of {date} or later.",
            "{count} open actions have an expected date of {date} or later.",
            count=to_come,
            date=InWords(view.as_of.last_date),
        )
    elif past:
        yield past_expected_in_words(view, without)
    else:
        yield from without_expected_in_words(without)


def next_table(view: View) -> Table:
    """Return every open action by date, with what is late; unlisted ones without one are one row.

    An action without an expected date stands where its due date is.
    """
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
        Column("late", message("Late")),
        SOURCE_COLUMN,
        Column.fact("past_expected_days"),
        *SOURCE_FACTS,
    )
    dated = sorted(view.open, key=lambda state: last_day(state.expected or state.action.due))
    unlisted = [each for each in dated if each.action.is_unlisted and each.expected is None]
    rows = [_next_row(state, view.record) for state in dated if state not in unlisted]
    if unlisted:
        name = unnamed(len(unlisted))
        rows.append((Cell(name), *(Cell(None) for _ in columns[1:])))
    return Table("next", columns, tuple(rows))


def _next_row(state: State, record: Record) -> tuple[Cell, ...]:
    return (
        Cell(state.action.id),
        Cell(state.action.title),
        Cell(in_words(state.action.due)),
        Cell(expected_in_words(state)),
        late_cell(state),
        Cell(sources((fields_source(state, record), entry_source(state.expectation)))),
        Cell(state.past_expected_days),
        *source_facts(state),
    )
