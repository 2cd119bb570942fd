from __future__ import annotations

from typing import TYPE_CHECKING

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.report.document import Cell, Table, Tone, message
from sip.report.draft.annex import annex_table
from sip.report.lateness import late_table
from sip.report.tables import category_table, progress_table
from tests.support.data import files, record, view_of

if TYPE_CHECKING:
    from sip.plan.record import Record
    from sip.report.document import Value

_DAY = "2024-04-15"

_PLAN = """\
title: {en: A plan, zh: 一项计划}
categories:
  people: {en: People, zh: 人员}
  money: {en: Money}
"""
_ACTIONS = """\
id: A_10
category: people
title: {en: The first, zh: 第一}
due: 2023-12-31
log:
  - {on: 2023-01, source: R/1, status: in progress, note: {en: Begun, zh: 已开始}}
  - {on: 2024-04-15, source: R/3, expected: 2024-06}
---
id: A_9
category: money
title: The second
due: 2024-04-14
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2024-04-15, source: R/3, expected: 2024-04-15}
---
id: A_8
category: people
title: The third
due: 2024-04-15
log:
  - {on: 2023-01, source: R/1, status: in progress, expected: 2024-04-15}
---
id: B_1
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-03, source: R/2, status: implemented}
---
id: C_1
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-03, source: R/2, status: removed}
"""
_REPORTS = """\
as_of: 2023-01
document: R/1
published: {actions: 5, implemented: 0, in_progress: 5}
footnotes: {in_progress: Hung on a figure, actions: Hung on another}
---
as_of: 2023-03
document: R/2
published: {actions: 4, implemented: 1, in_progress: 3}
footnotes: {closed_percent: One more}
"""
_SOURCES = ("fields_source", "expected_source", "expected_on", "update_source", "update_on")
_UNLISTED = """\
id: UNLISTED_1
log:
  - {on: 2023-01, source: R/1, status: in progress}
"""


def _record() -> Record:
    return record(files(_PLAN, _ACTIONS, _REPORTS))


def _texts(table: Table, language: str = "en") -> list[list[str]]:
    """Return the headings and rows that a reader is shown, footnotes in brackets."""
    wording = Wording.of(language)

    def shown(cell: Cell) -> str:
        return wording.say(cell.value) + "".join(f"[{number}]" for number in cell.footnotes)

    headings = [wording.say(column.heading) for column in table.shown.columns]
    return [headings, *([shown(cell) for cell in row] for row in table.shown.rows)]


def _facts(table: Table) -> list[list[Value]]:
    """Return the names and cells of the columns that only programs see."""
    indexes = [index for index, column in enumerate(table.columns) if column.is_fact]
    names: list[Value] = [table.columns[index].name for index in indexes]
    return [names, *([row[index].value for index in indexes] for row in table.rows)]


def test_programs_read_as_plain_values_what_the_tables_say_in_words() -> None:
    view = view_of(_DAY, _record())
    january, march = PartialDate.parse("2023-01"), PartialDate.parse("2023-03")
    in_april = message("{document}, {date}", document="R/3", date=PartialDate.parse(_DAY))
    tables = (progress_table(view), category_table(view), late_table(view), annex_table(view))

    assert [_facts(table) for table in tables] == [
        [
            ["as_of", "document"],
            [january, "R/1"],
            [march, "R/2"],
            [PartialDate.parse(_DAY), None],
        ],
        [["category_key", "source"], ["people", in_april], ["money", in_april], [None, in_april]],
        [
            ["overdue_days", "slipped_days", "past_expected_days", *_SOURCES],
            [106, 182, None, None, "R/3", PartialDate.parse(_DAY), "R/1", january],
            [1, 1, None, None, "R/3", PartialDate.parse(_DAY), None, None],
        ],
        [
            ["category_key", *_SOURCES],
            ["people", None, "R/1", january, None, None],
            ["people", None, "R/3", PartialDate.parse(_DAY), "R/1", january],
            ["money", None, "R/3", PartialDate.parse(_DAY), None, None],
        ],
    ]


def test_the_progress_table_has_a_row_a_report_and_numbers_footnotes_as_they_are_read() -> None:
    meant = _record()
    table = progress_table(view_of("2023-03", meant))

    assert _texts(table) == [
        [
            "Date of data and progress report",
            "Actions",
            "Implemented",
            "In progress",
            "Closed",
            "Open",
        ],
        ["January 2023 (R/1)", "5[1]", "0", "5[2]", "0%", "100%"],
        ["March 2023 (R/2)", "4", "1", "3", "25%[3]", "75%"],
    ]
    assert [(note.number, Wording.of("en").say(note.text)) for note in table.footnotes] == [
        (1, "Hung on another"),
        (2, "Hung on a figure"),
        (3, "One more"),
    ]


def test_the_progress_table_has_no_row_for_a_date_with_nothing_on_record_since_a_report() -> None:
    meant = _record()

    assert _texts(progress_table(view_of("2023-02-10", meant)), "zh")[1:] == [
        ["2023年1月（文件 R/1）", "5[1]", "0", "5[2]", "0%", "100%"],
    ]


def test_the_progress_table_of_a_plan_without_actions_has_no_percentages() -> None:
    left = """\
id: C_1
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-03, source: R/2, status: removed}
"""
    meant = record(files(_PLAN, left))

    assert _texts(progress_table(view_of("2023-03", meant)))[1:] == [
        ["March 2023", "0", "0", "0", "–", "–"]
    ]


