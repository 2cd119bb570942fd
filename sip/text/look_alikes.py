"""Characters that are taken for others: what a text looks like, and where it deceives."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN, _CYRILLIC, _GREEK = "LATIN", "CYRILLIC", "GREEK"

# Only letters that are drawn alike. Greek letters that merely resemble a Latin one (alpha,
# gamma, kappa, rho, chi) stand beside Latin ones in sound words, such as names of proteins.
_TWINS = {
    _CYRILLIC: dict(
        zip(
            "АВСЕԌНІӀЈКМОРԚЅТԜХУҮасԁеһіјӏорԛѕѵԝхуү",
            "ABCEGHIIJKMOPQSTWXYYacdehijlopqsvwxyy",
            strict=True,
        )
    ),
    _GREEK: dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿιονυϲϳ", "ABEZHIKMNOPTYXCJiovucj", strict=True)),
}
_TO_LATIN = str.maketrans(_TWINS[_CYRILLIC] | _TWINS[_GREEK])
_DRAWN_LIKE = {script: set(twins.values()) for script, twins in _TWINS.items()}
_DRAWN_LIKE[_LATIN] = _DRAWN_LIKE[_CYRILLIC] | _DRAWN_LIKE[_GREEK]

# Runs of letters of these scripts; Han has no spaces, and its neighbours are words of their own.
_WORD = re.compile(r"(?:(?=\w)[0-9A-Za-z_\u00aa-\u052f\u1d00-\u1fff]|[\u0300-\u036f])+")
# Of the letters of such a word, the blocks that Greek and Cyrillic ones are in.
_COULD_BE_A_TWIN = re.compile(r"[\u0370-\u052f\u1c80-\u1fff]")
_LONGEST_SEQUENCE = 4  # the most characters that NFC makes one
# A dot after a digit tells WHA72.8 from WHA7.28.
_SPACING = re.compile(r" |(?<=[A-Za-z])\.(?=[0-9])|(?<=/)/")
# A77-28 is the symbol A77/28 with another stroke; EB152(16), a decision, is not EB152/16.
_STROKE = re.compile(r"(?<=[0-9])-(?=[0-9])")
_MOST_KEPT = 1024
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


@dataclass(frozen=True)
class MixedWord:
    """A word that looks like one script's and has a letter of another in it."""

    word: str
    letter: str
    twin: str

    def __str__(self) -> str:
        return f"“{self.letter}” in “{printable(self.word)}” {_explained(self.letter, self.twin)}"


def mixed_words(text: str) -> Iterator[MixedWord]:
    """Yield each word once whose letters look to be of one script and are of two."""
    if text.isascii() or not _COULD_BE_A_TWIN.search(text):
        return
    for word in dict.fromkeys(_WORD.findall(text)):
        if word.isascii():
            continue
        by_script = _letters_by_script(word)
        for script, letters in sorted(by_script.items(), key=lambda each: len(each[1])):
            looks = letters.translate(_TO_LATIN)
            other = next((o for o in by_script if o != script and set(looks) <= _DRAWN_LIKE[o]), "")
            if other:
                yield MixedWord(word, letters[0], _letter_of(other, looks[0]))
                break


def deceiving_character(text: str) -> str | None:
    """Explain the first character that is taken for a plain letter or digit, or return None.

    Only of a word that would be plain without such characters: others do not deceive.
    """
    if not unicodedata.normalize("NFKC", text).translate(_TO_LATIN).isascii():
        return None
    for character in text:
        if (twin := _plain(character)) is not None:
            return f"“{character}” {_explained(character, twin)}"
    return None


def decomposed(text: str) -> str | None:
    """Say which characters of a text stand where one belongs (NFC), or return None."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return None
    composed = unicodedata.normalize("NFC", text)
    pairs = zip(text, composed, strict=False)
    start = next((i for i, (one, other) in enumerate(pairs) if one != other), 0)
    belongs = composed[start]
    ends = range(start + 1, start + _LONGEST_SEQUENCE + 1)
    end = next((e for e in ends if unicodedata.normalize("NFC", text[start:e]) == belongs), ends[0])
    found = text[start:end]
    return f"“{found}” written {_code_points(found)} where “{belongs}” ({_code_points(belongs)})"


def look(word: str) -> str:
    """Return what is the same for words that look the same: by case, O and 0, I, l and 1."""
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).translate(_TO_LATIN)
    # Ten times as fast as to translate, and every id of a plan is looked at.
    return word.casefold().replace("o", "0").replace("i", "1").replace("l", "1")


@lru_cache(_MOST_KEPT)  # a plan of many actions has few documents
def symbol_look(symbol: str) -> str:
    """Return what is the same for spellings of one document: A77/28, a77 /28; Add1, Add.1."""
    return look(_STROKE.sub("/", _SPACING.sub("", symbol)))


def id_looks(identifier: str) -> tuple[str, str]:
    """Return what is the same for ids that look the same, and for those whose numbers are.

    A_1, A-1 and a.1 look the same; A03 and A3 have one number.
    """
    parted = identifier.replace("-", "_").replace(".", "_")
    return look(parted), _LEADING_ZEROS.sub("", parted.casefold())


def _letters_by_script(word: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for letter in word:
        script = unicodedata.name(letter, "").split(" ")[0]
        if letter.isalpha() and script in _DRAWN_LIKE:
            found[script] = found.get(script, "") + letter
    return found


def _letter_of(script: str, look: str) -> str:
    """Return the script's letter that looks like the Latin one."""
    twins = {twin: letter for letter, twin in _TWINS.get(script, {}).items()}
    return twins.get(look, look)


def _plain(character: str) -> str | None:
    if character.isascii():
        return None
    twin = unicodedata.normalize("NFKC", character).translate(_TO_LATIN)
    return twin if twin.isascii() and twin.isalnum() and len(twin) == 1 else None


def _code_points(characters: str) -> str:
    return " ".join(f"U+{ord(each):04X}" for each in characters)


def _explained(character: str, twin: str) -> str:
    kind = unicodedata.name(character).split(" ")[0].replace("FULLWIDTH", "full-width").lower()
    kind = kind.capitalize() if kind in {"latin", "cyrillic", "greek"} else kind
    return (
        f"is a {kind} character (U+{ord(character):04X}) that looks like “{twin}” "
        f"(U+{ord(twin):04X})"
    )
