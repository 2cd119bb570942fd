"""The columns of a list: those that are shown, those for programs, and those that are chosen."""

from __future__ import annotations

from csv import DictReader
from io import StringIO

import pytest

from sip.language.wording import Wording
from sip.render import csv
from sip.render.markdown import render
from sip.report.lists.actions import action_list
from sip.report.lists.columns import COLUMNS, UnknownColumnError, columns_meant, columns_of
from sip.report.lists.selection import Selection, selected
from sip.report.lists.tree import below_each_other
from tests.support.data import files, record, view_of
from tests.support.paths import ROOT
from tests.support.samples import FIELDS, SEVEN_ACTIONS, UNLISTED

VIEW = view_of("2024-01", record(SEVEN_ACTIONS))


def test_chosen_columns_stand_alone_in_the_order_asked() -> None:
    chosen = columns_meant(["note", "ID", "overdue-days", "status_key", "id"], VIEW.record)
    report = action_list(
        VIEW,
        below_each_other(selected(VIEW, Selection(search="a"))),
        sums_up_unlisted=False,
        columns=chosen,
    )
    assert render(report, Wording.of("en")).splitlines()[4:] == [
        "| Latest update | Action | Days overdue | Status key |",
        "| :-- | :-- | --: | :-- |",
        "| STRASSE course | A2 | 31 | in progress |",
        "| – | A3 | – | in progress |",
        "| – | A10 | – | implemented |",
        "| Taken out | B1 | – | removed |",
        "",
        "4 actions listed.",
    ]
    assert csv.render(report, Wording.of("zh")).splitlines()[:2] == [
        "note,id,overdue_days,status_key,footnotes",
        "首次课程,A2,31,in progress,",
    ]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_keys_are_in_no_language_beside_the_wording(language: str) -> None:
    report = action_list(
        VIEW, below_each_other(selected(VIEW, Selection(search="A10"))), sums_up_unlisted=False
    )
    (row,) = DictReader(StringIO(csv.render(report, Wording.of(language))))
    said = {"en": ("implemented", "Money"), "zh": ("已落实", "资金")}
    assert (row["status"], row["category"]) == said[language]
    assert (row["status_key"], row["category_key"]) == ("implemented", "money")
    assert (row["status_on"], row["status_source"], row["as_of"]) == ("2023-06", "EB1/2", "2024-01")


@pytest.mark.parametrize(
    ("word", "complaint"),
    [
        ("overdue", "overdue is no column of a list: write overdue_days"),
        (
            "",
            "an empty name is no column of a list: use some of "
            + ", ".join(each.column.name for each in columns_of(VIEW.record)),
        ),
    ],
)
def test_an_unknown_column_is_refused_with_what_would_be_right(word: str, complaint: str) -> None:
    with pytest.raises(UnknownColumnError) as refusal:
        columns_meant(["id", word], VIEW.record)
    assert str(refusal.value) == complaint


def test_the_page_on_lists_describes_every_column() -> None:
    page = (ROOT / "docs" / "lists.md").read_text(encoding="utf-8")
    assert [each.column.name for each in COLUMNS if f"| `{each.column.name}` |" not in page] == []


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ("Culture", "Secretariat; Member States")),
        ("zh", ("文化", "秘书处; 会员国")),
    ],
)
def test_each_field_has_a_column_of_names_and_one_of_keys(
    language: str, names: tuple[str, str]
) -> None:
    view = view_of("2024-01", record(FIELDS))
    report = action_list(
        view, below_each_other(selected(view, Selection())), sums_up_unlisted=False
    )
    first, second, *_ = DictReader(StringIO(csv.render(report, Wording.of(language))))
    assert [*first][-6:] == ["theme", "theme_key", "lead", "lead_key", "reference", "footnotes"]
    assert (first["theme"], first["lead"]) == names
    assert (first["theme_key"], first["lead_key"]) == ("culture", "secretariat states")
    assert (first["reference"], first["part_of"]) == ("Resolution 7, Côte d'Ivoire", "")
    assert (second["theme"], second["theme_key"], second["part_of"]) == ("", "", "A1")


def test_what_a_plan_does_not_have_its_lists_have_no_columns_for() -> None:
    names = {each.column.name for each in columns_of(record(files("title: T\n", UNLISTED)))}
    assert {each.column.name for each in COLUMNS} - names == {
        "category",
        "category_key",
        "verified_on",
        "evidence",
    }


def test_what_a_list_says_most_of_is_in_its_short_columns() -> None:
    of_plan = [each.column for each in columns_of(record(FIELDS))]
    assert [each.name for each in of_plan if not each.is_essential] == [
        "title",
        "source",
        "note",
        "evidence",
        "reference",
    ]


def test_categories_are_chosen_from_in_the_order_of_the_plan() -> None:
    plan = record(FIELDS).plan
    (category,) = (
        each.column for each in columns_of(record(FIELDS)) if each.column.name == "category"
    )
    assert category.choices == tuple(plan.categories.values())
