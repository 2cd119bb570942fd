"""The rules on names: files, ids, documents and categories, each written so that none is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.models import UNLISTED_PREFIX
from sip.problems.problem import Problem
from sip.problems.rule import Rule
from sip.text.look_alikes import deceiving_character, look, symbol_look, without_leading_zeros
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.models import Action, Snapshot
    from sip.problems.problem import Location
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded


def check_file_names(dataset: Dataset) -> Iterator[Problem]:
    """An action's file is named after its id, a snapshot's after the month of its as_of."""
    for action in dataset.actions:
        identifier = action.record.id
        if "id" not in action.lost and action.name != identifier:
            yield Problem.of(
                Rule.FILE_NAME,
                action.place("id"),
                f"id is {identifier} in a file named {printable(action.name)}.yaml: "
                f"rename the file to {identifier}.yaml, or mend the id{_deception(action.name)}",
            )
    for snapshot in dataset.snapshots:
        month = snapshot.record.as_of.month
        if snapshot.name != month:
            yield Problem.of(
                Rule.FILE_NAME,
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
    """No two actions have ids that are the same or are easily taken for each other."""
    first: dict[str, Loaded[Action]] = {}
    for action in dataset.actions:
        identifier = action.record.id
        looks = (look(identifier), without_leading_zeros(identifier))
        if (earlier := first.get(looks[0]) or first.get(looks[1])) is not None:
            yield Problem.of(Rule.DUPLICATE_ID, action.place("id"), _taken_for(identifier, earlier))
        for each in looks:
            first.setdefault(each, action)
        if look(identifier).startswith(look(UNLISTED_PREFIX)) and not action.record.is_unlisted:
            wanted = UNLISTED_PREFIX + identifier[len(UNLISTED_PREFIX) :]
            yield Problem.of(
                Rule.BAD_VALUE,
                action.place("id"),
                f"id is {identifier}, which reads as an unlisted action's and is none: "
                f"write {wanted}, or another name",
            )


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
        "O and 0, I, l and 1, or leading zeros"
    )


def check_snapshots(dataset: Dataset) -> Iterator[Problem]:
    """A month has one snapshot, and a document is one snapshot's."""
    months: dict[str, Loaded[Snapshot]] = {}
    documents: dict[str, Loaded[Snapshot]] = {}
    for snapshot in dataset.snapshots:
        month, document = snapshot.record.as_of.month, symbol_look(snapshot.record.document)
        if (other := months.setdefault(month, snapshot)) is not snapshot:
            yield Problem.of(
                Rule.DUPLICATE_SNAPSHOT,
                snapshot.place("as_of"),
                f"as_of is {snapshot.record.as_of}, and {printable(other.path)} has that "
                "month already: keep one snapshot for a month",
            )
        if (other := documents.setdefault(document, snapshot)) is not snapshot:
            yield Problem.of(
                Rule.DUPLICATE_SNAPSHOT,
                snapshot.place("document"),
                f"document is {snapshot.record.document}, which {printable(other.path)} "
                "has already: name each report once",
            )


def check_document_spelling(dataset: Dataset) -> Iterator[Problem]:
    """A document's symbol is written in one way everywhere."""
    known: dict[str, tuple[str, Location]] = {}
    for snapshot in dataset.snapshots:
        document = snapshot.record.document
        known.setdefault(symbol_look(document), (document, snapshot.place("document")))
    for action in dataset.actions:
        for index, entry in enumerate(action.record.log):
            place = action.place("log", index, "source")
            symbol, first = known.setdefault(symbol_look(entry.source), (entry.source, place))
            if symbol != entry.source:
                yield Problem.of(
                    Rule.DOCUMENT_SPELLING,
                    place,
                    f"source is {entry.source}, and {printable(first.path)} (line {first.line}) "
                    f"writes it {symbol}: write it in one way in both",
                )


def check_category_names(dataset: Dataset) -> Iterator[Problem]:
    """No two categories have the same name, or keys that are taken for each other."""
    if dataset.plan is None:
        return
    first: dict[tuple[str, str], str] = {}
    for key, name in dataset.plan.record.categories.items():
        same = [("", look(key)), *((language, look(text)) for language, text in name.root.items())]
        earlier = next((first[each] for each in same if each in first), None)
        if earlier is not None:
            line = dataset.plan.tree.key_place("categories", earlier).line
            yield Problem.of(
                Rule.DUPLICATE_CATEGORY,
                dataset.plan.tree.key_place("categories", key),
                f"{key} has the name or looks of {earlier} (line {line}): "
                "give each category a name of its own, or make them one",
            )
        for each in same:
            first.setdefault(each, key)
