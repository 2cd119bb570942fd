"""The installed command in a process of its own: what no call in the process of a test shows."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.data import action, write_folder
from tests.support.golden import golden_page
from tests.support.golden import golden_text as _golden
from tests.support.installed import SIP, Finished, run_sip
from tests.support.paths import DATA
from tests.support.systems import needs_device, needs_terminals
from tests.support.terminals import run_in_a_terminal

if TYPE_CHECKING:
    from tests.support.here import Here

pytestmark = [pytest.mark.process, pytest.mark.watched]

_STYLES = re.compile(r"\x1b\[([0-9;]*)m")


@pytest.mark.parametrize(
    "arguments",
    [
        "--help",
        "--version",
        "status",
        "report --format markdown",
        "report --format csv",
        "report --format json",
        "list --lang zh",
        "show SIP2023_A3",
        "chart",
        "diff A76/31 A77/28",
        "validate",
        "schema plan",
        "status --as-of soon",
    ],
)
def test_a_process_prints_what_a_call_does(arguments: str, sip: Here, elsewhere: Path) -> None:
    words = arguments.split()

    assert run_sip(*words, cwd=elsewhere) == sip(*words, cwd=elsewhere)


@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "zh_CN.GB18030", "LANGUAGE": "zh", "TZ": "America/Los_Angeles"},
        {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONHASHSEED": "2"},
    ],
    ids=str,
)
def test_the_output_is_the_same_everywhere(variables: dict[str, str], elsewhere: Path) -> None:
    for name, ending in (("terminal", "80.txt"), ("html", "html")):
        report = ("report", "--lang", "zh", "--format", name)
        printed = Finished(0, golden_page(f"report.zh.{ending}"), "")

        assert run_sip(*report, cwd=elsewhere, variables=variables) == printed


@needs_device("/dev/full")
@pytest.mark.parametrize("arguments", [("status",), ("report", "--format", "docx")])
def test_an_output_that_takes_nothing_is_told_in_one_line(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [SIP, *arguments], cwd=DATA.parent, stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 2
    assert done.stderr.decode() == (
        "sip: the output can't be written (no space left on device): send it elsewhere\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["report", "--format", "markdown"], ["validate"], ["--help"], ["--version"]],
)
def test_a_reader_that_has_gone_away_ends_it_quietly(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as stdout:
        done = subprocess.run(
            [SIP, *arguments],
            stdout=stdout,
            stderr=subprocess.PIPE,
            env={**os.environ, "SIP_DATA": str(DATA)},
            check=False,
        )

    assert (done.returncode, done.stderr) == (0, b"")


def _without_styles(text: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in _STYLES.sub("", text).splitlines())


@needs_terminals
@pytest.mark.parametrize(
    ("command", "columns", "golden"), [("status", 80, 80), ("report", 160, 160)]
)
def test_a_terminal_has_colour_and_the_same_text(
    command: str, columns: int, golden: int, elsewhere: Path
) -> None:
    done = run_in_a_terminal(command, "--lang", "zh", cwd=elsewhere, columns=columns)

    assert done.status == 0
    assert _without_styles(done.out) == _golden(f"{command}.zh.{golden}.txt")
    assert set(_STYLES.findall(done.out)) == {"1", "2", "31", "0"}


@needs_terminals
def test_a_terminal_without_colour(elsewhere: Path) -> None:
    done = run_in_a_terminal("status", cwd=elsewhere, columns=80, NO_COLOR="1")

    assert _without_styles(done.out) == _golden("status.en.80.txt")
    assert set(_STYLES.findall(done.out)) == {"1", "2", "0"}


@needs_terminals
def test_the_place_of_a_problem_stays_whole_however_narrow_the_terminal_is(tmp_path: Path) -> None:
    write_folder(tmp_path / "data", {"plan.yaml": "title: ':smile: [b]'\n", **action("A1")})
    done = run_in_a_terminal("validate", cwd=tmp_path, columns=20)

    assert _without_styles(done.out).splitlines()[0] == "data/actions/A1.yaml:2:11:"


@needs_device("/dev/stdout")
def test_a_device_is_written_to_and_not_replaced(elsewhere: Path) -> None:
    written = ["--format", "markdown", "--output", "/dev/stdout"]
    done = run_sip("report", *written, cwd=elsewhere)

    assert done == Finished(0, _golden("report.en.md"), "")
