"""A draft in the style of the governing bodies of the World Health Organization."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sip.plan.partial_date import PartialDate
from sip.report.document import (
    Bullets,
    Caption,
    Cell,
    Enumeration,
    InWords,
    Message,
    Paragraph,
    Section,
    Table,
    in_context,
    message,
)
from sip.report.draft.on_paper import CAPTIONS
from sip.report.lateness import date_of_open_actions, dates_of_lateness
from sip.report.provenance import silence_of
from sip.report.tables import date_of_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sip.plan.view import View
    from sip.report.document import Block, Report, Value


@dataclass(frozen=True)
class Submission:
    """What a document is submitted as; what is not given stays open for the one who submits it."""

    symbol: str | None = None
    agenda_item: str | None = None
    action: str | None = None


NOTHING_GIVEN = Submission()
_LAST = ("method", "action", "annex")
# Their captions say what they show, below the heading of the part before.
_WITH_A_CAPTION_ALONE = frozenset({"table", "chart"})
_IN_WORDS = (
    in_context("number under ten", "zero"),
    in_context("number under ten", "one"),
    in_context("number under ten", "two"),
    in_context("number under ten", "three"),
    in_context("number under ten", "four"),
    in_context("number under ten", "five"),
    in_context("number under ten", "six"),
    in_context("number under ten", "seven"),
    in_context("number under ten", "eight"),
    in_context("number under ten", "nine"),
)
_AT_THE_START = (
    in_context("number under ten at the start of a sentence", "Zero"),
    in_context("number under ten at the start of a sentence", "One"),
    in_context("number under ten at the start of a sentence", "Two"),
    in_context("number under ten at the start of a sentence", "Three"),
    in_context("number under ten at the start of a sentence", "Four"),
    in_context("number under ten at the start of a sentence", "Five"),
    in_context("number under ten at the start of a sentence", "Six"),
    in_context("number under ten at the start of a sentence", "Seven"),
    in_context("number under ten at the start of a sentence", "Eight"),
    in_context("number under ten at the start of a sentence", "Nine"),
)


# What the reports of the Secretariat end with, A77/28 too.
_HEALTH_ASSEMBLY_NOTES = message("The Health Assembly is invited to note the report.")
_EXECUTIVE_BOARD_NOTES = message("The Executive Board is invited to note the report.")
INVITATIONS = (_HEALTH_ASSEMBLY_NOTES, _EXECUTIVE_BOARD_NOTES)


def for_governing_bodies(report: Report, view: View, submission: Submission) -> Report:
    """Return the draft as the Organization writes its documents.

    Paragraphs and tables are numbered; dates and numbers under ten are in words; what the record
    says of itself stands in the section on method, and the annex last. That nothing is on record
    for the date stands before all figures too.
    """
    sections = {each.name: each for each in report.sections}
    about = Paragraph(report.subtitle)
    method = sections["method"]
    sections["method"] = replace(method, blocks=(about, *method.blocks))
    sections["action"] = _action(view, submission)
    if told := (*silence_of(view), *dates_of_lateness(view)):
        summary = sections["summary"]
        sections["summary"] = replace(summary, blocks=(Paragraph(told), *summary.blocks))
    table = sections["table"]
    sections["table"] = replace(table, blocks=(_before_the_table(view), *table.blocks))
    numbering = _Numbering(_captions(view))
    return replace(
        report,
        title=view.record.plan.title,
        subtitle=(message("Report by the Director-General"),),
        sections=tuple(numbering.section(each) for each in _in_order(sections)),
        masthead=_masthead(report, submission),
        about=report.subtitle,
    )


def _before_the_table(view: View) -> Paragraph:
    if not view.as_of.snapshots:
        return Paragraph((message("The figures over time are as follows."),))
    return Paragraph((message("The figures of each report on record are as follows."),))


def _masthead(report: Report, submission: Submission) -> tuple[Value, ...]:
    symbol = next(each.value for each in report.insets if each.name == "document")
    item: Value = submission.agenda_item or message("[number]")
    return symbol, message("Provisional agenda item {item}", item=item)


def _in_order(sections: Mapping[str, Section]) -> list[Section]:
    first = [each for name, each in sections.items() if name not in _LAST]
    return [*first, *(sections[name] for name in _LAST)]


def _action(view: View, submission: Submission) -> Section:
    heading, open_text = _body_of(_symbol(view, submission))
    text: Value = submission.action or open_text
    return Section("action", heading, (Paragraph((text,)),))


def _symbol(view: View, submission: Submission) -> str:
    """Return the symbol of the document that is drafted, empty where it is not given."""
    published = view.as_of.published
    return submission.symbol or ("" if published is None else published.document)


def _body_of(symbol: str) -> tuple[Message, Message]:
    """Say who is to act, and on what, as far as the document's symbol tells.

    The Organization gives A to documents of the Health Assembly, EB to those of the Executive
    Board, and the number of the session behind it. Of one that it is not known for, what
    it is invited to do stays open.
    """
    if re.match(r"A[0-9]+/", symbol):
        return (
            message("Action by the Health Assembly"),
            _HEALTH_ASSEMBLY_NOTES,
        )
    if re.match(r"EB[0-9]+/", symbol):
        return (
            message("Action by the Executive Board"),
            _EXECUTIVE_BOARD_NOTES,
        )
    return (
        message("Action by the governing body"),
        message("[what the governing body is invited to do]"),
    )


def _captions(view: View) -> dict[str, Value]:
    """Say what each table of the draft shows; the box of the first page needs no words."""
    first, last = (date_of_row(view.rows[at]) for at in (0, -1))
    progress = message("Progress of the plan, {first} to {last}", first=first, last=last)
    if len(view.rows) == 1:
        progress = message("Progress of the plan, {date}", date=last)
    of_open = date_of_open_actions(view)
    return {
        "table": progress,
        **CAPTIONS,
        "categories": message("Open actions by category, {date}", date=of_open),
        "next": message("Open actions by date of expected completion, {date}", date=of_open),
    }


@dataclass
class _Numbering:
    """Numbers what comes, in its order."""

    captions: dict[str, Value]
    paragraphs: int = 0
    tables: int = 0

    def section(self, section: Section) -> Section:
        if section.name in _WITH_A_CAPTION_ALONE:
            section = replace(section, heading=None)
        if section.name == "summary":
            return replace(section, blocks=tuple(map(_in_style, section.blocks)))
        if section.name == "annex":
            return replace(section, blocks=tuple(map(_in_style, section.blocks)), is_apart=True)
        return replace(section, blocks=tuple(map(self._block, section.blocks)))

    def _block(self, block: Block) -> Block:
        block = _in_style(block)
        if isinstance(block, Paragraph):
            self.paragraphs += 1
            return replace(block, number=self.paragraphs)
        if isinstance(block, Table) and block.rows and not block.is_fact:
            text = self.captions.get(block.name)
            if text is not None:
                self.tables += 1
                return replace(block, caption=Caption(self.tables, text))
        return block


def _in_style(block: Block) -> Block:
    match block:
        case Paragraph():
            return replace(block, sentences=tuple(map(_sentence, block.sentences)))
        case Bullets():
            return replace(block, items=tuple(map(_sentence, block.items)))
        case Table() if not block.is_fact:
            rows = tuple(tuple(map(_cell, row)) for row in block.shown.rows)
            facts = (row[len(block.shown.columns) :] for row in block.rows)
            return replace(
                block, rows=tuple((*row, *others) for row, others in zip(rows, facts, strict=True))
            )
        case _:
            return block


def _cell(cell: Cell) -> Cell:
    return replace(cell, value=_with_dates_in_words(cell.value))


def _with_dates_in_words(value: Value) -> Value:
    match value:
        case PartialDate():
            return InWords(value)
        case Message():
            said = {name: _with_dates_in_words(each) for name, each in value.values.items()}
            return replace(value, values=said)
        case Enumeration():
            return replace(value, items=tuple(map(_with_dates_in_words, value.items)))
        case _:
            return value


def _sentence(value: Value) -> Value:
    return _spelled(_with_dates_in_words(value), starts=True)


def _spelled(value: Value, *, starts: bool) -> Value:
    """Return a sentence with its numbers under ten in words; lists keep their figures."""
    match value:
        case int() if 0 <= value < len(_IN_WORDS):
            return (_AT_THE_START if starts else _IN_WORDS)[value]
        case Message():
            pattern = value.english if value.count == 1 or value.plural is None else value.plural
            said = {
                name: _spelled(each, starts=starts and pattern.startswith(f"{{{name}}}"))
                for name, each in value.values.items()
            }
            return replace(value, values=said)
        case _:
            return value
