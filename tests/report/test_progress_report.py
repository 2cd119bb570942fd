from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.report.document import Paragraph, Report, Table
from sip.report.draft.progress_report import progress_report
from sip.report.draft.summary import summary_table
from sip.report.status import status
from tests.support.data import files, record, view_of
from tests.support.samples import FIELDS

_PLAN = """\
title: {en: A plan, zh: 一项计划}
categories:
  people: {en: People, zh: 人员}
  money: {en: Money}
"""
_ACTIONS = """\
id: A_1
category: people
title: The first
due: 2023-12-31
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2024-04-15, source: R/3, expected: 2024-06}
---
id: A_2
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-03, source: R/2, status: merged, into: A_1}
---
id: A_3
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-03, source: R/2, status: removed}
---
id: A_4
log:
  - {on: 2023-01, source: R/1, status: implemented}
  - {on: 2023-05, source: R/3, status: in progress}
  - {on: 2024-04-15, source: R/3, status: implemented}
---
id: A_5
log:
  - {on: 2023-05, source: R/3, status: in progress}
---
id: A_6
log:
  - {on: 2023-05, source: R/3, status: in progress}
---
id: UNLISTED_1
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-03, source: R/2, status: implemented}
"""
_REPORTS = """\
as_of: 2023-01
document: R/1
published: {actions: 5, implemented: 1, in_progress: 4}
---
as_of: 2023-03
document: R/2
published: {actions: 3, implemented: 2, in_progress: 1}
---
as_of: 2024-04-15
document: R/3
published: {actions: 5, implemented: 2, in_progress: 3}
"""


def _sentences(report: Report, language: str = "en") -> dict[str, list[str]]:
    """Return what each section says in words."""
    wording = Wording.of(language)
    said = {
        section.name: [
            wording.say_all(block.sentences)
            for block in section.blocks
            if isinstance(block, Paragraph)
        ]
        for section in report.sections
    }
    return {name: texts for name, texts in said.items() if texts}


def _drafted(when: str | None, language: str = "en") -> dict[str, list[str]]:
    meant = record(files(_PLAN, _ACTIONS, _REPORTS))
    return _sentences(progress_report(view_of(when, meant)), language)


def test_the_status_has_its_sections_and_counts_the_unlisted() -> None:
    meant = record(files(_PLAN, _ACTIONS, _REPORTS))
    report = status(view_of(None, meant))

    assert [section.name for section in report.sections] == [
        "table",
        "categories",
        "late",
        "unlisted",
    ]
    assert _sentences(report) == {
        "late": [
            (
                "1 open action is overdue: it was due before 15 April 2024. "
                "For 2 open actions no due date is on record. "
                "1 open action has slipped: it is expected later than it was due. "
                "No open action is known to be past expected. "
                "For 2 open actions no expected date is on record."
            )
        ],
        "unlisted": ["1 action out of 5 is unlisted: the record counts it without naming it."],
    }


def test_the_report_says_what_moved_since_the_report_before_and_since_the_first() -> None:
    assert _drafted("R/3")["progress"] == [
        "As of April 2024 (R/3), the plan has 5 actions: 2 implemented, 3 in progress.",
        (
            "Since the previous report on record, March 2023 (R/2), no further action is on "
            "record as implemented. "
            "2 actions were added to the plan (R/3)."
        ),
        (
            "In the 15 months since the first report on record, January 2023 (R/1), the number of "
            "implemented actions rose from 1 to 2. "
            "The share of closed actions rose from 20% to 40%. "
            "2 actions were added to the plan (R/3). "
            "1 action was removed from the plan (R/2). "
            "1 action was merged with another (R/2)."
        ),
    ]


