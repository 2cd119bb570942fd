"""When each open action was due and when it is expected, with the as-of date through them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.charts.notes import LAST_DAYS, notes
from sip.report.charts.plots import Stretch, Timeline
from sip.report.document import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    InWords,
    Table,
    counted,
    in_context,
    message,
)
from sip.report.lateness import actions_named, none_open

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.document import Message, Value

_UNKNOWN = in_context("date", "unknown")


def timeline_chart(view: View) -> Chart:
    """Return a line for every open action, the ones due first above.

    Unlisted ones without a date are one line, as nothing tells them apart.
    """
    stretches = tuple(_stretches(view))
    return Chart(
        name="timeline",
        finding=_finding(view),
        caption=message("Due and expected dates of the open actions"),
        notes=notes(view, LAST_DAYS),
        alternative=tuple(_in_words(each) for each in stretches),
        plot=Timeline(view.as_of.last_date, stretches),
        figures=_figures(stretches),
    )


def _stretches(view: View) -> Iterator[Stretch]:
    unlisted: list[State] = []
    for state in sorted(view.open, key=_order):
        action = state.action
        if action.is_unlisted and action.due is None and state.expected is None:
            unlisted.append(state)
        else:
            yield Stretch(action.id, action.title, action.due, state.expected)
    if unlisted:
        yield Stretch(actions_named([each.action.id for each in unlisted]), None, None, None)


def _order(state: State) -> tuple[bool, bool, list[dt.date]]:
    """Return what to sort by: the due date, then the expected one, what is unknown last."""
    due, expected = state.action.due, state.expected
    known = [date.last_day for date in (due, expected) if date is not None]
    return (due is None, expected is None and due is None, known)


def _finding(view: View) -> Message:
    slipped = sum(state.is_slipped for state in view.open)
    if not view.open:
        return none_open()
    if not slipped:
        return message("No open action is known to be expected later than it was due")
    return counted(
        "{slipped} of {count} open action expected later than it was due",
        "{slipped} of {count} open actions expected later than they were due",
        count=len(view.open),
        slipped=slipped,
    )


def _in_words(stretch: Stretch) -> Message:
    return message(
        "{action}: due {due}, expected {expected}.",
        action=stretch.id,
        due=_UNKNOWN if stretch.due is None else InWords(stretch.due),
        expected=_UNKNOWN
        if stretch.expected is None
        else InWords(stretch.expected, is_deadline=True),
    )


def _figures(stretches: tuple[Stretch, ...]) -> Table:
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("due", message("Due")),
        Column("expected", message("Expected")),
    )
    rows: list[tuple[Value, ...]] = [
        (each.id, each.title, each.due, each.expected) for each in stretches
    ]
    return Table("timeline", columns, tuple(tuple(Cell(value) for value in row) for row in rows))
