from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sip.text.json_text import dumped
from sip.text.safe import FORBIDDEN_CHARACTERS


def test_what_must_not_be_printed_is_escaped_and_means_the_same() -> None:
    value = {"text": "中 \x1b\x7f\x9b\u202e\U000e0041 ##[group] ::error::\n"}

    assert dumped(value, indent=2) == (
        "{\n"
        '  "text": "中 \\u001b\\u007f\\u009b\\u202e\\udb40\\udc41 ##\\u005bgroup] ::error::\\n"\n'
        "}\n"
    )
    assert json.loads(dumped(value, indent=None)) == value


@given(st.dictionaries(st.text(), st.one_of(st.text(), st.lists(st.text()), st.integers())))
def test_json_is_read_back_as_it_was_and_prints_safely(value: dict[str, object]) -> None:
    text = dumped(value, indent=2)

    assert json.loads(text) == value
    assert FORBIDDEN_CHARACTERS.search(text) is None
    assert "##[" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())
