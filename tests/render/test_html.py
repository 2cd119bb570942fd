from __future__ import annotations

import base64
import hashlib
import re
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sip.language.wording import Wording
from sip.plan.kinds.text import Text
from sip.plan.partial_date import PartialDate
from sip.render.html.frame import Frame, Link
from sip.render.html.page import render
from sip.report.document import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Enumeration,
    Footnote,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    message,
)
from tests.support.charts import panels, stacked
from tests.support.golden import golden_page
from tests.support.languages import RIGHT_TO_LEFT

EN, ZH = Wording.of("en"), Wording.of("zh")
SIP = Path(sys.executable).parent / "sip"
DAY = PartialDate.parse("2024-04-15")
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "A & B &amp; &lt;",
    "\"quoted\" and 'quoted'",
    "javascript:alert(1)",
    "<!-- no comment -->",
    "]]> {{ braces }} {before}",
    "النص العربي",
)


def report_of(*sections: Section, title: str = "Plan") -> Report:
    return Report(title, ("As of a day.",), sections, Origin(DAY, DAY.last_day, (), None))


def main_of(page: str) -> str:
    return page[page.index("<main>") : page.index("</main>")]


def annex(*rows: tuple[str, str]) -> Table:
    columns = (
        Column("id", message("Action")),
        Column("category", message("Category"), choices=()),
        Column("update", message("Latest update"), ColumnKind.TEXT),
    )
    cells = tuple((Cell(name), Cell(category), Cell("Done.")) for name, category in rows)
    return Table("annex", columns, cells)


