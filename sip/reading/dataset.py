"""The records of a data folder, out of the bytes of its files, and all that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Generic

from sip.plan.history import History
from sip.plan.models import Action, Plan, Snapshot
from sip.plan.record import Record
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.fit import Loaded, ModelT, fit, fitting
from sip.reading.yaml.places import TextFile
from sip.reading.yaml.quick import quick_value
from sip.reading.yaml.reader import read_yaml
from sip.text.ids import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sip.reading.yaml.tree import TreeValue

ENCODING = Rule(
    "encoding",
    Severity.ERROR,
    "Data files are UTF-8 without a byte order mark.",
    "Any other bytes are read as other characters on another computer.",
)

PLAN_FILE = "plan.yaml"
ACTIONS_FOLDER = "actions"
SNAPSHOTS_FOLDER = "snapshots"
_BYTE_ORDER_MARK = "\ufeff"


class FileKind(Enum):
    """What a data file holds."""

    PLAN = PLAN_FILE
    ACTION = ACTIONS_FOLDER
    SNAPSHOT = SNAPSHOTS_FOLDER


@dataclass(frozen=True)
class DataFile:
    """A file's bytes, or None where they could not be read, and the path that messages show."""

    path: str
    kind: FileKind
    content: bytes | None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        name = self.path.rpartition("/")[2]
        return name.rpartition(".")[0] or name


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
    def files(self) -> dict[str, str]:
        """The texts by the paths of their files in the data folder."""
        return {path.removeprefix(f"{self.folder}/"): text for path, text in self.texts.items()}

    @property
    def has_files(self) -> bool:
        """Whether any file was there, readable or not."""
        return bool(self.texts or self.lost)

    @property
    def record(self) -> Record:
        """The record that figures are worked out of; only of a dataset without errors."""
        if self.plan is None:
            raise ValueError(self.folder)
        return Record(
            self.plan.record,
            self.history,
            tuple(sorted((s.record for s in self.snapshots), key=lambda s: s.as_of)),
        )

    @cached_property
    def history(self) -> History:
        """What has become of the actions on any day, by id."""
        actions = (action.record for action in self.actions)
        return History(sorted(actions, key=lambda action: natural_order(action.id)))

    @property
    def can_be_counted(self) -> bool:
        """Whether every action is there with its id and its whole log."""
        return (
            bool(self.actions)
            and not any(file.kind is FileKind.ACTION for file in self.lost)
            and not any(action.lost & {"id", "log"} for action in self.actions)
        )

    @property
    def are_figures_compared(self) -> bool:
        """Whether every published figure, if there is any, is held against the actions."""
        return self.can_be_counted or not self.snapshots


def read_records(files: Iterable[DataFile], folder: str) -> tuple[Dataset, list[Problem]]:
    """Read each file's text into its record; nothing is opened here."""
    by_kind: dict[FileKind, list[DataFile]] = {kind: [] for kind in FileKind}
    for file in files:
        by_kind[file.kind].append(file)
    plans = [_reading(file, Plan, {}) for file in by_kind[FileKind.PLAN]]
    actions = [
        _reading(file, Action, {"id": file.name, "log": []}) for file in by_kind[FileKind.ACTION]
    ]
    snapshots = [_reading(file, Snapshot, {}) for file in by_kind[FileKind.SNAPSHOT]]
    readings: tuple[_FileRead[Action] | _FileRead[Plan] | _FileRead[Snapshot], ...]
    readings = (*actions, *plans, *snapshots)
    dataset = Dataset(
        folder=folder,
        plan=next(_records(plans), None),
        actions=tuple(_records(actions)),
        snapshots=tuple(_records(snapshots)),
        texts={each.file.path: each.text for each in readings if each.text is not None},
        lost=tuple(each.file for each in readings if each.record is None),
    )
    return dataset, [problem for each in readings for problem in each.problems]


@dataclass(frozen=True)
class _FileRead(Generic[ModelT]):
    """What one file gave: its text and its record, None where it has none, and its problems."""

    file: DataFile
    text: str | None
    record: Loaded[ModelT] | None
    problems: tuple[Problem, ...]


def _records(readings: Iterable[_FileRead[ModelT]]) -> Iterator[Loaded[ModelT]]:
    return (each.record for each in readings if each.record is not None)


def _reading(
    file: DataFile, model: type[ModelT], defaults: Mapping[str, TreeValue]
) -> _FileRead[ModelT]:
    if file.content is None:
        return _FileRead(file, None, None, ())
    text, badly_encoded = _decoded(file.path, file.content)
    if text is None:
        return _FileRead(file, None, None, badly_encoded)
    if not badly_encoded and (value := quick_value(text)) is not None:
        found = fitting(value, model, file.name, TextFile(file.path, text))
        if found is not None:
            return _FileRead(file, text, found, ())
    tree, malformed = read_yaml(text, file.path, model.model_fields)
    if tree is None:
        return _FileRead(file, text, None, (*badly_encoded, *malformed))
    record, unfit = fit(tree, model, file.name, defaults)
    return _FileRead(file, text, record, (*badly_encoded, *malformed, *unfit))


def _decoded(path: str, content: bytes) -> tuple[str | None, tuple[Problem, ...]]:
    """Return the text without a byte order mark, or None where it is not UTF-8."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        line_start = content.rfind(b"\n", 0, error.start) + 1
        column = len(content[line_start : error.start].decode("utf-8")) + 1
        place = Location(path, line, column, line, column + 1)
        byte = f"0x{content[error.start]:02X}"
        message = f"the byte {byte} is not UTF-8: save the file as UTF-8"
        return None, (Problem.of(ENCODING, place, message),)
    if not text.startswith(_BYTE_ORDER_MARK):
        return text, ()
    message = "the file starts with a byte order mark: save it as UTF-8 without one"
    problem = Problem.of(ENCODING, Location(path), message)
    return text.removeprefix(_BYTE_ORDER_MARK), (problem,)
