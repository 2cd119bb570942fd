"""Hostile and mistaken files: each is told of as it should be, at once, and does nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sip.checks.rules import RULES
from sip.cli.run import run
from tests.support.cases import CASES, NAMES, expected, lay_out, reason
from tests.support.measured import Sip
from tests.support.refresh import IS_REFRESHED
from tests.support.systems import needs_forks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SECONDS = 1  # of the processor, once Python has started
_MEGABYTES = 200
_ACTS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]|##\[")
_COMMAND = re.compile(r"^\s*::", re.MULTILINE)
# Those whose words, names and bytes are echoed or are on their way into another format.
_ECHOED = [name for name in NAMES if name.startswith(("characters/", "echo/", "encoding/", "id/"))]
_FORMATS = ("json", "github", "sarif")


@pytest.fixture(scope="module")
def sip() -> Iterator[Sip]:
    made = Sip()
    yield made
    made.close()


@needs_forks
@pytest.mark.measured
@pytest.mark.process
@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_told_of_at_once(name: str, sip: Sip, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    arguments = lay_out(name, folder)
    done = sip.run(arguments, folder)
    told = f"{done.text}exit status {done.status}\n"
    if IS_REFRESHED:
        expected(name).write_text(told, encoding="utf-8", newline="\n")

    assert told == expected(name).read_bytes().decode()
    assert not _ACTS.search(done.text)
    assert not _COMMAND.search(done.text)
    assert done.seconds < _SECONDS
    assert done.megabytes < _MEGABYTES


@pytest.mark.parametrize("name", _ECHOED)
def test_a_case_acts_on_nothing_in_any_format(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = lay_out(name, tmp_path / "case")
    monkeypatch.chdir(tmp_path / "case")
    for form in _FORMATS:
        run([*arguments, "--format", form])
        out, err = capsys.readouterr()
        assert not _ACTS.search(out + err)
        if form == "github":
            assert all(re.match(r"::(error|warning) file=", line) for line in out.splitlines())
        else:
            assert not _COMMAND.search(out)


def test_every_rule_has_a_case() -> None:
    told = "".join(expected(name).read_text(encoding="utf-8") for name in NAMES)

    assert set(re.findall(r" \[([a-z-]+)\]$", told, re.MULTILINE)) == {each.code for each in RULES}


def test_each_case_says_in_a_line_why_it_is_there() -> None:
    reasons = {name: reason(name) for name in NAMES}

    for name, line in reasons.items():
        assert re.fullmatch(r"[A-Z0-9][^\n]{15,148}\.\n", line, re.ASCII), name
    assert len(set(reasons.values())) == len(NAMES)


def test_each_case_says_what_is_expected_of_it() -> None:
    assert [name for name in NAMES if not expected(name).exists()] == []
    assert len(NAMES) >= 100
    assert CASES.joinpath("_base").exists()
