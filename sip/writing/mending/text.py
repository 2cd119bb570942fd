"""The text of a data file as it should be, where there is one way to write what it says.

Each mend stands only where the text that is read back says what it said before, but for the mend
itself. A text that can't be read is left but for its byte order mark and its line ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from sip.plan.typed_dates.forms import date_meant
from sip.problems.rule import Severity
from sip.reading.yaml.reader import read_yaml
from sip.writing.edits import SetValue
from sip.writing.proof import edited
from sip.writing.yaml.nodes import parsed, texts
from sip.writing.yaml.scalars import DOUBLE
from sip.writing.yaml.style import line_end_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.plan.partial_date import PartialDate
    from sip.problems.problem import Steps
    from sip.reading.yaml.tree import TreeValue
    from sip.writing.yaml.nodes import Scalar

_BYTE_ORDER_MARK: Final = "\ufeff"
_DATES: Final = frozenset({"due", "on", "expected", "as_of", "presented"})
_BLANKS_AT_END = re.compile(r"[ \t]+(?=\r?\n|\Z)")
_LINE_END = re.compile(r"\r*\n")
_NORMAL: Final = "NFC"


def mended_text(text: str, path: str) -> str:
    """Return the text without what has one right answer, the text itself where nothing has."""
    text = _with_one_line_end(text.removeprefix(_BYTE_ORDER_MARK))
    if _value(text) is None:
        return text
    text = _if_it_says(normalize(_NORMAL, text), text, _composed)
    text = _if_it_says(_without_blanks_at_ends(text), text, _same)
    dates = [SetValue(steps, date) for steps, date in _dates_meant(_value(text) or "")]
    found = edited(text, dates, path)
    return found if isinstance(found, str) else text


def _with_one_line_end(text: str) -> str:
    """End all lines as most of them end; the ends of old systems are those of these ones."""
    if "\n" not in text:
        return text.replace("\r", "\n")
    return _LINE_END.sub(line_end_of(text), text)


def _if_it_says(new: str, text: str, meant: Callable[[TreeValue], TreeValue]) -> str:
    value = _value(text)
    return new if value is not None and _value(new) == meant(value) else text


def _value(text: str) -> TreeValue | None:
    """Return what the text says, None where the reader has to refuse it."""
    tree, problems = read_yaml(text, "")
    if tree is None or any(each.severity is Severity.ERROR for each in problems):
        return None
    return tree.value


def _same(value: TreeValue) -> TreeValue:
    return value


def _composed(value: TreeValue) -> TreeValue:
    match value:
        case str():
            return normalize(_NORMAL, value)
        case dict():
            return {normalize(_NORMAL, key): _composed(each) for key, each in value.items()}
        case _:
            return [_composed(each) for each in value]


def _without_blanks_at_ends(text: str) -> str:
    """Take blanks out at the ends of lines, but where they can be part of a text."""
    kept = [span for scalar in texts(parsed(text)) if (span := _kept(text, scalar)) is not None]
    found, position = [], 0
    for blanks in _BLANKS_AT_END.finditer(text):
        if not any(start <= blanks.start() < end for start, end in kept):
            found.append(text[position : blanks.start()])
            position = blanks.end()
    return "".join([*found, text[position:]])


def _kept(text: str, scalar: Scalar) -> tuple[int, int] | None:
    """Return where blanks count in a text of several lines: below the header of a block."""
    if not (scalar.is_block or scalar.style == DOUBLE):
        return None
    start = text.find("\n", scalar.start, scalar.end) if scalar.is_block else scalar.start
    return None if start < 0 else (start, scalar.end)


def _dates_meant(value: TreeValue, steps: Steps = ()) -> Iterator[tuple[Steps, PartialDate]]:
    """Yield the dates in another form that mean one date alone, with the steps to each."""
    match value:
        case str() if steps and steps[-1] in _DATES and len(steps) in {1, 3}:
            date = date_meant(value)
            if date is not None and str(date) != value:
                yield steps, date
        case dict():
            for key, each in value.items():
                yield from _dates_meant(each, (*steps, key))
        case list():
            for index, each in enumerate(value):
                yield from _dates_meant(each, (*steps, index))
