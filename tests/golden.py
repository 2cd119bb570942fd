"""The reports drafted from the shipped data, and what they are to look like."""

from __future__ import annotations

import datetime as dt
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sip.draft import progress_report
from sip.load import load
from sip.record import as_of

if TYPE_CHECKING:
    from sip.report import Report

LANGUAGES = ("en", "zh")
COMMIT = "0123456789abcdef0123456789abcdef01234567"
_ROOT = Path(__file__).parent.parent
_FOLDER = Path(__file__).parent / "golden"


@cache
def shipped_report(date: str = "2024-04-15") -> Report:
    dataset, problems = load(_ROOT / "data", "data")
    assert problems == []
    return progress_report(dataset.record, as_of(date, dataset.record, dt.date(2024, 5, 1)), COMMIT)


def golden_text(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def assert_golden(name: str, text: str) -> None:
    """Compare with the file; SIP_GOLDEN=write makes the file anew instead."""
    if os.environ.get("SIP_GOLDEN") == "write":
        (_FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    assert text == golden_text(name)
