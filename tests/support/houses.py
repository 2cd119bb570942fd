"""Word templates as houses have them: three, with what is theirs and with controls of sip."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Inches, Mm, Pt, RGBColor

from sip.render.docx.controls.tags import Fillings
from sip.report.draft.progress_report import SECTIONS
from tests.support.golden import shipped_report
from tests.support.word import png, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_W = nsdecls("w")
_BLUE = RGBColor(0x00, 0x5A, 0x9C)
_HINT = "<w:r><w:t>…</w:t></w:r>"
_HOUSE_TABLE = f"""\
<w:style {_W} w:type="table" w:customStyle="1" w:styleId="HouseTable">
  <w:name w:val="House Table"/>
  <w:basedOn w:val="TableNormal"/>
  <w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:tblPr>
    <w:tblStyleRowBandSize w:val="1"/>
    <w:tblBorders>
      <w:top w:val="single" w:sz="8" w:space="0" w:color="005A9C"/>
      <w:bottom w:val="single" w:sz="8" w:space="0" w:color="005A9C"/>
    </w:tblBorders>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr>
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="005A9C"/></w:tcPr>
  </w:tblStylePr>
  <w:tblStylePr w:type="band2Horz">
    <w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="E6F0F7"/></w:tcPr>
  </w:tblStylePr>
</w:style>"""
_HEADINGS = f"""\
<w:abstractNum {_W} w:abstractNumId="90">
  <w:multiLevelType w:val="multilevel"/>
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/>
    <w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:pStyle w:val="Heading2"/>
    <w:lvlText w:val="%2."/><w:lvlJc w:val="left"/>
    <w:pPr><w:ind w:left="567" w:hanging="567"/></w:pPr></w:lvl>
