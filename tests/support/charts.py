"""Charts to draw in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.report.document import Arrangement, Chart, Series, message

if TYPE_CHECKING:
    from collections.abc import Sequence

DATES = ("2023-01", "2023-03", "2023-11", "2024-04-15")


def stacked(
    dates: Sequence[str] = DATES,
    dark: Sequence[int] = (38, 42, 67, 81),
    light: Sequence[int] = (60, 54, 29, 15),
) -> Chart:
    return Chart(
        name="progress",
        caption=message("Actions by date"),
        legend=(message("Dark: closed"), message("Light: open")),
        alternative=tuple(f"{each}: drawn." for each in dates),
        dates=tuple(PartialDate.parse(each) for each in dates),
        series=(Series("closed", "Closed", tuple(dark)), Series("open", "Open", tuple(light))),
        arrangement=Arrangement.STACKED,
    )


def panels(*numbers: Sequence[int], dates: Sequence[str] = DATES) -> Chart:
    return Chart(
        name="categories",
        caption=message("Open actions by category"),
        legend=(message("From top to bottom: all"),),
        alternative=("Drawn.",),
        dates=tuple(PartialDate.parse(each) for each in dates),
        series=tuple(
            Series(f"c{index}", f"Category {index}", tuple(each))
            for index, each in enumerate(numbers, start=1)
        ),
        arrangement=Arrangement.PANELS,
    )
