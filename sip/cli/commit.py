"""Which git commit the data is at."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 10
# A repository's own settings may name programs to run; these are those that reading would start.
_SAFELY = ("-c", "core.fsmonitor=false", "--no-optional-locks")


def commit_of(folder: Path) -> str | None:
    """Return the last commit that changed the folder.

    None where the folder is not in git, git is not there, or something in the folder is not
    committed as it stands: its figures come from no commit then.
    """
    git = shutil.which("git")
    if git is None or _answer(git, folder, "status", "--porcelain", "--", ".") != "":
        return None
    return _answer(git, folder, "log", "-1", "--format=%H", "--", ".") or None


def _answer(git: str, folder: Path, *question: str) -> str | None:
    # Which repository is asked is the folder's own affair, not the environment's.
    environment = {name: word for name, word in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  # git, with arguments that are all written here
            [git, *_SAFELY, *question],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout.strip()
