"""The lists of a Word document: bullets, and paragraphs that Word numbers."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_LISTS: Final = b"""\
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
  <w:abstractNum w:abstractNumId="1">
    <w:multiLevelType w:val="singleLevel"/>
    <w:lvl w:ilvl="0">
      <w:start w:val="1"/>
      <w:numFmt w:val="bullet"/>
      <w:pStyle w:val="ListBullet"/>
      <w:lvlText w:val="&#8226;"/>
      <w:lvlJc w:val="left"/>
      <w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr>
    </w:lvl>
  </w:abstractNum>
  <w:abstractNum w:abstractNumId="2">
    <w:multiLevelType w:val="singleLevel"/>
    <w:lvl w:ilvl="0">
      <w:start w:val="1"/>
      <w:numFmt w:val="decimal"/>
      <w:pStyle w:val="SipParagraph"/>
      <w:lvlText w:val="%1."/>
      <w:lvlJc w:val="left"/>
      <w:pPr>
        <w:tabs><w:tab w:val="num" w:pos="567"/></w:tabs>
        <w:ind w:left="0" w:firstLine="0"/>
      </w:pPr>
    </w:lvl>
  </w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>
"""
_NUMBER: Final = qn("w:num")
_NUMBER_ID: Final = qn("w:numId")
_LIST: Final = qn("w:abstractNum")
_LIST_ID: Final = qn("w:abstractNumId")
_VALUE: Final = qn("w:val")


def own_lists(document: WordDocument) -> None:
    """Give the document the lists of sip in place of those that it has."""
    element = document.part.numbering_part.element
    for old in list(element):
        element.remove(old)
    add_lists(document, {"1", "2"})


def add_lists(document: WordDocument, wanted: set[str]) -> dict[str, str]:
    """Add lists of sip to the document, and return which number each of them has in it."""
    lists = _element(document) if wanted else None
    if lists is None:
        return {}
    numbers = {}
    for number in parse_xml(_LISTS).findall(_NUMBER):
        name = number.get(_NUMBER_ID)
        if name in wanted:
            numbers[name] = _add(lists, name)
    return numbers


def _add(lists: BaseOxmlElement, name: str) -> str:
    lists_of_sip = parse_xml(_LISTS).findall(_LIST)
    own = deepcopy(next(each for each in lists_of_sip if each.get(_LIST_ID) == name))
    number = deepcopy(
        next(x for x in parse_xml(_LISTS).findall(_NUMBER) if x.get(_NUMBER_ID) == name)
    )
    list_id = _free(lists, _LIST, _LIST_ID)
    number_id = _free(lists, _NUMBER, _NUMBER_ID)
    own.set(_LIST_ID, list_id)
    number.set(_NUMBER_ID, number_id)
    number.find(_LIST_ID).set(_VALUE, list_id)
    first = lists.find(_NUMBER)
    if first is None:
        lists.append(own)
    else:
        first.addprevious(own)
    last = lists.findall(_NUMBER)
    if last:
        last[-1].addnext(number)
    else:
        lists.append(number)
    return number_id


def _free(lists: BaseOxmlElement, tag: str, name: str) -> str:
    taken = [each.get(name, "") for each in lists.findall(tag)]
    return str(max((int(each) for each in taken if each.isdecimal()), default=0) + 1)


def _element(document: WordDocument) -> BaseOxmlElement:
    """Return the document's lists, in a part of their own that is made where it has none."""
    kind = RELATIONSHIP_TYPE.NUMBERING
    if not any(each.reltype == kind for each in document.part.rels.values()):
        empty = parse_xml(_LISTS)
        for each in list(empty):
            empty.remove(each)
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, empty, document.part.package)
        document.part.relate_to(part, kind)
    element: BaseOxmlElement = document.part.numbering_part.element
    return element
