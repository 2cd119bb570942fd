"""Charts to draw in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.report.charts.plots import (
    Bars,
    Group,
    Panels,
    Series,
    Stack,
    Stretch,
    Timeline,
    figures_at_dates,
)
from sip.report.document import Chart, Table, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.report.document import Plot

DATES = ("2023-01", "2023-03", "2023-11", "2024-04-15")
_NO_FIGURES = Table("figures", (), ())


def chart(plot: Plot, name: str = "drawn", figures: Table = _NO_FIGURES) -> Chart:
    return Chart(
        name=name,
        finding=message("81 of 96 actions implemented"),
        caption=message("Actions by date"),
        notes=(message("Number of actions."), message("Sources: A77/28.")),
        alternative=(message("Many are closed."), message("Few are open.")),
        plot=plot,
        figures=figures,
    )


def stacked(
    dates: Sequence[str] = DATES,
    lower: Sequence[int] = (38, 42, 67, 81),
    upper: Sequence[int] = (60, 54, 29, 15),
) -> Chart:
    parsed = tuple(PartialDate.parse(each) for each in dates)
    series = (Series("closed", "Closed", tuple(lower)), Series("open", "Open", tuple(upper)))
    return chart(Stack(parsed, *series), "progress", figures_at_dates("progress", parsed, series))


def panels(*numbers: Sequence[int], dates: Sequence[str] = DATES) -> Chart:
    series = tuple(
        Series(f"c{index}", f"Category {index}", tuple(each))
        for index, each in enumerate(numbers, start=1)
    )
    return chart(Panels(tuple(PartialDate.parse(each) for each in dates), series), "categories")


def bars(*numbers: Sequence[int | None]) -> Chart:
    measures = (("open", "Open"), ("overdue", "Overdue"), ("past_expected", "Past expected"))
    groups = tuple(
        Group(f"c{index}", f"Category {index}", tuple(each))
        for index, each in enumerate(numbers, start=1)
    )
    return chart(Bars(measures, groups), "categories")


def timeline(*stretches: tuple[str, str | None, str | None], as_of: str = "2024-04-15") -> Chart:
    """Draw each action by its id, due and expected date."""
    drawn = tuple(
        Stretch(name, message("Title"), _date(due), _date(expected))
        for name, due, expected in stretches
    )
    return chart(Timeline(PartialDate.parse(as_of), drawn), "timeline")


def _date(written: str | None) -> PartialDate | None:
    return None if written is None else PartialDate.parse(written)
