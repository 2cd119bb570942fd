"""What is fit to print: no text acts on a terminal or on a CI runner, or looks like another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

LONGEST_ECHO = 200
# How much of what two texts have in common is shown before they differ.
_LONGEST_LEAD = 60

# What a terminal would act on, and what would be read as another text than it shows.
FORBIDDEN_CHARACTERS = re.compile(
    # One set of characters, which is searched twice as fast as a set beside a word.
    "[\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u2028\u2029"  # line breaks for some readers only
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of writing direction
    "\xad\u034f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064"  # invisible
    "\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # shown otherwise by every font
    "\U000e0000-\U000e0fff"  # invisible tags and variation selectors
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # surrogates and noncharacters
    "(?<!\r(?=\n))"  # a carriage return alone is a line break for some readers only
)
# Letters and signs of which none is forbidden: to match a text of these alone takes a third of the
# time of a search for those that are.
_HARMLESS = re.compile(
    "[\n -~\xa0-\xac\xae-\u034e\u0350-\u10ff\u2010-\u2027\u2030-\u205f"
    "\u3000-\u3163\u3165-\ud7ff\uff01-\uff9f]*"
)
# GitHub's runner reads these as commands to itself, wherever they come from.
_WORKFLOW_COMMAND = re.compile(r"(?<![^\s]):(?=:)|(?<=##)\[")


def has_forbidden_characters(text: str) -> bool:
    """Tell whether a text has a character that no data file may hold."""
    return _HARMLESS.fullmatch(text) is None and FORBIDDEN_CHARACTERS.search(text) is not None


def printable(text: str) -> str:
    """Make any value, key or file name fit to be echoed: visible escapes, 200 characters.

    Nothing in the result acts on a terminal or on a CI runner, and it stays on one line.
    """
    # One more than fits is enough to tell whether it is too long.
    safe = visible(text[: LONGEST_ECHO + 1])
    return safe if len(safe) <= LONGEST_ECHO else safe[: LONGEST_ECHO - 1] + "…"


def printable_pair(text: str, other: str) -> tuple[str, str]:
    """Make two texts that differ fit to be echoed beside each other.

    Where one is too long to be shown whole, both begin shortly before the first difference.
    """
    if max(len(visible(text)), len(visible(other))) <= LONGEST_ECHO:
        return printable(text), printable(other)
    pairs = enumerate(zip(text, other, strict=False))
    shorter = min(len(text), len(other))
    start = _shortly_before(next((at for at, (a, b) in pairs if a != b), shorter), text)
    if not start:
        return printable(text), printable(other)
    return printable("…" + text[start:]), printable("…" + other[start:])


def _shortly_before(place: int, text: str) -> int:
    """Return where to begin so that the place is seen: at a word, where one begins near it."""
    if place <= _LONGEST_LEAD:
        return 0
    blank = text.find(" ", place - _LONGEST_LEAD, place - 1)
    return place - _LONGEST_LEAD if blank < 0 else blank + 1


def printable_path(path: PurePath) -> str:
    """Make a path fit to be echoed, with forward slashes on every system."""
    return printable(path.as_posix())


def visible(text: str) -> str:
    """Make a text of any length fit to be printed as one line; what is fit already stays."""
    escaped = FORBIDDEN_CHARACTERS.sub(_escape, text)
    one_line = escaped.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
    return without_commands(one_line)


def visible_lines(text: str) -> str:
    """Make a text of many lines fit to be printed; its line ends and tabs stay."""
    return without_commands(FORBIDDEN_CHARACTERS.sub(_escape, text))


def without_commands(text: str) -> str:
    """Break what a CI runner would read as a workflow command (`::` first, `##[` anywhere)."""
    return _WORKFLOW_COMMAND.sub(_escape_ascii, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _escape_ascii(match: re.Match[str]) -> str:
    return f"\\x{ord(match[0]):02x}"
