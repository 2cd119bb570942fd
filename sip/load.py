"""A data folder, read into its records and all that is wrong with its files.

The only module that reads the data folder. Files come from people nobody knows: each is
looked at before it is opened, opened without following links or waiting, and measured
before it is read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from sip.models import Action, Plan, Snapshot
from sip.problem import Location, Problem, Rule, printable
from sip.record import Record, natural_order
from sip.shape import Loaded, ModelT, fit
from sip.yaml_source import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sip.yaml_source import Plain

LARGEST_FILE = 256 * 1024
PLAN_FILE = "plan.yaml"
ACTIONS_FOLDER = "actions"
SNAPSHOTS_FOLDER = "snapshots"
_DATA_FOLDER = "data"
_SUFFIX = ".yaml"
_BYTE_ORDER_MARK = "\ufeff"


class Kind(Enum):
    """What a data file holds."""

    PLAN = PLAN_FILE
    ACTION = ACTIONS_FOLDER
    SNAPSHOT = SNAPSHOTS_FOLDER


@dataclass(frozen=True)
class DataFile:
    """A file's bytes, or None where they could not be read, and the path that messages show."""

    path: str
    kind: Kind
    content: bytes | None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.path).stem


@dataclass(frozen=True)
class Dataset:
    """All the records of a data folder, actions and snapshots in the order of their file names.

    `texts` has the text of each file that could be decoded, `lost` the files that gave no record.
    """

    folder: str
    plan: Loaded[Plan] | None
    actions: tuple[Loaded[Action], ...]
    snapshots: tuple[Loaded[Snapshot], ...]
    texts: dict[str, str]
    lost: tuple[DataFile, ...]

    @property
    def record(self) -> Record:
        """The record that figures are worked out of; only of a dataset without errors."""
        if self.plan is None:
            raise ValueError(self.folder)
        return Record(
            self.plan.record,
            tuple(sorted((a.record for a in self.actions), key=lambda a: natural_order(a.id))),
            tuple(sorted((s.record for s in self.snapshots), key=lambda s: s.as_of)),
        )

    @property
    def can_be_counted(self) -> bool:
        """Whether every action is there with its id and its whole log."""
        return (
            bool(self.actions)
            and not any(file.kind is Kind.ACTION for file in self.lost)
            and not any(action.spoiled & {"id", "log"} for action in self.actions)
        )


def find_data_folder(start: Path) -> Path | None:
    """Return the nearest data folder at or above a folder, as git finds its own."""
    for folder in (start, *start.parents):
        if (folder / _DATA_FOLDER / ACTIONS_FOLDER).is_dir():
            return folder / _DATA_FOLDER
        if (folder / PLAN_FILE).is_file() and (folder / ACTIONS_FOLDER).is_dir():
            return folder
    return None


def load(folder: Path, shown_as: str) -> tuple[Dataset, list[Problem]]:
    """Read a data folder; messages name its files below `shown_as`."""
    files, problems = read_folder(folder, shown_as)
    dataset, found = read_records(files, shown_as)
    return dataset, [*problems, *found]


def read_folder(folder: Path, shown_as: str) -> tuple[list[DataFile], list[Problem]]:
    """Return the bytes of every data file in the folder, and what else is there or is missing."""
    reader = _FolderReader(shown_as, [], [])
    reader.read(folder)
    return reader.files, reader.problems


@dataclass(frozen=True)
class _FolderReader:
    shown_as: str
    files: list[DataFile]
    problems: list[Problem]

    def read(self, folder: Path) -> None:
        names = self._names(folder, self.shown_as)
        for name in names or ():
            path = f"{self.shown_as}/{name}"
            match name:
                case _ if name == PLAN_FILE:
                    self._read_file(folder / name, path, Kind.PLAN)
                case _ if name == ACTIONS_FOLDER:
                    self._read_records(folder / name, path, Kind.ACTION)
                case _ if name == SNAPSHOTS_FOLDER:
                    self._read_records(folder / name, path, Kind.SNAPSHOT)
                case _ if _looks_like_data(name):
                    self._report(Rule.UNEXPECTED_FILE, path, _not_read_because(name))
        for name in (PLAN_FILE, ACTIONS_FOLDER):
            if names is not None and name not in names:
                self._report(
                    Rule.MISSING_FILE,
                    f"{self.shown_as}/{name}",
                    f"{name} is missing: add it, or name the right folder with --data",
                )

    def _read_records(self, folder: Path, shown_as: str, kind: Kind) -> None:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            self._report(Rule.UNEXPECTED_FILE, shown_as, f"{folder.name} is no folder: make it one")
            return
        names = self._names(folder, shown_as)
        for name in names or ():
            path = f"{shown_as}/{name}"
            if PurePosixPath(name).suffix == _SUFFIX and not name.startswith("."):
                self._read_file(folder / name, path, kind)
            else:
                self._report(Rule.UNEXPECTED_FILE, path, _not_read_because(name))
                if _has_data_suffix(name):
                    self.files.append(DataFile(path, kind, None))
        if kind is Kind.ACTION and names == []:
            self._report(
                Rule.MISSING_FILE, shown_as, "the folder has no action: add one, as ID.yaml"
            )

    def _names(self, folder: Path, shown_as: str) -> list[str] | None:
        try:
            return sorted(entry.name for entry in folder.iterdir())
        except OSError as error:
            self._report(Rule.UNREADABLE_FILE, shown_as, _could_not(error))
            return None

    def _read_file(self, file: Path, path: str, kind: Kind) -> None:
        content = None
        try:
            content = _read_regular_file(file)
        except OSError as error:
            self._report(Rule.UNREADABLE_FILE, path, _could_not(error))
        except _NotReadError as refusal:
            self._report(Rule.UNREADABLE_FILE, path, str(refusal))
        self.files.append(DataFile(path, kind, content))

    def _report(self, rule: Rule, path: str, message: str) -> None:
        self.problems.append(Problem.of(rule, Location(path), message))


