"""Rows of a spreadsheet as changes of the data files.

A row with a date is news of that date: an entry of the log, unless the log has it. A row without
one says what is so now: where the record says so too there is nothing to write, and else it is
told, for no news is written without its date and document. An empty cell says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from sip.text.safe import printable
from sip.writing.changes.action import action_path, new_action
from sip.writing.changes.data import RefusedError
from sip.writing.changes.rows import ENTRY, HEAD
from sip.writing.edits import AddEntry, AddItem, SetValue, Translate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sip.plan.kinds.text import Text
    from sip.plan.models import Action, LogEntry
    from sip.plan.partial_date import PartialDate
    from sip.plan.progress import State
    from sip.reading.fit import Loaded
    from sip.writing.changes.data import Data
    from sip.writing.changes.rows import ActionRow
    from sip.writing.disk.journal import FileChange
    from sip.writing.edits import Edit
    from sip.writing.values import Writable

_NEWS: Final = ("status", "into", "expected", "note", "evidence", "verified")
_NEEDED: Final = ("on", "source", "status")
_EVIDENCE: Final = "evidence"
_MERGED: Final = "merged"
_T = TypeVar("_T")
_NO_MAIN: Final = "a translation needs the text in the plan's language: fill in"


@dataclass
class FromRows:
    """The changes that rows make, the earliest date of what can move figures, and complaints."""

    changes: list[FileChange] = field(default_factory=list)
    on: PartialDate | None = None
    complaints: list[str] = field(default_factory=list)

    def wrong(self, row: ActionRow, name: str, message: str) -> None:
        """Note what is wrong with a value of a row."""
        self.complaints.append(f"{row.at(name)}: {message}")

    def note_date(self, row: ActionRow) -> None:
        """Note from when on the news of a row can move figures."""
        if row.on is not None and row.can_move_figures:
            self.on = row.on if self.on is None else min(self.on, row.on)


def changes_by(data: Data, rows: Sequence[ActionRow]) -> FromRows:
    """Return the changes that the rows make, and all that is wrong with any of them."""
    found = FromRows()
    known = {each.record.id.casefold(): each for each in data.dataset.actions}
    by_action: dict[str, list[ActionRow]] = defaultdict(list)
    for row in rows:
        by_action[row.id.casefold()].append(row)
    for folded, group in by_action.items():
        _check_agreement(group, found)
        whole = [row for row in group if _is_whole(row, found)]
        if found.complaints and len(whole) < len(group):
            continue
        try:
            if folded in known:
                _change(data, known[folded], group, found)
            else:
                _create(data, group, found)
        except RefusedError as refusal:
            found.wrong(group[0], "", str(refusal))
    return found


def _check_agreement(rows: Sequence[ActionRow], found: FromRows) -> None:
    """Hold the rows of one action against each other: what is no news, all tell alike."""
    first: dict[str, ActionRow] = {}
    for row in rows:
        for name, value in row.said.items():
            if not _is_of_head(name, row):
                continue
            before = first.setdefault(name, row)
            if before.said[name] != value:
                found.wrong(
                    row,
                    name,
                    f"{name} is {printable(str(value))}, and {printable(str(before.said[name]))} "
                    f"in {before.at(name)}: write one of them",
                )


def _is_of_head(name: str, row: ActionRow) -> bool:
    return name in HEAD or name in row.fields or name.partition("_")[0] == "title"


def _is_whole(row: ActionRow, found: FromRows) -> bool:
    """Tell whether a row with a date has all that news need."""
    complaints = len(found.complaints)
    if row.on is not None:
        if "source" not in row.said:
            found.wrong(row, "", "source is empty: write the document that says so")
        if not any(name in row.said for name in _NEWS) and not row.texts("note"):
            found.wrong(row, "on", "on has no news with it: fill in status, expected or note")
        if "into" in row.said and row.said.get("status") != _MERGED:
            found.wrong(row, "into", f"into goes with the status {_MERGED}: write that")
    return len(found.complaints) == complaints


def _create(data: Data, rows: Sequence[ActionRow], found: FromRows) -> None:
    identifier = rows[0].id
    path = action_path(identifier)
    news = sorted((row for row in rows if row.on is not None), key=_date)
    first = news[0] if news else rows[0]
    titles = {code: text for row in rows for code, text in row.texts("title").items()}
    if path in data.contents:
        found.wrong(first, "id", f"{data.shown(path)} has problems: mend them first")
    elif missing := [name for name in _NEEDED if name not in first.said]:
        named = f"{printable(identifier)} is not in the plan yet, and a new action needs"
        found.wrong(first, "", f"{named} {', '.join(missing)}: fill that in")
    elif titles and first.language not in titles:
        found.wrong(first, "", f"{_NO_MAIN} title")
    else:
        head = {name: value for row in rows for name, value in row.head.items()}
        if values := {name: value for row in rows for name, value in row.values.items()}:
            head["fields"] = values
        if titles:
            head["title"] = titles[first.language] if len(titles) == 1 else titles
        entries = _each_once(row.entry for row in news)
        found.changes.append(new_action(data, {"id": identifier, **head}, entries))
        for row in news:
            found.note_date(row)


def _change(data: Data, action: Loaded[Action], rows: Sequence[ActionRow], found: FromRows) -> None:
    """Change what the rows tell otherwise, and add what they tell anew."""
    edits = [each for row in rows for each in _head_edits(action.record, row, found)]
    new = []
    for row in rows:
        there = _entry_there(action.record, row)
        if row.on is None:
            _hold_against_now(data, action.record, row, found)
        elif there is not None:
            edits += _additions(action.record.log[there], there, row)
        elif "note" not in row.said and row.texts("note"):
            found.wrong(row, "", f"{_NO_MAIN} note")
        else:
            new.append(row)
            found.note_date(row)
    # Entries that are there are named by their places, which new ones move.
    edits += [AddEntry(row.entry) for row in sorted(new, key=_date)]
    if edits:
        found.changes.append(data.edited(data.below(action.path), _each_once(edits)))


def _date(row: ActionRow) -> tuple[bool, PartialDate | None]:
    return row.on is None, row.on


def _each_once(things: Iterable[_T]) -> list[_T]:
    """Return the things in their order, those that are alike once; not all can be hashed."""
    found: list[_T] = []
    for each in things:
        if each not in found:
            found.append(each)
    return found


def _head_edits(action: Action, row: ActionRow, found: FromRows) -> Iterator[Edit]:
    for name, value in row.head.items():
        if str(getattr(action, name) or "") != str(value):
            yield SetValue((name,), value)
    for name, value in row.values.items():
        if action.fields.get(name, ()) != _several(value):
            yield SetValue(("fields", name), value)
    texts = row.texts("title")
    if texts and action.title is None and row.language not in texts:
        found.wrong(row, "", f"{_NO_MAIN} title")
    elif texts and action.title is None:
        yield SetValue(("title",), texts[row.language] if len(texts) == 1 else texts)
    for language, text in texts.items():
        if action.title is None or action.title.translation(language) == text:
            continue
        other = _language_of(text, action.title)
        if other is None:
            yield Translate(("title",), language, text, row.language)
        else:
            name = "title" if language == row.language else f"title_{language}"
            found.wrong(row, name, f"{name} is the title in the language {other}: name it so")


def _several(value: Writable) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(map(str, _items(value)))


def _items(value: Writable) -> Sequence[Writable]:
    """Return the items of a list, none of anything else."""
    return value if isinstance(value, list) else ()


def _language_of(text: str, known: Text) -> str | None:
    return next((code for code, each in known.root.items() if each == text), None)


def _hold_against_now(data: Data, action: Action, row: ActionRow, found: FromRows) -> None:
    """Tell where a row without a date says otherwise than the record does of now."""
    days = [entry.on.last_day for entry in action.log]
    state = data.dataset.history.state(action, max(days)) if days else None
    _hold_evidence(action, row, found)
    for name in _NEWS:
        if name == _EVIDENCE or name not in row.said:
            continue
        if str(row.said[name]) in (now := _said_now(state, name)):
            continue
        known = f"{printable(now[0])} is" if now else "nothing is"
        found.wrong(
            row,
            name,
            f"{name} is {printable(str(row.said[name]))}, and {known} on record: for news fill "
            "in on and source, with the date and the document that says so",
        )
    if "source" in row.said:
        found.wrong(row, "source", "source is told, and on is empty: fill in the date of the news")


def _hold_evidence(action: Action, row: ActionRow, found: FromRows) -> None:
    """Tell what evidence a row without a date has that no entry of the log has."""
    known = {each for entry in action.log for each in entry.evidence}
    new = [str(each) for each in _items(row.said.get(_EVIDENCE, "")) if each not in known]
    if new:
        found.wrong(
            row,
            _EVIDENCE,
            f"evidence has {printable(new[0])}, which no entry of the log has: for news fill in "
            "on and source, with the date and the document that says so",
        )


def _said_now(state: State | None, name: str) -> list[str]:
    """Return what the record says of now; of a note, in each language."""
    if state is None:
        return []
    note = None if state.update is None else state.update.note
    if name == "note":
        return [] if note is None else list(note.root.values())
    value = {
        "status": state.status,
        "into": state.since.into,
        "expected": state.expected,
        "verified": state.is_verified or None,
    }[name]
    return [] if value is None else [str(value)]


def _entry_there(action: Action, row: ActionRow) -> int | None:
    """Return the place of an entry of that date and document that says all that the row says."""
    told = {name: str(row.said[name]) for name in ENTRY if name in row.said and name != _EVIDENCE}
    is_translation = "note" not in told and bool(row.texts("note"))
    for index, entry in enumerate(action.log):
        if all(_word(entry, name) == value for name, value in told.items()) and not (
            is_translation and entry.note is None
        ):
            return index
    return None


def _word(entry: LogEntry, name: str) -> str | None:
    if name == "note":
        return None if entry.note is None else entry.note.original
    value = getattr(entry, name)
    return None if value is None else str(value)


def _additions(entry: LogEntry, index: int, row: ActionRow) -> Iterator[Edit]:
    """Yield the evidence and the languages of its note that the row adds to an entry."""
    for each in _items(row.said.get(_EVIDENCE, "")):
        if each not in entry.evidence:
            yield AddItem(("log", index, _EVIDENCE), each)
    for language, text in row.texts("note").items():
        if entry.note is not None and entry.note.translation(language) != text:
            yield Translate(("log", index, "note"), language, text, row.language)
