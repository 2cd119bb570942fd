"""What can be wrong with the data, where it stands, and how it is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.problems.rule import Rule, Severity

LONGEST_ECHO = 200
MOST_OF_A_FILE = 100


@dataclass(frozen=True, order=True)
class Location:
    """A span of a file: lines and columns count from 1, in characters; the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True)
class Problem:
    """One thing wrong with the data, complete: where, which rule, what to do."""

    location: Location
    rule: Rule
    message: str
    severity: Severity

    @classmethod
    def of(cls, rule: Rule, location: Location, message: str) -> Problem:
        """Return a breach of the rule, as grave as the rule says."""
        return cls(location, rule, message, rule.severity)

    def __str__(self) -> str:
        place = f"{printable(self.location.path)}:{self.location.line}:{self.location.column}"
        return f"{place}: {self.severity}: {self.message} [{self.rule.code}]"


@dataclass(frozen=True)
class Findings:
    """What a run found: the problems that were asked for, and what a reader must know besides.

    `elsewhere` are the problems of other files that make the run fail all the same.
    """

    problems: tuple[Problem, ...]
    files: int
    are_figures_compared: bool = True
    elsewhere: tuple[Problem, ...] = ()


def number_of(severity: Severity, problems: Iterable[Problem]) -> int:
    """Count the problems of that severity."""
    return sum(problem.severity is severity for problem in problems)


def sorted_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Order problems by file, line and column, then by rule and message."""
    return sorted(problems, key=lambda each: (each.location, each.rule.code, each.message))


# What a terminal would act on, and what would be read as another text than it shows.
FORBIDDEN_CHARACTERS = re.compile(
    "\r(?!\n)|"  # a line break for some readers only
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters but tab and line ends
    "\u2028\u2029"  # line breaks for some readers only
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of writing direction
    "\xad\u034f\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064"  # invisible
    "\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # shown otherwise by every font
    "\U000e0000-\U000e0fff"  # invisible tags and variation selectors
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # surrogates and noncharacters
)
# GitHub's runner reads these as commands to itself, wherever they come from.
_WORKFLOW_COMMAND = re.compile(r"(?<![^\s]):(?=:)|(?<=##)\[")


def printable(text: str) -> str:
    """Make any value, key or file name fit to be echoed: visible escapes, 200 characters.

    Nothing in the result acts on a terminal or on a CI runner, and it stays on one line.
    """
    # One more than fits is enough to tell whether it is too long.
    safe = visible(text[: LONGEST_ECHO + 1])
    return safe if len(safe) <= LONGEST_ECHO else safe[: LONGEST_ECHO - 1] + "…"


def visible(text: str) -> str:
    """Make a text of any length fit to be printed as one line; what is fit already stays."""
    escaped = FORBIDDEN_CHARACTERS.sub(_escape, text)
    one_line = escaped.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
    return without_commands(one_line)


def without_commands(text: str) -> str:
    """Break what a CI runner would read as a workflow command (`::` first, `##[` anywhere)."""
    return _WORKFLOW_COMMAND.sub(_escape_ascii, text)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that a slip of the pen would have turned into this one."""
    by_folded = {each.casefold().replace("_", " "): each for each in known}
    folded = word[:LONGEST_ECHO].casefold().replace("-", " ").replace("_", " ").strip()
    close = get_close_matches(folded, by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _escape_ascii(match: re.Match[str]) -> str:
    return f"\\x{ord(match[0]):02x}"
