"""A chart as a picture, with numbers and dates in it and nothing else.

A number below a bar counts its dark part, a number above it the light one. The picture is
drawn with shapes in points rather than with matplotlib's axes, which have no notion of
texts that make room for each other.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, Literal, TypeAlias
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from sip.render.chart.layout import FONT_SIZE, LINE, Layout, layout_of
from sip.report.document import Arrangement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.report.document import Chart, Series

DARK = "#1f3a5f"
LIGHT = "#d5e1ee"
_INK = "#1a1a1a"
_FAINT = "#8a8a8a"
_POINTS_IN_AN_INCH = 72
_DOTS_IN_AN_INCH = 220
_STACK_HEIGHT = 125.0
_PANEL_HEIGHT = 40.0
_LEADER = 9.0
_GAP = 2.5
_Side: TypeAlias = Literal["left", "right"]
_SVG = "http://www.w3.org/2000/svg"


def png(chart: Chart) -> bytes:
    """Return the chart as a PNG picture; the font in it is the one that matplotlib brings."""
    picture = BytesIO()
    with _own_settings():
        figure = _drawn(chart)
        figure.savefig(picture, format="png", dpi=_DOTS_IN_AN_INCH, metadata={"Software": None})
    return picture.getvalue()


def svg(chart: Chart, wording: Wording) -> str:
    """Return the chart as an SVG file, with its caption and alternative for a screen reader."""
    root = svg_element(chart, wording)
    root.set("xmlns", _SVG)
    ET.indent(root, space=" ")
    return f"{ET.tostring(root, encoding='unicode')}\n"


def svg_element(chart: Chart, wording: Wording) -> ET.Element:
    """Return the chart as an SVG element without a namespace, as HTML has it.

    The texts in it are texts, which are small, can be selected and grow with the picture; they
    take any sans-serif font, as room is kept for the widest of the usual ones.
    """
    picture = StringIO()
    with _own_settings():
        _drawn(chart).savefig(picture, format="svg")
    return _described(_cleaned(picture.getvalue()), chart, wording)


@contextmanager
def _own_settings() -> Iterator[None]:
    """Draw alike everywhere: no matplotlibrc of the user's or the folder's has a say."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams["svg.fonttype"] = "none"
        mpl.rcParams["svg.hashsalt"] = "sip"
        yield


def _cleaned(written: str) -> ET.Element:
    """Return matplotlib's SVG without its date, and the ids and styles that a page would share."""
    root = ET.fromstring(written)  # noqa: S314  # written above: numbers and dates are all it holds
    for unneeded in (f"{{{_SVG}}}metadata", f"{{{_SVG}}}defs"):
        for element in root.findall(unneeded):
            root.remove(element)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")
        element.attrib.pop("id", None)
        element.tail = None
        if element.tag == "text":
            element.set("style", _text_style(element.get("style", "")))
        else:
            element.text = None
    return root


def _text_style(written: str) -> str:
    kept = [part for part in written.split("; ") if not part.startswith("font")]
    return "; ".join((f"font: {FONT_SIZE:g}px sans-serif", *kept))


def _described(root: ET.Element, chart: Chart, wording: Wording) -> ET.Element:
    title, description = ET.Element("title"), ET.Element("desc")
    title.text, description.text = wording.say(chart.caption), wording.say_all(chart.alternative)
    title.set("id", f"{chart.name}-chart-title")
    description.set("id", f"{chart.name}-chart-description")
    root.insert(0, title)
    root.insert(1, description)
    root.set("role", "img")
    root.set("lang", wording.language)
    root.set("aria-labelledby", f"{title.get('id')}")
    root.set("aria-describedby", f"{description.get('id')}")
    return root


def _drawn(chart: Chart) -> Figure:
    layout = layout_of(chart)
    match chart.arrangement:
        case Arrangement.STACKED:
            return _stack(chart, layout)
        case Arrangement.PANELS:
            return _panels(chart, layout)


