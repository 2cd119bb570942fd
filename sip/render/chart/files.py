"""The pictures of a chart as files: SVG without a font, and PNG of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from resvg_py import svg_to_bytes

from sip.render.chart.outlines import Outlines
from sip.render.chart.palette import OWN
from sip.render.chart.picture import alone, bare, parts
from sip.render.chart.svg import svg

if TYPE_CHECKING:
    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawing
    from sip.render.chart.palette import Palette
    from sip.report.document import Chart, Value

_DOTS_AN_INCH = 72  # a dot a point, before it is made larger
_DOTS_A_POINT = 3
# Beside the SVG, which Word shows, the PNG is for older programs alone, and there may be many.
_DOTS_IN_A_DOCUMENT = 2


@dataclass(frozen=True)
class Picture:
    """A drawing as the text of an SVG file, its size in points, and what it tells in words.

    Its PNG has so many dots for each point.
    """

    svg: str
    width: float
    height: float
    alternative: tuple[Value, ...]
    dots_a_point: int = _DOTS_A_POINT

    @property
    def png(self) -> bytes:
        """The same picture as PNG, on no ground of its own."""
        return bytes(
            svg_to_bytes(
                svg_string=self.svg,
                dpi=_DOTS_AN_INCH,
                zoom=self.dots_a_point,
                skip_system_fonts=True,
            )
        )


def picture_alone(chart: Chart, wording: Wording) -> Picture:
    """Return the picture with its finding, unit, date and sources, for whoever has it alone."""
    return _picture(alone(chart, wording), chart, wording, OWN)


def pictures_in_document(
    chart: Chart, wording: Wording, palette: Palette = OWN, most_lines: int = 1000
) -> tuple[Picture, ...]:
    """Return the picture without words that a document says, in colours of the document's.

    A timeline of more lines than a page can take is several pictures.
    """
    return tuple(
        replace(
            _picture(bare(part, wording), part, wording, palette),
            dots_a_point=_DOTS_IN_A_DOCUMENT,
        )
        for part in parts(chart, most_lines)
    )


def _picture(drawing: Drawing, chart: Chart, wording: Wording, palette: Palette) -> Picture:
    outlines = Outlines(wording.language, wording.direction)
    text = svg(drawing, chart, wording, palette, outlines)
    return Picture(text, drawing.width, drawing.height, chart.alternative)
