"""How many actions are open under each category, and under each value of a field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sip.report.document import Enumeration, InWords, Paragraph, counted, message
from sip.report.grouping import BY_CATEGORY, COUNTED_UNDER_EACH, Without, by_category, by_fields
from sip.report.lateness import none_open
from sip.report.provenance import document_as_read, latest_entry, read_later
from sip.report.tables import category_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sip.plan.view import View
    from sip.report.document import Block, Message
    from sip.report.grouping import GroupKey, Tally

# What actions are under that have no value, within a sentence.
_WITHOUT: Mapping[GroupKey, Message] = {
    Without.STATED: message("not stated"),
    Without.NAME: message("not named in the record"),
}


def categories(view: View, grouping: Tally | None = None) -> Iterator[Block]:
    """Count the open actions by category and by each field, as A77/28 does in its paragraph 8.

    Where a grouping is asked for, they are counted by that alone.
    """
    yield Paragraph(tuple(_categories(view, grouping)))
    yield category_table(view, grouping)


def _categories(view: View, grouping: Tally | None) -> Iterator[Message]:
    if not view.open:
        yield none_open()
    elif grouping is not None:
        yield from _by_field(view, grouping)
    else:
        if (told := by_category(view.record)) is not None:
            yield _by_category(view, told)
        for field in by_fields(view.record):
            yield from _by_field(view, field)
    if (entry := latest_entry(view.open)) is not None:
        yield message(
            "The latest entry on record about them is of {date} ({document}).",
            date=InWords(entry.on),
            document=document_as_read(entry.source, view.record),
        )
    yield from read_later(view)


def _by_category(view: View, categories: Tally) -> Message:
    return counted(
        "The open action, by category: {categories}.",
        "The {count} open actions, by category: {categories}.",
        count=len(view.open),
        categories=_counts(view, categories),
    )


def _by_field(view: View, grouping: Tally) -> Iterator[Message]:
    if grouping.key == BY_CATEGORY:
        yield _by_category(view, grouping)
        return
    yield counted(
        "The open action, by the field {field}: {values}.",
        "The {count} open actions, by the field {field}: {values}.",
        count=len(view.open),
        field=grouping.name,
        values=_counts(view, grouping),
    )
    if grouping.is_any_in_several(view.open):
        yield COUNTED_UNDER_EACH


def _counts(view: View, grouping: Tally) -> Enumeration:
    """Count the open actions under each value, and those under none."""
    return Enumeration(
        tuple(
            message("{category} {count}", category=_WITHOUT.get(key, name), count=len(states))
            for key, name, states in grouping.groups(view.open)
        )
    )
