"""The rules on the fields of an action: what an open one needs, and the plan's categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.models import Status
from sip.problems.problem import Problem
from sip.problems.rule import Rule
from sip.text.safe import printable
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.reading.dataset import Dataset


def check_open_actions(dataset: Dataset) -> Iterator[Problem]:
    """An open action with a name has what the report prints of it.

    An unlisted action has none of it: once a source names it, it is no longer unlisted.
    """
    for action in dataset.actions:
        record = action.record
        last = next((entry.status for entry in reversed(record.log) if entry.status), None)
        for name in ("category", "title", "due"):
            value = getattr(record, name)
            if record.is_unlisted and value is not None:
                yield Problem.of(
                    Rule.UNKNOWN_FIELD,
                    action.tree.key_place(name),
                    f"{name} is known, so {record.id} is no longer unlisted: "
                    "rename the file and mend the id",
                )
            named = not record.is_unlisted and last is Status.IN_PROGRESS
            if named and value is None and name not in action.lost:
                description = type(record).model_fields[name].description
                yield Problem.of(
                    Rule.MISSING_FIELD,
                    action.place(),
                    f"{name} is missing from an open action: add {name}: and {description}",
                )


def check_categories(dataset: Dataset) -> Iterator[Problem]:
    """An action's category is one of plan.yaml's."""
    if dataset.plan is None or "categories" in dataset.plan.lost:
        return
    known = list(dataset.plan.record.categories)
    for action in dataset.actions:
        category = action.record.category
        if category is not None and category not in known:
            suggestion = nearest(category, known)
            wanted = f"write {suggestion}" if suggestion else f"use one of {', '.join(known)}"
            yield Problem.of(
                Rule.UNKNOWN_CATEGORY,
                action.place("category"),
                f"category is {printable(category)}, which plan.yaml does not have: {wanted}",
            )
