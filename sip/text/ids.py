"""Ids in the order that people count in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = re.compile(r"([0-9]+)")
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)")


def natural_order(identifier: str) -> tuple[tuple[str, int], ...]:
    """Return a sort key that puts SIP2023_A4 before SIP2023_A11."""
    parts = _DIGITS.split(identifier)
    return tuple(
        (word, int(number or 0))
        for word, number in zip(parts[::2], [*parts[1::2], ""], strict=True)
    )


def in_runs(ids: Iterable[str]) -> str:
    """Name ids in their order, runs of consecutive numbers by their ends: A_1 to A_3, A_7."""
    runs: list[list[str]] = []
    for identifier in sorted(set(ids), key=natural_order):
        if runs and _follows(runs[-1][-1], identifier):
            runs[-1].append(identifier)
        else:
            runs.append([identifier])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)


def _follows(earlier: str, later: str) -> bool:
    first, second = _NUMBERED.fullmatch(earlier), _NUMBERED.fullmatch(later)
    return (
        first is not None
        and second is not None
        and first["stem"] == second["stem"]
        and int(second["number"]) == int(first["number"]) + 1
    )
