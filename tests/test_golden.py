from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sip.language.wording import Wording
from sip.render import csv, json, markdown, terminal
from sip.render.docx import document as docx
from sip.render.html import page as html
from sip.report.document import counted
from tests.support.catalogs import asked, placeholders
from tests.support.docx_dump import dumped
from tests.support.golden import (
    FOLDER,
    LANGUAGES,
    SHARED,
    as_held,
    golden_text,
    report_of_every_feature,
    shipped_report,
    shipped_status,
)
from tests.support.paths import ROOT
from tests.support.refresh import IS_REFRESHED

if TYPE_CHECKING:
    from sip.report.document import Report, Value
    from tests.support.here import Here

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
# A plan with everything that a plan can have.
_EVERY = ("every.report.en.md", "every.report.zh.md", "every.status.en.80.txt", "every.bare.zh.md")
# Two languages are held wide and narrow and at every date; the others once in every format.
_AT_LENGTH = ("en", "zh")
_ONCE = {"status": ("80.txt",), "report": ("80.txt", "md", *_DOCUMENTS)}
_NAMES = [
    f"{report}.{language}.{ending}"
    for language in LANGUAGES
    for report, endings in (_ENDINGS if language in _AT_LENGTH else _ONCE).items()
    for ending in endings
]
_COMMANDS = {
    "list": ("list",),
    "show": ("show", "SIP2023_B15", "EB152_A17", "UNLISTED_001"),
    "diff": ("diff", "A76/31", "A77/28"),
    "chart": ("chart",),
    "by": ("status", "--by", "theme"),
}
_PRINTED = [f"{command}.{language}.80.txt" for command in _COMMANDS for language in LANGUAGES]
_COUNTED = [f"counted.{language}.txt" for language in LANGUAGES]
_NUMBERS = (0, 1, 2, 3, 5, 11, 21, 100, 101)


def _report(name: str) -> Report:
    kind, _, part = name.partition(".")
    if kind == "every":
        return report_of_every_feature(part)
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
            return as_held(html.render(report, wording))
        case "docx.txt":
            return dumped(docx.render(report, wording, draw=None))
        case "json":
            return json.render(report, wording)
        case "csv":
            return csv.render(report.only("table") if start == "report" else report, wording)
        case _:
            return terminal.render(report, wording, int(ending.removesuffix(".txt")))


@pytest.mark.parametrize("name", [*_NAMES, *_EVERY])
def test_the_shipped_data_is_printed_as_in_the_golden_file(name: str) -> None:
    _hold(name, _rendered(name))


@pytest.mark.parametrize("name", SHARED)
def test_what_every_page_has_is_in_a_golden_file_of_its_own(name: str) -> None:
    _hold(name, SHARED[name])


@pytest.mark.parametrize("name", _PRINTED)
def test_the_commands_print_the_shipped_data_as_in_the_golden_file(name: str, sip: Here) -> None:
    command, language, *_ = name.split(".")
    done = sip(*_COMMANDS[command], "--lang", language, cwd=ROOT)
    assert (done.status, done.err) == (0, "")
    _hold(name, done.out)


@pytest.mark.parametrize("name", _COUNTED)
def test_every_counted_message_is_said_with_each_number_as_in_the_golden_file(name: str) -> None:
    _hold(name, _said_with_each_number(Wording.of(name.split(".")[1])))


def _said_with_each_number(wording: Wording) -> str:
    """Say each message that counts something; its other placeholders stand as they are."""
    lines: list[str] = []
    for one, many in sorted(key for key, _ in asked() if isinstance(key, tuple)):
        others: dict[str, Value] = {
            name: f"{{{name}}}" for name in placeholders(many) if name != "count"
        }
        lines.append(f"# {many}")
        lines += [
            f"{number:>3}  {wording.say(counted(one, many, count=number, **others))}"
            for number in _NUMBERS
        ]
    return "\n".join(lines) + "\n"


def _hold(name: str, text: str) -> None:
    if IS_REFRESHED:
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")

    assert text == golden_text(name)


def test_there_is_no_other_golden_file() -> None:
    names = sorted([*_NAMES, *SHARED, *_EVERY, *_PRINTED, *_COUNTED])
    assert sorted(path.name for path in FOLDER.iterdir()) == names
