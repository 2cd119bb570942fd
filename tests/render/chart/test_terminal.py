from __future__ import annotations

import pytest
from rich.cells import cell_len

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.chart.terminal import chart_lines, texts_around
from sip.report.charts.plots import Stretch, Timeline
from tests.support.charts import bars, chart, panels, stacked, timeline

EN = Wording.of("en")


def test_a_row_a_date_and_none_without() -> None:
    assert "\n".join(chart_lines(stacked(), EN, 50)) == (
        "Actions by date\n"
        "█ Closed\n"
        "░ Open\n"
        "\n"
        "2023-01     38 ████████████░░░░░░░░░░░░░░░░░░░░ 60\n"
        "2023-03     42 ██████████████░░░░░░░░░░░░░░░░░ 54\n"
        "2023-11     67 ██████████████████████░░░░░░░░░ 29\n"
        "2024-04-15  81 ██████████████████████████░░░░░ 15"
    )


def test_panels_one_below_the_other_by_one_scale() -> None:
    dates = ("2023-01", "2023-02")
    assert "\n".join(chart_lines(panels((0, 2), (8, 4), dates=dates), EN, 80)) == (
        "Actions by date\n"
        "\n"
        "Category 1\n"
        "2023-01  0\n"
        "2023-02  ██ 2\n"
        "\n"
        "Category 2\n"
        "2023-01  ████████ 8\n"
        "2023-02  ████ 4"
    )


def test_bars_of_each_category_and_what_is_unknown() -> None:
    assert "\n".join(chart_lines(bars((4, 1, 0), (2, None, 2)), EN, 80)) == (
        "Actions by date\n"
        "\n"
        "Category 1\n"
        "  Open           ░░░░ 4\n"
        "  Overdue        █ 1\n"
        "  Past expected  0\n"
        "\n"
        "Category 2\n"
        "  Open           ░░ 2\n"
        "  Overdue        –\n"
        "  Past expected  ██ 2"
    )


STRETCHES = (
    ("A_1", "2024-01-01", "2024-12-31"),
    ("A_2", "2024-12-31", "2024-12"),
    ("A_3", "2024-12-31", "2024-01-01"),
    ("A_4", "2024-12-31", None),
    ("A_5", None, "2024-12-31"),
    ("A_6", None, None),
)


def test_a_line_from_due_to_expected_with_the_date_through_them_all() -> None:
    assert "\n".join(chart_lines(timeline(*STRETCHES, as_of="2024-07-01"), EN, 70)) == (
        "Actions by date\n"
        "○ Due   ● Expected   ┊ As of 1 July 2024\n"
        "\n"
        "A_1  ○──────────────────┊───────────────────●  2024-01-01 → 2024-12-31\n"
        "A_2                     ┊                   ◉  2024-12-31 → 2024-12\n"
        "A_3  ●──────────────────┊───────────────────○  2024-12-31 → 2024-01-01\n"
        "A_4                     ┊                   ○  2024-12-31 → –\n"
        "A_5                     ┊                   ●  – → 2024-12-31\n"
        "A_6                     ┊                      – → –"
    )


@pytest.mark.parametrize("width", [40, 60, 80, 120, 220])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    lengthy = timeline((f"SIP2023_{'LONG_' * 10}", "2024", "2025"), ("B", "2024", "2030"))
    charts = (stacked(), panels((45, 39, 14, 0)), bars((400, 1, 0)), lengthy)
    lines = [line for chart in charts for line in chart_lines(chart, EN, width)]
    assert [line for line in lines if cell_len(line) > width] == []


def test_titles_stand_in_a_wide_terminal_only() -> None:
    assert "Title" in chart_lines(timeline(*STRETCHES), EN, 120)[3]
    assert "Title" not in "".join(chart_lines(timeline(*STRETCHES), EN, 119))


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("عنوان", f"\u2068عنوان\u2069{' ' * 35}"),
        # what is cut keeps no isolate that it does not end
        (f"\u2066{'x' * 40}\u2069 عن", f"{'x' * 39}…"),
        (f"\u2066{'x' * 30}\u2069 {'ع' * 30}", f"\u2068{'x' * 30} {'ع' * 8}…\u2069"),
    ],
)
def test_a_title_from_right_to_left_turns_no_column(title: str, shown: str) -> None:
    stretch = Stretch("A_1", title, None, None)
    plot = Timeline(PartialDate.parse("2024"), (stretch,))

    assert chart_lines(chart(plot, "timeline"), EN, 120)[3].startswith(f"A_1  {shown}  ")


def test_no_row_is_wider_than_asked() -> None:
    chart = stacked(lower=(0, 1, 999, 1000), upper=(1000, 999, 1, 0))
    assert [len(line) for line in chart_lines(chart, EN, 60)[4:]] == [60, 59, 57, 57]


def test_a_number_however_small_is_seen_beside_a_great_one() -> None:
    chart = stacked(("2023-01", "2023-02"), (1, 999), (999, 1))
    first, second = chart_lines(chart, EN, 40)[4:]
    assert first == "2023-01    1 █░░░░░░░░░░░░░░░░░░░░░░ 999"
    assert second == "2023-02  999 ██████████████████████░ 1"


def test_nothing_to_count() -> None:
    chart = stacked(("2023-01",), (0,), (0,))
    assert chart_lines(chart, EN, 80)[4:] == ["2023-01  0 0"]


def test_texts_around_a_picture() -> None:
    assert [EN.say(text) for text in texts_around(stacked())] == [
        "Actions by date",
        "Many are closed.",
        "Few are open.",
    ]
