from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.data import files, write_folder
from tests.support.samples import SEVEN_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

LONG = "x" * 10_000
SHOWN = f"{'x' * 199}…"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["status", "--as-of", LONG], f"--as-of {SHOWN} is no date and no report on record: write"),
        (["status", "--lang", LONG], f"--lang: there is no catalog for the language {SHOWN}: use"),
        (["show", LONG], f"{SHOWN} is no action of the plan: sip list prints the ids there are"),
        (
            ["list", "--category", LONG],
            f"--category {SHOWN} is no category of the plan: use one of money, people",
        ),
    ],
)
def test_what_is_asked_for_is_cut_and_never_the_advice_behind_it(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "data", SEVEN_ACTIONS)

    assert run([*arguments, "--data", str(folder)]) == 2
    assert message in capsys.readouterr().err


FUTURE = """\
id: A_1
category: people
title: Train
due: 9000
log:
  - {on: 2023-01, source: R/1, status: in progress}
  - {on: 9000-10, source: R/2, note: One}
"""


@pytest.mark.parametrize(
    "command", [["status"], ["report"], ["diff", "2023-01", "today"], ["list"]]
)
def test_what_is_dated_after_today_is_told_where_today_is_asked_for(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "title: Plan\ncategories: {people: People}\n"
    folder = write_folder(tmp_path / "data", files(plan, FUTURE))
    today = datetime.now(UTC).astimezone().date()
    at_today = [] if command[0] == "diff" else ["--as-of", "today"]

    assert run([*command, *at_today, "--data", str(folder)]) == 0
    assert capsys.readouterr().err == (
        f"{folder.as_posix()}/actions/A_1.yaml:7:10: warning: on is 9000-10, which is after today "
        f"({today}) and does not count yet: mend it if it is a slip [far-date]\n"
    )
    assert run(["status", "--as-of", "2024", "--data", str(folder)]) == 0
    assert capsys.readouterr().err == ""


def test_ten_dates_after_today_are_told_and_the_others_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = "title: Plan\ncategories: {people: People}\n"
    later = "".join(f"  - {{on: {9001 + k}, source: R/2, note: One}}\n" for k in range(10))
    report = (
        "as_of: 9500-01\ndocument: R/3\npublished: {actions: 1, implemented: 0, in_progress: 1}\n"
    )
    folder = write_folder(tmp_path / "data", files(plan, FUTURE + later, report))

    assert run(["status", "--as-of", "today", "--data", str(folder)]) == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.count("[far-date]") for line in told] == [1] * 10 + [0]
    assert told[-1] == "sip: 2 more dates are after today"
