"""Fills a control so that Word shows what changed in it, as it does for a person who edits."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from docx.oxml.ns import qn

from sip.render.docx.controls.places import PARAGRAPH, ROW, TABLE, Level
from sip.render.docx.controls.reading import text_of
from sip.render.docx.text import word_element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement

    from sip.render.docx.controls.marks import Ids
    from sip.render.docx.controls.places import Place
    from sip.render.docx.controls.reading import Notes

AUTHOR: Final = "sip"
_RUN = qn("w:r")
_RECORDED: Final = frozenset(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))
_DELETED: Final = qn("w:del")
_TEXTS: Final = {qn("w:t"): qn("w:delText"), qn("w:instrText"): qn("w:delInstrText")}
_PROPERTIES: Final = frozenset(map(qn, ("w:tcPr", "w:pPr", "w:bookmarkStart", "w:bookmarkEnd")))
_ANNOTATIONS: Final = frozenset(map(qn, ("w:bookmarkStart", "w:bookmarkEnd")))


def track(place: Place, new: Sequence[BaseOxmlElement], ids: Ids, notes: Notes) -> None:
    """Put the elements into the place beside what they replace, marked as inserted and deleted.

    Paragraphs and rows that say the same are left as they are.
    """
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
        gone, come = list(old[first:last]), list(new[new_first:new_last])
        if _are_alike(gone, come):
            rows = [each for each in come[0] if each.tag == ROW]
            _merge(gone[0], [each for each in gone[0] if each.tag == ROW], rows, ids, notes)
            continue
        at = old[last] if last < len(old) else None
        for each in come:
            if at is None:
                parent.append(each)
            else:
                at.addprevious(each)
            _insert(each, ids)
        for each in gone:
            _delete(each, ids)


def _said(each: BaseOxmlElement, notes: Notes) -> tuple[str, str]:
    return each.tag, "".join(text_of([each], notes).split())


def _are_alike(gone: Sequence[BaseOxmlElement], come: Sequence[BaseOxmlElement]) -> bool:
    """Tell whether one table of as many columns takes the place of another."""
    if [each.tag for each in (*gone, *come)] != [TABLE, TABLE]:
        return False
    columns = [len(each.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")) for each in (*gone, *come)]
    return columns[0] == columns[1]


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
