"""How wide the columns of a table are: words and numbers fit, and long texts share what is left."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docx.shared import Length, Mm, Pt

from sip.report.document import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.language.wording import Wording
    from sip.report.document import Table

# How wide a letter of the table's text is, in sip's own font and in one that may be wider.
OWN_FONT = Pt(4.5)
ANY_FONT = Pt(5.4)
_OF_A_CAPITAL = 1.3
_MARGINS = Mm(4)
_NARROWEST = Mm(16)
_WIDEST_WORD = Mm(36)
_MOST_LINES_OF_A_HEADING = 2
# Where columns are many, long texts need the room that dates would have on one line.
_FEW_COLUMNS = 5


@dataclass(frozen=True)
class Measure:
    """Measures columns by what is said in them, in letters that are so wide."""

    wording: Wording
    letter: Length

    def widths(self, table: Table, width: Length) -> list[Length]:
        """Give words and numbers the room they need, and long texts what is left."""
        said = [self._said(table, index) for index in range(len(table.columns))]
        elastic = [
            index for index, each in enumerate(table.columns) if each.kind is ColumnKind.TEXT
        ]
        elastic = elastic or [0]
        needed = [0 if i in elastic else self._room(texts) for i, texts in enumerate(said)]
        left = max(width - sum(needed), len(elastic) * _NARROWEST)
        lengths = {index: sum(map(_letters, said[index])) for index in elastic}
        shares = _shares(lengths, left)
        widths = [shares.get(index, needed[index]) for index in range(len(said))]
        fitting = width / sum(widths)
        return [Length(int(each * min(fitting, 1))) for each in widths]

    def _room(self, texts: Iterable[str]) -> int:
        longest = max(map(_letters, texts), default=0)
        return min(max(int(longest * self.letter) + _MARGINS, _NARROWEST), _WIDEST_WORD)

    def _said(self, table: Table, index: int) -> list[str]:
        say = self.wording.say
        cells = [row[index] for row in table.rows]
        marked: Iterable[str] = (
            f"{say(cell.value)}{'a' * (len(cell.footnotes) + 2 * cell.is_below)}" for cell in cells
        )
        # Headings are bold, and so a little wider than what stands below them.
        heading = say(table.columns[index].heading)
        headings = [f"{word}a" for word in _words(heading)]
        # A heading of many words is to take no more than some lines.
        lines = "a" * int(_letters(heading) / _MOST_LINES_OF_A_HEADING)
        if table.columns[index].kind is ColumnKind.WORD and len(table.columns) > _FEW_COLUMNS:
            marked = chain.from_iterable(map(_in_two_lines, marked))
        remarks = (say(remark) for cell in cells for remark in cell.remarks)
        return [*headings, lines, *marked, *remarks]


def _in_two_lines(text: str) -> list[str]:
    """Return the two lines of a text that is broken where they are shortest; one word is one."""
    words = text.split()
    breaks = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return min(breaks, key=lambda lines: max(map(_letters, lines)), default=[text])


def _shares(lengths: dict[int, float], left: int) -> dict[int, int]:
    """Share the room out by the square root of the lengths, so that short texts stay readable."""
    weights = {index: max(length, 1) ** 0.5 for index, length in lengths.items()}
    return {index: int(left * each / sum(weights.values())) for index, each in weights.items()}


def _words(text: str) -> list[str]:
    """Return the parts between which a line can break."""
    return [word for word in text.split() if not _is_wide(word[0])] or [text[:4]]


def _letters(text: str) -> float:
    """Count the small letters that take as much room as the text does."""
    return sum(map(_small_letters, text))


@cache
def _small_letters(letter: str) -> float:
    return 2 if _is_wide(letter) else _OF_A_CAPITAL if letter.isupper() else 1


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in {"W", "F"}
