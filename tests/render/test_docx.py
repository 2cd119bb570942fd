from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Length, Mm, Pt

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.chart.files import Picture
from sip.render.docx.controls.marks import Ids, new_control
from sip.render.docx.document import Look, render, update
from sip.render.docx.inspection.package import TemplateError
from sip.report.document import (
    Bullets,
    Caption,
    Cell,
    Column,
    ColumnKind,
    Footnote,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    Tone,
    message,
)
from tests.support.charts import stacked
from tests.support.golden import LANGUAGES, shipped_report
from tests.support.languages import RIGHT_TO_LEFT
from tests.support.libreoffice import converted, pages, with_libreoffice
from tests.support.texts import text_of
from tests.support.word import opened, png

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

    from sip.render.chart.drawing import Sheet
    from sip.render.chart.palette import Palette
    from sip.report.document import Block, Chart

_HOSTILE = "<w:p>&amp; ]]> {PAGE} =1+1 [b]x[/b] ::error:: \u202f\U0001f600"
_DAY = PartialDate.parse("2024-04-15")


def _rendered(report: Report, language: str = "en", template: bytes | None = None) -> bytes:
    return render(report, Wording.of(language), None, Look(template))


def _report(*blocks: Block) -> Report:
    return Report("Title", ("As of.",), (Section("s", message("Part"), blocks),), _origin())


def _origin() -> Origin:
    return Origin(_DAY, _DAY.last_day, ("R/1",), None)


def _xml(document: WordDocument) -> str:
    xml: str = document.element.xml
    return xml


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_the_same_report_is_the_same_bytes(language: str) -> None:
    first, second = (_rendered(shipped_report(), language) for _ in range(2))
    assert first == second
    with ZipFile(BytesIO(first)) as archive:
        names = archive.namelist()
        assert names == ["[Content_Types].xml", *sorted(names[1:])]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_say_the_date_and_the_commit() -> None:
    commit = "0123456789abcdef0123456789abcdef01234567"
    properties = opened(_rendered(shipped_report(commit=commit), "zh")).core_properties
    assert (
        properties.title,
        properties.subject,
        properties.keywords,
        properties.language,
        properties.created,
        properties.modified,
    ) == (
        "秘书处改革实施计划",
        "截至2024年4月15日。",
        f"2024-04-15, EB152/34, A76/31, EB154/34, A77/28, commit {commit}",
        "zh-CN",
        datetime(2024, 4, 15, tzinfo=UTC),
        datetime(2024, 4, 15, tzinfo=UTC),
    )


def test_a_long_title_is_cut_to_what_a_property_holds() -> None:
    titles = ("x" * 255, "x" * 256)
    found = [
        opened(_rendered(replace(_report(), title=title))).core_properties.title for title in titles
    ]

    assert found == ["x" * 255, "x" * 254 + "…"]


def test_its_parts_can_be_read_where_they_are_unpacked() -> None:
    with ZipFile(BytesIO(_rendered(_report()))) as archive:
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o600}


def test_every_text_stands_in_the_document_as_it_is() -> None:
    table = Table(
        "t",
        (Column("a", message("A")), Column("b", message("B"), ColumnKind.TEXT)),
        ((Cell(_HOSTILE, (1,)), Cell(_HOSTILE, tone=Tone.ALERT)),),
        (Footnote(1, _HOSTILE),),
    )
    content = _rendered(_report(Paragraph((_HOSTILE,)), Bullets((_HOSTILE,)), table))
    document = opened(content)
    with ZipFile(BytesIO(content)) as archive:
        notes = parse_xml(archive.read("word/footnotes.xml"))
    shown = Wording.of("en").say(_HOSTILE)
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "Title",
        "As of.",
        "Part",
        shown,
        shown,
    ]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [shown, shown]
    assert [each.text for each in notes.iter(qn("w:t"))] == [" ", shown]


