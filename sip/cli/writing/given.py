"""What an option was given, as a value of the data: held to the rules of its field at once."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from sip.cli.exits import UsageError
from sip.plan.kinds.evidence import Evidence
from sip.plan.kinds.field import FieldText
from sip.plan.kinds.figure import FigureName
from sip.plan.models import Status, StatusWord
from sip.plan.values import (
    CategoryKey,
    Date,
    Document,
    Identifier,
    OnlyYes,
    Prose,
    is_language_code,
)
from sip.text.language_codes import code_meant
from sip.text.safe import printable
from sip.text.suggest import advice
from sip.writing.changes.log_entry import News

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sip.plan.kinds.field import DeclaredField
    from sip.plan.partial_date import PartialDate
    from sip.writing.changes.data import Data
    from sip.writing.values import Writable

_STDIN = "-"


def date(option: str, written: str) -> PartialDate:
    """Return a date; raise UsageError."""
    found: PartialDate = _value(option, written, Date)
    return found


def document(option: str, written: str) -> str:
    """Return a document's symbol; raise UsageError."""
    return str(_value(option, written, Document))


def identifier(name: str, written: str) -> str:
    """Return an action's id; raise UsageError."""
    return str(_value(name, written, Identifier))


def language(option: str, written: str) -> str:
    """Return a language's code; raise UsageError."""
    if is_language_code(written):
        return written
    code = code_meant(written)
    raise UsageError(
        f"{option} is {_shown(written)}, which is no language's code: "
        f"write {code or 'one of two letters, such as en or zh'}"
    )


def category_key(option: str, written: str) -> str:
    """Return the key of a category; raise UsageError."""
    return str(_value(option, written, CategoryKey))


def one_of_categories(option: str, written: str, known: Iterable[str]) -> str:
    """Return one of the plan's categories; raise UsageError."""
    keys = list(known)
    if written not in keys:
        otherwise = None if keys else "leave it out, for the plan has none"
        raise UsageError(
            f"{option} is {_shown(written)}, which is no category of the plan: "
            f"{advice(written, keys, otherwise)}"
        )
    return written


def status(option: str, written: str) -> Status:
    """Return a status; its words may be joined by _ or -, as shells like it. Raise UsageError."""
    found: Status = _value(option, written.replace("_", " ").replace("-", " "), StatusWord)
    return found


def figure(option: str, written: str) -> str:
    """Return the name of one of the figures of a report; raise UsageError."""
    return str(_value(option, written.replace("-", "_"), FigureName))


def text(option: str, written: str) -> str:
    """Return a text, read from stdin where a dash stands for it; raise UsageError."""
    if written != _STDIN:
        return str(_value(option, written, Prose))
    try:
        read = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{option} - reads UTF-8 from stdin: what comes is none") from None
    return str(_value(option, read.replace("\r\n", "\n"), Prose))


def _value(option: str, written: str, kind: Any) -> Any:  # noqa: ANN401  # as the kind says
    try:
        return TypeAdapter(kind).validate_python(written)
    except ValidationError as error:
        complaint = error.errors(include_url=False)[0]["msg"]
        raise UsageError(f"{option} is {_shown(written)}, {complaint}") from None


def _shown(written: str) -> str:
    return printable(written) if written.strip() else "empty"


def news(told: Mapping[str, str], before: str = "") -> News:
    """Return an entry from the words for its fields; messages have `before` at their names."""
    found = News(date(f"{before}on", told["on"]), document(f"{before}source", told["source"]))
    if "status" in told:
        found = replace(found, status=status(f"{before}status", told["status"]))
    if "into" in told:
        if found.status is not Status.MERGED:
            raise UsageError(f"{before}into goes with {before}status merged: add that")
        found = replace(found, into=identifier(f"{before}into", told["into"]))
    if "expected" in told:
        found = replace(found, expected=date(f"{before}expected", told["expected"]))
    if "verified" in told:
        found = replace(found, is_verified=only_yes(f"{before}verified", told["verified"]))
    return replace(found, note=told.get("note"))


def evidence(option: str, written: Iterable[str]) -> tuple[str, ...]:
    """Return symbols of documents and https addresses; raise UsageError."""
    return tuple(str(_value(option, each, Evidence)) for each in written)


def only_yes(name: str, written: str) -> bool:
    """Return the true that a field takes alone; raise UsageError."""
    return bool(_value(name, written, OnlyYes))


@dataclass(frozen=True)
class Head:
    """What the options say of an action beside its log, as it was typed."""

    title: str | None = None
    category: str | None = None
    due: str | None = None
    part_of: str | None = None
    fields: tuple[str, ...] = ()

    @property
    def is_told(self) -> bool:
        """Whether any of it is."""
        return self != Head()

    @property
    def is_name(self) -> bool:
        """Whether any of it is what an action has from when its name is known."""
        return (self.title, self.category, self.due) != (None, None, None)


def head(data: Data, told: Head) -> dict[str, Writable]:
    """Return what is said of an action beside its log, as it is written; raise UsageError."""
    found: dict[str, Writable] = {}
    title, category, due = told.title, told.category, told.due
    if category is not None:
        plan = data.dataset.plan
        found["category"] = one_of_categories(
            "--category", category, () if plan is None else plan.record.categories
        )
    if title is not None:
        found["title"] = text("--title", title)
    if due is not None:
        found["due"] = date("--due", due)
    if told.part_of is not None:
        found["part_of"] = identifier("--part-of", told.part_of)
    if told.fields:
        found["fields"] = _fields(data, told.fields)
    return found


def _fields(data: Data, written: Iterable[str]) -> dict[str, Writable]:
    """Return the values of each field, several as a list; raise UsageError."""
    plan = data.dataset.plan
    declared = {} if plan is None else plan.record.fields
    values: dict[str, list[str]] = {}
    for each in written:
        key, equals, value = (part.strip() for part in each.partition("="))
        if not equals:
            raise UsageError(f"--field {printable(each)} has no value: write it as KEY=VALUE")
        if key not in declared:
            otherwise = "plan.yaml declares no fields" if not declared else None
            raise UsageError(
                f"--field {printable(key)} is no field of the plan: "
                f"{advice(key, declared, otherwise)}"
            )
        values.setdefault(key, []).append(_field_value(key, value, declared[key]))
    for key, found in values.items():
        if len(found) > 1 and not declared[key].many:
            raise UsageError(f"--field {key} is given {len(found)} times, and takes one value")
    return {key: found if len(found) > 1 else found[0] for key, found in values.items()}


def _field_value(key: str, written: str, declared: DeclaredField) -> str:
    value = str(_value(f"--field {key}", written, FieldText))
    if declared.values and value not in declared.values:
        raise UsageError(
            f"--field {key} is {printable(value)}, which is none of its values: "
            f"{advice(value, declared.values)}"
        )
    return value
