"""The colours of a document's theme, and what sip puts into it in those colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sip.render.chart.palette import OWN, Palette

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_KIND = "/theme"
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_ACCENT = re.compile(rb'(<a:accent1>\s*<a:srgbClr val=")[0-9A-F]{6}')
# Of an accent, whatever namespace the edition of the format has: a colour, or one of the system.
_WRITTEN = "//*[local-name()='accent1']/*[local-name()='srgbClr']/@val"
_OF_THE_SYSTEM = "//*[local-name()='accent1']/*[local-name()='sysClr']/@lastClr"
_FILL, _COLOR = qn("w:fill"), qn("w:color")
_GREY, _AUTOMATIC = "F2F2F2", "auto"
_RULES = frozenset({qn("w:top"), qn("w:bottom")})


def palette_of(document: WordDocument) -> Palette:
    """Return the colours around the first accent of the document's theme.

    They are sip's own where the document has no theme, or one whose first accent is no colour.
    """
    accent = _accent(document)
    return OWN if accent in {None, OWN.dark} else Palette.of_accent(accent or OWN.dark)


def give_own_accent(document: WordDocument) -> None:
    """Make sip's own colour the first accent, so that what else is put into the draft fits."""
    part = _theme(document)
    if part is not None:
        package, relations = part.package, document.part.rels
        colour = OWN.dark.removeprefix("#").upper().encode()
        content = _ACCENT.sub(rb"\g<1>" + colour, part.blob)
        (key,) = [key for key, each in relations.items() if each.reltype.endswith(_KIND)]
        kind = relations[key].reltype
        del relations[key]
        document.part.relate_to(Part(part.partname, part.content_type, content, package), kind)


def colour_tables(style: BaseOxmlElement, palette: Palette) -> None:
    """Give a style of sip the colours of the palette where it has grey grounds and dark rules."""
    if palette == OWN:
        return
    for each in style.iter():
        if each.get(_FILL) == _GREY:
            each.set(_FILL, _written(palette.light))
        if each.tag in _RULES and each.get(_COLOR) == _AUTOMATIC:
            each.set(_COLOR, _written(palette.dark))


def _accent(document: WordDocument) -> str | None:
    """Return the first accent as #rrggbb."""
    part = _theme(document)
    if part is None:
        return None
    root = parse_xml(part.blob)
    found = [*root.xpath(_WRITTEN), *root.xpath(_OF_THE_SYSTEM)]
    colour = found[0] if len(found) == 1 else ""
    return f"#{colour.lower()}" if _COLOUR.fullmatch(colour) else None


def _theme(document: WordDocument) -> Part | None:
    relations = document.part.rels.values()
    return next((each.target_part for each in relations if each.reltype.endswith(_KIND)), None)


def _written(colour: str) -> str:
    return colour.removeprefix("#").upper()
