"""The status in short: the progress table, the open actions by category, the late ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import SUB_ACTIONS
from sip.report.document import Paragraph, Report, Section, counted, message
from sip.report.grouping import by_category
from sip.report.lateness import late, late_table
from sip.report.provenance import origin, subtitle
from sip.report.tables import category_table, open_parts_table, progress_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.view import View
    from sip.report.document import Message
    from sip.report.grouping import Tally

LATE_HEADING = message("Late actions")
OPEN_ACTIONS = "categories"


def status(view: View, grouping: Tally | None = None) -> Report:
    """Return the progress table, the open actions by category, the late ones, the unlisted.

    They are told by another grouping where one is given.
    """
    by_kind = category_table(view, grouping)
    return Report(
        view.record.plan.title,
        subtitle(view),
        (
            Section("table", None, (progress_table(view),)),
            *sub_actions(view),
            Section(OPEN_ACTIONS, heading_of_open_actions(view, grouping), (by_kind,)),
            Section("late", LATE_HEADING, tuple(late(view, has_written_dates=True))),
            Section("unlisted", None, (Paragraph(tuple(unlisted(view))),)),
        ),
        origin(view.as_of, None),
    )


def heading_of_open_actions(view: View, grouping: Tally | None) -> Message:
    """Return the heading above the open actions, by what they are told by."""
    told = grouping or by_category(view.record)
    return message("Open actions") if told is None else told.heading


def sub_actions(view: View) -> Iterator[Section]:
    """Yield the progress table of the sub-actions, which are counted by themselves, and the late.

    How many are late, and of how many that is unknown, stands above the table of those that are.
    """
    if (parts := view.sub_actions) is not None:
        late = replace(late_table(parts, has_written_dates=True), name="late_sub_actions")
        blocks = (progress_table(parts), open_parts_table(parts), late)
        yield Section(SUB_ACTIONS, message("Sub-actions"), blocks)


def unlisted(view: View) -> Iterator[Message]:
    """Say how many actions of the plan the record counts without naming them, and sub-actions."""
    yield counted(
        "{count} action out of {actions} is unlisted: the record counts it without naming it.",
        "{count} actions out of {actions} are unlisted: the record counts them without naming "
        "them.",
        count=sum(state.action.is_unlisted for state in view.in_plan),
        actions=len(view.in_plan),
    )
    parts = () if view.sub_actions is None else view.sub_actions.in_plan
    if number := sum(state.action.is_unlisted for state in parts):
        yield counted(
            "{count} sub-action out of {actions} is unlisted: the record counts it without "
            "naming it.",
            "{count} sub-actions out of {actions} are unlisted: the record counts them without "
            "naming them.",
            count=number,
            actions=len(parts),
        )
