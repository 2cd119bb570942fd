"""The names of months that people type, in the six official languages.

Arabic has two sets of names, and the United Nations writes both with a stroke between them;
Russian declines a month behind a day; short forms are those that calendars have.
"""

from __future__ import annotations

import re

from sip.text.folding import folded

_ENGLISH = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sep sept",
    "october oct",
    "november nov",
    "december dec",
)
_FRENCH = (
    "janvier janv",
    "février févr fév",
    "mars",
    "avril avr",
    "mai",
    "juin",
    "juillet juil",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre déc",
)
_SPANISH = (
    "enero ene",
    "febrero",
    "marzo",
    "abril abr",
    "mayo",
    "junio",
    "julio",
    "agosto ago",
    "septiembre setiembre",
    "octubre",
    "noviembre",
    "diciembre dic",
)
_RUSSIAN = (
    "январь января янв",
    "февраль февраля февр фев",
    "март марта мар",
    "апрель апреля апр",
    "май мая",
    "июнь июня июн",
    "июль июля июл",
    "август августа авг",
    "сентябрь сентября сент сен",
    "октябрь октября окт",
    "ноябрь ноября нояб ноя",
    "декабрь декабря дек",
)
_ARABIC = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل إبريل",
    "مايو",
    "يونيو يونيه",
    "يوليو يوليه",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
_ARABIC_OF_THE_EAST = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)
_CHINESE = (
    "一月",
    "二月",
    "三月",
    "四月",
    "五月",
    "六月",
    "七月",
    "八月",
    "九月",
    "十月",
    "十一月",
    "十二月",
)


def _numbers() -> dict[str, int]:
    numbers = {
        folded(name): number
        for months in (_ENGLISH, _FRENCH, _SPANISH, _RUSSIAN, _ARABIC, _CHINESE)
        for number, names in enumerate(months, start=1)
        for name in names.split()
    }
    for number, (eastern, western) in enumerate(
        zip(_ARABIC_OF_THE_EAST, _ARABIC, strict=True), start=1
    ):
        both = (f"{eastern}/{name}" for name in western.split())
        numbers |= {folded(name): number for name in (eastern, *both)}
    return numbers


NUMBER_OF_MONTH = _numbers()
"""The number of a month, from 1, by each of its names without case and accents."""

# The longest first: a name must not end where a longer one goes on.
MONTH_NAME = "|".join(sorted(map(re.escape, NUMBER_OF_MONTH), key=len, reverse=True))
