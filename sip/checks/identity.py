"""The rules on names: files, ids, documents and categories, each written so that none is two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sip.plan.kinds.evidence import host_of
from sip.plan.models import UNLISTED_PREFIX
from sip.plan.values import BAD_VALUE
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.text.look_alikes import deceiving_character, id_looks, look, symbol_look
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action, Snapshot
    from sip.problems.problem import Location, Steps
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

FILE_NAME = Rule(
    "file-name",
    Severity.ERROR,
    "An action's file is named after its id, a snapshot's after the month of its as_of.",
    "Whoever looks for an action finds its file by its id, and no two files can have one id.",
)
DUPLICATE_ID = Rule(
    "duplicate-id",
    Severity.ERROR,
    "No two ids are the same but for case, leading zeros, O and 0, I, l and 1, or _, - and .",
    "One action under two ids is counted twice, and ids that look alike are mixed up.",
)
DUPLICATE_CATEGORY = Rule(
    "duplicate-category",
    Severity.ERROR,
    "No two categories have the same name, nor keys that are taken for each other.",
    "The actions of one category would be counted in two rows.",
)
DOCUMENT_SPELLING = Rule(
    "document-spelling",
    Severity.ERROR,
    "A document's symbol is written in one way in the whole record.",
    "A document under two spellings is listed as two, and a search finds half of what it says.",
)
DUPLICATE_SNAPSHOT = Rule(
    "duplicate-snapshot",
    Severity.ERROR,
    "A month has one snapshot, and a document is one snapshot's.",
    "The progress table would show one report as two.",
)


_UNLISTED_LOOK = id_looks(UNLISTED_PREFIX)[0]


def check_file_names(dataset: Dataset) -> Iterator[Problem]:
    """A file is found by what is in it, and file systems keep names unique as nothing else does.

    An id that could not be read is not compared with the file's name, which stands in for it. Nor
    is the id of a file that was copied and not mended: that it has another's is told already.
    """
    misnamed = [action for action in dataset.actions if action.name != action.record.id]
    owners = {action.name for action in dataset.actions}.difference(each.name for each in misnamed)
    for action in misnamed:
        identifier = action.record.id
        if "id" not in action.lost and identifier not in owners:
            yield Problem.of(
                FILE_NAME,
                action.place("id"),
                f"id is {identifier} in a file named {printable(action.name)}.yaml: "
                f"rename the file to {identifier}.yaml, or mend the id{_deception(action.name)}",
            )
    for snapshot in dataset.snapshots:
        month = snapshot.record.as_of.month
        if snapshot.name != month:
            yield Problem.of(
                FILE_NAME,
                snapshot.place("as_of"),
                f"as_of is {snapshot.record.as_of} in a file named "
                f"{printable(snapshot.name)}.yaml: rename the file to {month}.yaml, "
                f"or mend the date{_deception(snapshot.name)}",
            )


def _deception(file_name: str) -> str:
    """Say why a file's name looks right and is not, or nothing."""
    found = deceiving_character(file_name)
    return f" (in the file's name, {found})" if found else ""


def check_identifiers(dataset: Dataset) -> Iterator[Problem]:
    """Ids are read aloud, typed from paper and sorted by systems that fold case.

    What differs in anything else than looks and leading zeros may be as near as it likes. Only
    the word itself makes an action unlisted: an id that resembles it would be counted as named.
    """
    for action, earlier in duplicates(dataset):
        yield Problem.of(DUPLICATE_ID, action.place("id"), _taken_for(action.record.id, earlier))
    for action in dataset.actions:
        identifier = action.record.id
        looks_unlisted = id_looks(identifier)[0].startswith(_UNLISTED_LOOK)
        if looks_unlisted and not action.record.is_unlisted:
            wanted = UNLISTED_PREFIX + identifier[len(UNLISTED_PREFIX) :]
            yield Problem.of(
                BAD_VALUE,
                action.place("id"),
                f"id is {identifier}, which reads as an unlisted action's and is none: "
                f"write {wanted}, or another name",
            )


def duplicates(dataset: Dataset) -> Iterator[tuple[Loaded[Action], Loaded[Action]]]:
    """Yield each action whose id is taken for that of an earlier file, with that file's action."""
    first: dict[str, Loaded[Action]] = {}
    for action in dataset.actions:
        looks = id_looks(action.record.id)
        if (earlier := first.get(looks[0]) or first.get(looks[1])) is not None:
            yield action, earlier
        for each in looks:
            first.setdefault(each, action)


