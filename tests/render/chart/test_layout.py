from __future__ import annotations

import pytest

from sip.render.chart.layout import layout_of
from tests.support.charts import stacked


@pytest.mark.parametrize(
    ("dates", "levels"),
    [
        (("2023-01", "2023-07"), (0, 0)),
        (("2020-01", "2020-04", "2021-11"), (0, 1, 0)),
        # The third would stand beside the second's line and nearer to it than is clear.
        (("2020-01", "2020-04", "2020-06", "2021-11"), None),
    ],
)
def test_dates_that_are_near_take_turns_where_that_helps(
    dates: tuple[str, ...], levels: tuple[int, ...] | None
) -> None:
    numbers = range(len(dates))

    assert layout_of(stacked(dates, numbers, numbers)).levels == levels
