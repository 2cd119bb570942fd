from __future__ import annotations

import re
import struct
import zlib
from xml.etree import ElementTree as ET

import pytest

from sip.language.wording import Wording
from sip.render.chart.drawing import Edge, Label, Sheet
from sip.render.chart.files import picture_alone, pictures_in_document
from sip.render.chart.outlines import Outlines
from sip.render.chart.palette import OWN, Palette, contrast, mixed
from sip.render.chart.picture import bare
from sip.render.chart.svg import svg_element
from sip.render.chart.visual_order import runs_from_the_left
from tests.support.charts import stacked, timeline
from tests.support.languages import RIGHT_TO_LEFT

EN = Wording.of("en")
A_SHEET = Sheet(480, 640)
SPACE = "{http://www.w3.org/2000/svg}"


def test_svg_names_itself_to_a_screen_reader() -> None:
    root = ET.fromstring(picture_alone(stacked(), EN).svg)  # noqa: S314  # our own
    assert (root.tag, root.get("role"), root.get("lang")) == (f"{SPACE}svg", "img", "en")
    title, description = root.find(f"{SPACE}title"), root.find(f"{SPACE}desc")
    assert title is not None
    assert description is not None
    assert (root.get("aria-labelledby"), title.text) == (title.get("id"), "Actions by date")
    assert root.get("aria-describedby") == description.get("id")
    assert description.text == "Many are closed. Few are open."


def test_a_file_of_its_own_needs_no_font_and_has_no_link() -> None:
    text = picture_alone(stacked(), EN).svg
    assert "<text" not in text
    assert re.findall(r"(?:href|src|url|style)[=(][^ ]*", text) == []


def test_a_page_has_the_texts_as_texts() -> None:
    drawn = svg_element(bare(stacked(), EN), stacked(), EN)
    assert [each.text for each in drawn.iter("text")][-2:] == ["Open 15", "Closed 81"]
    assert [each.tag for each in drawn.iter() if "id" in each.attrib] == ["title", "desc"]


def test_texts_read_from_the_right_stand_where_the_drawing_says() -> None:
    chart = timeline(("A", "2024", "2025"))
    drawn = svg_element(bare(chart, RIGHT_TO_LEFT), chart, RIGHT_TO_LEFT)
    name = next(each for each in drawn.iter("text") if each.text == "A")
    assert (name.get("direction"), name.get("text-anchor")) == ("rtl", None)
    assert float(name.get("x", "0")) > 500


def test_pictures_are_the_same_bytes_each_time() -> None:
    assert picture_alone(stacked(), EN).png == picture_alone(stacked(), EN).png


def test_a_png_has_three_dots_a_point() -> None:
    picture = picture_alone(stacked(), EN)
    assert picture.png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = _size(picture.png)
    assert width == picture.width * 3
    assert height == pytest.approx(picture.height * 3, abs=3)


def test_a_png_on_a_page_has_two_dots_a_point_of_its_place_there() -> None:
    (picture,) = pictures_in_document(stacked(), EN, OWN, A_SHEET)
    width, height = _size(picture.png_on_a_page(240))
    assert width == 480
    assert height == pytest.approx(picture.height, abs=1)


def test_a_png_on_a_page_is_on_white() -> None:
    (picture,) = pictures_in_document(stacked(), EN, OWN, A_SHEET)
    corners = [_corner(png) for png in (picture.png, picture.png_on_a_page(picture.width))]
    assert corners == [b"\0\0\0\0", b"\xff\xff\xff\xff"]


def _corner(png: bytes) -> bytes:
    """Return the first pixel: behind the name of its row's filter, which leaves that as it is."""
    packed = png[png.index(b"IDAT") + 4 :]
    return zlib.decompressobj().decompress(packed)[1:5]


def _size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_a_document_gives_its_colours() -> None:
    (picture,) = pictures_in_document(stacked(), EN, Palette.of_accent("#0a7d3c"), A_SHEET)
    assert "#0a7d3c" in picture.svg
    assert OWN.dark not in picture.svg


