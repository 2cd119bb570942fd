"""What a report says of the record, as whole messages with worked-out figures in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate, months_between
from sip.plan.progress import Moves, figures_at, moves_between, states_at
from sip.report.document import (
    Block,
    Bullets,
    Enumeration,
    Message,
    Paragraph,
    Percentage,
    Value,
    counted,
    message,
)
from sip.report.tables import (
    annex_table,
    category_table,
    late_table,
    next_table,
    open_states,
    snapshot_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.as_of import AsOf
    from sip.plan.models import Snapshot
    from sip.plan.progress import State
    from sip.plan.record import Record


def progress(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Say what moved since the report before and since the first one."""
    yield Paragraph((_figures(record, as_of),))
    earlier = as_of.earlier_snapshots
    if not earlier:
        yield Paragraph((message("There is no earlier report to compare with."),))
        return
    yield Paragraph(tuple(_since(earlier[-1], record, as_of)))
    yield Paragraph(tuple(_since_first(earlier[0], record, as_of)))


def _figures(record: Record, as_of: AsOf) -> Message:
    """Say how many actions there are, and of which report where one was published."""
    figures = figures_at(record.actions, as_of.day)
    snapshot = as_of.latest_snapshot
    if snapshot is None or not as_of.is_published:
        return counted(
            "The plan has {count} action: {implemented} implemented, {open} in progress.",
            "The plan has {count} actions: {implemented} implemented, {open} in progress.",
            count=figures.actions,
            implemented=figures.implemented,
            open=figures.in_progress,
        )
    return counted(
        "As of {report}, the plan has {count} action: {implemented} implemented, "
        "{open} in progress.",
        "As of {report}, the plan has {count} actions: {implemented} implemented, "
        "{open} in progress.",
        count=figures.actions,
        report=snapshot_label(snapshot),
        implemented=figures.implemented,
        open=figures.in_progress,
    )


def _since(snapshot: Snapshot, record: Record, as_of: AsOf) -> Iterator[Message]:
    moves = moves_between(record.actions, snapshot.as_of.last_day, as_of.day)
    since = snapshot_label(snapshot)
    if moves.implemented:
        yield counted(
            "Since the previous report, {report}, {count} more action has been implemented.",
            "Since the previous report, {report}, {count} more actions have been implemented.",
            count=len(moves.implemented),
            report=since,
        )
    else:
        yield message(
            "Since the previous report, {report}, no further action has been implemented.",
            report=since,
        )
    yield from _plan_changes(moves)


def _plan_changes(moves: Moves) -> Iterator[Message]:
    if moves.reopened:
        yield message("Reopened: {actions}.", actions=_with_sources(moves.reopened))
    if moves.added:
        yield message("Added to the plan: {actions}.", actions=_with_sources(moves.added))
    if moves.removed:
        yield message("Removed from the plan: {actions}.", actions=_with_sources(moves.removed))
    if moves.merged:
        yield counted(
            "Merged into another action: {actions}.",
            "Merged into other actions: {actions}.",
            count=len(moves.merged),
            actions=_with_sources(moves.merged),
        )


def _with_sources(states: tuple[State, ...]) -> Enumeration:
    """Name each action with the document that the news of it comes from."""
    return Enumeration(
        tuple(
            message("{action} ({document})", action=state.action.id, document=state.since.source)
            for state in states
        )
    )


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
        report=snapshot_label(first),
        before=before.implemented,
        now=now.implemented,
        before_percent=_percentage(before.closed_percent),
        now_percent=_percentage(now.closed_percent),
    )
    if first is not as_of.earlier_snapshots[-1]:
        yield from _plan_changes(moves_between(record.actions, first.as_of.last_day, as_of.day))


def _percentage(number: int | None) -> Value:
    return None if number is None else Percentage(number)


def categories(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Count the open actions category by category, as A77/28 does in its paragraph 8."""
    states = open_states(record, as_of.day)
    sentence = _by_category(states, record) if states else _none_open()
    yield Paragraph((sentence,))
    yield category_table(record, as_of.day)


def _none_open() -> Message:
    return message("No action is open.")


def _by_category(states: list[State], record: Record) -> Message:
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
    return counted(
        "The open action, by category: {categories}.",
        "The {count} open actions, by category: {categories}.",
        count=len(states),
        categories=Enumeration(tuple(counts)),
    )


def late(record: Record, as_of: AsOf) -> Iterator[Block]:
    """Say how many open actions are late, and list them."""
    states = open_states(record, as_of.day)
    overdue = sum(state.is_overdue(as_of.day) for state in states)
    slipped = sum(state.is_slipped for state in states)
    if states:
        day = PartialDate.of_day(as_of.day)
        yield Paragraph((_overdue(overdue, day), _slipped(slipped)))
    else:
        yield Paragraph((_none_open(),))
    yield late_table(record, as_of.day)


def _overdue(number: int, day: PartialDate) -> Message:
    if not number:
        return message("No open action is overdue.")
    return counted(
        "{count} open action is overdue: it was due before {date}.",
        "{count} open actions are overdue: they were due before {date}.",
        count=number,
        date=day,
    )


def _slipped(number: int) -> Message:
    if not number:
        return message("No open action has slipped.")
    return counted(
        "{count} open action has slipped: it is expected later than it was due.",
        "{count} open actions have slipped: they are expected later than they were due.",
        count=number,
    )


def annex(record: Record, as_of: AsOf) -> Iterator[Block]:
    """List every open action, or say that there is none."""
    table = annex_table(record, as_of.day)
    if not table.rows:
        yield Paragraph((_none_open(),))
    yield table


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
