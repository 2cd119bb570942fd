from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sip.cli.run import run
from tests.support.data import write_folder
from tests.support.samples import FIELDS, SEVEN_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


class Sip(NamedTuple):
    """Runs sip on a small plan."""

    data: Path
    capture: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Outcome:
        status = run([*arguments, "--data", str(self.data)])
        return Outcome(status, *self.capture.readouterr())


@pytest.fixture
def sip(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sip:
    monkeypatch.setenv("COLUMNS", "80")
    return Sip(write_folder(tmp_path / "data", SEVEN_ACTIONS), capsys)


HEAD = """\
A small plan: actions
As of 31 January 2024 (January 2024). No report is on record for then or before.
Up to 31 January 2024, nothing is on record after June 2023 (EB1/2).

"""


def test_list_prints_what_the_reports_name_and_counts_the_rest(sip: Sip) -> None:
    assert sip("list", "--as-of", "2024-01") == (
        0,
        HEAD
        + """\
Action   Status        Category   Due          Expected
───────────────────────────────────────────────────────
A2       in progress   People     2023-12-31   2024-Q2
  Train managers in Côte d'Ivoire
  EB1/1, 2023-01 and EB1/2, 2023-06
A3       in progress   Money      2024         2024-06
  Ask for funds
  EB1/1, 2023-03
A10      implemented   Money      2024-06      –
  Publish the budget
  EB1/2, 2023-06
B1       removed       –          –            –
  EB1/2, 2023-06
B2       merged        People     –            –
  EB1/2, 2023-06

5 actions listed. 1 unlisted action matches: --unlisted lists it.
""",
        "",
    )


def test_filters_combine_and_the_list_is_sorted(sip: Sip) -> None:
    arguments = ("--open", "--category", "People", "--category", "money", "--search", "A")
    order = ("--sort", "due", "--reverse", "--as-of", "2024-01")
    assert sip("list", *arguments, "--slipped", "--overdue", "--due-before", "2024", *order) == (
        0,
        HEAD
        + """\
Action   Status        Category   Due          Expected
───────────────────────────────────────────────────────
A2       in progress   People     2023-12-31   2024-Q2
  Train managers in Côte d'Ivoire
  EB1/1, 2023-01 and EB1/2, 2023-06

1 action listed.
""",
        "",
    )
    assert [line[:3] for line in sip("list", *arguments, *order).out.splitlines()[6:10:3]] == [
        "A3 ",
        "A2 ",
    ]


def test_a_wide_terminal_has_room_for_titles(sip: Sip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    assert sip("list", "--overdue", "--as-of", "2024-01", "--lang", "zh").out == (
        """\
小计划：行动清单
截至2024年1月31日（2024年1月）。本记录中没有该日期或此前的进度报告。\
截至2024年1月31日，2023年6月（文件 EB1/2）之后没有任
何记录。

编号   状态       类别   初步预计到期日   最新预计日期   行动           来源
──────────────────────────────────────────────────────────────────────────────────────────────────────────
A2     正在进行   人员   2023-12-31       2024-Q2        培训管理人员   \
EB1/1（2023-01）和EB1/2（2023-06）

共列出1项行动。
"""
    )


@pytest.mark.parametrize(
    "asked", [("--unlisted",), ("--search", "unlisted_"), ("--closed", "--unlisted")]
)
def test_unlisted_actions_are_printed_when_asked_for(sip: Sip, asked: tuple[str, ...]) -> None:
    assert sip("list", *asked, "--as-of", "2024-01").out == (
        HEAD
        + """\
Action         Status        Category   Due   Expected
──────────────────────────────────────────────────────
UNLISTED_001   implemented   –          –     –
  EB1/1, 2023-01

1 action listed.
"""
    )


def test_other_formats_leave_nothing_out(sip: Sip, tmp_path: Path) -> None:
    target = tmp_path / "list.md"
    assert sip("list", "--closed", "--as-of", "2024-01", "--output", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8") == (
        """\
# A small plan: actions

As of 31 January 2024 (January 2024). No report is on record for then or before. \
Up to 31 January 2024, nothing is on record after June 2023 (EB1/2).

| Action | Status | Category | Due | Expected | Title | Source |
| :-- | :-- | :-- | :-- | :-- | :-- | :-- |
| A10 | implemented | Money | 2024-06 | – | Publish the budget | EB1/2, 2023-06 |
| UNLISTED_001 | implemented | – | – | – | – | EB1/1, 2023-01 |

2 actions listed.
"""
    )


def test_no_match_is_said_and_is_no_failure(sip: Sip) -> None:
    assert sip("list", "--search", "nowhere", "--as-of", "2024-01") == (
        0,
        HEAD + "0 actions listed.\n",
        "sip list: no action matches as of 2024-01\n",
    )


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("list", "--open", "--closed"),
            "no action is both --open and --closed: leave one of them out",
        ),
        (
            ("list", "--closed", "--overdue"),
            (
                "no action is both --closed and --overdue, because what is overdue is open: "
                "leave one of them out"
            ),
        ),
        (
            ("list", "--category", "people", "--category", "mony"),
            "--category mony is no category of the plan: write money",
        ),
        (
            ("list", "--due-before", "June\n2024"),
            "--due-before June\\n2024 is no date: write 2024, 2024-Q2, 2024-04 or 2024-04-15",
        ),
        (
            ("list", "--status", "progres"),
            "--status progres is no status: write in progress",
        ),
        (
            ("list", "--status", "late"),
            (
                "--status late is no status: write not started, in progress, implemented, removed "
                "or merged"
            ),
        ),
        (
            ("list", "--source", "EB11"),
            "--source EB11 is no document on record: write EB1/1",
        ),
        (
            ("list", "--source", ""),
            "--source an empty text is no document on record: use one of EB1/1, EB1/2, EB1/3",
        ),
        (
            ("list", "--expected-before", "Q2 2024"),
            "--expected-before Q2 2024 is no date: write 2024, 2024-Q2, 2024-04 or 2024-04-15",
        ),
        (
            ("list", "--changed-since", "EB2/1"),
            (
                "--changed-since EB2/1 is no date and no report on record: write a date such as "
                "2024, 2024-Q2, 2024-04 or 2024-04-15, or today"
            ),
        ),
        (
            ("list", "--columns", "id,titel"),
            "--columns titel is no column of a list: write title",
        ),
        (
            ("list", "--search", " "),
            "--search has no text: write some of an id, a title or a note",
        ),
        (("show", "A2", "A100"), "A100 is no action of the plan: did you mean A10?"),
        (
            ("show", "\x1b[31m"),
            "\\x1b[31m is no action of the plan: sip list prints the ids there are",
        ),
    ],
)
def test_wrong_usage_is_one_line(sip: Sip, arguments: tuple[str, ...], complaint: str) -> None:
    assert sip(*arguments) == (2, "", f"sip: {complaint}\n")