def test_english_in_a_chinese_document_is_marked_as_english_wherever_it_stands() -> None:
    english = text_of("English only")
    both = text_of({"en": "b", "zh": "乙"})
    sentence = message("{category} {count}", category=english, count=3)
    report = _report(Paragraph((english,)), Paragraph((both,)), Paragraph((sentence, both)))
    paragraphs = opened(_rendered(report, "zh")).paragraphs[3:]
    assert [[(run.text, _language(run)) for run in each.runs] for each in paragraphs] == [
        [("English only", "en-GB"), ("〔英文〕", None)],
        [("乙", None)],
        [("English only", "en-GB"), ("〔英文〕3项乙", None)],
    ]


@pytest.mark.parametrize(
    ("main", "text", "tag", "direction"),
    [("fr", "Un plan", "fr-FR", None), ("ar", "(1) خطة", "ar-SA", True), ("pt", "1", "pt", None)],
)
def test_what_is_in_another_language_is_marked_as_in_that(
    main: str, text: str, tag: str, direction: object
) -> None:
    original = text_of(text, main)
    run = opened(_rendered(_report(Paragraph((original,))))).paragraphs[3].runs[0]
    assert (run.text, _language(run), run.font.rtl) == (text, tag, direction)


def _language(run: Run) -> str | None:
    marks = run.element.find(f".//{qn('w:lang')}")
    return None if marks is None else marks.get(qn("w:val"))


def test_a_language_from_right_to_left() -> None:
    class Mirrored(Wording):
        @property
        def direction(self) -> str:
            return "rtl"

    table = Table("t", (Column("a", message("A")),), ((Cell("نص"),), (Cell("A77/28"),)))
    wording = Mirrored("ar", Wording.of("en").catalog)
    document = opened(render(_report(table), wording, None))
    xml = _xml(document)
    assert "<w:bidiVisual/>" in xml
    texts = {text.text: text.getparent() for text in document.element.iter(qn("w:t"))}
    turned = {name for name, run in texts.items() if run.find(f".//{qn('w:rtl')}") is not None}
    assert turned == {"Part", "A", "نص"}
    assert "<w:bidi/>" in document.styles.element.xml
    assert 'w:bidi="ar-SA"' in document.styles.element.xml


def test_what_is_bold_is_so_in_letters_from_right_to_left_too() -> None:
    cells = ((Cell("نص", tone=Tone.TOTAL),),)
    table = Table("t", (Column("a", message("A")),), cells)
    (shown,) = opened(render(_report(table), RIGHT_TO_LEFT, None)).tables
    fonts = [row.cells[0].paragraphs[0].runs[0].font for row in shown.rows]
    assert [(each.bold, each.cs_bold) for each in fonts] == [(True, True), (True, True)]


def test_marks_between_chinese_letters_are_of_their_font() -> None:
    def hints(language: str) -> set[str | None]:
        document = opened(_rendered(_report(Paragraph(("2023–2024年",))), language))
        runs = (run for paragraph in document.paragraphs for run in paragraph.runs)
        return {run.element.xpath("string(w:rPr/w:rFonts/@w:hint)") for run in runs}

    assert "eastAsia" in hints("zh")
    assert hints("en") == {""}


def test_a_date_from_left_to_right_stands_in_a_run_of_its_own() -> None:
    sentence = message("{document}, {date}", document="R/1", date=_DAY)
    document = opened(render(_report(Paragraph((sentence,))), RIGHT_TO_LEFT, None))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert [(run.text, run.font.rtl) for run in runs[-3:]] == [
        ("R/1", None),
        (", ", True),
        ("2024-04-15", None),
    ]


def _calls_for(rows: int) -> int:
    """Count the calls that writing a table of so many rows makes, of Python's and of C's."""
    columns = (Column("id", message("Action")), Column("n", message("N"), ColumnKind.NUMBER))
    table = Table("t", columns, tuple((Cell(f"A{row}"), Cell(row)) for row in range(rows)))
    count = 0

    def counted_call(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted_call)
    try:
        _rendered(_report(table))
    finally:
        sys.setprofile(None)
    return count


