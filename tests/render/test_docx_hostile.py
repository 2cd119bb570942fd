"""Word files that are made to harm, taken as a template and as a draft to fill again."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from docx import Document

from sip.language.wording import Wording
from sip.render.docx.controls.places import SDT, Place, check_numbers
from sip.render.docx.document import Look, render, update
from sip.render.docx.inspection.package import TemplateError
from tests.support.golden import shipped_report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_EN = Wording.of("en")
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BODY = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TAKE_OUT = "take it out in Word"
_FIELDS = f"{_TAKE_OUT} (Alt+F9 shows the fields)"
_AGAIN = "save it again in Word"
_PLAIN = "use a plain template"


def _as_template(content: bytes) -> None:
    render(shipped_report("2024-04"), _EN, None, Look(content))


def _as_draft(content: bytes) -> None:
    update(shipped_report("2024-04"), _EN, None, content)


both_ways = pytest.mark.parametrize("take", [_as_template, _as_draft])


@cache
def _draft() -> Mapping[str, bytes]:
    content = render(shipped_report("2023-11"), _EN, None)
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Mapping[str, str | bytes], packing: int = ZIP_DEFLATED) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w", packing) as archive:
        for name, text in parts.items():
            entry = ZipInfo("x")
            # Neither corrected nor cut, as the name that is given to a new entry is.
            entry.filename, entry.compress_type = name, packing
            archive.writestr(entry, text)
    return content.getvalue()


def _with(*added: tuple[str, str | bytes]) -> bytes:
    """Return a draft of sip with those parts besides, or in place of its own."""
    return _packed({**_draft(), **dict(added)})


def _changed(name: str, before: str, after: str) -> bytes:
    """Return a draft of sip of which one part says something else at one place."""
    part = _draft()[name].decode()
    assert before in part
    return _with((name, part.replace(before, after, 1)))


def _saying(markup: str) -> bytes:
    """Return a draft of sip with that markup as the last of its text."""
    last = re.findall(r"<w:sectPr\b", _draft()[_BODY].decode())[-1]
    before, _, after = _draft()[_BODY].decode().rpartition(last)
    return _with((_BODY, f"{before}{markup}{last}{after}"))


def _referring(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    relation = f'<Relationship Id="rId999" Type="{_KINDS}/{kind}" Target="{target}"{mode}/>'
    return _changed(_RELATIONS, "</Relationships>", f"{relation}</Relationships>")


def _complaint(take: Callable[[bytes], None], content: bytes) -> str:
    with pytest.raises(TemplateError) as caught:
        take(content)
    return str(caught.value)


@both_ways
def test_a_draft_that_nobody_tampered_with_is_taken(take: Callable[[bytes], None]) -> None:
    take(_with())
    take(_saying('<w:p><w:fldSimple w:instr="PAGE"/></w:p>'))
    take(_referring("hyperlink", "https://www.who.int/"))


@both_ways
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (_with(("word/vbaProject.bin", _OLD)), f"its vbaProject.bin has a macro: {_TAKE_OUT}"),
        (
            _with(("word/media/logo.png", _OLD)),
            f"its logo.png has an embedded object: {_TAKE_OUT}",
        ),
        (
            _referring("vbaProject", "media/logo.png", ""),
            f"its document.xml.rels has a macro: {_TAKE_OUT}",
        ),
        (
            _changed(
                _TYPES,
                "openxmlformats-officedocument.wordprocessingml.document.main",
                "ms-word.document.macroEnabled.main",
            ),
            f"its [Content_Types].xml has a macro: {_TAKE_OUT}",
        ),
    ],
)
def test_a_macro(take: Callable[[bytes], None], content: bytes, complaint: str) -> None:
    assert _complaint(take, content) == complaint


@both_ways
@pytest.mark.parametrize(
    "kind",
    ["attachedTemplate", "externalLinkPath", "frame", "hyperlink", "image", "mailMergeSource"],
)
@pytest.mark.parametrize(
    "target", ["http://127.0.0.1/x", "file:///etc/passwd", "\\\\host\\share", "x.dotm"]
)
def test_something_outside_the_file(take: Callable[[bytes], None], kind: str, target: str) -> None:
    assert _complaint(take, _referring(kind, target)) == (
        f"its document.xml.rels has something of kind {kind} at {target}: {_TAKE_OUT}"
    )


@both_ways
@pytest.mark.parametrize("mode", [' TargetMode="External"', ""])
@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("aFChunk", "an embedded file"),
        ("control", "an ActiveX control"),
        ("oleObject", "an embedded object"),
        ("package", "an embedded object"),
        ("subDocument", "a subdocument"),
    ],
)
def test_a_relationship_to_what_acts(
    take: Callable[[bytes], None], kind: str, found: str, mode: str
) -> None:
    assert _complaint(take, _referring(kind, "x", mode)) == (
        f"its document.xml.rels has {found}: {_TAKE_OUT}"
    )


@both_ways
@pytest.mark.parametrize(
    "target", ["../../../etc/passwd", "media/../../../x", "/../x", "%2e%2e/%2e%2e/x", "..\\..\\x"]
)
def test_a_target_that_leads_out_of_the_file(take: Callable[[bytes], None], target: str) -> None:
    assert _complaint(take, _referring("image", target, "")) == (
        f"its document.xml.rels has something of kind image at {target}: {_TAKE_OUT}"
    )


@both_ways
@pytest.mark.parametrize(
    ("instruction", "found"),
    [
        ("INCLUDETEXT c:\\\\secret.txt", "an INCLUDETEXT field"),
        ('INCLUDEPICTURE "http://127.0.0.1/x.png" \\d', "an INCLUDEPICTURE field"),
        ("DDE excel x", "a DDE field"),
        ('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"', "a DDEAUTO field"),
        ("MACROBUTTON Run Here", "a MACROBUTTON field"),
        ('HYPERLINK "http://127.0.0.1/x"', "a HYPERLINK field to http://127.0.0.1/x"),
        ("HYPERLINK file:///c:/x.exe", "a HYPERLINK field to file:///c:/x.exe"),
    ],
)
def test_a_field_that_acts(take: Callable[[bytes], None], instruction: str, found: str) -> None:
    written = instruction.replace('"', "&quot;")
    pieces = "".join(
        f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (written[:3], written[3:])
    )
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    complaint = f"its document.xml has {found}: {_FIELDS}"
    complex_field = f"<w:p>{marks[0]}{pieces}{marks[1]}</w:p>"
    assert _complaint(take, _saying(complex_field)) == complaint
    simple_field = f'<w:p><w:fldSimple w:instr="{written}"/></w:p>'
    assert _complaint(take, _saying(simple_field)) == complaint


@both_ways
@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<w:altChunk/>", "an embedded file"),
        ("<w:p><w:r><w:object/></w:r></w:p>", "an embedded object"),
        ('<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>', "an embedded object"),
        ("<w:p><w:r><w:control/></w:r></w:p>", "an ActiveX control"),
        ("<w:p><w:subDoc/></w:p>", "a subdocument"),
        ("<w:mailMerge/>", "a mail merge"),
        (
            '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://127.0.0.1/x.png"/>',
            "a picture or link at http://127.0.0.1/x.png",
        ),
    ],
)
def test_an_element_that_acts(take: Callable[[bytes], None], markup: str, found: str) -> None:
    assert _complaint(take, _saying(markup)) == f"its document.xml has {found}: {_TAKE_OUT}"


@both_ways
@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("word/embeddings/oleObject1.bin", _OLD, "an embedded object"),
        ("word/embeddings/figures.xlsx", b"PK\x03\x04", "an embedded object"),
        ("word/media/figures.png", b"PK\x03\x04", "an embedded file"),
        ("word/activeX/activeX1.bin", b"x", "an ActiveX control"),
        ("word/activeX/activeX1.xml", b"<ocx/>", "an ActiveX control"),
        ("word/media/logo.svg", b"<svg><script>alert(1)</script></svg>", "a script"),
        (
            "word/media/logo.svg",
            b'<svg><image href="http://127.0.0.1/x"/></svg>',
            "a picture or link at http://127.0.0.1/x",
        ),
    ],
)
def test_a_part_that_acts(
    take: Callable[[bytes], None], name: str, content: bytes, found: str
) -> None:
    own_name = name.rpartition("/")[2]
    assert _complaint(take, _with((name, content))) == f"its {own_name} has {found}: {_TAKE_OUT}"


@both_ways
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (
            _with(("word/media/a.bin", b"\0" * 20_000_000)),
            f"its a.bin packs 19 MB into almost nothing: {_PLAIN}",
        ),
        (
            _with(*((f"word/media/{number}.bin", b"x") for number in range(2_000))),
            f"it unpacks to over 100 MB or 2,000 parts: {_PLAIN}",
        ),
        (
            _with(("word/header9.xml", "<x>" * 201 + "</x>" * 201)),
            f"its header9.xml is nested over 200 levels deep: {_AGAIN}",
        ),
        (
            _packed(_draft(), ZIP_BZIP2),
            f"it is encrypted or packed in a strange way: {_AGAIN}",
        ),
    ],
    ids=["dense", "many", "deep", "bzip2"],
)
def test_a_bomb(take: Callable[[bytes], None], content: bytes, complaint: str) -> None:
    assert _complaint(take, content) == complaint


@both_ways
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize(
    "name", ["word/header9.xml", "customXml/item9.xml", "word/media/picture9.png"]
)
@pytest.mark.parametrize(
    "declared",
    [
        "x",
        'x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]',
        'x [<!ENTITY a SYSTEM "file:///etc/passwd">]',
        'x SYSTEM "http://127.0.0.1/x.dtd"',
    ],
)
def test_entities(take: Callable[[bytes], None], declared: str, name: str, encoding: str) -> None:
    content = _with((name, f"<!DOCTYPE {declared}><x/>".encode(encoding)))
    own_name = name.rpartition("/")[2]
    assert _complaint(take, content) == f"its {own_name} has a document type (DOCTYPE): {_AGAIN}"


@both_ways
@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "word/../../x",
        "/etc/passwd",
        "word\\..\\x",
        "C:/Windows/x",
        "word/./x",
        "word//x",
        "word/%2e%2e/x",
        "word/x\0.png",
    ],
)
def test_a_name_that_leads_out_of_the_file(take: Callable[[bytes], None], name: str) -> None:
    shown = name.replace("\0", "\\x00")
    assert _complaint(take, _with((name, b"x"))) == (
        f"it has a part named {shown}, which is no name within a file: {_AGAIN}"
    )


@both_ways
@pytest.mark.parametrize("name", ["word/Document.xml", "WORD/STYLES.XML", "word/ſettings.xml"])
def test_a_name_that_two_parts_have(take: Callable[[bytes], None], name: str) -> None:
    folded = name.casefold()
    assert _complaint(take, _with((name, b"<x/>"))) == (
        f"it has two parts named {folded}: {_AGAIN}"
    )


@both_ways
def test_encryption(take: Callable[[bytes], None]) -> None:
    content = bytearray(_with())
    at = content.index(b"PK\x01\x02")  # the first entry of the list, and its flags
    content[at + 8] |= 1
    assert _complaint(take, bytes(content)) == (
        f"it is encrypted or packed in a strange way: {_AGAIN}"
    )
    assert _complaint(take, _OLD + b"\0" * 504) == (
        "it is of an old format or has a password: save it as .docx without one"
    )


@both_ways
@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        (
            r'w:w="\d+"',
            'w:w="99999999"',
            "its page is over 55 cm wide or high: make it smaller",
        ),
        (r'w:h="\d+"', 'w:h="31681"', "its page is over 55 cm wide or high: make it smaller"),
        (
            r'w:w="\d+"',
            'w:w="1"',
            "its margins leave no room for text: make them smaller",
        ),
        (
            r'w:left="\d+"',
            'w:left="999999"',
            "its margins leave no room for text: make them smaller",
        ),
        (
            r'w:w="\d+"',
            f'w:w="{"9" * 10_000}"',
            "it is no Word document that can be read: save it again as .docx, without macros",
        ),
    ],
)
def test_an_absurd_page(
    take: Callable[[bytes], None], before: str, after: str, complaint: str
) -> None:
    text = _draft()[_BODY].decode()
    first = text.index("<w:sectPr")
    content = _with((_BODY, text[:first] + re.sub(before, after, text[first:], count=1)))
    assert _complaint(take, content) == complaint


def _control(tag: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )


@both_ways
@pytest.mark.parametrize(
    ("controls", "complaint"),
    [
        (
            _control("sip:annex") * 21,
            "it has over 20 controls tagged sip:annex: leave one",
        ),
        (
            _control("sip:date") * 2_001,
            "it has over 2,000 controls of sip: leave those that are needed",
        ),
    ],
    ids=["of one part", "of all"],
)
def test_more_controls_than_any_document_needs(
    take: Callable[[bytes], None], controls: str, complaint: str
) -> None:
    assert _complaint(take, _saying(controls)) == complaint


def test_as_many_controls_as_there_may_be() -> None:
    document = Document()
    control = document.element.makeelement(SDT)
    dates, annexes = (
        [Place(tag, control, document.part)] * most
        for tag, most in (("sip:date", 1_980), ("sip:annex", 20))
    )
    check_numbers([*dates, *annexes], ["sip:annex"])
    with pytest.raises(TemplateError, match="over 2,000 controls"):
        check_numbers([*dates, *annexes, dates[0]], ["sip:annex"])
    with pytest.raises(TemplateError, match="over 20 controls tagged sip:annex"):
        check_numbers([*annexes, annexes[0]], ["sip:annex"])


def _declared(name: str, declaration: str) -> bytes:
    """Return a draft that declares a part as markup, which is in no encoding that sip reads."""
    parts = dict(_draft())
    types = parts.pop(_TYPES).decode().replace("</Types>", f"{declaration}</Types>")
    # Field and all in an encoding that the libraries of XML know and the inspection does not.
    hidden = '<?xml version="1.0" encoding="cp037"?><x>DDE</x>'.encode("cp037")
    return _packed({**parts, name: hidden, _TYPES: types})


@both_ways
@pytest.mark.parametrize(
    "declaration",
    [
        (
            '<Override PartName="/word/media/logo.bin" ContentType="application/vnd.openxmlformats'
            '-officedocument.wordprocessingml.header+xml"/>'
        ),
        '<Override PartName="/WORD/media/Logo.bin" ContentType="APPLICATION/XML; charset=utf-8"/>',
        '<Default Extension="BIN" ContentType="text/xml"/>',
    ],
)
def test_a_type_of_content_that_lies(take: Callable[[bytes], None], declaration: str) -> None:
    assert _complaint(take, _declared("word/media/logo.bin", declaration)) == (
        f"its logo.bin is no XML that can be read: {_AGAIN}"
    )


@both_ways
def test_a_body_that_is_declared_a_picture(take: Callable[[bytes], None]) -> None:
    body_as_picture = _changed(
        _TYPES,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "image/png",
    )
    assert _complaint(take, body_as_picture) == (
        "it is no Word document that can be read: save it again as .docx, without macros"
    )
