from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from sip.cli.commit import commit_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def _git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def _committed(folder: Path) -> str:
    data = folder / "data"
    data.mkdir()
    (data / "plan.yaml").write_text("one")
    _git(folder, "init", "--quiet")
    _git(folder, "add", ".")
    _git(folder, "commit", "--quiet", "--message", "Data")
    return _git(folder, "rev-parse", "HEAD")


def test_the_last_commit_that_changed_the_data(tmp_path: Path) -> None:
    commit = _committed(tmp_path)
    (tmp_path / "other").write_text("two")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "Other")
    assert commit_of(tmp_path / "data") == commit


def test_changed_data_is_of_no_commit(tmp_path: Path) -> None:
    _committed(tmp_path)
    (tmp_path / "data" / "plan.yaml").write_text("changed")
    assert commit_of(tmp_path / "data") is None


def test_a_new_file_is_of_no_commit(tmp_path: Path) -> None:
    _committed(tmp_path)
    (tmp_path / "data" / "new.yaml").write_text("new")
    assert commit_of(tmp_path / "data") is None


def test_a_folder_outside_git_has_no_commit(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None


def test_without_git_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _committed(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert commit_of(tmp_path / "data") is None


def test_another_repository_in_the_environment_is_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    commit = None
    with monkeypatch.context() as without:
        without.delenv("GIT_DIR")
        commit = _committed(tmp_path)
    assert commit_of(tmp_path / "data") == commit
