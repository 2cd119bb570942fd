"""How wide the columns of a table are: words and numbers fit, and long texts share what is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from docx.shared import Length, Mm, Pt

from sip.report.document import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.language.wording import Wording
    from sip.report.document import Table

# How wide a letter of the table's text is, in sip's own font and in one that may be wider.
OWN_FONT = Pt(4.5)
ANY_FONT = Pt(5.4)
_OF_A_CAPITAL = 1.3
_OF_A_PERCENT_SIGN = 1.8
# In bold, as headings are: и and н are wider than n, and ж, ш, щ, ы and ю much wider.
_OF_A_CYRILLIC_LETTER = 1.15
# Between a Chinese and a Latin letter or a figure Word leaves a gap.
_OF_A_SEAM = 0.5
_SEAM = re.compile(r"(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])")
_MARGINS = Mm(4)
_NARROWEST = Mm(16)
_WIDEST_WORD = Mm(36)
_WIDEST_WORD_OF_A_TEXT = Mm(26)
_LEAST_SHARE_OF_TEXTS = 0.4
_WIDEST_OF_FEW = Mm(48)
_MOST_LINES_OF_A_HEADING = 2
# Lines in bold are wider, and the lines of a heading are not equally long.
_OF_BOLD_LINES = 1.2
_SHORT_HEADING = 14
# Where columns are many, long texts need the room that dates would have on one line.
_FEW_COLUMNS = 5


@dataclass(frozen=True)
class _Need:
    """What a column needs: for its longest word, and for all in it to stand well.

    A column of long texts has a weight, and takes what room there is.
    """

    least: int
    wanted: int
    weight: float | None


@dataclass(frozen=True)
class Measure:
    """Measures columns by what is said in them, in letters that are so wide."""

    wording: Wording
    letter: Length

    def widths(self, table: Table, width: Length) -> list[Length]:
        """Give words and numbers the room they need, and long texts what is left.

        Where that is too little, words take as many lines as they are, so that none is broken.
        """
        widths = _fitted([*self._needs(table)], width)
        fitting = width / sum(widths)
        return [Length(int(each * min(fitting, 1))) for each in widths]

    def _needs(self, table: Table) -> Iterator[_Need]:
        kinds = [each.kind for each in table.columns]
        stretches = [kind is ColumnKind.TEXT for kind in kinds]
        stretches[0] |= not any(stretches)
        widest = _WIDEST_WORD if len(kinds) > _FEW_COLUMNS else _WIDEST_OF_FEW
        for index, (kind, is_elastic) in enumerate(zip(kinds, stretches, strict=True)):
            heading = self.wording.say(table.columns[index].heading)
            # Headings are bold, and so a little wider than what stands below them.
            headings = [f"{word}a" for word in _words(heading)]
            lines = "a" * int(_OF_BOLD_LINES * _letters(heading) / _lines_of(heading))
            said = self._said(table, index)
            whole = said if kind is ColumnKind.NUMBER else chain.from_iterable(map(_pieces, said))
            least = self._room([*headings, *whole], widest)
            if is_elastic:
                weight = max(sum(map(_letters, [*headings, lines, *said])), 1) ** 0.5
                yield _Need(min(least, _WIDEST_WORD_OF_A_TEXT), 0, weight)
                continue
            if kind is ColumnKind.WORD and len(kinds) > _FEW_COLUMNS:
                said = [*chain.from_iterable(map(_in_two_lines, said))]
            yield _Need(least, max(self._room([*headings, lines, *said], widest), least), None)

    def _said(self, table: Table, index: int) -> list[str]:
        say = self.wording.say
        cells = [row[index] for row in table.rows]
        remarks = (say(remark) for cell in cells for remark in cell.remarks)
        marks = ("a" * (len(cell.footnotes) + 2 * cell.is_below) for cell in cells)
        values = (f"{say(cell.value)}{mark}" for cell, mark in zip(cells, marks, strict=True))
        return [*values, *remarks]

    def _room(self, texts: Iterable[str], widest: int) -> int:
        longest = max(map(_letters, texts), default=0)
        return min(max(int(longest * self.letter) + _MARGINS, _NARROWEST), widest)


def _fitted(needs: Sequence[_Need], width: int) -> list[int]:
    """Return how wide each column is, together as wide as that unless not even words fit."""
    texts = [each for each in needs if each.weight is not None]
    words = [each for each in needs if each.weight is None]
    wanted, least = (sum(each.wanted for each in words), sum(each.least for each in words))
    least_of_texts = sum(each.least for each in texts)
    of_texts = max(least_of_texts, int(width * _LEAST_SHARE_OF_TEXTS))
    spared = min(max(wanted + of_texts - width, 0), wanted - least)
    part = spared / (wanted - least) if spared else 0
    shares = iter(_shares(texts, max(width - wanted + spared, least_of_texts)))
    return [
        next(shares) if each.weight else int(each.wanted - (each.wanted - each.least) * part)
        for each in needs
    ]


def _lines_of(heading: str) -> int:
    """Return how many lines a heading may take; a short one of Chinese words is not to be broken.

    A line can end between any two of its characters, and would leave the last one alone.
    """
    is_one = _letters(heading) <= _SHORT_HEADING and _is_wide(heading[:1] or "a")
    return 1 if is_one else _MOST_LINES_OF_A_HEADING


def _in_two_lines(text: str) -> list[str]:
    """Return the two lines of a text that is broken where they are shortest; one word is one."""
    words = text.split()
    breaks = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return min(breaks, key=lambda lines: max(map(_letters, lines)), default=[text])


def _shares(texts: Sequence[_Need], room: int) -> list[int]:
    """Share the room out by the weights; none gets less than its longest word takes."""
    given: dict[int, int] = {}
    while True:
        weights = {at: each.weight or 0 for at, each in enumerate(texts) if at not in given}
        left, whole = room - sum(given.values()), sum(weights.values())
        shares = {at: int(left * weight / whole) for at, weight in weights.items()}
        short = {at: texts[at].least for at, share in shares.items() if share < texts[at].least}
        if not short:
            return [{**given, **shares}[at] for at in range(len(texts))]
        given |= short


def _words(text: str) -> list[str]:
    """Return the parts between which a line can break."""
    return [word for word in text.split() if not _is_wide(word[0])] or [text[:4]]


def _pieces(text: str) -> list[str]:
    """Return what no line has to break: words, of wide letters each with what is before it."""
    if text.isascii():
        return text.split()
    pieces = [""]
    for letter in text:
        pieces[-1] += letter
        if letter.isspace() or _is_wide(letter):
            pieces.append("")
    return [each.strip() for each in pieces]


def _letters(text: str) -> float:
    """Count the small letters that take as much room as the text does."""
    return sum(map(_small_letters, text)) + _OF_A_SEAM * len(_SEAM.findall(text))


@cache
def _small_letters(letter: str) -> float:
    if _is_wide(letter):
        return 2
    if letter == "%":
        return _OF_A_PERCENT_SIGN
    width = _OF_A_CAPITAL if letter.isupper() else 1
    return width * _OF_A_CYRILLIC_LETTER if "\u0400" <= letter <= "\u04ff" else width


def _is_wide(letter: str) -> bool:
    return east_asian_width(letter) in {"W", "F"}