def test_each_further_row_is_as_much_work_as_the_one_before() -> None:
    _calls_for(1)  # what is worked out once and kept
    few, some, many = _calls_for(100), _calls_for(200), _calls_for(300)
    assert many - some == pytest.approx(some - few, rel=0.01)


def test_words_in_capitals_get_more_room_than_others() -> None:
    columns = tuple(Column(name, message("N")) for name in ("first", "small", "capital"))
    row = (Cell("x"), Cell("n" * 12), Cell("N" * 12))
    (table,) = opened(_rendered(_report(Table("t", columns, (row,))))).tables
    assert [round(column.width.mm) for column in table.columns if column.width][1:] == [23, 29]


def test_a_table_says_what_it_shows_to_those_who_can_not_see_it() -> None:
    columns = tuple(Column(name, message(name)) for name in ("Action", "Due"))
    table = Table("t", columns, ((Cell("x"), Cell("y")),), caption=Caption(1, message("Dates")))
    (shown,) = opened(_rendered(_report(table))).tables
    properties = shown._tbl.tblPr  # noqa: SLF001  # the library has no other way to it
    said = [properties.find(qn(f"w:tbl{name}")) for name in ("Caption", "Description")]
    assert [each.get(qn("w:val")) for each in said] == ["Dates", "Action and Due"]


def test_tables_that_follow_each_other_do_not_touch() -> None:
    tables = [Table(name, (Column("a", message("A")),), ((Cell("x"),),)) for name in "ab"]
    found = opened(_rendered(_report(Paragraph(("Before",)), *tables, Paragraph(("After",)))))
    (between,) = (each for each in found.paragraphs if not each.text)
    assert [len(table.rows) for table in found.tables] == [2, 2]
    assert between.paragraph_format.keep_with_next
    beside = between.paragraph_format.element
    assert [each.tag for each in (beside.getprevious(), beside.getnext())] == [qn("w:tbl")] * 2


def test_tables_without_rows_are_not_shown() -> None:
    table = Table("t", (Column("a", message("A")),), ())
    assert opened(_rendered(_report(table))).tables == []


def test_a_chart_is_a_picture_with_a_text_alternative() -> None:
    drawn: list[Chart] = []

    def draw(asked: Chart, _: Wording, __: Palette, sheet: Sheet) -> list[Picture]:
        drawn.append(asked)
        assert [sheet.width, sheet.height] == pytest.approx([Mm(174).pt, Mm(231).pt], rel=0.001)
        return [_picture(4, 2)]

    document = opened(render(_report(stacked()), Wording.of("en"), draw))
    (about,) = document.element.iter(qn("wp:docPr"))
    assert document.paragraphs[3].paragraph_format.space_before == Pt(10)
    assert drawn == [stacked()]
    assert about.get("descr") == "4 wide."
    assert [paragraph.text for paragraph in document.paragraphs[3:]] == ["", "Actions by date"]


def test_a_picture_is_svg_with_a_png_beside_it() -> None:
    document = opened(render(_report(stacked()), Wording.of("en"), lambda *_: [_picture(4, 2)]))
    (blip,) = document.element.iter(qn("a:blip"))
    (svg,) = blip.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip")
    parts = [document.part.related_parts[each.get(qn("r:embed"))] for each in (blip, svg)]
    assert [part.content_type for part in parts] == ["image/png", "image/svg+xml"]
    assert parts[1].blob == _picture(4, 2).svg.encode()


def test_a_draft_that_is_filled_again_lets_go_of_its_old_pictures() -> None:
    def names(content: bytes) -> list[str]:
        with ZipFile(BytesIO(content)) as archive:
            return sorted(each for each in archive.namelist() if "media" in each)

    english = Wording.of("en")
    report = shipped_report().only("chart")
    first = render(shipped_report("2023-11").only("chart"), english, lambda *_: [_picture(4, 2)])
    updated = update(report, english, lambda *_: [_picture(5, 2)], first)
    again = update(report, english, lambda *_: [_picture(5, 2)], updated.content)
    assert [len(names(each)) for each in (first, updated.content, again.content)] == [2, 2, 2]
    assert opened(again.content).inline_shapes[0].width == Pt(5)


