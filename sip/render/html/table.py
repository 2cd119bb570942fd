"""Tables as HTML: with footnotes, a layout for narrow screens, and a filter where one helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.render.html.elements import element, said, stacked
from sip.report.document import ColumnKind, Table, Tone, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from sip.language.wording import Wording
    from sip.render.html.elements import Content
    from sip.report.document import Cell, Column, Footnote, Report, Value

_LONGEST_WHOLE = 16
ANNEX = "annex"


def table_elements(
    table: Table, caption: Value, wording: Wording, links: Mapping[str, str]
) -> Iterator[ET.Element]:
    """Yield the table under its filter, if it has one, and its footnotes.

    `links` are addresses by what the first cell of a row says.
    """
    choices = _choices(table)
    if choices:
        yield _filter(table, choices, wording)
    body = [_row(row, table, choices, wording, links) for row in table.rows]
    headings = [_heading(column, wording) for column in table.columns]
    grid = element(
        "table",
        *stacked(
            [
                element("caption", *said(wording, caption)),
                element("thead", element("tr", *headings, role="row"), role="rowgroup"),
                element("tbody", *stacked(body), role="rowgroup"),
            ]
        ),
        role="table",
    )
    has_texts = any(column.kind is ColumnKind.TEXT for column in table.columns)
    # What scrolls can be reached with the keyboard, and has a name.
    yield element(
        "div",
        grid,
        **{
            "class": "table cards" if has_texts else "table facts",
            "id": f"{table.name}-rows",
            "role": "group",
            "tabindex": "0",
            "aria-label": wording.say(caption),
        },
    )
    if table.footnotes:
        notes = [_footnote(note, table, wording) for note in table.footnotes]
        yield element("ol", *stacked(notes), **{"class": "notes"})


def filter_rules(report: Report) -> Iterator[str]:
    """Yield the style rules that leave only the chosen rows of a table.

    On paper too, where the choice stands above them, so that its reader sees what is left out.
    """
    for section in report.sections:
        for table in section.shown:
            if not isinstance(table, Table):
                continue
            for number in range(1, len(_choices(table)) + 1):
                chosen = f"main:has(#{table.name}-choice-{number}:checked)"
                others = f"#{table.name}-rows tbody tr:not(.choice-{number})"
                yield f"{chosen} {others} {{ display: none }}\n"


def _choices(table: Table) -> tuple[Value, ...]:
    """Return the values that the table's rows can be chosen by; one alone is no choice."""
    values: list[Value] = []
    for row in table.rows:
        if (cell := _chosen_by(row, table)) is not None and cell.value not in values:
            values.append(cell.value)
    return tuple(values) if len(values) > 1 else ()


def _chosen_by(row: tuple[Cell, ...], table: Table) -> Cell | None:
    """Return the row's cell in the first column that says that rows can be chosen by it."""
    pairs = zip(table.columns, row, strict=True)
    return next((cell for column, cell in pairs if column.all_values is not None), None)


def _filter(table: Table, choices: tuple[Value, ...], wording: Wording) -> ET.Element:
    column = next(each for each in table.columns if each.all_values is not None)
    labels = [
        _choice(table, number, label, _count(table, label if number else None), wording)
        for number, label in enumerate((column.all_values, *choices))
    ]
    return element(
        "fieldset",
        element("legend", *said(wording, column.heading)),
        *stacked(labels),
        **{"class": "filter"},
    )


def _count(table: Table, value: Value) -> int:
    """Return how many rows have the value, all of them for None."""
    if value is None:
        return len(table.rows)
    chosen = (_chosen_by(row, table) for row in table.rows)
    return sum(cell is not None and cell.value == value for cell in chosen)


def _choice(table: Table, number: int, label: Value, count: int, wording: Wording) -> ET.Element:
    button = element(
        "input",
        type="radio",
        name=f"{table.name}-choice",
        id=f"{table.name}-choice-{number}",
        **({} if number else {"checked": "checked"}),
    )
    number_of = element("span", f"({wording.say(count)})", **{"class": "count"})
    return element("label", button, " ", *said(wording, label), " ", number_of)


