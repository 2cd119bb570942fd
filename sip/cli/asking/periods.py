"""A series of figures: over which periods, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.cli.asking.grouping import grouping_of
from sip.cli.exits import UsageError
from sip.cli.today import today
from sip.plan.as_of import UnknownDateError, date_meant
from sip.plan.over_time.periods import Every, periods
from sip.report.lists.figures import figures_over_time

if TYPE_CHECKING:
    from sip.plan.partial_date import PartialDate
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.document import Report


@dataclass(frozen=True)
class PeriodsAsked:
    """A asked_periods of time up to the date of a view, as it was asked for."""

    every: Every
    start: str | None = None
    by: str | None = None

    def report(self, view: View) -> Report:
        """Return the figures of each of its periods; raise UsageError where it has none."""
        start = view.record.first_date if self.start is None else _date(self.start, view.record)
        if start.first_day > view.day:
            raise UsageError(
                f"--from {start} lies after {view.as_of.date}, at which the series ends: "
                "choose an earlier date, or give a later one with --to"
            )
        found = tuple(periods(self.every, start.first_day, view.day))
        grouping = grouping_of(self.by, view.record)
        return figures_over_time(view, self.every, found, grouping)


def _date(written: str, record: Record) -> PartialDate:
    try:
        return date_meant(written, record, today())
    except UnknownDateError as error:
        raise UsageError(f"--from {error}") from error
