"""Why the system refused something, in words that go on a sentence."""

from __future__ import annotations


def reason_of(error: OSError) -> str:
    """Return the system's own words for what it refused."""
    return (error.strerror or "unknown reason").lower()
