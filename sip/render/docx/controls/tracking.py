"""Fills a control so that Word shows what changed in it, as it does for a person who edits."""

from __future__ import annotations

from copy import deepcopy
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn
from docx.shared import Twips

from sip.render.docx.controls.accepting import AUTHOR, accept_own
from sip.render.docx.controls.places import CELL, PARAGRAPH, ROW, TABLE, Level
from sip.render.docx.controls.reading import text_of
from sip.render.docx.text import word_element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.controls.marks import Ids
    from sip.render.docx.controls.places import Place
    from sip.render.docx.controls.reading import Notes

    # What is gone, and what came for it.
    _Change = tuple[Sequence[BaseOxmlElement], Sequence[BaseOxmlElement]]

_RUN = qn("w:r")
_GRID: Final = qn("w:tblGrid")
_COLUMN: Final = qn("w:gridCol")
_WIDTH: Final = qn("w:w")
_DELETED: Final = qn("w:del")
_TEXTS: Final = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
_PROPERTIES: Final = frozenset(map(qn, ("w:tcPr", "w:pPr", "w:bookmarkStart", "w:bookmarkEnd")))


def track(place: Place, new: Sequence[BaseOxmlElement], ids: Ids, notes: Notes) -> None:
    """Put the elements into the place beside what they replace, marked as inserted and deleted.

    Paragraphs and rows that say the same are left as they are. What sip recorded before is taken
    as accepted: a change of a change can't be shown.
    """
    accept_own(place.content)
    filled = place.filled
    old = [each for each in filled if each.tag not in _PROPERTIES]
    if place.level is Level.LINE:
        _delete_runs(filled, ids)
        for run in new:
            filled.append(run)
            _wrap(run, "w:ins", ids)
        return
    _merge(filled, old, list(new), ids, notes)


def _merge(
    parent: BaseOxmlElement,
    old: Sequence[BaseOxmlElement],
    new: Sequence[BaseOxmlElement],
    ids: Ids,
    notes: Notes,
) -> None:
    """Leave what says the same, delete what is gone, and insert what is new at its place."""
    said = [_said(each, notes) for each in old], [_said(each, notes) for each in new]
    matcher = SequenceMatcher(None, *said, autojunk=False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        at = old[last] if last < len(old) else None
        _replace(parent, (old[first:last], new[new_first:new_last]), at, ids, notes)


def _replace(
    parent: BaseOxmlElement,
    change: _Change,
    at: BaseOxmlElement | None,
    ids: Ids,
    notes: Notes,
) -> None:
    """Let what came take the place of what is gone; tables of as many columns go on as one."""
    while (tables := _tables_alike(*change)) is not None:
        old, new = tables
        parts = [_around(*each) for each in zip(change, tables, strict=True)]
        (above, below), (new_above, new_below) = parts
        _exchange(parent, (above, new_above), old, ids)
        _take_widths(old, new)
        _merge(old, old.findall(ROW), new.findall(ROW), ids, notes)
        change = below, new_below
    _exchange(parent, change, at, ids)


def _exchange(
    parent: BaseOxmlElement, change: _Change, at: BaseOxmlElement | None, ids: Ids
) -> None:
    """Delete what is gone, and insert what came below it and above another element."""
    gone, come = change
    if gone and come and gone[-1].tag == come[0].tag == TABLE:
        # Word would join tables that touch, and give both the columns of the first.
        between = word_element("w:p")
        _mark_paragraph(between, "w:del", ids)
        come = [between, *come]
    for each in come:
        if at is None:
            parent.append(each)
        else:
            at.addprevious(each)
        _insert(each, ids)
    for each in gone:
        _delete(each, ids)


def _around(
    elements: Sequence[BaseOxmlElement], table: BaseOxmlElement
) -> tuple[Sequence[BaseOxmlElement], Sequence[BaseOxmlElement]]:
    at = elements.index(table)
    return elements[:at], elements[at + 1 :]


def _said(each: BaseOxmlElement, notes: Notes) -> tuple[str, str]:
    return each.tag, "".join(text_of([each], notes).split())


def _tables_alike(
    gone: Sequence[BaseOxmlElement], come: Sequence[BaseOxmlElement]
) -> tuple[BaseOxmlElement, BaseOxmlElement] | None:
    """Return the first table of each where they have as many columns."""
    old, new = (next((each for each in part if each.tag == TABLE), None) for part in (gone, come))
    if old is None or new is None:
        return None
    columns = [len(each.findall(f"{_GRID}/{_COLUMN}")) for each in (old, new)]
    return (old, new) if columns[0] == columns[1] else None


def _take_widths(table: BaseOxmlElement, new: BaseOxmlElement) -> None:
    """Give the table, and the rows that stay in it, the widths that the new texts ask for."""
    for path in (_GRID, f"{qn('w:tblPr')}/{qn('w:tblW')}"):
        old, own = table.find(path), new.find(path)
        if old is not None and own is not None:
            old.getparent().replace(old, deepcopy(own))
    widths = [int(each.get(_WIDTH, "0")) for each in new.findall(f"{_GRID}/{_COLUMN}")]
    for row in table.findall(ROW):
        left = iter(widths)
        for cell in row.findall(CELL):
            cell.width = Twips(sum(islice(left, cell.grid_span)))


def _insert(each: BaseOxmlElement, ids: Ids) -> None:
    for row in _rows(each):
        row.get_or_add_trPr().append(_record("w:ins", ids))
    for paragraph in each.iter(PARAGRAPH):
        _mark_paragraph(paragraph, "w:ins", ids)
        for run in list(paragraph.iter(_RUN)):
            _wrap(run, "w:ins", ids)


def _delete(each: BaseOxmlElement, ids: Ids) -> None:
    for row in _rows(each):
        row.get_or_add_trPr().append(_record("w:del", ids))
    for paragraph in list(each.iter(PARAGRAPH)):
        _mark_paragraph(paragraph, "w:del", ids)
        _delete_runs(paragraph, ids)


def _rows(each: BaseOxmlElement) -> list[BaseOxmlElement]:
    return [each] if each.tag == ROW else list(each.iter(ROW))


def _delete_runs(within: BaseOxmlElement, ids: Ids) -> None:
    for run in list(within.iter(_RUN)):
        if next(run.iterancestors(_DELETED), None) is None:
            _wrap(run, "w:del", ids)
            for text in list(run.iter(*_TEXTS)):
                text.tag = _TEXTS[text.tag]


def _wrap(run: BaseOxmlElement, kind: str, ids: Ids) -> None:
    record = _record(kind, ids)
    run.addprevious(record)
    record.append(run)


def _mark_paragraph(paragraph: BaseOxmlElement, kind: str, ids: Ids) -> None:
    """Record that the end of the paragraph came or went."""
    properties = paragraph.get_or_add_pPr()
    letters = properties.find(qn("w:rPr"))
    if letters is None:
        letters = word_element("w:rPr")
        properties.insert_element_before(letters, "w:sectPr", "w:pPrChange")
    if letters.find(qn(kind)) is None:
        letters.insert(
            0 if kind == "w:ins" else len(letters.findall(qn("w:ins"))), _record(kind, ids)
        )


def _record(kind: str, ids: Ids) -> BaseOxmlElement:
    return word_element(kind, id=ids.new(), author=AUTHOR)
