"""What a report says of the record, as whole messages with worked-out figures in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.compared.changes import ChangeKind, moves
from sip.plan.partial_date import months_between
from sip.report.changes.moved import no_earlier_report
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
from sip.report.draft.annex import annex_table
from sip.report.lateness import date_of_open_actions, none_open
from sip.report.provenance import snapshot_label, snapshot_presented
from sip.report.status import unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.plan.compared.changes import Change
    from sip.plan.models import Snapshot
    from sip.plan.view import View


def progress(view: View) -> Iterator[Block]:
    """Say what moved since the report before and since the first one, up to the last word."""
    view = view.last_word
    yield Paragraph((_figures(view),))
    earlier = view.as_of.earlier_snapshots
    if not earlier:
        yield Paragraph((no_earlier_report(),))
        return
    yield Paragraph(tuple(_since(earlier[-1], view)))
    # Within a month of the first report there is no time over which to tell of figures.
    if months_between(earlier[0].as_of, view.as_of.date):
        yield Paragraph(tuple(_since_first(earlier[0], view)))


def _figures(view: View) -> Message:
    """Say how many actions there are, and of which report where one was published."""
    figures, snapshot = view.figures, view.as_of.published
    if figures.not_started:
        return _figures_with_not_started(view)
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


def _figures_with_not_started(view: View) -> Message:
    figures, snapshot = view.figures, view.as_of.published
    if snapshot is None:
        return counted(
            "The plan has {count} action: {implemented} implemented, {open} in progress, "
            "{waiting} not started.",
            "The plan has {count} actions: {implemented} implemented, {open} in progress, "
            "{waiting} not started.",
            count=figures.actions,
            implemented=figures.implemented,
            open=figures.in_progress,
            waiting=figures.not_started,
        )
    return counted(
        "As of {report}, the plan has {count} action: {implemented} implemented, "
        "{open} in progress, {waiting} not started.",
        "As of {report}, the plan has {count} actions: {implemented} implemented, "
        "{open} in progress, {waiting} not started.",
        count=figures.actions,
        report=snapshot_label(snapshot),
        implemented=figures.implemented,
        open=figures.in_progress,
        waiting=figures.not_started,
    )


def _since(snapshot: Snapshot, view: View) -> Iterator[Message]:
    found = moves(view.at(snapshot).counted, view.counted)
    since = snapshot_presented(snapshot)
    if implemented := _of_kind(ChangeKind.IMPLEMENTED, found):
        yield counted(
            "Since the previous report on record, {report}, {count} more action has been "
            "implemented.",
            "Since the previous report on record, {report}, {count} more actions have been "
            "implemented.",
            count=len(implemented),
            report=since,
        )
    else:
        yield message(
            "Since the previous report on record, {report}, no further action is on record as "
            "implemented.",
            report=since,
        )
    yield from _plan_changes(found)


def _of_kind(kind: ChangeKind, found: Sequence[Change]) -> list[Change]:
    return [change for change in found if change.kind is kind]


def _plan_changes(found: Sequence[Change]) -> Iterator[Message]:
    """Count what else moved, with the documents that say so."""
    if reopened := _of_kind(ChangeKind.REOPENED, found):
        yield counted(
            "{count} action was reopened ({documents}).",
            "{count} actions were reopened ({documents}).",
            count=len(reopened),
            documents=_documents(reopened),
        )
    if added := _of_kind(ChangeKind.ADDED, found):
        yield counted(
            "{count} action was added to the plan ({documents}).",
            "{count} actions were added to the plan ({documents}).",
            count=len(added),
            documents=_documents(added),
        )
    if removed := _of_kind(ChangeKind.REMOVED, found):
        yield counted(
            "{count} action was removed from the plan ({documents}).",
            "{count} actions were removed from the plan ({documents}).",
            count=len(removed),
            documents=_documents(removed),
        )
    if merged := _of_kind(ChangeKind.MERGED, found):
        yield counted(
            "{count} action was merged with another ({documents}).",
            "{count} actions were merged with others ({documents}).",
            count=len(merged),
            documents=_documents(merged),
        )


def _documents(changes: Sequence[Change]) -> Enumeration:
    """Name each document that the news comes from once."""
    return Enumeration(tuple(dict.fromkeys(each.source for each in changes)))


def _since_first(first: Snapshot, view: View) -> Iterator[Message]:
    before, now = view.at(first).figures, view.figures
    yield _implemented_since(first, view, before.implemented, now.implemented)
    if before.closed_percent is not None and now.closed_percent is not None:
        yield _share_since(before.closed_percent, now.closed_percent)
    if first is not view.as_of.earlier_snapshots[-1]:
        yield from _plan_changes(moves(view.at(first).counted, view.counted))


def _implemented_since(first: Snapshot, view: View, before: int, now: int) -> Message:
    """Say whether the number rose, fell or stayed: most languages have a verb for each."""
    months = months_between(first.as_of, view.as_of.date)
    report = snapshot_label(first)
    if now > before:
        return counted(
            "In the month since the first report on record, {report}, the number of "
            "implemented actions rose from {before} to {now}.",
            "In the {count} months since the first report on record, {report}, the number of "
            "implemented actions rose from {before} to {now}.",
            count=months,
            report=report,
            before=before,
            now=now,
        )
    if now < before:
        return counted(
            "In the month since the first report on record, {report}, the number of "
            "implemented actions fell from {before} to {now}.",
            "In the {count} months since the first report on record, {report}, the number of "
            "implemented actions fell from {before} to {now}.",
            count=months,
            report=report,
            before=before,
            now=now,
        )
    return counted(
        "The number of implemented actions is {now}, as a month before, at the first report on "
        "record, {report}.",
        "The number of implemented actions is {now}, as {count} months before, at the first "
        "report on record, {report}.",
        count=months,
        report=report,
        now=now,
    )


def _share_since(before: int, now: int) -> Message:
    was, is_now = Percentage(before), Percentage(now)
    if now > before:
        return message(
            "The share of closed actions rose from {before} to {now}.", before=was, now=is_now
        )
    if now < before:
        return message(
            "The share of closed actions fell from {before} to {now}.", before=was, now=is_now
        )
    return message("The share of closed actions is {now}, as it was then.", now=is_now)


def annex(view: View) -> Iterator[Block]:
    """List every open action, or say that there is none."""
    date = date_of_open_actions(view)
    if view.of_parts.open:
        yield Paragraph((message("Open actions and sub-actions as of {date}", date=date),))
    else:
        yield Paragraph((message("Open actions as of {date}", date=date),))
    table = annex_table(view)
    if not table.rows:
        yield Paragraph((none_open(),))
    yield table


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
            "An expected date is the one that the latest update gives for completion or, where it "
            "gives none, for the last piece of work that it names; it may depend on conditions "
            "that the update names."
        ),
        message(
            "An open action is overdue if it was due before the date of the figures, past expected "
            "if it was expected before that date, and has slipped if it is expected later than it "
            "was due."
        ),
        message("What no document on record says is unknown, and shown as –."),
        message("Removed and merged actions have left the plan and are not counted."),
        *(each for each in unlisted(view) if each.count),
    )
    if not view.record.plan.assumptions:
        return (Bullets(rules),)
    return (
        Bullets(rules),
        Paragraph(
            (message("Where the documents on record do not say, the record takes for granted:"),)
        ),
        Bullets(view.record.plan.assumptions),
    )