@pytest.mark.parametrize("accent", ["#f0ab00", "#ffffff", "#000000", "#1f3a5f", "#ff0000"])
def test_any_accent_gives_colours_that_tell_apart(accent: str) -> None:
    palette = Palette.of_accent(accent)
    assert contrast(palette.dark, palette.on_dark) >= 4.5
    assert contrast(palette.ink, palette.light) >= 4.5
    assert contrast(palette.dark, palette.light) >= 3


def test_own_colours_stand_out_on_what_they_stand_on() -> None:
    for words in (OWN.ink, OWN.faint, OWN.alert, OWN.dark):
        assert contrast(words, OWN.paper) >= 4.5
    assert contrast(OWN.ink, OWN.light) >= 4.5
    assert contrast(OWN.on_dark, OWN.dark) >= 4.5


def test_contrast_and_mixture_as_wcag_works_them_out() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


@pytest.mark.parametrize(
    ("text", "direction", "runs"),
    [
        ("A77/28 (x)", "ltr", [("A77/28 (x)", False)]),
        ("كتب 15 (x)", "rtl", [("(x) 15 ", False), ("كتب", True)]),
        ("x (كتب)", "ltr", [("x (", False), ("كتب", True), (")", False)]),
        ("كتب (كتب)", "rtl", [("(", False), ("كتب", True), (") ", False), ("كتب", True)]),
        ("كُتب", "rtl", [("كُتب", True)]),
        ("\u20662024-04-15\u2069", "rtl", [("2024-04-15", False)]),
    ],
    ids=["latin", "mixed", "arabic in latin", "brackets", "marks", "isolated"],
)
def test_runs_stand_in_the_order_that_they_are_seen_in(
    text: str, direction: str, runs: list[tuple[str, bool]]
) -> None:
    assert [*runs_from_the_left(text, direction)] == runs


def _extent(path: str) -> tuple[float, float]:
    """Return how far a path of steps reaches to the left and to the right."""
    across, x, start = [], 0.0, 0.0
    for command, numbers in re.findall(r"([Mmlqcz])([^A-Za-z]*)", path):
        steps = [float(pair.split(",")[0]) for pair in numbers.split()]
        places = steps if command == "M" else [x + step for step in steps]
        x = places[-1] if places else start
        if command in "Mm":
            start = x
        if command != "M":
            across += places
    return min(across), max(across)


@pytest.mark.parametrize("text", ["Open", "已落实", "منفذة", "जारी", "открыто", "ôw̃"])
def test_words_of_any_script_are_outlined_at_their_place(text: str) -> None:
    outlines = Outlines("en", "ltr")
    left = _extent(outlines(Label(100, 50, text, Edge.LEFT, 10)))
    middle = _extent(outlines(Label(100, 50, text, Edge.MIDDLE, 10)))
    right = _extent(outlines(Label(100, 50, text, Edge.RIGHT, 10)))
    assert left[0] >= 99
    assert right[1] <= 101
    assert middle[0] < 100 < middle[1]
    bold = _extent(outlines(Label(100, 50, text, Edge.LEFT, 10, is_bold=True)))
    assert bold != left


@pytest.mark.parametrize("text", ["Strengthen", "已落实", "منفذة"])
def test_what_is_rounded_in_an_outline_does_not_add_up(text: str) -> None:
    outlines = Outlines("en", "ltr")
    exact = [edge / 1000 for edge in _extent(outlines(Label(0, 0, text, size=10_000)))]
    assert _extent(outlines(Label(0, 0, text, size=10))) == pytest.approx(exact, abs=0.011)


def test_joined_letters_are_shaped_and_not_set_apart() -> None:
    outlines = Outlines("ar", "rtl")
    joined = _extent(outlines(Label(0, 0, "ببب", Edge.LEFT, 10)))
    apart = _extent(outlines(Label(0, 0, "ب\u200cب\u200cب", Edge.LEFT, 10)))
    assert joined[1] < apart[1]


def test_chinese_and_japanese_write_a_character_each_in_their_way() -> None:
    words = Label(0, 0, "直", size=10)
    assert Outlines("zh", "ltr")(words) != Outlines("ja", "ltr")(words)
