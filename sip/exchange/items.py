"""What the rows of the tables are made of: each thing that has a row, with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.kinds.figure import FIGURE_NAMES
from sip.plan.progress import Figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.kinds.field import DeclaredField
    from sip.plan.kinds.text import Text
    from sip.plan.models import Action, LogEntry, Snapshot
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.plan.record import Record


@dataclass(frozen=True)
class Numbered:
    """One of the texts of a list, by its number from 1."""

    number: int
    text: Text


@dataclass(frozen=True)
class NamedCategory:
    """A category, at its place among the plan's."""

    number: int
    key: str
    name: Text


@dataclass(frozen=True)
class NamedField:
    """A field, at its place among the plan's."""

    number: int
    key: str
    declared: DeclaredField


@dataclass(frozen=True)
class NamedValue:
    """A value of a field, at its place among the field's."""

    field: str
    number: int
    key: str
    name: Text


@dataclass(frozen=True)
class FieldOfAction:
    """One of the values that an action has in a field, by its number from 1."""

    action: Action
    field: str
    number: int
    value: str


@dataclass(frozen=True)
class EvidenceOfEntry:
    """One of the pieces of evidence of an entry, by the numbers of both from 1."""

    action: Action
    entry: int
    number: int
    evidence: str


@dataclass(frozen=True)
class ActionNow:
    """An action, and its state at the latest date on record."""

    action: Action
    state: State | None

    @property
    def expected(self) -> PartialDate | None:
        """The latest expected date."""
        return None if self.state is None else self.state.expected

    @property
    def status(self) -> str | None:
        """The status at that date."""
        return None if self.state is None else str(self.state.status)


@dataclass(frozen=True)
class LoggedEntry:
    """An entry of an action's log, by its number from 1."""

    action: Action
    number: int
    entry: LogEntry


@dataclass(frozen=True)
class Progress:
    """The figures of a snapshot's date, as the logs give them."""

    snapshot: Snapshot
    figures: Figures
    sub_actions: Figures


@dataclass(frozen=True)
class Remark:
    """What a snapshot says of one of its figures."""

    snapshot: Snapshot
    figure: str
    kind: str
    text: Text


def assumptions(record: Record) -> Iterator[Numbered]:
    """Yield the plan's assumptions in their order."""
    for number, each in enumerate(record.plan.assumptions, start=1):
        yield Numbered(number, each)


def categories(record: Record) -> Iterator[NamedCategory]:
    """Yield the plan's categories in their order."""
    for number, (each, name) in enumerate(record.plan.categories.items(), start=1):
        yield NamedCategory(number, each, name)


def fields(record: Record) -> Iterator[NamedField]:
    """Yield the plan's fields in their order."""
    for number, (each, declared) in enumerate(record.plan.fields.items(), start=1):
        yield NamedField(number, each, declared)


def values(record: Record) -> Iterator[NamedValue]:
    """Yield the values of each field that has a closed list of them, in their order."""
    for field, declared in record.plan.fields.items():
        for number, (each, name) in enumerate(declared.values.items(), start=1):
            yield NamedValue(field, number, each, name)


def fields_of_actions(record: Record) -> Iterator[FieldOfAction]:
    """Yield what each action says in the plan's fields."""
    for action in record.actions:
        for field in record.plan.fields:
            for number, value in enumerate(action.fields.get(field, ()), start=1):
                yield FieldOfAction(action, field, number, value)


def evidence(record: Record) -> Iterator[EvidenceOfEntry]:
    """Yield the evidence of each entry of each log."""
    for action in record.actions:
        for entry, logged in enumerate(action.log, start=1):
            for number, each in enumerate(logged.evidence, start=1):
                yield EvidenceOfEntry(action, entry, number, each)


def actions(record: Record) -> Iterator[ActionNow]:
    """Yield the actions, by id."""
    day = record.latest_date.last_day
    for action in record.actions:
        yield ActionNow(action, record.history.state(action, day))


def entries(record: Record) -> Iterator[LoggedEntry]:
    """Yield the entries of each action's log, oldest first."""
    for action in record.actions:
        for number, entry in enumerate(action.log, start=1):
            yield LoggedEntry(action, number, entry)


def progress(record: Record) -> Iterator[Progress]:
    """Yield the figures of each snapshot, oldest first."""
    for snapshot in record.snapshots:
        states = record.history.at(snapshot.as_of.last_day)
        yield Progress(snapshot, Figures.of(states), Figures.of(states, of_sub_actions=True))


def remarks(record: Record) -> Iterator[Remark]:
    """Yield what each snapshot says of its figures, footnotes first."""
    for snapshot in record.snapshots:
        for kind, remarks in (("footnote", snapshot.footnotes), ("erratum", snapshot.errata)):
            for figure in FIGURE_NAMES:
                if figure in remarks:
                    yield Remark(snapshot, figure, kind, remarks[figure])
