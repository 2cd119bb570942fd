from __future__ import annotations

import pytest

from sip.language.untranslated import untranslated, untranslated_line
from sip.language.wording import Wording
from sip.plan.kinds.text import Text
from sip.plan.partial_date import PartialDate
from sip.report.document import (
    Arrangement,
    Bullets,
    Cell,
    Chart,
    Column,
    Enumeration,
    Footnote,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    message,
)
from tests.support.golden import shipped_report


def _text(english: str, chinese: str | None = None) -> Text:
    return Text.model_validate({"en": english} | ({"zh": chinese} if chinese else {}))


def _report(*texts: Text) -> Report:
    title, subtitle, sentence, item, cell, note, caption = texts
    table = Table(
        "t", (Column("c", message("C")),), ((Cell(cell),),), (Footnote(1, message("{n}", n=note)),)
    )
    chart = Chart("c", caption, (caption,), (caption,), (), (), Arrangement.STACKED)
    blocks = (Paragraph((Enumeration((sentence, 1)),)), Bullets((item,)), table, chart)
    day = PartialDate.parse("2024-04-15")
    return Report(
        message("{plan}", plan=title),
        (subtitle,),
        (Section("s", message("{h}", h=title), blocks),),
        Origin(day, day.last_day, (), None),
    )


def test_every_place_is_looked_at_and_each_text_counts_once() -> None:
    report = _report(*(_text(letter) for letter in "abcdefg"))
    assert untranslated(report, Wording.of("zh")) == frozenset("abcdefg")
    assert untranslated_line(report, Wording.of("zh")) == (
        "7 texts have no Chinese translation and are shown in English"
    )


def test_one_text_is_said_of_one() -> None:
    report = _report(_text("a"), *[_text("b", "乙")] * 6)
    assert untranslated_line(report, Wording.of("zh")) == (
        "1 text has no Chinese translation and is shown in English"
    )


def test_a_language_without_a_name_goes_by_its_code() -> None:
    wording = Wording("xx", Wording.of("en").catalog)
    assert untranslated_line(_report(*[_text("a")] * 7), wording) == (
        "1 text has no xx translation and is shown in English"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_shipped_data_is_translated(language: str) -> None:
    assert untranslated_line(shipped_report(), Wording.of(language)) is None
