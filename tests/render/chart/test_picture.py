from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip.language.wording import Wording
from sip.render.chart.layout import spread
from sip.render.chart.picture import DARK, LIGHT, png, svg, svg_element
from tests.support.charts import panels, stacked

if TYPE_CHECKING:
    from sip.report.document import Chart

EN = Wording.of("en")
DIGIT = 0.64 * 9


@dataclass(frozen=True)
class Box:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def text_box(text: ET.Element) -> Box:
    """The room a text takes in a font as wide as DejaVu Sans, its digits being 0.73 em high."""
    written = text.text or ""
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    length, height = DIGIT * len(written), 0.73 * 9
    anchor = next(
        part.split(": ")[1]
        for part in text.attrib["style"].split("; ")
        if part.startswith("text-anchor")
    )
    start = {"start": 0.0, "middle": length / 2, "end": length}[anchor]
    if text.attrib.get("transform", "").startswith("rotate(-90 "):
        return Box(written, x - height, y - length + start, x, y + start)
    return Box(written, x - start, y - height, x - start + length, y)


def bar_boxes(drawn: ET.Element, fill: str) -> list[Box]:
    boxes = []
    for path in drawn.iter("path"):
        if f"fill: {fill}" in path.attrib["style"]:
            numbers = [float(each) for each in re.findall(r"[0-9.]+", path.attrib["d"])]
            across, down = numbers[::2], numbers[1::2]
            boxes.append(Box("", min(across), min(down), max(across), max(down)))
    return boxes


def line_boxes(drawn: ET.Element) -> list[Box]:
    """The lines that go straight down from a bar to its date."""
    boxes = []
    for path in drawn.iter("path"):
        if "fill: none" in path.attrib["style"]:
            numbers = [float(each) for each in re.findall(r"[0-9.]+", path.attrib["d"])]
            across, down = numbers[::2], numbers[1::2]
            if len(across) == 2 and across[0] == across[1]:
                boxes.append(Box("", across[0], min(down), across[0] + 0.1, max(down)))
    return boxes


def draw(chart: Chart) -> ET.Element:
    return svg_element(chart, EN)


def texts(chart: Chart) -> list[str]:
    return [each.text or "" for each in draw(chart).iter("text")]


def months(count: int) -> tuple[str, ...]:
    start = date(2015, 1, 31)
    return tuple((start + timedelta(days=30 * each)).isoformat() for each in range(count))


def test_holds_numbers_and_dates_and_nothing_else() -> None:
    numbers = ["60", "54", "29", "15", "38", "42", "67", "81"]
    dates = ["2023-01", "2023-03", "2023-11", "2024-04-15"]
    assert sorted(texts(stacked())) == sorted([*numbers, *dates])


def test_panels_hold_each_series_from_top_to_bottom() -> None:
    drawn = draw(panels((4, 3, 2, 1), (9, 8, 7, 6)))
    boxes = sorted((text_box(each) for each in drawn.iter("text")), key=lambda box: box.left)
    first, second = (box for box in boxes if box.text in {"4", "9"})
    upper, lower = sorted((first, second), key=lambda box: box.top)
    assert (upper.text, lower.text) == ("4", "9")


def test_panels_have_one_scale() -> None:
    bars = bar_boxes(draw(panels((4, 4, 4, 4), (8, 8, 8, 8))), LIGHT)
    heights = {round(bar.bottom - bar.top, 3) for bar in bars}
    assert heights == {20.0, 40.0}


def test_bars_stand_at_true_distances_and_add_up() -> None:
    chart = stacked()
    drawn = draw(chart)
    dark, light = bar_boxes(drawn, DARK), bar_boxes(drawn, LIGHT)
    middles = [(bar.left + bar.right) / 2 for bar in dark]
    days = [(each.last_day - chart.dates[0].last_day).days for each in chart.dates]
    pixels_a_day = (middles[-1] - middles[0]) / days[-1]
    assert middles == pytest.approx([middles[0] + day * pixels_a_day for day in days], abs=0.01)
    unit = (dark[0].bottom - dark[0].top) / 38
    assert [bar.bottom - bar.top for bar in dark] == pytest.approx(
        [unit * number for number in (38, 42, 67, 81)], abs=0.01
    )
    assert [bar.bottom - bar.top for bar in light] == pytest.approx(
        [unit * number for number in (60, 54, 29, 15)], abs=0.01
    )
    assert [bar.bottom for bar in light] == pytest.approx([bar.top for bar in dark], abs=0.01)


def test_a_part_without_actions_is_not_drawn() -> None:
    drawn = draw(stacked(("2024-04",), (0,), (3,)))
    assert (len(bar_boxes(drawn, DARK)), len(bar_boxes(drawn, LIGHT))) == (0, 1)


def test_fills_tell_apart_in_black_and_white() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[index : index + 2], 16) for index in (1, 3, 5))
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255

    assert grey(LIGHT) - grey(DARK) > 0.6


def assert_nothing_overlaps(chart: Chart) -> None:
    drawn = draw(chart)
    width, height = (float(each) for each in drawn.attrib["viewBox"].split()[2:])
    boxes = [text_box(each) for each in drawn.iter("text")]
    bars = [*bar_boxes(drawn, DARK), *bar_boxes(drawn, LIGHT)]
    lines = line_boxes(drawn)
    assert [bar for bar in bars if bar.right - bar.left < 3.9] == []
    assert [(line, box) for line in lines for box in boxes if line.overlaps(box)] == []
    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
    assert [(b, t) for b in bars for t in boxes if b.overlaps(t)] == []
    assert [
        box
        for box in boxes
        if box.left < 0 or box.right > width or box.top < 0 or box.bottom > height
    ] == []
    fills = (bar_boxes(drawn, DARK), bar_boxes(drawn, LIGHT))
    assert [
        pair for fill in fills for pair in combinations(fill, 2) if pair[0].overlaps(pair[1])
    ] == []


