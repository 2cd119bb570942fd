from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from sip.language.wording import Wording
from sip.render.docx.document import render, update
from sip.render.docx.draft import Edited, Manner
from sip.render.docx.file.mark import is_unchanged
from sip.render.docx.inspection.package import TemplateError
from tests.support.golden import shipped_report
from tests.support.libreoffice import converted, with_libreoffice
from tests.support.word import complaints, opened, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_EN = Wording.of("en")


@pytest.fixture(scope="module")
def draft() -> bytes:
    return render(shipped_report("2023-11"), _EN, None)


@pytest.fixture(scope="module")
def later() -> list[str]:
    """Return what a new draft says."""
    return _texts(render(shipped_report("2024-04"), _EN, None))


def _texts(content: bytes) -> list[str]:
    """Return every paragraph of the document, in the order of its text."""
    body = opened(content).element.body
    lines = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    return [line for line in lines if line]


def _updated(content: bytes, manner: Manner | None = None) -> tuple[bytes, tuple[Edited, ...]]:
    report = shipped_report("2024-04")
    result = update(report, _EN, None, content, manner or Manner())
    return result.content, result.edited


def _edited(content: bytes, edit: Callable[[WordDocument], None]) -> bytes:
    document = Document(BytesIO(content))
    edit(document)
    return saved(document)


def _control(document: WordDocument, tag: str) -> BaseOxmlElement:
    tags = (
        each for each in document.element.body.iter(qn("w:tag")) if each.get(qn("w:val")) == tag
    )
    control: BaseOxmlElement = next(tags).getparent().getparent()
    return control


def _write_in(document: WordDocument, tag: str, text: str) -> None:
    first = next(_control(document, tag).iter(qn("w:t")))
    first.text = f"{text}{first.text}"


def test_a_draft_says_after_its_update_what_a_new_one_says(draft: bytes, later: list[str]) -> None:
    assert "Action by the Executive Board" in _texts(draft)
    assert "Action by the Health Assembly" in later
    content, edited = _updated(draft)
    assert edited == ()
    assert _texts(content) == later
    assert complaints(content) == []


def test_what_people_wrote_outside_stays_as_it_is(draft: bytes) -> None:
    def write(document: WordDocument) -> None:
        document.paragraphs[0].insert_paragraph_before().add_run(" By hand ").bold = True
        heading = next(each for each in document.paragraphs if each.text == "Late actions")
        heading.runs[0].text = "Where we are"
        document.add_paragraph("The end", style="List Bullet").add_run().add_break()

    before = _edited(draft, write)
    after, edited = _updated(before)
    assert edited == ()
    assert _outside(before) == _outside(after)
    assert not is_unchanged(after)


def _outside(content: bytes) -> list[str]:
    body = Document(BytesIO(content)).element.body
    return [each.xml for each in body if each.tag == qn("w:p")]


def test_what_somebody_wrote_in_a_control_is_told_and_kept(draft: bytes, later: list[str]) -> None:
    before = _edited(draft, lambda document: _write_in(document, "sip:next", "As we said: "))
    content, edited = _updated(before)
    (told,) = edited
    assert told.tag == "sip:next"
    assert told.text.startswith("As we said: ")
    assert [line for line in _texts(content) if line.startswith("As we said: ")]
    again, edited_still = _updated(content)
    assert edited_still == edited
    forced, edited_last = _updated(again, Manner(is_forced=True))
    assert edited_last == edited
    assert _texts(forced) == later


def test_a_sentence_of_ones_own_is_filled_and_the_words_around_it_stay(draft: bytes) -> None:
    def write(document: WordDocument) -> None:
        paragraph = document.add_paragraph("In short: ")
        content = _control(document, "sip:title")
        paragraph.paragraph_format.element.append(_inset(content, "sip:figure implemented"))

    content, edited = _updated(_edited(draft, write))
    assert edited == ()
    assert _texts(content)[-1] == "In short: 81"


def _inset(pattern: BaseOxmlElement, tag: str) -> BaseOxmlElement:
    made: BaseOxmlElement = pattern.makeelement(qn("w:sdt"))
    properties, content = (pattern.makeelement(qn(name)) for name in ("w:sdtPr", "w:sdtContent"))
    properties.append(pattern.makeelement(qn("w:tag"), {qn("w:val"): tag}))
    made.extend([properties, content])
    return made


