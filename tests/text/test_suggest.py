from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.suggest import Words, advice, listed, nearest

KNOWN = ["title", "in progress", "closed_percent", "log"]


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
    assert nearest(word, KNOWN) == found


@pytest.mark.parametrize(
    ("word", "known", "likeness", "is_near"),
    [
        ("abcxx", "abcde", 6 / 10, True),
        ("abcdefghxxxxx", "abcdefghijklmn", 16 / 27, False),
        ("abcdefghijkxxxxxxx", "abcdefghijklmnopqr", 22 / 36, True),
    ],
)
def test_a_word_is_near_from_three_fifths_on(
    word: str,
    known: str,
    likeness: float,
    is_near: bool,  # noqa: FBT001  # the expected value
) -> None:
    assert SequenceMatcher(None, known, word).ratio() == likeness
    assert nearest(word, [known]) == (known if is_near else None)


def test_what_parts_the_words_of_an_id_does_not_count() -> None:
    assert nearest("rec 1-2", ["REC-1.2", "REC-1.1"]) == "REC-1.2"


def test_no_word_is_near_where_none_is_known() -> None:
    assert nearest("title", []) is None


MANY = Words(f"REF{number:04}_A{number % 7}" for number in range(5000))


@pytest.mark.parametrize(
    "word", ["REF1234_A", "REF1234A2", "EF1234_A2", "ref1234_a2", "RFE1234_A2", "REF1234_A22"]
)
def test_a_slip_in_one_of_very_many_words_is_found(word: str) -> None:
    assert MANY.nearest(word) == "REF1234_A2"


def test_a_word_is_compared_with_few_of_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def count(_: str, words: list[str], **__: object) -> list[str]:
        compared.extend(words)
        return []

    monkeypatch.setattr("sip.text.suggest.get_close_matches", count)
    assert MANY.nearest("REF9999_A1") is None
    assert 0 < len(compared) <= 60


def test_another_word_is_found_than_the_one_that_can_not_be_meant() -> None:
    words = Words(["A_12", "A_13"])
    assert (words.nearest("A_133"), words.nearest("A_133", other_than="A_13")) == ("A_13", "A_12")


@given(st.text(), st.lists(st.text()))
def test_what_is_near_is_known(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {None, *known}


def test_what_to_write() -> None:
    assert advice("titel", KNOWN) == "write title"
    assert advice("colour", KNOWN) == "use one of title, in progress, closed_percent, log"
    assert advice("colour", KNOWN, "take it out") == "take it out"
    assert advice("titel", KNOWN, "take it out") == "write title"


def test_a_list_ends_after_ten() -> None:
    words = [f"w{number}" for number in range(1, 1011)]
    assert listed(words[:10]) == "w1, w2, w3, w4, w5, w6, w7, w8, w9, w10"
    assert listed(words[:11]) == "w1, w2, w3, w4, w5, w6, w7, w8, w9, w10 and 1 more"
    assert listed(words) == "w1, w2, w3, w4, w5, w6, w7, w8, w9, w10 and 1,000 more"
