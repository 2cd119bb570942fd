"""What no document says is told as unknown, and what has passed is never silent."""

from __future__ import annotations

import pytest

from sip.language.wording import Wording
from sip.plan.compared.changes import Side, difference
from sip.render import csv, markdown, terminal
from sip.render.chart.terminal import texts_around
from sip.report.action_pages import action_report
from sip.report.changes.moved import moved
from sip.report.changes.report import difference_report
from sip.report.charts.alone import chart_report
from sip.report.charts.progress import progress_chart
from sip.report.document import Table
from sip.report.draft.governing_body import Submission
from sip.report.draft.progress_report import progress_report
from sip.report.status import status
from sip.report.tables import progress_table
from tests.support.data import files, record, view_of
from tests.support.golden import shipped_report

PLAN = "title: Plan\ncategories: {people: People}\n"
ACTIONS = """\
id: A_1
category: people
title: Train
due: 2025-12
source: R/9
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-06, source: R/2, expected: 2024-Q3, note: Begun}
  - {on: 2023-12, source: R/3, expected: 2024-12, note: Goes on}
---
id: A_2
category: people
title: Hire
due: 2024
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-12, source: R/3, status: implemented, note: All are there}
---
id: A_3
category: people
title: Ask
due: 2024
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-12, source: R/3, expected: 2024-06, note: First words}
---
id: UNLISTED_001
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-12, source: R/3, status: implemented}
---
id: UNLISTED_002
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 2023-12, source: R/3, status: implemented}
"""
SNAPSHOTS = """\
as_of: 2023-01
document: R/1
source: R/9
published: {actions: 5, implemented: 0, in_progress: 5}
---
as_of: 2023-06
document: R/2
presented: 2023-07-04
published: {actions: 6, implemented: 0, in_progress: 5}
errata: {actions: {en: It counted one twice., zh: 其中一项计算了两次。}}
---
as_of: 2023-12
document: R/3
published: {actions: 5, implemented: 3, in_progress: 2}
"""
RECORD = record(files(PLAN, ACTIONS, SNAPSHOTS))
EN = Wording.of("en")
_EB154 = "November 2023 (EB154/34)"


def section(name: str, written: str, language: str = "en") -> list[str]:
    report = progress_report(view_of(written, RECORD)).only(name)
    return markdown.render(report, Wording.of(language)).split("\n\n", 3)[3].splitlines()


@pytest.mark.parametrize("month", ["2024-04", "2024-04-15", "a77/28"])
def test_a_month_or_day_of_a_snapshot_gives_its_document_byte_for_byte(month: str) -> None:
    drafts = [markdown.render(shipped_report(date), EN) for date in (month, "A77/28")]
    assert drafts[0] == drafts[1]
    assert "## Annex\n\nOpen actions as of 15 April 2024\n" in drafts[0]


@pytest.mark.parametrize("date", ["2023-05", "2023-08", "2024-01", "today"])
def test_after_the_last_word_nothing_is_said_to_have_happened_since(date: str) -> None:
    draft = markdown.render(shipped_report(date), EN)
    last = {"2024-01": "November 2023 (EB154/34)", "today": "April 2024 (A77/28)"}
    meant = last.get(date, "March 2023 (A76/31)")
    assert f"nothing is on record after {meant}." in draft
    assert "no further action" not in draft
    assert "no report on record" not in draft
    assert f"As of {meant}, the plan has 96 actions" in draft


@pytest.mark.parametrize(
    ("date", "of_figures", "box", "lateness", "last"),
    [
        ("today", "15 April 2024", "15 April 2024", "1 February 2025", "April 2024 (A77/28)"),
        ("2024-01", "November 2023", "30 November 2023", "31 January 2024", _EB154),
        ("2023-08", "March 2023", "31 March 2023", "31 August 2023", "March 2023 (A76/31)"),
    ],
)
def test_figures_bear_the_date_of_the_last_word_and_lateness_its_own(
    date: str, of_figures: str, box: str, lateness: str, last: str
) -> None:
    draft = markdown.render(shipped_report(date), EN)
    both = f"{of_figures} (what is late: {lateness})"
    assert f". Open actions by category, {both}\n" in draft
    assert f". Open actions by date of expected completion, {both}\n" in draft
    assert f"## Annex\n\nOpen actions as of {both}\n" in draft
    first_page, _ = draft.split("## Progress\n")
    above, figures = first_page.split("| Figure ")
    assert figures.startswith(f"| As of {box} |")
    assert f"\n| Overdue, {lateness} | " in figures
    assert f"\n| Past expected, {lateness} | " in figures
    assert above.endswith(
        f"\n\nUp to {lateness}, nothing is on record after {last}. "
        f"Which actions are open is known as of {last}; what is late is worked out for {lateness}."
        "\n\n"
    )