@pytest.mark.parametrize(
    ("text", "elements"),
    [
        ("two words", ["t"]),
        (" at the edge ", ["t"]),
        ("a\tb\nc", ["t", "tab", "t", "br", "t"]),
        ("A77/28, 2024-04-15.", ["t", "noBreakHyphen", "t", "noBreakHyphen", "t"]),
        ("2024-Q3", ["t", "noBreakHyphen", "t"]),
        ("one-off, A-12, 12-34-56", ["t"]),
    ],
)
def test_a_text_keeps_its_blanks_and_its_dates_together(text: str, elements: list[str]) -> None:
    document = opened(_rendered(_report(Paragraph((text,)))))
    (run,) = document.paragraphs[-1].runs
    assert run.text == text
    assert [each.tag for each in run.element] == [qn(f"w:{name}") for name in elements]


def test_a_tall_picture_fits_on_its_page() -> None:
    document = opened(render(_report(stacked()), Wording.of("en"), lambda *_: [_picture(100, 900)]))
    (shape,) = document.inline_shapes
    assert shape.height == pytest.approx(Mm(231), rel=0.001)
    assert shape.width / shape.height == pytest.approx(1 / 9, rel=0.01)


@pytest.mark.parametrize(
    ("top", "bottom", "height"),
    [(30, -20, 210 - 30 - 20 - 30), (-30, 20, 210 - 30 - 20 - 30), (100, 100, 210 / 3 - 30)],
    ids=["over the footer", "over the header", "hardly any room"],
)
def test_a_picture_fits_on_a_page_of_a_template_that_lies_across(
    top: int, bottom: int, height: float
) -> None:
    template = Document()
    page = template.sections[0]
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.top_margin, page.bottom_margin = Mm(top), Mm(bottom)
    template.element.body.insert(0, new_control("sip:chart", Ids(template)))
    report = shipped_report()
    look = Look(_saved(template))
    document = opened(render(report, Wording.of("en"), lambda *_: [_picture(100, 900)], look))
    (shape,) = document.inline_shapes
    assert shape.height == pytest.approx(Mm(height), rel=0.001)


def _picture(width: int, height: int) -> Picture:
    size = f'width="{width}pt" height="{height}pt"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'
    return Picture(svg, width, height, (f"{width} wide.",))


def _saved(document: WordDocument) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _template() -> WordDocument:
    document = Document()
    document.styles["Heading 1"].font.size = Pt(31)
    document.add_paragraph("Placeholder")
    document.add_picture(BytesIO(png(1, 1)))
    section = document.sections[0]
    section.page_width, section.page_height = Mm(200), Mm(280)
    section.left_margin = Mm(40)
    section.header.paragraphs[0].text = "The organisation"
    return document


def test_a_template_lends_its_styles_header_and_page_and_not_its_text() -> None:
    document = opened(_rendered(shipped_report(), template=_saved(_template())))
    texts = [paragraph.text for paragraph in document.paragraphs]
    heading = next(p for p in document.paragraphs if p.text == "Progress")
    assert "Placeholder" not in texts
    assert not [name for name in document.part.rels.values() if "image" in name.reltype]
    assert heading.style is not None
    assert (heading.style.name, heading.style.font.size) == ("Heading 1", Pt(31))
    assert {section.header.paragraphs[0].text for section in document.sections} == {
        "The organisation"
    }
    assert [
        (round(page.page_width.mm), round(page.left_margin.mm))
        for page in document.sections
        if page.page_width and page.left_margin
    ] == [(200, 40), (280, 40)]
    assert {table.style.name for table in document.tables if table.style} == {"Table Grid"}
    assert {_shown(section.footer.paragraphs[0]) for section in document.sections} == {"1 / 1"}