def test_the_report_in_chinese() -> None:
    assert _drafted("R/3", "zh") == {
        "progress": [
            "截至2024年4月（文件 R/3），计划共有5项行动：已落实2项，正在进行3项。",
            (
                "自本记录中的上一次进度报告——2023年3月（文件 R/2）——以来，"
                "没有新的行动记录为已落实。"
                "计划新增2项行动（文件 R/3）。"
            ),
            (
                "自本记录中的第一次进度报告——2023年1月（文件 R/1）——以来的15个月里，"
                "已落实的行动数量从1项增加到2项。"
                "已结束行动占比从20%上升到40%。计划新增2项行动（文件 R/3）。"
                "从计划中删除了1项行动（文件 R/2）。1项行动与其他行动合并（文件 R/2）。"
            ),
        ],
        "moved": ["自2023年3月（文件 R/2）以来，本记录中没有行动出现变动。"],
        "categories": [
            (
                "3项尚未结束的行动按类别分列如下：人员1项、Money〔英文〕0项和本记录未说明2项。"
                "这些行动的最新记录日期为2024年4月15日（R/3）。"
            )
        ],
        "late": [
            (
                "有1项尚未结束的行动已逾期：初步预计到期日早于2024年4月15日。"
                "有2项尚未结束的行动没有初步预计到期日的记录。"
                "有1项尚未结束的行动已推迟：最新预计日期晚于初步预计到期日。"
                "尚未结束的行动中，没有已知超过预计日期的行动。"
                "有2项尚未结束的行动没有最新预计日期的记录。"
            )
        ],
        "next": [("有1项尚未结束的行动，最新预计日期为2024年4月15日或更晚。")],
        "annex": ["截至2024年4月15日尚未结束的行动"],
    }


def test_a_reopened_action_is_named() -> None:
    assert _drafted("2023-05")["progress"][1:] == [
        (
            "Since the previous report on record, March 2023 (R/2), no further action is on "
            "record as implemented. "
            "1 action was reopened (R/3). "
            "2 actions were added to the plan (R/3)."
        ),
        (
            "The number of implemented actions is 1, as 4 months before, at the first report on "
            "record, January 2023 (R/1). The share of closed actions is 20%, as it was then. "
            "1 action was reopened (R/3). "
            "2 actions were added to the plan (R/3). "
            "1 action was removed from the plan (R/2). "
            "1 action was merged with another (R/2)."
        ),
    ]


def test_the_second_report_says_what_left_the_plan_once() -> None:
    assert _drafted("2023-03")["progress"][1:] == [
        (
            "Since the previous report on record, January 2023 (R/1), 1 more action has been "
            "implemented. "
            "1 action was removed from the plan (R/2). "
            "1 action was merged with another (R/2)."
        ),
        (
            "In the 2 months since the first report on record, January 2023 (R/1), the number of "
            "implemented actions rose from 1 to 2. "
            "The share of closed actions rose from 20% to 67%."
        ),
    ]


_ALL_IMPLEMENTED = """\
id: A_1
category: people
title: A title
log:
  - {on: 2023-01, source: R/1, status: implemented}
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "No action is open."), ("zh", "没有尚未结束的行动。")],
)
def test_where_no_action_is_open_each_section_says_so(language: str, said: str) -> None:
    meant = record(files(_PLAN, _ALL_IMPLEMENTED))
    sentences = _sentences(progress_report(view_of(None, meant)), language)

    assert [sentences[name][-1] for name in ("categories", "late", "annex")] == [said] * 3


_ON_TIME = """\
id: A_1
category: people
title: A title
due: 2025
log:
  - {on: 2023-01, source: R/1, status: in progress, expected: 2024}
