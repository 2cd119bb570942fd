"""What each report printed, held against what the action files give at its date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.compared.changes import ChangeKind, moves
from sip.plan.kinds.figure import Figure
from sip.plan.progress import Figures
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.text.ids import in_runs
from sip.text.safe import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.plan.history import History
    from sip.plan.models import Snapshot
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

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


def check_published_figures(dataset: Dataset) -> Iterator[Problem]:
    """What was printed is an assertion about the record, and the only one from outside it.

    An erratum allows a difference and says why. Figures that a report did not print are not
    compared, and none are where an action's log could not be read whole.
    """
    if not dataset.can_be_counted:
        return
    snapshots = sorted(dataset.snapshots, key=lambda each: each.record.as_of)
    for before, snapshot in zip([None, *snapshots], snapshots, strict=False):
        yield from _compare(snapshot, before, dataset.history)


def _compare(
    snapshot: Loaded[Snapshot], before: Loaded[Snapshot] | None, history: History
) -> Iterator[Problem]:
    record = snapshot.record
    computed = Figures.of(history.at(record.as_of.last_day))
    for figure in Figure:
        printed = figure.of(record.published)
        agrees = printed is None or printed == figure.of(computed)
        erratum = record.errata.get(figure)
        if agrees and erratum is not None:
            yield Problem.of(
                NEEDLESS_ERRATUM,
                snapshot.tree.key_place("errata", figure),
                f"the erratum on {figure} explains no difference: take it out",
            )
        elif not agrees:
            found = (
                f"published.{figure} is {printed}, and the action files give "
                f"{_shown(figure.of(computed))} as of {record.as_of}"
            )
            place = snapshot.place("published", figure)
            if erratum is not None:
                message = f"{found}; the erratum says: {printable(erratum.english)}"
                yield Problem.of(PUBLISHED_ERRATUM, place, message)
            else:
                message = f"{found} ({_moved(before, snapshot, history)}): {_ADVICE}"
                yield Problem.of(PUBLISHED_FIGURE, place, message)


_ADVICE = (
    "mend the figure or the log that is wrong; if the report printed it so, "
    "keep it and say why under errata:"
)


_MOVES = {
    "added": ChangeKind.ADDED,
    "implemented": ChangeKind.IMPLEMENTED,
    "reopened": ChangeKind.REOPENED,
    "removed": ChangeKind.REMOVED,
    "merged": ChangeKind.MERGED,
}


def _shown(figure: int | None) -> str:
    return "none" if figure is None else str(figure)


def _moved(before: Loaded[Snapshot] | None, snapshot: Loaded[Snapshot], history: History) -> str:
    """Name the actions that moved since the snapshot before."""
    earlier = () if before is None else history.at(before.record.as_of.last_day)
    changes = moves(earlier, history.at(snapshot.record.as_of.last_day))
    moved = {
        word: [change.state.action.id for change in changes if change.kind is kind]
        for word, kind in _MOVES.items()
    }
    news = [f"{word} {in_runs(ids)}" for word, ids in moved.items() if ids]
    since = "up to then" if before is None else f"since {before.record.document}"
    return f"{since}: {'; '.join(news)}" if news else f"{since}, no action moved"