def _shown(paragraph: WordParagraph) -> str:
    return "".join(each.text for each in paragraph.paragraph_format.element.iter(qn("w:t")))


def test_a_footer_of_the_template_is_left_as_it_is() -> None:
    template = _template()
    template.sections[0].footer.paragraphs[0].text = "Geneva"
    document = opened(_rendered(shipped_report(), template=_saved(template)))
    assert {section.footer.paragraphs[0].text for section in document.sections} == {"Geneva"}


def test_a_template_lacks_styles_and_gets_them() -> None:
    bare = _template()
    for style in list(bare.styles.element.findall(qn("w:style"))):
        if style.get(qn("w:default")) is None:
            bare.styles.element.remove(style)
    document = opened(_rendered(shipped_report(), template=_saved(bare)))
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert used == {
        "Title",
        "Subtitle",
        "Heading 1",
        "Heading 2",
        "Normal",
        "Report Masthead",
        "Report Paragraph",
        "List Bullet",
        "Caption",
    }
    numbered = [document.styles[name].element for name in ("List Bullet", "Report Paragraph")]
    numbers = [next(each.iter(qn("w:numId"))).get(qn("w:val")) for each in numbered]
    lists = document.part.numbering_part.element.findall(qn("w:num"))
    assert set(numbers) <= {each.get(qn("w:numId")) for each in lists}
    assert {table.style.name for table in document.tables if table.style} == {"Report Table"}


def _with_macros() -> bytes:
    content = BytesIO()
    with ZipFile(BytesIO(_saved(Document()))) as old, ZipFile(content, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml."
                    b"document.main+xml",
                    b"application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            new.writestr(name, text)
    return content.getvalue()


def _with_relation(kind: str) -> bytes:
    document = Document()
    document.part.relate_to("http://127.0.0.1/x", f"http://x/{kind}", is_external=True)
    return _saved(document)


def _bomb() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (101 * 1024 * 1024))
    return content.getvalue()


def _with_room(millimetres: int) -> bytes:
    """Return a template with so much room between its margins."""
    document = Document()
    page = document.sections[0]
    page.page_width, page.left_margin, page.right_margin = Mm(millimetres + 40), Mm(20), Mm(20)
    return _saved(document)


def _other_kind() -> bytes:
    document = Document()
    document.styles["Heading 1"].element.set(qn("w:type"), "character")
    return _saved(document)


def _broken() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", b"<w:document>")
    return content.getvalue()


def _no_package() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", b"<document/>")
    return content.getvalue()


_BROKEN = "its document.xml is no XML that can be read: save it again in Word"
_NOT_WORD = "it is no Word document: save it as .docx"
_NOT_READABLE = "it is no Word document that can be read: save it again as .docx, without macros"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(b"", _NOT_WORD, id="empty"),
        pytest.param(b"%PDF-1.7", _NOT_WORD, id="no zip"),
        pytest.param(_no_package(), _NOT_READABLE, id="no package"),
        pytest.param(_broken(), _BROKEN, id="broken"),
        pytest.param(
            _with_macros(), "its [Content_Types].xml has a macro: take it out in Word", id="macros"
        ),
        pytest.param(
            _bomb(),
            "it unpacks to over 100 MB or 2,000 parts: use a plain template",
            id="zip bomb",
        ),
        pytest.param(
            _with_relation("attachedTemplate"),
            "its document.xml.rels has something of kind attachedTemplate at http://127.0.0.1/x: "
            "take it out in Word",
            id="external",
        ),
        pytest.param(
            _with_room(49), "its margins leave no room for text: make them smaller", id="narrow"
        ),
        pytest.param(
            _other_kind(), "its style heading 1 is no paragraph style: make it one", id="kind"
        ),
    ],
)
def test_what_can_be_no_template(content: bytes, complaint: str) -> None:
    with pytest.raises(TemplateError) as caught:
        _rendered(shipped_report(), template=content)
    assert str(caught.value) == complaint


