"""The file of a Word document: what it says of itself, and its parts in a fixed order."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sip.render.docx.mark import UNMARKED, marked

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from sip.render.docx.text import Writer
    from sip.report.document import Report

# Word's properties hold no more.
_LONGEST_PROPERTY: Final = 255
_CONTENT_TYPES: Final = "[Content_Types].xml"


def describe(document: WordDocument, report: Report, writer: Writer) -> None:
    """Say in the document's properties what it is, of which date, from which data."""
    origin, properties = report.origin, document.core_properties
    made = datetime.combine(origin.day, time(), UTC)
    properties.title = _short(writer.wording.say(report.title))
    properties.subject = _short(writer.wording.say_all(report.subtitle[:1]))
    properties.comments = ""
    properties.category = ""
    properties.author = ""
    properties.last_modified_by = ""
    properties.language = writer.tag
    properties.revision = 1
    properties.created = properties.modified = made
    properties.last_printed = made
    describe_figures(document, report)


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
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return file.getvalue()
