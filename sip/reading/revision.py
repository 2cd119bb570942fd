"""A data folder as it stands at a git revision, read by git itself and without a checkout.

Only objects are read, by commands that obey no setting which names a program, and nothing is
fetched: whatever the repository or its user has configured, nothing of it is run.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sip.problems.problem import Location, Problem
from sip.reading.dataset import ACTIONS_FOLDER, PLAN_FILE, SNAPSHOTS_FOLDER, DataFile, FileKind
from sip.reading.folder import LARGEST_FILE, UNREADABLE_FILE
from sip.reading.unread import is_record, unread_below
from sip.text.safe import printable, printable_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_PATIENCE_IN_SECONDS: Final = 60
_SHORT_HASH: Final = 12
_NOT_READ: Final = (
    f"this is no regular file of at most {LARGEST_FILE} bytes: put such a file in its place"
)
_LENGTH_OF_SHA_1: Final = 40
# Mode, type, object, size and path of an entry, as `git ls-tree -z` prints it; the size with -l.
_ENTRY = re.compile(rb"(\d+) (\w+) ([0-9a-f]+)(?: +(\S+))?\t(.*)", re.DOTALL)
_COMMIT = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_REGULAR_FILE = rb"100"
# A folder of the data must not pose as the repository that its history is read from.
_SETTING = "safe.bareRepository=explicit"
_ENVIRONMENT = {
    # What git complains about is passed on, in the language of the sentence around it.
    "LC_ALL": "C",
    # A missing object is a problem to be told. To fetch it, git would run what the repository
    # names: the first says no by itself, and the second stops every git that doesn't know it.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # The folder's name is a name, whatever stars and colons are in it.
    "GIT_LITERAL_PATHSPECS": "1",
    # History is what was committed: no object or parent in the place of another.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
}
# Set where sip runs in a git hook; the data folder alone says which repository is meant.
_SET_BY_GIT = {
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_SHALLOW_FILE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"),
}


class GitError(Exception):
    """Why a revision can't be read; the message says what to do."""


@dataclass(frozen=True)
class Revision:
    """A commit, and the name that it was asked for by: of itself, or of a later commit."""

    name: str
    commit: str
    is_earlier: bool = False

    @property
    def label(self) -> str:
        """The name fit to be shown, a full hash cut as git cuts it; behind it an earlier commit."""
        name = self.name[:_SHORT_HASH] if _COMMIT.fullmatch(self.name) else printable(self.name)
        return f"{name} ({self.commit[:_SHORT_HASH]})" if self.is_earlier else name


@dataclass(frozen=True)
class _Blob:
    name: str
    path: str
    kind: FileKind


def find_revision(folder: Path, name: str) -> Revision:
    """Return the commit that a branch, tag or hash stands for; raise GitError."""
    _path_in_repository(folder)
    wanted = "name a branch, a tag or a commit"
    if not name.strip():
        raise GitError(f"no revision is named: {wanted}")
    try:
        answer = _git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
    except _GitRefusedError:
        answer = b""
    commit = answer.decode("ascii").strip()
    if not _COMMIT.fullmatch(commit):
        raise GitError(
            f"git knows no commit {printable(name)} here: {wanted}, "
            "and fetch the whole history (in a workflow, fetch-depth: 0)"
        )
    return Revision(name, commit)


def shared_with_head(folder: Path, revision: Revision) -> Revision:
    """Return the last commit of the revision that what is checked out has too; raise GitError.

    A pull request is compared with it: what its target branch did since is no part of it.
    """
    try:
        answer = _git(folder, "merge-base", "--end-of-options", revision.commit, "HEAD")
    except _GitRefusedError as refusal:
        raise GitError(
            f"git knows no commit that {revision.label} and what is checked out share: fetch the "
            "whole history (in a workflow, fetch-depth: 0), or name both ends, as "
            f"{revision.label}..HEAD"
        ) from refusal
    commit = answer.decode("ascii").strip()
    return Revision(revision.name, commit, is_earlier=commit != revision.commit)


def read_revision(
    folder: Path, revision: Revision, shown_as: str
) -> tuple[list[DataFile], list[Problem]]:
    """Return the data files of the folder as they were at the revision, and what else was there.

    Anything but regular files of the right sizes has no content. Raises GitError.
    """
    top = _path_in_repository(folder)
    where = ("--", top) if top else ()
    try:
        listing = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", revision.commit, *where)
        blobs = list(_data_blobs(listing, top, shown_as))
        contents = list(_contents(folder, [blob.name for blob in blobs]))
    except _GitRefusedError as refusal:
        raise GitError(
            f"git can't read the files of {revision.label} ({refusal}): "
            "fetch the whole history again"
        ) from refusal
    files = [
        DataFile(blob.path, blob.kind, content)
        for blob, content in zip(blobs, contents, strict=True)
    ]
    unread = list(_unread_entries(listing, top, shown_as))
    problems = [Problem.of(UNREADABLE_FILE, Location(each.path), _NOT_READ) for each in unread]
    beside = unread_below(_paths(listing, top), shown_as)
    return [*files, *unread], [*problems, *beside]


