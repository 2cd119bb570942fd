"""What a cell says of an action: read right, or told with what would be right, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from sip.exchange.sheets.cells import Unreadable, content_shown
from sip.exchange.sheets.columns import CellKind
from sip.plan.models import StatusWord
from sip.plan.partial_date import PartialDate
from sip.plan.typed_dates.forms import date_meant
from sip.plan.values import CategoryKey, Date, Document, Identifier, Prose
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.exchange.sheets.cells import CellContent
    from sip.exchange.sheets.columns import SheetColumn
    from sip.plan.kinds.text import Text
    from sip.writing.values import Writable


class CellError(Exception):
    """What is wrong with a cell, and what would be right."""


def cell_value(
    column: SheetColumn, content: CellContent, categories: Mapping[str, Text]
) -> Writable:
    """Return what the cell says in its column; raise CellError."""
    if isinstance(content, Unreadable):
        raise CellError(f"{column.field} {content.complaint}")
    match column.kind, content:
        case CellKind.DATE, _:
            return _date(column, content)
        case CellKind.CATEGORY, _:
            return _category(column, str(content), categories)
        case CellKind.STATUS, _:
            word = str(content).casefold().replace("_", " ").replace("-", " ")
            return str(_checked(column, word, StatusWord))
        case _, PartialDate():
            raise CellError(f"{column.field} is the date {content}: write a text")
        case CellKind.IDENTIFIER, _:
            return str(_checked(column, str(content), Identifier))
        case CellKind.DOCUMENT, _:
            return str(_checked(column, str(content), Document))
        case _:
            return str(_checked(column, str(content), Prose))


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
    date: PartialDate = _checked(column, written, Date)
    return date


def _category(column: SheetColumn, written: str, categories: Mapping[str, Text]) -> str:
    """Return a category by its key or, where it is one's alone, by its name in any language."""
    if written in categories:
        return written
    named = [
        key
        for key, name in categories.items()
        if written.casefold() in {each.casefold() for each in name.root.values()}
    ]
    if len(named) == 1:
        return named[0]
    key = str(_checked(column, written, CategoryKey))
    raise CellError(
        f"{column.field} is {content_shown(key)}, which is no category of the plan: "
        f"{advice(key, list(categories))}"
    )
