"""What a command would change, as a unified difference of two texts."""

from __future__ import annotations

from difflib import unified_diff
from typing import Final

NO_FILE: Final = "/dev/null"


def unified_difference(
    before: str | None, after: str | None, path: str, new_path: str = ""
) -> list[str]:
    """Return the lines of a unified difference; no text is a file that is not there.

    A carriage return before a line end is part of its line.
    """
    if before == after and new_path in {"", path}:
        return []
    old_name = NO_FILE if before is None else path
    new_name = NO_FILE if after is None else new_path or path
    old, new = _lines(before or ""), _lines(after or "")
    lines: list[str] = []
    for line in unified_diff(old, new, old_name, new_name):
        lines.append(line.removesuffix("\n"))
        if not line.endswith("\n"):
            lines.append("\\ No newline at end of file")
    return lines


def _lines(text: str) -> list[str]:
    """Part the text at line feeds alone: a line of data may hold what others call line ends."""
    parts = text.split("\n")
    return [*(f"{part}\n" for part in parts[:-1]), *([parts[-1]] if parts[-1] else [])]
