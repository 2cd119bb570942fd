"""The tables of a record: what each is called, what its columns are, and where its rows come from.

docs/export.md describes them in words. No name here is changed once it is published; a new kind
of data gets columns or a table of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sip.exchange.items import (
    ActionNow,
    EvidenceOfEntry,
    FieldOfAction,
    LoggedEntry,
    NamedCategory,
    NamedField,
    NamedValue,
    Numbered,
    actions,
    assumptions,
    categories,
    entries,
    evidence,
    fields,
    fields_of_actions,
    values,
)
from sip.exchange.table import (
    Filled,
    Reference,
    TidyTable,
    count,
    dates,
    flag,
    key,
    maybe_text,
    number_in_key,
    text,
)
from sip.exchange.tables_of_reports import PROGRESS, REMARKS, SNAPSHOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.plan.record import Record

# A table of items of any type: each reads only its own.
AnyTable = TidyTable[Any]


PLANS: TidyTable[Record] = TidyTable(
    "plans",
    "One row: the plan.",
    lambda record: [record],
    (
        text("title", "its title", lambda record: record.plan.title),
        *dates(
            "latest",
            "the latest date on record, for which `actions` tells the status",
            lambda record: record.latest_date,
            is_optional=False,
        ),
        text(
            "language",
            "the code of its main language, which texts outside `translations` are in",
            lambda record: record.plan.language,
        ),
        maybe_text(
            "requirements",
            "what it asks of its logs beyond the rules of every plan, with blanks between",
            lambda record: " ".join(record.plan.require) or None,
        ),
    ),
)
ASSUMPTIONS: TidyTable[Numbered] = TidyTable(
    "assumptions",
    "What the record takes for granted where the reports are silent.",
    assumptions,
    (
        number_in_key("number", "its place in the plan, from 1", lambda item: item.number),
        text("text", "the assumption", lambda item: item.text),
    ),
)
CATEGORIES: TidyTable[NamedCategory] = TidyTable(
    "categories",
    "The categories of the plan.",
    categories,
    (
        key("category", "the key that actions name it by", lambda item: item.key),
        count("number", "its place in the plan, from 1", lambda item: item.number),
        text("name", "its name", lambda item: item.name),
    ),
)
FIELDS: TidyTable[NamedField] = TidyTable(
    "fields",
    "The fields that the plan classifies its actions by, beside their category.",
    fields,
    (
        key("field", "the key that actions name it by", lambda item: item.key),
        count("number", "its place in the plan, from 1", lambda item: item.number),
        text("name", "its name", lambda item: item.declared.name),
        flag(
            "is_many",
            "whether an action can have several values in it",
            lambda item: item.declared.many,
        ),
    ),
)
FIELD_VALUES: TidyTable[NamedValue] = TidyTable(
    "field_values",
    "The values of the fields that have a closed list of them.",
    values,
    (
        key("field", "the field's key", lambda item: item.field),
        key("value", "the key that actions name it by", lambda item: item.key),
        count("number", "its place among the field's, from 1", lambda item: item.number),
        text("name", "its name", lambda item: item.name),
    ),
    (Reference(("field",), "fields"),),
)
ACTIONS: TidyTable[ActionNow] = TidyTable(
    "actions",
    "The actions, with what the log says of each at the latest date on record.",
    actions,
    (
        key("action", "its id", lambda item: item.action.id),
        maybe_text("category", "its category", lambda item: item.action.category),
        maybe_text("title", "its title", lambda item: item.action.title),
        *dates("due", "the initial estimated due date", lambda item: item.action.due),
        maybe_text(
            "source",
            "the document that category, title and due were read from",
            lambda item: item.action.source,
        ),
        flag(
            "is_unlisted",
            "whether the record counts the action and does not name it",
            lambda item: item.action.is_unlisted,
        ),
        maybe_text("status", "the status at the latest date", lambda item: item.status),
        *dates("expected", "the latest expected date", lambda item: item.expected),
        maybe_text(
            "part_of",
            "the action that this sub-action is a part of",
            lambda item: item.action.part_of,
        ),
    ),
    (Reference(("category",), "categories"), Reference(("part_of",), "actions")),
)
ACTION_FIELDS: TidyTable[FieldOfAction] = TidyTable(
    "action_fields",
    "What the actions are in the plan's fields.",
    fields_of_actions,
    (
        key("action", "the action's id", lambda item: item.action.id),
        key("field", "the field's key", lambda item: item.field),
        number_in_key("number", "its place among the action's, from 1", lambda item: item.number),
        text("value", "the key of the value, or a short text", lambda item: item.value),
    ),
    (Reference(("action",), "actions"), Reference(("field",), "fields")),
)
LOG: TidyTable[LoggedEntry] = TidyTable(
    "log",
    "The entries of the logs, oldest first.",
    entries,
    (
        key("action", "the action's id", lambda item: item.action.id),
        number_in_key("entry", "its place in the log, from 1", lambda item: item.number),
        # `on` and `into`, as the data have them, are words of SQL.
        *dates(
            "dated", "the date from which it holds", lambda item: item.entry.on, is_optional=False
        ),
        text("source", "the document that says so", lambda item: item.entry.source),
        maybe_text("status", "the new status", lambda item: item.entry.status),
        maybe_text(
            "merged_into", "the action that a merged one went into", lambda item: item.entry.into
        ),
        *dates("expected", "the new expected date", lambda item: item.entry.expected),
        maybe_text("note", "the news in a few words", lambda item: item.entry.note),
        flag(
            "is_verified",
            "whether the source confirms that the action is done",
            lambda item: item.entry.verified,
        ),
    ),
    (Reference(("action",), "actions"), Reference(("merged_into",), "actions")),
)
EVIDENCE: TidyTable[EvidenceOfEntry] = TidyTable(
    "evidence",
    "What shows that the entries of the logs are so.",
    evidence,
    (
        key("action", "the action's id", lambda item: item.action.id),
        number_in_key("entry", "the entry's place in the log, from 1", lambda item: item.entry),
        number_in_key("number", "its place in the entry, from 1", lambda item: item.number),
        text("evidence", "the symbol of a document, or an address", lambda item: item.evidence),
    ),
    (Reference(("action", "entry"), "log"),),
)
_WITH_TEXTS: tuple[AnyTable, ...] = (
    PLANS,
    CATEGORIES,
    FIELDS,
    FIELD_VALUES,
    ASSUMPTIONS,
    ACTIONS,
    ACTION_FIELDS,
    LOG,
    EVIDENCE,
    SNAPSHOTS,
    PROGRESS,
    REMARKS,
)
TRANSLATIONS: TidyTable[tuple[str, str, str, str, str]] = TidyTable(
    "translations",
    "The texts in all languages but the plan's main one, which is in the other tables.",
    lambda record: (each for table in _WITH_TEXTS for each in table.translations(record)),
    (
        key("of_table", "the table that has the text in the main language", lambda item: item[0]),
        key("of_row", "the key of its row behind the plan, with blanks", lambda item: item[1]),
        key("of_column", "its column", lambda item: item[2]),
        key("language", "the code of the language", lambda item: item[3]),
        text("text", "the text", lambda item: item[4]),
    ),
)

# Each behind those that it refers to.
TABLES: tuple[AnyTable, ...] = (*_WITH_TEXTS, TRANSLATIONS)


def filled(plans: Mapping[str, Record]) -> tuple[Filled, ...]:
    """Return every table with its rows of all the plans, which are given by their keys."""
    return tuple(
        Filled(
            table, tuple(row for plan, record in plans.items() for row in table.rows(plan, record))
        )
        for table in TABLES
    )
