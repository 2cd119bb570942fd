from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.chart.drawing import Area, Box, Dot, Edge, Label, Line, Paint, Sheet
from sip.render.chart.picture import alone, bare, parts
from sip.render.chart.room import spread, width_of, without_collisions
from tests.support.charts import bars, panels, stacked, timeline
from tests.support.languages import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from sip.render.chart.drawing import Drawing
    from sip.report.document import Chart

EN = Wording.of("en")


@dataclass(frozen=True)
class Extent:
    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Extent) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def extent_of(words: Label) -> Extent:
    width = width_of(words.text, words.size, is_bold=words.is_bold)
    left = words.x - width * {Edge.LEFT: 0.0, Edge.MIDDLE: 0.5, Edge.RIGHT: 1.0}[words.edge]
    return Extent(words.text, left, words.y - 0.73 * words.size, left + width, words.y)


def words_of(drawing: Drawing) -> list[Label]:
    return [each for each in drawing.shapes if isinstance(each, Label)]


def boxes_of(drawing: Drawing) -> list[Box]:
    return [each for each in drawing.shapes if isinstance(each, Box)]


def texts(chart: Chart) -> list[str]:
    return [each.text for each in words_of(bare(chart, EN))]


def months(count: int) -> tuple[str, ...]:
    start = date(2015, 1, 31)
    return tuple((start + timedelta(days=30 * each)).isoformat() for each in range(count))


def test_numbers_stand_in_the_bars_and_names_at_the_last_one() -> None:
    numbers = ["38", "60", "42", "54", "67", "29", "81", "15"]
    dates = ["January 2023", "November 2023", "15 April 2024", "March 2023"]
    assert texts(stacked()) == [*numbers, *dates, "Open 15", "Closed 81"]


def test_bars_are_equal_and_stand_at_true_distances() -> None:
    dark = [each for each in boxes_of(bare(stacked(), EN)) if each.paint is Paint.DARK]
    days = [PartialDate.parse(each).last_day for each in ("2023-01", "2023-03", "2023-11")]
    days.append(date(2024, 4, 15))
    assert len({each.width for each in dark}) == 1
    shares = [(each.left - dark[0].left) / (dark[-1].left - dark[0].left) for each in dark]
    assert shares == pytest.approx([(day - days[0]) / (days[-1] - days[0]) for day in days])
    assert dark[3].height / dark[0].height == pytest.approx(81 / 38)


def test_a_part_without_actions_is_not_drawn() -> None:
    drawn = boxes_of(bare(stacked(("2023-01", "2023-12"), (0, 5), (5, 0)), EN))
    assert [each.paint for each in drawn] == [Paint.LIGHT, Paint.DARK]


def test_many_dates_are_steps_with_the_years_below() -> None:
    drawing = bare(stacked(months(60), range(60), range(60, 0, -1)), EN)
    assert [each.paint for each in drawing.shapes if isinstance(each, Area)] == [
        Paint.LIGHT,
        Paint.DARK,
    ]
    assert [each.text for each in words_of(drawing)] == [
        *("2015", "2016", "2017", "2018", "2019"),
        *("Open 1", "Closed 59"),
    ]


def test_a_step_stays_as_high_as_its_date_until_the_next_one() -> None:
    dates = ("2015-01-01", "2015-01-02", "2020-01-01")
    _, dark = (
        s for s in bare(stacked(dates, (10, 20, 40), (30, 20, 0)), EN).shapes if isinstance(s, Area)
    )
    heights = [dark.corners[0][1] - y for _, y in dark.corners[1:-1]]
    assert heights == pytest.approx([37.5, 37.5, 75, 75, 150])
    assert dark.corners[2][0] == dark.corners[3][0]


def assert_nothing_collides(chart: Chart, wording: Wording = EN) -> None:
    for drawing in (bare(chart, wording), alone(chart, wording)):
        extents = [extent_of(each) for each in words_of(drawing)]
        assert [pair for pair in combinations(extents, 2) if pair[0].overlaps(pair[1])] == []
        outside = [
            each
            for each in extents
            if each.left < -1e-6
            or each.right > drawing.width + 1e-6
            or each.top < 0
            or each.bottom > drawing.height
        ]
        assert outside == []


