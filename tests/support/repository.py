"""A git repository with a data folder, made for one test."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.data import write_folder
from tests.support.samples import TWO_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

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
        write_folder(self.folder / below, files)

    def commit(self) -> str:
        """Commit all that is in the working tree and return the hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Change the data")
        return self.git("rev-parse", "HEAD")


def new_repository(folder: Path, object_format: str = "sha1") -> Repository:
    """Return an empty repository in the folder, which is made."""
    folder.mkdir(parents=True)
    repository = Repository(folder)
    repository.git("init", "--quiet", "--initial-branch=main", f"--object-format={object_format}")
    return repository


def data_repository(folder: Path, below: str = "data") -> Repository:
    """Return a repository with one commit, which has TWO_ACTIONS in that folder."""
    repository = new_repository(folder)
    repository.write(TWO_ACTIONS, below)
    repository.commit()
    return repository
