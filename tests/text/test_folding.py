from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.folding import folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Évaluation  DÉCENNALE\n", "evaluation decennale"),
        ("Straße", "strasse"),
        ("Ёж и йод", "еж и иод"),
        ("مُحَاسَبَة", "محاسبة"),
        ("الأمـــانة", "الامانة"),
        ("ＷＨＯ", "who"),
        ("a\u0301\u0323", "a"),
        ("改革 ", "改革"),
        ("ﬁnancing", "financing"),
        ("", ""),
    ],
)
def test_what_a_search_compares(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text())
def test_what_is_folded_stays_as_it_is(text: str) -> None:
    assert folded(folded(text)) == folded(text)
