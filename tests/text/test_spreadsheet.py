from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.spreadsheet import with_formulas, without_formulas

# Few characters, so that separators, quotes and formulas come to stand beside each other.
_TEXTS = st.text(st.sampled_from("ab1'\" =+-@;,|\t\n\uff1b\uff1d\u200b")) | st.text()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("a=1, b", "a=1, b"),
        ("1-2; (=3)", "1-2; (=3)"),
        ("a;=1+cmd|c;b", "a;'=1+cmd|c;b"),
        ("a|+1|@x", "a|'+1|'@x"),
        ("a\t-1\n=2", "a\t'-1\n'=2"),
        ('a;"" =1', 'a;\'"" =1'),
        ("a\uff1b\uff1d1", "a\uff1b'\uff1d1"),
        ("a;\u200bx", "a;'\u200bx"),
        ("'a", "'a"),
        ("'=1", "''=1"),
        (";'=1;'a", ";''=1;'a"),
    ],
)
def test_an_apostrophe_stands_where_a_cell_could_act(text: str, written: str) -> None:
    assert without_formulas(text) == written
    assert with_formulas(written) == text


@given(_TEXTS)
def test_every_text_comes_back(text: str) -> None:
    assert with_formulas(without_formulas(text)) == text


@given(_TEXTS)
def test_a_text_that_is_written_twice_comes_back_twice(text: str) -> None:
    twice = without_formulas(without_formulas(text))
    assert with_formulas(with_formulas(twice)) == text
