from __future__ import annotations

import struct
import time
import zlib
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from sip.render.docx.inspection import markup
from sip.render.docx.inspection.package import TemplateError, inspect
from tests.support.libreoffice import converted, with_libreoffice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TAKE_OUT = "take it out in Word"
_FIELDS = f"{_TAKE_OUT} (Alt+F9 shows the fields)"


def _file(parts: Mapping[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", packing) as archive:
        for name, text in {"word/document.xml": "<document/>", **parts}.items():
            archive.writestr(name, text)
    return content.getvalue()


def _header(inside: str) -> bytes:
    return _file({"word/header2.xml": f"<w:hdr {_W} {_V}>{inside}</w:hdr>"})


def _complex(*runs: str) -> str:
    """Return a field whose instruction is split over runs, one of them a paragraph further on."""
    texts = "</w:p><w:p>".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{texts}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _around(before: str, inner: str) -> str:
    """Return a field in whose instruction another one stands."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{before}</w:instrText></w:r>{inner}'
        '<w:r><w:instrText> x</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _relations(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    return _file(
        {
            "word/_rels/footer1.xml.rels": (
                f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
                f'Type="{_KINDS}/{kind}" Target="{target}"{mode}/></Relationships>'
            )
        }
    )


def _complaint(content: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        inspect(content)
    return str(caught.value)


@pytest.mark.parametrize(
    "instruction",
    [
        'DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"',
        "DDE excel x",
        'INCLUDEPICTURE "http://example.org/x.png" \\d',
        "INCLUDETEXT c:\\\\secret.txt",
        "INCLUDE c:\\\\secret.txt",
        "LINK Excel.Sheet c:\\\\x.xls",
        "IMPORT x.wmf",
        "RD x.docx",
        'DATABASE \\d "x.mdb"',
        "MACROBUTTON Run Here",
        "QUOTE 68 68 69",
        "EMBED Package",
        "PRINT 27",
        "ADDIN x",
        "AUTOTEXT x",
        "ddeauto x",
        "WHATEVER",
    ],
)
def test_a_field_that_could_act_is_refused(instruction: str) -> None:
    name = instruction.split(maxsplit=1)[0].upper()
    split = instruction.replace('"', "&quot;")
    article = "an" if name[0] in "AEIOU" else "a"
    complaint = f"its header2.xml has {article} {name} field: {_FIELDS}"
    assert _complaint(_header(_complex(split[:2], split[2:5], split[5:]))) == complaint
    assert _complaint(_header(f'<w:fldSimple w:instr=" {split}"/>')) == complaint


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (_around(" IF 1=1 ", _complex("DDE x")), "a DDE field"),
        (_around(" ", _complex("PAGE")), "a field whose name is made by another field"),
        (
            _around("DDE", '<w:fldSimple w:instr="PAGE"/>'),
            "a field whose name is made by another field",
        ),
        (
            (
                '<w:r><w:fldChar w:fldCharType="begin"/><w:t>DDE</w:t>'
                '<w:instrText>AUTO x</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
            ),
            "a DDEAUTO field",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDE x</w:instrText></w:r>',
            "a DDE field",
        ),
        ("<w:r><w:instrText>DD</w:instrText><w:instrText>E x</w:instrText></w:r>", "a DDE field"),
        ("<w:r><w:delInstrText>DDE x</w:delInstrText></w:r>", "a DDE field"),
        (_complex('HYPERLINK "file:///x"'), "a HYPERLINK field to file:///x"),
        (_complex("HYPERLINK x.exe"), "a HYPERLINK field to x.exe"),
        (_complex('HYPERLINK \\l "a" "http://x"'), "a HYPERLINK field to http://x"),
        (
            _around("HYPERLINK ", _complex("REF a")),
            "a HYPERLINK field whose target is made by another field",
        ),
        (_complex("DDE x") + _complex("RD y"), "a DDE field, a RD field"),
    ],
)
def test_a_field_is_found_however_it_is_written(inside: str, found: str) -> None:
    assert _complaint(_header(inside)) == f"its header2.xml has {found}: {_FIELDS}"


@pytest.mark.parametrize(
    "kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument", "hyperlink"]
)
def test_nothing_outside_the_file_is_referred_to(kind: str) -> None:
    for target in ("http://example.org/x", "\\\\host\\share", "file:///x"):
        for mode in (' TargetMode="External"', ""):
            complaint = _complaint(_relations(kind, target, mode))
            assert complaint.startswith("its footer1.xml.rels has ")
            assert complaint.endswith(_TAKE_OUT)
    assert _complaint(_relations("image", "x.png")) == (
        f"its footer1.xml.rels has something of kind image at x.png: {_TAKE_OUT}"
    )


@pytest.mark.parametrize("target", ["https://www.who.int/", "mailto:info@example.org"])
def test_a_link_to_a_page_or_to_mail_is_none_of_that(target: str) -> None:
    inspect(_relations("hyperlink", target))


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (
            '<v:shape><v:imagedata src="http://example.org/x.png"/></v:shape>',
            "a picture or link at http://example.org/x.png",
        ),
        ('<v:fill src="\\\\host\\x"/>', "a picture or link at \\\\host\\x"),
        ('<v:shape href="http://x"/>', "a picture or link at http://x"),
        ("<w:object/>", "an embedded object"),
        ("<w:altChunk/>", "an embedded file"),
        ("<w:control/>", "an ActiveX control"),
        ("<w:mailMerge/>", "a mail merge"),
        ("<w:subDoc/>", "a subdocument"),
    ],
)
def test_an_element_that_could_act_is_refused(inside: str, found: str) -> None:
    assert _complaint(_header(inside)) == f"its header2.xml has {found}: {_TAKE_OUT}"


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("word/vbaProject.bin", b"\xd0\xcf", f"its vbaProject.bin has a macro: {_TAKE_OUT}"),
        (
            "word/activeX/activeX1.bin",
            b"x",
            f"its activeX1.bin has an ActiveX control: {_TAKE_OUT}",
        ),
        (
            "word/embeddings/x.xlsx",
            b"x",
            f"its x.xlsx has an embedded object: {_TAKE_OUT}",
        ),
        (
            "[Content_Types].xml",
            (
                '<Types><Override PartName="/word/document.xml" '
                'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
            ),
            f"its [Content_Types].xml has a macro: {_TAKE_OUT}",
        ),
        (
            "word/header1.xml",
            "<!DOCTYPE x><x/>",
            "its header1.xml has a document type (DOCTYPE): save it again in Word",
        ),
        (
            "word/header1.xml",
            '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"),
            "its header1.xml has a document type (DOCTYPE): save it again in Word",
        ),
        (
            "word/media/x.bin",
            "\n<!DOCTYPE x><x/>".encode("utf-16-le"),
            "its x.bin has a document type (DOCTYPE): save it again in Word",
        ),
        (
            "word/header1.xml",
            '<?xml version="1.0" encoding="cp1252"?><x/>',
            "its header1.xml is not in UTF-8 or UTF-16: save it again in Word",
        ),
        (
            "word/header1.xml",
            "<x>",
            "its header1.xml is no XML that can be read: save it again in Word",
        ),
        (
            "word/header1.xml",
            "<x>" * 201 + "</x>" * 201,
            "its header1.xml is nested over 200 levels deep: save it again in Word",
        ),
        ("word/\x1b.xml", "<", "its \\x1b.xml is no XML that can be read: save it again in Word"),
        (
            "WORD/Document.xml",
            "<x/>",
            "it has two parts named word/document.xml: save it again in Word",
        ),
    ],
)
def test_a_part_that_is_refused(name: str, text: str | bytes, complaint: str) -> None:
    assert _complaint(_file({name: text})) == complaint


def test_millions_of_empty_paragraphs_take_no_time() -> None:
    body = f"<w:document {_W}>{'<w:p/>' * 15_000_000}</w:document>"
    started = time.process_time()
    assert _complaint(_file({"word/document.xml": body})) == (
        "its document.xml packs 85 MB into almost nothing: use a plain template"
    )
    assert time.process_time() - started < 5  # most of it is spent on packing them here


def test_elements_are_counted_over_all_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MOST_ELEMENTS", 1000)
    paragraphs = "<p/>" * 500
    parts = {f"word/header{number}.xml": f"<x>{paragraphs}</x>" for number in (1, 2)}
    assert _complaint(_file(parts)) == (
        "its header2.xml takes it past 1,000 elements: use a plain template"
    )


def test_markup_has_a_size() -> None:
    megabyte = zlib.compress(bytes(range(256)) * 4096, 0).hex()[: 2**20]
    parts = {f"word/{number}.xml": f"<x>{megabyte * 9}</x>" for number in range(4)}
    assert _complaint(_file(parts, packing=0)) == (
        "it has over 32 MB of markup: use a plain template"
    )


def test_a_strange_packing_is_refused() -> None:
    assert _complaint(_file({}, ZIP_BZIP2)) == (
        "it is encrypted or packed in a strange way: save it again in Word"
    )


def test_a_damaged_part_is_none_of_a_word_document() -> None:
    content = bytearray(_file({"word/header1.xml": b"\x00" * 10 + b"<x/>"}, packing=0))
    at = content.index(b"<document/>")
    content[at : at + 4] = struct.pack("<I", 7)
    assert _complaint(bytes(content)) == "it is no Word document: save it as .docx"


def _add_field(paragraph: Paragraph, instruction: str) -> None:
    for kind in ("begin", "separate", "end"):
        run = paragraph.add_run()._r  # noqa: SLF001  # python-docx has no field
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run.append(mark)
        if kind == "begin":
            text = OxmlElement("w:instrText")
            text.text = instruction
            paragraph.add_run()._r.append(text)  # noqa: SLF001  # as above


def _house_template() -> WordDocument:
    document = Document()
    header = document.sections[0].header.paragraphs[0]
    for instruction in (
        " PAGE ",
        "NUMPAGES \\* MERGEFORMAT",
        'STYLEREF "Heading 1" \\* MERGEFORMAT',
        'DATE \\@ "d MMMM yyyy"',
        'TOC \\o "1-3" \\h \\z \\u',
        'HYPERLINK \\l "_Toc1" \\o "Go there"',
        'HYPERLINK "https://www.who.int/"',
        "DOCPROPERTY Title",
        "= 1 + 1",
        "PAGE\\* MERGEFORMAT",
    ):
        _add_field(header, instruction)
    header.add_run().add_picture(BytesIO(_png()))
    return document


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"\0\0")
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def _saved(document: WordDocument) -> bytes:
    content = BytesIO()
    document.save(content)
    return content.getvalue()


@pytest.mark.parametrize("document", [Document(), _house_template()], ids=["plain", "house"])
def test_a_template_of_a_house_passes(document: WordDocument) -> None:
    inspect(_saved(document))


@with_libreoffice
def test_a_template_that_libreoffice_wrote_passes(tmp_path: Path) -> None:
    text = converted({"house.docx": _saved(_house_template())}, "odt", tmp_path)["house"]
    kind = "docx:MS Word 2007 XML"
    written = converted({"again.odt": text}, kind, tmp_path)["again"]
    with ZipFile(BytesIO(written)) as archive:
        header = b"".join(archive.read(n) for n in archive.namelist() if "header" in n)
    assert b"NUMPAGES" in header
    inspect(written)