class _NotReadError(Exception):
    """Why a file is not read."""


def _read_regular_file(file: Path) -> bytes:
    _check_before_reading(os.lstat(file))
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb", buffering=0) as stream:
        before = os.fstat(handle)
        _check_before_reading(before)
        content = b"".join(iter(lambda: stream.read(LARGEST_FILE + 1), b""))
        after = os.fstat(handle)
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        content
    ) != after.st_size:
        raise _NotReadError("the file changed while it was read: run the command again")
    return content


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
    reason = (error.strerror or "unknown reason").lower()
    return f"it could not be read ({reason}): check that it is there and that you may read it"


def _looks_like_data(name: str) -> bool:
    folded = PurePosixPath(name.casefold())
    return _has_data_suffix(name) or folded.stem in {ACTIONS_FOLDER, SNAPSHOTS_FOLDER}


def _has_data_suffix(name: str) -> bool:
    return PurePosixPath(name).suffix.casefold() in {_SUFFIX, ".yml"}


def _not_read_because(name: str) -> str:
    if _has_data_suffix(name) and PurePosixPath(name).suffix != _SUFFIX:
        return f"{printable(name)} is not read: let its name end in .yaml"
    return f"{printable(name)} is no data file and is not read: move it out of the data folder"


def read_records(files: Iterable[DataFile], folder: str) -> tuple[Dataset, list[Problem]]:
    """Read each file's text into its record; nothing is opened here."""
    reading = _Reading()
    plans: list[Loaded[Plan]] = []
    actions: list[Loaded[Action]] = []
    snapshots: list[Loaded[Snapshot]] = []
    for file in files:
        match file.kind:
            case Kind.PLAN:
                plans += reading.record(file, Plan, {})
            case Kind.ACTION:
                actions += reading.record(file, Action, {"id": file.name, "log": []})
            case _:
                snapshots += reading.record(file, Snapshot, {})
    dataset = Dataset(
        folder=folder,
        plan=plans[0] if plans else None,
        actions=tuple(actions),
        snapshots=tuple(snapshots),
        texts=reading.texts,
        lost=tuple(reading.lost),
    )
    return dataset, reading.problems


@dataclass(frozen=True)
class _Reading:
    texts: dict[str, str] = field(default_factory=dict)
    lost: list[DataFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def record(
        self, file: DataFile, model: type[ModelT], defaults: Mapping[str, Plain]
    ) -> Iterator[Loaded[ModelT]]:
        """Yield the file's record, or nothing where too little of it can be used."""
        text = None if file.content is None else self._text(file.path, file.content)
        source, problems = (None, []) if text is None else read_yaml(text, file.path)
        self.problems.extend(problems)
        record = None
        if source is not None:
            record, problems = fit(source, model, file.name, defaults)
            self.problems.extend(problems)
        if record is None:
            self.lost.append(file)
        else:
            yield record

    def _text(self, path: str, content: bytes) -> str | None:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            line_start = content.rfind(b"\n", 0, error.start) + 1
            column = len(content[line_start : error.start].decode("utf-8")) + 1
            self._report(
                Location(path, line, column, line, column + 1),
                f"the byte 0x{content[error.start]:02X} is not UTF-8: save the file as UTF-8",
            )
            return None
        if text.startswith(_BYTE_ORDER_MARK):
            self._report(
                Location(path),
                "the file starts with a byte order mark: save it as UTF-8 without one",
            )
        self.texts[path] = text.removeprefix(_BYTE_ORDER_MARK)
        return self.texts[path]

    def _report(self, location: Location, message: str) -> None:
        self.problems.append(Problem.of(Rule.ENCODING, location, message))
