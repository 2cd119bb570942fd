from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.repository import data_repository, new_repository
from tests.support.samples import ACTION, SNAPSHOT, TWO_ACTIONS, UNLISTED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import Repository

IMPLEMENTED = ACTION + "  - {on: 2024-04, source: A77/28, status: implemented}\n"
NAMED = UNLISTED.replace("UNLISTED_001", "A2")
HEADING = """\
Plan: what moved
From January 2023 (EB152/34){at} to April 2024.

Figures before and after
"""
TABLE = """\
Date                      Actions   Implemented   In progress   Closed   Open
─────────────────────────────────────────────────────────────────────────────
January 2023 (EB152/34)         2             1             1      50%    50%
April 2024                      2             2             0     100%     0%
"""
TABLE_AT_MAIN = """\
Date                              Actions   Implemented   In progress   Closed   Open
─────────────────────────────────────────────────────────────────────────────────────
January 2023 (EB152/34) at main         2             1             1      50%    50%
April 2024                              2             2             0     100%     0%
"""
MOVED = """
What moved
1 action moved.

Action   Change        Before        After         Source
──────────────────────────────────────────────────────────────────
A1       implemented   in progress   implemented   A77/28, 2024-04
  First
"""
MOVED_AND_RENAMED = """
What moved
2 actions moved.

Action   Change        Before         After         Source
───────────────────────────────────────────────────────────────────
A1       implemented   in progress    implemented   A77/28, 2024-04
  First
A2       renamed       UNLISTED_001   A2            –
"""
ALL_NEW = """\
Plan: what moved
There was no data at main: all of it is new, up to January 2023 (EB152/34).

Figures before and after
Date                      Actions   Implemented   In progress   Closed   Open
─────────────────────────────────────────────────────────────────────────────
January 2023 (EB152/34)         2             1             1      50%    50%

What moved
2 actions moved.

Action         Change                  Before   After         Source
───────────────────────────────────────────────────────────────────────────────
UNLISTED_001   added and implemented   –        implemented   EB152/34, 2023-01
A1             added                   –        in progress   EB152/34, 2023-01
  First
"""
TABLE_BETWEEN_REVISIONS = """\
Date                 Actions   Implemented   In progress   Closed   Open
────────────────────────────────────────────────────────────────────────
April 2024 at mine         2             2             0     100%     0%
May 2024 at main           3             1             2      33%    67%
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = data_repository(tmp_path / "repository")
    made.write({"actions/A1.yaml": IMPLEMENTED})
    monkeypatch.chdir(made.folder)
    monkeypatch.delenv("SIP_DATA", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    return made


class Printed:
    """What the command printed, and its exit status."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.status = run([*arguments])
        self.out, self.err = capsys.readouterr()

    def is_refused(self, line: str) -> bool:
        return (self.status, self.out, self.err) == (2, "", f"{line}\n")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("dates", [("EB152/34",), ("2023-01", "2024-04"), ("eb152/34", "2024-Q2")])
