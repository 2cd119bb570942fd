"""The empty Word document that a report is written into: sip's own, or an organisation's."""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.shared import Length, Mm, Twips

from sip.render.docx.controls.places import SDT, stories, written_tag
from sip.render.docx.controls.tags import PREFIX
from sip.render.docx.file.theme import colour_tables, give_own_accent, palette_of
from sip.render.docx.footnotes import drop_footnotes
from sip.render.docx.inspection.package import TemplateError, inspect
from sip.render.docx.numbering import add_lists, own_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.styles.style import BaseStyle

TABLE_STYLE = "Report Table"
_STYLES = files("sip.render.docx") / "styles.xml"
_SETTINGS = files("sip.render.docx") / "settings.xml"
_NARROWEST_TEXT = Mm(50)
_LARGEST_PAGE = Twips(31_680)  # 22 inches, the largest that Word takes
# What belongs to the look of a document; every other part of a template belongs to its text.
_LOOK = frozenset(
    {
        RELATIONSHIP_TYPE.ENDNOTES,
        RELATIONSHIP_TYPE.FONT_TABLE,
        RELATIONSHIP_TYPE.FOOTER,
        RELATIONSHIP_TYPE.FOOTNOTES,
        RELATIONSHIP_TYPE.HEADER,
        RELATIONSHIP_TYPE.NUMBERING,
        RELATIONSHIP_TYPE.SETTINGS,
        RELATIONSHIP_TYPE.STYLES,
        RELATIONSHIP_TYPE.THEME,
    }
)


def own_document() -> WordDocument:
    """Return an empty A4 document with sip's own styles."""
    document = Document()
    _replace(document.styles.element, _STYLES.read_bytes())
    _replace(document.part.settings.element, _SETTINGS.read_bytes())
    own_lists(document)
    give_own_accent(document)
    _drop_the_parts_of_its_text(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(18)
    return document


def opened(content: bytes) -> WordDocument:
    """Return the document from outside once it is looked at; raise TemplateError."""
    inspect(content)
    with refusing_what_is_strange():
        document = Document(BytesIO(content))
        document.element.body.get_or_add_sectPr()
        _find_properties(document)
        _look_at_the_page(document)
        return document


def _find_properties(document: WordDocument) -> None:
    """Refer to the properties as python-docx does: LibreOffice has another name for the kind.

    Else it would write a second part of the same name beside them.
    """
    package = document.part.package
    for key, each in list(package.rels.items()):
        if not each.is_external and isinstance(each.target_part, CorePropertiesPart):
            del package.rels[key]
            package.relate_to(each.target_part, RELATIONSHIP_TYPE.CORE_PROPERTIES)


@contextmanager
def refusing_what_is_strange() -> Iterator[None]:
    """Raise TemplateError for whatever python-docx stumbles over in a file from outside."""
    try:
        yield
    except TemplateError:
        raise
    except Exception as fault:  # a strange file makes python-docx fail in any way
        raise TemplateError(
            "it is no Word document that can be read: save it again as .docx, without macros"
        ) from fault


def is_controlled(document: WordDocument) -> bool:
    """Tell whether the document has a control whose tag begins as those of sip do."""
    return any(tag.startswith(PREFIX) for tag in tags_in(document))


def tags_in(document: WordDocument) -> set[str]:
    """Return the tags of all controls of the document, however they are written."""
    controls = (each for story in stories(document) for each in story.element.iter(SDT))
    return {" ".join(written_tag(each).casefold().split()) for each in controls}


def keep_the_look_alone(document: WordDocument) -> None:
    """Take the text out of the document, and what belonged to it: pictures, comments, links."""
    body = document.element.body
    _inherit_headers(document)
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    _drop_the_parts_of_its_text(document)
    drop_footnotes(document)
    add_missing_styles(document)


def _inherit_headers(document: WordDocument) -> None:
    """Give the last section the headers and footers that it has from the sections before it."""
    *above, last = document.element.sectPr_lst
    for section in reversed(above):
        for reference in section.iterchildren(qn("w:headerReference"), qn("w:footerReference")):
            kind = reference.get(qn("w:type"))
            if not any(each.get(qn("w:type")) == kind for each in last.iterchildren(reference.tag)):
                last.insert(0, deepcopy(reference))


def _replace(element: BaseOxmlElement, content: bytes) -> None:
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(content)):
        element.append(child)


def table_style(document: WordDocument, *, is_template: bool) -> str:
    """Return the name of the style of tables: the template's own one, or that of sip."""
    if not is_template:
        return TABLE_STYLE
    own = [style.name for style in document.styles if style.type is WD_STYLE_TYPE.TABLE]
    chosen = [name for name in own if name and name not in {"Normal Table", TABLE_STYLE}]
    return "Table Grid" if "Table Grid" in chosen else (*chosen, TABLE_STYLE)[0]


def _look_at_the_page(document: WordDocument) -> None:
    for page in document.sections:
        if max(page.page_width or 0, page.page_height or 0) > _LARGEST_PAGE:
            raise TemplateError("its page is over 55 cm wide or high: make it smaller")
    text_width(document.sections[-1])


def text_width(page: Section) -> Length:
    """Return the room between the margins of the page; raise TemplateError where there is none."""
    margins = (page.left_margin or 0) + (page.right_margin or 0) + (page.gutter or 0)
    width = Length((page.page_width or Mm(210)) - margins)
    if width < _NARROWEST_TEXT:
        raise TemplateError("its margins leave no room for text: make them smaller")
    return width


def text_height(page: Section) -> Length:
    """Return the room between the head and the foot of the page, a third of it at least."""
    height = page.page_height or Mm(297)
    # Of a margin below zero the size counts: text may then run into header and footer.
    margins = abs(page.top_margin or 0) + abs(page.bottom_margin or 0)
    return Length(max(height - margins, height // 3))


def _drop_the_parts_of_its_text(document: WordDocument) -> None:
    """Drop pictures, comments, links and thumbnails."""
    relations = document.part.rels
    for identifier in [key for key, each in relations.items() if each.reltype not in _LOOK]:
        del relations[identifier]
    outer = document.part.package.rels
    for identifier in [key for key, each in outer.items() if "thumbnail" in each.reltype]:
        del outer[identifier]


def add_missing_styles(document: WordDocument) -> None:
    """Add the styles that a report needs and the template does not define; raise TemplateError."""
    styles = document.styles
    kinds = {style.name.casefold(): style.element.get(qn("w:type")) for style in styles}
    added = []
    for style in parse_xml(_STYLES.read_bytes()).iterchildren(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        kind = style.get(qn("w:type"))
        if kinds.get(name.casefold(), kind) != kind:
            raise TemplateError(f"its style {name} is no {kind} style: make it one")
        if not style.get(qn("w:default")) and name.casefold() not in kinds:
            added.append(style)
    numbers = [each for style in added for each in style.iter(qn("w:numId"))]
    lists = add_lists(document, {each.get(qn("w:val")) for each in numbers})
    for each in numbers:
        each.set(qn("w:val"), lists[each.get(qn("w:val"))])
    palette = palette_of(document)
    for style in added:
        colour_tables(style, palette)
        styles.element.append(_based(style, styles.default(WD_STYLE_TYPE.PARAGRAPH)))


def _based(style: BaseOxmlElement, base: BaseStyle | None) -> BaseOxmlElement:
    """Return the style as one that stands on the template's own text."""
    based_on = style.find(qn("w:basedOn"))
    if based_on is not None and style.get(qn("w:type")) == "paragraph" and base is not None:
        based_on.set(qn("w:val"), base.style_id)
    return style