@dataclass(frozen=True)
class _Sheet:
    """A figure to draw on in points, from its lower left corner."""

    figure: Figure
    layout: Layout

    @classmethod
    def of(cls, layout: Layout, height: float) -> _Sheet:
        size = (layout.width / _POINTS_IN_AN_INCH, height / _POINTS_IN_AN_INCH)
        return cls(Figure(figsize=size, facecolor="white"), layout)

    @property
    def _points(self) -> Affine2D:
        return Affine2D().scale(1 / _POINTS_IN_AN_INCH)

    def bar(self, index: int, bottom: float, height: float, fill: str) -> None:
        """Draw a part of the bar at a date; of no height, it is not drawn."""
        if not height:
            return
        thickness = self.layout.thickness[index]
        left = self.layout.bars[index] - thickness / 2
        transform = self._points + self.figure.dpi_scale_trans
        self.figure.add_artist(
            Rectangle(
                (left, bottom),
                thickness,
                height,
                facecolor=fill,
                edgecolor=DARK,
                linewidth=min(0.8, thickness / 8),
                transform=transform,
            )
        )

    def line(self, places: Sequence[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line through the places."""
        across, up = zip(*places, strict=True)
        transform = self._points + self.figure.dpi_scale_trans
        self.figure.add_artist(
            Line2D(across, up, color=colour, linewidth=width, transform=transform)
        )

    def text(self, place: tuple[float, float], text: str, upright: _Side | None = None) -> None:
        """Write a text centred above the place, or upright and rising from it or ending there."""
        transform = self._points + self.figure.dpi_scale_trans
        across, up = place
        self.figure.add_artist(
            Text(
                across if upright is None else across + FONT_SIZE * 0.36,
                up,
                text,
                color=_INK,
                fontsize=FONT_SIZE,
                fontfamily="DejaVu Sans",
                rotation=0 if upright is None else 90,
                rotation_mode="anchor",
                horizontalalignment=upright or "center",
                verticalalignment="baseline",
                transform=transform,
            )
        )

    def number_above(self, index: int, top: float, highest: float, number: int) -> None:
        """Write a number above a bar that ends at the top, none of them ending higher."""
        if not self.layout.numbers_are_upright:
            self.text((self.layout.bars[index], top + _GAP), str(number))
            return
        bar, lane = self.layout.bars[index], self.layout.lanes[index]
        if self.layout.has_moved_lanes:
            places = ((bar, top + 1), (bar, highest + 1), (lane, highest + _LEADER))
            self.line(places, _FAINT, 0.4)
            top = highest + _LEADER
        self.text((lane, top + _GAP), str(number), "left")

    def baseline(self, height: float) -> None:
        """Draw the line that the bars stand on."""
        self.line(((4, height), (self.layout.width - 4, height)), _INK, 0.8)


def _above(layout: Layout) -> float:
    """Return the room that the numbers above bars take."""
    if not layout.numbers_are_upright:
        return LINE
    return layout.number_length + 2 * _GAP + (_LEADER if layout.has_moved_lanes else 0)


def _below(layout: Layout, *, with_numbers: bool) -> float:
    """Return the room that the dates take, and the numbers above them."""
    numbers = 0.0
    if with_numbers:
        numbers = layout.number_length + _GAP if layout.numbers_are_upright else LINE
    if layout.levels is not None:
        return LINE * (max(layout.levels) + 1) + numbers + _GAP
    return layout.date_length + numbers + 2 * _GAP + (_LEADER if layout.has_moved_lanes else 0)


def _stack(chart: Chart, layout: Layout) -> Figure:
    dark, light = chart.series
    floor = _below(layout, with_numbers=True)
    totals = [below + above for below, above in zip(dark.numbers, light.numbers, strict=True)]
    scale = _STACK_HEIGHT / max(1, *totals)
    sheet = _Sheet.of(layout, floor + _STACK_HEIGHT + _above(layout))
    for index, (below, above) in enumerate(zip(dark.numbers, light.numbers, strict=True)):
        sheet.bar(index, floor, below * scale, DARK)
        sheet.bar(index, floor + below * scale, above * scale, LIGHT)
        top = floor + totals[index] * scale
        sheet.number_above(index, top, floor + _STACK_HEIGHT, above)
    sheet.baseline(floor)
    _write_dates(sheet, chart, floor, dark)
    return sheet.figure


def _panels(chart: Chart, layout: Layout) -> Figure:
    floor = _below(layout, with_numbers=False)
    scale = _PANEL_HEIGHT / max(1, *(number for each in chart.series for number in each.numbers))
    panel = _PANEL_HEIGHT + _above(layout) + _GAP
    sheet = _Sheet.of(layout, floor + panel * len(chart.series))
    for row, series in enumerate(reversed(chart.series)):
        bottom = floor + row * panel
        for index, number in enumerate(series.numbers):
            sheet.bar(index, bottom, number * scale, LIGHT)
            top = bottom + number * scale
            sheet.number_above(index, top, bottom + _PANEL_HEIGHT, number)
        sheet.baseline(bottom)
    _write_dates(sheet, chart, floor, None)
    return sheet.figure


def _write_dates(sheet: _Sheet, chart: Chart, floor: float, below: Series | None) -> None:
    """Write each date under its bar, and the numbers of a series between them."""
    layout = sheet.layout
    for index, date in enumerate(chart.dates):
        lane, number = layout.lanes[index], "" if below is None else str(below.numbers[index])
        if layout.levels is not None:
            level = layout.levels[index]
            numbers_floor = floor - LINE if number else floor
            if number:
                sheet.text((lane, numbers_floor + _GAP), number)
            if level:
                sheet.line(((lane, numbers_floor), (lane, numbers_floor - LINE)), _FAINT, 0.4)
            sheet.text((lane, numbers_floor - LINE * (level + 1) + _GAP), date.written)
            continue
        top = floor
        if number and not layout.numbers_are_upright:
            sheet.text((layout.bars[index], floor - LINE + _GAP), number)
            top -= LINE
        if layout.has_moved_lanes:
            sheet.line(((layout.bars[index], top - 1), (lane, top - _LEADER)), _FAINT, 0.4)
            top -= _LEADER
        if number and layout.numbers_are_upright:
            sheet.text((lane, top - _GAP), number, "right")
            top -= layout.number_length + _GAP
        sheet.text((lane, top - _GAP), date.written, "right")
