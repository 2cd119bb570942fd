"""A git repository with a data folder, made for one test."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLAN = "title: Plan\ncategories: {people: People}\n"
ACTION = """\
id: A1
category: people
title: First
due: 2023-12-31
log:
  - {on: 2023-01, source: EB152/34, status: in progress}
"""
UNLISTED = """\
id: UNLISTED_001
log:
  - {on: 2023-01, source: EB152/34, status: implemented}
"""
SNAPSHOT = """\
as_of: 2023-01
document: EB152/34
published: {actions: 2, implemented: 1, in_progress: 1, closed_percent: 50, open_percent: 50}
"""
DATA: Mapping[str, str] = {
    "plan.yaml": PLAN,
    "actions/A1.yaml": ACTION,
    "actions/UNLISTED_001.yaml": UNLISTED,
    "snapshots/2023-01.yaml": SNAPSHOT,
}
_AUTHOR = {
    "GIT_AUTHOR_NAME": "Keeper",
    "GIT_AUTHOR_EMAIL": "keeper@example.org",
    "GIT_COMMITTER_NAME": "Keeper",
    "GIT_COMMITTER_EMAIL": "keeper@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


@dataclass(frozen=True)
class Repository:
    """A working tree of git, on the branch main."""

    folder: Path

    def git(self, *arguments: str, stdin: str = "") -> str:
        """Run git here and return what it prints."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_AUTHOR},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout.strip()

    def write(self, files: Mapping[str, str], below: str = "data") -> None:
        """Write files below a folder of the working tree."""
        for name, text in files.items():
            path = self.folder / below / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def commit(self) -> str:
        """Commit all that is in the working tree and return the hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change the data")
        return self.git("rev-parse", "HEAD")


def new_repository(folder: Path) -> Repository:
    """Return an empty repository in the folder, which is made."""
    folder.mkdir(parents=True)
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch=main")
    return repository


def data_repository(folder: Path, below: str = "data") -> Repository:
    """Return a repository with one commit, which has DATA in that folder."""
    repository = new_repository(folder)
    repository.write(DATA, below)
    repository.commit()
    return repository