def test_figures_of_a_report_have_one_date() -> None:
    draft = markdown.render(shipped_report("2023-11"), EN)
    assert "| As of 30 November 2023 |" in draft
    assert "\n| Overdue | " in draft
    assert "what is late" not in draft
    assert "nothing is on record after" not in draft


@pytest.mark.parametrize(
    ("language", "open_until_given"),
    [
        ("en", r"\[what the governing body is invited to do\]"),
        ("zh", "〔提请理事机构采取的行动〕"),
    ],
)
def test_what_the_assembly_is_to_do_is_said_only_where_it_is_given(
    language: str, open_until_given: str
) -> None:
    who = record(files(f"{PLAN}style: who\n", ACTIONS, SNAPSHOTS))
    wording, view = Wording.of(language), view_of("2023-12", who)
    assert f". {open_until_given}\n" in markdown.render(
        progress_report(view).only("action"), wording
    )
    given = progress_report(view, submission=Submission(action="Note it.")).only("action")
    assert ". Note it.\n" in markdown.render(given, wording)
    assert open_until_given not in markdown.render(given, wording)


def test_news_after_the_last_snapshot_has_a_row_with_its_own_date() -> None:
    later = record(files(PLAN, f"{ACTIONS}  - {{on: 2024-02-10, source: R/4, note: N}}\n"))
    table = progress_table(view_of("2024-05", later))
    assert EN.say(table.rows[-1][0].value) == "10 February 2024"
    said = EN.say_all(status(view_of("2024-05", later)).subtitle)
    assert said.endswith("after 10 February 2024 (R/4).")


def test_late_actions_of_then_are_said_to_be() -> None:
    assert section("late", "2024-08")[0] == (
        "Which actions are open is known as of December 2023 (R/3); what is late is worked out "
        "for 31 August 2024. No open action is overdue. No open action has slipped. "
        "1 open action is past expected: it was expected before 31 August 2024."
    )


def test_an_expected_date_that_has_passed_falls_through_no_list() -> None:
    """Due later, and so neither overdue nor slipped."""
    state = view_of("2024-10", RECORD).late[0]
    assert (state.action.id, state.is_overdue, state.is_slipped) == ("A_3", False, False)
    assert state.past_expected_days == 123
    assert section("next", "2024-10")[-2] == (
        "| A_3 | Ask | 2024 | June 2024 | past expected | R/3, 2023-12 |"
    )


def test_an_action_expected_on_the_last_day_is_not_past_expected() -> None:
    assert view_of("2024-06-30", RECORD).late == ()


def test_every_open_action_is_in_expected_completion() -> None:
    assert section("next", "2023-01") == [
        "For 5 open actions no expected date is on record.",
        "",
        "| Action | Title | Due | Expected | Late | Source |",
        "| :-- | :-- | :-- | :-- | :-- | :-- |",
        "| A_2 | Hire | 2024 | – | – | – |",
        "| A_3 | Ask | 2024 | – | – | – |",
        "| A_1 | Train | December 2025 | – | – | R/9 |",
        "| 2 actions not named in the record | – | – | – | – | – |",
    ]
    assert section("next", "2024-08")[0] == (
        "1 open action has an expected date of 31 August 2024 or later."
    )


