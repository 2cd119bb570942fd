"""What a picture that stands alone says below itself: its unit, its date and its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import message
from sip.report.provenance import sources_of_report, subtitle

if TYPE_CHECKING:
    from sip.plan.view import View
    from sip.report.document import Value

NUMBER_OF_ACTIONS = message("Number of actions.")
LAST_DAYS = message("A date known to the year, quarter or month stands at its last day.")


def notes(view: View, unit: Value = NUMBER_OF_ACTIONS) -> tuple[Value, ...]:
    """Return the unit, the date with the latest report, and the documents that were read."""
    return (unit, *subtitle(view), *sources_of_report(view, None))
