"""The word that was meant, and what to write where a word is none of those known."""

from __future__ import annotations

from bisect import bisect
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING, Final

from sip.text.safe import LONGEST_ECHO

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

# Two words are near where twice their common letters are this share of all their letters: a slip
# or two in a word, and no other word.
_LEAST_LIKENESS: Final = 0.6
_BETWEEN_WORDS: Final = str.maketrans("_-.", "   ")
_MOST_COMPARED: Final = 60
_MOST_LISTED: Final = 10


class Words:
    """Known words, among which the one that was meant is found without comparing with them all.

    Of very many, only those are compared that begin or end most like the word: their number does
    not grow with the data.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._by_folded = {_folded(each): each for each in known}
        self._by_start: list[str] = []
        self._by_end: list[str] = []
        if len(self._by_folded) > _MOST_COMPARED:
            self._by_start = sorted(self._by_folded)
            self._by_end = sorted(each[::-1] for each in self._by_folded)

    def nearest(self, word: str, other_than: str | None = None) -> str | None:
        """Find the known word that a slip of the pen would have turned into this one."""
        folded = _folded(word[:LONGEST_ECHO]).strip()
        compared = [
            each for each in self._candidates(folded) if self._by_folded[each] != other_than
        ]
        close = get_close_matches(folded, compared, n=1, cutoff=_LEAST_LIKENESS)
        return self._by_folded[close[0]] if close else None

    def advice(self, word: str, otherwise: str, other_than: str | None = None) -> str:
        """Say to write the word that was meant, or what to do where none of them was."""
        suggestion = self.nearest(word, other_than)
        return otherwise if suggestion is None else f"write {suggestion}"

    def advice_on_name(self, word: str, otherwise: str, other_than: str | None = None) -> str:
        """Say which name may be meant: names are often near each other and not meant for another.

        Where the word is the name but for capitals and the marks between, there is no doubt.
        """
        suggestion = self.nearest(word, other_than)
        if suggestion is None:
            return otherwise
        is_sure = _folded(suggestion) == _folded(word)
        return f"write {suggestion}{'' if is_sure else ' if that is meant'}"

    def _candidates(self, folded: str) -> Iterable[str]:
        if not self._by_start:
            return self._by_folded
        ends_alike = (each[::-1] for each in _around(folded[::-1], self._by_end))
        return dict.fromkeys((*_around(folded, self._by_start), *ends_alike))


def _folded(word: str) -> str:
    return word.casefold().translate(_BETWEEN_WORDS)


def _around(word: str, ordered: list[str]) -> list[str]:
    place = bisect(ordered, word)
    side = _MOST_COMPARED // 4
    return ordered[max(0, place - side) : place + side]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that a slip of the pen would have turned into this one."""
    return Words(known).nearest(word)


def advice(word: str, known: Collection[str], otherwise: str | None = None) -> str:
    """Say what to write where the word is none of those known, as Words.advice does."""
    return Words(known).advice(word, otherwise or f"use one of {listed(known)}")


def listed(words: Collection[str]) -> str:
    """Name the words, of very many the first and how many more there are."""
    return listed_of(words, len(words))


def listed_of(words: Iterable[str], number: int) -> str:
    """Name that number of words, as listed does, and ask for no more of them than are named."""
    named = ", ".join(islice(words, _MOST_LISTED))
    more = number - _MOST_LISTED
    return f"{named} and {more:,} more" if more > 0 else named


def joined(words: Sequence[str]) -> str:
    """Name the words, which are few, as a sentence does: a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last