def test_what_moved_is_named_and_what_is_first_on_record_has_not_moved() -> None:
    assert section("moved", "R/3") == [
        "Since June 2023 (R/2), 3 actions are on record as implemented.",
        "",
        "| Action | Title | Source |",
        "| :-- | :-- | :-- |",
        "| A_2 | Hire | R/3, 2023-12 |",
        "| 2 actions not named in the record | – | R/3, 2023-12 |",
        "",
        "Since June 2023 (R/2), the record has other news of 1 action.",
        "",
        "| Change | Action | Title | Expected | Source | Note |",
        "| :-- | :-- | :-- | :-- | :-- | :-- |",
        (
            "| new expected date and new note | A_1 | Train | "
            "end of 2024 (before: third quarter of 2024) | R/3, 2023-12 | Goes on |"
        ),
    ]


def test_what_moved_says_where_nothing_did_and_where_nothing_is_to_compare_with() -> None:
    assert section("moved", "R/2") == ["Since January 2023 (R/1), no action has moved on record."]
    assert section("moved", "R/1") == ["No earlier report is on record to compare with."]
    tables = (each for each in moved(view_of("R/2", RECORD)) if isinstance(each, Table))
    assert [table.rows for table in tables] == [(), (), ()]


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "R/2 prints 6 here: It counted one twice."),
        ("zh", "文件 R/2此处所印数字为6：其中一项计算了两次。"),
    ],
)
def test_an_erratum_stands_under_the_table_that_shows_the_row(language: str, note: str) -> None:
    table = progress_table(view_of("R/2", RECORD))
    assert [Wording.of(language).say(each.text) for each in table.footnotes] == [note]
    assert table.rows[1][1].footnotes == (1,)
    assert table.rows[1][1].value == 5


CHART_AT_60 = """\
2023-01  0 ░░░░░ 5
2023-06  0 ░░░░░ 5

June 2023, Actions: R/2 prints 6 here: It counted one twice.
"""
CHART_IN_CSV = """\
as_of,series,label,actions,footnotes
2023-01,implemented,Implemented,0,
2023-06,implemented,Implemented,0,"actions: June 2023, Actions: R/2 prints 6 here: It counted one \
twice."
2023-01,in_progress,In progress,5,
2023-06,in_progress,In progress,5,"actions: June 2023, Actions: R/2 prints 6 here: It counted one \
twice."
"""


def test_an_erratum_stands_at_the_chart_that_shows_the_number() -> None:
    view = view_of("R/2", RECORD)
    chart = progress_chart(view)
    assert terminal.render(chart_report(view, chart), EN, 60).endswith(CHART_AT_60)
    assert csv.render(chart_report(view, chart.figures), EN) == CHART_IN_CSV
    note = "June 2023, Actions: R/2 prints 6 here: It counted one twice."
    assert markdown.render(chart_report(view, chart), EN).splitlines()[-1] == f"- {note}"
    assert EN.say_all(texts_around(chart)).endswith(note)
    assert EN.say(chart.notes[-1]) == note
    in_chinese = "2023年6月，行动数量：文件 R/2此处所印数字为6：其中一项计算了两次。"
    assert Wording.of("zh").say(chart.notes[-1]) == in_chinese


def test_sources_are_the_documents_that_were_read() -> None:
    def sources(written: str) -> str:
        return EN.say(progress_report(view_of(written, RECORD)).subtitle[-1])

    assert sources("R/1") == "Sources: R/9."
    assert sources("R/3") == "Sources: R/9, R/2 and R/3."


def test_the_report_before_is_told_with_the_day_it_was_presented() -> None:
    assert section("progress", "R/3")[2].startswith(
        "Since the previous report on record, June 2023 (R/2), presented on 4 July 2023, "
        "3 more actions have been implemented."
    )


def test_what_was_read_in_a_later_document_is_told_at_earlier_dates() -> None:
    told = "Categories and due dates of 15 open actions come from later documents: A77/28, "
    for date, is_told in (("2023-03", True), ("2024-01", True), ("2024-04", False)):
        report = shipped_report(date)
        for name in ("categories", "late"):
            assert (told in markdown.render(report.only(name), EN)) is is_told
    categories = markdown.render(shipped_report("2023-03").only("categories"), EN)
    assert "is of January 2023 (EB152/34, as read in A77/28)." in categories


def test_an_expected_december_is_the_end_of_its_year_beside_the_timeline_too() -> None:
    draft = markdown.render(shipped_report("2024-04"), EN)
    assert "- SIP2023_A14: due 31 December 2023, expected end of 2024.\n" in draft


