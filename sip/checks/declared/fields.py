"""The rules on declared fields: their names, and what actions say in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.problems.problem import Problem
from sip.problems.rule import Rule, Severity
from sip.reading.rare import Rare
from sip.text.look_alikes import deceiving_character, look
from sip.text.safe import printable
from sip.text.suggest import Words, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.kinds.field import DeclaredField
    from sip.plan.kinds.text import Text
    from sip.plan.models import Action, Plan
    from sip.problems.problem import Step
    from sip.reading.dataset import Dataset
    from sip.reading.fit import Loaded

UNDECLARED_FIELD = Rule(
    "undeclared-field",
    Severity.ERROR,
    "An action's fields, and their values, are those that plan.yaml declares.",
    "An action under any other would be missing from the table by that field.",
)
SEVERAL_VALUES = Rule(
    "several-values",
    Severity.ERROR,
    "An action has several values only in a field that is declared with many: true.",
    "It would be counted once for each of them, and the table would add up to more than there are.",
)
DUPLICATE_FIELD = Rule(
    "duplicate-field",
    Severity.ERROR,
    "No two fields, and no two values of one, have the same name, nor keys taken for each other.",
    "The actions of one value would be counted in two rows.",
)


def check_fields(dataset: Dataset) -> Iterator[Problem]:
    """A value that is not declared has no row in the table by its field.

    Nothing is said where the plan or its fields could not be read.
    """
    if dataset.plan is None or "fields" in dataset.plan.lost:
        return
    declared = dataset.plan.record.fields
    keys = Words(declared)
    values = {key: Words(field.values) for key, field in declared.items()}
    for action in dataset.having(Rare.FIELDS):
        for key, given in action.record.fields.items():
            if key not in declared:
                yield _undeclared(action, key, keys, declared)
                continue
            for index, value in enumerate(given):
                if declared[key].values and value not in declared[key].values:
                    otherwise = f"use one of {listed(declared[key].values)}"
                    wanted = values[key].advice(value, otherwise)
                    yield Problem.of(
                        UNDECLARED_FIELD,
                        action.place("fields", key, index),
                        f"fields.{key} is {printable(value)}, which is none of its values in "
                        f"plan.yaml: {wanted}{_deception(value)}",
                    )
            yield from _several(action, key, given, is_many=declared[key].many)


def _undeclared(
    action: Loaded[Action], key: str, known: Words, declared: Mapping[str, DeclaredField]
) -> Problem:
    otherwise = f"use one of {listed(declared)}" if declared else "declare it there, under fields:"
    return Problem.of(
        UNDECLARED_FIELD,
        action.tree.key_place("fields", key),
        f"fields has {key}, which plan.yaml does not declare: {known.advice(key, otherwise)}",
    )


def _several(
    action: Loaded[Action], key: str, given: tuple[str, ...], *, is_many: bool
) -> Iterator[Problem]:
    if len(given) > 1 and not is_many:
        yield Problem.of(
            SEVERAL_VALUES,
            action.place("fields", key),
            f"fields.{key} has {len(given)} values, and takes one: keep one, or declare the field "
            "with many: true in plan.yaml",
        )
    twice = next((each for index, each in enumerate(given) if each in given[:index]), None)
    if twice is not None:
        yield Problem.of(
            SEVERAL_VALUES,
            action.place("fields", key),
            f"fields.{key} has {printable(twice)} twice: write it once",
        )


def _deception(value: str) -> str:
    found = deceiving_character(value)
    return f" ({found})" if found else ""


def check_field_names(dataset: Dataset) -> Iterator[Problem]:
    """Two values with one name are two rows that nobody can tell apart.

    The same name may stand for two of them in no language at all.
    """
    if dataset.plan is None:
        return
    plan, fields = dataset.plan, dataset.plan.record.fields
    yield from _alike(plan, ("fields",), {key: field.name for key, field in fields.items()})
    for key, field in fields.items():
        yield from _alike(plan, ("fields", key, "values"), field.values)


def _alike(
    plan: Loaded[Plan], steps: tuple[Step, ...], names: Mapping[str, Text]
) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for key, name in names.items():
        same = [("", look(key)), *((code, look(text)) for code, text in name.root.items())]
        earlier = next((first[each] for each in same if each in first), None)
        if earlier is not None:
            line = plan.tree.key_place(*steps, earlier).line
            yield Problem.of(
                DUPLICATE_FIELD,
                plan.tree.key_place(*steps, key),
                f"{key} has the name or looks of {earlier} (line {line}): "
                "give each a name of its own, or make them one",
            )
        for each in same:
            first.setdefault(each, key)
