from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sip.language.wording import Wording
from sip.render import csv, json, markdown, terminal
from sip.render.docx import document as docx
from sip.render.html import page as html
from tests.support.docx_dump import dumped
from tests.support.golden import FOLDER, LANGUAGES, golden_text, shipped_report, shipped_status
from tests.support.refresh import IS_REFRESHED

if TYPE_CHECKING:
    from sip.report.document import Report

_TEXTS = ("80.txt", "160.txt", "md")
_DOCUMENTS = ("html", "docx.txt", "json", "csv")
_TABLES = ("moved", "categories", "late", "next", "annex")


_ENDINGS = {
    "status": _TEXTS,
    "report": (*_TEXTS, *_DOCUMENTS),
    **{f"report.{section}": ("csv",) for section in _TABLES},
}
# Days on, between and after the dates of the snapshots.
_DATES = ("2023-01", "2023-03", "2023-08", "2023-11", "2024-01", "2024-04", "today")
_ENDINGS |= {f"status.{date}": ("80.txt",) for date in _DATES}
_ENDINGS |= {f"report.{date}": ("md",) for date in _DATES}
_NAMES = [
    f"{report}.{language}.{ending}"
    for report, endings in _ENDINGS.items()
    for language in LANGUAGES
    for ending in endings
]


def _report(name: str) -> Report:
    kind, _, part = name.partition(".")
    date = part if part in _DATES else None
    if kind == "status":
        return shipped_status(date)
    return shipped_report().only(part) if part in _TABLES else shipped_report(date)


def _rendered(name: str) -> str:
    start, language, ending = re.split(rf"\.({'|'.join(LANGUAGES)})\.", name)
    report, wording = _report(start), Wording.of(language)
    match ending:
        case "md":
            return markdown.render(report, wording)
        case "html":
            return html.render(report, wording)
        case "docx.txt":
            return dumped(docx.render(report, wording, draw=None))
        case "json":
            return json.render(report, wording)
        case "csv":
            return csv.render(report.only("table") if start == "report" else report, wording)
        case _:
            return terminal.render(report, wording, int(ending.removesuffix(".txt")))


@pytest.mark.parametrize("name", _NAMES)
def test_the_shipped_data_is_printed_as_in_the_golden_file(name: str) -> None:
    rendered = _rendered(name)
    if IS_REFRESHED:
        (FOLDER / name).write_text(rendered, encoding="utf-8", newline="\n")

    assert rendered == golden_text(name)


def test_there_is_no_other_golden_file() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(_NAMES)
