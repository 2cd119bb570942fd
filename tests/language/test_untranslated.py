from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sip.language.spans import Span
from sip.language.untranslated import refused_untranslated, shown_untranslated, untranslated
from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.report.charts.plots import Panels
from sip.report.document import (
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
from tests.support.golden import LANGUAGES, shipped_report
from tests.support.texts import text_of

if TYPE_CHECKING:
    from sip.plan.kinds.text import Text


def _text(english: str, chinese: str | None = None) -> Text:
    return text_of({"en": english} | ({"zh": chinese} if chinese else {}))


def _report(*texts: Text) -> Report:
    title, subtitle, sentence, item, cell, remark, note, caption = texts
    rows = ((Cell(cell, remarks=(message("{r}", r=remark),)),),)
    table = Table("t", (Column("c", message("C")),), rows, (Footnote(1, message("{n}", n=note)),))
    chart = Chart(
        "c", message("{f}", f=caption), caption, (), (), Panels((), ()), Table("c", (), ())
    )
    blocks = (Paragraph((Enumeration((sentence, 1)),)), Bullets((item,)), table, chart)
    day = PartialDate.parse("2024-04-15")
    return Report(
        message("{plan}", plan=title),
        (subtitle,),
        (Section("s", message("{h}", h=title), blocks),),
        Origin(day, day.last_day, (), None),
    )


def test_every_place_is_looked_at_and_each_text_counts_once() -> None:
    report = _report(*(_text(letter) for letter in "abcdefgh"))
    found = untranslated(report, Wording.of("zh"))
    assert sorted((text.text, text.language) for text in found) == [(a, "en") for a in "abcdefgh"]


def test_what_is_translated_or_the_same_again_does_not_count() -> None:
    report = _report(_text("a"), *[_text("b", "乙")] * 7)
    assert [text.text for text in untranslated(report, Wording.of("zh"))] == ["a"]


@pytest.mark.parametrize(
    ("texts", "language", "shown", "refused"),
    [
        (
            [Span("a", "en")],
            "zh",
            "1 text has no Chinese translation and is shown in English",
            "1 text has no Chinese translation, so nothing is written: translate “a”",
        ),
        (
            [Span("Un plan", "fr"), Span("Otro", "es"), Span("Plan", "fr")],
            "en",
            "3 texts have no English translation and are shown in French and Spanish",
            (
                "3 texts have no English translation, so nothing is written: translate “Un plan”, "
                "“Otro”, “Plan”"
            ),
        ),
        (
            [Span(f"{number}", "en") for number in range(12)],
            "xx",
            "12 texts have no xx translation and are shown in English",
            (
                "12 texts have no xx translation, so nothing is written: translate “0”, “1”, “2”, "
                "“3”, “4”, “5”, “6”, “7”, “8”, “9” and 2 more"
            ),
        ),
    ],
)
def test_what_is_said_of_texts_in_another_language(
    texts: list[Span], language: str, shown: str, refused: str
) -> None:
    wording = Wording(language, Wording.of("en").catalog)
    assert shown_untranslated(texts, wording) == shown
    assert refused_untranslated(texts, wording) == refused


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_data_is_translated(language: str) -> None:
    assert untranslated(shipped_report(), Wording.of(language)) == ()
