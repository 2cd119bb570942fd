from __future__ import annotations

from unicodedata import category, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.spreadsheet import with_formulas, without_formulas

# Few characters, so that separators, quotes and formulas come to stand beside each other.
_TEXTS = st.text(st.sampled_from("ab1'\" =+-@;,|\t\n\uff1b\uff1d\u200b")) | st.text()

_SEPARATORS = ",;|\t\n\v\f\r\x85\u2028\u2029\uff0c\uff1b\uff5c"


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


def _acts(cell: str) -> bool:
    shown = cell.lstrip("'\"" + "".join(each for each in cell if category(each)[0] == "Z"))
    return shown != "" and (category(shown[0])[0] == "C" or normalize("NFKC", shown)[0] in "=+-@")


@given(_TEXTS)
def test_only_a_text_with_a_cell_that_acts_is_changed(text: str) -> None:
    starts = [0, *(at + 1 for at, each in enumerate(text) if each in _SEPARATORS)]

    assert (without_formulas(text) != text) is any(_acts(text[start:]) for start in starts)
