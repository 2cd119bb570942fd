"""A picture in a Word document: SVG for Word, with the PNG beside it that older programs show."""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.package import Package
    from docx.parts.story import StoryPart
    from docx.shape import InlineShape
    from docx.shared import Length
    from docx.text.run import Run

    from sip.render.chart.files import Picture

_SVG = "image/svg+xml"
# What a part has a relationship to for what it shows.
_SHOWN = {RELATIONSHIP_TYPE.IMAGE, RELATIONSHIP_TYPE.HYPERLINK}
# Both are Microsoft's: [MS-ODRAWXML] 2.1.2007, and the id by which Word knows what it is.
_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def add_picture(run: Run, picture: Picture, width: Length) -> InlineShape:
    """Put the picture into the run, that wide."""
    shape = run.add_picture(BytesIO(picture.png_on_a_page(width.pt)), width=width)
    blip = next(run.element.iter(qn("a:blip")))
    part = _svg_part(run.part.package, picture.svg.encode())
    relationship = run.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
            'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            f'<a:ext uri="{_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_NAMESPACE}" '
            f'r:embed="{relationship}"/></a:ext></a:extLst>'
        )
    )
    return shape


def drop_unused(part: StoryPart) -> None:
    """Let go of the pictures and links that nothing in the part shows any more."""
    shown = {value for each in part.element.iter() for value in each.attrib.values()}
    for name, relationship in list(part.rels.items()):
        if relationship.reltype in _SHOWN and name not in shown:
            del part.rels[name]


def _svg_part(package: Package, content: bytes) -> Part:
    """Return the part with the content, a new one where there is none yet."""
    parts = list(package.iter_parts())
    for part in parts:
        if part.content_type == _SVG and part.blob == content:
            return part
    taken = {str(part.partname) for part in parts}
    names = (f"/word/media/picture{number}.svg" for number in count(1))
    name = next(name for name in names if name not in taken)
    return Part(PackURI(name), _SVG, content, package)
