"""A picture that stands alone, or its figures, as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import Report, Section
from sip.report.provenance import origin, subtitle

if TYPE_CHECKING:
    from sip.plan.view import View
    from sip.report.document import Chart, Table


def chart_report(view: View, chart: Chart | Table) -> Report:
    """Return a chart of the record, or its figures, under the date that it is drawn for."""
    section = Section("chart", None, (chart,))
    return Report(view.record.plan.title, subtitle(view), (section,), origin(view.as_of, None))