def data_commit(folder: Path, texts: Mapping[str, str]) -> str | None:
    """Return the last commit that changed the data folder, whose files have these texts.

    None where there is no git or no commit, or where the data is not as it was committed: its
    figures come from no commit then. Git is asked for names only; what is in the files is
    known already, and has the name that git would give it.
    """
    try:
        commit = _git(folder, "rev-list", "-1", "HEAD", "--", ".").decode("ascii").strip()
        if not _COMMIT.fullmatch(commit):
            return None
        listing = _git(folder, "ls-tree", "-r", "-z", commit)
    except (GitError, _GitRefusedError):
        return None
    committed = {path: name for path, _, name, _ in _data_entries(listing, b"")}
    read = {path: _blob_name(text.encode(), len(commit)) for path, text in texts.items()}
    return commit if read == committed else None


def _blob_name(content: bytes, length: int) -> str:
    """Return the name that git gives a file's content, in SHA-1 or, where it is long, SHA-256."""
    named = b"blob %d\0%b" % (len(content), content)
    if length == _LENGTH_OF_SHA_1:
        return hashlib.sha1(named, usedforsecurity=False).hexdigest()
    return hashlib.sha256(named).hexdigest()


def _path_in_repository(folder: Path) -> bytes:
    """Return the folder's path from the top of its repository, with a slash behind it."""
    try:
        return _git(folder, "rev-parse", "--show-prefix").removesuffix(b"\n")
    except _GitRefusedError as refusal:
        raise GitError(f"git has no history of {printable_path(folder)} ({refusal})") from refusal


def _data_blobs(listing: bytes, top: bytes, shown_as: str) -> Iterator[_Blob]:
    for path, kind, name, size in _data_entries(listing, top):
        if not size.isdigit():
            raise _GitRefusedError(f"the content of {printable(path)} is missing")
        if int(size) <= LARGEST_FILE:
            yield _Blob(name, f"{shown_as}/{path}", kind)


def _unread_entries(listing: bytes, top: bytes, shown_as: str) -> Iterator[DataFile]:
    """Yield what is named as a data file and is a link, another repository, or too large."""
    for match, path, kind in _named_as_data(listing, top):
        size = match[4] or b""
        is_large = size.isdigit() and int(size) > LARGEST_FILE
        if is_large or not match[1].startswith(_REGULAR_FILE):
            yield DataFile(f"{shown_as}/{path}", kind, None)


def _data_entries(listing: bytes, top: bytes) -> Iterator[tuple[str, FileKind, str, bytes]]:
    """Yield the path in the data folder, the kind, the name and the size of each data file."""
    for match, path, kind in _named_as_data(listing, top):
        if match[1].startswith(_REGULAR_FILE):
            yield path, kind, match[3].decode("ascii"), match[4] or b""


def _named_as_data(listing: bytes, top: bytes) -> Iterator[tuple[re.Match[bytes], str, FileKind]]:
    for line in listing.split(b"\0")[:-1]:
        match = _ENTRY.fullmatch(line)
        if match is None or not match[5].startswith(top):
            continue
        path = os.fsdecode(match[5].removeprefix(top))
        kind = _kind(path)
        if kind is not None:
            yield match, path, kind


def _paths(listing: bytes, top: bytes) -> Iterator[str]:
    """Yield the path in the data folder of each entry, whatever it is."""
    for line in listing.split(b"\0")[:-1]:
        match = _ENTRY.fullmatch(line)
        if match is not None and match[5].startswith(top):
            yield os.fsdecode(match[5].removeprefix(top))


def _kind(path: str) -> FileKind | None:
    folder, _, name = path.rpartition("/")
    if path == PLAN_FILE:
        return FileKind.PLAN
    if folder == ACTIONS_FOLDER and is_record(name):
        return FileKind.ACTION
    return FileKind.SNAPSHOT if folder == SNAPSHOTS_FOLDER and is_record(name) else None


def _contents(folder: Path, names: list[str]) -> Iterator[bytes]:
    """Yield the content of each blob, from one git process for all of them."""
    asked = "".join(f"{name}\n" for name in names).encode("ascii")
    answer = _git(folder, "cat-file", "--batch", stdin=asked)
    start = 0
    for _ in names:
        end = answer.index(b"\n", start)
        *_, size = answer[start:end].split(b" ")
        if not size.isdigit():
            raise _GitRefusedError(printable(answer[start:end].decode("ascii", "replace")))
        yield answer[end + 1 : end + 1 + int(size)]
        start = end + 1 + int(size) + 1


class _GitRefusedError(Exception):
    """What git says when it does not do what it is asked."""


def _git(folder: Path, *arguments: str | bytes, stdin: bytes = b"") -> bytes:
    """Return what git prints; raise _GitRefusedError, or GitError where it can't be run."""
    inherited = {name: value for name, value in os.environ.items() if name not in _SET_BY_GIT}
    try:
        done = subprocess.run(  # noqa: S603  # git's own arguments; names follow --end-of-options
            ["git", "-c", _SETTING, *arguments],  # noqa: S607  # the user's git
            cwd=folder,
            env={**inherited, **_ENVIRONMENT},
            input=stdin,
            capture_output=True,
            timeout=_PATIENCE_IN_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise GitError("git is not installed: install it, or leave --base out") from error
    except subprocess.TimeoutExpired as error:
        raise GitError(f"git did not answer in {_PATIENCE_IN_SECONDS} seconds") from error
    if done.returncode != 0:
        complaint, *_ = [*done.stderr.decode("utf-8", "replace").splitlines(), ""]
        raise _GitRefusedError(printable(complaint.removeprefix("fatal: ")) or "git says no more")
    return done.stdout