def _heading(column: Column, wording: Wording) -> ET.Element:
    return element(
        "th",
        *said(wording, column.heading),
        **{"scope": "col", "role": "columnheader", "class": " ".join(_classes(column))},
    )


def _classes(column: Column) -> list[str]:
    """Return the kind of a column, and the name by which the style gives one of texts its room."""
    if column.kind is not ColumnKind.TEXT:
        return [column.kind.value]
    return [column.kind.value, f"of-{column.name}"]


def _row(
    row: tuple[Cell, ...],
    table: Table,
    choices: tuple[Value, ...],
    wording: Wording,
    links: Mapping[str, str],
) -> ET.Element:
    cells = [
        _cell(cell, column, table, wording) for cell, column in zip(row, table.columns, strict=True)
    ]
    cells[0].tag = "th"
    cells[0].set("scope", "row")
    cells[0].set("role", "rowheader")
    attributes = {"role": "row"}
    name = wording.say(row[0].value)
    if table.name == ANNEX:
        attributes["id"] = row_id(name)
    address = links.get(name)
    if address is not None and address != f"#{attributes.get('id')}":
        _make_a_link(cells[0], address)
    if choices and (chosen_by := _chosen_by(row, table)) is not None:
        attributes["class"] = f"choice-{choices.index(chosen_by.value) + 1}"
    return element("tr", *cells, **attributes)


def _cell(cell: Cell, column: Column, table: Table, wording: Wording) -> ET.Element:
    classes = _classes(column)
    if cell.tone is not Tone.PLAIN:
        classes.append(cell.tone.value)
    if _is_whole(wording.say(cell.value)):
        classes.append("whole")
    return element(
        "td",
        *(_breakable(cell.value) if isinstance(cell.value, str) else said(wording, cell.value)),
        *_marks(cell, table, wording),
        **{
            "role": "cell",
            "class": " ".join(classes),
            "data-heading": wording.say(column.heading),
        },
    )


def row_id(name: str) -> str:
    """Return the id of an action's row in the annex, which other tables of a page link to."""
    return f"action-{name}"


def _make_a_link(cell: ET.Element, address: str) -> None:
    """Let what the cell says, but its marks of footnotes, lead to the address."""
    marks = [each for each in cell if each.tag == "sup"]
    link = element("a", href=address)
    link.text, cell.text = cell.text, None
    for each in [each for each in cell if each not in marks]:
        cell.remove(each)
        link.append(each)
    cell.insert(0, link)


def _breakable(text: str) -> list[Content]:
    """Let a long id be broken behind each of its underscores, so that it sets no width."""
    if _is_whole(text):
        return [text]
    first, *others = text.split("_")
    parts: list[Content] = [f"{first}_"] if others else [first]
    for number, part in enumerate(others, start=1):
        parts += [element("wbr"), f"{part}_" if number < len(others) else part]
    return parts


def _is_whole(text: str) -> bool:
    """Tell whether a text, such as a date or an id, is not to be broken at its hyphens."""
    return " " not in text and len(text) <= _LONGEST_WHOLE


def _marks(cell: Cell, table: Table, wording: Wording) -> Iterator[Content]:
    for place, number in enumerate(cell.footnotes):
        link = element(
            "a",
            str(number),
            **{
                "id": f"{table.name}-mark-{number}",
                "href": f"#{table.name}-note-{number}",
                "role": "doc-noteref",
                "aria-label": wording.say(message("Footnote {number}", number=number)),
            },
        )
        yield element("sup", ", ", link) if place else element("sup", link)


def _footnote(footnote: Footnote, table: Table, wording: Wording) -> ET.Element:
    name = wording.say(message("Back to the mark of footnote {number}", number=footnote.number))
    back = element(
        "a",
        "↩",
        **{
            "href": f"#{table.name}-mark-{footnote.number}",
            "role": "doc-backlink",
            "aria-label": name,
        },
    )
    text = said(wording, footnote.text)
    return element("li", *text, " ", back, id=f"{table.name}-note-{footnote.number}")
