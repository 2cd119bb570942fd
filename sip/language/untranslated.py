"""Which texts of a report have no translation in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import Bullets, Chart, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.report.document import Block, Report, Value

_NAMES = {
    "ar": "Arabic",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "ru": "Russian",
    "zh": "Chinese",
}


def untranslated_line(report: Report, wording: Wording) -> str | None:
    """Count the texts that are shown in English for want of a translation; None for none."""
    count = len(untranslated(report, wording))
    if not count:
        return None
    name = _NAMES.get(wording.language, wording.language)
    if count == 1:
        return f"1 text has no {name} translation and is shown in English"
    return f"{count} texts have no {name} translation and are shown in English"


def untranslated(report: Report, wording: Wording) -> frozenset[str]:
    """Return the English of the texts that are shown in English for want of a translation."""
    return frozenset(
        span.text
        for value in _values_of_report(report)
        for span in wording.spans(value)
        if span.language != wording.language
    )


def _values_of_report(report: Report) -> Iterator[Value]:
    yield from (report.title, *report.subtitle)
    for section in report.sections:
        yield section.heading
        for block in section.shown:
            yield from _values(block)


def _values(block: Block) -> Iterator[Value]:
    match block:
        case Paragraph():
            yield from block.sentences
        case Bullets():
            yield from block.items
        case Table():
            yield from (cell.value for row in block.rows for cell in row)
            yield from (footnote.text for footnote in block.footnotes)
        case Chart():
            yield from (block.caption, *block.legend, *block.alternative)