@pytest.mark.parametrize(
    "dates",
    [
        ("2023-01-31", "2023-03-31", "2024-04-15"),
        ("2023-01-31", "2023-02-28", "2024-04-15"),
        ("2023-01", "2023-03", "2023-11", "2024-04-15", "2024-04-16"),
        ("2023-01-01", "2023-02-20", "2024-04-15"),
        months(2),
        months(8),
        months(20),
        (*months(19), "2030-01-01"),
        months(60),
        ("2024-04-15",),
    ],
    ids=["months", "a month", "a day", "near", "two", "eight", "twenty", "far", "sixty", "one"],
)
def test_no_label_collides_or_leaves_the_sheet(dates: tuple[str, ...]) -> None:
    for number in (0, 8, 81, 815, 81_500):
        numbers = [number] * len(dates)
        for wording in (EN, RIGHT_TO_LEFT):
            assert_nothing_collides(stacked(dates, numbers, [9] * len(dates)), wording)
            assert_nothing_collides(panels(numbers, numbers, dates=dates), wording)
        assert_nothing_collides(bars((number, 0, None), (1, number, number)))


@settings(max_examples=20)
@given(
    days=st.lists(
        st.dates(date(2015, 1, 1), date(2035, 1, 1)), min_size=1, max_size=9, unique=True
    ),
    numbers=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 2000)), min_size=9, max_size=9),
)
def test_nothing_ever_collides(days: list[date], numbers: list[tuple[int, int]]) -> None:
    dates = [day.isoformat() for day in sorted(days)]
    lower, upper = zip(*numbers[: len(dates)], strict=True)
    assert_nothing_collides(stacked(dates, lower, upper))
    assert_nothing_collides(timeline(*((f"A_{day}", day, dates[-1]) for day in dates)))


def test_a_line_leads_from_the_due_to_the_expected_date() -> None:
    drawing = bare(timeline(("A_1", "2024-01-01", "2024-12-31"), ("A_2", "2025", None)), EN)
    (line,) = (s for s in drawing.shapes if isinstance(s, Line) and s.paint is Paint.DARK)
    dots = [each for each in drawing.shapes if isinstance(each, Dot)]
    assert [each.is_filled for each in dots] == [False, True, False]
    assert [dots[0].x, dots[1].x] == [line.start[0], line.end[0]]
    (as_of,) = (s for s in drawing.shapes if isinstance(s, Line) and s.paint is Paint.ALERT)
    assert as_of.is_dashed
    assert as_of.start[1] < line.start[1] < dots[2].y < as_of.end[1]
    assert line.start[0] < as_of.start[0] < line.end[0]


def test_a_date_kept_is_a_dot_in_a_ring() -> None:
    drawing = bare(timeline(("A_1", "2024-12-31", "2024-12")), EN)
    due, expected = (each for each in drawing.shapes if isinstance(each, Dot) and each.y > 34)
    assert (due.x, due.is_filled, expected.is_filled) == (expected.x, False, True)
    assert due.radius - expected.radius > 2


def test_alone_it_has_all_its_words() -> None:
    said = [each.text for each in words_of(alone(stacked(), EN))]
    assert said[0] == "81 of 96 actions implemented"
    assert said[-2:] == ["Actions by date", "Number of actions. Sources: A77/28."]
    assert "81 of 96 actions implemented" not in texts(stacked())


def test_read_from_the_right_time_runs_to_the_left() -> None:
    chart = stacked()
    drawn, turned = bare(chart, EN), bare(chart, RIGHT_TO_LEFT)
    lefts = [each.left for each in boxes_of(turned)]
    assert lefts == pytest.approx(
        [drawn.width - each.left - each.width for each in boxes_of(drawn)]
    )
    assert {each.edge for each in words_of(alone(chart, RIGHT_TO_LEFT))} == {
        Edge.RIGHT,
        Edge.MIDDLE,
    }


