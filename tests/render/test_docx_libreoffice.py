"""Drafts as LibreOffice saves them after somebody wrote in them: what it makes of controls."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from sip.language.wording import Wording
from sip.render.docx.document import Look, Updated, render, update
from tests.support.golden import shipped_report
from tests.support.houses import governing_body
from tests.support.word import complaints, opened, saved

if TYPE_CHECKING:
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_EN = Wording.of("en")
_SOFFICE = shutil.which("soffice")
# What it offers first for .docx; its other way writes fonts and lists that are not valid.
_AS_WORD_DOES = "docx:MS Word 2007 XML"
_CELL = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{}</w:tc>'
_CONTROL = '<w:sdt><w:sdtPr><w:tag w:val="{}"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
_LINE = "<w:p><w:r><w:t>…</w:t></w:r></w:p>"


def _draft(*blocks: str) -> WordDocument:
    """Return the draft of a date before, in a template of those blocks."""
    template = Document()
    for each in parse_xml(f"<w:body {nsdecls('w')}>{''.join(blocks)}</w:body>"):
        template.element.body.insert_element_before(each, "w:sectPr")
    content = render(shipped_report("2023-11"), _EN, None, Look(saved(template)))
    return Document(BytesIO(content))


def _again(document: WordDocument) -> Updated:
    return update(shipped_report("2024-04"), _EN, None, saved(document))


def _texts(content: bytes) -> list[str]:
    paragraphs = Document(BytesIO(content)).element.body.iter(qn("w:p"))
    lines = ("".join(t.text or "" for t in each.iter(qn("w:t"))) for each in paragraphs)
    return [line for line in lines if line]


def _lose_controls(document: WordDocument) -> None:
    """Take the controls away, and leave the bookmarks."""
    body = document.element.body
    for control in reversed(list(body.iter(qn("w:sdt")))):
        for each in list(control.find(qn("w:sdtContent"))):
            control.addprevious(each)
        control.getparent().remove(control)


def test_a_control_around_a_row_or_a_cell_takes_nothing_else_of_its_table() -> None:
    row = f"<w:tr>{_CELL.format(_LINE)}{_CELL.format('<w:p/>')}</w:tr>"
    beside = f"<w:tr>{_CELL.format('<w:p/>')}{_CONTROL.format('sip:title', _CELL.format(_LINE))}"
    document = _draft(
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>'
        f"{beside}</w:tr>{_CONTROL.format('sip:date', row)}</w:tbl>"
    )
    _lose_controls(document)
    (title, date) = ((0, 1), (1, 0))
    document.tables[0].cell(0, 0).paragraphs[0].text = "By hand"

    again = _again(document)

    assert (again.edited, again.lost) == ((), ())
    (table,) = opened(again.content).tables
    assert table.cell(*date).text == "15 April 2024"
    assert [table.cell(0, 0).text, table.cell(*title).text, table.cell(1, 1).text] == [
        "By hand",
        "Secretariat implementation plan on reform",
        "",
    ]


def test_the_page_that_ends_behind_a_control_stays_where_it_was() -> None:
    section = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    document = _draft(_CONTROL.format("sip:progress", _LINE), section)
    body = document.element.body
    (end,) = body.xpath("w:p/w:pPr/w:sectPr")
    body.remove(end.getparent().getparent())
    (control,) = body.iter(qn("w:sdt"))
    last = list(control.iter(qn("w:p")))[-1]
    last.get_or_add_pPr().append(end)

    again = Document(BytesIO(_again(document).content))

    assert len(again.sections) == 2
    assert again.sections[0].page_width == end.find(qn("w:pgSz")).w
    (moved,) = again.element.body.xpath("w:p/w:pPr/w:sectPr")
    assert moved.getparent().getparent().getprevious().tag == qn("w:sdt")


def test_a_page_that_was_another_before_is_one_end_of_a_section() -> None:
    document = _draft(_CONTROL.format("sip:progress", _LINE))
    (control,) = document.element.body.iter(qn("w:sdt"))
    end = parse_xml(
        f'<w:sectPr {nsdecls("w")}><w:pgSz w:w="16838" w:h="11906"/>'
        '<w:sectPrChange w:id="90" w:author="A"><w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        "</w:sectPr></w:sectPrChange></w:sectPr>"
    )
    list(control.iter(qn("w:p")))[-1].get_or_add_pPr().append(end)

    again = Document(BytesIO(_again(document).content))

    (moved, _) = again.element.sectPr_lst
    assert moved.xpath("w:pgSz/@w:w") == ["16838"]
    assert moved.xpath("w:sectPrChange/w:sectPr/w:pgSz/@w:w") == ["11906"]


def test_what_is_typed_above_the_first_control_is_no_part_of_it() -> None:
    document = _draft(_CONTROL.format("sip:document", _LINE), _CONTROL.format("sip:date", _LINE))
    _type_above_the_first_control(document, "By hand")
    of_the_house = _CONTROL.replace("w:tag", "w:alias").format("house", "<w:p/>")
    own = parse_xml(of_the_house.replace("<w:sdt>", f"<w:sdt {nsdecls('w')}>", 1))
    document.element.body[0].addnext(own)
    again = _again(document)
    assert (again.edited, again.lost) == ((), ())
    assert _texts(again.content) == ["By hand", "A77/28", "15 April 2024"]
    names = Document(BytesIO(again.content)).element.body.xpath("//w:bookmarkStart/@w:name")
    assert sorted(set(names)) == sorted(names)


def test_what_is_edited_below_what_was_typed_above_is_told() -> None:
    document = _draft(_CONTROL.format("sip:document", _LINE), _CONTROL.format("sip:date", _LINE))
    remnant = _type_above_the_first_control(document, "By hand")
    next(remnant.iter(qn("w:t"))).text = "EB154/34 Rev.1"
    again = _again(document)
    assert [(each.tag, each.text) for each in again.edited] == [
        ("sip:document", "EB154/34 Rev.1\n")
    ]
    assert _texts(again.content) == ["By hand", "EB154/34 Rev.1", "15 April 2024"]


def test_what_is_left_of_another_control_is_not_taken_for_one_that_was_typed_over() -> None:
    document = _draft(*[_CONTROL.format("sip:document", _LINE)] * 2)
    _type_above_the_first_control(document, "By hand")
    first, second = document.element.body.iter(qn("w:sdt"))
    first.getparent().getparent().remove(first.getparent())
    (properties,) = second.iter(qn("w:sdtPr"))
    properties.find(qn("w:tag")).tag = qn("w:alias")
    again = _again(document)
    assert [(each.tag, each.text) for each in again.edited] == [("sip:document", "By hand\n")]
    assert _texts(again.content) == ["By hand", "A77/28"]


def _type_above_the_first_control(document: WordDocument, text: str) -> BaseOxmlElement:
    """Leave the bookmarks in the paragraph that was typed, and of the control its name."""
    body = document.element.body
    control = next(body.iter(qn("w:sdt")))
    (paragraph,) = control.iter(qn("w:p"))
    control.addprevious(paragraph)
    body.remove(control)
    typed = parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{text}</w:t></w:r></w:p>")
    paragraph.addprevious(typed)
    ends = [each for each in paragraph if each.tag != qn("w:r") and "bookmark" in each.tag]
    for at, each in enumerate([*ends[2:], *ends[:2]]):
        typed.insert(at, each)
    remnant: BaseOxmlElement = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="sip:document"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    remnant[-1].extend(paragraph.findall(qn("w:r")))
    paragraph.append(remnant)
    return remnant


def test_a_box_of_text_is_one_however_often_it_is_written() -> None:
    content = render(shipped_report("2023-11"), _EN, None, Look(governing_body()))
    document = Document(BytesIO(content))
    (older,) = document.element.body.iter(f"{_SPACE}Fallback")
    (box,) = older.iter(qn("w:txbxContent"))
    assert list(box.iter(qn("w:bookmarkStart"))) == []
    next(box.iter(qn("w:t"))).text = "shown by older programs"

    again = _again(document)

    assert (again.edited, again.lost) == ((), ())
    assert _texts(again.content).count("96 actions") == 2


_SPACE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


@pytest.mark.process
@pytest.mark.timeout(180)
@pytest.mark.skipif(_SOFFICE is None, reason="soffice is not installed")
def test_a_document_with_every_control_that_libreoffice_saved_is_filled_again(
    tmp_path: Path,
) -> None:
    assert _SOFFICE is not None
    content = render(shipped_report("2023-11"), _EN, None, Look(governing_body()))
    document = Document(BytesIO(content))
    document.paragraphs[-1].text = "Written by hand."
    (tmp_path / "draft.docx").write_bytes(saved(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [_SOFFICE, "--headless", profile, "--convert-to", _AS_WORD_DOES, "--outdir", "out"]
    subprocess.run([*convert, "draft.docx"], cwd=tmp_path, check=True, capture_output=True)

    again = _again(Document(BytesIO((tmp_path / "out" / "draft.docx").read_bytes())))

    assert (again.edited, again.lost) == ((), ())
    assert complaints(again.content) == []
    texts = _texts(again.content)
    whole = _texts(_again(document).content)
    assert [each for each in texts if each != ""] == whole
    assert "Written by hand." in texts
