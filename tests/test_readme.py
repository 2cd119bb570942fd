"""README shows what is printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.installed import copy_of_the_data
from tests.support.paths import DATA, ROOT
from tests.support.picture import PICTURE, drawn
from tests.support.systems import needs_shells

pytestmark = pytest.mark.process

_README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", _README, re.MULTILINE | re.DOTALL)
_SESSIONS = [text for kind, text in _BLOCKS if kind == "console"]
_SCRIPTS = [text for kind, text in _BLOCKS if kind == "sh"]
_PATH = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}


def _shell(command: str, cwd: Path) -> str:
    """Return what a shell prints, on stdout and stderr as they come."""
    return subprocess.run(
        ["bash", "-c", command],
        cwd=cwd,
        env={**os.environ, **_PATH},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    ).stdout


@needs_shells
@pytest.mark.parametrize("session", _SESSIONS)
def test_a_session_prints_what_it_shows(session: str, tmp_path: Path) -> None:
    copy_of_the_data(tmp_path)
    parts = re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]
    shown = [tuple(re.split(r"(?<!\\)\n", part, maxsplit=1)) for part in parts]

    assert [
        (command, _shell(command.replace("\n> ", "\n"), tmp_path)) for command, _ in shown
    ] == shown


@needs_shells
def test_the_two_commands_to_start_with_are_targets_of_make() -> None:
    commands = _SCRIPTS[0].splitlines()
    runs = [
        [".venv/bin/sip status"],
        ['.venv/bin/pytest -m "not measured"', ".venv/bin/pytest -m measured --numprocesses=0"],
    ]

    assert commands == ["make status", "make test"]
    for command, run in zip(commands, runs, strict=True):
        assert _shell(f"{command} --dry-run --always-make", ROOT).splitlines() == [
            "python3 -m venv .venv",
            ".venv/bin/pip install --quiet --disable-pip-version-check --editable '.[dev]'",
            "touch .venv/installed",
            *run,
        ]


@needs_shells
@pytest.mark.timeout(120)
def test_it_can_be_installed_from_a_checkout_beside_another_repository(tmp_path: Path) -> None:
    checkout = tmp_path / "sip"
    for name in ("sip", "data"):
        shutil.copytree(ROOT / name, checkout / name)
    for name in ("pyproject.toml", "hatch_build.py", "README.md"):
        shutil.copy(ROOT / name, checkout)
    other = tmp_path / "other"
    shutil.copytree(DATA, other / "data")
    make, install, status = _SCRIPTS[1].splitlines()

    assert make == "python3 -m venv .venv"
    assert install == ".venv/bin/pip install ../sip"
    assert status == ".venv/bin/sip status"
    # With the pip of the tests: to put one into each environment takes longer than to install.
    _shell(f"{make} --without-pip", other)
    _shell("python3 -m pip --python .venv/bin/python install --quiet ../sip", other)
    assert _shell(status, other) == (ROOT / "tests/golden/status.en.80.txt").read_text("utf-8")


def test_the_picture_is_of_the_status_as_it_is() -> None:
    assert drawn() == PICTURE.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["docs/promises.md", "SECURITY.md"])
def test_each_promise_names_a_test_that_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    tables = re.findall(
        r"^\| promise \| test \|\n\| :-- \| :-- \|\n((?:\|.*\n)+)", text, re.MULTILINE
    )
    promises = "".join(tables).splitlines()
    named = [re.search(r"`([\w/]+\.py)::(test_\w+)` \|$", line) for line in promises]

    assert len(promises) >= 8
    for promise, test in zip(promises, named, strict=True):
        assert test is not None, promise
        tests = (ROOT / "tests" / test[1]).read_text(encoding="utf-8")
        assert f"\ndef {test[2]}(" in tests, promise


def test_each_link_of_a_page_leads_to_a_file() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8"))
        if not link.startswith("https:")
    ]

    assert len(links) >= 20
    assert [(page.name, link) for page, link in links if not (page.parent / link).exists()] == []
