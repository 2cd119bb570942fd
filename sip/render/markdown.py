"""A report as GitHub-flavoured Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

from sip.render.marks import set_in
from sip.report.document import Bullets, Chart, ColumnKind, Paragraph, Table
from sip.report.draft.on_paper import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sip.language.wording import Wording
    from sip.report.document import Block, Cell, Column, Report, Section, Value

# A pattern that begins with a character and looks back from behind it is found more quickly.
# Characters that can start markup anywhere in a line; an underscore only outside a word.
_MARKUP = re.compile(r"[\\`*\[\]<>|~$]|_(?<![A-Za-z0-9]_)|_(?![A-Za-z0-9])")
# What makes a line a heading, a list or a rule, and what ends a heading.
_AT_AN_END = re.compile(r"^(?:#+(?=\s|$)|[-+=]|[0-9]+[.)])|(?<=\s)#+$|##$")
_ENTITY = re.compile(r"&(?=[#A-Za-z])")
# GitHub makes links, mentions and emoji of these after it has read the escapes.
_LINKED_LATER = re.compile(r"[@#](?=\w)|:(?=//|[\w+-]+:)|[wW]{3}(?=\.)(?<!\w[wW]{3})")
# Within a link it makes emoji alone.
_EMOJI = re.compile(r":(?=[\w+-]+:)")
_BREAK = "&#8203;"
# The log of a CI runner, where Markdown is printed too, obeys a line that starts so.
_COMMAND = re.compile(r":(?<!\S:)(?=:)")
_COLON = "&#58;"
# One look tells most texts, of which nothing has to be escaped.
_COULD_BE_MARKUP = re.compile(rf"{_MARKUP.pattern}|[&@#:]|[wW]{{3}}")
_AT_A_START = tuple("-+=0123456789")
_MOST_KEPT = 4096  # a long table says the same dates and documents again and again


def render(report: Report, wording: Wording) -> str:
    """Return the report as a document; every text of the data is shown as it is written."""
    lines = [part for each in report.masthead for part in (_text(each, wording), "")]
    lines += [f"# {_text(report.title, wording)}", ""]
    lines += [_texts(report.subtitle, wording), ""]
    for section in report.sections:
        lines += _section(section, wording)
    text = "\n".join(lines).rstrip("\n") + "\n"
    # Markdown has no direction of writing. With blank lines inside, GitHub reads on within it.
    return text if wording.direction == "ltr" else f'<div dir="rtl">\n\n{text}\n</div>\n'


def _section(section: Section, wording: Wording) -> Iterator[str]:
    if section.heading is not None:
        yield f"## {_text(section.heading, wording)}"
        yield ""
    for block in section.shown:
        yield from _block(block, wording)


def _block(block: Block, wording: Wording) -> Iterator[str]:
    match block:
        case Paragraph():
            yield from _paragraph(block, wording)
        case Bullets():
            yield from (f"- {_text(item, wording)}" for item in block.items)
            yield ""
        case Chart():
            yield _text(block.caption, wording)
            yield ""
            texts = (*block.alternative, *block.remarks)
            yield from (f"- {_text(line, wording)}" for line in texts)
            yield ""
        case Table() if block.grouped_by is not None:
            for value, table in groups(block):
                yield f"### {_text(value, wording)}"
                yield ""
                yield from _table(table, wording)
        case Table():
            if block.caption is not None:
                yield _text(block.caption.said, wording)
                yield ""
            yield from _table(block, wording)


def _paragraph(paragraph: Paragraph, wording: Wording) -> Iterator[str]:
    number = "" if paragraph.number is None else f"{paragraph.number}. "
    yield number + _texts(paragraph.sentences, wording)
    yield ""


def _table(table: Table, wording: Wording) -> Iterator[str]:
    yield _row([_text(column.heading, wording) for column in table.columns])
    yield _row([_alignment(column, wording) for column in table.columns])
    for row in table.rows:
        yield _row([_cell(cell, table.name, wording) for cell in row])
    yield ""
    for footnote in table.footnotes:
        yield f"[^{table.name}-{footnote.number}]: {_text(footnote.text, wording)}"
        yield ""


def _alignment(column: Column, wording: Wording) -> str:
    """Return to which side a column's cells stand: numbers have their ones at the right always."""
    is_right = column.kind is ColumnKind.NUMBER or wording.direction == "rtl"
    return "--:" if is_right else ":--"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, table: str, wording: Wording) -> str:
    marks = ",".join(f"[^{table}-{number}]" for number in cell.footnotes)
    text = "<br>".join([_text(cell.value, wording) + marks, *_remarks(cell, wording)])
    return set_in(text) if cell.is_below else text


def _remarks(cell: Cell, wording: Wording) -> Iterator[str]:
    return (_text(each, wording) for each in cell.remarks)


def _text(value: Value, wording: Wording) -> str:
    return _texts((value,), wording)


def _texts(values: Sequence[Value], wording: Wording) -> str:
    """Return the values as sentences: addresses as links, all else as it is."""
    spans = wording.spans(*values)
    if all(span.address is None for span in spans):
        return escape(wording.in_one(spans))
    runs = groupby(spans, lambda span: span.address)
    return "".join(
        escape("".join(map(wording.isolated, run))) if address is None else _link(address)
        for address, run in runs
    )


def _link(address: str) -> str:
    """Return a link that shows where it leads: an address has no space and no bracket in it."""
    leads = _ENTITY.sub("&amp;", address)
    shown = _EMOJI.sub(rf"\g<0>{_BREAK}", _MARKUP.sub(r"\\\g<0>", leads))
    return f"[{shown}](<{leads}>)"


@lru_cache(_MOST_KEPT)
def escape(text: str) -> str:
    """Return Markdown that shows the text as it is and is no command, whatever stands in it."""
    if not text.startswith(_AT_A_START) and not _COULD_BE_MARKUP.search(text):
        return text
    unlinked = _LINKED_LATER.sub(rf"\g<0>{_BREAK}", _ENTITY.sub("&amp;", text))
    unmarked = _AT_AN_END.sub(_escaped_last, _MARKUP.sub(r"\\\g<0>", unlinked))
    return _COMMAND.sub(_COLON, unmarked)


def _escaped_last(match: re.Match[str]) -> str:
    return f"{match[0][:-1]}\\{match[0][-1]}"
