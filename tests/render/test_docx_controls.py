from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from sip.language.wording import Wording
from sip.render.docx.controls.tags import Fillings
from sip.render.docx.document import Look, house_template, render
from sip.render.docx.inspection.package import TemplateError
from sip.report.draft.progress_report import SECTIONS
from tests.support.golden import LANGUAGES, shipped_report
from tests.support.paths import ROOT
from tests.support.word import complaints, opened, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_EN = Wording.of("en")
_RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t>…</w:t></w:r>"


def test_the_page_for_users_names_every_tag() -> None:
    page = (ROOT / "docs/word.md").read_text(encoding="utf-8")
    tags = Fillings.of(shipped_report(), SECTIONS).known
    assert [tag for tag in tags if f"`{tag.removesuffix(' previous')}`" not in page] == []


def _control(tag: str, inner: str, properties: str = "") -> str:
    return (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _paragraph(*inner: str) -> str:
    return f"<w:p {nsdecls('w')}>{''.join(inner)}</w:p>"


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _with(*blocks: str) -> WordDocument:
    document = Document()
    for block in blocks:
        document.element.body.insert_element_before(parse_xml(block), "w:sectPr")
    return document


def _filled(template: WordDocument, language: str = "en") -> WordDocument:
    return opened(render(shipped_report(), Wording.of(language), None, Look(saved(template))))


def test_figures_are_filled_into_the_sentence_that_has_them_and_nothing_else_changes() -> None:
    sentence = _paragraph(
        _said("By "),
        _control("sip:date", _RUN),
        _said(", "),
        _control("sip:figure implemented", _RUN),
        _said(" of "),
        _control("SIP:figure  actions", _RUN),
        _said(" ("),
        _control("sip:figure closed_percent", _RUN),
        _said("; "),
        _control("sip:figure closed_percent previous", _RUN),
        _said(" in "),
        _control("sip:document previous", _RUN),
        _said("), says "),
        _control("sip:document", _RUN),
        _said("."),
    )
    template = _with(_paragraph(_said("A cover")), sentence, _paragraph(_said("By hand")))
    document = _filled(template)
    assert [paragraph.text for paragraph in document.paragraphs] == [
        "A cover",
        "By 15 April 2024, 81 of 96 (84%; 70% in EB154/34), says A77/28.",
        "By hand",
    ]
    runs = document.paragraphs[1].runs
    assert {run.text for run in runs if run.bold} == {
        "15 April 2024",
        "81",
        "96",
        "84%",
        "70%",
        "EB154/34",
        "A77/28",
    }


def test_figures_are_said_in_the_language_of_the_report() -> None:
    sentence = _paragraph(_control("sip:date", _RUN), _control("sip:figure open_percent", _RUN))
    (paragraph,) = _filled(_with(sentence), "zh").paragraphs
    assert paragraph.text == "2024年4月15日16%"
    languages = [
        each.get(qn("w:eastAsia")) for each in paragraph.paragraph_format.element.iter(qn("w:lang"))
    ]
    assert languages == ["zh-CN", "zh-CN"]


def test_parts_are_filled_wherever_their_control_stands() -> None:
    cell = "<w:tc><w:tcPr><w:tcW w:w='6000' w:type='dxa'/></w:tcPr>{}</w:tc>"
    grid = "<w:tblPr/><w:tblGrid><w:gridCol w:w='6000'/></w:tblGrid>"
    in_a_cell = cell.format(_control("sip:progress", _paragraph(_RUN)) + _paragraph())
    around_a_cell = _control("sip:moved", cell.format(_paragraph(_RUN)))
    around_a_row = _control("sip:title", f"<w:tr>{cell.format(_paragraph(_RUN))}</w:tr>")
    table = (
        f"<w:tbl {nsdecls('w')}>{grid}<w:tr>{in_a_cell}</w:tr>"
        f"<w:tr>{around_a_cell}</w:tr>{around_a_row}</w:tbl>"
    )
    template = _with(table, _paragraph(_control("sip:table", _RUN)), _paragraph(_said("End")))
    for story in (template.sections[0].header, template.sections[0].footer):
        story.paragraphs[0].paragraph_format.element.append(
            parse_xml(_control("sip:figure actions", _RUN))
        )

    content = render(shipped_report(), _EN, None, Look(saved(template)))

    document = opened(content)
    first, second, third = (row.cells[0].text for row in document.tables[0].rows)
    assert first.startswith("As of April 2024 (A77/28), the plan has 96 actions")
    assert "Since November 2023" in second
    assert third == "Secretariat implementation plan on reform"
    assert len(document.tables[1].rows) == 5
    assert document.paragraphs[-1].text == "End"
    for story in (Document(BytesIO(content)).sections[0].header, document.sections[0].footer):
        assert "".join(each.text for each in story.part.element.iter(qn("w:t"))) == "96"
    assert [each for each in complaints(content) if "stylesWithEffects" not in each] == []


def test_text_in_a_control_looks_as_the_paragraph_in_it_did() -> None:
    properties = '<w:pPr><w:pStyle w:val="Quote"/><w:ind w:left="700"/></w:pPr>'
    document = _filled(_with(_control("sip:progress", _paragraph(properties, _RUN))))
    assert {
        (each.style.name if each.style else None, each.paragraph_format.left_indent)
        for each in document.paragraphs
    } == {("Quote", 700 * 635)}


def test_a_table_is_as_wide_as_the_page_that_it_stands_on() -> None:
    template = _with(_control("sip:table", _paragraph(_RUN)))
    page = template.sections[0]
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(30)
    (table,) = _filled(template).tables
    assert sum(column.width or 0 for column in table.columns) == pytest.approx(Mm(237), rel=0.01)


def test_what_a_control_is_bound_to_does_not_come_back_in_word() -> None:
    properties = '<w:showingPlcHdr/><w:dataBinding w:xpath="/a" w:storeItemID="{}"/>'
    template = _with(_paragraph(_control("sip:figure actions", _RUN, properties)))
    xml = _filled_bytes(template)
    assert "dataBinding" not in xml
    assert "showingPlcHdr" not in xml


def _filled_bytes(template: WordDocument) -> str:
    content = render(shipped_report(), _EN, None, Look(saved(template)))
    xml: str = Document(BytesIO(content)).element.xml
    return xml


def test_controls_of_others_are_left_as_they_are() -> None:
    template = _with(
        _control("author", _paragraph(_said("Me"))), _paragraph(_control("sip:date", _RUN))
    )
    assert [each.text for each in _filled(template).paragraphs] == ["Me", "15 April 2024"]


def test_a_part_that_was_not_asked_for_is_left_as_it_is() -> None:
    template = _with(
        _control("sip:method", _paragraph(_said("Ours"))), _control("sip:table", _paragraph(_RUN))
    )
    report = shipped_report().only("table")
    document = opened(render(report, _EN, None, Look(saved(template))))
    assert document.paragraphs[0].text == "Ours"
    assert len(document.tables) == 1


_KNOWN = re.compile(
    r"the tags are sip:title, sip:about, sip:contents, sip:summary, .* and sip:document previous$",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        pytest.param(
            _control("sip:anex", _paragraph(_RUN)),
            "it has a control tagged sip:anex, which is no tag of sip: did you mean sip:annex? The",
            id="near",
        ),
        pytest.param(
            _control("sip:zzzz", _paragraph(_RUN)),
            "it has a control tagged sip:zzzz, which is no tag of sip: the",
            id="far",
        ),
    ],
)
def test_an_unknown_tag_is_refused_and_the_known_ones_are_named(block: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as caught:
        _filled(_with(block))
    assert str(caught.value).startswith(complaint)
    assert _KNOWN.search(str(caught.value))


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        pytest.param(
            _paragraph(_said("See "), _control("sip:annex", _RUN)),
            "its control sip:annex stands within a line and holds whole paragraphs: "
            "give it a paragraph of its own",
            id="in a line",
        ),
        pytest.param(
            _control("sip:annex", _paragraph(_RUN), "<w:text/>"),
            "its control sip:annex holds a line only: make it a rich text control",
            id="plain text",
        ),
    ],
)
def test_a_control_that_can_not_hold_its_part_is_refused(block: str, complaint: str) -> None:
    with pytest.raises(TemplateError) as caught:
        _filled(_with(block))
    assert str(caught.value) == complaint


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_template_has_every_control_and_can_be_filled(language: str) -> None:
    wording = Wording.of(language)
    template = house_template(shipped_report(), wording)
    filled = render(shipped_report(), wording, None, Look(template))
    shown = [each.text for each in opened(template).paragraphs]
    assert [text for text in shown if text.startswith("[sip:")] == [
        *("[sip:document]", "[sip:title]", "[sip:summary]", "[sip:progress]"),
        *("[sip:table]", "[sip:chart]", "[sip:moved]", "[sip:categories]", "[sip:late]"),
        *("[sip:next]", "[sip:timeline]", "[sip:method]", "[sip:action heading]"),
        *("[sip:action]", "[sip:annex]"),
    ]
    assert "[sip:" not in "".join(each.text for each in opened(filled).paragraphs)
    tags = [
        {each.get(qn("w:val")) for each in block.iter(qn("w:tag"))}
        for block in Document(BytesIO(template)).element.body
    ]
    figures = ("implemented", "actions", "closed_percent", "closed_percent previous")
    sentence = {"sip:date", *(f"sip:figure {each}" for each in figures)}
    at = tags.index({"sip:title"})
    assert tags[at : at + 4] == [{"sip:title"}, set(), sentence, {"sip:summary"}]
    assert tags[-2:] == [{"sip:annex"}, set()]
    assert complaints(template) == complaints(filled) == []
    assert template == house_template(shipped_report(), wording)
