"""A drawing as SVG: with texts as texts for a page, or as outlines for a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.etree import ElementTree as ET

from sip.render.chart.drawing import Area, Box, Dot, Edge, Label, Line, Paint
from sip.render.chart.palette import OWN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.render.chart.drawing import Drawing, Drawn
    from sip.render.chart.palette import Palette
    from sip.report.document import Chart

_NAMESPACE = "http://www.w3.org/2000/svg"
_ANCHORS = {Edge.LEFT: "start", Edge.MIDDLE: "middle", Edge.RIGHT: "end"}
_FROM_THE_RIGHT = {"start": "end", "middle": "middle", "end": "start"}


class Outline(Protocol):
    """Draws a label as the outlines of their letters."""

    def __call__(self, words: Label) -> str:
        """Return the data of a path, in the drawing's points."""


def svg_element(
    drawing: Drawing,
    chart: Chart,
    wording: Wording,
    palette: Palette = OWN,
    outline: Outline | None = None,
) -> ET.Element:
    """Return the drawing as an SVG element without a namespace, as HTML has it.

    A screen reader is told the chart's caption and alternative. Every shape has the name of its
    paint as its class, so that a page can choose other colours.
    """
    root = ET.Element("svg", _head(drawing, wording))
    root.set("role", "img")
    root.set("aria-labelledby", f"{chart.name}-chart-title")
    root.set("aria-describedby", f"{chart.name}-chart-description")
    title = ET.SubElement(root, "title", {"id": f"{chart.name}-chart-title"})
    title.text = wording.say(chart.caption)
    description = ET.SubElement(root, "desc", {"id": f"{chart.name}-chart-description"})
    description.text = wording.say_all(chart.alternative)
    direction = wording.direction
    for shape in drawing.shapes:
        root.extend(_element(shape, palette, direction, outline))
    return root


def svg(
    drawing: Drawing, chart: Chart, wording: Wording, palette: Palette, outline: Outline
) -> str:
    """Return the drawing as an SVG file that needs no font."""
    root = svg_element(drawing, chart, wording, palette, outline)
    root.set("xmlns", _NAMESPACE)
    ET.indent(root, space=" ")
    return f"{ET.tostring(root, encoding='unicode')}\n"


def _head(drawing: Drawing, wording: Wording) -> dict[str, str]:
    width, height = _number(drawing.width), _number(drawing.height)
    return {
        "width": f"{width}pt",
        "height": f"{height}pt",
        "viewBox": f"0 0 {width} {height}",
        "lang": wording.language,
        "font-family": "system-ui, 'Noto Sans', sans-serif",
    }


def _element(
    shape: Drawn, palette: Palette, direction: str, outline: Outline | None
) -> Iterator[ET.Element]:
    match shape:
        case Box():
            yield ET.Element(
                "rect",
                {
                    "x": _number(shape.left),
                    "y": _number(shape.top),
                    "width": _number(shape.width),
                    "height": _number(shape.height),
                    **_filled(shape.paint, palette),
                },
            )
        case Area():
            corners = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.corners)
            yield ET.Element("polygon", {"points": corners, **_filled(shape.paint, palette)})
        case Line():
            yield ET.Element("line", _line(shape, palette))
        case Dot():
            yield ET.Element("circle", _dot(shape, palette))
        case Label() if shape.text:
            yield _words(shape, palette, direction, outline)
        case Label():
            return


def _filled(paint: Paint, palette: Palette) -> dict[str, str]:
    fill = {"class": paint.value, "fill": palette.colour(paint)}
    if paint is Paint.LIGHT:
        fill |= {"stroke": palette.dark, "stroke-width": "0.7"}
    return fill


def _line(line: Line, palette: Palette) -> dict[str, str]:
    (x, y), (to_x, to_y) = line.start, line.end
    ends = {"x1": x, "y1": y, "x2": to_x, "y2": to_y, "stroke-width": line.thickness}
    written = {name: _number(number) for name, number in ends.items()}
    if line.is_dashed:
        written["stroke-dasharray"] = "4 3"
    return {"class": f"line {line.paint}", "stroke": palette.colour(line.paint), **written}


def _dot(dot: Dot, palette: Palette) -> dict[str, str]:
    paint = Paint.DARK if dot.is_filled else Paint.PAPER
    return {
        "class": "dot full" if dot.is_filled else "dot hollow",
        "cx": _number(dot.x),
        "cy": _number(dot.y),
        "r": _number(dot.radius),
        "fill": palette.colour(paint),
        "stroke": palette.dark,
        "stroke-width": "1.4",
    }


def _words(words: Label, palette: Palette, direction: str, outline: Outline | None) -> ET.Element:
    look = {"class": f"words {words.paint}", "fill": palette.colour(words.paint)}
    if outline is not None:
        return ET.Element("path", {**look, "d": outline(words)})
    anchor = _ANCHORS[words.edge]
    written = {**look, "x": _number(words.x), "y": _number(words.y)}
    written |= {"font-size": _number(words.size)}
    if words.is_bold:
        written["font-weight"] = "bold"
    if direction == "rtl":
        written["direction"] = direction
        anchor = _FROM_THE_RIGHT[anchor]
    if anchor != "start":
        written["text-anchor"] = anchor
    element = ET.Element("text", written)
    element.text = words.text
    return element


def _number(number: float) -> str:
    return f"{round(number, 2):g}"
