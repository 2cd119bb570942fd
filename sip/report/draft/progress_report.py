"""The draft of a progress report, whose style is that of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.figure import SUB_ACTIONS
from sip.plan.kinds.style import DraftStyle
from sip.report.categories import categories
from sip.report.changes.moved import moved
from sip.report.charts.progress import progress_chart
from sip.report.charts.timeline import timeline_chart
from sip.report.document import Paragraph, Report, Section, message
from sip.report.draft import sentences
from sip.report.draft.completion import expected_next
from sip.report.draft.governing_body import NOTHING_GIVEN, for_governing_bodies
from sip.report.draft.insets import insets
from sip.report.draft.summary import summary_table
from sip.report.lateness import late_in_short, none_open
from sip.report.provenance import origin, sources_of_report, subtitle
from sip.report.status import (
    LATE_HEADING,
    OPEN_ACTIONS,
    heading_of_open_actions,
    sub_actions,
)
from sip.report.tables import progress_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.view import View
    from sip.report.document import Block, Message
    from sip.report.draft.governing_body import Submission
    from sip.report.grouping import Tally

TIMELINE_HEADING = message("Due against expected")
NEXT_HEADING = message("Expected completion")
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
            *sub_actions(view),
            Section("chart", message("Progress over time"), (progress_chart(view),)),
            Section("moved", _since_the_last_report(), tuple(moved(view))),
            Section(OPEN_ACTIONS, heading_of_open_actions(view, grouping), by_kind),
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
