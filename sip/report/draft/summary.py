"""The box of a draft's first page: the figures of the date, and how far they moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.figure import Figure
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    InWords,
    Percentage,
    Table,
    in_context,
    message,
)
from sip.report.draft.insets import (
    overdue,
    past_expected,
    with_unknown,
    without_due,
    without_expected,
)
from sip.report.provenance import snapshot_label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.plan.view import View
    from sip.report.document import Message, Value


def summary_table(view: View) -> Table:
    """Return a row for each figure, with its change since the report before where that is known.

    A count of late actions has moved by so much only where no open action's date is unknown. It
    bears its own date where that is later than the one of the other figures.
    """
    earlier = view.last_word.as_of.earlier_snapshots
    before = view.at(earlier[-1]) if earlier else None
    columns = [
        Column("figure", message("Figure")),
        Column(
            "now",
            message("As of {date}", date=InWords(view.last_word.as_of.last_date)),
            ColumnKind.NUMBER,
        ),
    ]
    if before is not None:
        since = message("Since {report}", report=snapshot_label(earlier[-1]))
        columns.append(Column("change", since, ColumnKind.NUMBER))
    rows = [
        (Cell(name), Cell(value), *(() if before is None else (Cell(change),)))
        for name, value, change in _rows(view, before)
    ]
    return Table("summary", tuple(columns), tuple(rows))


def _rows(view: View, before: View | None) -> Iterator[tuple[Message, Value, Value]]:
    def change(of: Callable[[View], int | None]) -> Value:
        return None if before is None else _signed(of(view), of(before))

    figures = view.figures
    yield _ACTIONS, figures.actions, change(lambda each: each.figures.actions)
    share = figures.closed_percent
    implemented: Value = figures.implemented
    if share is not None:
        implemented = message(
            "{number} ({share})", number=figures.implemented, share=Percentage(share)
        )
    yield _IMPLEMENTED, implemented, change(lambda each: each.figures.implemented)
    used = view.record.figures_used
    if Figure.VERIFIED in used:
        yield _VERIFIED, figures.verified, change(lambda each: each.figures.verified)
    if Figure.NOT_STARTED in used:
        yield _NOT_STARTED, figures.not_started, change(lambda each: each.figures.not_started)
    yield _IN_PROGRESS, figures.in_progress, change(lambda each: each.figures.in_progress)
    yield (
        _late(_OVERDUE, view),
        with_unknown(overdue(view), without_due(view)),
        change(_overdue_of_all),
    )
    yield (
        _late(_PAST_EXPECTED, view),
        with_unknown(past_expected(view), without_expected(view)),
        change(_past_expected_of_all),
    )


_ACTIONS = in_context("progress table", "Actions")
_IMPLEMENTED = in_context("progress table", "Implemented")
_VERIFIED = in_context("progress table", "Verified")
_NOT_STARTED = in_context("progress table", "Not started")
_IN_PROGRESS = in_context("progress table", "In progress")
_OVERDUE = message("Overdue")
_PAST_EXPECTED = message("Past expected")


def _late(figure: Message, view: View) -> Message:
    if not view.is_silent:
        return figure
    return message("{figure}, {date}", figure=figure, date=InWords(view.as_of.last_date))


def _signed(now: int | None, before: int | None) -> Value:
    if now is None or before is None:
        return None
    if now > before:
        return message("+{number}", number=now - before)
    return message("−{number}", number=before - now) if now < before else 0


def _overdue_of_all(view: View) -> int | None:
    return None if without_due(view) else overdue(view)


def _past_expected_of_all(view: View) -> int | None:
    return None if without_expected(view) else past_expected(view)
