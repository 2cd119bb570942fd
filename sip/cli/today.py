"""The day that it is where sip is run."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def today() -> dt.date:
    """Return the date in the time zone of the machine."""
    return datetime.now(UTC).astimezone().date()
