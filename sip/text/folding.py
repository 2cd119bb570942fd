"""Texts as a search compares them: without what a reader may leave out or write otherwise."""

from __future__ import annotations

import unicodedata

# A stroke that only stretches an Arabic word: no letter.
_TATWEEL = "\u0640"


def folded(text: str) -> str:
    """Return the text without case, accents, vowel marks, tatweel, width and line breaks.

    A letter with a mark counts as the one without it, in every script: é as e, й as и.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    kept = (each for each in decomposed if not unicodedata.combining(each) and each != _TATWEEL)
    return " ".join("".join(kept).split())
