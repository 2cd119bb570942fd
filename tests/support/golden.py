"""The reports drafted from the shipped data and a plan with every feature, and their files."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from sip.language.wording import languages
from sip.plan.as_of import as_of
from sip.plan.view import View
from sip.reading.folder import load
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


def golden_text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


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
