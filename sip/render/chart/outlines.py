"""Label as the outlines of their letters, so that no viewer lacks a font.

HarfBuzz shapes them, as Arabic letters join and marks sit on letters. The fonts come with an
extra, so that a picture is the same everywhere.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING

import uharfbuzz as hb

from sip.render.chart.drawing import Edge
from sip.render.chart.visual_order import runs_from_the_left

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.render.chart.drawing import Label

_ENDING = "[wght].ttf"
_FIRST = "NotoSans[wght].ttf"
_OTHER_STYLES = ("NotoSans-Italic", "NotoEmoji")
_EAST_ASIAN = "NotoSansCJK-VF.otf.ttc"
_LIGHT, _HEAVY = 400, 700
# What Japanese, Korean and Chinese write otherwise is in the faces of one file.
_FACES = {"ja": 0, "ko": 1, "zh": 2}
_SIMPLIFIED_CHINESE = 2


class Outlines:
    """Outlines words in a language and a direction of writing, ltr or rtl.

    Each letter is taken from the first font that has it; one that none has is an empty box.
    """

    def __init__(self, language: str, direction: str) -> None:
        self._face = _FACES.get(language.split("-", maxsplit=1)[0], _SIMPLIFIED_CHINESE)
        self._direction = direction

    def __call__(self, words: Label) -> str:
        """Return the data of a path with the words at their place."""
        weight = _HEAVY if words.is_bold else _LIGHT
        runs = [
            _Run(text, _font(name, self._face, weight), is_leftwards=is_leftwards)
            for part, is_leftwards in runs_from_the_left(words.text, self._direction)
            for name, text in self._by_font(part, is_leftwards=is_leftwards)
        ]
        width = sum(run.width for run in runs) * words.size
        x = words.x - width * {Edge.LEFT: 0.0, Edge.MIDDLE: 0.5, Edge.RIGHT: 1.0}[words.edge]
        path: list[str] = []
        for run in runs:
            path += run.drawn(x, words.y, words.size)
            x += run.width * words.size
        return "".join(path)

    def _by_font(self, part: str, *, is_leftwards: bool) -> Iterator[tuple[str, str]]:
        """Yield what a part has of each font, from the left."""
        fonts = [_font_with(letter, self._face) for letter in part]
        runs: list[tuple[str, str]] = []
        start = 0
        for name, run in groupby(fonts):
            text = part[start : start + len([*run])]
            start += len(text)
            runs.append((name, text))
        yield from reversed(runs) if is_leftwards else runs


class _Run:
    """Letters of one font, shaped."""

    def __init__(self, text: str, font: _Font, *, is_leftwards: bool) -> None:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if is_leftwards else "ltr"
        hb.shape(font.shaper, buffer)
        self._font = font
        self._glyphs = [*zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]
        advances = sum(position.x_advance for _, position in self._glyphs)
        self.width: float = advances / font.units
        """The width, as a part of the size of the font."""

    def drawn(self, x: float, y: float, size: float) -> Iterator[str]:
        """Yield the data of a path that begins at the place."""
        scale = size / self._font.units
        for info, position in self._glyphs:
            outline = self._font.outline(info.codepoint, size)
            if outline:
                left, base = x + position.x_offset * scale, y - position.y_offset * scale
                yield f"M{_rounded(left)},{_rounded(base)}{outline}"
            x += position.x_advance * scale


class _Font:
    """A font of one weight, with the outlines of the letters that were asked for."""

    def __init__(self, face: hb.Face, weight: int) -> None:
        self.shaper = hb.Font(face)
        self.shaper.set_variations({"wght": weight})
        self.units: int = face.upem
        self._outlines: dict[tuple[int, float], str] = {}

    def outline(self, glyph: int, size: float) -> str:
        """Return the data of a path from the glyph's own place, in steps, so that it fits anywhere.

        A picture has the same letters hundreds of times: each is drawn once.
        """
        known = self._outlines.get((glyph, size))
        if known is None:
            pen = _Pen(size / self.units)
            self.shaper.draw_glyph(glyph, _FUNCTIONS, pen)
            known = self._outlines[glyph, size] = "".join(pen.path)
        return known


class _Pen:
    """Writes the outline of a glyph down in steps: fonts count upwards, a path downwards.

    The steps lead between rounded places, so that what is lost by rounding never adds up. HarfBuzz
    leads each contour back to where it began before it closes it.
    """

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._at = (0, 0)
        self.path: list[str] = []

    def write(self, command: str, *numbers: float) -> None:
        """Write a command with the steps to the places behind it."""
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        places = [(self._hundredths(x), self._hundredths(-y)) for x, y in pairs]
        (x, y), steps = self._at, []
        for place_x, place_y in places:
            steps.append(f"{(place_x - x) / 100:g},{(place_y - y) / 100:g}")
        self.path.append(command + " ".join(steps))
        self._at = places[-1]

    def _hundredths(self, number: float) -> int:
        return round(number * self._scale * 100)


def _rounded(number: float) -> str:
    return f"{round(number, 2):g}"


def _functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.write("m", x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.write("l", x, y))
    functions.set_quadratic_to_func(lambda *given: given[-1].write("q", *given[:-1]))
    functions.set_cubic_to_func(lambda *given: given[-1].write("c", *given[:-1]))
    functions.set_close_path_func(lambda pen: pen.path.append("z"))
    return functions


_FUNCTIONS = _functions()


@lru_cache(maxsize=4096)
def _font_with(letter: str, face: int) -> str:
    """Return the name of the first font that has the letter, the first one where none has it."""
    return next((name for name in _names() if ord(letter) in _letters(name, face)), _FIRST)


@lru_cache(maxsize=1)
def _names() -> tuple[str, ...]:
    """Return the fonts, the one of most texts first and the large one of many scripts next."""
    found = (each.name for each in files("manimgx_fonts").iterdir())
    others = sorted(
        name for name in found if name.endswith(_ENDING) and not name.startswith(_OTHER_STYLES)
    )
    return tuple(dict.fromkeys([_FIRST, _EAST_ASIAN, *others]))


@lru_cache(maxsize=64)
def _letters(name: str, face: int) -> frozenset[int]:
    return frozenset(_opened(name, face).unicodes)


@lru_cache(maxsize=64)
def _opened(name: str, face: int) -> hb.Face:
    if name == _EAST_ASIAN:
        return hb.Face((files("manimgx_fonts_cjk") / name).read_bytes(), face)
    return hb.Face((files("manimgx_fonts") / name).read_bytes(), 0)


@lru_cache(maxsize=64)
def _font(name: str, face: int, weight: int) -> _Font:
    return _Font(_opened(name, face), weight)
