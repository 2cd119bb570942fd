"""What a spreadsheet would work out as a formula, and the text that it stands for.

A spreadsheet splits a line at the separator of its user's settings, which is not always the one
that the file was written with, and quote marks protect nothing then. So every place of a text
where a cell could begin is looked at, not only its start.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

# The list separators of the settings there are, in both widths, and the ends of lines.
_SEPARATORS: Final = frozenset(",;|\t\n\v\f\r\x85\u2028\u2029\uff0c\uff1b\uff5c")
# A cell that begins with a letter, a digit or a sign of prose acts nowhere: so do nearly all.
_COULD_ACT: Final = re.compile(
    rf"(?:\A|[{''.join(sorted(_SEPARATORS))}])(?![ '\"]*(?:\w|[!#$%&()*./:<>?\[\\\]^`{{}}~]|\Z))"
)
_STARTS_A_FORMULA: Final = frozenset("=+-@")
_MARK: Final = "'"
_SKIPPED: Final = frozenset(("'", '"'))


def without_formulas(text: str) -> str:
    """Return the text with an apostrophe at each place where a cell of it could act.

    Those places are the start and behind a separator, where the first character that is no
    blank, quote mark or apostrophe is `=`, `+`, `-`, `@`, or one that is not seen.
    """
    if not _COULD_ACT.search(text):
        return text
    marked = set(_places(text))
    return "".join(f"{_MARK}{each}" if at in marked else each for at, each in enumerate(text))


def with_formulas(text: str) -> str:
    """Return the text that `without_formulas` made this one of."""
    if _MARK not in text:
        return text
    marked = {at for at in _places(text) if text[at] == _MARK}
    return "".join(each for at, each in enumerate(text) if at not in marked)


def _places(text: str) -> Iterator[int]:
    """Yield where a cell that acts could begin, from the last place to the first."""
    acts = False
    for at in range(len(text) - 1, -1, -1):
        if _acts(text[at]):
            acts = True
        elif not _is_skipped(text[at]):
            acts = False
        if acts and (at == 0 or text[at - 1] in _SEPARATORS):
            yield at


def _acts(character: str) -> bool:
    return category(character)[0] == "C" or normalize("NFKC", character)[0] in _STARTS_A_FORMULA


def _is_skipped(character: str) -> bool:
    return character in _SKIPPED or category(character)[0] == "Z"
