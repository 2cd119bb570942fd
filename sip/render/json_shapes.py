"""The shapes of a report in JSON, from which its JSON Schema is made.

Every object has all of its fields and no others: a new one asks for a new version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003  # pydantic reads them
from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypeAliasType, TypedDict  # those of typing serve from Python 3.12 on

from sip.report.document import ColumnKind, Tone  # noqa: TC001  # pydantic reads them

_closed = with_config(ConfigDict(extra="forbid", use_attribute_docstrings=True))
Name: TypeAlias = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$")]
WrittenDate: TypeAlias = Annotated[
    str,
    Field(
        description="A date known to the year, the quarter, the month or the day.",
        pattern="^[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$",
    ),
]
WholeNumber: TypeAlias = Annotated[int, Field(ge=0)]
FootnoteNumber: TypeAlias = Annotated[int, Field(ge=1)]


@_closed
class TextOfData(TypedDict):
    """A text of the data, by language."""

    languages: Annotated[Mapping[str, str], Field(min_length=1)]


@_closed
class Pattern(TypedDict):
    """A sentence: its English pattern, and the value of each {placeholder} in it."""

    message: str
    values: Mapping[Name, Plain]


# A value in no language: a date is a string, a percentage a whole number.
Plain = TypeAliasType("Plain", "str | int | Sequence[Plain] | TextOfData | Pattern | None")


@_closed
class Said(TypedDict):
    """A value, and what a reader of the language sees."""

    text: str
    value: Plain


@_closed
class ParagraphShape(TypedDict):
    """One or more sentences."""

    kind: Literal["paragraph"]
    sentences: Sequence[Said]


@_closed
class BulletsShape(TypedDict):
    """A list, in no order that counts."""

    kind: Literal["bullets"]
    items: Sequence[Said]


@_closed
class ColumnShape(TypedDict):
    """A column with a stable name."""

    name: Name
    kind: ColumnKind
    heading: Said


@_closed
class RowShape(TypedDict):
    """A row, by the names of the columns."""

    values: Mapping[Name, Plain]
    texts: Mapping[Name, str]
    footnotes: Mapping[Name, Sequence[FootnoteNumber]]
    tones: Mapping[Name, Tone]
    facts: Mapping[Name, Plain]
    """What the row says in words, as plain values under stable names."""


@_closed
class FootnoteShape(TypedDict):
    """A footnote, by its number in the rows."""

    number: FootnoteNumber
    text: Said


@_closed
class TableShape(TypedDict):
    """A table."""

    kind: Literal["table"]
    name: Name
    columns: Sequence[ColumnShape]
    rows: Sequence[RowShape]
    footnotes: Sequence[FootnoteShape]


@_closed
class ChartShape(TypedDict):
    """A picture: its words, and the figures that it is drawn from."""

    kind: Literal["chart"]
    name: Name
    finding: Said
    caption: Said
    notes: Sequence[Said]
    alternative: Sequence[Said]
    figures: TableShape


BlockShape: TypeAlias = ParagraphShape | BulletsShape | TableShape | ChartShape


@_closed
class SectionShape(TypedDict):
    """A part of the report; one without a heading goes on from the part before."""

    name: Name
    heading: Said | None
    blocks: Sequence[BlockShape]


@_closed
class ReportShape(TypedDict):
    """Every value of a report as it is, and as it is said in its language."""

    version: Literal[1]
    language: str
    """The language of its texts."""
    direction: Literal["ltr", "rtl"]
    """The direction of writing."""
    as_of: WrittenDate
    """The date asked for, as it was written."""
    day: WrittenDate
    """The day at whose end the figures hold."""
    documents: Sequence[str]
    """The symbols of the reports up to the date, oldest first."""
    commit: str | None
    """The git commit of the data; null where it has none."""
    title: Said
    subtitle: Sequence[Said]
    sections: Sequence[SectionShape]
