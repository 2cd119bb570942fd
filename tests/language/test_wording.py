from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from sip.language.spans import Span
from sip.language.wording import UnknownLanguageError, Wording, languages
from sip.plan.partial_date import PartialDate
from sip.report.document import (
    Enumeration,
    InWords,
    Percentage,
    Value,
    counted,
    in_context,
    message,
)
from tests.support.catalogs import KEYWORDS
from tests.support.languages import RIGHT_TO_LEFT
from tests.support.paths import ROOT
from tests.support.texts import text_of

if TYPE_CHECKING:
    from pathlib import Path

_SIP = ROOT / "sip"


def _calls(node: ast.AST) -> list[ast.Call]:
    return [
        each
        for each in ast.walk(node)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Name)
        and each.func.id in KEYWORDS
    ]


@pytest.mark.parametrize(
    "path", sorted(_SIP.rglob("*.py")), ids=lambda path: path.relative_to(_SIP).as_posix()
)
def test_no_message_stands_within_another_where_extraction_would_pass_over_it(path: Path) -> None:
    calls = _calls(ast.parse(path.read_text(encoding="utf-8")))

    within = [inner.lineno for call in calls for inner in _calls(call) if inner is not call]
    assert within == []


def test_languages_are_the_six_of_the_organization_english_first() -> None:
    assert languages() == ["en", "ar", "es", "fr", "ru", "zh"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (message("{a}{b}", a="x", b="y"), message("{a}{b}", b="x", a="y")),
        (message("{a}", a="1"), message("{a}", a=1_000)),
        (message("{a}", a=InWords(PartialDate.parse("2024"))), message("{a}", a="2024.")),
        (counted("is", "are", count=1), counted("is", "are", count=2)),
        (counted("is", "are", count=2), counted("is", "were", count=2)),
        (in_context("month", "January"), in_context("month after a day", "January")),
        (
            InWords(PartialDate.parse("2024-12")),
            InWords(PartialDate.parse("2024-12"), is_deadline=True),
        ),
    ],
)
def test_what_was_said_before_is_not_said_in_the_place_of_another(
    first: Value, second: Value
) -> None:
    russian = Wording.of("ru")
    said = [russian.say(each) for each in (first, second, first, second)]

    assert said == [Wording.of("ru").say(each) for each in (first, second, first, second)]
    assert said[0] != said[1]


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (None, "–", "–"),
        ("as it is", "as it is", "as it is"),
        (1234, "1,234", "1234"),
        (PartialDate.parse("2024-Q2"), "2024-Q2", "2024-Q2"),
        (InWords(PartialDate.parse("2024-04-15")), "15 April 2024", "2024年4月15日"),
        (InWords(PartialDate.parse("2024-12")), "December 2024", "2024年12月"),
        (InWords(PartialDate.parse("2024-Q1")), "first quarter of 2024", "2024年第一季度"),
        (InWords(PartialDate.parse("2024-Q4")), "fourth quarter of 2024", "2024年第四季度"),
        (InWords(PartialDate.parse("2024")), "2024", "2024年"),
        (Percentage(84), "84%", "84%"),
        (Enumeration(()), "", ""),
        (Enumeration(("A",)), "A", "A"),
        (Enumeration(("A", "B")), "A and B", "A和B"),
        (Enumeration(("A", "B", 3)), "A, B and 3", "A、B和3"),
        (counted("{count} day", "{count} days", count=1), "1 day", "1天"),
        (counted("{count} day", "{count} days", count=0), "0 days", "0天"),
        (counted("{count} month", "{count} months", count=12), "12 months", "12个月"),
        (in_context("progress table", "Open"), "Open", "尚未结束行动占比"),
        (in_context("number of actions", "Open"), "Open", "尚未结束"),
        (message("As of {date}.", date="{date}"), "As of {date}.", "截至{date}。"),
        (text_of({"en": "A\n text", "zh": "文字"}), "A text", "文字"),
        (text_of("A text"), "A text", "A text〔英文〕"),
        ("::error::x ##[x", "::error::x ##[x", "::error::x ##[x"),
    ],
)
def test_a_value_in_english_and_in_chinese(value: Value, english: str, chinese: str) -> None:
    assert (Wording.of("en").say(value), Wording.of("zh").say(value)) == (english, chinese)


