from __future__ import annotations

import sys
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.safe import (
    FORBIDDEN_CHARACTERS,
    LONGEST_ECHO,
    has_forbidden_characters,
    printable,
    printable_pair,
    printable_path,
    without_commands,
)

# Every kind of character that printable has to see to, beside plain ones.
awkward = st.text(
    st.sampled_from(
        "ab :#[\\\t\n\r\x00\x1b\x7f\x85\x9b\u2028\u202e\u2066\u200b\ufeff\ud800\U000e0041改é\xa0"
    )
    | st.characters(),
    max_size=300,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("改革 – naïve | <b> [red]x[/] =1+1", "改革 – naïve | <b> [red]x[/] =1+1"),
        ("a\tb\nc\rd\r\n", r"a\tb\nc\rd\r\n"),
        ("\x1b[31mred\x1b[0m", r"\x1b[31mred\x1b[0m"),
        ("\x00\x07\x7f\x9b", r"\x00\x07\x7f\x9b"),
        ("a\u2028b\u2029c\x85d", r"a\u2028b\u2029c\x85d"),
        ("user\u202egnp.exe\u2066x\u2069", r"user\u202egnp.exe\u2066x\u2069"),
        ("a\u200bb\ufeff\u2060", r"a\u200bb\ufeff\u2060"),
        ("\U000e0041", r"\U000e0041"),
        ("\ud800\udfff", r"\ud800\udfff"),
        ("\ufffe\uffff\ufdd0", r"\ufffe\uffff\ufdd0"),
        ("ن\u200dx\u200e", "ن\u200dx\u200e"),
        ("::error::x", r"\x3a:error::x"),
        (" ::set-output", r" \x3a:set-output"),
        ("\u3000::x", "\u3000\\x3a:x"),
        (":::", r"\x3a::"),
        ("a::b", "a::b"),
        ("a: b", "a: b"),
        ("##[error]x", r"##\x5berror]x"),
        ("a###[b", r"a###\x5bb"),
        ("#[b] # [c]", "#[b] # [c]"),
    ],
)
def test_a_value_is_shown_with_visible_escapes(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("改" * 100_000, "改" * 199 + "…"),
        ("\n" * 100, r"\n" * 100),
        ("\n" * 101, r"\n" * 99 + "\\…"),
        ("\u202e" * 200, r"\u202e" * 33 + "\\…"),
        ("x" * 199 + "##[", "x" * 199 + "…"),
    ],
)
def test_a_value_is_shown_in_200_characters(text: str, shown: str) -> None:
    assert printable(text) == shown
    assert len(shown) <= LONGEST_ECHO == 200


@given(awkward)
def test_what_is_shown_acts_on_nothing(text: str) -> None:
    shown = printable(text)
    assert len(shown) <= LONGEST_ECHO
    assert not FORBIDDEN_CHARACTERS.search(shown)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(each) for each in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not shown.strip().startswith("::")
    assert "##[" not in shown
    assert shown.encode("utf-8").decode("utf-8") == shown


@given(awkward)
def test_what_is_fit_to_be_shown_stays_as_it_is(text: str) -> None:
    shown = printable(text)
    assert printable(shown) == shown


@given(awkward)
def test_no_line_is_left_that_a_runner_obeys(text: str) -> None:
    safe = without_commands(text)
    assert "##[" not in safe
    assert not any(line.strip().startswith("::") for line in safe.splitlines())


def test_a_path_is_echoed_with_forward_slashes_on_every_system() -> None:
    assert printable_path(PureWindowsPath(r"plans\data\a b.yaml")) == "plans/data/a b.yaml"
    assert printable_path(PurePosixPath("plans/\x1b")) == r"plans/\x1b"


def test_two_long_texts_begin_shortly_before_they_differ() -> None:
    same, end = "All of the same words. " * 20, " and more of it" * 20
    now, was = printable_pair(f"{same}Drop it{end}", f"{same}Keep it{end}")
    assert now.startswith("…same words. All of the same words. All of the same words. Drop it and")
    assert was == now.replace("Drop", "Keep")
    assert len(now) == LONGEST_ECHO
    assert now.endswith("…")


def test_two_texts_that_fit_are_shown_whole() -> None:
    long = "a" * LONGEST_ECHO
    assert printable_pair(long, "b") == (long, "b")
    assert printable_pair("b" + long, "a" + long) == (printable("b" + long), printable("a" + long))


def test_what_was_added_at_the_end_of_a_long_text_is_shown() -> None:
    now, was = printable_pair("a" * 300 + "b", "a" * 300)
    assert (now, was) == ("…" + "a" * 60 + "b", "…" + "a" * 60)


@given(*[st.text("ab ñ改", max_size=20)] * 3, st.integers(0, 30))
def test_two_texts_that_differ_never_look_the_same(
    start: str, one: str, other: str, times: int
) -> None:
    end = "and so on " * 20
    if one != other and not (one + end).startswith(other + end):
        now, was = printable_pair(start * times + one + end, start * times + other + end)
        assert now != was


def test_what_no_file_may_hold_is_found_wherever_it_stands() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        is_forbidden = FORBIDDEN_CHARACTERS.search(character) is not None
        assert has_forbidden_characters(f"id: {character}问\n") is is_forbidden
