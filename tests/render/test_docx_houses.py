"""Templates of three houses, filled and filled again: what is the house's stays as it is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sip.language.wording import Wording
from sip.render.docx.controls.tags import PREFIX
from sip.render.docx.document import Look, render, update
from tests.support import houses
from tests.support.golden import shipped_report
from tests.support.word import complaints, opened, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import _Row

_HOUSES = {
    "landscape": houses.landscape,
    "letter": houses.letter,
    "governing body": houses.governing_body,
}


@cache
def _draft(house: str, language: str) -> bytes:
    look = Look(_HOUSES[house]())
    return render(shipped_report("2023-11"), Wording.of(language), None, look)


@cache
def _updated(house: str, language: str) -> bytes:
    draft = _draft(house, language)
    done = update(shipped_report("2024-04"), Wording.of(language), None, draft)
    assert (done.edited, done.lost) == ((), ())
    return done.content


@pytest.mark.parametrize(
    ("house", "language"), [("landscape", "en"), ("letter", "zh"), ("governing body", "ar")]
)
def test_a_house_gets_a_valid_document_and_again_for_the_next_date(
    house: str, language: str
) -> None:
    assert complaints(_HOUSES[house]()) == []
    assert complaints(_draft(house, language)) == []
    assert complaints(_updated(house, language)) == []


@pytest.mark.parametrize(("house", "language"), [("letter", "zh"), ("governing body", "en")])
def test_what_is_of_the_house_stays_byte_for_byte(house: str, language: str) -> None:
    template = _HOUSES[house]()
    for content in (_draft(house, language), _updated(house, language)):
        assert _stories(content) == _stories(template)
        assert _styles(template).items() <= _styles(content).items()
        assert set(_pictures(template)) <= set(_pictures(content))


def _stories(content: bytes) -> dict[str, str]:
    """Return the text with headers and footers, a line in place of each control of sip.

    That notes are lettered is said in sections too, where LibreOffice reads it.
    """
    parts = Document(BytesIO(content)).part.package.iter_parts()
    kinds = ("/word/document", "/word/header", "/word/footer")
    roots = {str(each.partname): each.element for each in parts if each.partname.startswith(kinds)}
    for root in roots.values():
        for control in list(root.iter(qn("w:sdt"))):
            tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
            if tag.startswith(PREFIX):
                control.getparent().replace(control, parse_xml(f'<of-sip tag="{tag}"/>'))
        for setting in list(root.iter(qn("w:footnotePr"))):
            setting.getparent().remove(setting)
    return {name: serialize_part_xml(root).decode() for name, root in roots.items()}


def _styles(content: bytes) -> dict[str, str]:
    return {each.style_id: each.element.xml for each in Document(BytesIO(content)).styles}


def _pictures(content: bytes) -> list[bytes]:
    return [each.blob for each in Document(BytesIO(content)).part.package.image_parts]


def test_pages_that_lie_across_stay_so_with_the_table_style_and_the_footer_of_the_house() -> None:
    document = opened(_draft("landscape", "en"))
    (page,) = document.sections
    assert page.page_width == pytest.approx(Mm(297), rel=0.001)
    assert page.orientation == WD_ORIENT.LANDSCAPE
    assert {table.style.name for table in document.tables if table.style} == {"House Table"}
    (foot,) = document.sections[0].footer.paragraphs
    assert foot.text == "House of Reform · for discussion"


def test_a_broad_table_on_narrow_pages_has_its_longest_text_below_each_row() -> None:
    table = opened(_draft("letter", "en")).tables[-1]
    rows = [[cell.text for cell in _cells(row)] for row in table.rows]
    assert rows[0] == ["Action", "Title", "Due", "Expected", "Late", "Source"]
    assert rows[1] == ["Latest update"]
    assert [len(each) for each in rows[2:4]] == [6, 1]
    spans = [[cell.grid_span for cell in _cells(row)] for row in table.rows]
    assert spans[:4] == [[1] * 6, [6], [1] * 6, [6]]
    assert [_flags(row) for row in table.rows[:3]] == [
        ["cantSplit", "tblHeader"],
        ["cantSplit", "tblHeader"],
        ["cantSplit"],
    ]
    above, below = table.rows[-2], table.rows[-1]
    kept = [cell.paragraphs[0].paragraph_format.keep_with_next for cell in _cells(above)]
    assert (kept, _cells(below)[0].paragraphs[0].paragraph_format.keep_with_next) == (
        [True] * 6,
        None,
    )


def test_a_letter_page_that_lies_across_is_narrow_too() -> None:
    content = render(shipped_report(), Wording.of("en"), None, Look(saved(Document())))
    table = opened(content).tables[-1]
    assert [len(_cells(row)) for row in table.rows[:4]] == [6, 1, 6, 1]


def _cells(row: _Row) -> list[_Cell]:
    return [_Cell(each, row.table) for each in row._tr.tc_lst]  # noqa: SLF001  # not one twice


def _flags(row: _Row) -> list[str]:
    return [_name(each.tag) for each in row._tr.get_or_add_trPr()]  # noqa: SLF001  # as above


def test_no_column_is_narrower_than_its_longest_word() -> None:
    for table in opened(_draft("letter", "en")).tables:
        widths = [column.width for column in table.columns]
        assert min(each for each in widths if each is not None) > Mm(14)


def test_every_control_of_a_document_is_filled_wherever_it_stands() -> None:
    content = _updated("governing body", "en")
    document = Document(BytesIO(content))
    texts = ["".join(each.itertext(qn("w:t"))) for each in document.element.iter(qn("w:p"))]
    assert not [each for each in texts if "…" in each or "99%" in each]
    assert texts.count("96 actions") == len(["in the box", "as older programs show it"])
    assert "By 15 April 2024, 81 of 96 (84%; before: 70%)." in texts
    assert texts[:3] == ["SEVENTY-SEVENTH ASSEMBLY OF THE HOUSE", "A77/28", "15 April 2024"]
    stories = (document.sections[0].header, document.sections[0].footer)
    assert ["".join(each.part.element.itertext(qn("w:t"))) for each in stories] == [
        "House of Reform\u2003A77/28",
        "15 April 2024 · 1",
    ]


def test_a_part_that_the_plan_has_nothing_for_says_nothing() -> None:
    texts = [each.text for each in opened(_draft("governing body", "en")).paragraphs]
    at = texts.index("On sub actions", texts.index("What the House has to say."))
    assert texts[at + 1 : at + 3] == ["", "On chart"]


def test_a_draft_that_says_nothing_of_who_is_to_act_has_no_heading_for_it() -> None:
    template = Document()
    _add(template, _CONTROL.format("sip:action heading", "<w:p><w:r><w:t>…</w:t></w:r></w:p>"))
    whole = shipped_report()
    without = replace(
        whole, sections=tuple(each for each in whole.sections if each.name != "action")
    )
    shown = [
        opened(render(report, Wording.of("en"), None, Look(saved(template)))).paragraphs[0].text
        for report in (whole, without, whole.only("table"))
    ]
    assert shown == ["Action by the Health Assembly", "", "…"]


def test_letters_of_the_house_stay_and_stand_in_the_order_of_the_format() -> None:
    own = (
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/><w:color w:val="FF0000"/>'
        '<w:sz w:val="30"/>'
        '<w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange>'
    )
    assert _letters(own, "zh") == [
        ("rFonts", {"hint": "eastAsia", "ascii": "Arial", "hAnsi": "Arial"}),
        *[("b", {}), ("bCs", {}), ("color", {"val": "FF0000"})],
        *[("sz", {"val": "30"}), ("szCs", {"val": "30"})],
        ("lang", {"val": "en-GB", "eastAsia": "zh-CN", "bidi": "zh-CN"}),
    ]
    assert [name for name, _ in _letters('<w:i/><w:iCs w:val="0"/>', "ar")][:2] == ["i", "iCs"]
    assert ("iCs", {"val": "0"}) in _letters('<w:i/><w:iCs w:val="0"/>', "ar")


def _letters(own: str, language: str) -> list[tuple[str, dict[str, str]]]:
    """Return the letters of a date in a control whose own letters those are."""
    template = Document()
    run = f"<w:r><w:rPr>{own}</w:rPr><w:t>…</w:t></w:r>"
    _add(template, f"<w:p>{_CONTROL.format('sip:date', run)}</w:p>")
    content = render(shipped_report(), Wording.of(language), None, Look(saved(template)))
    (paragraph,) = opened(content).paragraphs
    found = paragraph.runs[-1].element.rPr
    assert found is not None
    return [(_name(each.tag), {_name(k): v for k, v in each.attrib.items()}) for each in found]


_CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _add(document: WordDocument, markup: str) -> None:
    around = parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>")
    for each in list(around):
        document.element.body.insert_element_before(each, "w:sectPr")


@pytest.mark.parametrize(
    ("language", "of_the_house", "own", "expected"),
    [
        ("ar", False, "", ["1"]),
        ("en", False, "", []),
        ("en", True, "", ["0"]),
        ("en", True, "<w:bidi/>", ["0"]),
        ("ar", True, '<w:bidi w:val="0"/>', ["1"]),
    ],
)
def test_lines_run_as_those_of_the_language_do_whatever_the_house_writes(
    language: str,
    of_the_house: bool,  # noqa: FBT001  # one of the cases
    own: str,
    expected: list[str],
) -> None:
    template = Document()
    if of_the_house:
        normal = template.styles["Normal"].element.get_or_add_pPr()
        normal.insert(0, parse_xml(f"<w:bidi {nsdecls('w')}/>"))
    paragraph = f"<w:p><w:pPr>{own}<w:jc w:val='center'/></w:pPr><w:r><w:t>…</w:t></w:r></w:p>"
    _add(template, "<w:p/>" + _CONTROL.format("sip:progress", paragraph))
    _add(template, _CONTROL.format("sip:table", "<w:p/>"))
    content = render(shipped_report(), Wording.of(language), None, Look(saved(template)))
    body = opened(content).element.body
    first, *ours = body.iter(qn("w:p"))
    assert first.xpath("w:pPr/w:bidi") == []
    found = {
        tuple(each.xpath("w:pPr/w:bidi/@w:val") or ["1"] * len(each.xpath("w:pPr/w:bidi")))
        for each in ours
    }
    assert found == {tuple(expected)}
    part = Document(BytesIO(content)).part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    texts = [each for each in parse_xml(part.blob) if each.get(qn("w:type")) is None]
    assert {each.find(f".//{qn('w:bidi')}") is not None for each in texts} == {bool(expected)}


def test_what_follows_a_table_of_another_control_keeps_apart_from_it() -> None:
    template = Document()
    for tag in ("table", "progress", "table", "summary"):
        _add(template, _CONTROL.format(f"sip:{tag}", "<w:p/>"))
    document = opened(render(shipped_report(), Wording.of("en"), None, Look(saved(template))))
    blocks = [*document.iter_inner_content()]
    kinds = [isinstance(each, Table) for each in blocks]
    after = [blocks[at + 1] for at, is_table in enumerate(kinds[:-1]) if is_table]
    assert [each.text[:12] for each in after if isinstance(each, Paragraph)] == ["As of April ", ""]
    spaces = [each.paragraph_format.space_before for each in after if isinstance(each, Paragraph)]
    assert spaces == [Pt(10), None]


@pytest.mark.parametrize(("written", "expected"), [(9_000_000, 150), (4000, 67)])
def test_a_table_in_a_cell_is_as_wide_as_the_cell_and_never_wider_than_the_page(
    written: int, expected: int
) -> None:
    template = Document()
    page = template.sections[0]
    page.page_width, page.left_margin, page.right_margin = Mm(210), Mm(30), Mm(30)
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{written}" w:type="dxa"/></w:tcPr>'
    inner = _CONTROL.format("sip:table", "<w:p/>")
    _add(
        template,
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
        f"<w:tr>{cell}{inner}<w:p/></w:tc></w:tr></w:tbl>",
    )
    document = opened(render(shipped_report(), Wording.of("en"), None, Look(saved(template))))
    (inside,) = document.tables[0].cell(0, 0).tables
    assert round(sum(Length(each.width or 0).mm for each in inside.columns)) == expected
