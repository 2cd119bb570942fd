"""The first page of a site: every date that has a page, and every action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.charts.progress import progress_chart
from sip.report.document import Cell, Column, ColumnKind, Report, Section, Table, message
from sip.report.provenance import origin, subtitle
from sip.report.tables import STATUS_NAMES, category_name, progress_table

if TYPE_CHECKING:
    from sip.plan.view import View
    from sip.report.document import Value


def site_index(view: View) -> Report:
    """Return the progress table, whose rows are the dates, its chart, and a row for each action."""
    return Report(
        view.record.plan.title,
        subtitle(view),
        (
            Section("table", message("Progress table"), (progress_table(view),)),
            Section("chart", message("Progress over time"), (progress_chart(view),)),
            Section("actions", message("Actions"), (_actions(view),)),
        ),
        origin(view.as_of, None),
    )


def _actions(view: View) -> Table:
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("category", message("Category")),
        Column("status", message("Status")),
    )
    rows = tuple(
        (
            Cell(state.action.id),
            Cell(state.action.title),
            Cell(category_name(state.action, view.record)),
            Cell(STATUS_NAMES[state.status]),
        )
        for state in view.states
    )
    return Table("actions", columns, rows)


def dates_of(view: View) -> tuple[tuple[str, Value], ...]:
    """Return each date that has a page, as it is written, with what the index calls it."""
    rows = progress_table(view).rows
    return tuple(
        (each.as_of.date.written, row[0].value) for each, row in zip(view.rows, rows, strict=True)
    )
