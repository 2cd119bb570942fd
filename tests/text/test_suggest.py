from __future__ import annotations

import pytest

from sip.text.suggest import nearest


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("titel", "title"),
        ("TITLE", "title"),
        (" title ", "title"),
        ("in_progress", "in progress"),
        ("In-Progres", "in progress"),
        ("closed percent", "closed_percent"),
        ("", None),
        ("colour", None),
        ("x" * 1_000_000, None),
    ],
)
def test_the_nearest_word_is_one_that_a_slip_of_the_pen_turned_into_it(
    word: str, found: str | None
) -> None:
    assert nearest(word, ["title", "in progress", "closed_percent", "log"]) == found


def test_no_word_is_near_where_none_is_known() -> None:
    assert nearest("title", []) is None
