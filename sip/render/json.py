"""A report as JSON: every value as it is and as it is said. `sip schema report` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sip.plan.kinds.text import Text
from sip.report.document import (
    Bullets,
    Chart,
    Enumeration,
    InWords,
    Message,
    Paragraph,
    Percentage,
    Table,
)
from sip.text.json_text import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sip.language.wording import Wording
    from sip.render.json_shapes import (
        BlockShape,
        ChartShape,
        Plain,
        ReportShape,
        RowShape,
        Said,
        SectionShape,
        TableShape,
    )
    from sip.report.document import Block, Cell, Report, Section, Value

REPORT_VERSION: Final = 1


def render(report: Report, wording: Wording) -> str:
    """Return the report as one JSON object in Unicode, keys in the order of the schema."""
    origin = report.origin
    document: ReportShape = {
        "version": REPORT_VERSION,
        "language": wording.language,
        "direction": "rtl" if wording.direction == "rtl" else "ltr",
        "as_of": origin.as_of.written,
        "day": origin.day.isoformat(),
        "documents": origin.documents,
        "commit": origin.commit,
        "title": _said(report.title, wording),
        "subtitle": _all_said(report.subtitle, wording),
        "sections": [_section(section, wording) for section in report.sections],
    }
    return dumped(document, indent=2)


def _section(section: Section, wording: Wording) -> SectionShape:
    return {
        "name": section.name,
        "heading": None if section.heading is None else _said(section.heading, wording),
        "blocks": [_block(block, wording) for block in section.blocks],
    }


def _block(block: Block, wording: Wording) -> BlockShape:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "sentences": _all_said(block.sentences, wording)}
        case Bullets():
            return {"kind": "bullets", "items": _all_said(block.items, wording)}
        case Table():
            return _table(block, wording)
        case Chart():
            return _chart(block, wording)


def _table(table: Table, wording: Wording) -> TableShape:
    return {
        "kind": "table",
        "name": table.name,
        "columns": [
            {
                "name": column.name,
                "kind": column.kind,
                "heading": _said(column.heading, wording),
            }
            for column in table.shown.columns
        ],
        "rows": [_row(row, table, wording) for row in table.rows],
        "footnotes": [
            {"number": footnote.number, "text": _said(footnote.text, wording)}
            for footnote in table.footnotes
        ],
    }


def _row(row: Sequence[Cell], table: Table, wording: Wording) -> RowShape:
    pairs = list(zip(table.columns, row, strict=True))
    cells = {column.name: cell for column, cell in pairs if not column.is_fact}
    return {
        "values": {name: plain(cell.value) for name, cell in cells.items()},
        "texts": {name: wording.say(cell.value) for name, cell in cells.items()},
        "footnotes": {name: cell.footnotes for name, cell in cells.items() if cell.footnotes},
        "tones": {name: cell.tone for name, cell in cells.items()},
        "facts": {column.name: plain(cell.value) for column, cell in pairs if column.is_fact},
    }


def _chart(chart: Chart, wording: Wording) -> ChartShape:
    return {
        "kind": "chart",
        "name": chart.name,
        "finding": _said(chart.finding, wording),
        "caption": _said(chart.caption, wording),
        "notes": _all_said(chart.notes, wording),
        "alternative": _all_said(chart.alternative, wording),
        "figures": _table(chart.figures, wording),
    }


def _all_said(values: Iterable[Value], wording: Wording) -> list[Said]:
    return [_said(value, wording) for value in values]


def _said(value: Value, wording: Wording) -> Said:
    return {"text": wording.say(value), "value": plain(value)}


def plain(value: Value) -> Plain:  # noqa: PLR0911  # one return a kind of value
    """Return the value in no language; a text has all of its languages, a message its pattern."""
    match value:
        case Percentage():
            return value.number
        case InWords():
            return value.date.written
        case Text():
            return {"languages": dict(value.root)}
        case Enumeration():
            return [plain(item) for item in value.items]
        case Message():
            one, many = value.english, value.plural
            return {
                "message": one if many is None or value.count == 1 else many,
                "values": {name: plain(each) for name, each in value.values.items()},
            }
        case None | str() | int():
            return value
        case _:
            return value.written
