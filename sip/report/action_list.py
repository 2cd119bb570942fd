"""The actions that a reader asked for, as a report with one table."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.report.choices import Order
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Message,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    counted,
    message,
)
from sip.report.provenance import (
    SOURCE_COLUMN,
    SOURCE_FACTS,
    entry_source,
    fields_source,
    origin,
    source_facts,
    sources,
    subtitle,
)
from sip.report.tables import STATUS_NAMES, category_name
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.kinds.text import Text
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record
    from sip.plan.view import View

_STATUSES = list(Status)


class Condition(StrEnum):
    """Whether an action of the plan is still to be done."""

    OPEN = "open"
    CLOSED = "closed"


class UnknownCategoryError(ValueError):
    """A category that the plan does not have; the message names one that it has."""


@dataclass(frozen=True)
class Selection:
    """What an action must be to be listed: everything that is asked for, at once.

    `categories` are the keys of which its own must be one, none asking for none of them;
    `due_before` is a date before whose first day it was due.
    """

    condition: Condition | None = None
    categories: tuple[str, ...] = ()
    is_overdue: bool = False
    is_slipped: bool = False
    is_past_expected: bool = False
    is_unlisted: bool = False
    due_before: PartialDate | None = None
    search: str = ""

    def takes(self, state: State) -> bool:
        """Tell whether an action in that state is asked for."""
        return (
            self._takes_condition(state)
            and (not self.categories or state.action.category in self.categories)
            and (not self.is_overdue or state.is_overdue)
            and (not self.is_slipped or state.is_slipped)
            and (not self.is_past_expected or state.is_past_expected)
            and (not self.is_unlisted or state.action.is_unlisted)
            and self._takes_due(state)
            and _folded(self.search) in _searched(state)
        )

    def _takes_condition(self, state: State) -> bool:
        match self.condition:
            case None:
                return True
            case Condition.OPEN:
                return state.is_open
            case Condition.CLOSED:
                return state.is_closed

    def _takes_due(self, state: State) -> bool:
        if self.due_before is None:
            return True
        due = state.action.due
        return due is not None and due.last_day < self.due_before.first_day

    @property
    def names_unlisted(self) -> bool:
        """Whether it asks for unlisted actions themselves, and not only happens to take some.

        They have no text but their id, so a search that finds one is meant for it.
        """
        return self.is_unlisted or bool(_folded(self.search))


@dataclass(frozen=True)
class Sorting:
    """The order of a list; actions with nothing to sort by come last either way."""

    by: Order = Order.ID
    is_reversed: bool = False

    def sort(self, states: Sequence[State], record: Record) -> list[State]:
        """Return the states, which come by id, in order; equal ones stay by id."""
        ranked = list(zip(self._ranks(states, record), states, strict=True))
        known = [(rank, state) for rank, state in ranked if rank is not None]
        known.sort(key=lambda pair: pair[0], reverse=self.is_reversed)
        return [state for _, state in known] + [state for rank, state in ranked if rank is None]

    def _ranks(self, states: Sequence[State], record: Record) -> list[int | None]:
        match self.by:
            case Order.ID:
                return list(range(len(states)))
            case Order.DUE:
                return [_ordinal(state.action.due) for state in states]
            case Order.EXPECTED:
                return [_ordinal(state.expected) for state in states]
            case Order.CATEGORY:
                order = {key: rank for rank, key in enumerate(record.plan.categories)}
                return [order.get(state.action.category or "") for state in states]
            case Order.STATUS:
                return [_STATUSES.index(state.status) for state in states]


def categories_meant(words: Iterable[str], record: Record) -> tuple[str, ...]:
    """Return the keys of the plan's categories that the words are; raise UnknownCategoryError."""
    by_folded = {key.casefold(): key for key in record.plan.categories}
    return tuple(by_folded.get(word.casefold()) or _refuse(word, record) for word in words)


def _refuse(word: str, record: Record) -> str:
    keys = list(record.plan.categories)
    raise UnknownCategoryError(
        f"{printable(word)} is no category of the plan: {advice(word, keys)}"
    )


def selected(view: View, selection: Selection) -> list[State]:
    """Return the actions that are asked for, by id, as they are at the date."""
    return [state for state in view.states if selection.takes(state)]


def action_list(view: View, states: Sequence[State], *, sums_up_unlisted: bool) -> Report:
    """Return the actions in the order given; unlisted ones may be summed up in a line."""
    unlisted = sum(state.action.is_unlisted for state in states) if sums_up_unlisted else 0
    shown = [state for state in states if not (unlisted and state.action.is_unlisted)]
    table = Table("actions", _COLUMNS, tuple(_row(state, view.record) for state in shown))
    found = Paragraph(tuple(_found(len(shown), unlisted)))
    return Report(
        message("{plan}: actions", plan=view.record.plan.title),
        subtitle(view),
        (Section("actions", None, (table, found)),),
        origin(view.as_of, None),
    )


_COLUMNS = (
    Column("id", message("Action")),
    Column("status", message("Status")),
    Column("category", message("Category")),
    Column("due", message("Due")),
    Column("expected", message("Expected")),
    Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
    SOURCE_COLUMN,
    *SOURCE_FACTS,
)


def _row(state: State, record: Record) -> tuple[Cell, ...]:
    action = state.action
    tone = Tone.ALERT if state.is_overdue else Tone.PLAIN
    entries = (state.since, state.expectation)
    return (
        Cell(action.id),
        Cell(STATUS_NAMES[state.status]),
        Cell(category_name(action, record)),
        Cell(action.due, tone=tone),
        Cell(state.expected, tone=Tone.ALERT if state.is_past_expected else Tone.PLAIN),
        Cell(action.title),
        Cell(sources((fields_source(state, record), *map(entry_source, entries)))),
        *source_facts(state),
    )


def _found(listed: int, unlisted: int) -> Iterator[Message]:
    yield counted("{count} action listed.", "{count} actions listed.", count=listed)
    if unlisted:
        yield counted(
            "{count} unlisted action matches: --unlisted lists it.",
            "{count} unlisted actions match: --unlisted lists them.",
            count=unlisted,
        )


def _ordinal(when: PartialDate | None) -> int | None:
    return None if when is None else when.last_day.toordinal()


def _searched(state: State) -> str:
    """Return what a search looks through: id, title and latest note in all their languages."""
    update = None if state.update is None else state.update.note
    return "\n".join(
        (_folded(state.action.id), *_translations(state.action.title), *_translations(update))
    )


def _translations(text: Text | None) -> list[str]:
    return [] if text is None else [_folded(each) for each in text.root.values()]


def _folded(text: str) -> str:
    """Return the text as a search compares it: without case, accents, width or line breaks."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = (each for each in decomposed if not unicodedata.combining(each))
    return " ".join("".join(kept).split())
