"""What is late and what is to come: the open actions by their due and expected dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.partial_date import months_between
from sip.report.document import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    InWords,
    Message,
    Paragraph,
    Table,
    Tone,
    Value,
    counted,
    message,
)
from sip.report.provenance import (
    SOURCE_COLUMN,
    SOURCE_FACTS,
    entry_source,
    fields_source,
    last_word_label,
    read_later,
    source_facts,
    sources,
)
from sip.text.ids import runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View


LATE_WORDS = (message("overdue"), message("slipped"), message("past expected"))


def none_open() -> Message:
    """Say that all is done."""
    return message("No action is open.")


def late(view: View, *, has_written_dates: bool = False) -> Iterator[Block]:
    """Say how many open actions are late and for how many that is unknown, and list them."""
    yield Paragraph(tuple(_late(view)) if view.open else (none_open(),))
    yield late_table(view, has_written_dates=has_written_dates)


def late_in_short(view: View) -> Iterator[Block]:
    """Say how many open actions are late; the table of all open ones says which."""
    yield Paragraph(tuple(_late(view)) if view.open else (none_open(),))
    yield replace(late_table(view), is_fact=True)


def _late(view: View) -> Iterator[Message]:
    yield from dates_of_lateness(view)
    without_due = sum(state.action.due is None for state in view.open)
    without_expected = sum(state.expected is None for state in view.open)
    date = view.as_of.last_date
    yield _overdue(sum(state.is_overdue for state in view.open), date, without_due)
    yield from _without_due(without_due)
    yield from read_later(view)
    slipped = sum(state.is_slipped for state in view.open)
    yield _slipped(slipped, max(without_due, without_expected))
    yield past_expected_in_words(view, without_expected)
    yield from without_expected_in_words(without_expected)


def dates_of_lateness(view: View) -> Iterator[Message]:
    """Say which dates the open actions and the late ones are of, where they are not the same."""
    if view.is_silent:
        yield message(
            "Which actions are open is known as of {report}; what is late is worked out for "
            "{date}.",
            report=last_word_label(view),
            date=InWords(view.as_of.last_date),
        )


def date_of_open_actions(view: View) -> Value:
    """Return the date that a table of open actions bears, with that of lateness if another."""
    date = InWords(view.last_word.as_of.date)
    if not view.is_silent:
        return date
    return message("{date} (what is late: {day})", date=date, day=InWords(view.as_of.last_date))


def _overdue(number: int, date: PartialDate, unknown: int) -> Message:
    if number:
        return counted(
            "{count} open action is overdue: it was due before {date}.",
            "{count} open actions are overdue: they were due before {date}.",
            count=number,
            date=InWords(date),
        )
    if unknown:
        return message("No open action is known to be overdue.")
    return message("No open action is overdue.")


def _slipped(number: int, unknown: int) -> Message:
    if number:
        return counted(
            "{count} open action has slipped: it is expected later than it was due.",
            "{count} open actions have slipped: they are expected later than they were due.",
            count=number,
        )
    if unknown:
        return message("No open action is known to have slipped.")
    return message("No open action has slipped.")


def past_expected_in_words(view: View, unknown: int) -> Message:
    """Say how many open actions are past expected, or that none is known to be."""
    number = sum(state.is_past_expected for state in view.open)
    if number:
        return counted(
            "{count} open action is past expected: it was expected before {date}.",
            "{count} open actions are past expected: they were expected before {date}.",
            count=number,
            date=InWords(view.as_of.last_date),
        )
    if unknown:
        return message("No open action is known to be past expected.")
    return message("No open action is past expected.")


def unknown_dates(view: View) -> Iterator[Message]:
    """Say for how many open actions it is unknown whether they are late."""
    yield from _without_due(sum(state.action.due is None for state in view.open))
    yield from without_expected_in_words(sum(state.expected is None for state in view.open))


def _without_due(number: int) -> Iterator[Message]:
    if number:
        yield counted(
            "For {count} open action no due date is on record.",
            "For {count} open actions no due date is on record.",
            count=number,
        )


def without_expected_in_words(number: int) -> Iterator[Message]:
    """Say for how many no expected date is on record, where there are any."""
    if number:
        yield counted(
            "For {count} open action no expected date is on record.",
            "For {count} open actions no expected date is on record.",
            count=number,
        )


def late_table(view: View, *, has_written_dates: bool = False) -> Table:
    """Return the open actions that are overdue, have slipped or are past expected.

    Dates are as they are written where the table has to be narrow, and else in words.
    """
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
        Column("overdue_by", message("Overdue by"), ColumnKind.NUMBER),
        Column("slipped_by", message("Slipped by"), ColumnKind.NUMBER),
        Column("past_expected_by", message("Past expected by"), ColumnKind.NUMBER),
        SOURCE_COLUMN,
        Column.fact("overdue_days"),
        Column.fact("slipped_days"),
        Column.fact("past_expected_days"),
        *SOURCE_FACTS,
    )
    rows = tuple(
        _late_row(state, view.record, has_written_dates=has_written_dates) for state in view.late
    )
    return Table("late", columns, rows)


def _late_row(state: State, record: Record, *, has_written_dates: bool) -> tuple[Cell, ...]:
    due, expected = state.action.due, state.expected
    return (
        Cell(state.action.id),
        Cell(state.action.title),
        Cell(due if has_written_dates else in_words(due)),
        Cell(expected if has_written_dates else expected_in_words(state)),
        Cell(overdue_by(state), tone=Tone.ALERT if state.is_overdue else Tone.PLAIN),
        Cell(slipped_by(state)),
        Cell(past_expected_by(state), tone=Tone.ALERT if state.is_past_expected else Tone.PLAIN),
        Cell(sources((fields_source(state, record), entry_source(state.expectation)))),
        Cell(state.overdue_days),
        Cell(state.slipped_days),
        Cell(state.past_expected_days),
        *source_facts(state),
    )


def in_words(date: PartialDate | None) -> InWords | None:
    """Return a date as sentences say it, None where it is unknown."""
    return None if date is None else InWords(date)


def expected_in_words(state: State) -> InWords | None:
    """Return the expected date as sentences say it: a December is the end of its year."""
    return None if state.expected is None else InWords(state.expected, is_deadline=True)


def overdue_by(state: State) -> Value:
    """Say for how many days it has been overdue, None where it is not."""
    return _days(state.overdue_days)


def past_expected_by(state: State) -> Value:
    """Say for how many days it has been past expected, None where it is not."""
    return _days(state.past_expected_days)


def slipped_by(state: State) -> Value:
    """Say by how many months, or days within a month, it has slipped, None where it has not."""
    due, expected, days = state.action.due, state.expected, state.slipped_days
    if due is None or expected is None or days is None:
        return None
    if months := months_between(due, expected):
        return counted("{count} month", "{count} months", count=months)
    return _days(days)


def _days(number: int | None) -> Value:
    return None if number is None else counted("{count} day", "{count} days", count=number)


def late_cell(state: State) -> Cell:
    """Say in words how an open action is late, None where it is not known to be."""
    so = (state.is_overdue, state.is_open and state.is_slipped, state.is_past_expected)
    said = tuple(word for word, is_so in zip(LATE_WORDS, so, strict=True) if is_so)
    is_alert = state.is_overdue or state.is_past_expected
    return Cell(Enumeration(said) if said else None, tone=Tone.ALERT if is_alert else Tone.PLAIN)


def unnamed(number: int) -> Message:
    """Say how many actions a row stands for that the record counts without naming them."""
    return counted(
        "{count} action not named in the record",
        "{count} actions not named in the record",
        count=number,
    )


def actions_named(ids: Sequence[str]) -> Value:
    """Name actions by their ids, several by the ends of runs of them and their number."""
    if len(ids) == 1:
        return ids[0]
    named = tuple(
        first if first == last else message("{first} to {last}", first=first, last=last)
        for first, last in runs(ids)
    )
    return counted(
        "{actions} ({count} action)",
        "{actions} ({count} actions)",
        count=len(ids),
        actions=Enumeration(named),
    )