</w:abstractNum>"""
_CELL = '<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr>{}</w:tc>'


def landscape() -> bytes:
    """Return a template without controls: pages that lie across, a table style, a footer.

    The footer has the name of the house, and no number of the page.
    """
    document = _empty()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(25)
    _set_fonts(document, "Arial", 10)
    _have_one_table_style(document)
    page.footer.paragraphs[0].text = "House of Reform · for discussion"
    document.add_heading("Title of the paper", 1)
    document.add_paragraph("Text of the paper.")
    return saved(document)


def letter() -> bytes:
    """Return a template in US Letter: a cover with a logo, numbered headings, a header.

    Its controls have paragraphs and headings of the house around them, and stand on pages of two
    sections.
    """
    document = _empty()
    cover = document.sections[0]
    cover.page_width, cover.page_height = Inches(8.5), Inches(11)
    cover.left_margin = cover.right_margin = Inches(1.25)
    _set_fonts(document, "Georgia", 11)
    _have_one_table_style(document)
    _number_headings(document)
    document.add_picture(BytesIO(png(48, 16)), width=Inches(1.5))
    _add(document, _control("sip:title", _paragraph(_HINT, style="Title")))
    document.add_paragraph("Prepared for the donors of the House of Reform")
    _add(document, _control("sip:about", _paragraph(_HINT, style="Subtitle")))
    body = document.add_section(WD_SECTION.NEW_PAGE)
    body.header.is_linked_to_previous = False
    head = body.header.paragraphs[0].paragraph_format.element
    _extend(head, _said("House of Reform\u2003"), _inset("sip:document"))
    for heading, text, tags in (
        ("Where we are", "In the words of the House.", ("summary", "progress", "table", "chart")),
        ("What moved", "Since we last wrote to you.", ("moved",)),
        ("What is to come", "What you can expect of us.", ("categories", "late", "next")),
        ("In detail", "Every open action, with its source.", ("timeline", "annex")),
    ):
        document.add_heading(heading, 1)
        document.add_paragraph(text)
        for tag in tags:
            _add(document, _control(f"sip:{tag}", _paragraph(_HINT)))
    document.add_paragraph("With the thanks of the House.")
    return saved(document)


def governing_body() -> bytes:
    """Return a document as governing bodies have it, with every control that sip fills.

    They stand around paragraphs, in sentences in several runs, in cells, around a cell and around
    a row, in the header and the footer, in a box of text as Word writes it, twice, and in a
    control of the house.
    """
    document = _empty()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    _set_fonts(document, "Times New Roman", 11)
    head = page.header.paragraphs[0].paragraph_format.element
    _extend(head, _said("House of Reform\u2003"), _inset("sip:document"))
    foot = page.footer.paragraphs[0].paragraph_format.element
    _extend(foot, _inset("sip:date"), _said(" · "), _page_number())
    _add(document, _masthead())
    _add(document, _control("sip:title", _paragraph(_HINT, style="Title")))
    _add(document, _control("sip:about", _paragraph(_HINT, style="Subtitle")))
    _add(document, _paragraph(_boxed(_paragraph(_inset("sip:figure actions"), _said(" actions")))))
    _add(document, _control("sip:contents", _paragraph(_HINT)))
    _add(document, _control("house:group", _control("sip:summary", _paragraph(_HINT))))
    document.add_heading("Introduction by the House", 1)
    _add(document, _sentence())
    document.add_paragraph("What the House has to say.")
    for section in SECTIONS[1:]:
        document.add_heading(f"On {section.replace('_', ' ')}", 1)
        _add(document, _control(f"sip:{section}", _paragraph(_HINT)))
    document.add_heading("All figures", 1)
    _add(document, _table_of_figures())
    document.add_paragraph("= = =")
    return saved(document)


def _empty() -> WordDocument:
    document = Document()
    relations = document.part.rels
    for key in [key for key, each in relations.items() if "stylesWithEffects" in each.reltype]:
        del relations[key]
    return document


def _set_fonts(document: WordDocument, name: str, size: int) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = name, Pt(size)
    for style in ("Title", "Heading 1", "Heading 2"):
        font = document.styles[style].font
        font.name, font.color.rgb = name, _BLUE


def _have_one_table_style(document: WordDocument) -> None:
    styles = document.styles
    for each in list(styles):
        if each.type is WD_STYLE_TYPE.TABLE and each.name != "Normal Table":
            each.delete()
    styles.element.append(parse_xml(_HOUSE_TABLE))


def _number_headings(document: WordDocument) -> None:
    lists = document.part.numbering_part.element
    lists.find(qn("w:num")).addprevious(parse_xml(_HEADINGS))
    lists.append(
        parse_xml(f'<w:num {_W} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'),
    )
    for level, name in enumerate(("Heading 1", "Heading 2")):
        properties = document.styles[name].element.get_or_add_pPr()
        number = f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
        properties.insert_element_before(parse_xml(number), "w:spacing", "w:ind", "w:outlineLvl")


def _add(document: WordDocument, markup: str) -> None:
    document.element.body.insert_element_before(parse_xml(markup), "w:sectPr")


def _control(tag: str, inner: str) -> str:
    return (
        f'<w:sdt {_W}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/></w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _inset(tag: str) -> str:
    """Return a control in a sentence, whose text Word has split into runs."""
    runs = "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{each}</w:t></w:r>" for each in ("9", "9", "%"))
    return _control(tag, runs)


def _paragraph(*inner: str, style: str = "Normal") -> str:
    return f'<w:p {_W}><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(inner)}</w:p>'


def _said(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _page_number() -> str:
    return '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _extend(paragraph: BaseOxmlElement, *inner: str) -> None:
    paragraph.extend(list(parse_xml(_paragraph(*inner)))[1:])


def _masthead() -> str:
    """Return a table without lines: the house beside the symbol, a cell and a row in controls."""
    cells = (
        _CELL.format(5000, _paragraph(_said("SEVENTY-SEVENTH ASSEMBLY OF THE HOUSE"))),
        _control("sip:document", _CELL.format(4000, _paragraph(_HINT))),
    )
    row = f"<w:tr>{_CELL.format(5000, _paragraph(_HINT))}{_CELL.format(4000, _paragraph())}</w:tr>"
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid>'
        f'<w:gridCol w:w="5000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>{"".join(cells)}</w:tr>'
        f"{_control('sip:date', row)}</w:tbl>"
    )


def _sentence() -> str:
    return _paragraph(
        _said("By "),
        _inset("sip:date"),
        _said(", "),
        _inset("sip:figure implemented"),
        _said(" of "),
        _inset("sip:figure actions"),
        _said(" ("),
        _inset("sip:figure closed_percent"),
        _said("; before: "),
        _inset("sip:figure closed_percent previous"),
        _said(")."),
    )


def _table_of_figures() -> str:
    """Return a table with a row for each value that can stand in a sentence: name, now, before."""
    values = Fillings.of(shipped_report(), SECTIONS).values
    names = [each for each in values if f"{each} previous" in values]
    rows = (
        _CELL.format(4000, _paragraph(_said(name.removeprefix("sip:"))))
        + _CELL.format(2500, _paragraph(_inset(name)))
        + _CELL.format(2500, _control(f"{name} previous", _paragraph(_HINT)))
        for name in names
    )
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9000" w:type="dxa"/>'
        '</w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="2500"/>'
        f'<w:gridCol w:w="2500"/></w:tblGrid>{"".join(f"<w:tr>{row}</w:tr>" for row in rows)}'
        "</w:tbl>"
    )


def _boxed(inner: str) -> str:
    """Return a box of text in a run: as Word draws it, and beside it as older programs do."""
    text = f"<w:txbxContent>{inner}</w:txbxContent>"
    size = 'cx="2160000" cy="360000"'
    return f"""\
<w:r {nsdecls("w", "wp", "a")}><mc:AlternateContent
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
  <mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent {size}/>
    <wp:docPr id="900" name="Box of the House"/>
    <a:graphic><a:graphicData
      uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>
        <a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
        <a:ln><a:solidFill><a:srgbClr val="005A9C"/></a:solidFill></a:ln></wps:spPr>
        <wps:txbx>{text}</wps:txbx><wps:bodyPr/></wps:wsp>
    </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
  <mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"
    style="width:170pt;height:28pt"><v:textbox>{text}</v:textbox></v:shape></w:pict></mc:Fallback>
</mc:AlternateContent></w:r>"""
