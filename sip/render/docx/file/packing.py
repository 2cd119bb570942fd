"""The file of a Word document: what it says of itself, and its parts in a fixed order."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn

from sip.render.docx.file.mark import UNMARKED, marked

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from sip.render.docx.text import Writer
    from sip.report.document import Report

_ABOUT: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>sip</Application></Properties>"
)
# Word's properties hold no more.
_LONGEST_PROPERTY: Final = 255
_PACKED_ALREADY: Final = ".png"
_CONTENT_TYPES: Final = "[Content_Types].xml"


def describe(document: WordDocument, report: Report, writer: Writer) -> None:
    """Say in the document's properties what it is, of which date, from which data."""
    origin, properties = report.origin, document.core_properties
    made = datetime.combine(origin.day, time(), UTC)
    properties.title = _short(writer.wording.say(report.title))
    properties.subject = _short(writer.wording.say_all((report.about or report.subtitle)[:1]))
    properties.comments = ""
    properties.category = ""
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = writer.tag
    properties.revision = 1
    properties.created = properties.modified = made
    _forget_other_programs(document)
    describe_figures(document, report)


def _forget_other_programs(document: WordDocument) -> None:
    """Leave out which program the empty document came from, and when it was printed there."""
    package = document.part.package
    for key, each in list(package.rels.items()):
        if each.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            del package.rels[key]
        elif each.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            for printed in each.target_part.element.findall(qn("cp:lastPrinted")):
                printed.getparent().remove(printed)
    name = PackURI("/docProps/app.xml")
    about = Part(name, CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, _ABOUT, package)
    package.relate_to(about, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def describe_figures(document: WordDocument, report: Report) -> None:
    """Say of which date and from which data the figures are, and nothing else anew."""
    origin = report.origin
    commit = [f"commit {origin.commit}"] if origin.commit else []
    document.core_properties.keywords = _short(
        ", ".join([origin.day.isoformat(), *origin.documents, *commit])
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"


def packed(document: WordDocument, *, is_of_sip_alone: bool) -> bytes:
    """Return the document's file with its parts in a fixed order and without the time of day.

    One that holds nothing of a person's own is marked, so that sip may replace it.
    """
    document.core_properties.identifier = UNMARKED if is_of_sip_alone else ""
    saved, file = BytesIO(), BytesIO()
    document.save(saved)
    with ZipFile(saved) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    if is_of_sip_alone:
        parts = marked(parts)
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_STORED if name.endswith(_PACKED_ALREADY) else ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return file.getvalue()
