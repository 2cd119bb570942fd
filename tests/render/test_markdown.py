from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.markdown import escape, render
from sip.report.document import (
    Cell,
    Column,
    ColumnKind,
    Footnote,
    Origin,
    Paragraph,
    Percentage,
    Report,
    Section,
    Table,
    message,
)
from tests.support.languages import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_DAY = PartialDate.parse("2024-04-15")
_ORIGIN = Origin(_DAY, _DAY.last_day, (), None)
_READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# It holds off a link, and no reader sees it.
_UNSEEN = "\u200b"
_FIGURES = Table(
    "figures",
    (
        Column("report", message("Report")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column("share", message("Share"), ColumnKind.NUMBER),
    ),
    (
        (Cell("A|B"), Cell("*a* <b>title</b>"), Cell(Percentage(5), (1,))),
        (Cell("A_1"), Cell(None), Cell(3, (1, 2))),
    ),
    (Footnote(1, "A [link](x)."), Footnote(2, "Two.")),
)


def test_a_report_from_right_to_left_says_so_and_aligns_its_tables() -> None:
    dates = (Cell(message("{document}, {date}", document="A77/28", date=_DAY)), Cell(_DAY))
    columns = (
        Column("source", message("Source")),
        Column("on", message("Date"), ColumnKind.NUMBER),
    )
    section = Section("s", None, (Table("dates", columns, (dates,)),))
    assert render(Report("Title", ("As of.",), (section,), _ORIGIN), RIGHT_TO_LEFT) == (
        '<div dir="rtl">\n'
        "\n"
        "# Title\n"
        "\n"
        "As of.\n"
        "\n"
        "| Source | Date |\n"
        "| --: | --: |\n"
        "| \u2066A77/28\u2069, \u20662024-04-15\u2069 | 2024-04-15 |\n"
        "\n"
        "</div>\n"
    )


def test_a_report() -> None:
    sections = (
        Section("figures", message("Figures"), (Paragraph(("One.", "Two.")), _FIGURES)),
        Section("end", None, (Paragraph(("- 1. The end.",)),)),
    )
    report = Report("A # title", ("As of then.", "And so on."), sections, _ORIGIN)

    assert render(report, Wording.of("en")) == (
        "# A # title\n"
        "\n"
        "As of then. And so on.\n"
        "\n"
        "## Figures\n"
        "\n"
        "One. Two.\n"
        "\n"
        "| Report | Title | Share |\n"
        "| :-- | :-- | --: |\n"
        "| A\\|B | \\*a\\* \\<b\\>title\\</b\\> | 5%[^figures-1] |\n"
        "| A_1 | – | 3[^figures-1],[^figures-2] |\n"
        "\n"
        "[^figures-1]: A \\[link\\](x).\n"
        "\n"
        "[^figures-2]: Two.\n"
        "\n"
        "\\- 1. The end.\n"
    )


def _inner(tokens: Sequence[Token]) -> list[Token]:
    return [inner for token in tokens for inner in token.children or ()]


def _as_read(tokens: Sequence[Token]) -> str:
    """Return what a reader sees of tokens that are text and nothing else."""
    kinds = {token.type for token in tokens}
    assert kinds <= {"text", "text_special"}, kinds
    return "".join(token.content for token in tokens).replace(_UNSEEN, "")


_MARKUP = st.text("\\`*_[]()<>{}|~$&#!+-=:.@/0129aBé中\" '%;", max_size=30)


@given(_MARKUP.map(str.strip).filter(bool))
@example("# heading")
@example("1. item")
@example("1) item")
@example("---")
@example("===")
@example("&amp; &#35; &lt;")
@example("![a](b)")
@example("<script>")
@example("a__b__ _c_")
@example("http://a.b www.a.b a@b.c @name #12 :tada:")
@example("[^figures-1]: x")
@example("> quote")
@example("a\\")
def test_a_paragraph_is_read_as_it_is_written(text: str) -> None:
    tokens = _READER.parse(f"{escape(text)}\n")

    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert _as_read(_inner(tokens)) == text


@given(st.lists(_MARKUP.map(str.strip), min_size=2, max_size=2))
@example(["", "##["])
def test_a_row_has_as_many_cells_as_there_are_columns(texts: list[str]) -> None:
    columns = (Column("a", message("A")), Column("b", message("B")))
    table = Table("t", columns, (tuple(Cell(text) for text in texts),))
    report = Report("Title", (), (Section("s", None, (table,)),), _ORIGIN)

    tokens = _READER.parse(render(report, Wording.of("en")))
    cells = [tokens[i + 1] for i, token in enumerate(tokens) if token.type == "td_open"]

    said = [Wording.of("en").say(text) for text in texts]
    assert [_as_read(cell.children or ()) for cell in cells] == said


@given(_MARKUP.map(str.strip).filter(bool))
@example("a #")
@example("#")
def test_a_heading_is_read_as_it_is_written(text: str) -> None:
    tokens = _READER.parse(render(Report(text, (), (), _ORIGIN), Wording.of("en")))

    assert [token.type for token in tokens[:3]] == ["heading_open", "inline", "heading_close"]
    assert _as_read(_inner(tokens)) == Wording.of("en").say(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see @who", "see @&#8203;who"),
        ("issue #12", "issue #&#8203;12"),
        ("https://who.int", "https:&#8203;//who.int"),
        ("www.who.int", "www&#8203;.who.int"),
        (":tada:", ":&#8203;tada:"),
        ("12:30", "12:30"),
        ("A77/28", "A77/28"),
        ("::error::x a::b", "&#58;:&#8203;error::x a::b"),
        ("C# and C##", "C# and C#\\#"),
    ],
)
def test_nothing_becomes_a_link_a_mention_a_picture_or_a_command(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_remarks_stand_below_what_they_are_on_and_are_no_markup() -> None:
    row = (Cell("Title", (1,), remarks=("Theme: *a*|b", "Lead: Board")),)
    table = Table("t", (Column("title", message("Title")),), (row,), (Footnote(1, "Note."),))
    section = Section("s", None, (table,))
    printed = render(Report("Report", (), (section,), _ORIGIN), Wording.of("en"))
    assert "| Title[^t-1]<br>Theme: \\*a\\*\\|b<br>Lead: Board |\n" in printed
