"""A text as a person would write it in YAML: plain, in quotes, or folded on lines of its own."""

from __future__ import annotations

import re
from typing import Final

from sip.text.safe import FORBIDDEN_CHARACTERS

WIDEST_LINE: Final = 96
DOUBLE, SINGLE = '"', "'"

# What a reader of YAML 1.1 or 1.2 takes for a truth, a number, a date, nothing, or a merge key.
_TYPED = re.compile(
    r"~|null|y|n|yes|no|on|off|true|false|=|<<|[-+]?\.(?:inf|nan)"
    r"|[-+]?\.?[0-9][0-9a-fxo_.,:+\- tz]*",
    re.IGNORECASE | re.ASCII,
)
_OPENS_SOMETHING_ELSE = frozenset("-?:,[]{}#&*!|>'\"%@`=")
_ENDS_A_PLAIN_TEXT = re.compile(r":(?:\s|\Z)|\s#|[\t\r\n]")
_MEANS_SOMETHING_IN_FLOW = re.compile(r"[:?,\[\]{}]")
_BREAK = re.compile(r"(?<! ) (?! )")
# Chinese and Japanese are written without blanks: folding would put some in.
_WRITTEN_WITHOUT_BLANKS = re.compile(
    "[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_LAST_OF_FOUR_DIGITS = 0xFFFF
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(rf'[\\"\n\t]|{FORBIDDEN_CHARACTERS.pattern}')


def needs_quotes(text: str, *, in_flow: bool) -> bool:
    """Tell whether a reader of YAML could take the text without quotes for something else."""
    return (
        not text
        or text != text.strip()
        or text[0] in _OPENS_SOMETHING_ELSE
        or bool(_ENDS_A_PLAIN_TEXT.search(text))
        or (in_flow and bool(_MEANS_SOMETHING_IN_FLOW.search(text)))
        or bool(_TYPED.fullmatch(text))
        or bool(FORBIDDEN_CHARACTERS.search(text))
    )


def quoted(text: str, quote: str) -> str:
    """Put the text in these quotes, or in the others where that saves every escape."""
    has_escapes = bool(_ESCAPED.search(text.replace('"', "").replace("\\", "")))
    if has_escapes or (quote == DOUBLE and not set(text) & {"\\", '"'}):
        return _in_double_quotes(text)
    if quote == SINGLE or "'" not in text:
        return f"'{text.replace(SINGLE, SINGLE * 2)}'"
    return _in_double_quotes(text)


def on_one_line(text: str, quote: str, *, in_flow: bool) -> str:
    """Write the text plain where it can be, else in quotes."""
    return quoted(text, quote) if needs_quotes(text, in_flow=in_flow) else text


def in_lines(text: str, indent: str) -> list[str] | None:
    """Write the text below a header that comes first; None where no such form can hold it."""
    if text != text.strip() or FORBIDDEN_CHARACTERS.search(text) or "\t" in text or not text:
        return None
    if "\n" in text:
        return ["|-", *(f"{indent}{line}" if line else "" for line in text.split("\n"))]
    if _WRITTEN_WITHOUT_BLANKS.search(text):
        return None
    return [">-", *_folded(text, indent)]


def _folded(text: str, indent: str) -> list[str]:
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= WIDEST_LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(f"{indent}{word}")
    return lines


def _in_double_quotes(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _ESCAPES.get(match[0]) or (
        f"\\u{code:04X}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08X}"
    )
