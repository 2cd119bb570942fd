"""Records and reports out of YAML text that stands in a test."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from sip.dataset import DataFile, Kind, read_records
from sip.record import as_of

if TYPE_CHECKING:
    from sip.record import AsOf, Record

PLAN = """\
title: {en: A plan, zh: 一项计划}
categories:
  people: {en: People, zh: 人员}
  money: {en: Money}
"""


def record(actions: str, snapshots: str = "", plan: str = PLAN) -> Record:
    """Return the record of files that are separated by lines of ---."""
    files = [DataFile("data/plan.yaml", Kind.PLAN, plan.encode())]
    for kind, texts, name in (
        (Kind.ACTION, actions, r"^id: (\S+)"),
        (Kind.SNAPSHOT, snapshots, r"^as_of: (\d{4}-\d{2})"),
    ):
        for text in texts.split("---\n") if texts else ():
            found = re.search(name, text, re.MULTILINE)
            assert found is not None
            files.append(DataFile(f"data/{kind.value}/{found[1]}.yaml", kind, text.encode()))
    dataset, problems = read_records(files, "data")
    assert problems == []
    return dataset.record


def as_of_in(written: str | None, meant: Record) -> AsOf:
    """Return the as-of date as the record understands it."""
    return as_of(written, meant, dt.date(2030, 1, 1))
