from __future__ import annotations

from sip.language.wording import Wording
from sip.report.document import Paragraph
from sip.report.draft.annex import annex_table
from sip.report.draft.on_paper import groups
from sip.report.draft.sentences import annex
from tests.support.data import files, record, view_of
from tests.support.samples import FIELDS

_PLAN = """\
title: Plan
categories: {people: People, money: Money}
fields:
  lead:
    name: Lead
    many: true
    values: {board: Board, office: Office}
"""
_IN_PROGRESS = "log: [{on: 2024-01, source: R/1, status: in progress}]"
_DONE = "log: [{on: 2024-01, source: R/1, status: implemented}]"


def _action(name: str, category: str, rest: str, log: str = _IN_PROGRESS) -> str:
    return f"id: {name}\ncategory: {category}\ntitle: T\ndue: 2025\nsource: R/1\n{rest}{log}\n"


_PARTS = record(
    files(
        "---\n".join(
            (
                _PLAN,
                _action("B1", "people", "fields: {lead: [office, board]}\n"),
                _action("B2", "money", ""),
                _action("B3", "people", "", _DONE),
                _action("B4", "people", ""),
                _action("P1", "people", "part_of: B1\n"),
                _action("P2", "money", "part_of: B1\n"),
                _action("P3", "people", "part_of: B3\n"),
                _action("P4", "people", "part_of: B1\n", _DONE),
            )
        )
    )
)


def test_a_part_stands_below_its_action_in_any_category_and_says_whose_it_is() -> None:
    say = Wording.of("en").say
    rows = [
        [say(cell.value) for cell in row[:3]] for row in annex_table(view_of(None, _PARTS)).rows
    ]
    assert rows == [
        ["B1", "–", "People"],
        ["P1", "B1", "People"],
        ["P2", "B1", "Money"],
        ["B4", "–", "People"],
        ["P3", "B3", "People"],
        ["B2", "–", "Money"],
    ]


def test_on_paper_a_part_of_another_category_stands_below_its_action_and_says_so() -> None:
    say = Wording.of("en").say
    pieces = [
        (say(value), [(say(row[0].value), *map(say, row[2].remarks)) for row in piece.rows])
        for value, piece in groups(annex_table(view_of(None, _PARTS)))
    ]
    assert pieces == [
        (
            "People",
            [("B1", "Lead: Office; Board"), ("P1",), ("P2", "Category: Money"), ("B4",), ("P3",)],
        ),
        ("Money", [("B2",)]),
    ]


def test_what_showed_that_an_action_was_done_is_not_shown_of_one_that_is_open_again() -> None:
    log = """\
log:
  - {on: 2024-01, source: R/1, status: in progress}
  - {on: 2024-02, source: R/2, status: implemented, evidence: [R/2/Add.1]}
  - {on: 2024-03, source: R/3, status: in progress, evidence: [R/3/Add.1]}
  - {on: 2024-04, source: R/4, note: Begun, evidence: [R/4/Add.1]}"""
    view = view_of(None, record(files("---\n".join((_PLAN, _action("B1", "people", "", log))))))
    (row,) = annex_table(view).rows
    names = [column.name for column in annex_table(view).columns]
    assert Wording.of("en").say(row[names.index("evidence")].value) == "R/3/Add.1; R/4/Add.1"


def test_the_annex_says_that_it_has_sub_actions_where_some_are_open() -> None:
    closed = FIELDS["actions/A1.2.yaml"].replace(
        "status: in progress, expected: 2024-03", "status: implemented"
    )
    said = []
    for texts in (FIELDS, FIELDS | {"actions/A1.2.yaml": closed}):
        (first, *_) = annex(view_of("2023-01", record(texts)))
        assert isinstance(first, Paragraph)
        said.append(Wording.of("en").say_all(first.sentences))
    assert said == [
        "Open actions and sub-actions as of January 2023",
        "Open actions as of January 2023",
    ]


def test_fields_are_facts_by_which_rows_are_chosen() -> None:
    table = annex_table(view_of(None, _PARTS))
    (at,) = (n for n, column in enumerate(table.columns) if column.name == "lead")
    column, say = table.columns[at], Wording.of("en").say
    assert [say(each) for each in column.choices or ()] == ["Board", "Office"]
    assert column.is_fact
    assert say(table.rows[0][at].value) == "Office; Board"
    assert say(table.rows[0][at + 1].value) == "office board"


def test_what_an_action_is_in_each_field_stands_below_its_title() -> None:
    wording = Wording.of("zh")
    table = annex_table(view_of("2024-01", record(FIELDS)))
    (at,) = (n for n, column in enumerate(table.columns) if column.name == "title")
    shown = {
        wording.say(row[0].value): [wording.say(each) for each in row[at].remarks]
        for row in table.rows
    }
    assert shown == {
        "A1": ["主题：文化", "牵头：秘书处; 会员国", "参考：Resolution 7, Côte d'Ivoire"],
        "A1.2": [],
        "A2": ["主题：国家覆盖", "牵头：会员国"],
        "A4": [],
    }
    others = (cell for row in table.rows for cell in (*row[:at], *row[at + 1 :]))
    assert not any(cell.remarks for cell in others)


def test_the_log_up_to_the_date_is_behind_each_row() -> None:
    table = annex_table(view_of(None, _PARTS))
    assert [each.name for each in table.details][:2] == ["log-B1", "log-P1"]
    assert [len(each.rows) for each in table.details] == [1] * 6
