"""The key of a plan: what tells it from others where their tables are put together."""

from __future__ import annotations

import re
from unicodedata import normalize

# It begins with a letter, so that no engine that reads paths takes it for a number.
_KEY = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_LONGEST_KEY = 64 - len("plan_")


def key_of(title: str) -> str:
    """Return the key of a plan that is given none, made of the letters of its English title."""
    letters = normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "_", letters)[:_LONGEST_KEY].strip("_")
    return words if words[:1].isalpha() else f"plan_{words}".strip("_")


def is_key(written: str) -> bool:
    """Tell whether the word can be a plan's key, and so a part of a path on every system."""
    return len(written) <= _LONGEST_KEY and _KEY.fullmatch(written) is not None
