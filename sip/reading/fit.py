"""A tree of values held against the model of its file: the record, and all that does not fit it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from sip.plan.kinds.text import ENGLISH, in_language
from sip.plan.values import BAD_DATE, BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD
from sip.problems.problem import Location, Problem
from sip.reading.groups import KIND, holder_of
from sip.reading.yaml.tree import Tree
from sip.text.look_alikes import deceiving_character
from sip.text.safe import printable
from sip.text.suggest import advice, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from sip.problems.problem import Step, Steps
    from sip.problems.rule import Rule
    from sip.reading.yaml.places import TextFile
    from sip.reading.yaml.tree import TreeValue

ModelT = TypeVar("ModelT", bound=BaseModel)

_A_KEY = "[key]"
_RULES_OF_VALUES = {rule.code: rule for rule in (BAD_DATE, BAD_VALUE, MISSING_FIELD, UNKNOWN_FIELD)}


@dataclass(frozen=True, slots=True)
class Loaded(Generic[ModelT]):
    """A record with the places of its values.

    Where its file has problems, it is what is left without the parts that do not fit,
    so that the other rules are still checked. `lost` names the fields of which a part, or all,
    stands in the file and not in the record.
    """

    name: str
    record: ModelT
    source: TextFile | Tree
    lost: frozenset[str] = frozenset()

    @property
    def path(self) -> str:
        """The file's path as messages show it."""
        return self.source.path

    @property
    def tree(self) -> Tree:
        """What the file says, each value with its place."""
        return self.source if isinstance(self.source, Tree) else self.source.tree

    def place(self, *steps: Step) -> Location:
        """Return where the value at these steps stands."""
        return self.tree.place(*steps)


def fitting(
    value: TreeValue,
    model: type[ModelT],
    name: str,
    source: TextFile,
    language: str | None = ENGLISH,
) -> Loaded[ModelT] | None:
    """Return the record, or None where a value does not fit: what is wrong is for `fit` to say."""
    try:
        return Loaded(name, model.model_validate(value, context=in_language(language)), source)
    except ValidationError:
        return None


def fit(
    tree: Tree,
    model: type[ModelT],
    name: str,
    defaults: Mapping[str, TreeValue],
    language: str | None = ENGLISH,
) -> tuple[Loaded[ModelT] | None, list[Problem]]:
    """Return the record and all that does not fit, and no record where nothing usable is left.

    The defaults stand in for required fields that are missing or do not fit; the language is that
    of texts without a code, None where it can't be told.
    """
    validated = partial(model.model_validate, context=in_language(language))
    try:
        return Loaded(name, validated(tree.value), tree, _lost(tree)), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    told = _without_consequences(errors, tree, model)
    problems = [problem for each in told if (problem := _problem(each, tree, model)) is not None]
    misspelt = (str(steps[0]) for steps in _meant_by_misspelt(errors, tree, model))
    left = _salvage(tree, validated, defaults, errors, {*_lost(tree), *misspelt})
    return None if left is None else Loaded(name, *left), problems


def _without_consequences(
    errors: list[ErrorDetails], tree: Tree, model: type[BaseModel]
) -> list[ErrorDetails]:
    """Leave out what is wrong with the value of a key that is refused itself.

    Nor is a field missing that stands there misspelt.
    """
    refused = {_steps(each) for each in errors if each["loc"][-1:] == (_A_KEY,)}
    misspelt = set(_meant_by_misspelt(errors, tree, model))
    return [
        each
        for each in errors
        if each["loc"] not in refused
        and not (each["type"] == "missing" and each["loc"] in misspelt)
    ]


def _meant_by_misspelt(
    errors: list[ErrorDetails], tree: Tree, model: type[BaseModel]
) -> Iterator[Steps]:
    """Yield the steps to the fields that unknown ones are taken for and that are not there."""
    for each in errors:
        if each["type"] == "extra_forbidden":
            steps = _steps(each)
            meant = nearest(str(steps[-1]), holder_of(steps, model).model_fields)
            if meant is not None and (*steps[:-1], meant) not in tree.keys:
                yield (*steps[:-1], meant)


def _salvage(
    tree: Tree,
    validated: Callable[[object], ModelT],
    defaults: Mapping[str, TreeValue],
    errors: list[ErrorDetails],
    lost: set[str],
) -> tuple[ModelT, Tree, frozenset[str]] | None:
    """Take out what does not fit, then what can't do without it, until the rest fits.

    Return the record, its tree, and the fields of which something is lost.
    """
    while True:
        misfits = {_misfit(each, tree) for each in errors if not _has_default(each, defaults)}
        if () in misfits:
            return None
        lost |= {str(steps[0]) for steps in misfits}
        tree = tree.without(misfits)
        if not isinstance(tree.value, dict):
            return None
        try:
            record = validated({**defaults, **tree.value})
        except ValidationError as error:
            errors = error.errors(include_url=False)
        else:
            lost |= {field for field in defaults if field not in tree.value}
            return record, tree, frozenset(lost)