def test_a_number_that_fell_did_not_rise() -> None:
    reopened = """\
id: A_1
category: people
title: Train
due: 2024
log:
  - {on: 2023-01, source: R/1, status: implemented}
  - {on: 2023-06, source: R/2, status: in progress}
"""
    reports = """\
as_of: 2023-01
document: R/1
published: {actions: 1, implemented: 1, in_progress: 0}
"""
    view = view_of("2023-06", record(files(PLAN, reopened, reports)))
    report = progress_report(view)
    draft = {language: markdown.render(report, Wording.of(language)) for language in ("en", "zh")}
    assert "the number of implemented actions fell from 1 to 0." in draft["en"]
    assert "The share of closed actions fell from 100% to 0%." in draft["en"]
    assert "已落实的行动数量从1项减少到0项。已结束行动占比从100%下降到0%。" in draft["zh"]


def test_without_snapshots_there_is_a_row_a_year_and_one_for_the_date() -> None:
    later = ACTIONS.split("---\n")[1].replace("A_2", "A_9").replace("2023-12", "2025-02")
    alone = record(files(PLAN, f"{ACTIONS}---\n{later}"))
    rows = progress_table(view_of("2025-02", alone)).rows
    assert [[EN.say(cell.value) for cell in row[:4]] for row in rows] == [
        ["31 December 2023", "6", "3", "3"],
        ["February 2025", "6", "4", "2"],
    ]


def test_a_later_side_on_which_nothing_is_on_record_says_so() -> None:
    sides = (Side(view_of("R/3", RECORD)), Side(view_of("2024-08", RECORD)))
    subtitle = difference_report(difference(*sides, {})).subtitle
    assert EN.say_all(subtitle) == (
        "From December 2023 (R/3) to August 2024. Up to 31 August 2024, nothing is on record after "
        "December 2023 (R/3)."
    )


def test_one_action_says_in_which_document_its_status_was_read() -> None:
    view = view_of("R/1", RECORD)
    text = markdown.render(action_report(view, view.record.actions[:1]), EN)
    assert "- On record as in progress since January 2023 (R/1, as read in R/9).\n" in text
    assert "- Category, title and due date: R/9.\n" in text


@pytest.mark.parametrize(
    ("symbol", "body", "action"),
    [
        ("A78/12", "Health Assembly", "The Health Assembly is invited to note the report."),
        ("EB157/3", "Executive Board", "The Executive Board is invited to note the report."),
        ("EB/IA/3", "governing body", "\\[what the governing body is invited to do\\]"),
        (None, "governing body", "\\[what the governing body is invited to do\\]"),
    ],
)
def test_who_is_to_act_is_said_as_far_as_the_symbol_tells(
    symbol: str | None, body: str, action: str
) -> None:
    view = view_of("2024-08", record(files("title: Plan\nstyle: who\n", ACTIONS)))
    draft = progress_report(view, submission=Submission(symbol=symbol)).only("action")
    text = markdown.render(draft, EN)
    assert f"## Action by the {body}\n" in text
    assert text.endswith(f". {action}\n")


def test_the_date_beside_figures_is_the_one_that_they_are_of() -> None:
    date = next(each for each in shipped_report("today").insets if each.name == "date")
    assert (EN.say(date.value), EN.say(date.previous)) == ("15 April 2024", "30 November 2023")


def test_a_count_of_late_actions_in_a_sentence_says_for_how_many_it_is_unknown() -> None:
    said = {each.name: EN.say(each.value) for each in shipped_report("2023-01").insets}
    assert (said["figure overdue"], said["figure slipped"], said["figure past_expected"]) == (
        "0 (unknown for 45)",
        "–",
        "–",
    )
    said = {each.name: EN.say(each.value) for each in shipped_report("2024-04").insets}
    assert (said["figure overdue"], said["figure slipped"], said["figure past_expected"]) == (
        "5",
        "9 (unknown for 1)",
        "0 (unknown for 1)",
    )


def test_the_date_beside_what_is_late_is_the_one_that_was_asked_for() -> None:
    date = next(each for each in shipped_report("today").insets if each.name == "as_of")
    assert (EN.say(date.value), EN.say(date.previous)) == ("1 February 2025", "30 November 2023")
