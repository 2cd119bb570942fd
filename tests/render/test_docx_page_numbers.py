from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from sip.language.wording import Wording
from sip.render.docx.document import Look, house_template, render, update
from sip.render.docx.draft import Manner
from tests.support.golden import shipped_report
from tests.support.word import complaints, plain, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import _Footer as Footer
    from docx.section import _Header as Header

_EN = Wording.of("en")
_NUMBERED = ["PAGE", "NUMPAGES"]
_REPORT = shipped_report().only("progress")


def _drafted(template: WordDocument, *, is_asked: bool = True) -> WordDocument:
    content = render(_REPORT, _EN, None, Look(saved(template), numbers_pages=is_asked))
    assert complaints(content) == []
    return Document(BytesIO(content))


def _fields(story: Header | Footer) -> list[str]:
    return [each.strip() for each in story.part.element.xpath(".//w:fldSimple/@w:instr")]


def _texts(story: Header | Footer) -> list[str]:
    paragraphs = story.part.element.xpath("./w:p")
    return ["".join(each.xpath(".//w:t/text()")) for each in paragraphs]


def _add(story: Header | Footer, markup: str) -> None:
    around = parse_xml(f"<w:p {nsdecls('w')}>{markup}</w:p>")
    story.paragraphs[0].paragraph_format.element.extend(list(around))


@pytest.mark.parametrize("is_asked", [True, False])
def test_a_template_without_a_footer_gets_numbers(is_asked: bool) -> None:  # noqa: FBT001
    for section in _drafted(plain(), is_asked=is_asked).sections:
        assert (_texts(section.footer), _fields(section.footer)) == (["1 / 1"], _NUMBERED)


def test_a_template_with_controls_and_without_a_footer_gets_numbers() -> None:
    template = Document(BytesIO(house_template(_REPORT, _EN)))
    (part,) = {each.footer.part for each in template.sections}
    for paragraph in part.element.xpath("./w:p"):
        for child in list(paragraph):
            paragraph.remove(child)
    assert _fields(_drafted(template, is_asked=False).sections[0].footer) == []
    footer = _drafted(template).sections[0].footer
    assert (_texts(footer), _fields(footer)) == (["1 / 1"], _NUMBERED)


def test_a_footer_without_numbers_gets_them_below_what_it_says_where_that_is_asked_for() -> None:
    template = plain()
    template.sections[0].footer.paragraphs[0].text = "Geneva"
    kept, numbered = (
        _drafted(template, is_asked=asked).sections[0].footer for asked in (False, True)
    )
    assert (_texts(kept), _fields(kept)) == (["Geneva"], [])
    assert (_texts(numbered), _fields(numbered)) == (["Geneva", "1 / 1"], _NUMBERED)


def test_a_draft_that_is_filled_again_gets_numbers_where_that_is_asked_for() -> None:
    template = Document()
    template.sections[0].footer.paragraphs[0].text = "Geneva"
    draft = saved(_drafted(template, is_asked=False))
    kept, numbered = (
        Document(BytesIO(update(shipped_report(), _EN, None, draft, manner).content))
        for manner in (Manner(), Manner(numbers_pages=True))
    )
    assert _texts(kept.sections[0].footer) == ["Geneva"]
    assert _texts(numbered.sections[0].footer) == ["Geneva", "1 / 1"]


_SPLIT = (
    '<w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA</w:instrText>'
    "</w:r><w:r><w:rPr><w:b/></w:rPr><w:instrText>ge </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>'
)


@pytest.mark.parametrize(
    "number",
    [
        _SPLIT,
        '<w:fldSimple w:instr="PAGE\\* MERGEFORMAT"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        "<w:r><w:pgNum/></w:r>",
        ('<w:sdt><w:sdtPr/><w:sdtContent><w:fldSimple w:instr=" PAGE "/></w:sdtContent></w:sdt>'),
    ],
    ids=["split", "simple", "old", "in a control"],
)
@pytest.mark.parametrize("where", ["footer", "header"])
def test_pages_that_have_their_numbers_are_left_as_they_are(number: str, where: str) -> None:
    template = plain()
    first = template.sections[0]
    first.footer.paragraphs[0].text = "Geneva "
    _add(getattr(first, where), number)
    template.add_section(WD_SECTION.NEW_PAGE)
    before = Document(BytesIO(saved(template))).sections[0].footer.part.element.xml
    assert _drafted(template).sections[0].footer.part.element.xml == before


@pytest.mark.parametrize("other", ["NUMPAGES", "PAGEREF a", "SECTIONPAGES", "DATE"])
def test_other_fields_are_no_number_of_a_page(other: str) -> None:
    template = plain()
    _add(template.sections[0].footer, f'<w:fldSimple w:instr="{other}"/>')
    assert _fields(_drafted(template).sections[0].footer) == [other, *_NUMBERED]


def test_every_footer_gets_numbers_but_that_of_a_cover() -> None:
    template = plain()
    template.settings.odd_and_even_pages_header_footer = True
    first = template.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_footer.paragraphs[0].text = "Cover"
    first.footer.paragraphs[0].text = "Odd"
    first.even_page_footer.paragraphs[0].text = "Even"
    section = _drafted(template).sections[0]
    assert _texts(section.first_page_footer) == ["Cover"]
    assert _texts(section.footer) == ["Odd", "1 / 1"]
    assert _texts(section.even_page_footer) == ["Even", "1 / 1"]


def test_of_several_footers_above_the_last_section_has_the_nearest() -> None:
    template = plain()
    template.sections[0].footer.paragraphs[0].text = "Cover"
    for text in ("Foreword", None):
        section = template.add_section(WD_SECTION.NEW_PAGE)
        if text is not None:
            section.footer.is_linked_to_previous = False
            section.footer.paragraphs[0].text = text
    assert _texts(_drafted(template, is_asked=False).sections[0].footer) == ["Foreword"]


def test_each_section_with_a_footer_of_its_own_gets_numbers() -> None:
    template = Document(BytesIO(house_template(_REPORT, _EN)))
    last = template.add_section(WD_SECTION.NEW_PAGE)
    last.footer.is_linked_to_previous = False
    last.footer.paragraphs[0].text = "Annexes"
    assert _texts(_drafted(template, is_asked=False).sections[-1].footer) == ["Annexes"]
    assert _texts(_drafted(template).sections[-1].footer) == ["Annexes", "1 / 1"]
