"""The colours of a picture: sip's own, or made from the one that a house has."""

from __future__ import annotations

from dataclasses import dataclass

from sip.render.chart.drawing import Paint

_BLACK, _WHITE = "#000000", "#ffffff"
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: of text that is not large, on what it stands on
_STEP = 0.05
_TINT = 0.82


@dataclass(frozen=True)
class Palette:
    """A colour (#rrggbb) for each paint.

    Dark and light differ in lightness, not in hue alone, so that they do in black and white.
    """

    dark: str = "#1f3a5f"
    light: str = "#d5e1ee"
    ink: str = "#1a1a1a"
    faint: str = "#595959"
    grid: str = "#d0d5db"
    alert: str = "#a3161b"
    paper: str = _WHITE
    on_dark: str = _WHITE

    @classmethod
    def of_accent(cls, accent: str) -> Palette:
        """Return a palette around a house's own colour, darkened until white stands out on it."""
        dark, share = accent, 0.0
        while contrast(dark, _WHITE) < _LEAST_CONTRAST:
            share += _STEP
            dark = mixed(accent, _BLACK, share)
        return cls(dark=dark, light=mixed(dark, _WHITE, _TINT))

    def colour(self, paint: Paint) -> str:
        """Return the colour of the paint."""
        return {
            Paint.INK: self.ink,
            Paint.FAINT: self.faint,
            Paint.GRID: self.grid,
            Paint.DARK: self.dark,
            Paint.LIGHT: self.light,
            Paint.ON_DARK: self.on_dark,
            Paint.ALERT: self.alert,
            Paint.PAPER: self.paper,
        }[paint]


OWN = Palette()


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with that share of another one in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * min(share, 1)):02x}" for a, b in pairs)


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 works it out."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # the numbers of sRGB


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue
