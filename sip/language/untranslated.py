"""Which texts of a report have no translation in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.models import Text
from sip.report.document import Bullets, Chart, Enumeration, Message, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.report.document import Block, Report, Section, Value

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
        text.english for text in _texts_of_report(report) if wording.is_untranslated(text)
    )


def _texts_of_report(report: Report) -> Iterator[Text]:
    yield from _texts_of(report.title, *report.subtitle)
    for section in report.sections:
        yield from _texts_of_section(section)


def _texts_of_section(section: Section) -> Iterator[Text]:
    yield from _texts_of(section.heading)
    for block in section.shown:
        yield from _texts_of(*_values(block))


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


def _texts_of(*values: Value) -> Iterator[Text]:
    for value in values:
        match value:
            case Text():
                yield value
            case Enumeration():
                yield from _texts_of(*value.items)
            case Message():
                yield from _texts_of(*value.values.values())
            case _:
                continue
