"""What a cell says of an action: read right, or told with what would be right, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from pydantic import TypeAdapter, ValidationError

from sip.exchange.sheets.cells import Unreadable, content_shown
from sip.exchange.sheets.columns import CellKind
from sip.plan.kinds.evidence import Evidence, without_letters
from sip.plan.kinds.field import FieldText
from sip.plan.models import StatusWord
from sip.plan.partial_date import PartialDate
from sip.plan.typed_dates.forms import date_meant, month_without_the_day
from sip.plan.values import Date, Document, Identifier, Prose
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.exchange.sheets.cells import CellContent
    from sip.exchange.sheets.columns import ColumnsOfPlan, SheetColumn
    from sip.plan.kinds.field import DeclaredField
    from sip.plan.kinds.text import Text
    from sip.writing.values import Writable

_PARTS = re.compile(r"\s*[;,\n]\s*")
# An address can have ; and , in it, with no blank behind.
_PARTS_OF_EVIDENCE = re.compile(r"\s*(?:\n|[;,]\s)\s*")
_KINDS: Final = {CellKind.IDENTIFIER: Identifier, CellKind.DOCUMENT: Document}
# Days of 1954 to 2119, counted as spreadsheets do: no year, and nothing else that is a date.
_SERIAL = re.compile(r"[2-7][0-9]{4}", re.ASCII)
_FIRST_DAY: Final = dt.date(1899, 12, 30)
_YES: Final = frozenset({"yes", "true"})


class CellError(Exception):
    """What is wrong with a cell, and what would be right."""


def cell_value(column: SheetColumn, content: CellContent, of_plan: ColumnsOfPlan) -> Writable:
    """Return what the cell says in its column; raise CellError."""
    if isinstance(content, Unreadable):
        raise CellError(f"{column.field} {content.complaint}")
    if isinstance(content, bool) and column.kind is not CellKind.YES:
        raise CellError(f"{column.field} is TRUE or FALSE: write a word or a number")
    match column.kind:
        case CellKind.DATE:
            return _date(column, content)
        case CellKind.YES:
            return _yes(column, content)
        case _ if isinstance(content, PartialDate):
            raise CellError(f"{column.field} is the date {content}: write a text")
        case _:
            return _word(column, str(content), of_plan)


def _word(column: SheetColumn, written: str, of_plan: ColumnsOfPlan) -> Writable:
    match column.kind:
        case CellKind.CATEGORY:
            is_none = "which is no category of the plan"
            return _one_of(column, written, of_plan.categories or {}, is_none)
        case CellKind.FIELD:
            return _field(column, written, of_plan.fields[column.field])
        case CellKind.EVIDENCE:
            parts = _PARTS_OF_EVIDENCE.split(written.strip())
            return [
                str(_checked(column, without_letters(each), Evidence)) for each in parts if each
            ]
        case CellKind.STATUS:
            words = written.casefold().replace("_", " ").replace("-", " ")
            return str(_checked(column, words, StatusWord))
        case _:
            return str(_checked(column, written, _KINDS.get(column.kind, Prose)))


def _checked(column: SheetColumn, written: str, kind: Any) -> Any:  # noqa: ANN401 - as the kind says
    try:
        return TypeAdapter(kind).validate_python(written)
    except ValidationError as error:
        complaint = error.errors(include_url=False)[0]["msg"]
        raise CellError(f"{column.field} is {content_shown(written)}, {complaint}") from None


def _date(column: SheetColumn, content: CellContent) -> PartialDate:
    if isinstance(content, PartialDate):
        return content
    written = str(content)
    if (meant := date_meant(written)) is not None:
        return meant
    if _SERIAL.fullmatch(written):
        day = _FIRST_DAY + dt.timedelta(days=int(written))
        raise CellError(
            f"{column.field} is {written}, the number that a spreadsheet keeps {day} as: "
            f"write {day}, or give the cell the format of a date"
        )
    if (month := month_without_the_day(written)) is not None:
        raise CellError(
            f"{column.field} is {content_shown(written)}, and {month[0]} has {month[1]} days: "
            "write a day that there is"
        )
    date: PartialDate = _checked(column, written, Date)
    return date


def _yes(column: SheetColumn, content: CellContent) -> bool:
    if content is True or str(content).casefold() in _YES:
        return True
    raise CellError(f"{column.field} is {content_shown(content)}: write yes, or leave it empty")


def _field(column: SheetColumn, written: str, declared: DeclaredField) -> Writable:
    """Return the values of a field as a data file has them: one, or a list of several."""
    parts = _PARTS.split(written.strip()) if declared.many else [written]
    values = [
        _one_of(column, each, declared.values, "which is no value of it")
        if declared.values
        else str(_checked(column, each, FieldText))
        for each in parts
        if each
    ]
    return values[0] if len(values) == 1 else values


def _one_of(column: SheetColumn, written: str, known: Mapping[str, Text], is_none: str) -> str:
    """Return a key, written as it is or, where it is one's alone, as its name in any language."""
    if written in known:
        return written
    named = [
        key
        for key, name in known.items()
        if written.casefold() in {each.casefold() for each in name.root.values()}
    ]
    if len(named) == 1:
        return named[0]
    raise CellError(
        f"{column.field} is {content_shown(written)}, {is_none}: {advice(written, list(known))}"
    )
