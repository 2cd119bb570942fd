"""Many data files, all written or none, by one command at a time.

A command holds the lock from before it reads until it has written. What a kill left is
finished or taken back as soon as the next command has the lock, before it reads.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.text.safe import printable
from sip.text.system_errors import reason_of
from sip.writing.disk.files import (
    NotAFileError,
    content_of,
    discard,
    is_folder,
    keeper_of,
    prepare,
    put,
    sync_folder,
)
from sip.writing.disk.journal import (
    FileChange,
    ForeignJournalError,
    read_journal,
    remove_journal,
    write_journal,
)
from sip.writing.disk.leftovers import JOURNAL, is_left_undone, leftovers
from sip.writing.disk.lock import PATIENCE, NotWrittenError, exclusive

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Desk:
    """A data folder that only this command writes to; `recovered` says what a kill had left."""

    folder: Path
    recovered: tuple[str, ...]

    def write(self, changes: Iterable[FileChange]) -> None:
        """Write all the changes or none; raise NotWrittenError, and let an interruption through.

        A file that is no longer as it was before is not touched, nor is any other then.
        """
        real = [change for change in changes if change.before != change.after]
        # What is taken out goes last: until then a renamed file is there under both names.
        real.sort(key=lambda change: change.after is None)
        if real:
            _Writing(self.folder).write(tuple(real))


@contextmanager
def desk(folder: Path, patience: float = PATIENCE) -> Iterator[Desk]:
    """Hold a data folder for writing, with nothing left undone in it; raise NotWrittenError."""
    with exclusive(folder, patience):
        yield Desk(folder, recovered(folder))


def mended(folder: Path, patience: float = PATIENCE) -> tuple[str, ...]:
    """Finish or take back what a kill left, before a command that only reads; say so.

    Where nothing is left, nothing is locked and nothing written; raise NotWrittenError where
    something is left that can't be mended.
    """
    if not is_left_undone(folder):
        return ()
    with exclusive(folder, patience):
        return recovered(folder)


def renamed(path: str, new_path: str, before: bytes, after: bytes) -> tuple[FileChange, ...]:
    """Return the changes that give a file another name and content."""
    return (FileChange(new_path, None, after), FileChange(path, before, None))


def recovered(folder: Path) -> tuple[str, ...]:
    """Finish or take back what a kill left, and say so; only under the lock."""
    try:
        said = _settled(folder, read_journal(folder))
        if os.path.lexists(folder / JOURNAL):
            remove_journal(folder)
        unfinished = list(leftovers(folder))
        for leftover in unfinished:
            discard(leftover)
    except ForeignJournalError:
        raise NotWrittenError(
            f"{JOURNAL} was not written by sip in this folder: look where it comes from, "
            "and take it out"
        ) from None
    except (OSError, NotAFileError) as error:
        raise NotWrittenError(
            f"a command was stopped in the middle, and what it left can't be mended "
            f"({_reason(error)}): run a command as someone who may write here"
        ) from None
    if unfinished and not said:
        return ("a command was stopped before it changed a file: its temporary file is taken out",)
    return said


def _settled(folder: Path, changes: tuple[FileChange, ...]) -> tuple[str, ...]:
    if not changes:
        return ()
    now = {change.path: content_of(folder / change.path) for change in changes}
    names = ", ".join(printable(change.path) for change in changes)
    foreign = [each for each in changes if now[each.path] not in {each.before, each.after}]
    if not foreign:
        for change in changes:
            if now[change.path] != change.after:
                _bring(folder, change)
        return (f"a command was stopped in the middle: what it began is finished ({names})",)
    for change in reversed(changes):
        if change not in foreign and now[change.path] != change.before:
            _bring(folder, replace(change, before=change.after, after=change.before))
    changed = ", ".join(printable(each.path) for each in foreign)
    said = f"a command was stopped in the middle, and {changed} changed since"
    return (f"{said}: what it began is taken back in the other files ({names})",)


def _bring(folder: Path, change: FileChange) -> None:
    """Make one file what it is to be; nothing is lost if this is stopped and done again."""
    file = folder / change.path
    if change.after is None:
        discard(file)
    else:
        put(prepare(file, change.after, change.keeper), file, is_new=change.before is None)
    sync_folder(file.parent)


@dataclass(frozen=True)
class _Writing:
    folder: Path

    def write(self, changes: tuple[FileChange, ...]) -> None:
        prepared: dict[str, Path] = {}
        try:
            changes = self._kept(changes)
            for change in changes:
                if change.after is not None:
                    prepared[change.path] = self._prepare(change)
            self._apply(changes, prepared)
        except (OSError, NotAFileError) as error:
            raise NotWrittenError(f"nothing was written: {_reason(error)}") from None
        finally:
            for temporary in prepared.values():
                with suppress(OSError):
                    discard(temporary)

    def _kept(self, changes: tuple[FileChange, ...]) -> tuple[FileChange, ...]:
        """Look at every file, and note who keeps it; a renamed one is kept as the old one was."""
        leaving = next((each.path for each in changes if each.after is None), None)
        kept = []
        for change in changes:
            self._check_place(change)
            self._check_unchanged(change)
            like = leaving if change.before is None and leaving is not None else change.path
            kept.append(replace(change, keeper=keeper_of(self.folder / like)))
        return tuple(kept)

    def _check_place(self, change: FileChange) -> None:
        parent = (self.folder / change.path).parent
        if parent != self.folder and not is_folder(parent):
            if parent.exists() or parent.is_symlink():
                raise NotAFileError(f"{parent.name} is no folder: make it one")
            parent.mkdir()

    def _check_unchanged(self, change: FileChange) -> None:
        name = printable(change.path)
        try:
            now = content_of(self.folder / change.path)
        except NotAFileError as error:
            raise NotAFileError(f"{name} {error}") from None
        if now == change.before:
            return
        if change.before is None:
            raise NotAFileError(f"{name} is there already: give another name")
        what = "is gone" if now is None else "changed"
        raise NotAFileError(f"{name} {what} since it was read: run the command again")

    def _prepare(self, change: FileChange) -> Path:
        try:
            return prepare(self.folder / change.path, change.after or b"", change.keeper)
        except OSError as error:
            name = printable(change.path)
            raise NotAFileError(f"{name} could not be written ({_reason(error)})") from None

    def _apply(self, changes: tuple[FileChange, ...], prepared: dict[str, Path]) -> None:
        is_several = len(changes) > 1
        done: list[FileChange] = []
        try:
            if is_several:
                write_journal(self.folder, changes)
            for change in changes:
                self._check_unchanged(change)
                done.append(change)
                self._put(change, prepared)
        except BaseException as error:
            self._take_back(done, error)
            if is_several:
                remove_journal(self.folder)
            raise
        for parent in {(self.folder / change.path).parent for change in changes}:
            sync_folder(parent)
        if is_several:
            self._close()

    def _close(self) -> None:
        try:
            remove_journal(self.folder)
        except OSError as error:
            raise NotWrittenError(
                f"everything was written, but {JOURNAL} can't be taken out ({_reason(error)}): "
                "take it out before a file is changed again"
            ) from None

    def _put(self, change: FileChange, prepared: dict[str, Path]) -> None:
        file = self.folder / change.path
        if change.after is None:
            discard(file)
        else:
            put(prepared[change.path], file, is_new=change.before is None)

    def _take_back(self, done: list[FileChange], cause: BaseException) -> None:
        """Bring back the files that are changed already; raise NotWrittenError."""
        try:
            for change in reversed(done):
                if content_of(self.folder / change.path) == change.after:
                    back = replace(change, before=change.after, after=change.before)
                    _bring(self.folder, back)
        except (OSError, NotAFileError) as error:
            raise NotWrittenError(
                f"a file could not be written ({_reason(cause)}), and what was written before it "
                f"could not be taken back ({_reason(error)}): the next command finishes it"
            ) from cause


def _reason(error: BaseException) -> str:
    if isinstance(error, OSError):
        return reason_of(error)
    return str(error) or type(error).__name__
