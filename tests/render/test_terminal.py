from __future__ import annotations

import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
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


_WORDS = st.sampled_from(
    [
        "of",
        "15",
        "2024-12-31",
        "尚未结束的行动",
        "المفتوحة",
        "https://who.int/a/b",
        "x" * 50,
        "39\u00a0%",
        "",
    ]
)
_VALUES = st.lists(_WORDS, max_size=6).map(" ".join)


@st.composite
def _tables(draw: st.DrawFn) -> Table:
    kinds = [ColumnKind.WORD, *draw(st.lists(st.sampled_from(ColumnKind), max_size=8))]
    columns = tuple(
        Column(str(number), draw(_VALUES), kind, draw(st.booleans()))
        for number, kind in enumerate(kinds)
    )
    notes = draw(st.integers(0, 5))
    marks = st.lists(st.integers(1, notes), unique=True, max_size=3) if notes else st.just([])
    cells = st.builds(
        Cell, _VALUES | st.none(), marks.map(tuple), st.just(Tone.PLAIN), st.booleans()
    )
    row = st.tuples(*[cells] * len(kinds))
    footnotes = tuple(Footnote(number, draw(_VALUES)) for number in range(1, notes + 1))
    return Table("t", columns, tuple(draw(st.lists(row, min_size=1, max_size=4))), footnotes)


@given(_tables(), st.integers(40, 220))
def test_no_line_of_any_table_is_wider_than_the_terminal(table: Table, width: int) -> None:
    text = render(_report(table), Wording.of("en"), width)

    assert max(map(cell_len, text.splitlines())) <= width


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
        ("Name", f"{'x' * 16} {'y' * 15}", 39, False),
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


def _words(name: str, *rows: tuple[str, ...], text: ColumnKind = ColumnKind.TEXT) -> Table:
    """Return a table of two columns of words, one of numbers, and one of texts."""
    kinds = (ColumnKind.WORD, ColumnKind.WORD, ColumnKind.NUMBER, text)
    columns = tuple(
        Column(heading, message(heading), kind, is_essential=False)
        for heading, kind in zip(("Plan", "Action", "Days", "Title"), kinds, strict=True)
    )
    return Table(name, columns, tuple(tuple(map(Cell, row)) for row in rows))


def test_what_begins_several_rows_is_a_heading_above_their_entries() -> None:
    table = _words(
        "t",
        ("One plan of many words", "A_1", "12", "First."),
        ("One plan of many words", "A_22", "3", "Second."),
        ("Another", "A_1", "4", "Third."),
    )

    assert render(_report(table), Wording.of("en"), 22).splitlines()[6:] == [
        "One plan of many words",
        "",
        "A_1   Days: 12",
        "  First.",
        "",
        "A_22  Days: 3",
        "  Second.",
        "",
        "Another",
        "",
        "A_1  Days: 4",
        "  Third.",
    ]


@pytest.mark.parametrize(
    ("dates", "is_heading"),
    [
        (("2024-01", "2024-06", "2024-06"), False),
        (("2024-06", "2024-06"), True),
        (("2024-01", "2024-01", "2024-06", "2024-06"), True),
        (("2024-01", "2024-06"), False),
    ],
)
def test_a_date_is_a_heading_only_where_most_rows_share_theirs(
    dates: tuple[str, ...], *, is_heading: bool
) -> None:
    columns = (Column("on", message("Date")), Column("source", message("Source")))
    text = Column("note", message("Note"), ColumnKind.TEXT)
    rows = tuple((Cell(PartialDate.parse(d)), Cell("GB/1"), Cell("Said.")) for d in dates)
    lines = render(_report(Table("t", (*columns, text), rows)), Wording.of("en"), 40).splitlines()
    assert (f"{dates[-1]}  Source: GB/1" in lines) is not is_heading
    assert (dates[-1] in lines) is is_heading


def test_an_entry_of_which_nothing_but_its_text_is_known_has_a_dash() -> None:
    columns = (Column("due", message("Due")), Column("t", message("Text"), ColumnKind.TEXT))
    table = Table("t", columns, ((Cell(None), Cell("A text.")),))

    assert render(_report(table), Wording.of("en"), 40).splitlines()[6:] == ["–", "  A text."]


@pytest.mark.parametrize(("name", "is_beside"), [("x" * 32, True), ("x" * 33, False)])
def test_facts_stand_beside_short_words_alone(name: str, *, is_beside: bool) -> None:
    columns = (Column("name", message("Name")), Column("text", message("T"), ColumnKind.TEXT))
    table = Table(
        "t", (*columns, Column("n", message("N"))), ((Cell(name), Cell("Text."), Cell("1")),)
    )

    lines = render(_report(table), Wording.of("en"), 80).splitlines()

    assert lines[6:] == ([f"{name}  N: 1"] if is_beside else [name, "  N: 1"]) + ["  Text."]


@pytest.mark.parametrize(("width", "is_beside"), [(123, True), (122, False)])
def test_texts_stand_beside_other_columns_where_there_is_room_for_them(
    width: int, *, is_beside: bool
) -> None:
    word = "w" * 32
    table = _words("t", (word, word, "9" * 18, "Texts of many words. " * 5))

    lines = render(_report(table), Wording.of("en"), width).splitlines()

    assert ("Title" in lines[6]) == is_beside


_REMARKS = Table(
    "annex",
    (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("due", message("Due")),
    ),
    (
        (Cell("A_1"), Cell("Pay.", remarks=("Theme: Reach", "Lead: Board")), Cell("2024")),
        (Cell("A_2"), Cell(None, remarks=("Theme: Reach",)), Cell("2024")),
    ),
)


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (
            40,
            """\
A_1  Due: 2024
  Pay.
  Theme: Reach
  Lead: Board

A_2  Due: 2024
  Theme: Reach
""",
        ),
        (
            120,
            """\
Action   Title          Due
────────────────────────────
A_1      Pay.           2024
         Theme: Reach
         Lead: Board

A_2      –              2024
         Theme: Reach
""",
        ),
    ],
)
def test_remarks_stand_below_what_they_are_on(width: int, shown: str) -> None:
    printed = render(_report(_REMARKS), Wording.of("en"), width)
    assert printed.partition("One.\n\n")[2] == shown
