"""Takes sip's own tracked changes in a control as accepted, before new ones are recorded in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from sip.render.docx.controls.places import CELL, PARAGRAPH, ROW, TABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.oxml.xmlchemy import BaseOxmlElement

AUTHOR: Final = "sip"
"""The author of the changes that sip records."""

_INSERTED: Final = qn("w:ins")
_DELETED: Final = qn("w:del")
# Within these a record is of the paragraph's end or the row; elsewhere it stands around runs.
_MARKED: Final = frozenset({qn("w:rPr"), qn("w:trPr")})
_NOTHING_SEEN: Final = frozenset(map(qn, ("w:pPr", "w:bookmarkStart", "w:bookmarkEnd")))


def accept_own(content: BaseOxmlElement) -> None:
    """Leave what sip inserted as a plain text, and take out what it deleted.

    Changes that others recorded stay.
    """
    for record in list(_own(content, _INSERTED)):
        if record.getparent().tag not in _MARKED:
            for each in list(record):
                record.addprevious(each)
        record.getparent().remove(record)
    for record in list(_own(content, _DELETED)):
        _accept_deletion(record)
    for table in list(content.iter(TABLE)):
        if table.find(f".//{ROW}") is None:
            table.getparent().remove(table)


def _own(content: BaseOxmlElement, kind: str) -> Iterator[BaseOxmlElement]:
    """Yield the records of sip, those of a paragraph's end behind those of the runs in it."""
    own = [each for each in content.iter(kind) if each.get(qn("w:author")) == AUTHOR]
    yield from sorted(own, key=lambda record: record.getparent().tag in _MARKED)


def _accept_deletion(record: BaseOxmlElement) -> None:
    around = record.getparent()
    around.remove(record)
    if around.tag == qn("w:trPr"):
        row = around.getparent()
        row.getparent().remove(row)
    elif around.tag == qn("w:rPr"):
        paragraph = next(around.iterancestors(PARAGRAPH))
        if all(each.tag in _NOTHING_SEEN for each in paragraph) and _can_go(paragraph):
            paragraph.getparent().remove(paragraph)


def _can_go(paragraph: BaseOxmlElement) -> bool:
    """Tell whether its cell has another one below it: a cell ends in a paragraph."""
    return paragraph.getparent().tag != CELL or any(paragraph.itersiblings(PARAGRAPH))