def test_a_control_that_somebody_took_away_is_told(draft: bytes) -> None:
    def take_away(document: WordDocument) -> None:
        control = _control(document, "sip:next")
        control.getparent().remove(control)

    result = update(shipped_report("2024-04"), _EN, None, _edited(draft, take_away))
    assert (result.edited, result.lost) == ((), ("sip:next",))


def test_controls_that_a_program_lost_are_found_by_their_bookmarks(
    draft: bytes, later: list[str]
) -> None:
    content, edited = _updated(saved(opened(draft)))
    assert edited == ()
    assert _texts(content) == later
    assert Document(BytesIO(content)).element.xml.count("<w:sdt>") == draft_controls(draft)
    assert complaints(content) == []


def test_a_control_drawn_over_the_next_part_takes_nothing_of_what_is_between(
    draft: bytes, later: list[str]
) -> None:
    """LibreOffice saves an annex on pages that lie across so."""
    document = opened(draft)
    body = document.element.body
    starts = {each.get(qn("w:name")): each for each in body.iter(qn("w:bookmarkStart"))}
    last = max(int(name.split("_")[2]) for name in starts if name.startswith("_sip_"))
    above, below = starts[f"_sip_{last - 1}_begin"], starts[f"_sip_{last}_begin"]
    first = next(each for each in body if each in set(above.iterancestors()))
    end = next(each for each in body if each in set(below.iterancestors()))
    remnant, held = (body.makeelement(qn(name)) for name in ("w:sdt", "w:sdtContent"))
    first.addprevious(remnant)
    remnant.append(body.makeelement(qn("w:sdtPr")))
    remnant.append(held)
    while remnant.getnext() is not end:
        held.append(remnant.getnext())
    held.append(end)

    content, edited = _updated(saved(document))

    assert edited == ()
    assert _texts(content) == later


def draft_controls(draft: bytes) -> int:
    xml: str = Document(BytesIO(draft)).element.xml
    return xml.count("<w:sdt>")


def test_tracked_changes_say_what_it_was_and_what_it_is(draft: bytes, later: list[str]) -> None:
    content, _ = _updated(draft, Manner(is_tracked=True))
    assert complaints(content) == []
    assert _texts(_accepted(content)) == later
    assert _texts(_rejected(content)) == _texts(draft)
    authors = {
        each.get(qn("w:author"))
        for each in Document(BytesIO(content)).element.body.iter(qn("w:ins"), qn("w:del"))
    }
    assert authors == {"sip"}
    kept, edited = _updated(_accepted(content))
    assert edited == ()
    assert _texts(kept) == later


def test_what_says_the_same_is_no_tracked_change(draft: bytes) -> None:
    content = update(shipped_report("2023-11"), _EN, None, draft, Manner(is_tracked=True)).content
    xml = Document(BytesIO(content)).element.xml
    assert "<w:ins " not in xml
    assert "<w:del " not in xml


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_draft_with_changes_that_nobody_accepted_is_filled_again(
    draft: bytes, *, is_tracked: bool
) -> None:
    once, _ = _updated(draft, Manner(is_tracked=True))
    next_one = shipped_report("2024-10")
    twice = update(next_one, _EN, None, once, Manner(is_tracked=is_tracked))
    assert (twice.edited, complaints(twice.content)) == ((), [])
    assert _texts(_accepted(twice.content)) == _texts(render(next_one, _EN, None))


def test_the_end_of_a_new_paragraph_is_not_deleted_as_that_of_the_old_one_was(
    draft: bytes,
) -> None:
    """Accepted, it would run into what people wrote below."""
    once, _ = _updated(draft, Manner(is_tracked=True))
    plain = update(shipped_report("2024-10"), _EN, None, once, Manner(is_forced=True)).content
    ends = Document(BytesIO(plain)).element.body.xpath(".//w:p[w:pPr/w:rPr/w:del]")
    assert [each.xpath("string()") for each in ends if each.xpath(".//w:t")] == []


