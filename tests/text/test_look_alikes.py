from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.text.look_alikes import (
    deceiving_character,
    decomposed,
    id_looks,
    look,
    mixed_words,
    symbol_look,
)

CYRILLIC_A = "\u0410"
CYRILLIC_IE = "\u0435"
GREEK_NU = "\u03bd"
COMBINING_ACUTE = "\u0301"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            f"{CYRILLIC_A}ccountability",
            (
                f"“{CYRILLIC_A}” in “{CYRILLIC_A}ccountability” is a Cyrillic character (U+0410) "
                "that looks like “A” (U+0041)"
            ),
        ),
        (
            f"go{GREEK_NU}ernance",
            (
                f"“{GREEK_NU}” in “go{GREEK_NU}ernance” is a Greek character (U+03BD) that looks "
                "like “v” (U+0076)"
            ),
        ),
        (
            "Управлeние",
            "“e” in “Управлeние” is a Latin character (U+0065) that looks like “е” (U+0435)",
        ),
        (
            "P\u0391\u0421E",
            (
                "“\u0391” in “P\u0391\u0421E” is a Greek character (U+0391) that looks like “A” "
                "(U+0041)"
            ),
        ),
        (
            f"SIP2023_{CYRILLIC_A}3",
            (
                f"“{CYRILLIC_A}” in “SIP2023_{CYRILLIC_A}3” is a Cyrillic character (U+0410) that "
                "looks like “A” (U+0041)"
            ),
        ),
    ],
)
def test_a_word_of_two_scripts_that_looks_to_be_of_one(text: str, found: str) -> None:
    assert [str(each) for each in mixed_words(text)] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Accountability",
        "Управление",
        "\u0441\u043e\u0440\u0443",  # a whole word of Cyrillic letters that look like Latin ones
        "世卫组织COVID和ВОЗ",
        "COVID-19, ВОЗ",
        "HR-системы и 3D-печать",
        "TNF\u03b1, NF\u03baB, PPAR\u03b3, \u03bcg, k\u03a9, \u0394t",
        "\u03b2-carotene",
        "Ångström, naïve, Łódź",
        "",
    ],
)
def test_words_that_are_in_order(text: str) -> None:
    assert list(mixed_words(text)) == []


def test_each_mixed_word_is_told_once() -> None:
    mixed = f"R{CYRILLIC_IE}form"
    words = [each.word for each in mixed_words(f"{mixed} and {mixed}, {CYRILLIC_A}ction")]
    assert words == [mixed, f"{CYRILLIC_A}ction"]


@given(st.text(alphabet=st.characters(max_codepoint=0x17F)))
def test_latin_text_never_mixes(text: str) -> None:
    assert list(mixed_words(text)) == []


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("A77/28", None),
        ("问责", None),
        ("改革２", None),
        ("", None),
        (
            "２０２４",
            "“２” is a full-width character (U+FF12) that looks like “2” (U+0032)",
        ),
        (
            f"remov{CYRILLIC_IE}d",
            f"“{CYRILLIC_IE}” is a Cyrillic character (U+0435) that looks like “e” (U+0065)",
        ),
    ],
)
def test_what_deceives_in_a_word(word: str, found: str | None) -> None:
    assert deceiving_character(word) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SIP2023_A01", "SIP2023_AO1"),
        ("SIP2023_A10", "SIP2023_A1o"),
        ("SIP2023_A1", "sip2023_al"),
        ("SIP2023_A1", "SIP2023_AI"),
        ("SIP2023_A1", f"SIP2023_{CYRILLIC_A}1"),
    ],
)
def test_ids_that_look_alike(one: str, other: str) -> None:
    assert look(one) == look(other)


def test_ids_that_look_different() -> None:
    ids = ["SIP2023_A1", "SIP2023_A11", "SIP2023_A01", "SIP2023_B1", "SIP2023A1", "SIP2023_A7"]
    assert len({look(each) for each in ids}) == len(ids)


def test_numbers_with_and_without_leading_zeros() -> None:
    assert id_looks("SIP2023_A003")[1] == id_looks("sip2023_a3")[1]
    assert id_looks("A0")[1] == "a0"
    assert id_looks("A100")[1] == "a100"


def test_ids_that_differ_in_what_parts_their_words() -> None:
    assert id_looks("REC-1.1") == id_looks("rec_1-1") == ("rec_1_1", "rec_1_1")
    assert id_looks("REC-11") != id_looks("REC-1.1")


def test_spellings_of_one_document() -> None:
    one = {symbol_look(each) for each in ["EB154/34 Add.1", "EB154/34 Add1", "Eb154//34 add 1"]}
    assert len(one) == 1


def test_documents_that_differ() -> None:
    symbols = ["A77/28", "A77/2", "A7/728", "WHA72.8", "WHA7.28", "EB152(16)", "EB152/16"]
    assert len({symbol_look(each) for each in symbols}) == len(symbols)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Réforme", None),
        ("改革", None),
        (
            f"Re{COMBINING_ACUTE}forme",
            f"“e{COMBINING_ACUTE}” written U+0065 U+0301 where “é” (U+00E9)",
        ),
        ("5 \u212b", "“\u212b” written U+212B where “Å” (U+00C5)"),
        ("\u1100\u1161", "“\u1100\u1161” written U+1100 U+1161 where “가” (U+AC00)"),
        (
            "\u03c9\u0314\u0342\u0345",  # as many as NFC makes one
            "“\u03c9\u0314\u0342\u0345” written U+03C9 U+0314 U+0342 U+0345 where “ᾧ” (U+1FA7)",
        ),
    ],
)
def test_characters_that_stand_where_one_belongs(text: str, found: str | None) -> None:
    assert decomposed(text) == found


@given(st.text())
def test_only_text_in_composed_form_passes(text: str) -> None:
    assert (decomposed(text) is None) == unicodedata.is_normalized("NFC", text)
