"""Which texts of a report have no translation in its language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.kinds.text import Text
from sip.report.document import Bullets, Chart, Enumeration, Message, Paragraph, Table
from sip.text.safe import printable
from sip.text.suggest import joined, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sip.language.spans import Span
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


def shown_untranslated(texts: Collection[Span], wording: Wording) -> str:
    """Say how many texts are shown in the language of their plan; there is one or more."""
    languages = dict.fromkeys(_name(text.language) for text in texts)
    is_or_are = "is" if len(texts) == 1 else "are"
    return f"{_untranslated(texts, wording)} and {is_or_are} shown in {joined([*languages])}"


def refused_untranslated(texts: Collection[Span], wording: Wording) -> str:
    """Say why a report with these texts is not written where no other language is wanted in it."""
    named = listed([f"“{printable(text.text)}”" for text in texts])
    return f"{_untranslated(texts, wording)}, so nothing is written: translate {named}"


def _untranslated(texts: Collection[Span], wording: Wording) -> str:
    text, have = ("text", "has") if len(texts) == 1 else ("texts", "have")
    return f"{len(texts)} {text} {have} no {_name(wording.language)} translation"


def _name(language: str) -> str:
    return _NAMES.get(language, language)


def untranslated(report: Report, wording: Wording) -> tuple[Span, ...]:
    """Return the texts that are shown in another language for want of a translation, each once.

    They come in the order in which the report says them.
    """
    found = (
        span
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
            for row in block.rows:
                for cell in row:
                    yield from (cell.value, *cell.remarks)
            yield from (footnote.text for footnote in block.footnotes)
        case Chart():
            yield from (block.finding, block.caption, *block.notes, *block.alternative)
            yield from _values(block.figures)
