"""The pictures of a chart as files: SVG without a font, and PNG of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from resvg_py import svg_to_bytes

from sip.render.chart.outlines import Outlines
from sip.render.chart.palette import OWN
from sip.render.chart.picture import alone, bare, parts
from sip.render.chart.svg import svg

if TYPE_CHECKING:
    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawing, Sheet
    from sip.render.chart.palette import Palette
    from sip.report.document import Chart, Value

_DOTS_AN_INCH = 72  # a dot a point, before it is made larger
_DOTS_A_POINT = 3
# Beside the SVG, which Word shows, the PNG is for other programs alone, and there may be many:
# to write the dots down is what takes the time.
_DOTS_A_POINT_OF_A_PAGE = 2
_WHITE = "#ffffff"


@dataclass(frozen=True)
class Picture:
    """A drawing as the text of an SVG file, its size in points, and what it tells in words."""

    svg: str
    width: float
    height: float
    alternative: tuple[Value, ...]

    @property
    def png(self) -> bytes:
        """The same picture as PNG, on no ground of its own."""
        return bytes(
            svg_to_bytes(
                svg_string=self.svg,
                dpi=_DOTS_AN_INCH,
                zoom=_DOTS_A_POINT,
                skip_system_fonts=True,
            )
        )

    def png_on_a_page(self, width: float) -> bytes:
        """Return the same picture as PNG on white, for a place that is so many points wide."""
        return bytes(
            svg_to_bytes(
                svg_string=self.svg,
                dpi=_DOTS_AN_INCH,
                zoom=_DOTS_A_POINT_OF_A_PAGE * width / self.width,
                background=_WHITE,
                skip_system_fonts=True,
            )
        )


def picture_alone(chart: Chart, wording: Wording) -> Picture:
    """Return the picture with its finding, unit, date and sources, for whoever has it alone."""
    return _picture(alone(chart, wording), chart, wording, OWN)


def pictures_in_document(
    chart: Chart, wording: Wording, palette: Palette, sheet: Sheet
) -> tuple[Picture, ...]:
    """Return the picture without words that a document says, in colours of the document's.

    A timeline of more lines than a sheet can take is several pictures.
    """
    return tuple(
        _picture(bare(part, wording), part, wording, palette) for part in parts(chart, sheet)
    )


def _picture(drawing: Drawing, chart: Chart, wording: Wording, palette: Palette) -> Picture:
    outlines = Outlines(wording.language, wording.direction)
    text = svg(drawing, chart, wording, palette, outlines)
    return Picture(text, drawing.width, drawing.height, chart.alternative)
