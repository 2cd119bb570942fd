"""A data folder as it was read, and as it would be with changes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sip.checks.every import check
from sip.plan.kinds.text import ENGLISH
from sip.problems.problem import Location, Problem, sorted_problems
from sip.problems.rule import Severity
from sip.reading.dataset import DataFile, FileKind, read_records
from sip.text.ids import natural_order
from sip.writing.disk.journal import FileChange
from sip.writing.new_file import new_text
from sip.writing.proof import Refusal, edited
from sip.writing.yaml.nodes import parsed
from sip.writing.yaml.style import style_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sip.plan.models import Action
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded
    from sip.writing.edits import Edit
    from sip.writing.values import Writable
    from sip.writing.yaml.style import Style

_LINE = re.compile(r"\bline [0-9]+")
_SCHEMA = re.compile(r"# (yaml-language-server: \$schema=[^\r\n]+)")


class RefusedError(Exception):
    """Why nothing is written: what was found, a line each, fit to print."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


@dataclass(frozen=True)
class Data:
    """The bytes of a data folder's files; `beside` is what is wrong with the rest of it.

    What was read before the changes is kept, so that what they leave alone is not read again.
    Changes name files by their paths below the folder, messages by those below `shown_as`.
    """

    shown_as: str
    files: tuple[DataFile, ...]
    beside: tuple[Problem, ...]
    before: Dataset | None = None

    @cached_property
    def _read(self) -> tuple[Dataset, list[Problem]]:
        return read_records(self.files, self.shown_as, self.before)

    @property
    def dataset(self) -> Dataset:
        """The records of the files."""
        return self._read[0]

    @property
    def language(self) -> str:
        """The plan's main language, in which texts without a code are."""
        plan = self.dataset.plan
        return ENGLISH if plan is None else plan.record.language

    @cached_property
    def errors(self) -> tuple[Problem, ...]:
        """All that stops figures from being printed, sorted."""
        dataset, problems = self._read
        found = sorted_problems([*self.beside, *problems, *check(dataset)])
        return tuple(each for each in found if each.severity is Severity.ERROR)

    @property
    def can_be_held_against_reports(self) -> bool:
        """Whether it can be told of a change which published figures it would move."""
        return self.dataset.plan is not None and self.dataset.are_figures_compared

    @cached_property
    def contents(self) -> Mapping[str, bytes]:
        """The bytes of the files that could be read, by their paths below the folder."""
        return {
            self.below(file.path): file.content for file in self.files if file.content is not None
        }

    @cached_property
    def sound_actions(self) -> tuple[Loaded[Action], ...]:
        """The actions with a name whose files have no error, in the order of their ids."""
        told = {problem.location.path for problem in self.errors}
        found = (
            each
            for each in self.dataset.actions
            if each.path not in told and not each.record.is_unlisted
        )
        return tuple(sorted(found, key=lambda each: natural_order(each.record.id)))

    def below(self, path: str) -> str:
        """Return a path that messages show as it is below the folder."""
        return path.removeprefix(f"{self.shown_as}/")

    def shown(self, path: str) -> str:
        """Return a path below the folder as messages show it."""
        return f"{self.shown_as}/{path}"

    def text(self, path: str) -> str:
        """Return the text of a file, byte order mark, line ends and all; raise RefusedError."""
        try:
            return self.contents[path].decode("utf-8")
        except UnicodeDecodeError:
            place = Location(self.shown(path))
            raise RefusedError(
                str(Refusal(place, "the file is not UTF-8: mend this first (sip validate)"))
            ) from None

    def edited(self, path: str, edits: Iterable[Edit]) -> FileChange:
        """Return the change of a file by all the edits; raise RefusedError."""
        text = edited(self.text(path), edits, self.shown(path))
        if isinstance(text, Refusal):
            raise RefusedError(str(text))
        return FileChange(path, self.contents[path], text.encode())

    def created(
        self, path: str, content: Mapping[str, Writable], like: str | None = None
    ) -> FileChange:
        """Return the change that makes a file, in the style of another one; raise RefusedError."""
        comments: tuple[str, ...] = ()
        style: Style | None = None
        if like is not None:
            text = self.text(like).removeprefix("\ufeff")
            style = style_of(text, parsed(text))
            schema = _SCHEMA.match(text)
            comments = () if schema is None else (schema[1],)
        written = new_text(content, self.shown(path), comments, style)
        if isinstance(written, Refusal):
            raise RefusedError(str(written))
        return FileChange(path, None, written.encode())

    def changed(self, changes: Iterable[FileChange]) -> Data:
        """Return the data as they would be."""
        files = {self.below(file.path): file for file in self.files}
        for change in changes:
            if change.after is None:
                files.pop(change.path, None)
            else:
                kind = FileKind(change.path.partition("/")[0])
                files[change.path] = DataFile(self.shown(change.path), kind, change.after)
        return replace(
            self, files=tuple(files[path] for path in sorted(files)), before=self.dataset
        )

    def errors_brought(self, after: Data) -> list[Problem]:
        """Return the errors that the changed data have and these have not, wherever they stand."""
        if not after.errors:
            return []
        known = Counter(map(_said, self.errors))
        brought = []
        for each in after.errors:
            if known[_said(each)]:
                known[_said(each)] -= 1
            else:
                brought.append(each)
        return brought


def _said(problem: Problem) -> tuple[str, str, str]:
    """Return what a problem says, but for the lines, which any change moves."""
    message = _LINE.sub("line", problem.message)
    return problem.location.path, problem.rule.code, message
