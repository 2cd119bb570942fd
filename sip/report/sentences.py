"""What a report says of the record, as whole messages with worked-out figures in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.changes import ChangeKind, moves
from sip.plan.partial_date import months_between
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
    snapshot_label,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.changes import Change
    from sip.plan.models import Snapshot
    from sip.plan.partial_date import PartialDate
    from sip.plan.view import View


def progress(view: View) -> Iterator[Block]:
    """Say what moved since the report before and since the first one."""
    yield Paragraph((_figures(view),))
    earlier = view.as_of.earlier_snapshots
    if not earlier:
        yield Paragraph((message("There is no earlier report to compare with."),))
        return
    yield Paragraph(tuple(_since(earlier[-1], view)))
    yield Paragraph(tuple(_since_first(earlier[0], view)))


def _figures(view: View) -> Message:
    """Say how many actions there are, and of which report where one was published."""
    figures, snapshot = view.figures, view.as_of.published
    if snapshot is None:
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


def _since(snapshot: Snapshot, view: View) -> Iterator[Message]:
    found = moves(view.at(snapshot).states, view.states)
    since = snapshot_label(snapshot)
    if implemented := _of_kind(ChangeKind.IMPLEMENTED, found):
        yield counted(
            "Since the previous report, {report}, {count} more action has been implemented.",
            "Since the previous report, {report}, {count} more actions have been implemented.",
            count=len(implemented),
            report=since,
        )
    else:
        yield message(
            "Since the previous report, {report}, no further action has been implemented.",
            report=since,
        )
    yield from _plan_changes(found)


def _of_kind(kind: ChangeKind, found: Sequence[Change]) -> list[Change]:
    return [change for change in found if change.kind is kind]


def _plan_changes(found: Sequence[Change]) -> Iterator[Message]:
    if reopened := _of_kind(ChangeKind.REOPENED, found):
        yield message("Reopened: {actions}.", actions=_with_sources(reopened))
    if added := _of_kind(ChangeKind.ADDED, found):
        yield message("Added to the plan: {actions}.", actions=_with_sources(added))
    if removed := _of_kind(ChangeKind.REMOVED, found):
        yield message("Removed from the plan: {actions}.", actions=_with_sources(removed))
    if merged := _of_kind(ChangeKind.MERGED, found):
        yield counted(
            "Merged into another action: {actions}.",
            "Merged into other actions: {actions}.",
            count=len(merged),
            actions=_with_sources(merged),
        )


def _with_sources(changes: Sequence[Change]) -> Enumeration:
    """Name each action with the document that the news of it comes from."""
    return Enumeration(
        tuple(
            message("{action} ({document})", action=each.state.action.id, document=each.source)
            for each in changes
        )
    )


def _since_first(first: Snapshot, view: View) -> Iterator[Message]:
    before, now = view.at(first).figures, view.figures
    yield counted(
        "Over the {count} month since the first report, {report}, implemented actions went from "
        "{before} to {now}, and the share of closed actions from {before_percent} to "
        "{now_percent}.",
        "Over the {count} months since the first report, {report}, implemented actions went from "
        "{before} to {now}, and the share of closed actions from {before_percent} to "
        "{now_percent}.",
        count=months_between(first.as_of, view.as_of.date),
        report=snapshot_label(first),
        before=before.implemented,
        now=now.implemented,
        before_percent=_percentage(before.closed_percent),
        now_percent=_percentage(now.closed_percent),
    )
    if first is not view.as_of.earlier_snapshots[-1]:
        yield from _plan_changes(moves(view.at(first).states, view.states))


def _percentage(number: int | None) -> Value:
    return None if number is None else Percentage(number)


def categories(view: View) -> Iterator[Block]:
    """Count the open actions category by category, as A77/28 does in its paragraph 8."""
    yield Paragraph((_by_category(view) if view.open else _none_open(),))
    yield category_table(view)


def _none_open() -> Message:
    return message("No action is open.")


def _by_category(view: View) -> Message:
    counts = [
        message(
            "{category} {count}",
            category=name,
            count=sum(state.action.category == key for state in view.open),
        )
        for key, name in view.record.plan.categories.items()
    ]
    if unnamed := sum(state.action.category is None for state in view.open):
        name = message("not named by the reports")
        counts.append(message("{category} {count}", category=name, count=unnamed))
    return counted(
        "The open action, by category: {categories}.",
        "The {count} open actions, by category: {categories}.",
        count=len(view.open),
        categories=Enumeration(tuple(counts)),
    )


def late(view: View) -> Iterator[Block]:
    """Say how many open actions are late, and list them."""
    overdue = sum(state.is_overdue for state in view.open)
    slipped = sum(state.is_slipped for state in view.open)
    if view.open:
        yield Paragraph((_overdue(overdue, view.as_of.last_date), _slipped(slipped)))
    else:
        yield Paragraph((_none_open(),))
    yield late_table(view)


def _overdue(number: int, date: PartialDate) -> Message:
    if not number:
        return message("No open action is overdue.")
    return counted(
        "{count} open action is overdue: it was due before {date}.",
        "{count} open actions are overdue: they were due before {date}.",
        count=number,
        date=date,
    )


def _slipped(number: int) -> Message:
    if not number:
        return message("No open action has slipped.")
    return counted(
        "{count} open action has slipped: it is expected later than it was due.",
        "{count} open actions have slipped: they are expected later than they were due.",
        count=number,
    )


def annex(view: View) -> Iterator[Block]:
    """List every open action, or say that there is none."""
    table = annex_table(view)
    if not table.rows:
        yield Paragraph((_none_open(),))
    yield table


def expected_next(view: View) -> Iterator[Block]:
    """Say how many open actions are expected to be completed after the date, and list them."""
    table = next_table(view)
    yield Paragraph(
        (
            counted(
                "{count} open action has an expected completion date after {date}:",
                "{count} open actions have an expected completion date after {date}:",
                count=len(table.rows),
                date=view.as_of.last_date,
            )
            if table.rows
            else message(
                "No open action has an expected completion date after {date}.",
                date=view.as_of.last_date,
            ),
        )
    )
    yield table


def unlisted(view: View) -> Message:
    """Say how many actions of the plan the reports count without naming them."""
    return counted(
        "{count} action out of {actions} is unlisted: the reports count it and do not name it.",
        "{count} actions out of {actions} are unlisted: the reports count them "
        "and do not name them.",
        count=sum(state.action.is_unlisted for state in view.in_plan),
        actions=len(view.in_plan),
    )


def method(view: View) -> tuple[Block, ...]:
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
        unlisted(view),
    )
    if not view.record.plan.assumptions:
        return (Bullets(rules),)
    return (
        Bullets(rules),
        Paragraph((message("Where the reports are silent, the record takes for granted:"),)),
        Bullets(view.record.plan.assumptions),
    )
