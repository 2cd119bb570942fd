"""A data folder, read into its records and all that is wrong with its files.

The only module that reads the data folder. Files come from people nobody knows: each is looked at
before it is opened, opened without following links or waiting, and measured before it is read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.dataset import (
    ACTIONS_FOLDER,
    PLAN_FILE,
    SNAPSHOTS_FOLDER,
    DataFile,
    Dataset,
    FileKind,
    read_records,
)
from sip.reading.unread import (
    UNEXPECTED_FILE,
    could_be_data,
    has_data_suffix,
    is_hidden,
    is_leftover,
    is_record,
    looks_like_data,
    unread_file,
    unread_folder,
)
from sip.text.ids import natural_order
from sip.text.system_errors import reason_of

if TYPE_CHECKING:
    from collections.abc import Collection

UNREADABLE_FILE = Rule(
    "unreadable-file",
    Severity.ERROR,
    "Every data file is a regular file of at most 256 KiB that can be read.",
    "A link, a pipe or a huge file can show what is not the plan's, or make the command hang.",
)
MISSING_FILE = Rule(
    "missing-file",
    Severity.ERROR,
    "The data folder has a plan.yaml and an actions folder with at least one action.",
    "Figures of a folder that is empty or not the one meant would all be zero.",
)
NO_ACTION = Rule(
    "no-action",
    Severity.WARNING,
    "The plan has an action: a new plan has none yet, and one that was reported on has some.",
    "There is nothing to count; where reports were published it is an error, missing-file.",
)

LARGEST_FILE = 256 * 1024
_DATA_FOLDER = "data"
_SUFFIX = ".yaml"
_KINDS = {kind.value: kind for kind in FileKind}


def find_data_folder(start: Path) -> Path | None:
    """Return the nearest data folder at or above a folder, as git finds its own."""
    for folder in (start, *start.parents):
        data = folder / _DATA_FOLDER
        if (data / ACTIONS_FOLDER).is_dir() or _is_new_plan(data):
            return data
        if (folder / PLAN_FILE).is_file() and (folder / ACTIONS_FOLDER).is_dir():
            return folder
    return None


def _is_new_plan(folder: Path) -> bool:
    """Tell whether it has a plan and no folder of actions, which git keeps only with a file."""
    return (folder / PLAN_FILE).is_file() and not os.path.lexists(folder / ACTIONS_FOLDER)


def data_folder_meant(named: Path) -> Path:
    """Return the folder that was named, or the data folder in it where it is a repository's."""
    if _may_be_data(named) or not _may_be_data(named / _DATA_FOLDER):
        return named
    return named / _DATA_FOLDER


def unfinished_data_folder(start: Path) -> Path | None:
    """Return the folder named data in a folder that has nothing of a plan in it yet."""
    folder = start / _DATA_FOLDER
    is_folder = folder.is_dir() and not folder.is_symlink()
    return folder if is_folder and not _may_be_data(folder) else None


def _may_be_data(folder: Path) -> bool:
    return (folder / PLAN_FILE).exists() or (folder / ACTIONS_FOLDER).exists()


def action_ids(folder: Path) -> list[str]:
    """Return the ids that the action files are named after, reading none; raise OSError."""
    names = (entry.name for entry in (folder / ACTIONS_FOLDER).iterdir())
    return sorted((PurePosixPath(n).stem for n in names if n.endswith(_SUFFIX)), key=natural_order)


def load_plan(folder: Path, shown_as: str) -> tuple[Dataset, list[Problem]]:
    """Read the plan's own file alone, as if the folder had no other."""
    reader = _FolderReader(shown_as, [], [])
    reader.read_plan(str(folder))
    dataset, found = read_records(reader.files, shown_as)
    return dataset, [*reader.problems, *found]


def load(folder: Path, shown_as: str) -> tuple[Dataset, list[Problem]]:
    """Read a data folder; messages name its files below `shown_as`."""
    files, problems = read_folder(folder, shown_as)
    dataset, found = read_records(files, shown_as)
    return dataset, [*problems, *found]


def read_folder(folder: Path, shown_as: str) -> tuple[list[DataFile], list[Problem]]:
    """Return the bytes of every data file in the folder, and what else is there or is missing."""
    reader = _FolderReader(shown_as, [], [])
    reader.read(str(folder))
    return reader.files, reader.problems