class Reader(HTMLParser):
    """Collects what a browser would see: tags in order, and the texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_small_report_whole() -> None:
    table = Table(
        "table",
        (Column("report", message("Report")), Column("open", message("Open"), ColumnKind.NUMBER)),
        (
            (Cell("A77/28"), Cell(15, (1,), Tone.ALERT)),
            (Cell("All of the reports"), Cell(None, (1,), tone=Tone.TOTAL)),
        ),
        (Footnote(1, "One closes soon."),),
    )
    section = Section(
        "table",
        message("Progress"),
        (Paragraph(("One.", "Two.")), Bullets(("First", "Second")), table),
    )
    assert main_of(render(report_of(section), EN)) == (
        "<main>\n"
        "<header><h1>Plan</h1><p>As of a day.</p></header>\n"
        '<section id="table">\n'
        "<h2>Progress</h2>\n"
        "<p>One. Two.</p>\n"
        "<ul>\n"
        "<li>First</li>\n"
        "<li>Second</li>\n"
        "</ul>\n"
        '<div class="table" id="table-rows" role="group" tabindex="0" '
        'aria-label="Progress"><table role="table">\n'
        "<caption>Progress</caption>\n"
        '<thead role="rowgroup"><tr role="row">'
        '<th scope="col" role="columnheader" class="word">Report</th>'
        '<th scope="col" role="columnheader" class="number">Open</th></tr></thead>\n'
        '<tbody role="rowgroup">\n'
        '<tr role="row"><th role="rowheader" class="word whole" data-heading="Report" '
        'scope="row">A77/28</th>'
        '<td role="cell" class="number alert whole" data-heading="Open">15'
        '<sup><a id="table-mark-1" href="#table-note-1" role="doc-noteref" '
        'aria-label="Footnote a">a</a></sup></td></tr>\n'
        '<tr role="row"><th role="rowheader" class="word" data-heading="Report" '
        'scope="row">All of the reports</th>'
        '<td role="cell" class="number total whole" data-heading="Open">–'
        '<sup><a href="#table-note-1" role="doc-noteref" aria-label="Footnote a">a</a></sup>'
        "</td></tr>\n"
        "</tbody>\n"
        "</table></div>\n"
        '<ul class="notes">\n'
        '<li id="table-note-1"><sup>a</sup> One closes soon. '
        '<a href="#table-mark-1" role="doc-backlink" '
        'aria-label="Back to the mark of footnote a">↩</a></li>\n'
        "</ul>\n"
        "</section>\n"
    )


def test_the_head_lets_nothing_in_from_elsewhere() -> None:
    head = Reader(render(report_of(title="A < B"), EN).split("</head>")[0])
    assert [tag for tag in head.tags if tag[0] != "html"] == [
        ("head", {}),
        ("meta", {"charset": "utf-8"}),
        (
            "meta",
            {
                "http-equiv": "Content-Security-Policy",
                "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                "base-uri 'none'; form-action 'none'",
            },
        ),
        ("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        ("meta", {"name": "color-scheme", "content": "light dark"}),
        ("link", {"rel": "icon", "href": "data:,"}),
        ("title", {}),
        ("style", {}),
    ]
    assert "A < B" in head.texts


@pytest.mark.parametrize(("wording", "language"), [(EN, "en"), (ZH, "zh")], ids=["en", "zh"])
def test_names_its_language_and_direction(wording: Wording, language: str) -> None:
    page = Reader(render(report_of(), wording))
    assert page.tags[0] == ("html", {"lang": language, "dir": "ltr"})


@pytest.mark.parametrize("text", HOSTILE)
def test_shows_any_text_as_it_is_written(text: str) -> None:
    table = Table(
        "annex",
        (
            Column("id", message("Action")),
            Column("category", message("Category"), choices=()),
        ),
        ((Cell(text), Cell(text)), (Cell("other"), Cell("other"))),
        (Footnote(1, text),),
    )
    blocks = (Paragraph((text,)), Bullets((text,)), table)
    harmless = render(report_of(Section("annex", None, _plain(blocks)), title="word"), EN)
    page = render(report_of(Section("annex", None, blocks), title=text), EN)
    assert [tag for tag, _ in Reader(page).tags] == [tag for tag, _ in Reader(harmless).tags]
    seen = [each.strip() for each in Reader(page).texts]
    # The title twice, the caption, the paragraph, the bullet, two cells, the choice, the footnote.
    assert sum(each == text for each in seen) == 9


def _plain(blocks: tuple[Paragraph, Bullets, Table]) -> tuple[Paragraph, Bullets, Table]:
    table = blocks[2]
    rows = ((Cell("word"), Cell("word")), table.rows[1])
    return (
        Paragraph(("word",)),
        Bullets(("word",)),
        Table(table.name, table.columns, rows, (Footnote(1, "word"),)),
    )


def test_no_address_of_the_data_becomes_a_link() -> None:
    section = Section("text", None, (Paragraph(("javascript:alert(1) https://example.org",)),))
    assert [tag for tag, _ in Reader(render(report_of(section), EN)).tags if tag == "a"] == []


def test_english_in_another_language_is_marked_wherever_it_stands() -> None:
    only_english = Text({"en": "Budget & plan"})
    translated = Text({"en": "Health", "zh": "卫生"})
    sentence = message("{category} {count}", category=only_english, count=3)
    section = Section(
        "text", None, (Bullets((only_english, translated, Enumeration((sentence, translated)))),)
    )
    english = '<span lang="en" dir="auto">Budget &amp; plan</span>〔英文〕'
    assert re.findall(r"<li>.*</li>", render(report_of(section), ZH)) == [
        f"<li>{english}</li>",
        "<li>卫生</li>",
        f"<li>{english}3项和卫生</li>",
    ]
    assert "<span" not in main_of(render(report_of(section), EN))


def test_rows_are_chosen_by_each_column_that_offers_it_and_by_facts() -> None:
    columns = (
        Column("id", message("Action")),
        Column("late", message("Late"), choices=("slipped", "overdue", "past expected")),
        Column("lead", message("Lead"), choices=(), is_fact=True),
    )
    rows = (
        (Cell("A1"), Cell(Enumeration(("overdue", "slipped"))), Cell(None)),
        (Cell("A2"), Cell(None), Cell("Y")),
        (Cell("A3"), Cell("overdue"), Cell(Enumeration(("X", "Y")))),
    )
    section = Section("annex", message("Annex"), (Table("annex", columns, rows),))
    page = render(report_of(section), EN)
    assert re.findall(r"<label><input .*</label>", page) == [
        f'<label><input type="radio" name="annex-{name}" id="annex-{name}-{number}"{chosen}> '
        f'{label} <span class="count">({count})</span></label>'
        for name, number, chosen, label, count in (
            ("late", 0, ' checked="checked"', "All", 3),
            ("late", 1, "", "slipped", 1),
            ("late", 2, "", "overdue", 2),
            ("late", 4, "", "–", 1),
            ("lead", 0, ' checked="checked"', "All", 3),
            ("lead", 1, "", "Y", 2),
            ("lead", 2, "", "X", 1),
            ("lead", 3, "", "–", 1),
        )
    ]
    assert re.findall(r'<tr role="row" id="action-(A\d)" class="(.*?)">', page) == [
        ("A1", "late-1 late-2 lead-3"),
        ("A2", "late-4 lead-1"),
        ("A3", "late-2 lead-1 lead-2"),
    ]
    assert re.findall(r"main:has.*:checked\).*none }", page)[:2] == [
        f"main:has(#annex-late-{number}:checked) "
        f"#annex-rows > table > tbody > tr:not(.late-{number}) {{ display: none }}"
        for number in (1, 2)
    ]
    assert "X" not in Reader(page[page.index("<tbody") :]).texts
    assert '<p class="shown">Shown: <span class="number-shown"></span> of 3</p>' in page


def test_the_script_is_the_only_one_that_may_run() -> None:
    page = render(report_of(Section("annex", None, (annex(("A1", "X"), ("A2", "Y")),))), EN)
    (script,) = re.findall("<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"form-action 'none'; script-src 'sha256-{digest}'\"" in page
    assert "<script" not in render(report_of(Section("annex", None, (annex(("A1", "X")),))), EN)


def test_details_are_folded_away_below_their_row_and_chosen_with_it() -> None:
    log = Table("log-A1", (Column("on", message("Date")),), ((Cell(DAY),), (Cell(DAY),)))
    table = annex(("A1", "X"), ("A2", "Y"))
    table = replace(table, details=(log, replace(log, name="log-A2", rows=log.rows[:1])))
    page = render(report_of(Section("annex", None, (table,))), EN)
    assert re.findall(r'class="(details.*?)"><td role="cell" colspan="3">', page) == [
        "details category-1",
        "details category-2",
    ]
    assert re.findall(r"<summary>(.*?)</summary>", page) == ["Log (2 entries)", "Log (1 entry)"]
    assert page.count('<td role="cell"') == 6
    assert page.count('data-heading="Date" data-key="2024-04-15" scope="row"') == 3
    assert page.count("<bdi>2024-04-15</bdi>") == 3


def test_one_category_is_no_choice() -> None:
    section = Section("annex", message("Annex"), (annex(("A1", "X"), ("A2", "X")),))
    page = render(report_of(section), EN)
    assert "<fieldset" not in page
    assert ":checked" not in page.split("</style>")[1]


def test_other_tables_link_to_the_annex() -> None:
    late = Table("late", (Column("id", message("Action")),), ((Cell("A1"),), (Cell("B"),)))
    sections = (Section("late", None, (late,)), Section("annex", None, (annex(("A1", "X")),)))
    page = render(report_of(*sections), EN)
    assert re.findall(r"<th role=.rowheader.*?</th>", page) == [
        (
            '<th role="rowheader" class="word whole" data-heading="Action" scope="row">'
            '<a href="#action-A1">A1</a></th>'
        ),
        '<th role="rowheader" class="word whole" data-heading="Action" scope="row">B</th>',
        '<th role="rowheader" class="word whole" data-heading="Action" scope="row">A1</th>',
    ]


def test_a_long_id_can_be_broken_behind_each_underscore() -> None:
    table = Table("t", (Column("id", message("Action")),), ((Cell("SIP2023_LONG_NAME_1"),),))
    page = render(report_of(Section("t", None, (table,))), EN)
    assert "SIP2023_<wbr>LONG_<wbr>NAME_<wbr>1</th>" in page


def test_a_page_of_a_site_has_links_and_shares_its_style() -> None:
    frame = Frame(
        (Link("All", "index.html"), Link("Here", None)), {"A1": "actions/A1.html"}, "style.css", "f"
    )
    page = render(report_of(Section("annex", None, (annex(("A1", "X")),))), EN, frame)
    assert (
        '<nav><ul>\n<li><a href="index.html">All</a></li>\n'
        '<li><span aria-current="page">Here</span></li>\n</ul></nav>'
    ) in page
    assert '<a href="actions/A1.html">A1</a>' in page
    assert '<link rel="stylesheet" href="style.css">' in page
    assert '<link rel="alternate" type="application/atom+xml" href="f">' in page
    assert "<style>" not in page


def test_a_chart_is_a_figure_with_its_caption() -> None:
    page = render(report_of(Section("chart", message("Chart"), (stacked(),))), EN)
    assert page[page.index("<figcaption>") : page.index("</figure>")] == (
        "<figcaption>Actions by date</figcaption>\n"
    )
    drawing = next(attributes for tag, attributes in Reader(page).tags if tag == "svg")
    assert drawing["role"] == "img"
    assert drawing["aria-labelledby"] == "progress-chart-title"


def test_what_is_to_be_known_of_a_chart_is_on_a_line_of_its_own_below_the_caption() -> None:
    drawn = stacked()
    told = replace(drawn, figures=replace(drawn.figures, footnotes=(Footnote(1, "One <is> so."),)))
    page = render(report_of(Section("chart", message("Chart"), (told,))), EN)
    assert "<figcaption>Actions by date<br>One &lt;is&gt; so.</figcaption>" in page


def test_two_charts_share_no_id() -> None:
    page = Reader(render(report_of(Section("chart", None, (stacked(), panels((1, 2, 3, 4))))), EN))
    assert [attributes["id"] for _, attributes in page.tags if "id" in attributes] == [
        "chart",
        "progress-chart-title",
        "progress-chart-description",
        "categories-chart-title",
        "categories-chart-description",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_ids_are_unique_links_lead_somewhere_and_headings_descend(language: str) -> None:
    tags = Reader(golden_page(f"report.{language}.html")).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert sorted(set(ids), key=str) == sorted(ids, key=str)
    links = {attributes["href"] for tag, attributes in tags if tag == "a"}
    named = {
        a[name] for _, a in tags for name in ("aria-labelledby", "aria-describedby") if name in a
    }
    assert links <= {f"#{each}" for each in ids}
    assert named <= set(ids)
    levels = [int(tag[1]) for tag, _ in tags if re.fullmatch("h[1-6]", tag)]
    assert levels == [1, *[2] * 9]
    assert {tag for tag, _ in tags} & {"img", "iframe", "object", "form"} == set()


def test_a_table_of_several_long_texts_is_broad_for_the_style() -> None:
    columns = (
        Column("id", message("Action")),
        Column("title", message("Title"), ColumnKind.TEXT),
        Column("update", message("Update"), ColumnKind.TEXT),
        Column("source", message("Source"), ColumnKind.TEXT, is_essential=False),
    )
    kinds = []
    many = (*columns, *(Column(f"c{number}", message("C")) for number in range(5)))
    for kept in (columns, (*columns[:2], columns[3]), columns[:1], many[:8], many):
        table = Table("t", kept, (tuple(Cell("x") for _ in kept),))
        page = render(report_of(Section("t", None, (table,))), EN)
        kinds += re.findall(r'<div class="table ?(.*?)"', page)
    assert kinds == ["cards broad", "cards", "", "cards broad", "cards broad many"]


@pytest.mark.parametrize(
    ("heading", "text", "columns", "kinds"),
    [
        ("N", "x" * 16, 1, ""),
        ("N", "x" * 10, 2, ""),
        ("N", "x" * 11, 2, "facts"),
        # what may be broken sets no width; a number and a short word may not
        ("N", "words that may be broken", 2, ""),
        ("a heading that may", "9", 2, ""),
        ("尚未结束的行动和措施", "9", 2, ""),
        ("尚未结束的行动和措施", "9", 3, "facts"),
        ("N", "尚未结束的", 3, "facts"),
        ("N", "x" * 13, 6, "facts"),
        ("N", "x" * 13, 7, "cards dense"),
        ("N", "x" * 13, 8, "cards dense broad"),
    ],
)
def test_how_wide_the_columns_of_figures_are_is_told_to_the_style(
    heading: str, text: str, columns: int, kinds: str
) -> None:
    heads = tuple(Column(f"c{number}", message(heading)) for number in range(columns))
    table = Table("t", heads, ((Cell(text),) * columns,))

    page = render(report_of(Section("t", None, (table,))), EN)

    assert re.findall(r'<div class="table ?(.*?)"', page) == [kinds]


def test_no_number_is_broken_for_a_narrow_screen() -> None:
    columns = (Column("n", message("N"), ColumnKind.NUMBER),)
    table = Table("t", columns, ((Cell("0 (unknown for 1 action)"),),))

    page = render(report_of(Section("t", None, (table,))), EN)

    assert '<div class="table facts"' in page


def test_a_date_is_isolated_and_stays_on_its_line() -> None:
    sentence = message("{document}, {date}", document="A77/28", date=DAY)
    page = render(report_of(Section("text", None, (Paragraph((sentence,)),))), RIGHT_TO_LEFT)
    assert "<p><bdi>A77/28</bdi>, <bdi>2024-04-15</bdi></p>" in page
    assert 'dir="rtl"' in page


def test_a_row_that_belongs_to_the_one_above_is_set_in() -> None:
    rows = ((Cell("A1"),), (Cell("A1.1", is_below=True),))
    table = Table("late", (Column("id", message("Action")),), rows)
    page = render(report_of(Section("late", None, (table,))), EN)
    assert re.findall(r'class="([a-z ]+)"[^>]*>(A1[.1]*)<', page) == [
        ("word whole", "A1"),
        ("word below whole", "A1.1"),
    ]


def test_remarks_stand_below_what_they_are_on() -> None:
    rows = ((Cell("A1"), Cell("Title", remarks=("Theme: <b>", "Lead: Board"))),)
    columns = (Column("id", message("Action")), Column("title", message("Title")))
    page = render(report_of(Section("t", None, (Table("t", columns, rows),))), EN)
    assert (
        '>Title<span class="remark">Theme: &lt;b&gt;</span>'
        '<span class="remark">Lead: Board</span></td>'
    ) in page


def test_the_marks_of_a_number_hang_as_one() -> None:
    columns = (Column("n", message("N"), ColumnKind.NUMBER),)
    notes = (Footnote(1, "One."), Footnote(2, "Two."))
    table = Table("t", columns, ((Cell(5, (1, 2)),),), notes)

    page = render(report_of(Section("t", None, (table,))), EN)

    assert re.findall(r"5<sup>.*</sup></th>", page) == [
        (
            '5<sup><a id="t-mark-1" href="#t-note-1" role="doc-noteref" '
            'aria-label="Footnote a">a</a>, '
            '<a id="t-mark-2" href="#t-note-2" role="doc-noteref" aria-label="Footnote b">b</a>'
            "</sup></th>"
        )
    ]
