"""What the values of a report are in a language.

English stands in the code; every other language is a gettext catalog in `locale/`, with
its own plural forms, months, patterns of dates, lists and percentages.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from sip.models import ENGLISH, Text
from sip.partial_date import PartialDate, Precision
from sip.problem import nearest, without_commands
from sip.report import InWords, Listing, Message, Percentage, in_context, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.report import Value

_CATALOGS = Path(__file__).parent / "locale"
_CATALOG_ENDING = ".mo"
NOTHING = "–"

_MONTHS = (
    in_context("month", "January"),
    in_context("month", "February"),
    in_context("month", "March"),
    in_context("month", "April"),
    in_context("month", "May"),
    in_context("month", "June"),
    in_context("month", "July"),
    in_context("month", "August"),
    in_context("month", "September"),
    in_context("month", "October"),
    in_context("month", "November"),
    in_context("month", "December"),
)
_QUARTERS = (
    in_context("quarter", "first quarter"),
    in_context("quarter", "second quarter"),
    in_context("quarter", "third quarter"),
    in_context("quarter", "fourth quarter"),
)
_DIRECTION = in_context("direction of writing: ltr or rtl", "ltr")


class UnknownLanguageError(ValueError):
    """A language that has no catalog; the message names those that have."""


@dataclass(frozen=True)
class Wording:
    """Says the values of a report in one language."""

    language: str
    catalog: NullTranslations

    @classmethod
    def of(cls, language: str) -> Wording:
        """Return the wording in the language of that code; raise UnknownLanguageError."""
        if language == ENGLISH:
            return cls(language, NullTranslations())
        known = languages()
        if language not in known:
            suggestion = nearest(language, known)
            wanted = f"write {suggestion}" if suggestion else f"use one of {', '.join(known)}"
            raise UnknownLanguageError(f"there is no catalog for the language {language}: {wanted}")
        with (_CATALOGS / f"{language}{_CATALOG_ENDING}").open("rb") as catalog:
            return cls(language, GNUTranslations(catalog))

    @property
    def direction(self) -> str:
        """The direction of writing, ltr or rtl."""
        return self.say(_DIRECTION)

    def say(self, value: Value) -> str:  # noqa: PLR0911  # one return a kind of value
        """Return the value as a reader of the language sees it, on one line."""
        match value:
            case None:
                return NOTHING
            case str():
                return without_commands(value)
            case int():
                return str(value)
            case PartialDate():
                return value.written
            case Text():
                return self._text(value)
            case Percentage():
                return self.say(message("{number}%", number=value.number))
            case InWords():
                return self._in_words(value.date)
            case Listing():
                return self._listing([self.say(item) for item in value.items])
            case Message():
                return self._message(value)

    def say_all(self, sentences: Sequence[Value]) -> str:
        """Return the sentences one after the other."""
        said = [self.say(sentence) for sentence in sentences]
        return reduce(self._next_sentence, said) if said else ""

    def _next_sentence(self, before: str, following: str) -> str:
        pattern = in_context("sentences", "{before} {next}", before=before, next=following)
        return self.say(pattern)

    def is_untranslated(self, value: Value) -> bool:
        """Tell whether a text of the data has no translation and is shown in English."""
        return isinstance(value, Text) and value.translation(self.language) is None

    def _text(self, text: Text) -> str:
        translation = text.translation(self.language)
        shown = without_commands(" ".join((translation or text.english).split()))
        if translation is None:
            return self.say(message("{text} [in English]", text=shown))
        return shown

    def _message(self, value: Message) -> str:
        values = {name: self.say(each) for name, each in value.values.items()}
        return self._translation(value).format(**values)

    def _translation(self, value: Message) -> str:
        if value.plural is not None:
            return self.catalog.ngettext(value.english, value.plural, value.count)
        if value.context is not None:
            return self.catalog.pgettext(value.context, value.english)
        return self.catalog.gettext(value.english)

    def _in_words(self, date: PartialDate) -> str:
        day = date.last_day
        month = _MONTHS[day.month - 1]
        quarter = _QUARTERS[(day.month - 1) // 3]
        match date.precision:
            case Precision.DAY:
                return self.say(
                    message("{day} {month} {year}", day=day.day, month=month, year=day.year)
                )
            case Precision.MONTH:
                return self.say(in_context("date", "{month} {year}", month=month, year=day.year))
            case Precision.QUARTER:
                return self.say(message("{quarter} of {year}", quarter=quarter, year=day.year))
            case Precision.YEAR:
                return self.say(in_context("date", "{year}", year=day.year))

    def _listing(self, items: list[str]) -> str:
        if len(items) < 2:  # noqa: PLR2004  # a list of one needs no "and"
            return "".join(items)
        *others, last = items
        joined = others[0]
        for item in others[1:]:
            joined = self.say(in_context("list", "{before}, {next}", before=joined, next=item))
        return self.say(in_context("list", "{before} and {last}", before=joined, last=last))


def languages() -> list[str]:
    """Return the codes of the languages there are, English first."""
    names = (catalog.name for catalog in _CATALOGS.iterdir())
    found = sorted(
        name.removesuffix(_CATALOG_ENDING) for name in names if name.endswith(_CATALOG_ENDING)
    )
    return [ENGLISH, *found]
