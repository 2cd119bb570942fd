"""What the filters of a list ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.plan.partial_date import PartialDate
from sip.report.lists.selection import (
    Condition,
    Selection,
    UnknownCategoryError,
    categories_meant,
)
from sip.text.safe import printable

if TYPE_CHECKING:
    from sip.plan.record import Record


@dataclass(frozen=True)
class Filters:
    """The filters of a list as they were written."""

    is_open: bool = False
    is_closed: bool = False
    is_overdue: bool = False
    is_slipped: bool = False
    is_past_expected: bool = False
    is_unlisted: bool = False
    categories: tuple[str, ...] = ()
    due_before: str | None = None
    search: str | None = None

    @property
    def selection(self) -> Selection:
        """What they ask for of any plan; raise UsageError."""
        return Selection(
            condition=self._condition(),
            is_overdue=self.is_overdue,
            is_slipped=self.is_slipped,
            is_past_expected=self.is_past_expected,
            is_unlisted=self.is_unlisted,
            due_before=_date("--due-before", self.due_before),
            search=_search(self.search),
        )

    def of(self, record: Record) -> Selection:
        """Return what they ask for of the plan of a record; raise UsageError."""
        try:
            categories = categories_meant(self.categories, record)
        except UnknownCategoryError as error:
            raise UsageError(f"--category {error}") from error
        return replace(self.selection, categories=categories)

    def _condition(self) -> Condition | None:
        if self.is_open and self.is_closed:
            raise UsageError("no action is both --open and --closed: leave one of them out")
        of_open = {"overdue": self.is_overdue, "past expected": self.is_past_expected}
        for late in (name for name, is_set in of_open.items() if is_set and self.is_closed):
            raise UsageError(
                f"no action is both --closed and --{late.replace(' ', '-')}, because what is "
                f"{late} is open: leave one of them out"
            )
        if self.is_closed:
            return Condition.CLOSED
        return Condition.OPEN if self.is_open else None


def _date(option: str, written: str | None) -> PartialDate | None:
    if written is None:
        return None
    try:
        return PartialDate.parse(written)
    except ValueError as error:
        raise UsageError(
            f"{option} {printable(written)} is no date: write 2024, 2024-Q2, 2024-04 or 2024-04-15"
        ) from error


def _search(text: str | None) -> str:
    if text is None or text.strip():
        return text or ""
    raise UsageError("--search has no text: write some of an id, a title or a note")
