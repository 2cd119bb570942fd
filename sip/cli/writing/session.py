"""A command that writes: it reads, changes, proves what the record would be, and writes or tells.

Errors that were there before do not forbid a change: whoever mends data does it step by step.
But none is made where it can't be told which published figures it would move.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import typer

from sip.cli.exits import PROBLEMS, UsageError
from sip.cli.folders import data_folder
from sip.cli.output.printing import print_lines
from sip.cli.output.progress import progress_bar
from sip.problems.problem import first_of_each_file
from sip.reading.folder import read_folder
from sip.reading.lookup import UnknownActionError, actions_meant
from sip.text.safe import printable, visible
from sip.writing.changes.data import Data, RefusedError
from sip.writing.changes.log_entry import with_entry
from sip.writing.changes.published import moved_figures, published_since
from sip.writing.disk.lock import NotWrittenError
from sip.writing.disk.transaction import desk, mended

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from sip.cli.folders import Folders
    from sip.plan.models import Action
    from sip.plan.partial_date import PartialDate
    from sip.problems.problem import Problem
    from sip.reading.fit import Loaded
    from sip.writing.changes.log_entry import News
    from sip.writing.disk.journal import FileChange
    from sip.writing.disk.transaction import Desk

_MOST_NAMED = 10
Telling: TypeAlias = "Callable[[Problem, Data], str]"


@dataclass(frozen=True)
class Session:
    """The data that a command changes; without a desk it only shows what it would write."""

    data: Data
    desk: Desk | None

    def actions(self, ids: Iterable[str]) -> list[Loaded[Action]]:
        """Return the actions of these ids, in any case; raise UsageError, RefusedError."""
        dataset = self.data.dataset
        words = list(ids)
        lost = {file.name.casefold(): file.path for file in dataset.lost}
        unusable = {lost[word.casefold()] for word in words if word.casefold() in lost}
        if unusable:
            told = [each for each in self.data.errors if each.location.path in unusable]
            raise RefusedError(*map(_line, told), "nothing was written: mend the file first")
        by_id = {each.record.id: each for each in dataset.actions}
        try:
            found = actions_meant(words, dataset.history.actions)
        except UnknownActionError as error:
            raise UsageError(str(error)) from error
        return [by_id[action.id] for action in found]

    def write(
        self,
        changes: Sequence[FileChange],
        on: PartialDate | None = None,
        told: Telling | None = None,
    ) -> None:
        """Write the changes and say so, or show them; raise RefusedError, NotWrittenError.

        Of news that hold from a date, it is said first whose published time they are in. `told`
        says of a problem that the changes would bring what its cause is, else it is as it stands.
        """
        real = [change for change in changes if change.before != change.after]
        if not real:
            print_lines(["sip: nothing is to be written: it is so already"], sys.stderr)
            return
        with progress_bar("Checking what the record would be"):
            after = self._proved(real, told)
        if on is not None and (line := _published_time(self.data, after, on)):
            print_lines([f"sip: {line}"], sys.stderr)
        self.put(real)

    def put(self, changes: Sequence[FileChange]) -> None:
        """Write changes that are proved, and say so, or show them; raise NotWrittenError."""
        if self.desk is None:
            from sip.cli.writing.preview import print_difference  # noqa: PLC0415  # a dry run's

            print_difference(self.data, changes)
            return
        with progress_bar("Writing"):
            self.desk.write(changes)
        print_lines([_written(self.data, changes)], sys.stderr)

    def refuse_errors(self) -> None:
        """Raise RefusedError where the data have any error."""
        if self.data.errors:
            raise RefusedError(
                *_lines(self.data.errors),
                "nothing was written: no figure is taken from data with errors, mend them first",
            )

    def add_entry(self, ids: Iterable[str], news: News) -> None:
        """Add an entry to the log of each of the actions, as write() does."""
        changes = with_entry(self.data, self.actions(ids), news)
        self.write(changes, news.on if news.can_move_figures else None)

    def _proved(self, changes: Sequence[FileChange], told: Telling | None) -> Data:
        """Hold the whole record as it would be to every rule; raise RefusedError."""
        after = self.data.changed(changes)
        if brought := self.data.errors_brought(after):
            what = "an error" if len(brought) == 1 else f"{len(brought):,} errors"
            moved = _moved(self.data, after)
            moves = f", and move the figures of {moved}" if moved else ""
            last = f"nothing was written: this change would bring {what}{moves}"
            lines = [
                _line(each) if told is None else told(each, after)
                for each in first_of_each_file(brought)
            ]
            raise RefusedError(*lines, last)
        if not after.can_be_held_against_reports:
            raise RefusedError(
                *_lines(self.data.errors),
                "nothing was written: mend these first, for until then it can't be told "
                "which published figures would move",
            )
        return after


@contextmanager
def session(data: Folders, *, dry_run: bool) -> Iterator[Session]:
    """Read the data folder to change it, held against others unless nothing is to be written.

    Raises UsageError; what the block refuses is let through.
    """
    folder, shown_as = data_folder(data)
    try:
        if dry_run:
            tell_recovered(mended(folder))
            yield Session(_read(folder, shown_as), None)
        else:
            with desk(folder) as held:
                tell_recovered(held.recovered)
                yield Session(_read(folder, shown_as), held)
    except NotWrittenError as error:
        raise UsageError(str(error)) from error


@contextmanager
def writing(data: Folders, *, dry_run: bool) -> Iterator[Session]:
    """As session(), and what is refused is told and ends the command."""
    try:
        with session(data, dry_run=dry_run) as held:
            yield held
    except RefusedError as refusal:
        tell(refusal)
        raise typer.Exit(PROBLEMS) from None


def tell(refusal: RefusedError) -> None:
    """Print why nothing is written."""
    *found, last = refusal.lines
    print_lines([*found, f"sip: {last}"], sys.stderr)


def tell_recovered(lines: Iterable[str]) -> None:
    """Print what was done about a command that was stopped in the middle."""
    print_lines([f"sip: {line}" for line in lines], sys.stderr)


def _read(folder: Path, shown_as: str) -> Data:
    with progress_bar("Reading the data"):
        files, problems = read_folder(folder, shown_as)
        return Data(shown_as, tuple(files), tuple(problems))


def _moved(before: Data, after: Data) -> str:
    if not (before.can_be_held_against_reports and after.can_be_held_against_reports):
        return ""
    return ", ".join(map(str, moved_figures(before.dataset, after.dataset)))


def _published_time(before: Data, after: Data, on: PartialDate) -> str:
    """Say whose published time a date is in, nothing where it is in none."""
    reports = published_since(before.dataset, on)
    if not reports:
        return ""
    names = ", ".join(f"{each.document} ({each.as_of})" for each in reports)
    if moved := _moved(before, after):
        return f"{on} is in the published time of {names}: this moves the figures of {moved}"
    return f"{on} is in the published time of {names}: their figures stay as they are"


def _lines(problems: Sequence[Problem]) -> list[str]:
    return [_line(each) for each in first_of_each_file(problems)]


def _line(problem: Problem) -> str:
    return visible(str(problem))


def _written(data: Data, changes: Sequence[FileChange]) -> str:
    new = [printable(data.shown(each.path)) for each in changes if each.after is not None]
    gone = [printable(data.shown(each.path)) for each in changes if each.after is None]
    more = f" and {len(new) - _MOST_NAMED:,} more" if len(new) > _MOST_NAMED else ""
    instead = f", and took {', '.join(gone)} out" if gone else ""
    return f"wrote {', '.join(new[:_MOST_NAMED])}{more}{instead}"
