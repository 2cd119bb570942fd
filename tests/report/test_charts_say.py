"""What charts say that they are of, and what of it they found."""

from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.report.charts.categories import categories_over_time, category_chart
from sip.report.charts.progress import progress_chart
from sip.report.grouping import grouping_meant
from tests.support.data import record, view_of
from tests.support.samples import FIELDS

_EN = Wording.of("en")
_VIEW = view_of("2024-02", record(FIELDS))


@pytest.mark.parametrize(
    ("draw", "finding", "caption"),
    [
        (
            category_chart,
            "1 of 3 open actions overdue as of 29 February 2024",
            "Open, overdue and past expected actions by the field Theme",
        ),
        (
            categories_over_time,
            "3 actions open as of 31 January 2024",
            "Open actions by the field Theme, by date of the data",
        ),
    ],
)
def test_a_chart_by_a_field(draw: object, finding: str, caption: str) -> None:
    assert callable(draw)
    drawn = draw(_VIEW, grouping_meant("theme", _VIEW.record))
    assert (_EN.say(drawn.finding), _EN.say(drawn.caption)) == (finding, caption)


@pytest.mark.parametrize(
    ("status", "caption"),
    [
        ("not started", "Implemented and open actions, by date of the data"),
        ("in progress", "Implemented actions and actions in progress, by date of the data"),
    ],
)
def test_actions_not_started_are_open_and_not_in_progress(status: str, caption: str) -> None:
    texts = {path: text.replace("not started", status) for path, text in FIELDS.items()}
    assert _EN.say(progress_chart(view_of("2023-01", record(texts))).caption) == caption
