"""JSON that is safe to print anywhere: in a terminal and in the log of a CI runner."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from sip.text.safe import FORBIDDEN_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Mapping

# None of these stands outside a string, so an escape changes what is printed and not what is meant.
_UNFIT = re.compile(rf"{FORBIDDEN_CHARACTERS.pattern}|(?<=##)\[")


def dumped(value: Mapping[str, object], indent: int | None) -> str:
    """Return the object as JSON, on one line without indent; what is unfit is escaped."""
    return _UNFIT.sub(_escape, json.dumps(value, ensure_ascii=False, indent=indent)) + "\n"


def _escape(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
