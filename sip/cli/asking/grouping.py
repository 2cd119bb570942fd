"""What --by names: a category or a field of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.report.grouping import UnknownTallyError, grouping_meant

if TYPE_CHECKING:
    from sip.plan.record import Record
    from sip.report.grouping import Tally


def grouping_of(word: str | None, record: Record) -> Tally | None:
    """Return what actions are to be counted by, None where nothing is named; raise UsageError."""
    if word is None:
        return None
    try:
        return grouping_meant(word, record)
    except UnknownTallyError as error:
        raise UsageError(f"--by {error}") from error
