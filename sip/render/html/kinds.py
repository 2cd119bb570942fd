"""What kind of table one is for the style: by its texts, and by how wide its columns are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sip.report.document import ColumnKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.language.wording import Wording
    from sip.report.document import Column, Table

_LONGEST_WHOLE = 16
# About how many characters of a table's columns a phone, a tablet and a small window have room for.
_MOST_ON_A_PHONE = 24
_MOST_ON_A_TABLET = 90
_MOST_IN_A_SMALL_WINDOW = 115
_AROUND = 2
# A heading in Chinese is no narrower than this, or than it is; so the style has it.
_LEAST_IN_CHINESE = 10
# More columns than these have no room beside long texts in any window.
_MOST_COLUMNS = 8
# Chinese is broken behind any of its characters, and these are as wide as two others.
_BROKEN_ANYWHERE = re.compile("[\u2e80-\uffef]")


def kinds(table: Table, wording: Wording) -> Iterator[str]:
    """Yield what kinds of table it is for the style: of facts, or of texts, or of many of them.

    One of facts is none of these where the narrowest screen has room for it.
    """
    texts = [column for column in table.columns if column.kind is ColumnKind.TEXT]
    width = 0 if texts else _least_width(table, wording)
    if texts or width > _MOST_ON_A_TABLET:
        yield "cards"
    elif width > _MOST_ON_A_PHONE:
        yield "facts"
    if width > _MOST_ON_A_TABLET:
        yield "dense"
    has_long_texts = sum(column.is_essential for column in texts) > 1
    if width > _MOST_IN_A_SMALL_WINDOW or has_long_texts:
        yield "broad"
    if has_long_texts and len(table.columns) > _MOST_COLUMNS:
        yield "many"


def _least_width(table: Table, wording: Wording) -> int:
    """Return about how many characters wide the columns are at least, with what is around them."""
    return sum(
        _AROUND + max([_least_of_heading(wording.say(column.heading)), *cells])
        for column, cells in (
            (column, [_least_of_cell(wording.say(row[index].value), column) for row in table.rows])
            for index, column in enumerate(table.columns)
        )
    )


def _least_of_heading(text: str) -> int:
    return max(_longest_word(text), min(2 * len(_BROKEN_ANYWHERE.findall(text)), _LEAST_IN_CHINESE))


def _least_of_cell(text: str, column: Column) -> int:
    if column.kind is ColumnKind.NUMBER or is_whole(text):
        return len(text) + len(_BROKEN_ANYWHERE.findall(text))
    return _longest_word(text)


def _longest_word(text: str) -> int:
    return max(map(len, _BROKEN_ANYWHERE.sub(" ", text).split()), default=0)


def is_whole(text: str) -> bool:
    """Tell whether a text, such as a date or an id, is not to be broken at its hyphens."""
    return " " not in text and len(text) <= _LONGEST_WHOLE
