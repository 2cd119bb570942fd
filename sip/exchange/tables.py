"""The tables of a record: what each is called, what its columns are, and where its rows come from.

docs/export.md describes them in words. No name here is changed once it is published; a new kind
of data gets columns or a table of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sip.exchange.items import (
    ActionNow,
    LoggedEntry,
    NamedCategory,
    Numbered,
    Progress,
    Remark,
    actions,
    assumptions,
    categories,
    entries,
    progress,
    remarks,
)
from sip.exchange.table import (
    Filled,
    Reference,
    TidyTable,
    count,
    dates,
    flag,
    key,
    maybe_count,
    maybe_text,
    number_in_key,
    text,
)
from sip.plan.kinds.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.exchange.table import TidyColumn
    from sip.plan.models import Snapshot
    from sip.plan.record import Record

# A table of items of any type: each reads only its own.
AnyTable = TidyTable[Any]


def _printed(figure: Figure) -> TidyColumn[Snapshot]:
    return maybe_count(
        f"published_{figure}",
        f"the figure `{figure}` that the report printed",
        lambda snapshot: figure.of(snapshot.published),
    )


def _worked_out(figure: Figure) -> TidyColumn[Progress]:
    return maybe_count(
        str(figure),
        f"the figure `{figure}` that the logs give at the report's date",
        lambda progress: figure.of(progress.figures),
    )


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
    ),
    (Reference(("category",), "categories"),),
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
    ),
    (Reference(("action",), "actions"), Reference(("merged_into",), "actions")),
)
SNAPSHOTS: TidyTable[Snapshot] = TidyTable(
    "snapshots",
    "The published progress reports, with the figures that each printed.",
    lambda record: record.snapshots,
    (
        key("document", "the report's symbol", lambda snapshot: snapshot.document),
        *dates("as_of", "the date of its data", lambda snapshot: snapshot.as_of, is_optional=False),
        *dates(
            "presented", "when it went to the governing body", lambda snapshot: snapshot.presented
        ),
        maybe_text(
            "source",
            "the document that the figures were read from, where it is another one",
            lambda snapshot: snapshot.source,
        ),
        *map(_printed, Figure),
    ),
)
PROGRESS: TidyTable[Progress] = TidyTable(
    "progress",
    "The figures of each report's date, worked out of the logs.",
    progress,
    (
        key("document", "the report's symbol", lambda progress: progress.snapshot.document),
        *map(_worked_out, Figure),
    ),
    (Reference(("document",), "snapshots"),),
)
REMARKS: TidyTable[Remark] = TidyTable(
    "remarks",
    "What reports say below their figures, and why a printed figure differs from the record.",
    remarks,
    (
        key("document", "the report's symbol", lambda remark: remark.snapshot.document),
        key("figure", "the figure that it is about", lambda remark: remark.figure),
        key("kind", "`footnote` or `erratum`", lambda remark: remark.kind),
        text("text", "the text", lambda remark: remark.text),
    ),
    (Reference(("document",), "snapshots"),),
)

_WITH_TEXTS: tuple[AnyTable, ...] = (
    PLANS,
    CATEGORIES,
    ASSUMPTIONS,
    ACTIONS,
    LOG,
    SNAPSHOTS,
    PROGRESS,
    REMARKS,
)
TRANSLATIONS: TidyTable[tuple[str, str, str, str, str]] = TidyTable(
    "translations",
    "The texts in all languages but English, which is in the other tables.",
    lambda record: (each for table in _WITH_TEXTS for each in table.translations(record)),
    (
        key("of_table", "the table that has the English text", lambda item: item[0]),
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
