from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.json import plain, render
from sip.render.json_schema import report_schema
from sip.report.document import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    Footnote,
    InWords,
    Origin,
    Paragraph,
    Percentage,
    Report,
    Section,
    Table,
    Tone,
    counted,
    message,
)
from tests.support.golden import LANGUAGES, golden_text, shipped_report
from tests.support.texts import text_of

_HOSTILE = '</script>"\\ \u2028 ::error:: ##[x] =1 \U0001f600'


def _valid(text: str) -> Any:  # noqa: ANN401  # what json.loads returns
    document = json.loads(text)
    Draft7Validator(report_schema()).validate(document)
    return document


def test_the_schema_is_a_schema() -> None:
    Draft7Validator.check_schema(report_schema())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_golden_files_keep_the_schema(language: str) -> None:
    _valid(golden_text(f"report.{language}.json"))


@pytest.mark.parametrize("date", ["2023-01", "2023-02", "2026"])
def test_the_schema_holds_at_other_dates(date: str) -> None:
    _valid(render(shipped_report(date), Wording.of("zh")))


def _small_report() -> Report:
    table = Table(
        "t",
        (
            Column("who", message("Who")),
            Column("count", message("Count"), ColumnKind.NUMBER),
            Column.fact("day"),
        ),
        (
            (
                Cell("a", tone=Tone.ALERT),
                Cell(Percentage(3), (1,)),
                Cell(PartialDate.parse("2024-Q2")),
            ),
            (Cell(None), Cell(4), Cell(None)),
        ),
        (Footnote(1, text_of({"en": _HOSTILE, "zh": "注"})),),
    )
    paragraph = Paragraph(
        (
            counted(
                "{count} day since {date}",
                "{count} days since {date}",
                count=2,
                date=InWords(PartialDate.parse("2024-04")),
            ),
            Enumeration(("a", 1)),
        )
    )
    sections = (
        Section("first", message("First"), (paragraph, Bullets((_HOSTILE,)))),
        Section("second", None, (table,)),
    )
    date = PartialDate.parse("2024-04")
    return Report("T", (), sections, Origin(date, date.last_day, ("R/1",), None))


def test_values_stand_beside_what_is_said_of_them() -> None:
    document = _valid(render(_small_report(), Wording.of("en")))
    first, second = document.pop("sections")
    assert document == {
        "version": 1,
        "language": "en",
        "direction": "ltr",
        "as_of": "2024-04",
        "day": "2024-04-30",
        "documents": ["R/1"],
        "commit": None,
        "title": {"text": "T", "value": "T"},
        "subtitle": [],
    }
    paragraph, bullets = first["blocks"]
    assert paragraph["sentences"] == [
        {
            "text": "2 days since April 2024",
            "value": {
                "message": "{count} days since {date}",
                "values": {"count": 2, "date": "2024-04"},
            },
        },
        {"text": "a and 1", "value": ["a", 1]},
    ]
    assert bullets["items"][0]["value"] == _HOSTILE
    (table,) = second["blocks"]
    assert table["rows"] == [
        {
            "values": {"who": "a", "count": 3},
            "texts": {"who": "a", "count": "3%"},
            "footnotes": {"count": [1]},
            "tones": {"who": "alert", "count": "plain"},
            "facts": {"day": "2024-Q2"},
        },
        {
            "values": {"who": None, "count": 4},
            "texts": {"who": "–", "count": "4"},
            "footnotes": {},
            "tones": {"who": "plain", "count": "plain"},
            "facts": {"day": None},
        },
    ]
    assert table["footnotes"][0]["text"]["value"] == {"languages": {"en": _HOSTILE, "zh": "注"}}


@pytest.mark.parametrize("field", ["version", "sections", "commit"])
def test_the_schema_misses_what_is_not_there(field: str) -> None:
    document = json.loads(render(_small_report(), Wording.of("en")))
    del document[field]
    assert not Draft7Validator(report_schema()).is_valid(document)


def test_the_schema_refuses_another_version_and_unknown_fields() -> None:
    document = json.loads(render(_small_report(), Wording.of("en")))
    assert not Draft7Validator(report_schema()).is_valid(document | {"version": 2})
    assert not Draft7Validator(report_schema()).is_valid(document | {"more": 1})


@pytest.mark.parametrize(("count", "pattern"), [(1, "{count} action"), (2, "{count} actions")])
def test_a_message_has_the_pattern_of_its_count(count: int, pattern: str) -> None:
    said = counted("{count} action", "{count} actions", count=count)

    assert plain(said) == {"message": pattern, "values": {"count": count}}
