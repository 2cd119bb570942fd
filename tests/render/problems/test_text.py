from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sip.checks.logs import REOPENED
from sip.plan.values import BAD_DATE, BAD_VALUE
from sip.problems.problem import Findings, Location, Problem
from sip.render.problems import text as problems_text

NO_DATE = Problem.of(
    BAD_DATE,
    Location("data/actions/SIP2023_B15.yaml", 4, 6, 4, 16),
    "due is 2023-13-31, which is no date",
)
REOPENING = Problem.of(REOPENED, Location("data/actions/SIP2023_A3.yaml", 9, 13, 9, 24), "look")


def test_a_line_a_problem_and_the_counts() -> None:
    findings = Findings((REOPENING, NO_DATE, NO_DATE), files=103)

    assert problems_text.render(findings) == (
        "data/actions/SIP2023_A3.yaml:9:13: warning: look [reopened]\n"
        "data/actions/SIP2023_B15.yaml:4:6: error: due is 2023-13-31, which is no date [bad-date]\n"
        "data/actions/SIP2023_B15.yaml:4:6: error: due is 2023-13-31, which is no date [bad-date]\n"
        "103 files read: 2 errors, 1 warning\n"
    )


def test_no_problems() -> None:
    assert problems_text.render(Findings((), files=1)) == "1 file read: no problems\n"


def test_problems_in_files_that_were_not_named_are_counted_in_the_last_line() -> None:
    findings = Findings((), files=3, are_figures_compared=False, elsewhere=(NO_DATE, REOPENING))

    assert problems_text.render(findings) == (
        "3 files read: no problems, and 1 error, 1 warning in files that were not named: "
        "run sip validate without file names to see them; "
        "published figures not compared until every action's log can be read\n"
    )


def test_nothing_in_a_line_acts_on_a_terminal_or_a_ci_runner() -> None:
    hostile = Problem.of(
        BAD_VALUE, Location("::error::\x1b[2Ja\nb##[x", 1, 1), "\n::error::\x9b ##[group] \t"
    )

    assert problems_text.render(Findings((hostile,), files=1)) == (
        "\\x3a:error::\\x1b[2Ja\\nb##\\x5bx:1:1: error: "
        "\\n::error::\\x9b ##\\x5bgroup] \\t [bad-value]\n"
        "1 file read: 1 error\n"
    )


def test_a_path_that_ends_in_a_colon_starts_no_command() -> None:
    problem = Problem.of(BAD_VALUE, Location(":", 1, 1), "it")

    assert problems_text.render(Findings((problem,), files=1)).startswith("\\x3a:1:1: error")


@given(path=st.text(), message=st.text())
def test_each_problem_is_one_line_that_is_no_command(path: str, message: str) -> None:
    problem = Problem.of(BAD_VALUE, Location(path), message)

    first, *others = problems_text.render(Findings((problem,), files=1)).splitlines()

    assert others == ["1 file read: 1 error"]
    assert not first.lstrip().startswith("::")
    assert "##[" not in first
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in first)


@pytest.mark.process
def test_only_the_terminal_needs_rich() -> None:
    modules = "github, json, sarif, text, rules"
    code = f"import sys; from sip.render.problems import {modules}; print('rich' in sys.modules)"

    finished = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert finished.stdout == "False\n"
