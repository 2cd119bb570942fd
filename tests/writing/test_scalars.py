from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sip.text.safe import FORBIDDEN_CHARACTERS
from sip.writing.new_file import new_text
from sip.writing.yaml.scalars import DOUBLE, SINGLE, WIDEST_LINE, needs_quotes, on_one_line
from sip.writing.yaml.style import Style

_TEXT = st.text(
    st.sampled_from("ab :#-?,[]{}&*!|>'\"%@`\\\n\t 1.e+~=<改é") | st.characters(codec="utf-8"),
    max_size=200,
).filter(lambda text: not FORBIDDEN_CHARACTERS.search(text))


@pytest.mark.parametrize(
    "text",
    [
        *("", " a", "a ", "yes", "No", "ON", "off", "true", "y", "n", "null", "~", "NULL"),
        *("1", "-1", "1.5", "1e3", "0x1F", "0o17", "017", "1_000", "12:30", ".inf", "-.INF"),
        *("2024", "2024-01-31", "2024-01-31 12:00:00", ".nan", "=", "<<", "- a", "? a", ": a"),
        *("a: b", "a:", "a #b", "#a", "&a", "*a", "!a", "|", ">", "'a'", '"a"', "%a", "@a", "`a"),
        *("[a]", "{a}", "a\nb", "a\tb", ",a"),
    ],
)
def test_what_a_reader_would_take_for_something_else_is_quoted(text: str) -> None:
    assert needs_quotes(text, in_flow=False)


@pytest.mark.parametrize(
    "text",
    ["in progress", "EB154/33", "a, b", "a#b", "https://who.int", "it's", "改革", "C#", "a-b"],
)
def test_what_every_reader_takes_for_text_is_not_quoted(text: str) -> None:
    assert not needs_quotes(text, in_flow=False)


@pytest.mark.parametrize(
    ("text", "quote", "written"),
    [
        ("a: b", DOUBLE, '"a: b"'),
        ("a: b", SINGLE, "'a: b'"),
        ("it's: b", SINGLE, "'it''s: b'"),
        ('"a"', DOUBLE, "'\"a\"'"),
        ('"it\'s"', DOUBLE, '"\\"it\'s\\""'),
        ("\\: ", DOUBLE, "'\\: '"),
        ("a\tb", SINGLE, '"a\\tb"'),
    ],
)
def test_quotes(text: str, quote: str, written: str) -> None:
    assert on_one_line(text, quote, in_flow=False) == written


@given(_TEXT, st.sampled_from([DOUBLE, SINGLE]))
@example("a  b" * 40, DOUBLE)
@example("\n", DOUBLE)
@example("a\n\n b", DOUBLE)
def test_every_text_is_read_back_as_text_by_every_reader(text: str, quote: str) -> None:
    style = Style(quote=quote)
    written = new_text({"title": text, "log": [{"note": [text]}]}, "f", (), style)

    assert isinstance(written, str)
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        # These two type what has no quotes; the reader of sip has read it back already.
        loaded = yaml.load(written, loader)  # noqa: S506 - both are safe
        assert loaded == {"title": text, "log": [{"note": [text]}]}


@given(st.lists(st.text("abcdef", min_size=1, max_size=12), min_size=1, max_size=60))
def test_no_line_is_too_wide(words: list[str]) -> None:
    written = new_text({"title": {"en": " ".join(words)}}, "f")

    assert isinstance(written, str)
    assert max(map(len, written.splitlines())) <= WIDEST_LINE


def test_chinese_is_not_broken() -> None:
    text = "世卫组织 " * 40

    assert new_text({"title": text.strip()}, "f") == f"title: {text.strip()}\n"
