from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.data import write_folder
from tests.support.samples import SEVEN_ACTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.here import Here


def test_the_entries_of_an_action_as_they_are_printed(sip: Here, tmp_path: Path) -> None:
    data = write_folder(tmp_path / "data", SEVEN_ACTIONS)
    done = sip("entries", "a2", "--data", data)
    assert (done.status, done.out, done.err) == (
        0,
        """\
A small plan: log entries
As of 29 February 2024 (February 2024). No report is on record for then or
before. The latest entry is of February 2024: C1 (EB1/3).

Date      Action   Status        Merged into   Expected   Source
────────────────────────────────────────────────────────────────
2023-01   A2       in progress   –             –          EB1/1
2023-06   A2       –             –             2024-Q2    EB1/2
  STRASSE course

2 entries listed.
""",
        "",
    )


def test_what_an_entry_was_read_in_is_told_to_programs(sip: Here) -> None:
    done = sip("entries", "SIP2023_B15", "--source", "EB152/34", "--format", "csv")
    assert done.out == (
        "on,id,status,into,expected,source,note,evidence,entry,status_key,read_in,category_key,"
        "title,verified,footnotes\n"
        "2023-01,SIP2023_B15,in progress,,,EB152/34,,,1,in progress,A77/28,accountability,"
        '"Draw up terms of reference or a charter for the ethics function, as '
        'JIU/REP/2021/5 recommends",,\n'
    )


@pytest.mark.parametrize(
    ("arguments", "status", "err"),
    [
        (
            ("--from", "2024-03"),
            0,
            "sip entries: no entry matches up to 2024-02\n",
        ),
        (
            ("--from", "March"),
            2,
            "sip: --from March is no date: write 2024, 2024-Q2, 2024-04 or 2024-04-15\n",
        ),
        (
            ("--to", "2022"),
            2,
            (
                "sip: --to 2022 lies before the record begins: its first entry is dated 2023-01; "
                "choose 2023-01 or later\n"
            ),
        ),
        (
            ("--to", "EB9"),
            2,
            (
                "sip: --to EB9 is no date and no report on record: write a date such as 2024, "
                "2024-Q2, 2024-04 or 2024-04-15, or today\n"
            ),
        ),
        (("A22",), 2, "sip: A22 is no action of the plan: did you mean A2?\n"),
        (("--source", "EB1"), 2, "sip: --source EB1 is no document on record: write EB1/3\n"),
    ],
)
def test_what_is_asked_for_wrongly_or_not_there(
    sip: Here, tmp_path: Path, arguments: tuple[str, ...], status: int, err: str
) -> None:
    data = write_folder(tmp_path / "data", SEVEN_ACTIONS)
    done = sip("entries", *arguments, "--data", data)
    assert (done.status, done.err) == (status, err)