@dataclass(frozen=True)
class _FolderReader:
    shown_as: str
    files: list[DataFile]
    problems: list[Problem]

    def read(self, folder: str) -> None:
        names = self._names(folder, self.shown_as)
        for name in names or ():
            path, shown_as = f"{folder}{os.sep}{name}", f"{self.shown_as}/{name}"
            kind = _KINDS.get(name)
            if kind is FileKind.PLAN:
                self._read_file(path, shown_as, kind)
            elif kind is not None:
                self._read_records(path, shown_as, kind, names or ())
            elif looks_like_data(name) or self._is_litter(path, names or ()):
                self.problems.append(unread_file(shown_as, names or ()))
            elif not is_hidden(name):
                self._look_for_data(Path(path), shown_as)
        for name in (PLAN_FILE, ACTIONS_FOLDER):
            if names is None or name in names:
                continue
            if name == ACTIONS_FOLDER and _is_new(names):
                self._report(NO_ACTION, f"{self.shown_as}/{name}", _NO_ACTION_YET)
            else:
                self._miss(name)

    def read_plan(self, folder: str) -> None:
        if os.path.lexists(path := f"{folder}{os.sep}{PLAN_FILE}"):
            self._read_file(path, f"{self.shown_as}/{PLAN_FILE}", FileKind.PLAN)
        else:
            self._miss(PLAN_FILE)

    def _miss(self, name: str) -> None:
        self._report(MISSING_FILE, f"{self.shown_as}/{name}", f"{name} {_IS_MISSING}")

    def _is_litter(self, path: str, beside: Collection[str]) -> bool:
        return is_leftover(Path(path).name, beside) and not Path(path).is_dir()

    def _read_records(
        self, folder: str, shown_as: str, kind: FileKind, beside: Collection[str]
    ) -> None:
        try:
            mode = os.lstat(folder).st_mode
        except OSError as error:
            self._report(UNREADABLE_FILE, shown_as, _could_not(error))
            return
        if not stat.S_ISDIR(mode):
            what = (
                "is a link, and links are not followed: put the folder itself here"
                if stat.S_ISLNK(mode)
                else "is no folder: make it one"
            )
            self._report(UNEXPECTED_FILE, shown_as, f"{kind.value} {what}")
            return
        names = self._names(folder, shown_as)
        for name in names or ():
            path = f"{shown_as}/{name}"
            if is_record(name):
                self._read_file(f"{folder}{os.sep}{name}", path, kind)
                continue
            problem = unread_file(path, names or (), is_folder=Path(folder, name).is_dir())
            self.problems.append(problem)
            if problem.rule is UNEXPECTED_FILE and has_data_suffix(name):
                self.files.append(DataFile(path, kind, None))
        is_empty = names is not None and all(is_leftover(name, names) for name in names)
        if kind is FileKind.ACTION and is_empty and _is_new(beside):
            self._report(NO_ACTION, shown_as, _NO_ACTION_YET)
        elif kind is FileKind.ACTION and is_empty:
            self._report(MISSING_FILE, shown_as, "the folder has no action: add one, as ID.yaml")

    def _look_for_data(self, folder: Path, shown_as: str) -> None:
        """Tell of a folder that is not read, where a file in it could be taken for data."""
        if not folder.is_dir():
            return
        if folder.is_symlink():
            self._report(UNREADABLE_FILE, shown_as, "this is a link: put the folder itself here")
            return

        def tell(error: OSError) -> None:
            self._report(UNREADABLE_FILE, shown_as, _could_not(error))

        for place, folders, names in os.walk(folder, onerror=tell):
            folders.sort()
            if (found := next(filter(could_be_data, sorted(names)), None)) is not None:
                inside = Path(place, found).relative_to(folder).as_posix()
                self.problems.append(unread_folder(shown_as, inside))
                return

    def _names(self, folder: str, shown_as: str) -> list[str] | None:
        try:
            with os.scandir(folder) as entries:
                return sorted(entry.name for entry in entries)
        except OSError as error:
            self._report(UNREADABLE_FILE, shown_as, _could_not(error))
            return None

    def _read_file(self, file: str, path: str, kind: FileKind) -> None:
        content = None
        try:
            content = _read_regular_file(file)
        except OSError as error:
            self._report(UNREADABLE_FILE, path, _could_not(error))
        except _NotReadError as refusal:
            self._report(UNREADABLE_FILE, path, str(refusal))
        self.files.append(DataFile(path, kind, content))

    def _report(self, rule: Rule, path: str, message: str) -> None:
        self.problems.append(Problem.of(rule, Location(path), message))


_IS_MISSING = "is missing: add it, or name the right folder with --data"
_NO_ACTION_YET = "the plan has no action yet: add one with sip new"


def _is_new(names: Collection[str]) -> bool:
    """Tell by the names in a data folder whether it is a plan that nothing was reported on."""
    return PLAN_FILE in names and SNAPSHOTS_FOLDER not in names


class _NotReadError(Exception):
    """Why a file is not read."""


def _read_regular_file(file: str) -> bytes:
    """Return the bytes of a file that is what it was when it was looked at; raise OSError."""
    seen = os.lstat(file)
    _check_before_reading(seen)
    handle = os.open(file, _FLAGS)
    try:
        before = os.fstat(handle)
        _check_before_reading(before)
        content = _read(handle, before.st_size)
        after = os.fstat(handle)
    finally:
        os.close(handle)
    # Where a system can't open without following a link, this tells that it was another file.
    is_same = os.path.samestat(seen, before)
    is_still = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    if not is_same or not is_still or len(content) != after.st_size:
        raise _NotReadError("the file changed while it was read: run the command again")
    return content


def _read(handle: int, size: int) -> bytes:
    """Return so many bytes, and one more where there are more; a system may give a part at once."""
    content = os.read(handle, size + 1)
    while len(content) < size and (more := os.read(handle, size + 1 - len(content))):
        content += more
    return content


# Links are not followed, pipes not waited for, bytes as they are: where the system has the flag.
_FLAGS_WANTED = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
_FLAGS = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in _FLAGS_WANTED)


def _check_before_reading(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise _NotReadError("this is a link: put the file itself here")
    if not stat.S_ISREG(status.st_mode):
        raise _NotReadError("this is no regular file: take it out")
    if status.st_size > LARGEST_FILE:
        raise _NotReadError(
            f"the file has {status.st_size} bytes, and {LARGEST_FILE} are the most: shorten it"
        )


def _could_not(error: OSError) -> str:
    reason = reason_of(error)
    return f"it could not be read ({reason}): check that it is there and that you may read it"
