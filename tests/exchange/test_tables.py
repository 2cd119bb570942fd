from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sip.exchange.tables import TABLES, filled
from sip.plan.models import Action, LogEntry, Plan, Snapshot
from tests.support.data import record
from tests.support.paths import ROOT
from tests.support.samples import SEVEN_ACTIONS, TWO_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from sip.exchange.table import Filled
    from sip.exchange.tables import AnyTable

PAGE = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")


def _rows(name: str, texts: dict[str, str]) -> list[tuple[object, ...]]:
    (found,) = (each for each in filled({"p": record(texts)}) if each.table.name == name)
    return [tuple(str(cell) if cell is not None else None for cell in row) for row in found.rows]


def _described(table: AnyTable) -> Iterator[str]:
    yield f"### `{table.name}`\n\n{table.meaning}\n"
    yield "| column | type | | meaning |\n|---|---|---|---|"
    for column in table.columns:
        role = "key" if column.in_key else "may be missing" if column.is_optional else ""
        yield f"| `{column.name}` | {column.kind.value} | {role} | {column.meaning} |"
    for reference in table.references:
        names = ", ".join(f"`{name}`" for name in ("plan", *reference.columns))
        yield f"\n{names}: a row of `{reference.table}`."
    yield ""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_page_describes_each_table(table: AnyTable) -> None:
    described = "\n".join(_described(table))

    assert described in PAGE, described


def test_the_page_describes_no_other_table() -> None:
    assert re.findall(r"^### `(\w+)`$", PAGE, re.MULTILINE) == [each.name for each in TABLES]


def test_an_action_is_a_row_with_its_state_at_the_latest_date() -> None:
    assert _rows("actions", SEVEN_ACTIONS)[0] == (
        *("p", "A2", "people", "Train managers in Côte d'Ivoire"),
        *("2023-12-31", "2023-12-31", "2023-12-31", None, "False"),
        *("in progress", "2024-Q2", "2024-04-01", "2024-06-30", None),
    )


def test_an_entry_is_a_row() -> None:
    assert _rows("log", SEVEN_ACTIONS)[-2:] == [
        (
            "p",
            "C1",
            "1",
            "2024-02",
            "2024-02-01",
            "2024-02-29",
            "EB1/3",
            "in progress",
            *[None] * 5,
            "False",
        ),
        ("p", "UNLISTED_001", "1", "2023-01", "2023-01-01", "2023-01-31", "EB1/1", "implemented")
        + (None,) * 5
        + ("False",),
    ]


def test_the_other_languages_are_rows_of_their_own() -> None:
    assert _rows("translations", SEVEN_ACTIONS) == [
        ("p", "plans", "", "title", "zh", "小计划"),
        ("p", "categories", "money", "name", "zh", "资金"),
        ("p", "categories", "people", "name", "zh", "人员"),
        ("p", "actions", "A2", "title", "zh", "培训管理人员"),
        ("p", "log", "A2 2", "note", "zh", "首次课程"),
    ]


def test_what_is_printed_and_what_is_worked_out_are_apart() -> None:
    printed = ("2", "1", None, None, "1", "50", "50")
    assert _rows("snapshots", TWO_ACTIONS)[0][-14:] == (*printed, *[None] * 7)
    worked_out = ("2", "1", "0", "0", "1", "50", "50")
    of_parts = ("0", "0", "0", "0", "0", None, None)
    assert _rows("progress", TWO_ACTIONS) == [("p", "EB152/34", *worked_out, *of_parts)]


@pytest.mark.parametrize("texts", [TWO_ACTIONS, SEVEN_ACTIONS])
def test_keys_tell_rows_apart_and_nothing_needed_is_missing(texts: dict[str, str]) -> None:
    for each in filled({"p": record(texts)}):
        assert _doubles(each) == []
        for index, column in enumerate(each.table.columns):
            assert column.is_optional or all(row[index] is not None for row in each.rows)


def _doubles(table: Filled) -> list[object]:
    places = [index for index, column in enumerate(table.table.columns) if column.in_key]
    keys = [tuple(row[place] for place in places) for row in table.rows]
    return [key for key in keys if keys.count(key) > 1]


@pytest.mark.parametrize(
    ("model", "known"),
    [
        (Plan, {"title", "language", "categories", "fields", "require", "style", "assumptions"}),
        (Action, {"id", "category", "title", "due", "source", "part_of", "fields", "log"}),
        (LogEntry, {"on", "source", "status", "into", "expected", "note", "evidence", "verified"}),
        (
            Snapshot,
            {"as_of", "document", "presented", "source", "published", "footnotes", "errata"},
        ),
    ],
)
def test_no_field_of_the_data_is_without_a_column(model: type[BaseModel], known: set[str]) -> None:
    assert set(model.model_fields) == known, "give the new field a column, then name it here"
