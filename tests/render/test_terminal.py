from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.cells import cell_len
from rich.console import Console

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.terminal import print_report, render
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
    Tone,
    message,
)
from tests.support.golden import shipped_report, shipped_status

_STYLES = re.compile(r"\x1b\[[0-9;]*m")
_STYLED = re.compile(r"\x1b\[([0-9;]+)m([^\x1b]*)\x1b\[0m")
_FIGURES = Table(
    "figures",
    (
        Column("report", message("Report")),
        Column("title", message("Title"), ColumnKind.TEXT, is_essential=False),
        Column("share", message("Share"), ColumnKind.NUMBER),
    ),
    (
        (Cell("first"), Cell("[bold]a title[/bold]"), Cell(Percentage(5), (1,))),
        (Cell("second"), Cell(None), Cell(Percentage(100), (1, 2))),
        (Cell("all", tone=Tone.TOTAL), Cell(None), Cell(3, tone=Tone.ALERT)),
    ),
    (Footnote(1, "A footnote that is too long for one line of it."), Footnote(2, "Short.")),
)
_ANNEX = Table(
    "annex",
    (
        Column("id", message("Action")),
        Column("due", message("Due")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("expected", message("Expected")),
    ),
    (
        (Cell("A_1"), Cell("2024-12-31"), Cell("What is to be done."), Cell("2025-12")),
        (Cell("A_2"), Cell(None), Cell("[/]"), Cell("2024-Q4")),
    ),
)


def _report(*tables: Table) -> Report:
    sections = (Section(t.name, message("Figures"), (Paragraph(("One.",)), t)) for t in tables)
    day = PartialDate.parse("2024-04-15")
    return Report("A title", ("As of then.",), tuple(sections), Origin(day, day.last_day, (), None))


def test_a_narrow_page_has_titles_on_lines_of_their_own() -> None:
    assert render(_report(_FIGURES), Wording.of("en"), 40) == (
        "A title\n"
        "As of then.\n"
        "\n"
        "Figures\n"
        "One.\n"
        "\n"
        "Report   Share\n"
        "─────────────────\n"
        "first      5%*\n"
        "  [bold]a title[/bold]\n"
        "second   100%*,**\n"
        "all         3\n"
        "* A footnote that is too long for one\n"
        "  line of it.\n"
        "** Short.\n"
    )


def test_a_page_too_narrow_for_its_columns_has_each_row_as_an_entry() -> None:
    assert render(_report(_FIGURES), Wording.of("en"), 15).splitlines()[6:16] == [
        "first",
        "  Share: 5%*",
        "  [bold]a",
        "  title[/bold]",
        "",
        "second",
        "  Share:",
        "  100%*,**",
        "",
        "all",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 110, 160, 220])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_page(width: int, language: str) -> None:
    for report in (shipped_status(), shipped_report()):
        text = render(report, Wording.of(language), width)
        assert max(map(cell_len, text.splitlines())) <= width


def test_a_wide_page_has_every_column() -> None:
    assert render(_report(_FIGURES), Wording.of("en"), 110).splitlines()[6:11] == [
        "Report   Title                  Share",
        "────────────────────────────────────────",
        "first    [bold]a title[/bold]     5%*",
        "second   –                      100%*,**",
        "all      –                         3",
    ]


def test_a_narrow_page_turns_rows_with_long_texts_into_entries() -> None:
    assert render(_report(_ANNEX), Wording.of("en"), 30) == (
        "A title\n"
        "As of then.\n"
        "\n"
        "Figures\n"
        "One.\n"
        "\n"
        "A_1  Due: 2024-12-31\n"
        "     Expected: 2025-12\n"
        "  What is to be done.\n"
        "\n"
        "A_2  Expected: 2024-Q4\n"
        "  [/]\n"
    )


def test_a_wide_page_keeps_rows_with_long_texts_apart() -> None:
    assert render(_report(_ANNEX), Wording.of("en"), 110).splitlines()[6:] == [
        "Action   Due          Title                 Expected",
        "────────────────────────────────────────────────────",
        "A_1      2024-12-31   What is to be done.   2025-12",
        "",
        "A_2      –            [/]                   2024-Q4",
    ]