"""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            (
                "No open action is overdue. No open action has slipped. "
                "No open action is past expected."
            ),
        ),
        (
            "zh",
            "尚未结束的行动均未逾期。尚未结束的行动均未推迟。尚未结束的行动均未超过预计日期。",
        ),
    ],
)
def test_where_no_open_action_is_late_the_section_says_so(language: str, said: str) -> None:
    meant = record(files(_PLAN, _ON_TIME))
    sentences = _sentences(progress_report(view_of(None, meant)), language)

    assert sentences["late"] == [said]
    assert len(sentences["annex"]) == 1


def test_the_first_report_has_none_to_compare_with() -> None:
    assert _drafted("2023-01")["progress"] == [
        "As of January 2023 (R/1), the plan has 5 actions: 1 implemented, 4 in progress.",
        "No earlier report is on record to compare with.",
    ]


@pytest.mark.parametrize(
    ("when", "subtitle"),
    [
        (None, "As of 15 April 2024. The latest report with data up to then is April 2024 (R/3)."),
        ("r/3", "As of 15 April 2024. The latest report with data up to then is April 2024 (R/3)."),
        (
            "2024-04",
            "As of 15 April 2024. The latest report with data up to then is April 2024 (R/3).",
        ),
        (
            "2023-Q4",
            (
                "As of 31 December 2023 (fourth quarter of 2023). "
                "No report is on record for this date; "
                "the latest before it is March 2023 (R/2). "
                "Up to 31 December 2023, nothing is on record after May 2023 (R/3)."
            ),
        ),
        (
            "today",
            (
                "As of 1 January 2030. No report is on record for this date; "
                "the latest before it is April 2024 (R/3). "
                "Up to 1 January 2030, nothing is on record after April 2024 (R/3)."
            ),
        ),
    ],
)
def test_the_subtitle_says_which_date_and_which_report(when: str | None, subtitle: str) -> None:
    meant = record(files(_PLAN, _ACTIONS, _REPORTS))
    report = status(view_of(when, meant))

    assert Wording.of("en").say_all(report.subtitle) == subtitle


def test_the_entry_is_named_that_brings_a_date_that_is_no_reports() -> None:
    entry = "  - {on: 2042-10, source: R/9, note: Typed wrong}\n"
    meant = record(files(_PLAN, _ACTIONS.rstrip() + "\n" + entry, _REPORTS))
    subtitle = status(view_of(None, meant)).subtitle

    assert (
        Wording.of("en")
        .say_all(subtitle)
        .endswith("The latest entry is of October 2042: UNLISTED_1 (R/9).")
    )
    assert (
        Wording.of("zh").say_all(subtitle).endswith("最新记录日期为2042年10月：UNLISTED_1（R/9）。")
    )


def test_a_record_without_reports_says_so() -> None:
    meant = record(files(_PLAN, _ACTIONS))
    report = status(view_of("2023-01", meant))

    assert Wording.of("en").say_all(report.subtitle) == (
        "As of 31 January 2023 (January 2023). No report is on record for then or before. "
        "The latest entry is of January 2023: A_1 (R/1), and 4 other actions."
    )
    assert Wording.of("en").say(progress_report(view_of(None, meant)).title) == (
        "A plan: progress report"
    )


def test_a_plan_without_reports_has_a_table_of_none() -> None:
    plan = f"style: who\n{_PLAN}"
    drafts = [
        _sentences(progress_report(view_of(None, record(files(plan, _ON_TIME)))), language)
        for language in ("en", "zh")
    ]
    assert [draft["table"] for draft in drafts] == [
        ["The figures over time are as follows."],
        ["各时期的数字如下。"],
    ]


def _box(texts: dict[str, str], date: str) -> list[tuple[str, str]]:
    rows = summary_table(view_of(date, record(texts))).rows
    return [
        (Wording.of("en").say(name.value), Wording.of("en").say(now.value)) for name, now in rows
    ]


def test_the_box_of_figures_adds_up_where_actions_are_not_started() -> None:
    assert _box(FIELDS, "2023-01") == [
        ("Actions", "3"),
        ("Implemented", "0 (0%)"),
        ("Verified", "0"),
        ("Not started", "1"),
        ("In progress", "2"),
        ("Overdue", "0 (unknown for 1)"),
        ("Past expected", "0 (unknown for 2)"),
    ]
    plain = {
        path: text.replace("not started", "in progress").replace("verified: true", "note: Seen")
        for path, text in FIELDS.items()
    }
    assert [name for name, _ in _box(plain, "2023-01")][1:4] == [
        *("Implemented", "In progress", "Overdue"),
    ]
    unverified = {path: t.replace("verified: true", "note: Seen") for path, t in FIELDS.items()}
    assert [name for name, _ in _box(unverified, "2023-01")][1:4] == [
        *("Implemented", "Not started", "In progress"),
    ]


def test_what_is_verified_since_is_news() -> None:
    reports = files("""\
