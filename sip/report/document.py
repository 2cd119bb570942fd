"""A report as values: headings, paragraphs, tables and footnotes, in no language yet.

Every figure in it is worked out, and every sentence is a whole message with named
placeholders, so that a renderer only says and lays out, and a translator sees sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias, Union

from sip.plan.kinds.evidence import Address
from sip.plan.kinds.text import Text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sip.plan.partial_date import PartialDate


@dataclass(frozen=True)
class Percentage:
    """A share as a whole number of per cent."""

    number: int


@dataclass(frozen=True)
class InWords:
    """A date as a sentence says it: 15 April 2024, April 2024, second quarter of 2024.

    The December of a deadline is how "by the end of the year" is written, and said so.
    """

    date: PartialDate
    is_deadline: bool = False


@dataclass(frozen=True)
class Enumeration:
    """Values one after the other: with "and" before the last, or `apart` as in a cell of a list."""

    items: tuple[Value, ...]
    apart: bool = False


@dataclass(frozen=True)
class Message:
    """A text of the report: an English sentence and the values of its placeholders.

    Where there is a `count`, `english` is said of one and `plural` of any other number.
    The context tells a translator apart texts that are the same in English only.
    """

    english: str
    values: Mapping[str, Value] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1
    context: str | None = None


Value: TypeAlias = Union[
    str, int, "PartialDate", Text, Address, Percentage, InWords, Enumeration, Message, None
]
"""A text verbatim, a count, a date as written, a text of the data, and so on; None shows –."""


def message(english: str, /, **values: Value) -> Message:
    """Return a sentence; extracted for the catalogs."""
    return Message(english, values)


def counted(english: str, plural: str, /, count: int, **values: Value) -> Message:
    """Return a sentence about {count} of something; extracted for the catalogs."""
    return Message(english, {"count": count, **values}, plural, count)


def in_context(context: str, english: str, /, **values: Value) -> Message:
    """Return a text whose translation depends on where it stands; extracted for the catalogs."""
    return Message(english, values, context=context)


class Tone(StrEnum):
    """How much a cell asks to be seen."""

    PLAIN = "plain"
    ALERT = "alert"
    TOTAL = "total"


class ColumnKind(StrEnum):
    """What a column holds, which decides how it is laid out."""

    WORD = "word"
    NUMBER = "number"
    TEXT = "text"


@dataclass(frozen=True)
class Column:
    """A column with a stable name; a text that is not essential stands below where room is short.

    One that `is_fact` says as plain values what other columns say in words: only programs see
    it. A reader can choose rows by the values of a column that has `choices`: by these in their
    order, and by what else its cells say.
    """

    name: str
    heading: Value
    kind: ColumnKind = ColumnKind.WORD
    is_essential: bool = True
    choices: tuple[Value, ...] | None = None
    is_fact: bool = False

    @classmethod
    def fact(cls, name: str) -> Column:
        """Return a column that only programs see."""
        return cls(name, None, is_fact=True)


@dataclass(frozen=True)
class Cell:
    """A value, its footnotes' numbers, remarks for readers below it; `is_below` sets it in."""

    value: Value
    footnotes: tuple[int, ...] = ()
    tone: Tone = Tone.PLAIN
    is_below: bool = False
    remarks: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Footnote:
    """A footnote of a table, numbered from 1."""

    number: int
    text: Value


@dataclass(frozen=True)
class Caption:
    """What stands above a table, and the number of the table in its document."""

    number: int
    text: Value

    @property
    def said(self) -> Message:
        """The whole caption."""
        return message("Table {number}. {caption}", number=self.number, caption=self.text)


@dataclass(frozen=True)
class Table:
    """Rows of cells, as many in each as there are columns; those of facts come last.

    One that `is_fact` says for programs, row by row, what another one says in words. One that is
    `grouped_by` a column has its rows in the order of that column's values: on paper each value
    is a heading. Its `details` are shown where a reader asks for those of a row.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    footnotes: tuple[Footnote, ...] = ()
    is_fact: bool = False
    caption: Caption | None = None
    grouped_by: str | None = None
    details: tuple[Table, ...] = ()

    @property
    def shown(self) -> Table:
        """The table as a reader is shown it: without facts."""
        columns = tuple(column for column in self.columns if not column.is_fact)
        rows = tuple(row[: len(columns)] for row in self.rows)
        return replace(self, columns=columns, rows=rows)


@dataclass(frozen=True)
class Paragraph:
    """One or more sentences, numbered where the document numbers its paragraphs."""

    sentences: tuple[Value, ...]
    number: int | None = None


@dataclass(frozen=True)
class Bullets:
    """A list of texts, in no order that counts."""

    items: tuple[Value, ...]


@dataclass(frozen=True)
class Plot:
    """What a chart draws; its kinds are those of `sip.report.charts.plots`."""


@dataclass(frozen=True)
class Chart:
    """A plot with its words.

    The `finding` is what it shows of this record, its title where it stands alone; the `caption`
    is what it is of, whatever the record; the `notes` say its unit, its date and its sources. The
    `alternative` tells those who can't see it what is to be seen; every number is in `figures`.
    """

    name: str
    finding: Message
    caption: Value
    notes: tuple[Value, ...]
    alternative: tuple[Value, ...]
    plot: Plot
    figures: Table

    @property
    def remarks(self) -> tuple[Value, ...]:
        """What is to be known of the numbers that are drawn: the footnotes of their table."""
        return tuple(footnote.text for footnote in self.figures.footnotes)


Block: TypeAlias = Paragraph | Bullets | Table | Chart


@dataclass(frozen=True)
class Section:
    """A part of a report under a heading, with a stable name; None has no heading of its own.

    One that `is_apart` begins on a page of its own.
    """

    name: str
    heading: Message | None
    blocks: tuple[Block, ...]
    is_apart: bool = False

    @property
    def shown(self) -> tuple[Block, ...]:
        """The blocks that a reader is shown: all but tables without rows, and facts."""
        return tuple(
            each.shown if isinstance(each, Table) else each
            for each in self.blocks
            if not isinstance(each, Table) or (each.rows and not each.is_fact)
        )


@dataclass(frozen=True)
class Origin:
    """Where a report's figures come from.

    `commit` is the git commit of the data, None where the data is not in git; `documents`
    are the symbols of the reports up to the date, oldest first.
    """

    as_of: PartialDate
    day: dt.date
    documents: tuple[str, ...]
    commit: str | None


@dataclass(frozen=True)
class Inset:
    """A value that can stand alone in a sentence that somebody else writes.

    `previous` is what it was at the report before, None where there is none.
    """

    name: str
    value: Value
    previous: Value


@dataclass(frozen=True)
class Report:
    """A document: its title, and under it what date it speaks of; `is_whole` with all its parts.

    Only one that can be filled into documents of others has `insets`. A governing body's document
    has a `masthead` above its title, and what it is `about` not under it.
    """

    title: Value
    subtitle: tuple[Value, ...]
    sections: tuple[Section, ...]
    origin: Origin
    insets: tuple[Inset, ...] = ()
    masthead: tuple[Value, ...] = ()
    about: tuple[Value, ...] = ()
    is_whole: bool = True

    def only(self, *names: str) -> Report:
        """Return the report with these of its sections alone; raise KeyError for one it lacks."""
        places = {each.name: at for at, each in enumerate(self.sections)}
        asked = sorted({places[name] for name in names})
        return replace(self, sections=tuple(self.sections[at] for at in asked), is_whole=False)

    def from_commit(self, commit: str | None) -> Report:
        """Return the report as one of the data of that commit."""
        return replace(self, origin=replace(self.origin, commit=commit))
