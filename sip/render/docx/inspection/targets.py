"""Where a link or a relationship of a Word document leads: inside, to a page, or elsewhere."""

from __future__ import annotations

import re
from urllib.parse import unquote

_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
_LINK = re.compile(r"(?:https://|mailto:)", re.IGNORECASE)


def is_outside(target: str) -> bool:
    """Tell whether a target is somewhere else than in the document."""
    return _OUTSIDE.match(target.strip()) is not None


def is_harmless_link(target: str) -> bool:
    """Tell whether a link goes to a page over https, or to an address of mail."""
    return _LINK.match(target.strip()) is not None


def leads_out(target: str, depth: int) -> bool:
    """Tell whether a path leads out of the file, from a part that is so many folders deep in it."""
    path = unquote(target).replace("\\", "/")
    if path.startswith("/"):
        depth = 0
    for step in path.split("/"):
        if step == "..":
            depth -= 1
        elif step not in {"", "."}:
            depth += 1
        if depth < 0:
            return True
    return False