def test_show_prints_each_action_in_the_order_asked(sip: Sip) -> None:
    assert sip("show", "b2", "A3", "--as-of", "2023-03", "--format", "markdown") == (
        0,
        """\
# A small plan

As of 31 March 2023 (March 2023). No report is on record for then or before. \
The latest entry is of March 2023: A3 (EB1/1).

## B2 (no title on record)

- On record as in progress since January 2023 (EB1/1).
- Category: People.

| Date | Source | Status | Merged into | Expected | Note |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-01 | EB1/1 | in progress | – | – | – |

Logged after March 2023, and not counted:

| Date | Source | Status | Merged into | Expected | Note |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-06 | EB1/2 | merged | A2 | – | – |

## A3: Ask for funds

- On record as in progress since March 2023 (EB1/1).
- Category: Money.
- Due: 2024.
- Expected: June 2024.

| Date | Source | Status | Merged into | Expected | Note |
| :-- | :-- | :-- | :-- | :-- | :-- |
| 2023-03 | EB1/1 | in progress | – | 2024-06 | – |
""",
        "",
    )


def test_nothing_is_looked_up_in_data_with_errors(sip: Sip) -> None:
    (sip.data / "actions" / "B1.yaml").write_text("id: B1\n", encoding="utf-8")
    for command in (("list",), ("show", "A2")):
        outcome = sip(*command)
        assert (outcome.status, outcome.out) == (1, "")


