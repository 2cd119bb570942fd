"""The two reports that sip writes: the status in short, and the draft of a progress report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.partial_date import PartialDate, Precision, months_between
from sip.progress import Moves, figures_at, moves_between, states_at
from sip.report import (
    Listing,
    Message,
    Paragraph,
    Percentage,
    Report,
    Section,
    Value,
    counted,
    message,
)
from sip.tables import (
    annex_table,
    category_table,
    late_table,
    open_states,
    progress_table,
    report_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.models import Snapshot
    from sip.progress import State
    from sip.record import AsOf, Record


def status(record: Record, as_of: AsOf) -> Report:
    """Return the progress table, the open actions by category, the late ones, the unlisted."""
    return Report(
        record.plan.title,
        _subtitle(as_of),
        (
            Section("table", None, (progress_table(record, as_of),)),
            _categories(record, as_of),
            _late(record, as_of),
            Section("unlisted", None, (Paragraph((_unlisted(record, as_of),)),)),
        ),
    )


def progress_report(record: Record, as_of: AsOf) -> Report:
    """Return the draft of the report for the date."""
    annex = Section("annex", message("Annex: open actions"), (annex_table(record, as_of.day),))
    return Report(
        message("{plan}: progress report", plan=record.plan.title),
        _subtitle(as_of),
        (
            Section("progress", message("Progress"), tuple(_progress(record, as_of))),
            Section("table", message("Progress table"), (progress_table(record, as_of),)),
            _categories(record, as_of),
            _late(record, as_of),
            annex,
        ),
    )


def _subtitle(as_of: AsOf) -> tuple[Value, ...]:
    report = as_of.latest_report
    day = PartialDate.of_day(as_of.day)
    when = (
        message("As of {date}.", date=day)
        if as_of.date.precision is Precision.DAY
        else message("As of {date}, by its last day, {day}.", date=as_of.date, day=day)
    )
    if report is None:
        return (when, message("No report was published by then."))
    if as_of.is_published:
        return (when, message("The latest report is {report}.", report=report_label(report)))
    return (
        when,
        message(
            "No report was published for this date; the latest before it is {report}.",
            report=report_label(report),
        ),
    )


def _progress(record: Record, as_of: AsOf) -> Iterator[Paragraph]:
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


def _categories(record: Record, as_of: AsOf) -> Section:
    return Section(
        "categories",
        message("Open actions by category"),
        (category_table(record, as_of.day),),
    )


def _late(record: Record, as_of: AsOf) -> Section:
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
    table = late_table(record, as_of.day)
    blocks = (Paragraph((overdue, slipped)), *((table,) if table.rows else ()))
    return Section("late", message("Late actions"), blocks)


def _unlisted(record: Record, as_of: AsOf) -> Message:
    in_plan = [s for s in states_at(record.actions, as_of.day) if not s.status.has_left]
    return counted(
        "{count} action out of {actions} is unlisted: the reports count it and do not name it.",
        "{count} actions out of {actions} are unlisted: the reports count them "
        "and do not name them.",
        count=sum(state.action.is_unlisted for state in in_plan),
        actions=len(in_plan),
    )
