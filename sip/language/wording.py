"""What the values of a report are in a language.

English stands in the code; every other language is a gettext catalog in `locale/`, with
its own plural forms, months, digits, patterns of dates, lists, numbers and percentages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations
from itertools import groupby
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from sip.language.dates import date_in_words
from sip.language.spans import Span, on_one_line
from sip.plan.kinds.evidence import Address
from sip.plan.kinds.text import ENGLISH, Text
from sip.plan.partial_date import PartialDate
from sip.report.document import Enumeration, InWords, Message, Percentage, in_context, message
from sip.text.safe import printable
from sip.text.suggest import advice, listed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from sip.report.document import Value

CATALOGS = Path(__file__).parent / "locale"
_CATALOG_ENDING = ".mo"
NOTHING = "–"

# Of a text that is shown in the plan's main language for want of a translation.
_LANGUAGES = {
    "ar": in_context("language", "Arabic"),
    "es": in_context("language", "Spanish"),
    "fr": in_context("language", "French"),
    "ru": in_context("language", "Russian"),
    "zh": in_context("language", "Chinese"),
}
_DIRECTION = in_context("direction of writing: ltr or rtl", "ltr")
_LEFT_TO_RIGHT = "ltr"
_LATIN = re.compile("[A-Za-z]")
# Unicode's isolates (UAX 9): what is between them keeps its own order.
_ISOLATE, _END_OF_ISOLATE = "\u2066", "\u2069"
_DIGITS = in_context("digits from 0 to 9", "0123456789")
_OWN_NAME = in_context("name of the language of this catalog, in itself", "English")
_FORMATTER = Formatter()
_MOST_KEPT = 4096
_LARGEST_OF_FOUR_DIGITS = 9_999
_FOUR_DIGITS = in_context("number of four digits", "{thousands},{following}")
_MORE_DIGITS = in_context("number of five digits or more", "{thousands},{following}")


class UnknownLanguageError(ValueError):
    """A language that has no catalog; the message names those that have."""


@dataclass(frozen=True)
class Wording:
    """Says the values of a report in one language."""

    language: str
    catalog: NullTranslations

    @classmethod
    def of(cls, language: str, catalogs: Traversable = CATALOGS) -> Wording:
        """Return the wording in the language of that code, from the folder of catalogs.

        Raises UnknownLanguageError.
        """
        if language == ENGLISH:
            return cls(language, NullTranslations())
        known = languages(catalogs)
        if language not in known:
            named = [f"{each} ({cls.of(each, catalogs).name})" for each in known]
            wanted = advice(language, known, f"use one of {listed(named)}")
            raise UnknownLanguageError(
                f"there is no catalog for the language {printable(language)}: {wanted}"
            )
        with (catalogs / f"{language}{_CATALOG_ENDING}").open("rb") as catalog:
            return cls(language, GNUTranslations(catalog))

    @property
    def name(self) -> str:
        """The name of the language in itself, such as English or 中文."""
        return self.say(_OWN_NAME)

    @cached_property
    def direction(self) -> str:
        """The direction of writing, ltr or rtl."""
        return self.say(_DIRECTION)

    def say(self, value: Value) -> str:
        """Return the value as a reader of the language sees it, on one line."""
        return self.in_one(self.spans(value))

    def say_all(self, sentences: Sequence[Value]) -> str:
        """Return the sentences one after the other."""
        return self.in_one(self.spans(*sentences))

    def spans(self, *sentences: Value) -> tuple[Span, ...]:
        """Return the sentences one after the other, in runs of one language.

        A text of the data that has no translation is a span of its own, and no other is in
        another language.
        """
        if not sentences:
            return ()
        said = self._spans(sentences[0])
        if len(sentences) == len(said) == 1:
            return tuple(said)  # as nearly all cells of a table are
        for sentence in sentences[1:]:
            following = self._spans(sentence)
            said = self._filled(in_context("sentences", "{before} {next}"), said, following)
        return tuple(self._joined(said))

    def _spans(self, value: Value) -> Sequence[Span]:  # noqa: C901, PLR0911  # one case a kind of value
        match value:
            case None:
                return [self._own(NOTHING)]
            case str():
                return [Span(value, self.language, is_apart=self._would_turn(value))]
            case Message():
                return self._message(value)
            case int():
                return [self._own(self._number(value))]
            case PartialDate():
                return [Span(value.written, self.language, is_apart=True)]
            case Text():
                return self._text_of_data(value)
            case Address():
                return self._address(value)
            case Percentage():
                return self._spans(message("{number}%", number=value.number))
            case InWords():
                return self._date_in_words(value)
            case Enumeration():
                items = [self._spans(item) for item in value.items]
                return self._apart(items) if value.apart else self._listing(items)

    def _message(self, value: Message) -> Sequence[Span]:
        """Say a message; one that is said again and again, as in a long table, is said once."""
        sign = (value.english, value.plural, value.context, value.count, *value.values.items())
        try:
            if (kept := self._kept.get(sign)) is not None:
                return kept
        except TypeError:  # a text of the data, or a message within, can't be looked up
            return self._said_anew(value)
        return self._keep(sign, self._said_anew(value))

    def _said_anew(self, value: Message) -> Sequence[Span]:
        values = {name: self._spans(each) for name, each in value.values.items()}
        return self._put_into(self._translation(value), values)

    def _date_in_words(self, value: InWords) -> Sequence[Span]:
        if (kept := self._kept.get(value)) is not None:
            return kept
        return self._keep(value, self._spans(date_in_words(value, self._digits)))

    @cached_property
    def _kept(self) -> dict[Hashable, Sequence[Span]]:
        """What was said already, by what it is."""
        return {}

    def _keep(self, sign: Hashable, spans: Sequence[Span]) -> Sequence[Span]:
        if len(self._kept) < _MOST_KEPT:
            self._kept[sign] = spans
        return spans

    def in_one(self, spans: Sequence[Span]) -> str:
        """Return the spans as plain text, those among others isolated that would turn."""
        if len(spans) < 2:  # noqa: PLR2004  # what stands alone turns nothing
            return "".join(span.text for span in spans)
        return "".join(self.isolated(span) for span in spans)

    def isolated(self, span: Span) -> str:
        """Return the text of a span within a line, where no text turns the order of another."""
        if self.direction == _LEFT_TO_RIGHT or span == self._own(span.text):
            return span.text
        return f"{_ISOLATE}{span.text}{_END_OF_ISOLATE}"

    def _would_turn(self, text: str) -> bool:
        """Tell whether a text in Latin letters stands in lines from right to left."""
        return self.direction != _LEFT_TO_RIGHT and _LATIN.search(text) is not None

    def _own(self, text: str) -> Span:
        return Span(text, self.language)

    def _text_of_data(self, text: Text) -> Sequence[Span]:
        translation = text.translation(self.language)
        shown = on_one_line((translation or text.original).strip())
        if translation is not None:
            return [self._own(shown)]
        original = [Span(shown, text.language)]
        if text.language == ENGLISH:
            return self._filled(message("{text} [in English]"), original)
        name = self._spans(_LANGUAGES.get(text.language, text.language))
        return self._filled(message("{text} [in {language}]"), original, name)

    def _address(self, address: Address) -> Sequence[Span]:
        """Say an address as it is written, and what its host may be shown as by a browser."""
        link = [Span(address.written, self.language, address.written)]
        if (host := address.host_in_its_letters) is None:
            return link
        return self._filled(
            message("{address} (may be shown as {host})"), link, [self._own(printable(host))]
        )

    def _filled(self, pattern: Message, *values: Sequence[Span]) -> Sequence[Span]:
        """Say a pattern with the values of its placeholders, in the order of the English one."""
        names = [name for _, name in _parts(pattern.english) if name is not None]
        return self._put_into(self._translation(pattern), dict(zip(names, values, strict=True)))

    def _put_into(self, pattern: str, values: Mapping[str, Sequence[Span]]) -> Sequence[Span]:
        spans: list[Span] = []
        for literal, name in _parts(pattern):
            if literal:
                spans.append(self._own(literal))
            if name is not None:
                spans += values[name]
        return spans

    def _joined(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Yield what follows each other in the language of the wording as one span."""
        own = self._own("")[1:]
        for is_own, run in groupby(spans, lambda span: span[1:] == own):
            if is_own:
                yield self._own("".join(span.text for span in run))
            else:
                yield from run

    def _translation(self, value: Message) -> str:
        if value.plural is not None:
            return self.catalog.ngettext(value.english, value.plural, value.count)
        if value.context is not None:
            return self.catalog.pgettext(value.context, value.english)
        return self.catalog.gettext(value.english)

    def _number(self, number: int) -> str:
        """Return a count with what separates its thousands."""
        pattern = _FOUR_DIGITS if number <= _LARGEST_OF_FOUR_DIGITS else _MORE_DIGITS
        first, *others = f"{number:,}".split(",")
        said = self._digits(first)
        for group in others:
            values: dict[str, Value] = {"thousands": said, "following": self._digits(group)}
            said = self.say(replace(pattern, values=values))
        return said

    def _digits(self, digits: str) -> str:
        return digits.translate(self._own_digits)

    @cached_property
    def _own_digits(self) -> dict[int, int]:
        return str.maketrans("0123456789", self.say(_DIGITS))

    def _apart(self, items: Sequence[Sequence[Span]]) -> Sequence[Span]:
        joined: Sequence[Span] = items[0] if items else []
        for item in items[1:]:
            joined = self._filled(in_context("values of a field", "{before}; {next}"), joined, item)
        return joined

    def _listing(self, items: Sequence[Sequence[Span]]) -> Sequence[Span]:
        if len(items) < 2:  # noqa: PLR2004  # a list of one needs no "and"
            return [span for item in items for span in item]
        *others, last = items
        joined = others[0]
        for item in others[1:]:
            joined = self._filled(in_context("list", "{before}, {next}"), joined, item)
        return self._filled(in_context("list", "{before} and {last}"), joined, last)


@lru_cache(_MOST_KEPT)  # a long table has few patterns
def _parts(pattern: str) -> tuple[tuple[str, str | None], ...]:
    """Return each literal part of a pattern with the name of the placeholder behind it."""
    return tuple((literal, name) for literal, name, _, _ in _FORMATTER.parse(pattern))


def languages(catalogs: Traversable = CATALOGS) -> list[str]:
    """Return the codes of the languages that have a catalog in the folder, English first."""
    names = (catalog.name for catalog in catalogs.iterdir())
    found = sorted(
        name.removesuffix(_CATALOG_ENDING) for name in names if name.endswith(_CATALOG_ENDING)
    )
    return [ENGLISH, *found]
