"""A drawing as values: boxes, lines, dots and words, each where it stands, in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable


class Paint(StrEnum):
    """What a colour is for; a palette, or the style sheet of a page, says which one it is."""

    INK = "ink"
    FAINT = "faint"
    GRID = "grid"
    DARK = "dark"
    LIGHT = "light"
    ON_DARK = "on-dark"
    ALERT = "alert"
    PAPER = "paper"


class Edge(StrEnum):
    """Which part of words stands at their place: the left end, the middle or the right end."""

    LEFT = "left"
    MIDDLE = "middle"
    RIGHT = "right"


_MIRRORED = {Edge.LEFT: Edge.RIGHT, Edge.MIDDLE: Edge.MIDDLE, Edge.RIGHT: Edge.LEFT}


@dataclass(frozen=True)
class Sheet:
    """The room that a document has for a picture, in points."""

    width: float
    height: float


@dataclass(frozen=True)
class Box:
    """A rectangle, with a border where its fill could be taken for paper."""

    left: float
    top: float
    width: float
    height: float
    paint: Paint

    def mirrored(self, width: float) -> Box:
        """Return it as it stands in a drawing of that width read from the right."""
        return replace(self, left=width - self.left - self.width)


@dataclass(frozen=True)
class Area:
    """A filled shape around its corners."""

    corners: tuple[tuple[float, float], ...]
    paint: Paint

    def mirrored(self, width: float) -> Area:
        """Return it as it stands in a drawing of that width read from the right."""
        return replace(self, corners=tuple((width - x, y) for x, y in self.corners))


@dataclass(frozen=True)
class Line:
    """A straight line."""

    start: tuple[float, float]
    end: tuple[float, float]
    paint: Paint
    thickness: float = 1.0
    is_dashed: bool = False

    def mirrored(self, width: float) -> Line:
        """Return it as it stands in a drawing of that width read from the right."""
        (x, y), (to_x, to_y) = self.start, self.end
        return replace(self, start=(width - x, y), end=(width - to_x, to_y))


@dataclass(frozen=True)
class Dot:
    """A circle, filled or hollow."""

    x: float
    y: float
    radius: float
    is_filled: bool

    def mirrored(self, width: float) -> Dot:
        """Return it as it stands in a drawing of that width read from the right."""
        return replace(self, x=width - self.x)


@dataclass(frozen=True)
class Label:
    """A text on one line, its baseline at `y`."""

    x: float
    y: float
    text: str
    edge: Edge = Edge.LEFT
    size: float = 9.0
    is_bold: bool = False
    paint: Paint = Paint.INK

    def mirrored(self, width: float) -> Label:
        """Return them as they stand in a drawing of that width read from the right."""
        return replace(self, x=width - self.x, edge=_MIRRORED[self.edge])


Drawn: TypeAlias = Box | Area | Line | Dot | Label


@dataclass(frozen=True)
class Drawing:
    """Shapes on a sheet, the first ones lowest; `y` grows downwards."""

    width: float
    height: float
    shapes: tuple[Drawn, ...]

    def mirrored(self) -> Drawing:
        """Return it as somebody draws it who reads from the right: time runs to the left."""
        return replace(self, shapes=tuple(each.mirrored(self.width) for each in self.shapes))

    def below(self, shapes: Iterable[Drawn], room: float) -> Drawing:
        """Return it with that much room above it, and the shapes in the room."""
        return replace(
            self,
            height=self.height + room,
            shapes=(*shapes, *(_lowered(each, room) for each in self.shapes)),
        )


def _lowered(shape: Drawn, by: float) -> Drawn:
    match shape:
        case Box():
            return replace(shape, top=shape.top + by)
        case Area():
            return replace(shape, corners=tuple((x, y + by) for x, y in shape.corners))
        case Line():
            (x, y), (to_x, to_y) = shape.start, shape.end
            return replace(shape, start=(x, y + by), end=(to_x, to_y + by))
        case Dot() | Label():
            return replace(shape, y=shape.y + by)
