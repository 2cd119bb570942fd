"""What a reader chooses the rows of a table by: without a script, and on paper too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.render.html.elements import element, said, stacked
from sip.report.document import Enumeration, in_context, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree import ElementTree as ET

    from sip.language.wording import Wording
    from sip.report.document import Table, Value

# Those of the table itself: tables within its rows have their own.
ROWS = "table > tbody > tr"


@dataclass(frozen=True)
class Offer:
    """A value, the number of rows that have it, and the class that marks them."""

    value: Value
    count: int
    mark: str


@dataclass(frozen=True)
class Chooser:
    """What the rows of a table can be chosen by: a column, and the marks of each row."""

    name: str
    heading: Value
    choices: tuple[Offer, ...]
    marks: tuple[tuple[str, ...], ...]


def choosers(table: Table) -> tuple[Chooser, ...]:
    """Return what rows can be chosen by; where all have the same, there is no choice."""
    found = (_chooser(table, at) for at in range(len(table.columns)))
    return tuple(each for each in found if each is not None and len(each.choices) > 1)


def _chooser(table: Table, at: int) -> Chooser | None:
    column = table.columns[at]
    if column.choices is None:
        return None
    rows = [_values(row[at].value) for row in table.rows]
    offered: list[Value] = [*column.choices]
    for values in rows:
        offered += [each for each in values if each not in offered]
    # What is not known comes last.
    offered.sort(key=lambda each: each is None)
    counts = [(each, sum(each in values for values in rows)) for each in offered]
    choices = [
        Offer(value, count, f"{column.name}-{number}")
        for number, (value, count) in enumerate(counts, start=1)
        if count
    ]
    marks = (tuple(each.mark for each in choices if each.value in values) for values in rows)
    return Chooser(column.name, column.heading, tuple(choices), tuple(marks))


def _values(value: Value) -> tuple[Value, ...]:
    return value.items if isinstance(value, Enumeration) else (value,)


def rules(tables: Iterable[Table]) -> Iterator[str]:
    """Yield the style rules that leave only the chosen rows of tables.

    On paper too, where the choice stands above them, so that its reader sees what is left out.
    """
    for table in tables:
        for chooser in choosers(table):
            for choice in chooser.choices:
                chosen = f"main:has(#{table.name}-{choice.mark}:checked)"
                others = f"#{table.name}-rows > {ROWS}:not(.{choice.mark})"
                yield f"{chosen} {others} {{ display: none }}\n"


def controls(table: Table, found: tuple[Chooser, ...], wording: Wording) -> ET.Element:
    """Return the controls above a table; the one for texts is for pages whose script can search."""
    return element(
        "div",
        *stacked([*(_fieldset(table, each, wording) for each in found), _search(table, wording)]),
        **{"class": "filters"},
    )


def number_shown(table: Table, wording: Wording) -> ET.Element:
    """Return the line that says how many rows are shown, which the style counts."""
    total = len(table.rows)
    whole = wording.say(message("Shown: {number} of {total}", number="\0", total=total))
    before, _, after = whole.partition("\0")
    return element("p", before, element("span", **{"class": "number-shown"}), after, **_SHOWN)


_SHOWN = {"class": "shown"}


def _fieldset(table: Table, chooser: Chooser, wording: Wording) -> ET.Element:
    every = Offer(in_context("filter", "All"), len(table.rows), f"{chooser.name}-0")
    group = f"{table.name}-{chooser.name}"
    return element(
        "fieldset",
        element("legend", *said(wording, chooser.heading)),
        *stacked(
            [
                _label(choice, group, table, wording, is_first=choice is every)
                for choice in (every, *chooser.choices)
            ]
        ),
        **{"class": "filter"},
    )


def _label(
    choice: Offer, group: str, table: Table, wording: Wording, *, is_first: bool
) -> ET.Element:
    button = element(
        "input",
        type="radio",
        name=group,
        id=f"{table.name}-{choice.mark}",
        **({"checked": "checked"} if is_first else {}),
    )
    count = element("span", f"({wording.say(choice.count)})", **{"class": "count"})
    return element("label", button, " ", *said(wording, choice.value), " ", count)


def _search(table: Table, wording: Wording) -> ET.Element:
    field = element(
        "input", type="search", placeholder=" ", **{"aria-controls": f"{table.name}-rows"}
    )
    words = said(wording, message("Search the texts"))
    return element("label", *words, " ", field, **{"class": "search", "hidden": "hidden"})