def _has_default(error: ErrorDetails, defaults: Mapping[str, TreeValue]) -> bool:
    return error["type"] == "missing" and error["loc"] in {(field,) for field in defaults}


def _lost(tree: Tree) -> frozenset[str]:
    return frozenset(str(steps[0]) for steps in tree.lost if steps)


def _misfit(error: ErrorDetails, tree: Tree) -> Steps:
    """Return the steps to what has to go: the value, or what lacks a required one."""
    steps = _steps(error)
    while steps and steps not in tree.values:
        steps = steps[:-1]
    return steps


def _steps(error: ErrorDetails) -> Steps:
    steps = error["loc"]
    return steps[:-1] if steps and steps[-1] == _A_KEY else steps


def _problem(error: ErrorDetails, tree: Tree, model: type[BaseModel]) -> Problem | None:
    """Say in a focal point's words what the model found; None where it is reported already."""
    steps = _steps(error)
    holder = holder_of(steps, model)
    match error["type"]:
        case "missing" if steps in tree.keys:
            return None
        case "missing":
            return _missing(tree, steps, holder)
        case "extra_forbidden":
            return _unknown(tree, steps, holder)
        case code if code in _RULES_OF_VALUES:
            return _refused(_RULES_OF_VALUES[code], tree, error)
        case _:
            return _wrong_kind(tree, steps, error)


def _missing(tree: Tree, steps: Steps, holder: type[BaseModel]) -> Problem:
    field = str(steps[-1])
    description = holder.model_fields[field].description
    return Problem.of(
        MISSING_FIELD,
        tree.place(*steps[:-1]),
        f"{field} is missing from {KIND[holder]}: add {field}: and {description}",
    )


def _unknown(tree: Tree, steps: Steps, holder: type[BaseModel]) -> Problem:
    field = str(steps[-1])
    known = holder.model_fields
    wanted = advice(field, known, f"take it out, or use one of {listed(known)}")
    return Problem.of(
        UNKNOWN_FIELD,
        tree.key_place(*steps),
        f"{printable(field) or 'the empty word'} is no field of {KIND[holder]}: {wanted}"
        f"{_deception(field)}",
    )


def _refused(rule: Rule, tree: Tree, error: ErrorDetails) -> Problem:
    steps, complaint = _steps(error), error["msg"]
    if error["loc"][-1:] == (_A_KEY,):
        key = str(steps[-1])
        found = f"{_name(steps[:-1], tree)} has {_shown(key)}"
        message = f"{found}, {complaint}{_deception(key)}"
        return Problem.of(rule, tree.key_place(*steps), message)
    name = _name(steps, tree)
    if rule is MISSING_FIELD:
        return Problem.of(rule, tree.place(*steps), f"{name} {complaint}")
    return Problem.of(
        rule,
        tree.place(*steps),
        f"{name} is {_shown(error['input'])}, {complaint}{_deception(error['input'])}",
    )


def _deception(value: object) -> str:
    """Say why a refused word looks right and is not, or nothing."""
    found = deceiving_character(value) if isinstance(value, str) else None
    return f" ({found})" if found else ""


def _wrong_kind(tree: Tree, steps: Steps, error: ErrorDetails) -> Problem:
    wanted = (
        "where a list belongs: start each item on a line of its own with a dash"
        if error["type"] == "tuple_type"
        else _mapping_wanted(steps)
    )
    return Problem.of(
        BAD_VALUE,
        tree.place(*steps),
        f"{_name(steps, tree)} is {_shown(error['input'])}, {wanted}",
    )


def _mapping_wanted(steps: Steps) -> str:
    match steps:
        case ("categories",):
            return "where categories belong: write each on a line of its own as key: name"
        case ("fields", str(), "values"):
            return "where values belong: write each on a line of its own as key: name"
        case _:
            return "where fields belong: write each on a line of its own as field: value"


def _name(steps: Steps, tree: Tree) -> str:
    """Name a field as its keeper knows it: expected, published.actions, title.zh."""
    if steps and steps not in tree.values and steps[:-1] in tree.values:
        steps = steps[:-1]  # a plain text is in the main language without saying so
    match steps:
        case ():
            return "the file"
        case ("log", int()):
            return "this log entry"
        case ("log", int(), *rest):
            steps = tuple(rest)
    return ".".join(printable(step) for step in steps if isinstance(step, str))


def _shown(value: object) -> str:
    match value:
        case str() if value.strip():
            return printable(value)
        case list() if value:
            return "a list"
        case dict() if value:
            return "a group of fields"
        case _:
            return "empty"
