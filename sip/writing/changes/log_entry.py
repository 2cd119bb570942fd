"""New entries of logs, and new languages of their notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.plan.kinds.text import in_language
from sip.plan.models import NEWS, LogEntry, Status
from sip.text.safe import printable
from sip.writing.changes.data import RefusedError
from sip.writing.edits import AddEntry, Translate
from sip.writing.values import as_read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sip.plan.models import Action
    from sip.plan.partial_date import PartialDate
    from sip.reading.fit import Loaded
    from sip.writing.changes.data import Data
    from sip.writing.disk.journal import FileChange
    from sip.writing.values import Writable


@dataclass(frozen=True)
class News:
    """What a document says of an action at a date; None is what it does not say."""

    on: PartialDate
    source: str
    status: Status | None = None
    into: str | None = None
    expected: PartialDate | None = None
    note: str | None = None
    evidence: tuple[str, ...] = ()
    is_verified: bool = False

    @property
    def is_told(self) -> bool:
        """Whether there is any news in it."""
        return any(name in self.content for name in NEWS)

    @property
    def can_move_figures(self) -> bool:
        """Whether a report could have said otherwise: a note alone changes no figure or date."""
        return self.status is not None or self.expected is not None or self.is_verified

    @property
    def content(self) -> dict[str, Writable]:
        """The entry as it is written."""
        said: dict[str, Writable | None] = {
            "on": self.on,
            "source": self.source,
            "status": None if self.status is None else str(self.status),
            "into": self.into,
            "expected": self.expected,
            "note": self.note,
            "evidence": list(self.evidence) or None,
            "verified": True if self.is_verified else None,
        }
        return {name: value for name, value in said.items() if value is not None}


def with_entry(data: Data, actions: Sequence[Loaded[Action]], news: News) -> list[FileChange]:
    """Add one entry to the log of each of the actions; raise RefusedError."""
    said = LogEntry.model_validate(as_read(news.content), context=in_language(data.language))
    if again := [action.record.id for action in actions if said in action.record.log]:
        raise RefusedError(f"{', '.join(again)} has this entry already: nothing is to be added")
    return [data.edited(data.below(action.path), [AddEntry(news.content)]) for action in actions]


def with_translation(
    data: Data, action: Loaded[Action], on: PartialDate, language: str, text: str
) -> FileChange:
    """Add a language to the note of the entry of that date; raise RefusedError."""
    dated = [(i, each) for i, each in enumerate(action.record.log) if each.on == on]
    noted = [index for index, each in dated if each.note is not None]
    name = printable(action.record.id)
    if not dated:
        dates = ", ".join(dict.fromkeys(str(each.on) for each in action.record.log))
        raise RefusedError(f"{name} has no entry of {on}: the dates of its log are {dates}")
    if not noted:
        raise RefusedError(f"the entry of {on} of {name} has no note that could be translated")
    if len(noted) > 1:
        raise RefusedError(
            f"{name} has {len(noted)} entries of {on} with a note: "
            "write the translation into the file"
        )
    steps = ("log", noted[0], "note")
    return data.edited(data.below(action.path), [Translate(steps, language, text, data.language)])
