"""Where in a spreadsheet the cause of a problem stands that its rows would bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.reading.yaml.reader import read_yaml
from sip.text.safe import visible
from sip.writing.changes.action import action_path
from sip.writing.changes.rows import HEAD
from sip.writing.values import as_read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sip.problems.problem import Location, Problem, Steps
    from sip.reading.yaml.tree import Tree
    from sip.writing.changes.data import Data
    from sip.writing.changes.rows import ActionRow


def told_at_cells(data: Data, rows: Sequence[ActionRow]) -> Callable[[Problem, Data], str]:
    """Return what says of a problem in the changed data in which cell its cause stands.

    Where it is in no file of the rows, it is told as it stands.
    """
    by_path: dict[str, list[ActionRow]] = {}
    paths = {each.record.id.casefold(): each.path for each in data.dataset.actions}
    for row in rows:
        path = paths.get(row.id.casefold()) or data.shown(action_path(row.id))
        by_path.setdefault(path, []).append(row)

    def told(problem: Problem, after: Data) -> str:
        found = by_path.get(problem.location.path)
        if found is None:
            return visible(str(problem))
        place = _place(problem.location, found, after)
        return visible(f"{place}: {problem.message} [{problem.rule.code}]")

    return told


def _place(location: Location, rows: Sequence[ActionRow], after: Data) -> str:
    tree, _ = read_yaml(after.text(after.below(location.path)).removeprefix("\ufeff"), "")
    if tree is None:
        return rows[0].at()
    match _steps_at(location, tree), tree.value:
        case ("log", int() as index, *rest), {"log": list() as log}:
            same = [row for row in rows if as_read(row.entry) == log[index]]
            return (same or rows)[0].at(str(rest[0]) if rest and same else "")
        case ("fields", str() as name, *_), _:
            return next((row for row in rows if name in row.places), rows[0]).at(name)
        case (str() as name, *_), _:
            column = next((each for each, field in HEAD.items() if field == name), name)
            return next((row for row in rows if column in row.places), rows[0]).at(column)
    return rows[0].at()


def _steps_at(location: Location, tree: Tree) -> Steps:
    """Return the steps to the value or the key that stands there, the longest there are."""
    found = [
        steps
        for places in (tree.values, tree.keys)
        for steps, place in places.items()
        if (place.line, place.column) == (location.line, location.column)
    ]
    return max(found, key=len, default=())
