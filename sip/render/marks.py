"""The signs beside a text: of its footnotes, and of what stands below another."""

from __future__ import annotations

from string import ascii_lowercase


def mark(number: int) -> str:
    """Return a, b, … z, aa, bb, …, as word processors count in letters.

    A raised number would read as a power of the figure that it stands at.
    """
    repeats, letter = divmod(number - 1, len(ascii_lowercase))
    return ascii_lowercase[letter] * (repeats + 1)


def set_in(text: str) -> str:
    """Return a text that stands below another, as a branch of it."""
    return f"└ {text}"
