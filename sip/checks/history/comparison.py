"""The data now beside the data at a base: what goes with what, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sip.plan.compared.pairing import names_given, paired_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sip.plan.models import Action, Snapshot
    from sip.problems.problem import Problem
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded


@dataclass(frozen=True)
class ActionPair:
    """An action at the base, and the same one now under its id or its name; None if it is gone."""

    old: Loaded[Action]
    new: Loaded[Action] | None

    @cached_property
    def entries(self) -> tuple[int | None, ...]:
        """The index in the log now of each entry at the base; None for one that is gone."""
        if self.new is None:
            return (None,) * len(self.old.record.log)
        return tuple(paired_entries(self.old.record.log, self.new.record.log))


@dataclass(frozen=True)
class Comparison:
    """The data now and the data at a base, whose revision is named as messages show it."""

    base: Dataset
    now: Dataset
    revision: str

    @cached_property
    def latest(self) -> Snapshot | None:
        """The latest report that is published at the base; what is dated up to it is history."""
        snapshots = (snapshot.record for snapshot in self.base.snapshots)
        return max(snapshots, key=lambda each: each.as_of, default=None)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The ids that unlisted actions of the base have been named by since."""
        return names_given(
            [action.record for action in self.base.actions],
            [action.record for action in self.now.actions],
        )

    @cached_property
    def actions(self) -> tuple[ActionPair, ...]:
        """Each action of the base with what it is now."""
        current = {action.record.id: action for action in self.now.actions}
        return tuple(
            ActionPair(old, current.get(self.names.get(old.record.id, old.record.id)))
            for old in self.base.actions
        )

    @cached_property
    def changed_files(self) -> frozenset[str]:
        """The paths of the files whose text is another one now, or that are new or gone."""
        was, now = self.base.texts, self.now.texts
        return frozenset(path for path in {*was, *now} if was.get(path) != now.get(path))

    def brought(
        self, problems: Iterable[Problem], problems_before: Iterable[Problem]
    ) -> list[Problem]:
        """Return those of the problems that what has changed since the base brings.

        They are all problems of a file that differs, and those of other files that were not there
        at the base, word for word: a rule across files is broken by what has changed then.
        """
        before = frozenset(problems_before)
        return [
            each
            for each in problems
            if each.location.path in self.changed_files or each not in before
        ]
