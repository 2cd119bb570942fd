"""Which texts of a report have no translation in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.text import Text
from sip.report.document import Bullets, Chart, Enumeration, Message, Paragraph, Table
from sip.text.safe import printable
from sip.text.suggest import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

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


def shown_in_english(texts: Collection[str], wording: Wording) -> str:
    """Say how many texts are shown in English for want of a translation; there is one or more."""
    return f"{_untranslated(texts, wording)} and {_is_or_are(texts)} shown in English"


def refused_for_english(texts: Collection[str], wording: Wording) -> str:
    """Say why a report with these texts is not written where no English is wanted in it."""
    named = listed([f"“{printable(text)}”" for text in texts])
    return f"{_untranslated(texts, wording)}, so nothing is written: translate {named}"


def _untranslated(texts: Collection[str], wording: Wording) -> str:
    name = _NAMES.get(wording.language, wording.language)
    text, have = ("text", "has") if len(texts) == 1 else ("texts", "have")
    return f"{len(texts)} {text} {have} no {name} translation"


def _is_or_are(texts: Collection[str]) -> str:
    return "is" if len(texts) == 1 else "are"


def untranslated(report: Report, wording: Wording) -> tuple[str, ...]:
    """Return the English of the texts that are shown in it for want of a translation, each once.

    They come in the order in which the report says them.
    """
    found = (
        span.text
        for value in _values_of_report(report)
        for text in _texts(value)
        if text.translation(wording.language) is None
        for span in wording.spans(text)
        if span.language != wording.language
    )
    return tuple(dict.fromkeys(found))


def _texts(value: Value) -> Iterator[Text]:
    """Yield the texts of the data in a value: what says it takes longer, and says it anyway."""
    match value:
        case Text():
            yield value
        case Enumeration():
            for item in value.items:
                yield from _texts(item)
        case Message():
            for each in value.values.values():
                yield from _texts(each)


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
            yield from (block.finding, block.caption, *block.notes, *block.alternative)
            yield from _values(block.figures)
