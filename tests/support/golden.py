"""The reports drafted from the shipped data and a plan with every feature, and their files."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from sip.language.wording import languages
from sip.plan.as_of import as_of
from sip.plan.view import View
from sip.reading.folder import load
from sip.render.html.page import digest, script, style
from sip.report.draft.progress_report import progress_report
from sip.report.status import status
from tests.support.data import record, view_of
from tests.support.every_feature import EVERY_FEATURE, WITHOUT_CATEGORIES
from tests.support.paths import DATA, TESTS

if TYPE_CHECKING:
    from sip.plan.record import Record
    from sip.report.document import Report

FOLDER = TESTS / "golden"
LANGUAGES = tuple(languages())
_DATA = DATA
_TODAY = dt.date(2025, 2, 1)


# What every page has: held once, so that a change of it is one difference.
SHARED = {"page.css": style(), "page.js": script()}


def golden_text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def golden_page(name: str) -> str:
    """Return a page as it is written, with its style and its script."""
    page = golden_text(name).replace(_reference("digest"), digest(script()))
    for shared, text in SHARED.items():
        page = page.replace(_reference(shared), text)
    return page


def as_held(page: str) -> str:
    """Return a page as its golden file has it: with references to its style and its script."""
    for shared, text in SHARED.items():
        page = page.replace(text, _reference(shared))
    return page.replace(digest(script()), _reference("digest"))


def _reference(shared: str) -> str:
    return f"[{shared}]"


@cache
def shipped_status(date: str | None = None) -> Report:
    return status(_view(date))


@cache
def shipped_report(date: str | None = None, commit: str | None = None) -> Report:
    return progress_report(_view(date), commit)


@cache
def report_of_every_feature(kind: str) -> Report:
    """Return the draft or the status of a plan with every feature, bare ones without categories."""
    if kind == "bare":
        return status(view_of(None, record(WITHOUT_CATEGORIES)))
    view = view_of(None, record(EVERY_FEATURE))
    return status(view) if kind == "status" else progress_report(view)


def _view(date: str | None) -> View:
    return View(_record(), as_of(date, _record(), _TODAY))


@cache
def _record() -> Record:
    dataset, problems = load(_DATA, "data")
    assert problems == []
    return dataset.record
