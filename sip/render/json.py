"""A report as JSON: every value as it is and as it is said. `sip schema report` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import Bullets, Chart, Paragraph, Table, raw
from sip.text.json_text import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sip.language.wording import Wording
    from sip.report.document import Block, Cell, Json, Report, Section, Value

VERSION = 1


def render(report: Report, wording: Wording) -> str:
    """Return the report as one JSON object in Unicode, keys in the order of the schema."""
    origin = report.origin
    document: dict[str, object] = {
        "version": VERSION,
        "language": wording.language,
        "direction": wording.direction,
        "as_of": origin.as_of.written,
        "day": origin.day.isoformat(),
        "documents": origin.documents,
        "commit": origin.commit,
        "title": _said(report.title, wording),
        "subtitle": _all_said(report.subtitle, wording),
        "sections": [_section(section, wording) for section in report.sections],
    }
    return dumped(document, indent=2)


def _section(section: Section, wording: Wording) -> Json:
    return {
        "name": section.name,
        "heading": None if section.heading is None else _said(section.heading, wording),
        "blocks": [_block(block, wording) for block in section.blocks],
    }


def _block(block: Block, wording: Wording) -> Json:
    match block:
        case Paragraph():
            return {"kind": "paragraph", "sentences": _all_said(block.sentences, wording)}
        case Bullets():
            return {"kind": "bullets", "items": _all_said(block.items, wording)}
        case Table():
            return _table(block, wording)
        case Chart():
            return _chart(block, wording)


def _table(table: Table, wording: Wording) -> Json:
    return {
        "kind": "table",
        "name": table.name,
        "columns": [
            {
                "name": column.name,
                "kind": column.kind.value,
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


def _row(row: Sequence[Cell], table: Table, wording: Wording) -> Json:
    pairs = list(zip(table.columns, row, strict=True))
    cells = {column.name: cell for column, cell in pairs if not column.is_fact}
    return {
        "values": {name: raw(cell.value) for name, cell in cells.items()},
        "texts": {name: wording.say(cell.value) for name, cell in cells.items()},
        "footnotes": {name: cell.footnotes for name, cell in cells.items() if cell.footnotes},
        "tones": {name: cell.tone.value for name, cell in cells.items()},
        "facts": {column.name: raw(cell.value) for column, cell in pairs if column.is_fact},
    }


def _chart(chart: Chart, wording: Wording) -> Json:
    return {
        "kind": "chart",
        "name": chart.name,
        "arrangement": chart.arrangement.value,
        "caption": _said(chart.caption, wording),
        "legend": _all_said(chart.legend, wording),
        "alternative": _all_said(chart.alternative, wording),
        "dates": [date.written for date in chart.dates],
        "series": [
            {
                "name": series.name,
                "label": _said(series.label, wording),
                "numbers": series.numbers,
            }
            for series in chart.series
        ],
    }


def _all_said(values: Iterable[Value], wording: Wording) -> Json:
    return [_said(value, wording) for value in values]


def _said(value: Value, wording: Wording) -> Json:
    return {"text": wording.say(value), "value": raw(value)}