as_of: 2023-06
document: EB1/2
published: {actions: 4}
---
as_of: 2024-01
document: EB1/3
published: {actions: 4}
""")
    (told,) = (
        section
        for section in progress_report(view_of("EB1/3", record(FIELDS | reports))).sections
        if section.name == "moved"
    )
    (news,) = (block for block in told.shown if isinstance(block, Table) and block.name == "news")
    said = [[Wording.of("en").say(cell.value) for cell in row[:2]] for row in news.rows]
    assert said == [["verified", "A3"], ["new expected date", "A1"]]


def test_a_draft_says_that_an_action_is_counted_under_each_of_its_values() -> None:
    draft = _sentences(progress_report(view_of("2023-01", record(FIELDS))))
    assert draft["categories"] == [
        (
            "The 3 open actions, by category: Money 1 and People 2. "
            "The 3 open actions, by the field Theme: Culture 2 and Country reach 1. "
            "The 3 open actions, by the field Lead: Secretariat 1, Member States 2 and not stated "
            "1. An action with several values is counted under each. "
            "The latest entry on record about them is of January 2023 (EB1/1)."
        )
    ]


def test_unlisted_sub_actions_are_told_by_themselves() -> None:
    unlisted = {
        f"actions/UNLISTED_{number}.yaml": (
            f"id: UNLISTED_{number}\npart_of: A1\n"
            f"log:\n  - {{on: 2023-01, source: EB1/1, {news}}}\n"
        )
        for number, news in enumerate(("status: in progress", "status: removed"), start=1)
    }
    said = _sentences(status(view_of("2023-01", record(FIELDS | unlisted))))
    assert said["unlisted"] == [
        (
            "0 actions out of 3 are unlisted: the record counts them without naming them. "
            "1 sub-action out of 3 is unlisted: the record counts it without naming it."
        )
    ]
    assert _sentences(status(view_of("2023-01", record(FIELDS))))["unlisted"] == [
        "0 actions out of 3 are unlisted: the record counts them without naming them."
    ]


def test_the_draft_counts_sub_actions_that_moved_by_themselves() -> None:
    reports = files("""\
as_of: 2023-01
document: EB1/1
published: {actions: 3}
---
as_of: 2023-06
document: EB1/2
published: {actions: 4}
""")
    done = "  - {on: 2023-06, source: EB1/2, status: implemented}\n"
    news = "  - {on: 2023-06, source: EB1/2, expected: 2024}\n"
    parts = {
        "actions/A1.2.yaml": FIELDS["actions/A1.2.yaml"] + done,
        "actions/A1.3.yaml": FIELDS["actions/A1.2.yaml"].replace("A1.2", "A1.3") + news,
    }
    view = view_of("EB1/2", record(FIELDS | reports | parts))
    assert _sentences(progress_report(view))["moved"] == [
        (
            "Since January 2023 (EB1/1), 1 action is on record as implemented. "
            "Since January 2023 (EB1/1), 1 sub-action is on record as implemented."
        ),
        (
            "Since January 2023 (EB1/1), the record has other news of 2 actions. "
            "Since January 2023 (EB1/1), the record has other news of 1 sub-action."
        ),
    ]


def test_documents_after_added_are_those_that_added_and_no_older_note_is_told_as_news() -> None:
    reports = files("""\
as_of: 2023-01
document: EB1/1
published: {actions: 1}
---
as_of: 2023-06
document: EB1/2
published: {actions: 2}
---
as_of: 2023-12
document: EB1/3
published: {actions: 2}
""")
    actions = {
        "plan.yaml": "title: Plan\n",
        "actions/OLD.yaml": (
            "id: OLD\nlog:\n"
            "  - {on: 2023-01, source: EB1/1, status: in progress, note: Begun.}\n"
            "  - {on: 2023-12, source: EB1/3, status: implemented, verified: true}\n"
        ),
        "actions/NEW.yaml": (
            "id: NEW\nlog:\n"
            "  - {on: 2023-06, source: EB1/2, status: not started, note: Planned.}\n"
            "  - {on: 2023-12, source: EB1/3, status: in progress}\n"
        ),
    }
    draft = progress_report(view_of("EB1/3", record(reports | actions)))
    tables = [
        each for section in draft.sections for each in section.blocks if isinstance(each, Table)
    ]
    news = {
        Wording.of("en").say(row[1].value): row[-1].value
        for table in tables
        if table.name == "moved"
        for row in table.rows
    }
    assert "1 action was added to the plan (EB1/2)." in str(_sentences(draft)["progress"])
    assert news == {"OLD": None, "NEW": None}
