"""The records of a data folder, out of the bytes of its files, and all that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Generic

from sip.plan.history import History
from sip.plan.kinds.text import ENGLISH
from sip.plan.models import Action, Plan, Snapshot
from sip.plan.record import Record
from sip.plan.values import is_language_code
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule, Severity
from sip.reading.fit import Loaded, ModelT, fit, fitting
from sip.reading.rare import by_rarity
from sip.reading.yaml.places import TextFile
from sip.reading.yaml.quick import quick_value_of
from sip.reading.yaml.reader import read_yaml
from sip.text.ids import natural_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.reading.rare import Rare
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
# A second process costs more than it gives where there are fewer files of a kind.
_FEWEST_FOR_TWO = 1_000


class FileKind(Enum):
    """What a data file holds."""

    PLAN = PLAN_FILE
    ACTION = ACTIONS_FOLDER
    SNAPSHOT = SNAPSHOTS_FOLDER


@dataclass(frozen=True, slots=True)
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
    texts: Mapping[str, str]
    lost: tuple[DataFile, ...]

    @property
    def files(self) -> dict[str, str]:
        """The texts by the paths of their files in the data folder."""
        return {path.removeprefix(f"{self.folder}/"): text for path, text in self.texts.items()}

    @property
    def language(self) -> str | None:
        """The language of texts without a code, None where it can't be told."""
        return _language_of(self.plan)

    @property
    def has_files(self) -> bool:
        """Whether any file was there, readable or not."""
        return bool(self.texts or self.lost)

    @property
    def names(self) -> set[str]:
        """The names of the files of actions, which stand in for ids that are not as they should."""
        return {*(action.name for action in self.actions), *(file.name for file in self.lost)}

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

    def having(self, rare: Rare) -> Sequence[Loaded[Action]]:
        """Return the actions that have what few have, in their order."""
        return self._rarities[rare]

    @cached_property
    def _rarities(self) -> Mapping[Rare, Sequence[Loaded[Action]]]:
        return by_rarity(self.actions)

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


def read_records(
    files: Iterable[DataFile], folder: str, before: Dataset | None = None
) -> tuple[Dataset, list[Problem]]:
    """Read each file's text into its record; nothing is opened here.

    Of actions that were read before, those whose file has the same bytes are not read again.
    """
    by_kind: dict[FileKind, list[DataFile]] = {kind: [] for kind in FileKind}
    for file in files:
        by_kind[file.kind].append(file)
    plans = _readings(by_kind[FileKind.PLAN], Plan, None)
    plan = next(_records(plans), None)
    language = _language_of(plan)
    known = before.actions if before is not None and before.language == language else ()
    actions = _readings(by_kind[FileKind.ACTION], Action, language, known)
    snapshots = _readings(by_kind[FileKind.SNAPSHOT], Snapshot, language)
    readings: tuple[_FileRead[Action] | _FileRead[Plan] | _FileRead[Snapshot], ...]
    readings = (*actions, *plans, *snapshots)
    dataset = Dataset(
        folder=folder,
        plan=plan,
        actions=tuple(_records(actions)),
        snapshots=tuple(_records(snapshots)),
        texts=_Texts({each.file.path: each.content for each in readings if each.is_text}),
        lost=tuple(each.file for each in readings if each.record is None),
    )
    return dataset, [problem for each in readings for problem in each.problems]


class _Texts(Mapping[str, str]):
    """The texts of files by their paths, each decoded when somebody asks for it."""

    def __init__(self, contents: Mapping[str, bytes]) -> None:
        self._contents = contents

    def __getitem__(self, path: str) -> str:
        return self._contents[path].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)


@dataclass(frozen=True, slots=True)
class _FileRead(Generic[ModelT]):
    """What one file gave: a text or none, its record or None, and its problems."""

    file: DataFile
    is_text: bool
    record: Loaded[ModelT] | None
    problems: tuple[Problem, ...]

    @property
    def content(self) -> bytes:
        """The bytes of its text."""
        return self.file.content or b""


def _language_of(plan: Loaded[Plan] | None) -> str | None:
    return None if plan is None or "language" in plan.lost else plan.record.language


def _records(readings: Iterable[_FileRead[ModelT]]) -> Iterator[Loaded[ModelT]]:
    return (each.record for each in readings if each.record is not None)


def _readings(
    files: Sequence[DataFile],
    model: type[ModelT],
    language: str | None,
    known: Iterable[Loaded[ModelT]] = (),
) -> list[_FileRead[ModelT]]:
    """Read each file; texts without a code are in the language, in a plan's in its own."""
    plain = {each.source: each for each in known if isinstance(each.source, TextFile)}
    readings: dict[str, _FileRead[ModelT]] = {}
    for file in files:
        if (record := plain.get(TextFile(file.path, file.content or b""))) is not None:
            readings[file.path] = _FileRead(file, is_text=True, record=record, problems=())
    unread = [file for file in files if file.path not in readings]
    for index, value in _quick_values(unread):
        file = unread[index]
        quick = None if value is None else _quick_reading(file, value, model, language)
        readings[file.path] = quick or _careful_reading(file, model, language)
    return [readings[file.path] for file in files]


def _quick_values(files: Sequence[DataFile]) -> Iterator[tuple[int, TreeValue | None]]:
    """Yield what each plain file says by its index, None where the careful reader has to look."""
    if len(files) >= _FEWEST_FOR_TWO:
        from sip.reading.side_by_side import processors, read_by_two  # noqa: PLC0415  # few plans are so large

        if processors() > 1:
            return read_by_two([file.content for file in files], [file.path for file in files])
    return ((index, quick_value_of(file.content)) for index, file in enumerate(files))


def _quick_reading(
    file: DataFile, value: TreeValue, model: type[ModelT], language: str | None
) -> _FileRead[ModelT] | None:
    source = TextFile(file.path, file.content or b"")
    if model is Plan:
        language = _language_of_plan(value)
    record = fitting(value, model, file.name, source, language)
    return None if record is None else _FileRead(file, is_text=True, record=record, problems=())


def _careful_reading(
    file: DataFile, model: type[ModelT], language: str | None
) -> _FileRead[ModelT]:
    if file.content is None:
        return _FileRead(file, is_text=False, record=None, problems=())
    text, badly_encoded = _decoded(file.path, file.content)
    if text is None:
        return _FileRead(file, is_text=False, record=None, problems=badly_encoded)
    tree, malformed = read_yaml(text, file.path, model.model_fields)
    if tree is None:
        return _FileRead(file, is_text=True, record=None, problems=(*badly_encoded, *malformed))
    if model is Plan:
        language = _language_of_plan(tree.value)
    record, unfit = fit(tree, model, file.name, _defaults(file), language)
    return _FileRead(
        file, is_text=True, record=record, problems=(*badly_encoded, *malformed, *unfit)
    )


def _defaults(file: DataFile) -> Mapping[str, TreeValue]:
    """Return what stands in for required fields of a file that can be counted without them."""
    return {"id": file.name, "log": []} if file.kind is FileKind.ACTION else {}


def _language_of_plan(value: TreeValue) -> str | None:
    """Return the main language that a plan's file names, None where that is none."""
    named = value.get("language", ENGLISH) if isinstance(value, dict) else ENGLISH
    return named if isinstance(named, str) and is_language_code(named) else None


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
