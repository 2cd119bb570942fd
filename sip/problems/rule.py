"""The rules that the data keeps: what one is. Each is declared beside the code that checks it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops every figure or only asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    """A rule that the data keeps: its name, how grave a breach is, what it asks, and why.

    The sentence and the reason are whole sentences, for people who keep data.
    """

    code: str
    severity: Severity
    sentence: str
    reason: str
