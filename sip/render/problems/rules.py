"""The rules that data is held to, as a table of plain text."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.problems.rule import Rule

_GAP = "  "


def render(rules: Iterable[Rule], width: int) -> str:
    """Return a row a rule, with its sentence and its reason in lines of that width."""
    rows = [
        ("rule", "severity", "what it asks, and why"),
        *((r.code, r.severity, f"{r.sentence} {r.reason}") for r in rules),
    ]
    names = max(len(name) for name, _, _ in rows)
    severities = max(len(severity) for _, severity, _ in rows)
    lines: list[str] = []
    for name, severity, sentence in rows:
        start = f"{name:{names}}{_GAP}{severity:{severities}}{_GAP}"
        first, *others = wrap(sentence, width - len(start))
        lines += [start + first, *(" " * len(start) + other for other in others)]
    return "".join(f"{line}\n" for line in lines)
