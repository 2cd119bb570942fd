"""What the filters of a list ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.cli.today import today
from sip.plan.as_of import UnknownDateError, date_meant
from sip.plan.models import Status
from sip.plan.partial_date import PartialDate
from sip.reading.lookup import UnknownActionError, actions_meant
from sip.report.lists.conditions import (
    FieldCondition,
    UnknownConditionError,
    conditions_meant,
)
from sip.report.lists.entries import EntrySelection
from sip.report.lists.selection import (
    Condition,
    Selection,
    UnknownCategoryError,
    UnknownDocumentError,
    categories_meant,
    documents_meant,
)
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    import datetime as dt

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
    statuses: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    due_before: str | None = None
    expected_before: str | None = None
    changed_since: str | None = None
    search: str | None = None
    where: tuple[str, ...] = ()

    @property
    def selection(self) -> Selection:
        """What they ask for of any plan; raise UsageError."""
        return Selection(
            condition=self._condition(),
            statuses=tuple(_status(word) for word in self.statuses),
            is_overdue=self.is_overdue,
            is_slipped=self.is_slipped,
            is_past_expected=self.is_past_expected,
            is_unlisted=self.is_unlisted,
            due_before=_date("--due-before", self.due_before),
            expected_before=_date("--expected-before", self.expected_before),
            search=_search(self.search),
        )

    def of(self, record: Record) -> Selection:
        """Return what they ask for of the plan of a record; raise UsageError."""
        try:
            categories = categories_meant(self.categories, record)
        except UnknownCategoryError as error:
            raise UsageError(f"--category {error}") from error
        return replace(
            self.selection,
            conditions=_conditions(self.where, record),
            categories=categories,
            documents=_documents(self.documents, record),
            changed_since=_since(self.changed_since, record),
        )

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


@dataclass(frozen=True)
class EntryFilters:
    """The filters of a list of entries as they were written."""

    ids: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    since: str | None = None

    def of(self, record: Record) -> EntrySelection:
        """Return what they ask for of the plan of a record; raise UsageError."""
        try:
            actions = actions_meant(self.ids, record.actions)
        except UnknownActionError as error:
            raise UsageError(str(error)) from error
        return EntrySelection(
            frozenset(action.id for action in actions),
            _documents(self.documents, record),
            _date("--from", self.since),
        )


def _conditions(written: tuple[str, ...], record: Record) -> tuple[FieldCondition, ...]:
    try:
        return conditions_meant(written, record)
    except UnknownConditionError as error:
        raise UsageError(f"--where {error}") from error


def _documents(words: tuple[str, ...], record: Record) -> tuple[str, ...]:
    try:
        return documents_meant(words, record)
    except UnknownDocumentError as error:
        raise UsageError(f"--source {error}") from error


def _status(written: str) -> Status:
    """Read a status as the data have it, or in the form that a shell takes for one word."""
    known = [str(status) for status in Status]
    word = written.strip().casefold().replace("_", " ").replace("-", " ")
    if word in known:
        return Status(word)
    wanted = advice(word, known, f"write {', '.join(known[:-1])} or {known[-1]}")
    raise UsageError(f"--status {printable(written) or 'an empty text'} is no status: {wanted}")


def _date(option: str, written: str | None) -> PartialDate | None:
    if written is None:
        return None
    try:
        return PartialDate.parse(written)
    except ValueError as error:
        raise UsageError(
            f"{option} {printable(written)} is no date: write 2024, 2024-Q2, 2024-04 or 2024-04-15"
        ) from error


def _since(written: str | None, record: Record) -> dt.date | None:
    if written is None:
        return None
    try:
        return date_meant(written, record, today()).last_day
    except UnknownDateError as error:
        raise UsageError(f"--changed-since {error}") from error


def _search(text: str | None) -> str:
    if text is None or text.strip():
        return text or ""
    raise UsageError("--search has no text: write some of an id, a title or a note")
