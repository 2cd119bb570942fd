"""The marks of footnotes: letters, because a raised number would read as a power of the figure."""

from __future__ import annotations

from string import ascii_lowercase


def mark(number: int) -> str:
    """Return a, b, … z, aa, bb, …, as word processors count in letters."""
    repeats, letter = divmod(number - 1, len(ascii_lowercase))
    return ascii_lowercase[letter] * (repeats + 1)
