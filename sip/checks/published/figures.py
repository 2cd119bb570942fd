"""What each report printed, held against what the action files give at its date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from sip.checks.declared.parts import wrong_parts
from sip.checks.identity import duplicates
from sip.checks.published.likely_cause import Published, misprint, moved_since, wrong_action
from sip.plan.history import History
from sip.plan.kinds.figure import COUNTS, Figure
from sip.plan.models import PrintedFigures
from sip.plan.progress import Figures
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.text.ids import natural_order
from sip.text.safe import printable
from sip.text.suggest import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sip.plan.models import Action, Snapshot
    from sip.plan.progress import State
    from sip.problems.problem import Location
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

_Sign: TypeAlias = str | tuple[int, ...]

PUBLISHED_FIGURE = Rule(
    "published-figure",
    Severity.ERROR,
    "Each published figure is the one that the action files give at the snapshot's date.",
    "A difference means that the record, or the report, is wrong.",
)
PUBLISHED_ERRATUM = Rule(
    "published-erratum",
    Severity.WARNING,
    "A published figure that differs from the record, and that the snapshot's errata explain.",
    "A report that printed a wrong figure keeps it, and its readers are told.",
)
NEEDLESS_ERRATUM = Rule(
    "needless-erratum",
    Severity.ERROR,
    "Errata stand only where the published figure differs from the record.",
    "A note on a difference that is not there misleads.",
)

_ADVICE = (
    "mend the figure or the log that is wrong; if the report printed it so, "
    "keep it and say why under errata:"
)


def check_published_figures(dataset: Dataset) -> Iterator[Problem]:
    """What was printed is an assertion about the record, and the only one from outside it.

    An erratum allows a difference and says why. Figures that a report did not print are not
    compared, and none are where an action's log could not be read whole. One slip in a log moves
    the figures of every later report: it is told at the first, with how many others it moves.
    """
    if not dataset.can_be_counted:
        return
    compared = _comparisons(dataset)
    for each in compared:
        yield from _problems_of_errata(each)
    for first, *others in _by_slip(each for each in compared if each.differing):
        yield _problem_of_difference(first, len(others))


def _by_slip(differing: Iterable[_Printed]) -> Iterable[list[_Printed]]:
    """Bring together what differs for one reason: the same culprit, or by as much as before."""
    groups: dict[_Sign, list[_Printed]] = {}
    found: list[list[_Printed]] = []
    for each in differing:
        group = next((groups[sign] for sign in each.signs if sign in groups), None)
        if group is None:
            group = []
            found.append(group)
        group.append(each)
        for sign in each.signs:
            groups.setdefault(sign, group)
    return found


@dataclass(frozen=True)
class _Printed:
    """A snapshot beside what the actions give at its date, and at that of the one before.

    Of the sub-actions there is another one, where the report printed any figure of them.
    """

    snapshot: Loaded[Snapshot]
    before: Loaded[Snapshot] | None
    earlier: Sequence[State]
    states: Sequence[State]
    of_sub_actions: bool

    @cached_property
    def published(self) -> PrintedFigures:
        """What the report printed of the group; nothing, where it printed none of it."""
        printed = self.snapshot.record.published.of_group(of_sub_actions=self.of_sub_actions)
        return PrintedFigures() if printed is None else printed

    @cached_property
    def computed(self) -> Figures:
        """What the action files give."""
        return Figures.of(self.states, of_sub_actions=self.of_sub_actions)

    def name(self, figure: Figure) -> str:
        """Return what the snapshot's file calls the figure, but for the first step."""
        return figure.name_in(of_sub_actions=self.of_sub_actions)

    def printed(self, figure: Figure) -> int | None:
        return figure.of(self.published)

    def differs(self, figure: Figure) -> bool:
        printed = self.printed(figure)
        return printed is not None and printed != figure.of(self.computed)

    def place(self, figure: Figure) -> Location:
        return self.snapshot.place("published", *self.name(figure).split("."))

    @property
    def differing(self) -> list[Figure]:
        """The figures that no erratum explains; percentages only where the counts do not."""
        told = [each for each in Figure if self.differs(each) and not self._is_explained(each)]
        if any(figure in COUNTS for figure in told):
            return [each for each in told if each in COUNTS or not self._follows(each)]
        return told

    @cached_property
    def culprit(self) -> str | None:
        """What stands out as the slip, where something does."""
        beside = Published(self.snapshot.record.document, self.published, self.computed)
        return wrong_action(beside, self.states, self.earlier)

    @property
    def signs(self) -> tuple[_Sign, ...]:
        """What two reports have in common that differ for one reason.

        What is published and does not add up is a slip of its own.
        """
        differing = self.differing
        if misprint(self.published) or not set(differing) <= set(COUNTS):
            return ()
        off = tuple(
            (figure.of(self.computed) or 0) - (self.printed(figure) or 0)
            if figure in differing
            else 0
            for figure in COUNTS
        )
        return (off,) if self.culprit is None else (self.culprit, off)

    @property
    def reason(self) -> str:
        """Why the figures differ, or else what moved since the report before."""
        document = None if self.before is None else self.before.record.document
        return (
            misprint(self.published)
            or self.culprit
            or moved_since(document, self.states, self.earlier)
        )

    def _is_explained(self, figure: Figure) -> bool:
        return self.name(figure) in self.snapshot.record.errata

    def _follows(self, figure: Figure) -> bool:
        """Whether a percentage is that of the counts beside it, so that it differs with them."""
        actions, implemented = self.published.actions, self.published.implemented
        if actions is None or implemented is None:
            return False
        return self.printed(figure) == figure.of(Figures(actions, implemented))


