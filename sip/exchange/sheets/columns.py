"""What the columns of a sheet of actions are called, what each holds, and which are left aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from sip.exchange.sheets.cells import CellProblem, content_shown
from sip.plan.kinds.text import ENGLISH
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sip.exchange.sheets.cells import CellContent, SheetRead
    from sip.plan.models import Action, Plan

ACTIONS_SHEET: Final = "Actions"
ID: Final = "id"
ON: Final = "on"
SOURCE: Final = "source"
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_IN_BRACKETS = re.compile(r" *\(([^()]*)\)")


class CellKind(Enum):
    """What the cells of a column hold."""

    IDENTIFIER = "id"
    CATEGORY = "category"
    TEXT = "text"
    DATE = "date"
    DOCUMENT = "document"
    STATUS = "status"


@dataclass(frozen=True)
class SheetColumn:
    """A column: the field that it is for, what it holds, and what people are told of it."""

    field: str
    kind: CellKind
    explanation: str


# In the order of the empty sheet.
SHEET_COLUMNS: Final = (
    SheetColumn(ID, CellKind.IDENTIFIER, "The action's id, such as A1. A new one is created."),
    SheetColumn("category", CellKind.CATEGORY, "One of the plan's categories, by its key."),
    SheetColumn("title", CellKind.TEXT, "What is to be done, in English."),
    SheetColumn("due", CellKind.DATE, "The initial due date: 2024-12-31, 2024-12 or 2024."),
    SheetColumn(
        "fields_source", CellKind.DOCUMENT, "The document that title and due were read from."
    ),
    SheetColumn(ON, CellKind.DATE, "The news: the date from which it holds."),
    SheetColumn(SOURCE, CellKind.DOCUMENT, "The news: the document that says so: EB156/31."),
    SheetColumn("status", CellKind.STATUS, "The news: the status. A new action needs one."),
    SheetColumn("into", CellKind.IDENTIFIER, "Where it was merged into another: which."),
    SheetColumn("expected", CellKind.DATE, "The news: when it is to be done: 2024-09."),
    SheetColumn("note", CellKind.TEXT, "The news in a few words, in English."),
)
_TRANSLATED: Final = {"title": "The title", "note": "The news"}
_BY_FIELD: Final = {column.field: column for column in SHEET_COLUMNS}


def columns_in(languages: Iterable[str]) -> tuple[SheetColumn, ...]:
    """Return the columns of a sheet with texts in these languages beside English."""
    found: list[SheetColumn] = []
    for column in SHEET_COLUMNS:
        found.append(column)
        if column.field in _TRANSLATED:
            found += [translation_column(column.field, each) for each in languages]
    return tuple(found)


def languages_of(plan: Plan, actions: Iterable[Action]) -> list[str]:
    """Return the languages that the plan or a title is in, English aside."""
    texts = [plan.title, *plan.categories.values()]
    texts += [action.title for action in actions if action.title is not None]
    return sorted(set().union(*(each.languages for each in texts)) - {ENGLISH})


def translation_column(field: str, language: str) -> SheetColumn:
    """Return the column of a text in another language than English."""
    told = f"{_TRANSLATED[field]} in the language {language}."
    return SheetColumn(f"{field}_{language}", CellKind.TEXT, told)


def is_heading(cells: Mapping[int, CellContent], mapping: Mapping[str, str]) -> bool:
    """Tell whether one of the cells names the column of ids, by itself or by the mapping."""
    return any(_field_named(content, mapping) == ID for content in cells.values())


def columns_of(
    sheet: SheetRead, mapping: Mapping[str, str], of_a_list: Collection[str]
) -> tuple[dict[int, SheetColumn], list[CellProblem]]:
    """Return the column of each place in the sheet that is read, and what is wrong with others.

    The mapping gives the field of columns that are called otherwise, an empty one to those that
    are left aside. So are columns that a list of actions has beside these: they are worked out of
    the record, and its `source` is no document's symbol.
    """
    found: dict[int, SheetColumn] = {}
    problems = []
    fields = {at: _field_named(each, mapping) for at, each in sheet.heading.cells.items()}
    aside = {name for name in of_a_list if column_named(name) is None}
    if ON not in fields.values() and aside & set(fields.values()):
        aside.add(SOURCE)
    for at, field in fields.items():
        column = column_named(field)
        if not field or field in aside:
            continue
        place = sheet.place(sheet.heading.number, at)
        if column is None:
            problems.append(CellProblem(place, _unknown(sheet.heading.cells[at])))
        elif column in found.values():
            problems.append(CellProblem(place, f"{field} is the second of its name: keep one"))
        else:
            found[at] = column
    if ID not in fields.values():
        wanted = "name one so, or say which it is with --map"
        problems.append(
            CellProblem(sheet.place(sheet.heading.number), f"no column is id here: {wanted}")
        )
    return found, problems


def column_named(field: str) -> SheetColumn | None:
    """Return the column of a field, None where none is called so."""
    name, _, language = field.partition("_")
    if name in _TRANSLATED and _LANGUAGE.fullmatch(language):
        return _BY_FIELD[name] if language == ENGLISH else translation_column(name, language)
    return _BY_FIELD.get(field)


def fields_known() -> Iterable[str]:
    """Return the names that a column can have, those of other languages aside."""
    return _BY_FIELD


def as_field(name: str) -> str:
    """Return what a person calls a column in the form of its field: Title (zh) is title_zh."""
    folded = _IN_BRACKETS.sub(r"_\1", name.strip().casefold())
    return folded.strip().replace(" ", "_").replace("-", "_")


def _field_named(content: CellContent, mapping: Mapping[str, str]) -> str:
    name = str(content).strip()
    return mapping.get(name.casefold(), as_field(name))


def _unknown(content: CellContent) -> str:
    name = str(content)
    usual = f"use {', '.join(_BY_FIELD)}, or leave it aside with --map '{printable(name)}='"
    return f"{content_shown(content)} is no column: {advice(as_field(name), _BY_FIELD, usual)}"
