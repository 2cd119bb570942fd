"""What the columns of a sheet of actions are called, what each holds, and which are left aside."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from sip.exchange.sheets.cells import CellProblem, content_shown
from sip.plan.kinds.text import ENGLISH
from sip.text.safe import printable
from sip.text.suggest import advice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sip.exchange.sheets.cells import CellContent, SheetRead
    from sip.plan.kinds.field import DeclaredField
    from sip.plan.kinds.text import Text
    from sip.plan.models import Action, Plan

ACTIONS_SHEET: Final = "Actions"
ID: Final = "id"
ON: Final = "on"
SOURCE: Final = "source"
PARENT: Final = "part_of"
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
    FIELD = "field"
    EVIDENCE = "evidence"
    YES = "yes"


@dataclass(frozen=True)
class SheetColumn:
    """A column: the field that it is for, what it holds, and what people are told of it."""

    field: str
    kind: CellKind
    explanation: str


# In the order of the empty sheet; a plan's own fields stand behind part_of.
SHEET_COLUMNS: Final = (
    SheetColumn(ID, CellKind.IDENTIFIER, "The action's id, such as A1. A new one is created."),
    SheetColumn("category", CellKind.CATEGORY, "One of the plan's categories, by its key."),
    SheetColumn("title", CellKind.TEXT, "What is to be done, in the plan's main language."),
    SheetColumn("due", CellKind.DATE, "The initial due date: 2024-12-31, 2024-12 or 2024."),
    SheetColumn(
        "fields_source", CellKind.DOCUMENT, "The document that title and due were read from."
    ),
    SheetColumn(PARENT, CellKind.IDENTIFIER, "Of a sub-action: the action that it is part of."),
    SheetColumn(ON, CellKind.DATE, "The news: the date from which it holds."),
    SheetColumn(SOURCE, CellKind.DOCUMENT, "The news: the document that says so: EB156/31."),
    SheetColumn("status", CellKind.STATUS, "The news: the status. A new action needs one."),
    SheetColumn("into", CellKind.IDENTIFIER, "Where it was merged into another: which."),
    SheetColumn("expected", CellKind.DATE, "The news: when it is to be done: 2024-09."),
    SheetColumn("note", CellKind.TEXT, "The news in a few words, in the plan's main language."),
    SheetColumn(
        "evidence", CellKind.EVIDENCE, "What shows it: documents or https addresses, a line each."
    ),
    SheetColumn("verified", CellKind.YES, "Yes, where the document verifies that it is done."),
)
_TRANSLATED: Final = {"title": "The title", "note": "The news"}
_BY_FIELD: Final = {column.field: column for column in SHEET_COLUMNS}


@dataclass(frozen=True)
class ColumnsOfPlan:
    """The columns that a sheet of a plan's actions can have: those of every plan, and its fields.

    `language` is the plan's main one, in which title and note are. `categories` are None where
    the plan's are not known.
    """

    language: str = ENGLISH
    categories: Mapping[str, Text] | None = None
    fields: Mapping[str, DeclaredField] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: Plan | None) -> ColumnsOfPlan:
        """Return those of a plan, or those of every plan where it can't be read."""
        return cls() if plan is None else cls(plan.language, plan.categories, plan.fields)

    @property
    def names(self) -> list[str]:
        """The names that a column can have, those of other languages aside."""
        return [each.field for each in self.shown(())]

    def named(self, name: str) -> SheetColumn | None:
        """Return the column of that name, None where none is called so."""
        if name in self.fields:
            return self._of_field(name)
        text, _, language = name.partition("_")
        if text in _TRANSLATED and _LANGUAGE.fullmatch(language):
            return _BY_FIELD[text] if language == self.language else _translation(text, language)
        return _BY_FIELD.get(name)

    def shown(self, languages: Iterable[str]) -> tuple[SheetColumn, ...]:
        """Return the columns of a sheet with texts in these languages beside the main one."""
        found: list[SheetColumn] = []
        for column in SHEET_COLUMNS:
            if column.kind is CellKind.CATEGORY and self.categories == {}:
                continue
            found.append(column)
            if column.field in _TRANSLATED:
                found += [_translation(column.field, each) for each in languages]
            if column.field == PARENT:
                found += [self._of_field(each) for each in self.fields]
        return tuple(found)

    def _of_field(self, key: str) -> SheetColumn:
        declared = self.fields[key]
        name = declared.name.original
        told = f"{name}: one of its values, by its key." if declared.values else f"{name}."
        more = " Several with ; between them." if declared.many else ""
        return SheetColumn(key, CellKind.FIELD, f"{told}{more}")


def languages_of(plan: Plan, actions: Iterable[Action]) -> list[str]:
    """Return the languages that the plan or a title is in, its main one aside."""
    texts = [plan.title, *plan.categories.values()]
    texts += [action.title for action in actions if action.title is not None]
    return sorted(set().union(*(each.languages for each in texts)) - {plan.language})


def _translation(text: str, language: str) -> SheetColumn:
    told = f"{_TRANSLATED[text]} in the language {language}."
    return SheetColumn(f"{text}_{language}", CellKind.TEXT, told)


def is_heading(cells: Mapping[int, CellContent], mapping: Mapping[str, str]) -> bool:
    """Tell whether one of the cells names the column of ids, by itself or by the mapping."""
    return any(_field_named(content, mapping) == ID for content in cells.values())


def columns_of(
    sheet: SheetRead, mapping: Mapping[str, str], of_plan: ColumnsOfPlan, of_a_list: Collection[str]
) -> tuple[dict[int, SheetColumn], list[CellProblem]]:
    """Return the column of each place in the sheet that is read, and what is wrong with others.

    The mapping gives the field of columns that are called otherwise, an empty one to those that
    are left aside. So are columns that a list of actions has beside these: they are worked out of
    the record, and its `source` is no document's symbol.
    """
    found: dict[int, SheetColumn] = {}
    problems = []
    fields = {at: _field_named(each, mapping) for at, each in sheet.heading.cells.items()}
    aside = {name for name in of_a_list if of_plan.named(name) is None}
    if ON not in fields.values() and aside & set(fields.values()):
        aside.add(SOURCE)
    for at, name in fields.items():
        column = of_plan.named(name)
        if not name or name in aside:
            continue
        place = sheet.place(sheet.heading.number, at)
        if column is None:
            problems.append(CellProblem(place, _unknown(sheet.heading.cells[at], of_plan)))
        elif column in found.values():
            problems.append(CellProblem(place, f"{name} is the second of its name: keep one"))
        else:
            found[at] = column
    if ID not in fields.values():
        wanted = "name one so, or say which it is with --map"
        problems.append(
            CellProblem(sheet.place(sheet.heading.number), f"no column is id here: {wanted}")
        )
    return found, problems


def as_field(name: str) -> str:
    """Return what a person calls a column in the form of its field: Title (zh) is title_zh."""
    folded = _IN_BRACKETS.sub(r"_\1", name.strip().casefold())
    return folded.strip().replace(" ", "_").replace("-", "_")


def _field_named(content: CellContent, mapping: Mapping[str, str]) -> str:
    name = str(content).strip()
    return mapping.get(name.casefold(), as_field(name))


def _unknown(content: CellContent, of_plan: ColumnsOfPlan) -> str:
    name, known = str(content), of_plan.names
    usual = f"use {', '.join(known)}, or leave it aside with --map '{printable(name)}='"
    return f"{content_shown(content)} is no column: {advice(as_field(name), known, usual)}"
