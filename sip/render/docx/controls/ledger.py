"""What sip wrote into which control, kept in the document so that an edit of it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from sip.render.docx.controls.places import Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from docx.opc.rel import _Relationship

_SPACE: Final = "urn:sip:draft"
_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
)
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
# Any one will do, as long as no other part of the document has it.
_STORE_ID: Final = "{6F1D5C1E-31E4-4C0B-9E0F-51BD0A77B0C2}"
_LONGEST: Final = 7
# How far into a part its own name stands.
_BEGINNING: Final = 500


@dataclass(frozen=True)
class WrittenControl:
    """One control as sip wrote it: its tag, its level, and the digest of what it said then."""

    tag: str
    level: Level
    digest: str


def read_ledger(document: WordDocument) -> dict[int, WrittenControl]:
    """Return what sip wrote by its number; nothing where the document was not filled by sip."""
    relation = _relation(document)
    if relation is None:
        return {}
    entries = {}
    root = ET.fromstring(relation.target_part.blob)  # noqa: S314  # a DOCTYPE was refused before
    for each in root.iter(f"{{{_SPACE}}}filled"):
        number, level = each.get("number", ""), each.get("level", "")
        if (
            number.isascii()
            and number.isdigit()
            and len(number) < _LONGEST
            and level in list(Level)
        ):
            entries[int(number)] = WrittenControl(
                each.get("tag", ""), Level(level), each.get("digest", "")
            )
    return entries


def write_ledger(document: WordDocument, entries: Mapping[int, WrittenControl]) -> None:
    """Keep the entries in the document, in place of those that it had."""
    root = ET.Element(f"{{{_SPACE}}}draft")
    for number, entry in sorted(entries.items()):
        values = {"number": str(number), "tag": entry.tag, "level": entry.level.value}
        ET.SubElement(root, f"{{{_SPACE}}}filled", {**values, "digest": entry.digest})
    content = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    old = _relation(document)
    name = _free_name(document) if old is None else old.target_part.partname
    if old is not None:
        del document.part.rels[old.rId]
    part = Part(name, "application/xml", content, document.part.package)
    part.relate_to(_properties(part), _PROPERTIES)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _relation(document: WordDocument) -> _Relationship | None:
    """Return how the document refers to the ledger, None where it has none."""
    kind = RELATIONSHIP_TYPE.CUSTOM_XML
    data = [each for each in document.part.rels.values() if each.reltype == kind]
    inside = [each for each in data if not each.is_external]
    return next(
        (each for each in inside if _SPACE.encode() in each.target_part.blob[:_BEGINNING]), None
    )


def _free_name(document: WordDocument) -> PackURI:
    names = {str(part.partname) for part in document.part.package.iter_parts()}
    numbers = range(1, len(names) + 2)
    number = next(each for each in numbers if f"/customXml/item{each}.xml" not in names)
    return PackURI(f"/customXml/item{number}.xml")


def _properties(part: Part) -> Part:
    """Return the part that Word keeps beside each part of data: an identity of its own."""
    about = ET.Element(f"{{{_STORE}}}datastoreItem")
    about.set(f"{{{_STORE}}}itemID", _STORE_ID)
    ET.SubElement(about, f"{{{_STORE}}}schemaRefs")
    content = ET.tostring(about, encoding="UTF-8", xml_declaration=True)
    name = str(part.partname).replace("/item", "/itemProps")
    return Part(PackURI(name), _PROPERTIES_TYPE, content, part.package)
