"""The figures of the progress table, read back out of every format in every language."""

from __future__ import annotations

import csv as spreadsheet
import json as notation
import re
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn

from sip.language.wording import Wording
from sip.render import csv, json, markdown, terminal
from sip.render.docx import document as docx
from sip.render.html import page as html
from tests.support.golden import LANGUAGES, shipped_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

# As A77/28 prints them: actions, implemented, in progress, and the closed and the open percentage.
_PRINTED = [
    [98, 38, 60, 39, 61],
    [96, 42, 54, 44, 56],
    [96, 67, 29, 70, 30],
    [96, 81, 15, 84, 16],
]
_SYMBOLS = ("EB152/34", "A76/31", "EB154/34", "A77/28")
_FIGURES = ("actions", "implemented", "in_progress", "closed_percent", "open_percent")
_FOOTNOTE = re.compile(r"\[\^[^]]*\]")
_NUMBER_OF_CELLS = 6


class _Cells(HTMLParser):
    """Collects the cells of each row of each table; marks of footnotes are left aside."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._is_cell = False
        self._marks = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002  # as the library calls it
        match tag:
            case "tr":
                self.rows.append([])
            case "td" | "th" if self.rows:
                self.rows[-1].append("")
                self._is_cell = True
            case "sup":
                self._marks += 1

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "td" | "th":
                self._is_cell = False
            case "sup":
                self._marks -= 1

    def handle_data(self, data: str) -> None:
        if self._is_cell and not self._marks:
            self.rows[-1][-1] += data


def _of_reports(rows: Iterable[Sequence[str]]) -> list[list[int]]:
    """Return the figures of the rows of the progress table: those that begin with a report."""
    return [
        [int(re.sub(r"\D", "", _FOOTNOTE.sub("", cell))) for cell in row[1:]]
        for row in rows
        if len(row) == _NUMBER_OF_CELLS and any(symbol in row[0] for symbol in _SYMBOLS)
    ]


def _in_terminal(text: str) -> list[list[int]]:
    rows = [re.split(r"\s{2,}", line.strip()) for line in text.splitlines()]
    return _of_reports(rows)


def _in_markdown(text: str) -> list[list[int]]:
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return _of_reports(rows)


def _in_html(text: str) -> list[list[int]]:
    cells = _Cells()
    cells.feed(text)
    return _of_reports(cells.rows)


def _in_word(content: bytes) -> list[list[int]]:
    rows = Document(BytesIO(content)).element.body.iter(qn("w:tr"))
    return _of_reports([_said(cell) for cell in row.iter(qn("w:tc"))] for row in rows)


def _said(cell: BaseOxmlElement) -> str:
    """Return the text of a cell, also within content controls, without references to notes."""
    return "".join(each.text or "" for each in cell.iter(qn("w:t")))


def _in_csv(text: str) -> list[list[int]]:
    return [[int(row[name]) for name in _FIGURES] for row in spreadsheet.DictReader(StringIO(text))]


def _in_json(text: str) -> list[list[int]]:
    blocks = [each for section in notation.loads(text)["sections"] for each in section["blocks"]]
    (table,) = (each for each in blocks if each.get("name") == "table")
    return [[row["values"][name] for name in _FIGURES] for row in table["rows"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_gives_the_figures_that_the_source_prints(language: str) -> None:
    report, wording = shipped_report(), Wording.of(language)
    read = {
        "terminal": _in_terminal(terminal.render(report, wording, 160)),
        "markdown": _in_markdown(markdown.render(report, wording)),
        "html": _in_html(html.render(report, wording)),
        "docx": _in_word(docx.render(report, wording, draw=None)),
        "csv": _in_csv(csv.render(report.only("table"), wording)),
        "json": _in_json(json.render(report, wording)),
    }
    assert read == dict.fromkeys(read, _PRINTED)
