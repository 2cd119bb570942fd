"""Word documents as tests look at them: with their controls taken away."""

from __future__ import annotations

import struct
import sys
import zlib
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_STYLES = {
    *("Normal", "Default Paragraph Font", "Normal Table"),
    *("Header", "Header Char", "Footer", "Footer Char"),
}


def opened(content: bytes) -> WordDocument:
    """Open a document as one without controls: python-docx does not look into them."""
    document = Document(BytesIO(content))
    for control in list(document.element.body.iter(qn("w:sdt"))):
        for each in list(control.find(qn("w:sdtContent"))):
            control.addprevious(each)
        control.getparent().remove(control)
    return document


def plain() -> WordDocument:
    """Return a house's document with the fewest styles, which is soon looked at."""
    document = Document()
    for style in list(document.styles):
        if style.name not in _STYLES:
            style.delete()
    return document


def saved(document: WordDocument) -> bytes:
    """Return the document's file."""
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def complaints(content: bytes) -> list[str]:
    """Return what is wrong with the file by the rules that Microsoft's own library checks."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "draft.docx"
        file.write_bytes(content)
        # No line of sip is run here, and watched for coverage it takes twice the time.
        watch = sys.gettrace()
        sys.settrace(None)
        result = OpenXmlValidator(max_errors=20).validate(file)
        sys.settrace(watch)
    return [f"{each.part_uri} {each.path}: {each.description}" for each in result.errors]


def png(width: int, height: int) -> bytes:
    """Return a grey picture of that many pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = zlib.crc32(kind + content)
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + b"\x7f" * width) * height)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts
