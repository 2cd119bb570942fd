"""Edits of files in every layout, held against another reader and against the bytes."""

from __future__ import annotations

import os
import re
from copy import deepcopy
from itertools import islice
from random import Random
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
import yaml
from yaml.scanner import ScannerError

from sip.plan.partial_date import PartialDate
from sip.reading.yaml.reader import read_yaml
from sip.writing.edits import AddEntry, AddItem, RemoveValue, SetValue, Translate
from sip.writing.proof import Refusal, edited
from tests.support.layouts import Layouts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sip.writing.edits import Edit

Content: TypeAlias = Any  # lists and mappings of texts, as they come from the other reader

# A long run by hand: SIP_EDITS=20000 pytest -n 0 tests/writing/test_measured.py
_EDITS = int(os.environ.get("SIP_EDITS", "100"))
_NEW_DATES = ("2022", "2023-05", "2023-06-30", "2024", "2030")
_MOST_REFUSED = 0.001
_COMMENT = re.compile(r"#[^\r\n]*")


def _read(text: str) -> Content:
    """Read by the parser that is all Python, and where a tab stops it, by the compiled one."""
    try:
        return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts and nothing else
    except ScannerError:
        return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - as above


def _files(kind: str) -> Iterator[tuple[Random, str, Content]]:
    """Yield files without end that sip reads without a problem, and what another reader reads."""
    seed = 0
    while True:
        chance = Random(f"{kind} {seed}")  # noqa: S311 - the same files every time
        text, _ = Layouts(chance).action()
        seed += 1
        if not read_yaml(text, "")[1]:
            yield chance, text, _read(text)


def _day(written: str) -> Content:
    return PartialDate.parse(written).last_day


def _meant(content: Content) -> Content:
    return {"en": content} if isinstance(content, str) else content


def _new_entry(chance: Random, content: Content) -> tuple[Edit, Content]:
    entry: dict[str, Content] = {
        "on": chance.choice(["2022", "2023-05", "2023-06-30", "2024", "2030"])
    }
    entry |= {key: each for key, each in Layouts(chance).entry().items() if key != "on"}
    later = [old for old in content["log"] if _day(old["on"]) > _day(entry["on"])]
    content["log"].insert(len(content["log"]) - len(later), entry)
    return AddEntry({**entry, "on": PartialDate.parse(entry["on"])}), content


def _translation(chance: Random, content: Content) -> tuple[Edit, Content]:
    places = [
        ((), "title"),
        *((("log", i), "note") for i, e in enumerate(content["log"]) if "note" in e),
    ]
    outer, key = chance.choice(places)
    holder = content
    for step in outer:
        holder = holder[step]
    language, text = chance.choice(["en", "zh", "fr", "no"]), Layouts(chance).text()
    if isinstance(holder[key], str) and language == "en":
        holder[key] = text
    else:
        holder[key] = {**_meant(holder[key]), language: text}
    return Translate((*outer, key), language, text), content


def _set_head(chance: Random, content: Content) -> tuple[Edit, Content]:
    key = chance.choice(["category", "title", "due", "id", "source", "part_of"])
    content[key] = value = (
        Layouts(chance).wording() if key == "title" else chance.choice(["A_2", "2030", "x: y"])
    )
    return SetValue((key,), value), content


def _set_field(chance: Random, content: Content) -> tuple[Edit, Content]:
    key = chance.choice(["theme", "lead", "reference", "another"])
    value: Content = ["b", "c"] if key == "lead" else Layouts(chance).text()
    content.setdefault("fields", {})[key] = value
    return SetValue(("fields", key), value), content


def _set_in_entry(chance: Random, content: Content) -> tuple[Edit, Content]:
    index, key = chance.randrange(len(content["log"])), chance.choice(["note", "expected", "into"])
    content["log"][index][key] = value = Layouts(chance).wording() if key == "note" else "2031"
    return SetValue(("log", index, key), value), content


def _removal(chance: Random, content: Content) -> tuple[Edit, Content]:
    places: list[tuple[Any, ...]] = [(key,) for key in content if key != "log"]
    places += [("fields", key) for key in content.get("fields", ())]
    places += [("log", i, key) for i, e in enumerate(content["log"]) for key in e]
    steps = chance.choice(places)
    holder = content
    for step in steps[:-1]:
        holder = holder[step]
    del holder[steps[-1]]
    return RemoveValue(steps), content


def _evidence(chance: Random, content: Content) -> tuple[Edit, Content]:
    index = chance.randrange(len(content["log"]))
    content["log"][index].setdefault("evidence", []).append("https://who.int/#new")
    return AddItem(("log", index, "evidence"), "https://who.int/#new"), content


_KINDS = {
    "entry": _new_entry,
    "translation": _translation,
    "head": _set_head,
    "field": _set_field,
    "in an entry": _set_in_entry,
    "removal": _removal,
    "evidence": _evidence,
}
_PURE_INSERTIONS = {"entry", "evidence"}


def _is_insertion(old: str, new: str) -> bool:
    """Tell whether the old text is left where what was put in is taken out of the new one."""
    start = _same_start(old, new)
    if start + _same_start(old[start:][::-1], new[start:][::-1]) == len(old):
        return True
    # A list in brackets gets a comma behind the last item, and the new one behind its comment.
    comma = f"{old[:start]},{old[start:]}"
    start = _same_start(comma, new)
    return start + _same_start(comma[start:][::-1], new[start:][::-1]) == len(comma)


def _same_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))


def _wrong(kind: str, old: str, new: str, expected: Content) -> str | None:
    found = _read(new)
    if not old.endswith("\n"):
        found, expected = _without_last_ends(found), _without_last_ends(expected)
    if found != expected:
        return "content"
    if sorted(_comments(old)) != sorted(_comments(new)):
        return "comments"
    if kind in _PURE_INSERTIONS and not _is_insertion(old, new):
        return "bytes"
    if "\r\n" in old and re.search(r"(?<!\r)\n", new):
        return "line ends"
    return None


def _without_last_ends(content: Content) -> Content:
    """Take the line ends off the texts: a block text at the end of the file may get its own."""
    match content:
        case dict():
            return {key: _without_last_ends(each) for key, each in content.items()}
        case list():
            return [_without_last_ends(each) for each in content]
        case _:
            return content.rstrip("\n")


def _comments(text: str) -> list[str]:
    """Return every line's comment as far as it can be told by another reader's tokens."""
    found, end = [], 0
    for token in yaml.scan(text, yaml.CBaseLoader):
        gap = text[end : token.start_mark.index]
        found += _COMMENT.findall(gap)
        end = token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            found += _COMMENT.findall(text[token.start_mark.index :].splitlines()[0])
    return found


@pytest.mark.parametrize("kind", _KINDS)
def test_edits_change_what_they_mean_and_nothing_else(kind: str) -> None:
    make: Callable[[Random, Content], tuple[Edit, Content]] = _KINDS[kind]
    wrong, refused = [], []
    for chance, text, content in islice(_files(kind), _EDITS):
        edit, expected = make(chance, deepcopy(content))
        new = edited(text, [edit], "f")
        if isinstance(new, Refusal):
            refused.append((text, edit, str(new)))
        elif (why := _wrong(kind, text, new, expected)) is not None:
            wrong.append((why, text, edit, new))

    assert wrong == []
    assert len(refused) <= _EDITS * _MOST_REFUSED
