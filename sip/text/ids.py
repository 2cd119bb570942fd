"""Ids in the order that people count in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sip.text.suggest import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

_DIGITS = re.compile(r"([0-9]+)")
_NUMBERED = re.compile(r"(?P<stem>.*?)(?P<number>[0-9]+)")


def natural_order(identifier: str) -> tuple[Any, ...]:
    """Return a sort key that puts SIP2023_A4 before SIP2023_A11: words and numbers in turn."""
    parts: list[Any] = _DIGITS.split(identifier)
    parts[1::2] = map(int, parts[1::2])
    return tuple(parts)


def runs(ids: Iterable[str]) -> list[tuple[str, str]]:
    """Return the first and the last of each run of ids with consecutive numbers, in order."""
    found: list[tuple[str, str]] = []
    for identifier in sorted(set(ids), key=natural_order):
        if found and _follows(found[-1][1], identifier):
            found[-1] = found[-1][0], identifier
        else:
            found.append((identifier, identifier))
    return found


def in_runs(ids: Iterable[str]) -> str:
    """Name ids in their order, runs of consecutive numbers by their ends: A_1 to A_3, A_7.

    Of very many runs, the first are named, and how many more there are.
    """
    return listed([first if first == last else f"{first} to {last}" for first, last in runs(ids)])


def _follows(earlier: str, later: str) -> bool:
    first, second = _NUMBERED.fullmatch(earlier), _NUMBERED.fullmatch(later)
    return (
        first is not None
        and second is not None
        and first["stem"] == second["stem"]
        and int(second["number"]) == int(first["number"]) + 1
    )