def test_between_dates_and_reports(
    dates: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    printed = Printed(capsys, "diff", *dates)
    silence = "Up to 30 June 2024, nothing is on record after April 2024 (A77/28)."
    later = f"second quarter of 2024. {silence}" if "2024-Q2" in dates else "April 2024."
    between = " ".join(printed.out.partition("\n\n")[0].splitlines()[1:])
    assert (printed.status, printed.err) == (0, "")
    assert between == f"From January 2023 (EB152/34) to {later}"
    assert "A1       implemented   in progress   implemented   A77/28" in printed.out


@pytest.mark.usefixtures("repository")
def test_since_a_report_in_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    printed = Printed(capsys, "diff", "EB152/34")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out == HEADING.format(at="") + TABLE + MOVED


def test_since_a_revision(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    (repository.folder / "data" / "actions" / "UNLISTED_001.yaml").unlink()
    repository.write({"actions/A2.yaml": NAMED})
    printed = Printed(capsys, "diff", "--base", "main")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out == HEADING.format(at=" at main") + TABLE_AT_MAIN + MOVED_AND_RENAMED


@pytest.mark.usefixtures("repository")
def test_a_file_says_its_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = Printed(capsys, "diff", "--base", "main", "--output", str(tmp_path / "diff.md"))
    assert (printed.status, printed.out, printed.err) == (0, "", "")
    again = Printed(capsys, "diff", "--base", "main", "--format", "markdown")
    text = (tmp_path / "diff.md").read_text(encoding="utf-8")
    assert again.out == text
    assert text.startswith("# Plan: what moved\n")


@pytest.mark.usefixtures("repository")
def test_the_same_data_has_not_moved(capsys: pytest.CaptureFixture[str]) -> None:
    printed = Printed(capsys, "diff", "2024-04", "2024-04")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out.endswith("\nWhat moved\n0 actions moved.\n")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            (),
            (
                "sip: say from when: a date or a report such as sip diff EB154/34, or --base and a "
                "branch"
            ),
        ),
        (
            ("2023-01", "--base", "main"),
            "sip: --base compares with a revision: give it, or dates, and not both",
        ),
        (
            ("2024-04", "2023-01"),
            "sip: 2024-04 is after 2023-01: write the earlier date first",
        ),
        (
            ("2025",),
            "sip: 2025 is after 2024-04, the latest date on record: choose an earlier one",
        ),
        (
            ("soon",),
            (
                "sip: FROM soon is no date and no report on record: write a date such as 2024, "
                "2024-Q2, 2024-04 or 2024-04-15, today, or a report on record: EB152/34"
            ),
        ),
        (
            ("2023-01", "A1/1"),
            (
                "sip: TO A1/1 is no date and no report on record: write a date such as 2024, "
                "2024-Q2, 2024-04 or 2024-04-15, today, or a report on record: EB152/34"
            ),
        ),
        (
            ("2022",),
            (
                "sip: FROM 2022 lies before the record begins: its first entry is dated 2023-01; "
                "choose 2023-01 or later"
            ),
        ),
        (
            ("--base", "nowhere"),
            (
                "sip: --base: git knows no commit nowhere here: name a branch, a tag or a commit, "
                "and fetch the whole history (in a workflow, fetch-depth: 0)"
            ),
        ),
        (
            ("--base", "main.."),
            (
                "sip: --base main.. names one end of two: write both, as main..HEAD, or one name "
                "without the dots"
            ),
        ),
        (("--base", ""), "sip: --base: no revision is named: name a branch, a tag or a commit"),
    ],
)
def test_wrong_usage(
    arguments: tuple[str, ...], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = Printed(capsys, "diff", *arguments)
    assert (printed.err, printed.out, printed.status) == (f"{line}\n", "", 2)


def test_a_revision_without_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = new_repository(tmp_path / "repository")
    repository.write({"README": "Nothing yet"}, ".")
    repository.commit()
    repository.write(TWO_ACTIONS)
    monkeypatch.chdir(repository.folder)
    printed = Printed(capsys, "diff", "--base", "main")
    assert (printed.status, printed.err) == (
        0,
        "sip: there was no data in data at main: all of it is new\n",
    )
    assert printed.out == ALL_NEW


def test_a_branch_is_compared_where_it_was_left(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.git("checkout", "--quiet", "-b", "mine")
    left = repository.git("rev-parse", "--short=12", "main")
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    repository.write(
        {
            "actions/A3.yaml": ACTION.replace("A1", "A3").replace(
                "on: 2023-01, source: EB152/34", "on: 2024-05, source: A77/28"
            )
        }
    )
    repository.commit()
    repository.git("checkout", "--quiet", "mine")
    printed = Printed(capsys, "diff", "--base", "main")
    assert (printed.status, printed.err) == (0, "")
    between = f"From January 2023 (EB152/34) at main ({left}) to April 2024."
    assert printed.out.splitlines()[1] == between
    assert printed.out.endswith(MOVED)

    printed = Printed(capsys, "diff", "--base", "mine..main")
    assert (printed.status, printed.err) == (0, "")
    assert printed.out.splitlines()[1] == "From April 2024 at mine to May 2024 at main."
    assert TABLE_BETWEEN_REVISIONS in printed.out


def test_data_that_is_in_no_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = new_repository(tmp_path / "repository")
    repository.write(TWO_ACTIONS)
    (repository.folder / ".git").rename(tmp_path / "elsewhere")
    monkeypatch.chdir(repository.folder)
    assert Printed(capsys, "diff", "--base", "main").is_refused(
        f"sip: --base: git has no history of {repository.folder / 'data'} "
        "(not a git repository (or any of the parent directories): .git)"
    )


def test_data_with_errors_has_no_diff(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write({"snapshots/2023-01.yaml": SNAPSHOT.replace("document: EB152/34\n", "")})
    missing = (
        "data/snapshots/2023-01.yaml:1:1: error: document is missing from a snapshot: add "
        "document: and the report's symbol, such as A77/28 [missing-field]\n"
        "4 files read: 1 error\n"
    )
    now = Printed(capsys, "diff", "--base", "main")
    assert (now.status, now.out, now.err) == (
        1,
        "",
        f"{missing}sip: no figure is printed from data with errors: mend them first\n",
    )
    repository.commit()
    repository.write({"snapshots/2023-01.yaml": SNAPSHOT})
    then = Printed(capsys, "diff", "--base", "main")
    assert (then.status, then.out, then.err) == (
        1,
        "",
        (
            f"{missing}sip: no figure is printed from data with errors, and these are the errors "
            "at main: compare with a revision that has none\n"
        ),
    )
