"""Actions and sub-actions in the one table of a file of separated values."""

from __future__ import annotations

import datetime as dt

from sip.language.wording import Wording
from sip.plan.over_time.periods import Every, periods
from sip.render import csv, markdown
from sip.report.grouping import grouping_meant
from sip.report.lists.figures import figures_over_time
from sip.report.plans.one_table import in_one_table
from sip.report.status import status
from tests.support.data import files, record, view_of
from tests.support.samples import FIELDS, SEVEN_ACTIONS

REPORT = files("""\
as_of: 2023-06
document: EB1/2
published: {actions: 4}
footnotes: {sub_actions.implemented: One is verified, actions: One has no lead}
""")
VIEW = view_of(None, record(FIELDS | REPORT))


def test_sub_actions_have_columns_of_their_own() -> None:
    assert (
        csv.render(in_one_table(status(VIEW)), Wording.of("en"))
        == """\
report,actions,implemented,verified,not_started,in_progress,closed_percent,open_percent,as_of,\
document,sub_actions,sub_actions_implemented,sub_actions_verified,sub_actions_not_started,\
sub_actions_in_progress,sub_actions_closed_percent,sub_actions_open_percent,footnotes
June 2023 (EB1/2),4,1,0,0,3,25,75,2023-06,EB1/2,2,1,0,0,1,50,50,\
actions: One has no lead; sub_actions_implemented: One is verified
January 2024 (no report on record),4,1,1,0,3,25,75,2024-01,,2,1,0,0,1,50,50,
"""
    )


def test_a_group_that_only_sub_actions_are_in_has_a_row() -> None:
    at = tuple(periods(Every.YEAR, dt.date(2023, 1, 1), dt.date(2023, 1, 1)))
    texts = {p: t.replace("lead: [secretariat]", "reference: x") for p, t in FIELDS.items()}
    texts["actions/A3.yaml"] = texts["actions/A3.yaml"].replace("culture", "culture, lead: states")
    texts["actions/A4.yaml"] = texts["actions/A4.yaml"].replace(
        "source: EB1/1\n", "source: EB1/1\nfields: {lead: states}\n", 1
    )
    view = view_of(None, record(texts))
    series = figures_over_time(view, Every.YEAR, at, grouping_meant("lead", view.record))
    rows = csv.render(in_one_table(series), Wording.of("en")).splitlines()
    names = rows[0].split(",")
    chosen = ("group", "actions", "sub_actions", "sub_actions_implemented", "is_total")
    assert [[row.split(",")[names.index(name)] for name in chosen] for row in rows[1:]] == [
        ["Secretariat", "1", "0", "0", ""],
        ["Member States", "4", "0", "0", ""],
        # An action that both lead is one.
        ["All actions", "4", "2", "1", "true"],
        ["Not stated", "", "2", "1", ""],
    ]


def test_a_plan_without_sub_actions_has_its_table_alone() -> None:
    report = status(view_of(None, record(SEVEN_ACTIONS)))
    assert csv.render(in_one_table(report), Wording.of("en")) == csv.render(
        report.only("table"), Wording.of("en")
    )


LATE = """\
| Sub-actions | Open | Overdue | Slipped | Past expected |
| :-- | --: | --: | --: | --: |
| All open sub-actions | 1 | – | – | 1 |

| Action | Title | Due | Expected | Overdue by | Slipped by | Past expected by | Source |
| :-- | :-- | :-- | :-- | --: | --: | --: | :-- |
| A1.2 | Pay what is late | – | 2024-03 | – | – | 30 days | EB1/1, 2023-01 |
"""


def test_the_status_tells_which_sub_actions_are_late() -> None:
    view = view_of("2024-04", record(FIELDS))
    said = markdown.render(status(view).only("sub_actions"), Wording.of("en"))
    assert said.endswith(LATE)