def test_what_is_past_expected_is_listed(sip: Sip) -> None:
    listed = sip("list", "--past-expected", "--as-of", "2024-07", "--format", "csv").out
    assert [line.partition(",")[0] for line in listed.splitlines()] == ["id", "A2", "A3"]
    assert sip("list", "--past-expected", "--closed").err == (
        "sip: no action is both --closed and --past-expected, because what is past expected is "
        "open: leave one of them out\n"
    )


def test_filters_of_several_words_and_chosen_columns(sip: Sip) -> None:
    listed = sip(
        *("list", "--status", "implemented", "--status", "in_progress", "--source", "eb1/2"),
        *("--changed-since", "2023-03", "--columns", "id, status_key,status_on"),
        *("--as-of", "2024-01", "--format", "csv"),
    )
    assert listed == (
        0,
        "id,status_key,status_on,footnotes\nA2,in progress,2023-01,\nA10,implemented,2023-06,\n",
        "",
    )


@pytest.fixture
def fields(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Sip:
    monkeypatch.setenv("COLUMNS", "80")
    return Sip(write_folder(tmp_path / "data", FIELDS), capsys)


FIELDS_HEAD = """\
A plan with fields: actions
As of 31 January 2024 (January 2024). No report is on record for then or before.
The latest entry is of January 2024: A1 (EB1/3), and 1 other action.

"""


def test_a_list_asks_for_fields_and_shows_them(fields: Sip) -> None:
    asked = ("--where", "lead=secretariat", "--where", "theme!=reach")
    columns = ("--columns", "id,theme,lead,lead_key,reference,part_of")
    assert fields("list", *asked, *columns) == (
        0,
        FIELDS_HEAD
        + """\
Action   Theme     Lead                         Lead: key            Part of
────────────────────────────────────────────────────────────────────────────
A1       Culture   Secretariat; Member States   secretariat states   –
  Resolution 7, Côte d'Ivoire
A1.1     –         Secretariat                  secretariat          A1

1 action listed. 1 sub-action listed.
""",
        "",
    )
    assert fields("list", "--where", "them=reach") == (
        2,
        "",
        "sip: --where them is no field of the plan: write theme\n",
    )


def test_a_tree_has_sub_actions_below_their_action(fields: Sip) -> None:
    assert fields("list", "--tree", "--open", "--columns", "id,status") == (
        0,
        FIELDS_HEAD
        + """\
Action   Status
────────────────────
A1       in progress
└ A1.2   in progress
A2       in progress
A4       in progress

3 actions listed. 1 sub-action listed.
""",
        "",
    )
    assert fields("list", "--tree", "--where", "part_of=A1", "--sort", "status").out == (
        FIELDS_HEAD
        + """\
Action   Status        Category   Due          Expected
───────────────────────────────────────────────────────
A1*      in progress   Money      2023-12-31   2024-Q4
  Pay in time
  EB1/1, 2023-01 and EB1/3, 2024-01
└ A1.2   in progress   Money      –            2024-03
  Pay what is late
  EB1/1, 2023-01
└ A1.1   implemented   Money      –            –
  Find out what is late
  EB1/1, 2023-01
* Not asked for: it stands here for the sub-actions below it.

2 sub-actions listed.
"""
    )
    assert fields("list", "--tree", "--format", "xlsx") == (
        2,
        "",
        "sip: --tree is not for xlsx, which has what sip import reads\n",
    )
