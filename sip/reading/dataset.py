"""The records of a data folder, out of the bytes of its files, and all that is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sip.plan.history import History
from sip.plan.models import Action, Plan, Snapshot
from sip.plan.record import Record
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule
from sip.reading.fit import Loaded, ModelT, fit
from sip.reading.yaml_source import read_yaml
from sip.text.ids import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sip.reading.source import Plain

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
            and not any(action.spoiled & {"id", "log"} for action in self.actions)
        )

    @property
    def are_figures_compared(self) -> bool:
        """Whether every published figure, if there is any, is held against the actions."""
        return self.can_be_counted or not self.snapshots


def read_records(files: Iterable[DataFile], folder: str) -> tuple[Dataset, list[Problem]]:
    """Read each file's text into its record; nothing is opened here."""
    reading = _Reading()
    plans: list[Loaded[Plan]] = []
    actions: list[Loaded[Action]] = []
    snapshots: list[Loaded[Snapshot]] = []
    for file in files:
        match file.kind:
            case FileKind.PLAN:
                plans += reading.record(file, Plan, {})
            case FileKind.ACTION:
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
