"""A change of a text, held against what it is meant to be.

The text is changed by splicing. The new one is read back by the reader that every command
uses: it has to say what the old one said with this change and nothing else, and to have every
comment of the old one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sip.problems.rule import Severity
from sip.reading.yaml.reader import read_yaml
from sip.text.safe import printable
from sip.writing.edits import UnfitError, applied, steps_of
from sip.writing.yaml.comments import comments
from sip.writing.yaml.nodes import parsed
from sip.writing.yaml.splice import changed
from sip.writing.yaml.style import line_end_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sip.problems.problem import Location, Problem
    from sip.reading.yaml.tree import TreeValue
from sip.writing.edits import Edit, SingleEdit

_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Refusal:
    """Why a file is not changed, and what a person can do."""

    location: Location
    message: str

    def __str__(self) -> str:
        place = f"{printable(self.location.path)}:{self.location.line}:{self.location.column}"
        return f"{place}: {self.message}"


def edited(text: str, edits: Iterable[Edit], path: str) -> str | Refusal:
    """Return the text with all the edits, one after the other, or why one can't be made.

    Messages name the file by its path. The text is what was read, line ends and all.
    """
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    text = text.removeprefix(mark)
    for edit in edits:
        tree, problems = read_yaml(text, path)
        if tree is None or (wrong := _errors(problems)):
            first = problems[0] if tree is None else wrong[0]
            return Refusal(first.location, f"{first.message}; mend this first (sip validate)")
        try:
            text = _with_edit(text, edit, tree.value)
        except UnfitError as unfit:
            return Refusal(tree.place(*getattr(edit, "steps", ())), str(unfit))
    return f"{mark}{text}"


def _with_edit(text: str, edit: Edit, content: TreeValue) -> str:
    for step in steps_of(edit, content):
        new = changed(text, step)
        tree, problems = read_yaml(new, "")
        if tree is None or (wrong := _errors(problems)):
            told = problems[0] if tree is None else wrong[0]
            raise UnfitError(f"with this change, {told.message}")
        if not _says(tree.value, step, content, text):
            raise UnfitError(
                "the file is laid out so that this change would change more: make it by hand"
            )
        if lost := _lost_comment(text, new):
            raise UnfitError(
                f"the comment {printable(lost)} would be lost with what it stands in: "
                "move it to a line of its own outside, or make the change by hand"
            )
        text, content = new, tree.value
    return text


def _says(found: TreeValue, step: SingleEdit, content: TreeValue, text: str) -> bool:
    """Tell whether the content is the old one with this change and nothing else.

    Where lines are added behind a last line without an end, that line gets one, and a block
    text that ends there is held to have had it.
    """
    if found == applied(step, content):
        return True
    if text.endswith("\n"):
        return False
    ended, _ = read_yaml(f"{text}{line_end_of(text)}", "")
    return ended is not None and found == applied(step, ended.value)


def _errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _lost_comment(text: str, new: str) -> str | None:
    """Return a comment of the text that the new one has not, or has less often."""
    left = Counter(comments(new, parsed(new)))
    lost = Counter(comments(text, parsed(text))) - left
    return next(iter(lost), None)
