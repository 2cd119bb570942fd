"""The actions that a reader asked for, as a report with one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import Message, Paragraph, Report, Section, Table, counted, message
from sip.report.lists.columns import columns_of
from sip.report.provenance import origin, subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.lists.columns import ListColumn


def action_list(
    view: View,
    states: Sequence[State],
    *,
    sums_up_unlisted: bool,
    columns: Sequence[ListColumn] = (),
) -> Report:
    """Return the actions in the order given; unlisted ones may be summed up in a line.

    Without columns that were chosen, the table has the usual ones, and all others for programs.
    """
    unlisted = sum(state.action.is_unlisted for state in states) if sums_up_unlisted else 0
    shown = [state for state in states if not (unlisted and state.action.is_unlisted)]
    found = Paragraph(tuple(_found(len(shown), unlisted)))
    return Report(
        message("{plan}: actions", plan=view.record.plan.title),
        subtitle(view),
        (Section("actions", None, (_table(view, shown, columns), found)),),
        origin(view.as_of, None),
    )


def _table(view: View, states: Sequence[State], chosen: Sequence[ListColumn]) -> Table:
    columns = chosen or columns_of(view.record)
    return Table(
        "actions",
        tuple(each.unasked for each in columns),
        tuple(tuple(each.cell(state, view) for each in columns) for state in states),
    )


def _found(listed: int, unlisted: int) -> Iterator[Message]:
    yield counted("{count} action listed.", "{count} actions listed.", count=listed)
    if unlisted:
        yield counted(
            "{count} unlisted action matches: --unlisted lists it.",
            "{count} unlisted actions match: --unlisted lists them.",
            count=unlisted,
        )
