from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sip.cli.run import run
from tests.support.repository import data_repository
from tests.support.samples import ACTION

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = [
    ("report",),
    ("status",),
    ("chart",),
    ("list",),
    ("show", "A1"),
    ("diff", "2023-01"),
    ("diff", "--base", "main"),
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_json_names_the_commit_of_the_data(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
) -> None:
    repository = data_repository(tmp_path / "repository")
    commit = repository.git("rev-parse", "HEAD")
    monkeypatch.chdir(repository.folder)
    monkeypatch.delenv("SIP_DATA", raising=False)
    assert run([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["commit"] == commit

    repository.write({"actions/A1.yaml": ACTION.replace("First", "Other")})
    assert run([*command, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["commit"] is None


def test_the_later_of_two_revisions_is_the_commit_of_the_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository = data_repository(tmp_path / "repository")
    repository.git("tag", "before")
    repository.write({"actions/A1.yaml": ACTION.replace("First", "Other")})
    commit = repository.commit()
    monkeypatch.chdir(repository.folder)
    assert run(["diff", "--base", "before..main", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["commit"] == commit
