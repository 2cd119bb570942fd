"""The two reports that sip writes: the status in short, and the draft of a progress report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import Precision
from sip.report import sentences
from sip.report.charts import progress_chart
from sip.report.document import (
    Enumeration,
    Message,
    Origin,
    Paragraph,
    Report,
    Section,
    Value,
    message,
)
from sip.report.tables import category_table, progress_table, snapshot_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.as_of import AsOf
    from sip.plan.view import View
    from sip.report.document import Chart, Table

CATEGORIES_HEADING = message("Open actions by category")
LATE_HEADING = message("Late actions")
NEXT_HEADING = message("Expected completion")
SECTIONS = ("progress", "table", "chart", "categories", "late", "next", "annex", "method")


def status(view: View) -> Report:
    """Return the progress table, the open actions by category, the late ones, the unlisted."""
    unlisted = Paragraph((sentences.unlisted(view),))
    return Report(
        view.record.plan.title,
        subtitle(view.as_of),
        (
            Section("table", None, (progress_table(view),)),
            Section("categories", CATEGORIES_HEADING, (category_table(view),)),
            Section("late", LATE_HEADING, tuple(sentences.late(view))),
            Section("unlisted", None, (unlisted,)),
        ),
        origin(view.as_of, None),
    )


def progress_report(view: View, commit: str | None = None) -> Report:
    """Return the draft of the report for the date, from the data of the commit."""
    return Report(
        message("{plan}: progress report", plan=view.record.plan.title),
        (*subtitle(view.as_of), *_sources(view.as_of, commit)),
        (
            Section("progress", message("Progress"), tuple(sentences.progress(view))),
            Section("table", message("Progress table"), (progress_table(view),)),
            Section("chart", message("Progress over time"), (progress_chart(view),)),
            Section("categories", CATEGORIES_HEADING, tuple(sentences.categories(view))),
            Section("late", LATE_HEADING, tuple(sentences.late(view))),
            Section("next", NEXT_HEADING, tuple(sentences.expected_next(view))),
            Section("annex", message("Annex: open actions"), tuple(sentences.annex(view))),
            Section("method", message("How the figures are made"), sentences.method(view)),
        ),
        origin(view.as_of, commit),
    )


def chart_report(view: View, chart: Chart | Table) -> Report:
    """Return a chart of the record, or its figures, under the date that it is drawn for."""
    section = Section("chart", None, (chart,))
    return Report(
        view.record.plan.title, subtitle(view.as_of), (section,), origin(view.as_of, None)
    )


def origin(as_of: AsOf, commit: str | None) -> Origin:
    """Return where figures for the date come from."""
    documents = tuple(snapshot.document for snapshot in as_of.snapshots)
    return Origin(as_of.date, as_of.day, documents, commit)


def _sources(as_of: AsOf, commit: str | None) -> Iterator[Message]:
    if as_of.snapshots:
        documents = Enumeration(tuple(snapshot.document for snapshot in as_of.snapshots))
        yield message("Sources: {documents}.", documents=documents)
    if commit is not None:
        yield message("Data: git commit {commit}.", commit=commit)


def subtitle(as_of: AsOf) -> tuple[Value, ...]:
    """Say which date was used, and which report is the latest at that date."""
    snapshot = as_of.latest_snapshot
    when = (
        message("As of {date}.", date=as_of.last_date)
        if as_of.date.precision is Precision.DAY
        else message("As of {date}, by its last day, {day}.", date=as_of.date, day=as_of.last_date)
    )
    if snapshot is None:
        return (when, message("No report was published by then."))
    if as_of.is_published:
        return (when, message("The latest report is {report}.", report=snapshot_label(snapshot)))
    return (
        when,
        message(
            "No report was published for this date; the latest before it is {report}.",
            report=snapshot_label(snapshot),
        ),
    )