def test_a_chinese_page_names_a_fact_with_a_chinese_colon() -> None:
    assert "A_1  初步预计到期日：2024-12-31  最新预计日期：2025-12\n" in render(
        _report(_ANNEX), Wording.of("zh"), 80
    )


@pytest.mark.parametrize("width", [20, 40, 80, 109, 110, 160])
def test_no_line_is_too_long_and_no_cell_is_cut(width: int) -> None:
    name = "A name of a category that goes on and on. " * 4
    table = Table(
        "table",
        (Column("name", message("Name")), Column("open", message("Open"), ColumnKind.NUMBER)),
        ((Cell(name), Cell(12)), (Cell("B" * 64), Cell(345))),
    )

    lines = render(_report(table), Wording.of("en"), width).splitlines()

    assert all(cell_len(line) <= width for line in lines)
    shown = "".join("".join(lines).split())
    assert "…" not in shown
    assert all("".join(word.split()) in shown for word in ("category", "12", "345"))


@pytest.mark.parametrize("start", ["", "中", "w" * 40])
def test_no_line_is_a_command_wherever_a_text_is_broken(start: str) -> None:
    text = f"{start}::error::x ##[group]y"
    columns = (Column("id", message("Id")), Column("text", message("Text"), ColumnKind.TEXT))
    report = _report(Table("t", columns, ((Cell("A"), Cell(text)),), (Footnote(1, text),)))
    for width in (20, 40):
        lines = render(report, Wording.of("en"), width).splitlines()
        assert not any(line.lstrip().startswith("::") for line in lines)
        assert not any("##[" in line for line in lines)


def test_a_terminal_has_colour_and_nothing_of_the_data_is_markup() -> None:
    stream = StringIO()
    console = Console(
        file=stream, width=110, force_terminal=True, color_system="standard", legacy_windows=False
    )

    print_report(_report(_FIGURES), Wording.of("en"), console)

    written = stream.getvalue()
    styled = [pair for pair in _STYLED.findall(written) if pair[1].strip()]
    without = "".join(f"{line.rstrip()}\n" for line in _STYLES.sub("", written).splitlines())
    assert without == render(_report(_FIGURES), Wording.of("en"), 110)
    assert [(style, text.strip()) for style, text in styled] == [
        ("1", "A title"),
        ("1", "Figures"),
        ("1", "Report"),
        ("1", "Title"),
        ("1", "Share"),
        ("1", "all"),
        ("31", "3"),
        ("2", "* A footnote that is too long for one line of it."),
        ("2", "** Short."),
    ]


@pytest.mark.parametrize(
    ("heading", "text", "width", "is_in_columns"),
    [
        ("Name", f"{'x' * 16} {'y' * 15}", 40, False),
        ("Name", f"{'x' * 16} {'y' * 16}", 40, True),
        ("Heading of words in a row", "x" * 9 + " " + "y" * 9, 25, True),
        ("Heading of words in a ro", "x" * 9 + " " + "y" * 9, 25, False),
    ],
)
def test_only_long_words_and_what_is_below_long_headings_are_broken(
    heading: str, text: str, width: int, *, is_in_columns: bool
) -> None:
    columns = (Column("name", message(heading)), Column("n", message("Number"), ColumnKind.NUMBER))
    table = Table("t", columns, ((Cell(text), Cell(1)),))

    assert ("─" in render(_report(table), Wording.of("en"), width)) == is_in_columns


def test_more_than_three_footnotes_are_marked_by_letters() -> None:
    columns = (Column("report", message("Report")), Column("n", message("N"), ColumnKind.NUMBER))
    rows = ((Cell("first"), Cell(1, (1, 2))), (Cell("second"), Cell(2, (3,))))
    notes = tuple(Footnote(number, f"Note {number}.") for number in range(1, 5))

    few = render(_report(Table("few", columns, rows, notes[:3])), Wording.of("en"), 80)
    many = render(_report(Table("many", columns, rows, notes)), Wording.of("en"), 80)

    assert few.splitlines()[-5:] == [
        "first    1*,**",
        "second   2***",
        "* Note 1.",
        "** Note 2.",
        "*** Note 3.",
    ]
    assert many.splitlines()[-6:] == [
        "first    1[a,b]",
        "second   2[c]",
        "[a] Note 1.",
        "[b] Note 2.",
        "[c] Note 3.",
        "[d] Note 4.",
    ]