def test_open_actions_stand_in_the_order_of_the_categories_then_of_the_ids() -> None:
    meant = record(files(_PLAN, f"{_ACTIONS}---\n{_UNLISTED}"))

    assert [state.action.id for state in view_of(_DAY, meant).open] == [
        "A_8",
        "A_10",
        "A_9",
        "UNLISTED_1",
    ]


def test_the_category_table_counts_open_overdue_and_slipped() -> None:
    table = category_table(view_of(_DAY, _record()))

    assert _texts(table) == [
        ["Category", "Open", "Overdue", "Slipped", "Past expected"],
        ["People", "2", "1", "1", "0"],
        ["Money", "1", "1", "1", "0"],
        ["All categories", "3", "2", "2", "0"],
    ]
    assert [{cell.tone for cell in row} for row in table.rows] == [
        {Tone.PLAIN},
        {Tone.PLAIN},
        {Tone.TOTAL},
    ]


def test_the_category_table_has_a_row_for_open_actions_that_are_not_named() -> None:
    table = category_table(view_of(_DAY, record(files(_PLAN, f"{_ACTIONS}---\n{_UNLISTED}"))))

    assert _texts(table, "zh")[1:] == [
        ["人员", "2", "1", "1", "0"],
        ["Money〔英文〕", "1", "1", "1", "0"],
        ["本记录未列名", "1", "–", "–", "–"],
        ["所有类别", "4[1][2]", "2", "2", "0"],
    ]
    assert [Wording.of("en").say(note.text) for note in table.footnotes] == [
        "For 1 of these actions no due date is on record.",
        "For 1 of these actions no expected date is on record.",
    ]


def test_figures_of_which_the_same_is_unknown_share_a_footnote() -> None:
    log = "due: 2024\nlog:\n  - {on: 2023-01, source: R/1, status: in progress"
    actions = "---\n".join(
        f"id: {category}_{number}\ncategory: {category}\ntitle: T\n{log}{expected}}}\n"
        for category in ("people", "money")
        for number, expected in enumerate((", expected: 2025", ""))
    )
    table = category_table(view_of(_DAY, record(files(_PLAN, actions))))

    assert [row[1] for row in _texts(table)[1:]] == ["2[1]", "2[1]", "4[2]"]
    assert [Wording.of("en").say(note.text) for note in table.footnotes] == [
        "For 1 of these actions no expected date is on record.",
        "For 2 of these actions no expected date is on record.",
    ]


def test_the_late_table_says_by_how_much_and_orders_by_due_date() -> None:
    table = late_table(view_of(_DAY, _record()))

    assert _texts(table) == [
        [
            *("Action", "Title", "Due", "Expected"),
            *("Overdue by", "Slipped by", "Past expected by", "Source"),
        ],
        [
            *("A_10", "The first", "31 December 2023", "June 2024"),
            *("106 days", "6 months", "–", "R/3, 2024-04-15"),
        ],
        [
            *("A_9", "The second", "14 April 2024", "15 April 2024"),
            *("1 day", "1 day", "–", "R/3, 2024-04-15"),
        ],
    ]


def test_only_what_is_overdue_asks_to_be_seen() -> None:
    table = late_table(view_of("2024-01-01", _record()))
    in_april = late_table(view_of(_DAY, _record()))
    slipped_only = """\
id: A_1
category: people
title: To come
due: 2024-12-31
log:
  - {on: 2023-01, source: R/1, status: in progress, expected: 2025}
"""
    later = late_table(view_of(_DAY, record(files(_PLAN, slipped_only))))

    assert _texts(table)[1:] == [
        ["A_10", "The first", "31 December 2023", "–", "1 day", "–", "–", "–"]
    ]
    assert [[cell.tone for cell in row] for row in (*in_april.shown.rows, *later.shown.rows)] == [
        [*[Tone.PLAIN] * 4, Tone.ALERT, *[Tone.PLAIN] * 3],
        [*[Tone.PLAIN] * 4, Tone.ALERT, *[Tone.PLAIN] * 3],
        [Tone.PLAIN] * 8,
    ]


def test_the_annex_has_every_open_action_with_its_latest_note() -> None:
    meant = record(files(_PLAN, f"{_ACTIONS}---\n{_UNLISTED}"))

    assert _texts(annex_table(view_of(_DAY, meant)), "zh") == [
        ["编号", "类别", "行动", "初步预计到期日", "最新预计日期", "延误情况", "最新情况", "来源"],
        [
            *("A_8", "人员", "The third〔英文〕", "2024年4月15日", "2024年4月15日", "–", "–"),
            "R/1（2023-01）",
        ],
        [
            *("A_10", "人员", "第一", "2023年12月31日", "2024年6月", "逾期和推迟", "已开始"),
            "R/3（2024-04-15）和R/1（2023-01）",
        ],
        [
            "A_9",
            "Money〔英文〕",
            "The second〔英文〕",
            "2024年4月14日",
            "2024年4月15日",
            "逾期和推迟",
            "–",
            "R/3（2024-04-15）",
        ],
        ["UNLISTED_1", "–", "–", "–", "–", "–", "–", "–"],
    ]