@pytest.mark.parametrize(
    "dates",
    [
        ("2023-01-31", "2023-03-31", "2024-04-15"),
        ("2023-01-31", "2023-02-28", "2024-04-15"),
        ("2023-01", "2023-03", "2023-11", "2024-04-15", "2024-04-16"),
        ("2023-01-01", "2023-02-20", "2024-04-15"),
        ("2023-01-01", "2023-03-11", "2023-05-03", "2024-04-15"),
        months(20),
        (*months(19), "2030-01-01"),
        months(60),
        ("2024-04-15",),
    ],
    ids=[
        "two months",
        "a month",
        "a day",
        "in a line's way",
        "a line in the way",
        "twenty",
        "crowded",
        "sixty",
        "one",
    ],
)
def test_texts_and_bars_make_room_for_each_other(dates: tuple[str, ...]) -> None:
    for number in (0, 8, 81, 815):
        numbers = [number] * len(dates)
        assert_nothing_overlaps(stacked(dates, numbers, [9] * len(dates)))
        assert_nothing_overlaps(panels(numbers, numbers, dates=dates))


@settings(max_examples=10)
@given(
    days=st.lists(
        st.dates(date(2015, 1, 1), date(2035, 1, 1)), min_size=1, max_size=9, unique=True
    ),
    numbers=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), min_size=9, max_size=9),
)
def test_nothing_ever_overlaps(days: list[date], numbers: list[tuple[int, int]]) -> None:
    dates = [day.isoformat() for day in sorted(days)]
    dark, light = zip(*numbers[: len(dates)], strict=True)
    assert_nothing_overlaps(stacked(dates, dark, light))


@given(
    wanted=st.lists(st.floats(10, 90), min_size=1, max_size=8).map(sorted),
    gap=st.floats(0.1, 10),
)
def test_spread_keeps_the_gap_the_order_and_the_bounds(wanted: list[float], gap: float) -> None:
    places = spread(wanted, gap, 10, 90)
    assert all(after - before >= gap - 1e-5 for before, after in pairwise(places))
    assert all(10 - 1e-5 <= place <= 90 + 1e-5 for place in places)
    assert spread(places, gap - 1e-4, 10, 90) == pytest.approx(places)


@pytest.mark.parametrize(
    ("dates", "lines"),
    [
        (("2023-01", "2023-06", "2024-01"), 0),
        # Of each date two lines, one above its bar and one below it.
        (("2023-01", *(f"2024-04-{day}" for day in range(10, 20))), 22),
    ],
    ids=["apart", "crowded"],
)
def test_lines_lead_to_texts_that_had_to_move(dates: tuple[str, ...], lines: int) -> None:
    paths = draw(stacked(dates, (1,) * len(dates), (1,) * len(dates))).iter("path")
    faint = [each for each in paths if "stroke-width: 0.4" in each.attrib["style"]]
    assert len(faint) == lines


def test_spread_moves_only_what_is_in_the_way() -> None:
    assert spread([10, 20, 21, 60], 5, 0, 100) == pytest.approx((10, 18, 23, 60))


def test_svg_names_itself_to_a_screen_reader() -> None:
    root = ET.fromstring(svg(stacked(("2023-01", "2023-03"), (1, 2), (3, 4)), EN))  # noqa: S314  # our own
    space = "{http://www.w3.org/2000/svg}"
    assert (root.tag, root.get("role"), root.get("lang")) == (f"{space}svg", "img", "en")
    title, description = root.find(f"{space}title"), root.find(f"{space}desc")
    assert title is not None
    assert description is not None
    assert (root.get("aria-labelledby"), title.text) == (title.get("id"), "Actions by date")
    assert root.get("aria-describedby") == description.get("id")
    assert description.text == "2023-01: drawn. 2023-03: drawn."


def test_svg_has_no_other_ids_styles_or_links() -> None:
    drawn = draw(panels((4, 3, 2, 1)))
    assert [each.tag for each in drawn.iter() if "id" in each.attrib] == ["title", "desc"]
    assert {each.tag for each in drawn.iter()} == {"svg", "title", "desc", "g", "path", "text"}
    assert "http" not in ET.tostring(drawn, encoding="unicode")


def png_chunks(picture: bytes) -> list[str]:
    chunks, position = [], 8
    while position < len(picture):
        (length,) = struct.unpack(">I", picture[position : position + 4])
        chunks.append(picture[position + 4 : position + 8].decode())
        position += length + 12
    return chunks


def test_png_has_nothing_but_its_dots() -> None:
    picture = png(stacked())
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert set(png_chunks(picture)) == {"IHDR", "pHYs", "IDAT", "IEND"}


def test_draws_alike_whatever_the_settings_and_leaves_them_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = (png(stacked()), svg(stacked(), EN))
    monkeypatch.setitem(mpl.rcParams, "font.size", 30.0)
    monkeypatch.setitem(mpl.rcParams, "savefig.bbox", "tight")
    monkeypatch.setitem(mpl.rcParams, "svg.fonttype", "path")
    assert (png(stacked()), svg(stacked(), EN)) == before
    assert mpl.rcParams["font.size"] == 30.0
