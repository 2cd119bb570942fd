from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sip.reading.folder import load
from sip.writing.disk.lock import LOCK, NotWrittenError, exclusive
from tests.support.data import ACTION, PLAN, files, write_folder
from tests.support.paths import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_ADDS = """
import sys
from pathlib import Path
from sip.writing.disk.journal import FileChange
from sip.writing.disk.transaction import desk
from sip.writing.edits import AddEntry
from sip.plan.partial_date import PartialDate
from sip.writing.proof import edited

folder, name, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for each in range(number):
    with desk(folder, patience=60) as held:
        before = (folder / "actions/A.yaml").read_bytes()
        entry = {"on": PartialDate.parse("2024"), "source": f"P{name}/{each}"}
        after = edited(before.decode(), [AddEntry(entry)], "A.yaml")
        held.write([FileChange("actions/A.yaml", before, after.encode())])
"""


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    holder = {"pid": 77, "host": "here", "user": "someone"}
    message = (
        "another command writes to this folder (process 77 of someone on here): "
        "run this one again when that is done"
    )
    with exclusive(tmp_path):
        (tmp_path / LOCK).write_text(f" {json.dumps(holder)}", encoding="ascii")
        with pytest.raises(NotWrittenError) as error, exclusive(tmp_path, 0.1):
            pass
    assert str(error.value) == message


def test_the_lock_file_names_its_holder_and_is_empty_afterwards(tmp_path: Path) -> None:
    with exclusive(tmp_path):
        signed = json.loads((tmp_path / LOCK).read_bytes()[1:])
        assert signed.keys() == {"pid", "host", "user"}
    assert (tmp_path / LOCK).read_bytes() == b""


@pytest.mark.parametrize("content", [b"", b" {", b" []", b' {"pid": 1}'])
def test_a_holder_that_is_not_named_is_left_out(tmp_path: Path, content: bytes) -> None:
    with exclusive(tmp_path):
        (tmp_path / LOCK).write_bytes(content)
        with pytest.raises(NotWrittenError, match=r"^another command writes to this folder: run"):
            exclusive(tmp_path, 0).__enter__()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError) as error, exclusive(tmp_path / "none"):
        pass
    assert str(error.value) == (
        "nothing can be written to this folder (no such file or directory): "
        "check that it is there and that you may write to it"
    )


@pytest.mark.process
def test_every_entry_of_twenty_processes_is_there_once(tmp_path: Path) -> None:
    (tmp_path / "actions").mkdir()
    file = tmp_path / "actions/A.yaml"
    file.write_text("id: A\nlog:\n  - on: 2023\n    source: P/0\n", encoding="utf-8")
    processes = [
        subprocess.Popen([sys.executable, "-c", _ADDS, tmp_path, str(name), "3"], cwd=ROOT)
        for name in range(20)
    ]

    assert [process.wait() for process in processes] == [0] * 20
    added = [f"P{name}/{each}" for name in range(20) for each in range(3)]
    found = [line.split()[-1] for line in file.read_text("utf-8").splitlines() if "source" in line]
    assert sorted(found) == sorted(["P/0", *added])


def test_the_lock_file_is_no_problem_of_the_data(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "data", files(PLAN, ACTION))
    with exclusive(folder):
        pass

    assert (folder / LOCK).exists()
    assert load(folder, "data")[1] == []