def _taken_for(identifier: str, earlier: Loaded[Action]) -> str:
    place = earlier.place("id")
    if identifier.casefold() == earlier.record.id.casefold():
        return (
            f"id is {identifier}, which {printable(place.path)} has already "
            f"(line {place.line}): give each action its own"
        )
    return (
        f"id is {identifier}, which is easily taken for {earlier.record.id} in "
        f"{printable(place.path)} (line {place.line}): let the two differ in more than "
        "O and 0, I, l and 1, _, - and ., or leading zeros"
    )


def check_snapshots(dataset: Dataset) -> Iterator[Problem]:
    """Each snapshot is a row of the progress table, and --as-of takes a month or a document.

    A plan may be reported on at any distance of months.
    """
    months: dict[str, Loaded[Snapshot]] = {}
    documents: dict[str, Loaded[Snapshot]] = {}
    for snapshot in dataset.snapshots:
        month, document = snapshot.record.as_of.month, symbol_look(snapshot.record.document)
        if (other := months.setdefault(month, snapshot)) is not snapshot:
            yield Problem.of(
                DUPLICATE_SNAPSHOT,
                snapshot.place("as_of"),
                f"as_of is {snapshot.record.as_of}, and {printable(other.path)} has that "
                "month already: keep one snapshot for a month",
            )
        if (other := documents.setdefault(document, snapshot)) is not snapshot:
            yield Problem.of(
                DUPLICATE_SNAPSHOT,
                snapshot.place("document"),
                f"document is {snapshot.record.document}, which {printable(other.path)} "
                "has already: name each report once",
            )


def check_document_spelling(dataset: Dataset) -> Iterator[Problem]:
    """Sources are gathered by their symbol, and a reader searches for one spelling.

    The first spelling counts, snapshots before actions. EB152(16), a decision, is not EB152/16.
    """
    known: dict[str, _Symbol] = {}
    for snapshot in dataset.snapshots:
        document = snapshot.record.document
        known.setdefault(symbol_look(document), _Symbol(document, snapshot, ("document",)))
    for source in _sources(dataset):
        symbol = known.setdefault(symbol_look(source.written), source)
        if symbol.written != source.written:
            first = symbol.place
            yield Problem.of(
                DOCUMENT_SPELLING,
                source.place,
                f"{source.name} is {source.written}, and {printable(first.path)} (line "
                f"{first.line}) writes it {symbol.written}: write it in one way in both",
            )


class _Symbol(NamedTuple):
    """A document's symbol as it is written in one place."""

    written: str
    holder: Loaded[Action] | Loaded[Snapshot]
    steps: Steps

    @property
    def name(self) -> str:
        """The field that it stands in."""
        return "evidence" if "evidence" in self.steps else "source"

    @property
    def place(self) -> Location:
        return self.holder.place(*self.steps)


def _sources(dataset: Dataset) -> Iterator[_Symbol]:
    for snapshot in dataset.snapshots:
        if snapshot.record.source is not None:
            yield _Symbol(snapshot.record.source, snapshot, ("source",))
    for action in dataset.actions:
        if action.record.source is not None:
            yield _Symbol(action.record.source, action, ("source",))
        for index, entry in enumerate(action.record.log):
            yield _Symbol(entry.source, action, ("log", index, "source"))
            for number, evidence in enumerate(entry.evidence):
                if host_of(evidence) is None:
                    yield _Symbol(evidence, action, ("log", index, "evidence", number))


def check_category_names(dataset: Dataset) -> Iterator[Problem]:
    """Two categories with one name are two rows that nobody can tell apart.

    The same name may stand for two of them in no language at all.
    """
    if dataset.plan is None:
        return
    first: dict[tuple[str, str], str] = {}
    for key, name in dataset.plan.record.categories.items():
        same = [("", look(key)), *((language, look(text)) for language, text in name.root.items())]
        earlier = next((first[each] for each in same if each in first), None)
        if earlier is not None:
            line = dataset.plan.tree.key_place("categories", earlier).line
            yield Problem.of(
                DUPLICATE_CATEGORY,
                dataset.plan.tree.key_place("categories", key),
                f"{key} has the name or looks of {earlier} (line {line}): "
                "give each category a name of its own, or make them one",
            )
        for each in same:
            first.setdefault(each, key)
