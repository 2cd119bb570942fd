"""Texts on one line: with one space wherever words are parted, and what keeps words together."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from sip.language.spans import on_one_line

_KEEPS_TOGETHER = "\u00a0\u2007\u202f"
_BLANKS = "".join(chr(code) for code in range(0x3001) if chr(code).isspace())
_TEXTS = st.text(alphabet=st.sampled_from(f"ab全{_BLANKS}") | st.characters(), max_size=12)


@given(_TEXTS)
@example("a  b")
@example("a\nb")
@example("a\u3000b")
def test_words_are_parted_by_one_space_or_by_what_keeps_them_together(text: str) -> None:
    line = on_one_line(text)

    assert not re.search(rf"[^\S{_KEEPS_TOGETHER}]{{2}}", line)
    assert {each for each in line if each.isspace()} <= {" ", *_KEEPS_TOGETHER}
    assert re.split(rf"[^\S{_KEEPS_TOGETHER}]+", text) == line.split(" ")