def _comparisons(dataset: Dataset) -> list[_Printed]:
    """Compare each snapshot; what is told by itself, and would move a figure, moves none."""
    found = _compared(dataset.snapshots, dataset.history)
    actions = list(dataset.actions)
    for told in (_each_id_once, _with_the_other_parts, _with_the_other_wholes):
        if not _differing(found) or (meant := told(dataset, actions)) == actions:
            continue
        in_order = sorted((each.record for each in meant), key=lambda each: natural_order(each.id))
        compared = _compared(dataset.snapshots, History(in_order))
        if _differing(compared) < _differing(found):
            found, actions = compared, meant
    return found


def _each_id_once(dataset: Dataset, actions: Sequence[Loaded[Action]]) -> list[Loaded[Action]]:
    """Return the actions without those whose id another file has."""
    twice = {id(action) for action, _ in duplicates(dataset)}
    return [each for each in actions if id(each) not in twice]


def _with_the_other_parts(
    dataset: Dataset, actions: Sequence[Loaded[Action]]
) -> list[Loaded[Action]]:
    """Return the actions, those of which it is wrong what they are part of in the other group."""
    wrong = {action.record.id for action, _ in wrong_parts(dataset)}
    return [
        _in_the_other_group(each) if each.record.id in wrong or "part_of" in each.lost else each
        for each in actions
    ]


def _with_the_other_wholes(
    dataset: Dataset, actions: Sequence[Loaded[Action]]
) -> list[Loaded[Action]]:
    """Return the actions, those that have parts and are parts themselves in the other group.

    Either of the two can be the slip: the part is told.
    """
    wholes = {action.record.part_of for action, _ in wrong_parts(dataset)}
    return [
        _in_the_other_group(each) if each.record.is_part and each.record.id in wholes else each
        for each in actions
    ]


def _in_the_other_group(action: Loaded[Action]) -> Loaded[Action]:
    whole = None if action.record.is_part else action.record.id
    return replace(action, record=action.record.model_copy(update={"part_of": whole}))


def _differing(compared: Iterable[_Printed]) -> int:
    return sum(bool(each.differing) for each in compared)


def _compared(snapshots: Iterable[Loaded[Snapshot]], history: History) -> list[_Printed]:
    found: list[_Printed] = []
    before: Loaded[Snapshot] | None = None
    earlier: Mapping[bool, Sequence[State]] = {False: (), True: ()}
    in_order = sorted(snapshots, key=lambda each: each.record.as_of)
    history.look_at(each.record.as_of.last_day for each in in_order)
    for snapshot in in_order:
        states: dict[bool, list[State]] = {False: [], True: []}
        for state in history.at(snapshot.record.as_of.last_day):
            states[state.action.is_part].append(state)
        found += [
            _Printed(snapshot, before, earlier[of_sub_actions], now, of_sub_actions)
            for of_sub_actions, now in states.items()
        ]
        before, earlier = snapshot, states
    return found


def _problems_of_errata(compared: _Printed) -> Iterator[Problem]:
    figures = {compared.name(figure): figure for figure in Figure}
    for name, erratum in compared.snapshot.record.errata.items():
        figure = figures.get(name)
        if figure is None:
            continue
        if compared.differs(figure):
            yield Problem.of(
                PUBLISHED_ERRATUM,
                compared.place(figure),
                f"{_found(compared, [figure])}; the erratum says: {printable(erratum.original)}",
            )
        else:
            yield Problem.of(
                NEEDLESS_ERRATUM,
                compared.snapshot.tree.key_place("errata", name),
                f"the erratum on {name} explains no difference: take it out",
            )


def _problem_of_difference(compared: _Printed, others: int) -> Problem:
    differing, why = compared.differing, compared.reason
    if others:
        snapshots = "1 later snapshot" if others == 1 else f"{others:,} later snapshots"
        why += f"; the same difference in {snapshots}"
    found = _found(compared, differing)
    return Problem.of(PUBLISHED_FIGURE, compared.place(differing[0]), f"{found} ({why}): {_ADVICE}")


def _found(compared: _Printed, figures: Sequence[Figure]) -> str:
    first, *rest = figures
    printed = [f"published.{compared.name(first)} is {compared.printed(first)}"]
    printed += [f"{figure} {compared.printed(figure)}" for figure in rest]
    given = [_shown(figure.of(compared.computed)) for figure in figures]
    as_of = compared.snapshot.record.as_of
    return f"{joined(printed)}, and the action files give {joined(given)} as of {as_of}"


def _shown(figure: int | None) -> str:
    return "none" if figure is None else str(figure)