def test_a_timeline_is_as_many_pictures_as_pages_need() -> None:
    chart = timeline(*((f"A_{number}", "2024", "2025") for number in range(7)))
    # As wide as it is drawn, and as high as the head, three lines and the years below need.
    pieces = parts(chart, Sheet(580, 34 + 3 * 14 + 16))
    assert [each.name for each in pieces] == ["timeline", "timeline_2", "timeline_3"]
    shown = [text for each in pieces for text in texts(each) if text.startswith("A_")]
    assert shown == [f"A_{number}" for number in range(7)]
    assert (bare(pieces[0], EN).width, bare(pieces[0], EN).height) == (580, 34 + 3 * 14 + 16)
    assert parts(chart, Sheet(580, 34 + 7 * 14 + 16)) == (chart,)
    assert parts(stacked(), Sheet(580, 1)) == (stacked(),)


@pytest.mark.parametrize(
    ("expected", "places"),
    [("2027-06", [None, None]), ("2025-07", [18.0, 18.0]), ("2025-04", [18.0, 18.0])],
    ids=["far from it", "near it", "on it"],
)
def test_the_as_of_date_goes_through_no_name(expected: str, places: list[float | None]) -> None:
    chart = timeline(("A_1", "2022", expected), ("A_2", "2022", "2029"), as_of="2025-06-01")
    drawing = bare(chart, EN)
    (line,) = (each for each in drawing.shapes if isinstance(each, Line) and each.is_dashed)
    names = [each for each in words_of(drawing) if each.text in {"Due", "Expected"}]
    assert len(names) == 2
    for extent in map(extent_of, names):
        assert not extent.left - 2 < line.start[0] < extent.right + 2
    beside_dots = [each.edge is Edge.LEFT for each in names]
    assert beside_dots == [place is not None for place in places]


def test_the_pictures_of_a_timeline_have_one_scale() -> None:
    chart = timeline(("A_1", "2020", "2024"), ("A_2", "2021", "2029"), ("A_3", "2022", "2023"))
    pieces = parts(chart, Sheet(580, 34 + 14 + 16))
    assert {tuple(years(each)) for each in pieces} == {tuple(years(chart))}
    assert [text for text, _ in years(chart)] == [str(year) for year in range(2021, 2030)]


def years(chart: Chart) -> list[tuple[str, float]]:
    """Return the years below a timeline, each with its place."""
    names = words_of(bare(chart, EN))
    return [(each.text, each.x) for each in names if each.text.isdigit()]


@pytest.mark.parametrize(
    ("sheet", "pieces"),
    [(Sheet(290, 46), 3), (Sheet(1160, 92), 3), (Sheet(580, 1), 7), (Sheet(290, 92), 1)],
    ids=["half as wide", "never drawn larger", "no room for a line", "as high, half as wide"],
)
def test_a_timeline_is_scaled_to_the_width_of_the_sheet(sheet: Sheet, pieces: int) -> None:
    chart = timeline(*((f"A_{number}", "2024", "2025") for number in range(7)))
    assert len(parts(chart, sheet)) == pieces


@given(
    wanted=st.lists(st.floats(10, 90), min_size=1, max_size=8).map(sorted),
    gap=st.floats(0.1, 10),
)
def test_spread_keeps_the_gap_the_order_and_the_bounds(wanted: list[float], gap: float) -> None:
    places = spread(wanted, gap, 10, 90)
    assert all(after - before >= gap - 1e-5 for before, after in pairwise(places))
    assert all(10 - 1e-5 <= place <= 90 + 1e-5 for place in places)
    assert spread(places, gap - 1e-4, 10, 90) == pytest.approx(places)


def test_spread_moves_only_what_is_in_the_way() -> None:
    assert spread([10, 20, 21, 60], 5, 0, 100) == pytest.approx((10, 18, 23, 60))


def test_the_last_and_the_first_text_come_before_those_between() -> None:
    assert without_collisions([0, 10, 20, 30], [12, 12, 12, 12], 0) == (0, 3)
    assert without_collisions([0, 10, 20, 30], [9, 9, 9, 9], 0) == (0, 1, 2, 3)