def test_a_narrow_template_is_one() -> None:
    document = opened(_rendered(shipped_report(), template=_with_room(51)))
    width = sum(column.width or 0 for column in document.tables[0].columns)

    assert round(Length(width).mm) == 51


@pytest.fixture(scope="module")
def drafts() -> Mapping[str, bytes]:
    return {language: _rendered(shipped_report(), language) for language in LANGUAGES}


@pytest.fixture(scope="module")
def pages_of(
    drafts: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, list[str]]:
    """Return the text of each page that LibreOffice makes of the draft in each language."""
    documents = {f"{language}.docx": content for language, content in drafts.items()}
    made = converted(documents, "pdf", tmp_path_factory.mktemp("drafts"))
    return {language: pages(pdf) for language, pdf in made.items()}


@with_libreoffice
@pytest.mark.parametrize("language", LANGUAGES)
def test_libreoffice_shows_every_text(
    language: str, drafts: Mapping[str, bytes], pages_of: Mapping[str, list[str]]
) -> None:
    content, shown = drafts[language], pages_of[language]
    if Wording.of(language).direction == "rtl":
        _hold_every_letter(content, shown)
        return
    assert 4 <= len(shown) <= 12
    texts, numbers = zip(*(page.strip().rsplit("\n", 1) for page in shown), strict=True)
    assert all(texts)
    assert numbers == tuple(f"{number} / {len(shown)}" for number in range(1, len(shown) + 1))
    seen = "".join("".join(texts).split())
    lost = [each for each in _texts(opened(content)) if "".join(each.split()) not in seen]
    assert [each for each in lost if not _breaks_over_pages(each)] == []


def _hold_every_letter(content: bytes, pages: Sequence[str]) -> None:
    """Hold that no letter is lost: words from the right are read back in the order of the eye."""
    wanted = Counter(_letters("".join(_texts(opened(content)))))
    seen = Counter(_letters("".join(pages)))
    assert {letter for letter, number in wanted.items() if seen[letter] < number * 0.9} == set()


def _letters(text: str) -> Iterator[str]:
    """Yield the letters without their forms at the start, within and at the end of words."""
    return (each for each in unicodedata.normalize("NFKC", text) if each.isalpha())


def _texts(document: WordDocument) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(_shown(paragraph) for paragraph in document.paragraphs), *cells]


def _breaks_over_pages(text: str) -> bool:
    """Tell whether the text is a long one, which a page or a hyphen may part."""
    return len(text) > 400


def test_a_row_that_belongs_to_the_one_above_is_set_in() -> None:
    rows = ((Cell("A1"),), (Cell("A1.1", is_below=True),))
    document = opened(_rendered(_report(Table("t", (Column("id", message("Action")),), rows))))
    paragraphs = [row.cells[0].paragraphs[0] for row in document.tables[0].rows[1:]]
    assert [each.paragraph_format.left_indent for each in paragraphs] == [None, Pt(8.5)]


def test_remarks_stand_on_lines_of_their_own_below_what_they_are_on() -> None:
    rows = ((Cell("Title", (1,), remarks=("Theme: Reach", "Lead: Board")),),)
    table = Table("t", (Column("title", message("Title")),), rows, (Footnote(1, "Note."),))
    (paragraph,) = opened(_rendered(_report(table))).tables[0].rows[1].cells[0].paragraphs
    assert paragraph.text == "Title\nTheme: Reach\nLead: Board"


@pytest.mark.parametrize(("columns", "width"), [(9, 210), (10, 297)])
def test_a_table_of_many_columns_gets_a_page_that_lies_across(columns: int, width: int) -> None:
    named = tuple(Column(f"c{n}", message("Figure"), ColumnKind.NUMBER) for n in range(columns))
    table = Table("t", named, (tuple(Cell(n) for n in range(columns)),))
    (page,) = opened(_rendered(_report(table))).sections
    assert page.page_width is not None
    assert round(page.page_width.mm) == width
