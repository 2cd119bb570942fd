"""What the values of a report are in a language.

English stands in the code; every other language is a gettext catalog in `locale/`, with
its own plural forms, months, digits, patterns of dates, lists, numbers and percentages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING

from sip.plan.models import ENGLISH, Text
from sip.plan.partial_date import PartialDate, Precision
from sip.report.document import Enumeration, InWords, Message, Percentage, in_context, message
from sip.text.safe import without_commands
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.resources.abc import Traversable

    from sip.report.document import Value

CATALOGS = Path(__file__).parent / "locale"
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
# Many languages decline a month that follows a day: 15 апреля 2024, but апрель 2024.
_MONTHS_AFTER_A_DAY = (
    in_context("month after a day", "January"),
    in_context("month after a day", "February"),
    in_context("month after a day", "March"),
    in_context("month after a day", "April"),
    in_context("month after a day", "May"),
    in_context("month after a day", "June"),
    in_context("month after a day", "July"),
    in_context("month after a day", "August"),
    in_context("month after a day", "September"),
    in_context("month after a day", "October"),
    in_context("month after a day", "November"),
    in_context("month after a day", "December"),
)
_QUARTERS = (
    in_context("quarter", "first quarter"),
    in_context("quarter", "second quarter"),
    in_context("quarter", "third quarter"),
    in_context("quarter", "fourth quarter"),
)
_DIRECTION = in_context("direction of writing: ltr or rtl", "ltr")
_DIGITS = in_context("digits from 0 to 9", "0123456789")
_OWN_NAME = in_context("name of the language of this catalog, in itself", "English")
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
            suggestion = nearest(language, known)
            named = (f"{each} ({cls.of(each, catalogs).name})" for each in known)
            wanted = f"write {suggestion}" if suggestion else f"use one of {', '.join(named)}"
            raise UnknownLanguageError(f"there is no catalog for the language {language}: {wanted}")
        with (catalogs / f"{language}{_CATALOG_ENDING}").open("rb") as catalog:
            return cls(language, GNUTranslations(catalog))

    @property
    def name(self) -> str:
        """The name of the language in itself, such as English or 中文."""
        return self.say(_OWN_NAME)

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
                return self._number(value)
            case PartialDate():
                return value.written
            case Text():
                return self._text(value)
            case Percentage():
                return self.say(message("{number}%", number=value.number))
            case InWords():
                return self._in_words(value.date)
            case Enumeration():
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
        return digits.translate(str.maketrans("0123456789", self.say(_DIGITS)))

    def _in_words(self, date: PartialDate) -> str:
        day = date.last_day
        year = self._digits(str(day.year))
        month = _MONTHS[day.month - 1]
        match date.precision:
            case Precision.DAY:
                return self._day_in_words(date)
            case Precision.MONTH:
                return self.say(in_context("date", "{month} {year}", month=month, year=year))
            case Precision.QUARTER:
                quarter = _QUARTERS[(day.month - 1) // 3]
                return self.say(message("{quarter} of {year}", quarter=quarter, year=year))
            case Precision.YEAR:
                return self.say(in_context("date", "{year}", year=year))

    def _day_in_words(self, date: PartialDate) -> str:
        day = date.last_day
        parts: dict[str, Value] = {
            "day": self._digits(str(day.day)),
            "month": _MONTHS_AFTER_A_DAY[day.month - 1],
            "year": self._digits(str(day.year)),
        }
        if day.day == 1:
            return self.say(in_context("first day of a month", "{day} {month} {year}", **parts))
        return self.say(message("{day} {month} {year}", **parts))

    def _listing(self, items: list[str]) -> str:
        if len(items) < 2:  # noqa: PLR2004  # a list of one needs no "and"
            return "".join(items)
        *others, last = items
        joined = others[0]
        for item in others[1:]:
            joined = self.say(in_context("list", "{before}, {next}", before=joined, next=item))
        return self.say(in_context("list", "{before} and {last}", before=joined, last=last))


def languages(catalogs: Traversable = CATALOGS) -> list[str]:
    """Return the codes of the languages that have a catalog in the folder, English first."""
    names = (catalog.name for catalog in catalogs.iterdir())
    found = sorted(
        name.removesuffix(_CATALOG_ENDING) for name in names if name.endswith(_CATALOG_ENDING)
    )
    return [ENGLISH, *found]
