"""The rules on the fields of an action: what an open one needs, and the plan's categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.plan.values import MISSING_FIELD, UNKNOWN_FIELD
from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.text.ids import in_runs
from sip.text.look_alikes import deceiving_character
from sip.text.safe import printable
from sip.text.suggest import Words, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sip.reading.dataset import Dataset

NO_DUE_DATE = Rule(
    "no-due-date",
    Severity.WARNING,
    "An open action has a due date.",
    "What is ongoing has none, and nobody can tell whether any other without one is late.",
)
UNKNOWN_CATEGORY = Rule(
    "unknown-category",
    Severity.ERROR,
    "An action's category is one of plan.yaml's.",
    "An action of any other category would be missing from the table by category.",
)


def check_open_actions(dataset: Dataset) -> Iterator[Problem]:
    """What a report prints of an open action has to be there.

    A closed one may lack it: no report prints it again.
    An unlisted action has none of it: once a source names it, it is no longer unlisted.
    """
    plan = dataset.plan
    has_no_categories = (
        plan is not None and not plan.record.categories and "categories" not in plan.lost
    )
    for action in dataset.actions:
        record = action.record
        is_complete = record.category is not None and record.title is not None
        if is_complete and record.due is not None and not record.is_unlisted:
            continue
        values = {"category": record.category, "title": record.title, "due": record.due}
        if has_no_categories and record.category is None:
            del values["category"]
        last = next((entry.status for entry in reversed(record.log) if entry.status), None)
        for name, value in values.items():
            if record.is_unlisted and value is not None:
                yield Problem.of(
                    UNKNOWN_FIELD,
                    action.tree.key_place(name),
                    f"{name} is known, so {record.id} is no longer unlisted: "
                    "rename the file and mend the id",
                )
            named = not record.is_unlisted and last is not None and last.is_open
            if named and value is None and name not in action.lost:
                description = type(record).model_fields[name].description
                or_not = ", or leave it out where no document gives one" if name == "due" else ""
                yield Problem.of(
                    NO_DUE_DATE if name == "due" else MISSING_FIELD,
                    action.place(),
                    f"{name} is missing from an open action: add {name}: and {description}{or_not}",
                )


def check_categories(dataset: Dataset) -> Iterator[Problem]:
    """The table by category has a row for each of the plan's, and every action in one of them.

    An action may have none. Nothing is said where the plan or its categories could not be read.
    """
    if dataset.plan is None or "categories" in dataset.plan.lost:
        return
    categories = dataset.plan.record.categories
    if not categories:
        yield from _categories_of_none(dataset)
        return
    every = f"use one of {listed(categories)}"
    known = Words(categories)
    for action in dataset.actions:
        category = action.record.category
        if category is not None and category not in categories:
            yield Problem.of(
                UNKNOWN_CATEGORY, action.place("category"), _unknown(category, known, every)
            )


def _categories_of_none(dataset: Dataset) -> Iterator[Problem]:
    """Tell once of all actions with a category in a plan without any: one slip has made them so."""
    having = [each for each in dataset.actions if each.record.category is not None]
    if having:
        first, *others = having
        category = printable(first.record.category or "")
        also = f", and out of {in_runs([each.record.id for each in others])}" if others else ""
        yield Problem.of(
            UNKNOWN_CATEGORY,
            first.place("category"),
            f"category is {category}, and plan.yaml has no categories: "
            f"give the plan some there, or take it out here{also}",
        )


def _unknown(category: str, known: Words, every: str) -> str:
    if not category.strip():
        return f"category is empty: {every}"
    found = deceiving_character(category)
    return (
        f"category is {printable(category)}, which plan.yaml does not have: "
        f"{known.advice(category, every)}{f' ({found})' if found else ''}"
    )
