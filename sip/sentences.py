"""What a report says of the record, as whole messages with worked-out figures in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.partial_date import PartialDate, months_between
from sip.progress import Moves, figures_at, moves_between, states_at
from sip.report import (
    Block,
    Bullets,
    Listing,
    Message,
    Paragraph,
    Percentage,
    Value,
    counted,
    message,
)
from sip.tables import category_table, late_table, next_table, open_states, report_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.models import Snapshot
    from sip.progress import State
    from sip.record import AsOf, Record


def progress(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Say what moved since the report before and since the first one."""
    figures = figures_at(record.actions, as_of.day)
    yield Paragraph(
        (
            counted(
                "The plan has {count} action: {implemented} implemented, {open} in progress.",
                "The plan has {count} actions: {implemented} implemented, {open} in progress.",
                count=figures.actions,
                implemented=figures.implemented,
                open=figures.in_progress,
            ),
        )
    )
    earlier = as_of.earlier_reports
    if not earlier:
        yield Paragraph((message("There is no earlier report to compare with."),))
        return
    yield Paragraph(tuple(_since(earlier[-1], record, as_of)))
    yield Paragraph(tuple(_since_first(earlier[0], record, as_of)))


def _since(report: Snapshot, record: Record, as_of: AsOf) -> Iterator[Message]:
    moves = moves_between(record.actions, report.as_of.last_day, as_of.day)
    since = report_label(report)
    yield counted(
        "Since the previous report, {report}, {count} more action has been implemented.",
        "Since the previous report, {report}, {count} more actions have been implemented.",
        count=len(moves.implemented),
        report=since,
    )
    yield from _plan_changes(moves)


def _plan_changes(moves: Moves) -> Iterator[Message]:
    if moves.reopened:
        yield counted(
            "{count} action was reopened: {actions}.",
            "{count} actions were reopened: {actions}.",
            count=len(moves.reopened),
            actions=_identifiers(moves.reopened),
        )
    if moves.added:
        yield counted(
            "{count} action was added to the plan: {actions}.",
            "{count} actions were added to the plan: {actions}.",
            count=len(moves.added),
            actions=_identifiers(moves.added),
        )
    if moves.removed:
        yield counted(
            "{count} action was removed from the plan: {actions}.",
            "{count} actions were removed from the plan: {actions}.",
            count=len(moves.removed),
            actions=_identifiers(moves.removed),
        )
    if moves.merged:
        yield counted(
            "{count} action was merged into another: {actions}.",
            "{count} actions were merged into others: {actions}.",
            count=len(moves.merged),
            actions=_identifiers(moves.merged),
        )


def _identifiers(states: tuple[State, ...]) -> Listing:
    return Listing(tuple(state.action.id for state in states))


def _since_first(first: Snapshot, record: Record, as_of: AsOf) -> Iterator[Message]:
    before = figures_at(record.actions, first.as_of.last_day)
    now = figures_at(record.actions, as_of.day)
    yield counted(
        "Over the {count} month since the first report, {report}, implemented actions went from "
        "{before} to {now}, and the share of closed actions from {before_percent} to "
        "{now_percent}.",
        "Over the {count} months since the first report, {report}, implemented actions went from "
        "{before} to {now}, and the share of closed actions from {before_percent} to "
        "{now_percent}.",
        count=months_between(first.as_of, as_of.date),
        report=report_label(first),
        before=before.implemented,
        now=now.implemented,
        before_percent=_percentage(before.closed_percent),
        now_percent=_percentage(now.closed_percent),
    )
    if first is not as_of.earlier_reports[-1]:
        yield from _plan_changes(moves_between(record.actions, first.as_of.last_day, as_of.day))


def _percentage(number: int | None) -> Value:
    return None if number is None else Percentage(number)


def categories(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Count the open actions category by category, as A77/28 does in its paragraph 8."""
    states = open_states(record, as_of.day)
    counts = [
        message(
            "{category} {count}",
            category=name,
            count=sum(state.action.category == key for state in states),
        )
        for key, name in record.plan.categories.items()
    ]
    if unnamed := sum(state.action.category is None for state in states):
        name = message("not named by the reports")
        counts.append(message("{category} {count}", category=name, count=unnamed))
    yield Paragraph(
        (
            counted(
                "The open action, by category: {categories}.",
                "The {count} open actions, by category: {categories}.",
                count=len(states),
                categories=Listing(tuple(counts)),
            ),
        )
    )
    yield category_table(record, as_of.day)


def late(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Say how many open actions are late, and list them."""
    states = open_states(record, as_of.day)
    overdue = counted(
        "{count} open action is overdue: it was due before {date}.",
        "{count} open actions are overdue: they were due before {date}.",
        count=sum(state.is_overdue(as_of.day) for state in states),
        date=PartialDate.of_day(as_of.day),
    )
    slipped = counted(
        "{count} open action has slipped: it is expected later than it was due.",
        "{count} open actions have slipped: they are expected later than they were due.",
        count=sum(state.is_slipped for state in states),
    )
    yield Paragraph((overdue, slipped))
    yield late_table(record, as_of.day)


def expected_next(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Say how many open actions are expected to be completed after the date, and list them."""
    table = next_table(record, as_of.day)
    yield Paragraph(
        (
            counted(
                "{count} open action has an expected completion date after {date}:",
                "{count} open actions have an expected completion date after {date}:",
                count=len(table.rows),
                date=PartialDate.of_day(as_of.day),
            )
            if table.rows
            else message(
                "No open action has an expected completion date after {date}.",
                date=PartialDate.of_day(as_of.day),
            ),
        )
    )
    yield table


def unlisted(record: Record, as_of: AsOf) -> Message:
    """Say how many actions of the plan the reports count without naming them."""
    in_plan = [s for s in states_at(record.actions, as_of.day) if not s.status.has_left]
    return counted(
        "{count} action out of {actions} is unlisted: the reports count it and do not name it.",
        "{count} actions out of {actions} are unlisted: the reports count them "
        "and do not name them.",
        count=sum(state.action.is_unlisted for state in in_plan),
        actions=len(in_plan),
    )


def method(record: Record, as_of: AsOf) -> tuple[Block, ...]:
    """Say how the figures are made: the rules, the unlisted actions, the assumptions."""
    rules: tuple[Value, ...] = (
        message(
            "Every figure is worked out from the dated log of each action; the published figures "
            "are only compared with it."
        ),
        message(
            "A date that is known to the month, the quarter or the year counts from its last day."
        ),
        message(
            "The closed share is implemented actions out of all actions, rounded half up; "
            "the open share is what is left of 100%. 0% and 100% are shown only where exact."
        ),
        message(
            "An open action is overdue if it was due before the date of the figures, and has "
            "slipped if it is expected later than it was due."
        ),
        message("Removed and merged actions have left the plan and are not counted."),
        unlisted(record, as_of),
    )
    if not record.plan.assumptions:
        return (Bullets(rules),)
    return (
        Bullets(rules),
        Paragraph((message("Where the reports are silent, the record takes for granted:"),)),
        Bullets(record.plan.assumptions),
    )
