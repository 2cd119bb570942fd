"""The first page of a site: every date that has a page, and every action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.charts.progress import progress_chart
from sip.report.document import Report, Section, Table, message
from sip.report.lists.columns import columns_meant, columns_of
from sip.report.provenance import origin, subtitle
from sip.report.tables import progress_table

if TYPE_CHECKING:
    from sip.plan.view import View
    from sip.report.document import Value


def site_index(view: View) -> Report:
    """Return the progress table, whose rows are the dates, its chart, and a row for each action.

    The sub-actions have a progress table of their own.
    """
    of_parts = () if view.sub_actions is None else (progress_table(view.sub_actions),)
    return Report(
        view.record.plan.title,
        subtitle(view),
        (
            Section("table", message("Progress table"), (progress_table(view),)),
            *(Section(each.name, message("Sub-actions"), (each,)) for each in of_parts),
            Section("chart", message("Progress over time"), (progress_chart(view),)),
            Section("actions", message("Actions"), (_actions(view),)),
        ),
        origin(view.as_of, None),
    )


def _actions(view: View) -> Table:
    """Return every action and sub-action, to be chosen by what classifies it."""
    record = view.record
    known = {each.column.name for each in columns_of(record)}
    names = ["id", "title", "category", "status", *record.plan.fields]
    if record.parts:
        names.insert(1, "part_of")
    columns = columns_meant((name for name in names if name in known), record)
    rows = tuple(tuple(each.cell(state, view) for each in columns) for state in view.states)
    return Table("actions", tuple(each.column for each in columns), rows)


def dates_of(view: View) -> tuple[tuple[str, Value], ...]:
    """Return each date that has a page, as it is written, with what the index calls it."""
    rows = progress_table(view).rows
    return tuple(
        (each.as_of.date.written, row[0].value) for each, row in zip(view.rows, rows, strict=True)
    )
