"""The two reports that sip writes: the status in short, and the draft of a progress report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import SUB_ACTIONS
from sip.plan.kinds.style import DraftStyle
from sip.report import sentences
from sip.report.categories import categories
from sip.report.changes.moved import moved
from sip.report.charts.progress import progress_chart
from sip.report.charts.timeline import timeline_chart
from sip.report.document import Paragraph, Report, Section, message
from sip.report.draft.completion import expected_next
from sip.report.draft.governing_body import NOTHING_GIVEN, for_governing_bodies
from sip.report.draft.insets import insets
from sip.report.draft.summary import summary_table
from sip.report.grouping import by_category
from sip.report.lateness import late, late_in_short, late_table, none_open
from sip.report.provenance import origin, sources_of_report, subtitle
from sip.report.tables import category_table, open_parts_table, progress_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.view import View
    from sip.report.document import Block, Chart, Message, Table
    from sip.report.draft.governing_body import Submission
    from sip.report.grouping import Tally

LATE_HEADING = message("Late actions")
TIMELINE_HEADING = message("Due against expected")
NEXT_HEADING = message("Expected completion")
OPEN_ACTIONS = "categories"
SECTIONS = (
    "summary",
    "progress",
    "table",
    SUB_ACTIONS,
    "chart",
    "moved",
    OPEN_ACTIONS,
    "late",
    "next",
    "timeline",
    "method",
    "action",
    "annex",
)


def status(view: View, grouping: Tally | None = None) -> Report:
    """Return the progress table, the open actions by category, the late ones, the unlisted.

    They are told by another grouping where one is given.
    """
    unlisted = Paragraph((sentences.unlisted(view),))
    return Report(
        view.record.plan.title,
        subtitle(view),
        (
            Section("table", None, (progress_table(view),)),
            *_sub_actions(view),
            Section(OPEN_ACTIONS, _heading(view, grouping), (category_table(view, grouping),)),
            Section("late", LATE_HEADING, tuple(late(view, has_written_dates=True))),
            Section("unlisted", None, (unlisted,)),
        ),
        origin(view.as_of, None),
    )


def _heading(view: View, grouping: Tally | None) -> Message:
    told = grouping or by_category(view.record)
    return message("Open actions") if told is None else told.heading


def _sub_actions(view: View) -> Iterator[Section]:
    """Yield the progress table of the sub-actions, which are counted by themselves, and the late.

    How many are late, and of how many that is unknown, stands above the table of those that are.
    """
    if (parts := view.sub_actions) is not None:
        late = replace(late_table(parts, has_written_dates=True), name="late_sub_actions")
        blocks = (progress_table(parts), open_parts_table(parts), late)
        yield Section(SUB_ACTIONS, message("Sub-actions"), blocks)


def progress_report(
    view: View,
    commit: str | None = None,
    grouping: Tally | None = None,
    submission: Submission = NOTHING_GIVEN,
) -> Report:
    """Return the draft of the report for the date, from the data of the commit, in its style."""
    by_kind = tuple(categories(view, grouping))
    plain = Report(
        message("{plan}: progress report", plan=view.record.plan.title),
        (*subtitle(view), *sources_of_report(view, commit)),
        (
            Section("summary", None, (summary_table(view),)),
            Section("progress", message("Progress"), tuple(sentences.progress(view))),
            Section("table", message("Progress table"), (progress_table(view),)),
            *_sub_actions(view),
            Section("chart", message("Progress over time"), (progress_chart(view),)),
            Section("moved", _since_the_last_report(), tuple(moved(view))),
            Section(OPEN_ACTIONS, _heading(view, grouping), by_kind),
            Section("late", LATE_HEADING, tuple(late_in_short(view))),
            Section("next", NEXT_HEADING, tuple(expected_next(view))),
            # It has a line for each open action, and so comes after what is read first.
            Section("timeline", TIMELINE_HEADING, tuple(_timeline(view))),
            Section("method", message("How the figures are made"), sentences.method(view)),
            Section("annex", message("Annex"), tuple(sentences.annex(view)), is_apart=True),
        ),
        origin(view.as_of, commit),
        insets(view, submission.symbol),
    )
    if view.record.plan.style is DraftStyle.WHO:
        return for_governing_bodies(plain, view, submission)
    return plain


def _since_the_last_report() -> Message:
    return message("Implemented since the last report")


def _timeline(view: View) -> Iterator[Block]:
    """Draw the open actions, where there is one."""
    yield timeline_chart(view) if view.open else Paragraph((none_open(),))


def chart_report(view: View, chart: Chart | Table) -> Report:
    """Return a chart of the record, or its figures, under the date that it is drawn for."""
    section = Section("chart", None, (chart,))
    return Report(view.record.plan.title, subtitle(view), (section,), origin(view.as_of, None))
