"""A row of a spreadsheet: what it says of an action, and where each part of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sip.plan.kinds.text import ENGLISH
from sip.plan.partial_date import PartialDate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.writing.values import Writable

# The columns of what stands beside the log, each with its field in the data.
HEAD: Final = {
    "category": "category",
    "due": "due",
    "fields_source": "source",
    "part_of": "part_of",
}
ENTRY: Final = (*("on", "source", "status", "into", "expected", "note", "evidence", "verified"),)
_MOVES_FIGURES: Final = frozenset({"status", "expected", "verified"})


@dataclass(frozen=True)
class ActionRow:
    """What a row says, by the names of its columns, and where each value and the row stand.

    A text in another language than the plan's main one is `title_zh` or `note_zh`; the place of
    the row itself is that of an empty name. `fields` has the names of the plan's own fields.
    """

    said: Mapping[str, Writable]
    places: Mapping[str, str]
    fields: frozenset[str] = frozenset()
    language: str = ENGLISH

    @property
    def id(self) -> str:
        """The id of its action, as it is written."""
        return str(self.said["id"])

    @property
    def on(self) -> PartialDate | None:
        """The date of its news."""
        found = self.said.get("on")
        return found if isinstance(found, PartialDate) else None

    @property
    def can_move_figures(self) -> bool:
        """Whether a report could have said otherwise: a note alone changes no figure or date."""
        return not _MOVES_FIGURES.isdisjoint(self.said)

    @property
    def head(self) -> dict[str, Writable]:
        """What it says beside the log, by the fields of the data, texts aside."""
        return {HEAD[name]: value for name, value in self.said.items() if name in HEAD}

    @property
    def values(self) -> dict[str, Writable]:
        """What it says in the plan's own fields."""
        return {name: value for name, value in self.said.items() if name in self.fields}

    @cached_property
    def entry(self) -> dict[str, Writable]:
        """Its news as they are written, with the note in all languages."""
        entry = {name: self.said[name] for name in ENTRY if name in self.said}
        if "note" in entry and len(self.texts("note")) > 1:
            entry["note"] = self.texts("note")
        return entry

    def texts(self, name: str) -> dict[str, str]:
        """Return the texts of a field by language, the main one first."""
        found = {self.language: str(self.said[name])} if name in self.said else {}
        for each, value in self.said.items():
            if each.startswith(f"{name}_") and each not in self.fields:
                found[each.removeprefix(f"{name}_")] = str(value)
        return found

    def at(self, name: str = "") -> str:
        """Return where a value stands, or the row where it has none."""
        return self.places.get(name, self.places[""])
