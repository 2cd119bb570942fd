from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sip.render.lines import fill, wrap


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("abcdefgh ij", 5, ["abcde", "fgh", "ij"]),
        # Chinese breaks anywhere, but never a number, a word or a percentage
        ("预计二零二五年", 6, ["预计二", "零二五", "年"]),
        ("预计2025年完成", 8, ["预计2025", "年完成"]),
        ("预计2025年完成", 7, ["预计", "2025年", "完成"]),
        ("变为84%。", 8, ["变为", "84%。"]),
        ("需50 000至60 000美元", 10, ["需50 000至", "60 000美元"]),
        ("文件EB152/34附件", 8, ["文件", "EB152/34", "附件"]),
        # a closing mark stays with what it closes, an opening one with what it opens
        ("正在收尾，完成", 8, ["正在收", "尾，完成"]),
        ("报告(文件)附件", 6, ["报告", "(文件)", "附件"]),
        ("报告（文件）附件", 6, ["报告", "（文", "件）附", "件"]),
        ("见EB152/34(文件", 12, ["见EB152/34", "(文件"]),
        ("他说“好”。", 6, ["他说", "“好”。"]),
        ("（", 4, ["（"]),
        ("(", 4, ["("]),
        # a figure stays with its label, a date with its document, and what belongs together
        ("Finance 12, Results 3.", 9, ["Finance", "12,", "Results", "3."]),
        ("Finance 12, Results 3.", 19, ["Finance 12,", "Results 3."]),
        ("of money (unknown for 1)", 18, ["of money (unknown", "for 1)"]),
        ("between 5 and US$ 50 000.", 20, ["between 5 and", "US$ 50 000."]),
        ("closed. 15 are open", 10, ["closed. 15", "are open"]),
        ("closed 3 are open", 8, ["closed 3", "are open"]),
        ("read in A77/28, 2024-04-15", 18, ["read in", "A77/28, 2024-04-15"]),
        ("by \u20662024-Q2\u2069 or so", 10, ["by \u20662024-Q2\u2069", "or so"]),
        ("est 39\u00a0% des", 6, ["est", "39\u00a0%", "des"]),
        # what no line holds is broken between words, then behind signs, then anywhere
        ("a_long_id/of-parts 3.", 10, ["a_long_id/", "of-parts", "3."]),
        ("abcdefgh_ij 3.", 5, ["abcde", "fgh_", "ij 3."]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_fill_keeps_a_piece_whole_where_a_line_holds_it() -> None:
    pieces = ["Due: 2024-12-31  ", "Expected: a b  "]

    assert fill(pieces, 31) == ["Due: 2024-12-31  Expected: a b"]
    assert fill(pieces, 29) == ["Due: 2024-12-31", "Expected: a b"]
    assert fill(pieces, 10) == ["Due:", "2024-12-31", "Expected:", "a b"]
    assert fill(["日期：2024年底（预计）  "], 9) == ["日期：", "2024年底", "（预计）"]


_TEXTS = st.text("aéZ09 \t.-/中文あ，。（）()“”%…《》０😀")


@given(_TEXTS, st.integers(2, 40))
def test_nothing_is_cut_and_no_line_is_too_long(text: str, width: int) -> None:
    lines = wrap(text, width)

    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    assert all(cell_len(line) <= width for line in lines)


@given(_TEXTS)
def test_a_text_that_fits_stays_on_its_line(text: str) -> None:
    on_one_line = " ".join(text.split())

    assert wrap(on_one_line, cell_len(on_one_line) or 1) == [on_one_line]
