"""The date that figures are worked out for, and what is published by then."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate, Precision
from sip.text.safe import printable
from sip.text.suggest import listed

if TYPE_CHECKING:
    import datetime as dt

    from sip.plan.models import Snapshot
    from sip.plan.record import Record

TODAY = "today"


class UnknownDateError(ValueError):
    """An as-of date that says no day of the record; the message says what would."""


@dataclass(frozen=True)
class AsOf:
    """The date for which figures are worked out, and the reports published by then.

    `snapshots` are those up to that date, oldest first. Where `is_published`, the date is that of
    the last of them. `last_word` is the latest date up to then that the record has anything of.
    """

    date: PartialDate
    snapshots: tuple[Snapshot, ...]
    is_published: bool
    last_word: PartialDate

    @classmethod
    def of_snapshots(cls, snapshots: tuple[Snapshot, ...]) -> AsOf:
        """Return the date of the last of the snapshots."""
        date = snapshots[-1].as_of
        return cls(date, snapshots, is_published=True, last_word=date)

    @property
    def day(self) -> dt.date:
        """The day at whose end the figures hold."""
        return self.date.last_day

    @property
    def last_date(self) -> PartialDate:
        """That day as a date."""
        return PartialDate.of_day(self.day)

    @property
    def latest_snapshot(self) -> Snapshot | None:
        """The latest report at that date."""
        return self.snapshots[-1] if self.snapshots else None

    @property
    def published(self) -> Snapshot | None:
        """The snapshot that is published for the date itself."""
        return self.latest_snapshot if self.is_published else None

    @property
    def earlier_snapshots(self) -> tuple[Snapshot, ...]:
        """The reports before the one that is published, or drafted, for the date."""
        return self.snapshots[:-1] if self.is_published else self.snapshots


def as_of(written: str | None, record: Record, today: dt.date) -> AsOf:
    """Find the date that is meant: a partial date, a document symbol, `today`, or None.

    A date may name its month in one of the six official languages: 15 avril 2024.
    None is the latest date on record. A month or a day in which a snapshot's data falls, with
    nothing logged later in it, means that snapshot's own date. Raises UnknownDateError.
    """
    when = record.latest_date if written is None else date_meant(written, record, today)
    first = record.first_date
    if when.last_day < first.last_day:
        raise UnknownDateError(
            f"{when} lies before the record begins: its first entry is dated {first}; "
            f"choose {first} or later"
        )
    snapshots = tuple(each for each in record.snapshots if each.as_of.last_day <= when.last_day)
    if snapshots and _is_published(when, snapshots[-1], record):
        return AsOf.of_snapshots(snapshots)
    return AsOf(when, snapshots, is_published=False, last_word=record.last_word(when.last_day))


def date_meant(written: str, record: Record, today: dt.date) -> PartialDate:
    """Return the date that is written, today's, or that of a report; raise UnknownDateError."""
    written = written.strip()
    if written == TODAY:
        return PartialDate.of_day(today)
    for snapshot in record.snapshots:
        if snapshot.document.casefold() == written.casefold():
            return snapshot.as_of
    with suppress(ValueError):
        return PartialDate.parse(written)
    from sip.plan.typed_dates.forms import (  # noqa: PLC0415  # only another form needs them
        date_advice,
        date_named,
    )

    if (named := date_named(written)) is not None:
        return named
    raise UnknownDateError(
        f"{printable(written) or 'an empty text'} is no date and no report on record: "
        f"{date_advice(written) or _what_to_write(record)}"
    )


def _what_to_write(record: Record) -> str:
    documents = listed([snapshot.document for snapshot in record.snapshots])
    others = f"today, or a report on record: {documents}" if documents else "or today"
    return f"write a date such as 2024, 2024-Q2, 2024-04 or 2024-04-15, {others}"


def _is_published(when: PartialDate, snapshot: Snapshot, record: Record) -> bool:
    """Tell whether a report was published for the date, and nothing was logged since its own."""
    same_period = when.precision in {Precision.DAY, Precision.MONTH} and when.covers(snapshot.as_of)
    return same_period and not any(
        snapshot.as_of.last_day < date.last_day <= when.last_day for date in record.history.dates
    )
