"""What a sheet hides and merges, which the reader of its cells does not tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from sip.exchange.sheets.cells import SheetError

if TYPE_CHECKING:
    from zipfile import ZipFile

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_LETTERS: Final = 26
_TRUE: Final = frozenset({"1", "true"})
_MOST_MERGED: Final = 10_000


@dataclass
class SheetLayout:
    """Rows that are hidden, by number; columns that are, by ranges from 0; and merged cells.

    Merged cells are told by their name, such as A5:A7, and the last of their rows.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[tuple[str, int]] = field(default_factory=list)


def layout_of(archive: ZipFile, part: str) -> SheetLayout:
    """Read the part of a sheet as a stream; raise SheetError."""
    found = SheetLayout()
    try:
        with archive.open(part) as stream:
            for _, element in ET.iterparse(stream):  # noqa: S314 - no part declares an entity
                _look(element, found)
    except (KeyError, ET.ParseError, ValueError):
        raise SheetError("has a sheet that can't be read: save it again") from None
    return found


def _look(element: ET.Element, found: SheetLayout) -> None:
    match element.tag.rpartition("}")[2]:
        case "row":
            if element.get("hidden") in _TRUE:
                found.hidden_rows.add(int(element.get("r", "0")))
            element.clear()
        case "col" if element.get("hidden") in _TRUE:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            found.hidden_columns.append(range(first - 1, last))
        case "mergeCell" if len(found.merged) < _MOST_MERGED:
            if (cells := _REFERENCE.fullmatch(element.get("ref", ""))) is not None:
                found.merged.append((cells[0], int(cells[4])))
