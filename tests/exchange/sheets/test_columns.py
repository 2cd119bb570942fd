"""The columns of a sheet of actions, and the page that describes them."""

from __future__ import annotations

import pytest

from sip.exchange.sheets.columns import SHEET_COLUMNS, ColumnsOfPlan, SheetColumn, as_field
from tests.support.data import files, record
from tests.support.paths import ROOT

PAGE = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("column", SHEET_COLUMNS, ids=lambda column: column.field)
def test_the_page_has_every_column(column: SheetColumn) -> None:
    assert f"| `{column.field}`" in PAGE


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Title (zh)", "title_zh"),
        (" NOTE_FR ", "note_fr"),
        ("Fields source", "fields_source"),
        ("title-zh", "title_zh"),
    ],
)
def test_what_people_call_a_column(name: str, field: str) -> None:
    assert as_field(name) == field
    assert ColumnsOfPlan().named(field) is not None


@pytest.mark.parametrize("field", ["due_zh", "title_", "titlezh", "note_zh1", "id_en"])
def test_what_is_no_column(field: str) -> None:
    assert ColumnsOfPlan().named(field) is None


def test_a_sheet_of_a_plan_without_categories_has_no_column_for_them() -> None:
    without = ColumnsOfPlan.of(record(files("title: Plan\n", _ACTION)).plan)
    assert "category" not in without.names
    assert "category" in ColumnsOfPlan().names
    assert without.named("category") is not None


_ACTION = """\
id: A1
title: T
due: 2025
source: R/1
log: [{on: 2024-04, source: R/1, status: in progress}]
"""