def test_each_month_has_its_name() -> None:
    months = [InWords(PartialDate.parse(f"2024-{month:02}")) for month in range(1, 13)]

    assert [Wording.of("en").say(month) for month in months] == [
        "January 2024",
        "February 2024",
        "March 2024",
        "April 2024",
        "May 2024",
        "June 2024",
        "July 2024",
        "August 2024",
        "September 2024",
        "October 2024",
        "November 2024",
        "December 2024",
    ]
    assert [Wording.of("zh").say(month) for month in months] == [
        f"2024年{month}月" for month in range(1, 13)
    ]


def test_sentences_follow_each_other_as_the_language_has_it() -> None:
    assert Wording.of("en").say_all(("One.", "Two.", "Three.")) == "One. Two. Three."
    assert Wording.of("zh").say_all(("一。", "二。")) == "一。二。"
    assert Wording.of("en").say_all(()) == ""


def test_a_text_is_one_line_and_what_is_not_to_be_parted_stays_together() -> None:
    text = text_of(" 39\u202f% of\n the\tplan\u00a0A1  ")
    assert Wording.of("en").say(text) == "39\u202f% of the plan\u00a0A1"


def test_english_within_another_language_is_a_span_of_its_own() -> None:
    english, both = text_of(" A\n b"), text_of({"en": "A", "zh": "甲"})
    sentence = message("{category} {count}", category=english, count=3)

    assert Wording.of("zh").spans(Enumeration((sentence, both, english)), "。") == (
        Span("A b", "en"),
        Span("〔英文〕3项、甲和", "zh"),
        Span("A b", "en"),
        Span("〔英文〕。", "zh"),
    )
    assert Wording.of("en").spans(english, both) == (Span("A b A", "en"),)
    assert Wording.of("zh").spans() == ()


def test_a_date_among_other_words_does_not_turn_where_lines_run_from_the_right() -> None:
    date = PartialDate.parse("2024-04-15")
    value = message("{document}, {date}", document="A77/28", date=date)
    said = "\u2066A77/28\u2069, \u20662024-04-15\u2069"
    assert RIGHT_TO_LEFT.say(value) == said
    assert RIGHT_TO_LEFT.say_all((value, "15")) == f"{said} 15"
    assert RIGHT_TO_LEFT.say("A77/28") == "A77/28"
    assert RIGHT_TO_LEFT.say(date) == Wording.of("en").say(date) == "2024-04-15"
    assert Wording.of("en").say(value) == "A77/28, 2024-04-15"
    assert Wording.of("en").spans(value) == (
        Span("A77/28, ", "en"),
        Span("2024-04-15", "en", is_apart=True),
    )


def test_arabic_alone_is_written_from_right_to_left() -> None:
    assert [each for each in languages() if Wording.of(each).direction == "rtl"] == ["ar"]


_ONE_OF = (
    "use one of en (English), ar (العربية), es (español), fr (français), ru (русский), zh (中文)"
)


@pytest.mark.parametrize(
    ("language", "advice"),
    [("zho", "write zh"), ("pt", _ONE_OF), ("", _ONE_OF)],
)
def test_a_language_without_a_catalog(language: str, advice: str) -> None:
    with pytest.raises(UnknownLanguageError) as caught:
        Wording.of(language)

    assert str(caught.value) == f"there is no catalog for the language {language}: {advice}"


def test_the_advice_stays_behind_a_long_name_of_a_language() -> None:
    with pytest.raises(UnknownLanguageError) as refused:
        Wording.of("\x1b" + "x" * 300)

    assert str(refused.value) == (
        f"there is no catalog for the language \\x1b{'x' * 195}…: {_ONE_OF}"
    )
