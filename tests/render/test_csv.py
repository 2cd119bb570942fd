from __future__ import annotations

import csv
import re
from io import StringIO
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.csv import NotOneTableError, render
from sip.report.document import (
    Cell,
    Column,
    Footnote,
    InWords,
    Origin,
    Paragraph,
    Percentage,
    Report,
    Section,
    Table,
    Tone,
    Value,
    message,
)
from sip.text.spreadsheet import with_formulas
from tests.support.golden import shipped_report
from tests.support.texts import text_of

_FORMULA = re.compile(r"[\s\u200b]*[=+@\uff1d-]")
_DAY = PartialDate.parse("2024-04-15")
_ORIGIN = Origin(_DAY, _DAY.last_day, (), None)


def _report(*blocks: Table | Paragraph) -> Report:
    return Report("Title", (), (Section("part", None, blocks),), _ORIGIN)


def _row(*values: Value) -> Report:
    columns = tuple(Column(f"c{number}", message("Heading")) for number in range(len(values)))
    return _report(Table("t", columns, (tuple(Cell(value) for value in values),)))


def _rendered(report: Report, language: str = "en") -> str:
    return render(report, Wording.of(language))


def test_values_are_plain() -> None:
    values = (
        None,
        -3,
        Percentage(84),
        PartialDate.parse("2024-Q2"),
        InWords(PartialDate.parse("2024-04")),
        "A77/28",
        text_of({"en": 'a, "b"\n c'}),
        message("{count} of", count=2),
    )
    assert _rendered(_row(*values)) == (
        'c0,c1,c2,c3,c4,c5,c6,c7,footnotes\n,-3,84,2024-Q2,2024-04,A77/28,"a, ""b"" c",2 of,\n'
    )


def test_footnotes_stand_in_their_own_column_and_facts_before_them() -> None:
    columns = (
        Column("when", message("When")),
        Column("count", message("Count")),
        Column.fact("key"),
    )
    rows = (
        (Cell("x"), Cell(1, (2, 1)), Cell("k")),
        (Cell("y"), Cell(2), Cell(None)),
        (Cell("all", tone=Tone.TOTAL), Cell(3, tone=Tone.TOTAL), Cell(None)),
    )
    notes = (Footnote(1, "=One."), Footnote(2, "Two."))
    table = Table("t", columns, rows, notes)
    assert _rendered(_report(table)) == (
        "when,count,key,footnotes\nx,1,k,count: Two.; count: =One.\ny,2,,\n"
    )


def test_a_table_without_rows_has_its_columns() -> None:
    table = Table("t", (Column("id", message("Id")), Column.fact("key")), ())
    assert _rendered(_report(table)) == "id,key,footnotes\n"


def test_a_carriage_return_does_not_end_the_line() -> None:
    assert _rendered(_row("a\rb", "\rc")) == 'c0,c1,footnotes\n"a\nb","\'\nc",\n'


@pytest.mark.parametrize("section", ["progress", "chart", "method"])
def test_a_section_without_a_table_is_no_csv(section: str) -> None:
    with pytest.raises(NotOneTableError):
        _rendered(shipped_report().only(section))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\nx",
        "  =1+1",
        "\u00a0=1",
        "\u3000=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        "\ufe661",
        "\u200b=1",
    ],
)
def test_what_a_spreadsheet_would_work_out_gets_an_apostrophe(text: str) -> None:
    (_, (cell, _)) = csv.reader(StringIO(_rendered(_row(text)), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize(
    "text", ["SIP2023_A3", "2024-04-15", "a=1", "–", "(=1)", "1-2", "问责制", ""]
)
def test_any_other_text_is_left_as_it_is(text: str) -> None:
    (_, (cell, _)) = csv.reader(StringIO(_rendered(_row(text)), newline=""))
    assert cell == text


# Few characters, so that separators, quotes and formulas come to stand beside each other.
_TEXTS = st.text(st.sampled_from("ab1'\" =+-@;,|\t\n\uff1b\uff1d\u200b")) | st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
)


@given(st.lists(_TEXTS, min_size=1, max_size=4))
def test_every_text_comes_back_out_of_the_csv(texts: list[str]) -> None:
    (_, cells) = csv.reader(StringIO(_rendered(_row(*texts)), newline=""))
    said = [Wording.of("en").say(text) for text in texts]
    assert [with_formulas(cell) for cell in cells[:-1]] == said


def test_a_formula_behind_a_semicolon_is_none() -> None:
    assert _rendered(_row("x", "a;=1+cmd|c;b")) == "c0,c1,footnotes\nx,a;'=1+cmd|c;b,\n"


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_NONE])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@given(texts=st.lists(_TEXTS, min_size=1, max_size=4))
def test_no_cell_is_a_formula_whatever_the_separator(
    separator: str, quoting: Literal[0, 3], texts: list[str]
) -> None:
    text = StringIO(_rendered(_row("x", *texts)), newline="")
    cells = [cell for row in csv.reader(text, delimiter=separator, quoting=quoting) for cell in row]
    assert [cell for cell in cells if _FORMULA.match(cell)] == []
