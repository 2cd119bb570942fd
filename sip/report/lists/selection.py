"""Which actions a reader asked for: what each must be, everything at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from sip.text.folding import folded
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from sip.plan.kinds.text import Text
    from sip.plan.models import Status
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View
    from sip.report.lists.conditions import FieldCondition


class Condition(StrEnum):
    """Whether an action of the plan is still to be done."""

    OPEN = "open"
    CLOSED = "closed"


class UnknownCategoryError(ValueError):
    """A category that the plan does not have; the message names one that it has."""


class UnknownDocumentError(ValueError):
    """A document that nothing on record comes from; the message names one that is on record."""


@dataclass(frozen=True)
class Selection:
    """What an action must be to be listed: everything that is asked for, at once.

    Of `statuses`, of the keys of `categories` and of the symbols of `documents` one must be its
    own; none asks for none of them. A document is an action's own where an entry of its log, or
    its head, comes from it. `due_before` and `expected_before` are dates before whose first day
    it was due or is expected; `changed_since` is a day after which its log has an entry. It is as
    all `conditions` ask.
    """

    condition: Condition | None = None
    statuses: tuple[Status, ...] = ()
    categories: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    is_overdue: bool = False
    is_slipped: bool = False
    is_past_expected: bool = False
    is_unlisted: bool = False
    due_before: PartialDate | None = None
    expected_before: PartialDate | None = None
    changed_since: dt.date | None = None
    search: str = ""
    conditions: tuple[FieldCondition, ...] = ()

    def takes(self, state: State) -> bool:
        """Tell whether an action in that state is asked for."""
        return (
            self._takes_condition(state)
            and (not self.statuses or state.status in self.statuses)
            and (not self.categories or state.action.category in self.categories)
            and (not self.is_overdue or state.is_overdue)
            and (not self.is_slipped or state.is_slipped)
            and (not self.is_past_expected or state.is_past_expected)
            and (not self.is_unlisted or state.action.is_unlisted)
            and _is_before(state.action.due, self.due_before)
            and _is_before(state.expected, self.expected_before)
            and all(each.takes(state) for each in self.conditions)
            and self._takes_change(state)
            and self._takes_documents(state)
            and (not self._sought or self._sought in _searched(state))
        )

    @cached_property
    def _sought(self) -> str:
        return folded(self.search)

    def _takes_condition(self, state: State) -> bool:
        match self.condition:
            case None:
                return True
            case Condition.OPEN:
                return state.is_open
            case Condition.CLOSED:
                return state.is_closed

    def _takes_change(self, state: State) -> bool:
        since = self.changed_since
        return since is None or any(entry.on.last_day > since for entry in state.entries)

    def _takes_documents(self, state: State) -> bool:
        if not self.documents or state.action.source in self.documents:
            return True
        return any(entry.source in self.documents for entry in state.entries)

    @property
    def names_unlisted(self) -> bool:
        """Whether it asks for unlisted actions themselves, and not only happens to take some.

        They have no text but their id, so a search that finds one is meant for it.
        """
        return self.is_unlisted or bool(self._sought)


def categories_meant(words: Iterable[str], record: Record) -> tuple[str, ...]:
    """Return the keys of the plan's categories that the words are; raise UnknownCategoryError."""
    by_folded = {key.casefold(): key for key in record.plan.categories}
    return tuple(by_folded.get(word.casefold()) or _refuse(word, record) for word in words)


def documents_meant(words: Iterable[str], record: Record) -> tuple[str, ...]:
    """Return the symbols on record that the words are; raise UnknownDocumentError."""
    by_folded = {symbol.casefold(): symbol for symbol in record.documents}
    return tuple(
        by_folded.get(word.casefold()) or _refuse_document(word, by_folded.values())
        for word in words
    )


def _refuse_document(word: str, known: Collection[str]) -> str:
    raise UnknownDocumentError(
        f"{printable(word) or 'an empty text'} is no document on record: {advice(word, known)}"
    )


def _refuse(word: str, record: Record) -> str:
    keys = list(record.plan.categories)
    wanted = advice(word, keys) if keys else "it has none, so leave --category out"
    raise UnknownCategoryError(f"{printable(word)} is no category of the plan: {wanted}")


def selected(view: View, selection: Selection) -> list[State]:
    """Return the actions that are asked for, by id, as they are at the date."""
    return [state for state in view.states if selection.takes(state)]


def _is_before(date: PartialDate | None, end: PartialDate | None) -> bool:
    return end is None or (date is not None and date.last_day < end.first_day)


def _searched(state: State) -> str:
    """Return what a search looks through: id, title and latest note in all their languages."""
    update = None if state.update is None else state.update.note
    return "\n".join(
        (folded(state.action.id), *_translations(state.action.title), *_translations(update))
    )


def _translations(text: Text | None) -> list[str]:
    return [] if text is None else [folded(each) for each in text.root.values()]
