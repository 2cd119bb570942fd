"""The actions that a reader asked for, as a report with one table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.report.document import (
    Cell,
    Column,
    Footnote,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    counted,
    message,
)
from sip.report.lists.columns import columns_of
from sip.report.provenance import origin, subtitle

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.progress import State
    from sip.plan.view import View
    from sip.report.lists.columns import ListColumn
    from sip.report.lists.tree import ListRow

# Below a list, of an action that was not asked for.
_FOR_ITS_PARTS = Footnote(1, message("Not asked for: it stands here for the sub-actions below it."))
# Whether an action was not asked for, but is there for its sub-actions.
_CONTEXT = Column.fact("is_context")


def action_list(
    view: View,
    rows: Sequence[ListRow],
    *,
    sums_up_unlisted: bool,
    columns: Sequence[ListColumn] = (),
) -> Report:
    """Return the actions in the order given; unlisted ones may be summed up in a line.

    Without columns that were chosen, the table has the usual ones, and all others for programs.
    """
    summed_up = frozenset(_summed_up(rows) if sums_up_unlisted else ())
    shown = [row for row in rows if row.state.action.id not in summed_up]
    asked = [row.state for row in rows if not row.is_context]
    found = (
        *_listed([state for state in asked if state.action.id not in summed_up]),
        *_unlisted([state for state in asked if state.action.id in summed_up]),
    )
    return Report(
        message("{plan}: actions", plan=view.record.plan.title),
        subtitle(view),
        (Section("actions", None, (_table(view, shown, columns), Paragraph(found))),),
        origin(view.as_of, None),
    )


def _summed_up(rows: Sequence[ListRow]) -> Iterator[str]:
    """Yield the ids of the unlisted actions, and of those that stand for such ones alone.

    One that named sub-actions are listed below is listed itself.
    """
    named = {row.state.action.part_of for row in rows if not row.state.action.is_unlisted}
    for row in rows:
        action = row.state.action
        if (action.is_unlisted or row.is_context) and action.id not in named:
            yield action.id


def _table(view: View, rows: Sequence[ListRow], chosen: Sequence[ListColumn]) -> Table:
    columns = chosen or columns_of(view.record)
    has_context = any(row.is_context for row in rows)
    return Table(
        "actions",
        (*(each.unasked for each in columns), *((_CONTEXT,) if has_context else ())),
        tuple(_row(row, view, columns, has_context=has_context) for row in rows),
        (_FOR_ITS_PARTS,) if has_context else (),
    )


def _row(
    row: ListRow, view: View, columns: Sequence[ListColumn], *, has_context: bool
) -> tuple[Cell, ...]:
    first, *others = (each.cell(row.state, view) for each in columns)
    marks = (_FOR_ITS_PARTS.number,) if row.is_context else ()
    context = (Cell("true" if row.is_context else None),) if has_context else ()
    return (replace(first, footnotes=marks, is_below=row.is_below), *others, *context)


def _listed(states: Sequence[State]) -> Iterator[Message]:
    """Say how many actions there are, and how many sub-actions by themselves."""
    parts = sum(state.action.is_part for state in states)
    actions = len(states) - parts
    if actions or not parts:
        yield counted("{count} action listed.", "{count} actions listed.", count=actions)
    if parts:
        yield counted("{count} sub-action listed.", "{count} sub-actions listed.", count=parts)


def _unlisted(states: Sequence[State]) -> Iterator[Message]:
    """Say how many match without being listed: actions, and sub-actions by themselves."""
    parts = sum(state.action.is_part for state in states)
    if actions := len(states) - parts:
        yield counted(
            "{count} unlisted action matches: --unlisted lists it.",
            "{count} unlisted actions match: --unlisted lists them.",
            count=actions,
        )
    if parts:
        yield counted(
            "{count} unlisted sub-action matches: --unlisted lists it.",
            "{count} unlisted sub-actions match: --unlisted lists them.",
            count=parts,
        )
