"""A data folder as it stands at a git revision, read by git itself and without a checkout.

Nothing of the repository is run: no hook, no filter, no replaced object.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sip.load import (
    ACTIONS_FOLDER,
    LARGEST_FILE,
    PLAN_FILE,
    SNAPSHOTS_FOLDER,
    DataFile,
    Kind,
)
from sip.problem import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE_IN_SECONDS: Final = 60
_SHORT_HASH: Final = 12
# Mode, type, object, size and path of an entry, as `git ls-tree -l -z` prints it.
_ENTRY = re.compile(rb"(\d+) (\w+) ([0-9a-f]+) +(-|\d+)\t(.*)", re.DOTALL)
_REGULAR_FILE = rb"100"
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


class GitError(Exception):
    """Why a revision can't be read; the message says what to do."""


@dataclass(frozen=True)
class Revision:
    """A commit, and the name that it was asked for by."""

    name: str
    commit: str


@dataclass(frozen=True)
class _Blob:
    name: str
    path: str
    kind: Kind


def find_revision(folder: Path, name: str) -> Revision:
    """Return the commit that a branch, tag or hash stands for; raise GitError."""
    commit = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
    )
    if commit is None:
        raise GitError(
            f"git knows no commit {printable(name)} here: name a branch, a tag or a commit, "
            "and fetch the whole history (in a workflow, fetch-depth: 0)"
        )
    return Revision(name, commit.decode("ascii").strip())


def read_revision(folder: Path, revision: Revision, shown_as: str) -> list[DataFile]:
    """Return the data files of the folder as they were at the revision; raise GitError.

    Anything there but regular files of the right names and sizes is left out.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix")
    if prefix is None:
        raise GitError(f"{printable(shown_as)} is in no git repository: there is no history")
    top = prefix.removesuffix(b"\n")
    listing = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", revision.commit, "--", top)
    if listing is None:
        raise GitError(f"git can't list the files of {printable(revision.name)}")
    blobs = list(_data_blobs(listing, top, shown_as))
    contents = _contents(folder, [blob.name for blob in blobs])
    return [
        DataFile(blob.path, blob.kind, content)
        for blob, content in zip(blobs, contents, strict=True)
    ]


def data_commit(folder: Path) -> tuple[str, bool] | None:
    """Return the short hash of the commit that is checked out, and whether the data has changed.

    None where the folder is in no repository, or in one without a commit.
    """
    head = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    changes = _git(folder, "status", "--porcelain", "--untracked-files=all", "--", ".")
    if head is None or changes is None:
        return None
    return head.decode("ascii").strip()[:_SHORT_HASH], bool(changes)


def _data_blobs(listing: bytes, top: bytes, shown_as: str) -> Iterator[_Blob]:
    for line in listing.split(b"\0")[:-1]:
        match = _ENTRY.fullmatch(line)
        if match is None or not match[1].startswith(_REGULAR_FILE) or not match[5].startswith(top):
            continue
        path = os.fsdecode(match[5].removeprefix(top))
        kind = _kind(path)
        if kind is not None and int(match[4]) <= LARGEST_FILE:
            yield _Blob(match[3].decode("ascii"), f"{shown_as}/{path}", kind)


def _kind(path: str) -> Kind | None:
    folder, _, name = path.rpartition("/")
    is_record = name.endswith(".yaml") and not name.startswith(".")
    if path == PLAN_FILE:
        return Kind.PLAN
    if folder == ACTIONS_FOLDER and is_record:
        return Kind.ACTION
    return Kind.SNAPSHOT if folder == SNAPSHOTS_FOLDER and is_record else None


def _contents(folder: Path, names: list[str]) -> Iterator[bytes]:
    """Yield the content of each blob, from one git process for all of them."""
    asked = "".join(f"{name}\n" for name in names).encode("ascii")
    answer = _git(folder, "cat-file", "--batch", stdin=asked)
    if answer is None:
        raise GitError("git can't read the files of that revision: is the repository whole?")
    start = 0
    for _ in names:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].rsplit(b" ", 1)[1])
        yield answer[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def _git(folder: Path, *arguments: str | bytes, stdin: bytes = b"") -> bytes | None:
    """Return what git prints, or None where it refuses; raise GitError where there is no git."""
    try:
        done = subprocess.run(  # noqa: S603  # git's own arguments; names follow --end-of-options
            ["git", "-c", "core.fsmonitor=false", *arguments],  # noqa: S607  # the user's git
            cwd=folder,
            env={**os.environ, **_ENVIRONMENT},
            input=stdin,
            capture_output=True,
            timeout=_PATIENCE_IN_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed: install it, or leave --base out") from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git did not answer in {_PATIENCE_IN_SECONDS} seconds") from error
    return done.stdout if done.returncode == 0 else None
