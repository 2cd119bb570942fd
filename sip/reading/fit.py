"""A source held against the model of its file: the record, and all that does not fit it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from sip.plan.models import (
    ENGLISH,
    Action,
    LogEntry,
    Plan,
    PublishedFigures,
    Snapshot,
)
from sip.plan.values import RefusedError
from sip.problems.problem import Location, Problem
from sip.problems.rule import Rule
from sip.text.look_alikes import deceiving_character
from sip.text.safe import printable
from sip.text.suggest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from sip.reading.source import Plain, Source, Step, Steps

ModelT = TypeVar("ModelT", bound=BaseModel)

_KIND: Mapping[type[BaseModel], str] = {
    Plan: "a plan",
    Action: "an action",
    LogEntry: "a log entry",
    Snapshot: "a snapshot",
    PublishedFigures: "the published figures",
}
_PARTS: Mapping[Step, type[BaseModel]] = {"log": LogEntry, "published": PublishedFigures}
_A_KEY = "[key]"


@dataclass(frozen=True)
class Loaded(Generic[ModelT]):
    """A record with the places of its values.

    Where its file has problems, it is what is left without the parts that do not fit,
    so that the other rules are still checked. `spoiled` names the fields that lost something.
    """

    name: str
    record: ModelT
    source: Source
    spoiled: frozenset[str] = frozenset()

    def place(self, *steps: Step) -> Location:
        """Return where the value at these steps stands."""
        return self.source.place(*steps)


def fit(
    source: Source, model: type[ModelT], name: str, defaults: Mapping[str, Plain]
) -> tuple[Loaded[ModelT] | None, list[Problem]]:
    """Return the record and all that does not fit, and no record where nothing usable is left.

    The defaults stand in for required fields that are missing or do not fit.
    """
    try:
        return Loaded(name, model.model_validate(source.value), source, _unread(source)), []
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = [
        problem for each in details if (problem := _problem(each, source, model)) is not None
    ]
    return _salvage(source, model, name, defaults), problems


def _salvage(
    source: Source, model: type[ModelT], name: str, defaults: Mapping[str, Plain]
) -> Loaded[ModelT] | None:
    """Take out what does not fit, then what can't do without it, until the rest fits."""
    spoiled = set(_unread(source))
    while isinstance(source.value, dict):
        try:
            record = model.model_validate({**defaults, **source.value})
        except ValidationError as error:
            misfits = {_misfit(each, source) for each in error.errors(include_url=False)}
            if () in misfits:
                return None
            spoiled |= {str(steps[0]) for steps in misfits}
            source = source.without(misfits)
        else:
            spoiled |= {field for field in defaults if field not in source.value}
            return Loaded(name, record, source, frozenset(spoiled))
    return None


def _unread(source: Source) -> frozenset[str]:
    return frozenset(str(steps[0]) for steps in source.unread if steps)


def _misfit(error: ErrorDetails, source: Source) -> Steps:
    """Return the steps to what has to go: the value, or what lacks a required one."""
    steps = _steps(error)
    while steps and steps not in source.values:
        steps = steps[:-1]
    return steps


def _steps(error: ErrorDetails) -> Steps:
    steps = error["loc"]
    return steps[:-1] if steps and steps[-1] == _A_KEY else steps


def _problem(error: ErrorDetails, source: Source, model: type[BaseModel]) -> Problem | None:
    """Say in a focal point's words what the model found; None where it is reported already."""
    steps = _steps(error)
    holder = _PARTS.get(steps[0], model) if len(steps) > 1 else model
    refused = error.get("ctx", {}).get("error")
    match error["type"]:
        case "missing" if steps in source.keys:
            return None
        case "missing":
            return _missing(source, steps, holder)
        case "extra_forbidden":
            return _unknown(source, steps, holder)
        case "value_error" if isinstance(refused, RefusedError):
            return _refused(refused, source, error)
        case _:
            return _wrong_kind(source, steps, error)


def _missing(source: Source, steps: Steps, holder: type[BaseModel]) -> Problem:
    field = str(steps[-1])
    description = holder.model_fields[field].description
    return Problem.of(
        Rule.MISSING_FIELD,
        source.place(*steps[:-1]),
        f"{field} is missing from {_KIND[holder]}: add {field}: and {description}",
    )


def _unknown(source: Source, steps: Steps, holder: type[BaseModel]) -> Problem:
    field = str(steps[-1])
    suggestion = nearest(field, holder.model_fields)
    wanted = (
        f"write {suggestion}"
        if suggestion
        else f"take it out, or use one of {', '.join(holder.model_fields)}"
    )
    return Problem.of(
        Rule.UNKNOWN_FIELD,
        source.key_place(*steps),
        f"{printable(field) or 'the empty word'} is no field of {_KIND[holder]}: {wanted}"
        f"{_deception(field)}",
    )


def _refused(refused: RefusedError, source: Source, error: ErrorDetails) -> Problem:
    steps = _steps(error)
    if error["loc"][-1:] == (_A_KEY,):
        key = str(steps[-1])
        found = f"{_name(steps[:-1], source)} has {_shown(key)}"
        message = f"{found}, {refused.complaint}{_deception(key)}"
        return Problem.of(refused.rule, source.key_place(*steps), message)
    name = _name(steps, source)
    if refused.rule is Rule.MISSING_FIELD:
        return Problem.of(refused.rule, source.place(*steps), f"{name} {refused.complaint}")
    return Problem.of(
        refused.rule,
        source.place(*steps),
        f"{name} is {_shown(error['input'])}, {refused.complaint}{_deception(error['input'])}",
    )


def _deception(value: object) -> str:
    """Say why a refused word looks right and is not, or nothing."""
    found = deceiving_character(value) if isinstance(value, str) else None
    return f" ({found})" if found else ""


def _wrong_kind(source: Source, steps: Steps, error: ErrorDetails) -> Problem:
    wanted = (
        "where a list belongs: start each item on a line of its own with a dash"
        if error["type"] == "tuple_type"
        else "where fields belong: write each on a line of its own as field: value"
    )
    return Problem.of(
        Rule.BAD_VALUE,
        source.place(*steps),
        f"{_name(steps, source)} is {_shown(error['input'])}, {wanted}",
    )


def _name(steps: Steps, source: Source) -> str:
    """Name a field as its keeper knows it: expected, published.actions, title.zh."""
    if steps and steps not in source.values and steps[-1] == ENGLISH:
        steps = steps[:-1]  # a plain text is English without saying so
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
