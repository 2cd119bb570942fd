"""The word that was meant."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from sip.text.safe import LONGEST_ECHO

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that a slip of the pen would have turned into this one."""
    by_folded = {each.casefold().replace("_", " "): each for each in known}
    folded = word[:LONGEST_ECHO].casefold().replace("-", " ").replace("_", " ").strip()
    close = get_close_matches(folded, by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None
