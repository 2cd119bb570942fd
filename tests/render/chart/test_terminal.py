from __future__ import annotations

from sip.language.wording import Wording
from sip.render.chart.terminal import chart_lines, texts_around
from tests.support.charts import panels, stacked

EN = Wording.of("en")


def test_a_row_a_date_at_true_distances() -> None:
    assert "\n".join(chart_lines(stacked(), EN, 50)) == (
        "Actions by date\n"
        "█ Closed\n"
        "░ Open\n"
        "\n"
        "2023-01     38 ████████████░░░░░░░░░░░░░░░░░░░░ 60\n"
        "\n"
        "2023-03     42 ██████████████░░░░░░░░░░░░░░░░░ 54\n"
        "\n\n\n\n\n\n"
        "2023-11     67 ██████████████████████░░░░░░░░░ 29\n"
        "\n\n\n"
        "2024-04-15  81 ██████████████████████████░░░░░ 15"
    )


def test_panels_one_below_the_other_by_one_scale() -> None:
    dates = ("2023-01", "2023-02", "2023-04")
    assert "\n".join(chart_lines(panels((0, 1, 2), (8, 6, 4), dates=dates), EN, 80)) == (
        "Open actions by category\n"
        "\n"
        "Category 1\n"
        "2023-01  0\n"
        "\n"
        "2023-02  █ 1\n"
        "\n\n\n"
        "2023-04  ██ 2\n"
        "\n"
        "Category 2\n"
        "2023-01  ████████ 8\n"
        "\n"
        "2023-02  ██████ 6\n"
        "\n\n\n"
        "2023-04  ████ 4"
    )


def test_no_row_is_wider_than_asked() -> None:
    chart = stacked(dark=(0, 1, 999, 1000), light=(1000, 999, 1, 0))
    assert [len(line) for line in chart_lines(chart, EN, 60)[4:] if line] == [60, 59, 57, 57]


def test_a_number_however_small_is_seen_beside_a_great_one() -> None:
    chart = stacked(("2023-01", "2023-02"), (1, 999), (999, 1))
    first, second = (line for line in chart_lines(chart, EN, 40)[4:] if line)
    assert first == "2023-01    1 █░░░░░░░░░░░░░░░░░░░░░░ 999"
    assert second == "2023-02  999 ██████████████████████░ 1"


def test_nothing_to_count() -> None:
    chart = stacked(("2023-01",), (0,), (0,))
    assert chart_lines(chart, EN, 80)[4:] == ["2023-01  0 0"]


def test_dates_a_day_apart_have_a_row_each() -> None:
    chart = stacked(("2023-01", "2024-04-15", "2024-04-16"), (1, 1, 1), (0, 0, 0))
    shown = [line[:10].strip() for line in chart_lines(chart, EN, 80)[4:]]
    assert shown == ["2023-01", *[""] * 12, "2024-04-15", "2024-04-16"]


def test_dates_a_day_apart_have_a_blank_row_between_them_where_there_is_room() -> None:
    chart = stacked(("2024-01-01", "2024-01-02", "2024-01-03"), (1, 1, 1), (0, 0, 0))
    assert chart_lines(chart, EN, 50)[4:] == [
        "2024-01-01  1 █ 0",
        "",
        "2024-01-02  1 █ 0",
        "",
        "2024-01-03  1 █ 0",
    ]


def test_twenty_dates_have_a_row_each_and_few_blank_ones() -> None:
    dates = [*(f"2023-{month:02}" for month in range(1, 13)), "2030", "2031"]
    rows = chart_lines(stacked(dates, [1] * 14, [1] * 14), EN, 80)[4:]
    assert [line[:7].strip() for line in rows if line] == [each[:7] for each in dates]
    assert rows.count("") == 3


def test_texts_around_a_picture() -> None:
    chart = stacked()
    assert [EN.say(text) for text in texts_around(chart)] == [
        "Actions by date",
        "Dark: closed",
        "Light: open",
        "2023-01: drawn.",
        "2023-03: drawn.",
        "2023-11: drawn.",
        "2024-04-15: drawn.",
    ]