def test_tables_that_touch_are_parted_until_the_change_is_accepted(draft: bytes) -> None:
    def add_column(document: WordDocument) -> None:
        for grid in document.element.body.iter(qn("w:tblGrid")):
            grid.add_gridCol()

    content, _ = _updated(_edited(draft, add_column), Manner(is_tracked=True))
    body = Document(BytesIO(content)).element.body
    assert body.xpath(".//w:tbl[w:tr/w:trPr/w:ins]")
    assert body.xpath(".//w:tbl[following-sibling::*[1][self::w:tbl]]") == []
    assert _widths(_accepted(content)) == _widths(_updated(draft)[0])


def test_a_table_takes_the_widths_of_its_new_texts_when_it_is_tracked(draft: bytes) -> None:
    tracked, plain = (_updated(draft, Manner(is_tracked=each))[0] for each in (True, False))
    assert _widths(_accepted(tracked)) == _widths(plain) != _widths(draft)


def _widths(content: bytes) -> list[tuple[list[int], set[tuple[int, ...]]]]:
    """Return of each table the columns of its grid, and the widths that its rows have."""
    tables = Document(BytesIO(content)).element.body.iter(qn("w:tbl"))
    return [
        (
            [column.w for column in table.tblGrid.gridCol_lst],
            {tuple(cell.width for cell in row.tc_lst) for row in table.tr_lst},
        )
        for table in tables
    ]


def _accepted(content: bytes) -> bytes:
    return _settled(content, come="w:ins", gone="w:del")


def _rejected(content: bytes) -> bytes:
    return _settled(content, come="w:del", gone="w:ins")


def _settled(content: bytes, come: str, gone: str) -> bytes:
    """Settle every tracked change as Word does: what has gone goes with its paragraph or row."""
    document = Document(BytesIO(content))
    body = document.element.body
    for path in (f".//w:tr[w:trPr/{gone}]", f".//w:p[w:pPr/w:rPr/{gone}]", f".//{gone}[w:r]"):
        for each in body.xpath(path):
            if each.tag != qn("w:p") or _can_go(each):
                each.getparent().remove(each)
    for table in body.xpath(".//w:tbl[not(w:tr)]"):
        table.getparent().remove(table)
    for text in body.xpath(".//w:delText"):
        text.tag = qn("w:t")
    for record in body.xpath(f".//{come}[w:r]"):
        for run in list(record):
            record.addprevious(run)
        record.getparent().remove(record)
    for mark in body.xpath(f".//w:trPr/{come} | .//w:rPr/{come}"):
        mark.getparent().remove(mark)
    return saved(document)


def _can_go(paragraph: BaseOxmlElement) -> bool:
    """Tell whether its cell has another one: the last in a cell stays."""
    parent = paragraph.getparent()
    return parent.tag != qn("w:tc") or len(parent.findall(qn("w:p"))) > 1


def test_a_document_without_controls_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        _updated(saved(Document()))
    assert str(caught.value) == (
        "it has no control of sip: draft it with sip report, or give it controls as a template has"
    )


def test_a_draft_that_could_act_is_refused(draft: bytes) -> None:
    def link(document: WordDocument) -> None:
        document.part.relate_to("http://127.0.0.1/x", "http://x/attachedTemplate", is_external=True)

    with pytest.raises(TemplateError, match="has something of kind attachedTemplate at http"):
        _updated(_edited(draft, link))


@with_libreoffice
def test_a_draft_that_libreoffice_saved_keeps_what_was_written_by_hand(
    draft: bytes, later: list[str], tmp_path: Path
) -> None:
    def write(document: WordDocument) -> None:
        document.paragraphs[0].insert_paragraph_before("Written by hand above.")
        document.add_paragraph("Written by hand below.")

    made = converted({"draft.docx": _edited(draft, write)}, "docx", tmp_path)

    content, edited = _updated(made["draft"])

    assert edited == ()
    assert [each for each in _texts(content) if "by hand" not in each] == later
    assert [each for each in _texts(content) if "by hand" in each] == [
        "Written by hand above.",
        "Written by hand below.",
    ]
    upright, across = Document(BytesIO(content)).sections
    assert (upright.orientation, across.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
