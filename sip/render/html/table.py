"""Tables as HTML: with footnotes, a layout for narrow screens, and a filter where one helps."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sip.plan.partial_date import PartialDate
from sip.render.html.choosing import choosers, controls, number_shown
from sip.render.html.elements import contents, element, said, stacked
from sip.render.html.kinds import is_whole, kinds
from sip.render.marks import mark
from sip.report.document import ColumnKind, InWords, Table, Tone, counted, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from xml.etree import ElementTree as ET

    from sip.language.wording import Wording
    from sip.render.html.choosing import Chooser
    from sip.render.html.elements import Content
    from sip.report.document import Cell, Column, Footnote, Value

ANNEX = "annex"


def table_elements(
    table: Table, caption: Value, wording: Wording, links: Mapping[str, str]
) -> Iterator[ET.Element]:
    """Yield the table under what its rows can be chosen by, if anything, and its footnotes.

    `links` are addresses by what the first cell of a row says.
    """
    found = choosers(table)
    grid = _scrolled(table, found, caption, wording, links)
    if found:
        # The style counts the rows that are shown, and so the number stands behind them.
        parts = (controls(table, found, wording), grid, number_shown(table, wording))
        yield element("div", *stacked(parts), **{"class": "choosing"})
    else:
        yield grid
    if table.footnotes:
        notes = [_footnote(note, table, wording) for note in table.footnotes]
        yield element("ul", *stacked(notes), **{"class": "notes"})


def _scrolled(
    table: Table,
    found: Sequence[Chooser],
    caption: Value,
    wording: Wording,
    links: Mapping[str, str],
) -> ET.Element:
    """Return the table in a box that scrolls where it has to."""
    shown = table.shown
    body = _rows(table, found, wording, links)
    headings = [_heading(column, wording) for column in shown.columns]
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
    # What scrolls can be reached with the keyboard, and has a name.
    return element(
        "div",
        grid,
        **{
            "class": " ".join(("table", *kinds(shown, wording), *(["chosen"] if found else []))),
            "id": f"{table.name}-rows",
            "role": "group",
            "tabindex": "0",
            "aria-label": wording.say(caption),
        },
    )


def _rows(
    table: Table, found: Sequence[Chooser], wording: Wording, links: Mapping[str, str]
) -> list[ET.Element]:
    shown = table.shown
    columns = [_ColumnSaid.of(column, wording) for column in shown.columns]
    body: list[ET.Element] = []
    for number, row in enumerate(shown.rows):
        marks = [mark for each in found for mark in each.marks[number]]
        cells = [
            _cell(cell, column, shown.name, wording)
            for cell, column in zip(row, columns, strict=True)
        ]
        body.append(_row(wording.say(row[0].value), cells, shown.name, marks, links))
        if table.details:
            body.append(_details(table.details[number], len(shown.columns), marks, wording))
    _name_first_marks(body)
    return body


def _details(table: Table, width: int, marks: Sequence[str], wording: Wording) -> ET.Element:
    """Return the row that has the details of the one above, folded away."""
    number = len(table.rows)
    name = counted("Log ({count} entry)", "Log ({count} entries)", count=number)
    parts = table_elements(table, name, wording, {})
    folded = element("details", element("summary", *said(wording, name)), *stacked([*parts]))
    cell = element("td", folded, role="cell", colspan=str(width))
    return element("tr", cell, **{"role": "row", "class": " ".join(("details", *marks))})


def _heading(column: Column, wording: Wording) -> ET.Element:
    return element(
        "th",
        *said(wording, column.heading),
        **{"scope": "col", "role": "columnheader", "class": " ".join(_classes(column))},
    )


def _classes(column: Column) -> tuple[str, ...]:
    """Return the kind of a column, and the name by which the style gives one of texts its room."""
    if column.kind is not ColumnKind.TEXT:
        return (column.kind.value,)
    return (column.kind.value, f"of-{column.name}")


def _row(
    name: str,
    cells: Sequence[ET.Element],
    table: str,
    marks: Sequence[str],
    links: Mapping[str, str],
) -> ET.Element:
    """Return a row with its cells, of which the first says its name."""
    cells[0].tag = "th"
    cells[0].set("scope", "row")
    cells[0].set("role", "rowheader")
    attributes = {"role": "row"}
    if table == ANNEX:
        attributes["id"] = row_id(name)
    address = links.get(name)
    if address is not None and address != f"#{attributes.get('id')}":
        _make_a_link(cells[0], address)
    if marks:
        attributes["class"] = " ".join(marks)
    return element("tr", *cells, **attributes)


class _ColumnSaid(NamedTuple):
    """What each cell of a column says of it: its classes, and its heading for narrow screens."""

    classes: tuple[str, ...]
    heading: str

    @classmethod
    def of(cls, column: Column, wording: Wording) -> _ColumnSaid:
        return cls(_classes(column), wording.say(column.heading))


def _cell(cell: Cell, column: _ColumnSaid, table: str, wording: Wording) -> ET.Element:
    value, spans = cell.value, wording.spans(cell.value)
    classes = list(column.classes)
    if cell.tone is not Tone.PLAIN:
        classes.append(cell.tone.value)
    if isinstance(value, InWords):
        classes.append("date")
    if cell.is_below:
        classes.append("below")
    if is_whole(wording.in_one(spans)):
        classes.append("whole")
    return element(
        "td",
        *(_breakable(value) if isinstance(value, str) else contents(spans, wording)),
        *_marks(cell, table, wording),
        *(element("span", *said(wording, each), **{"class": "remark"}) for each in cell.remarks),
        **{
            "role": "cell",
            "class": " ".join(classes),
            "data-heading": column.heading,
            **_key(value),
        },
    )


def _key(value: Value) -> dict[str, str]:
    """Return what a cell is sorted by, where that is not what it says."""
    match value:
        case InWords():
            return _key(value.date)
        case PartialDate():
            return {"data-key": value.last_day.isoformat()}
        case _:
            return {}


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
    if is_whole(text):
        return [text]
    first, *others = text.split("_")
    parts: list[Content] = [f"{first}_"] if others else [first]
    for number, part in enumerate(others, start=1):
        parts += [element("wbr"), f"{part}_" if number < len(others) else part]
    return parts


def _marks(cell: Cell, table: str, wording: Wording) -> Iterator[ET.Element]:
    """Yield the marks of the cell's footnotes in one raised text, which can hang as one."""
    if not cell.footnotes:
        return
    first, *others = (_mark(number, table, wording) for number in cell.footnotes)
    yield element("sup", first, *(part for other in others for part in (", ", other)))


def _mark(number: int, table: str, wording: Wording) -> ET.Element:
    return element(
        "a",
        mark(number),
        **{
            "id": f"{table}-mark-{number}",
            "href": f"#{table}-note-{number}",
            "role": "doc-noteref",
            "aria-label": wording.say(message("Footnote {number}", number=mark(number))),
        },
    )


def _name_first_marks(rows: Iterable[ET.Element]) -> None:
    """Leave its id to the first mark of each footnote, to which the footnote leads back."""
    named = set()
    for row in rows:
        for link in row.iter("a"):
            if (name := link.get("id")) in named:
                del link.attrib["id"]
            elif name is not None:
                named.add(name)


def _footnote(footnote: Footnote, table: Table, wording: Wording) -> ET.Element:
    shown = mark(footnote.number)
    name = wording.say(message("Back to the mark of footnote {number}", number=shown))
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
    place = f"{table.name}-note-{footnote.number}"
    return element("li", element("sup", shown), " ", *text, " ", back, id=place)
