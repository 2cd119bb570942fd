from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.docx.document import Look, render, update
from sip.render.docx.draft import Edited, Manner
from sip.render.marks import mark
from sip.report.document import (
    Cell,
    Column,
    Footnote,
    Inset,
    Origin,
    Report,
    Section,
    Table,
    message,
)
from tests.support.word import complaints, opened, saved

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement

_DAY = PartialDate.parse("2024-04-15")
_EN = Wording.of("en")
_TEXT = qn("w:t")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _report(
    *notes: str, cells: tuple[tuple[int, ...], ...] = ((1,),), has_insets: bool = True
) -> Report:
    """Return a report with a table: a row for each of the cells, which have these notes."""
    table = Table(
        "table",
        (Column("a", message("A")),),
        tuple((Cell(f"value {row}", marks),) for row, marks in enumerate(cells)),
        tuple(Footnote(number, text) for number, text in enumerate(notes, 1)),
    )
    origin = Origin(_DAY, _DAY.last_day, ("R/1",), None)
    insets = (Inset("date", _DAY, None),) if has_insets else ()
    section = Section("table", message("Part"), (table,))
    return Report("Title", ("As of.",), (section,), origin, insets)


def _drafted(report: Report, template: bytes | None = None, language: str = "en") -> bytes:
    return render(report, Wording.of(language), None, Look(template))


def _element(content: bytes, part: str) -> BaseOxmlElement:
    with ZipFile(BytesIO(content)) as archive:
        element: BaseOxmlElement = parse_xml(archive.read(part))
        return element


def _notes(content: bytes) -> dict[str, str]:
    """Return the text of each note by its id, in the order in which the text refers to them."""
    notes = {
        each.get(qn("w:id")): "".join(t.text or "" for t in each.iter(qn("w:t"))).strip()
        for each in _element(content, "word/footnotes.xml")
        if each.get(qn("w:type")) is None
    }
    body = _element(content, "word/document.xml")
    found = [each.get(qn("w:id")) for each in body.iter(qn("w:footnoteReference"))]
    assert sorted(found) == sorted(notes)
    return {name: notes[name] for name in found}


def _cells(content: bytes) -> list[str]:
    """Return what the cells say, with the marks that stand again."""
    (table,) = opened(content).tables
    return [
        "".join(
            t.text or "" for t in row.cells[0].paragraphs[0].paragraph_format.element.iter(_TEXT)
        )
        for row in table.rows
    ]


@pytest.mark.parametrize("has_insets", [True, False])
def test_the_notes_of_a_table_are_footnotes_of_word(has_insets: bool) -> None:  # noqa: FBT001
    report = _report("One.", "Two.", cells=((1,), (), (2,)), has_insets=has_insets)
    content = _drafted(report)

    assert _notes(content) == {"1": "One.", "2": "Two."}
    assert [each.text for each in opened(content).paragraphs] == ["Title", "As of.", "Part"]
    assert complaints(content) == []


def test_a_document_without_notes_has_no_part_for_them() -> None:
    with ZipFile(BytesIO(_drafted(_report(cells=((),))))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_notes_are_marked_by_letters_in_word_and_in_libreoffice() -> None:
    content = _drafted(_report("One."))

    found = [
        each.get(qn("w:val"))
        for part in ("word/settings.xml", "word/document.xml")
        for each in _element(content, part).iter(qn("w:numFmt"))
    ]
    assert found == ["lowerLetter", "lowerLetter"]


@pytest.mark.parametrize(("number", "letters"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa")])
def test_letters_go_on_after_z(number: int, letters: str) -> None:
    assert mark(number) == letters


def test_a_note_that_stands_twice_is_one_note_and_its_mark_again() -> None:
    content = _drafted(_report("One.", "Two.", cells=((1,), (1, 2), (2,))))

    assert list(_notes(content).values()) == ["One.", "Two."]
    assert _cells(content) == ["A", "value 0", "value 1a,", "value 2b"]
    fields = [each.get(qn("w:instr")) for each in opened(content).element.iter(qn("w:fldSimple"))]
    assert fields == [" NOTEREF _Ref_sip_1 \\f ", " NOTEREF _Ref_sip_2 \\f "]
    names = [each.get(qn("w:name")) for each in opened(content).element.iter(qn("w:bookmarkStart"))]
    assert {"_Ref_sip_1", "_Ref_sip_2"} < set(names)
    assert complaints(content) == []


def _template(setting: str = "", notes: tuple[str, ...] = ("Of the house.",)) -> bytes:
    """Return a template with footnotes of its own, which it marks as the setting says."""
    document = Document(BytesIO(_drafted(_report(*notes or ("x",)))))
    body = document.element.body
    for each in list(body):
        if each.tag != qn("w:sectPr"):
            body.remove(each)
    for text in _part(document).iter(qn("w:t")):
        text.text = (text.text or "").replace("One", "Of the house")
    for each in (document.settings.element, body):
        for own in list(each.iter(qn("w:footnotePr"))):
            for inner in own.findall(qn("w:numFmt")):
                own.remove(inner)
    own = document.settings.element.find(qn("w:footnotePr"))
    for each in reversed(list(parse_xml(f'<w:x xmlns:w="{_W}">{setting}</w:x>'))):
        own.insert(0, each)
    paragraph = document.add_paragraph("A sentence of the house")
    if notes:
        mark_of_word = f'<w:r xmlns:w="{_W}"><w:footnoteReference w:id="1"/></w:r>'
        paragraph.paragraph_format.element.append(parse_xml(mark_of_word))
    control = (
        f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:tag w:val="sip:table"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )
    body.insert(1, parse_xml(control))
    return saved(document)


def _part(document: WordDocument) -> BaseOxmlElement:
    parts = (each.target_part for each in document.part.rels.values() if not each.is_external)
    element: BaseOxmlElement = next(p for p in parts if "footnotes" in p.partname).element
    return element


def test_a_template_keeps_its_own_footnotes_and_their_marks() -> None:
    report = _report("One.", "Two.", cells=((1,), (1,), (2,)))
    content = _drafted(report, _template())

    assert _notes(content) == {"1": "Of the house.", "2": "One.", "3": "Two."}
    assert _cells(content) == ["A", "value 0", "value 12", "value 2"]
    assert list(_element(content, "word/settings.xml").iter(qn("w:numFmt"))) == []
    assert complaints(content) == []


def test_letters_of_a_template_are_counted_on() -> None:
    report = _report("One.", cells=((1,), (1,)))
    content = _drafted(report, _template('<w:numFmt w:val="lowerLetter"/>'))

    assert _cells(content)[-1] == "value 1b"


@pytest.mark.parametrize(
    "setting",
    [
        '<w:numFmt w:val="upperRoman"/>',
        '<w:numStart w:val="7"/>',
        '<w:numRestart w:val="eachPage"/>',
    ],
)
def test_a_note_is_said_twice_where_its_mark_is_not_known(setting: str) -> None:
    report = _report("One.", cells=((1,), (1,)))
    content = _drafted(report, _template(setting))

    assert _notes(content) == {"1": "Of the house.", "2": "One.", "3": "One."}
    assert complaints(content) == []


def test_of_a_template_without_controls_no_footnote_is_kept() -> None:
    document = Document(BytesIO(_template()))
    for control in list(document.element.body.iter(qn("w:sdt"))):
        control.getparent().remove(control)

    content = _drafted(_report("One."), saved(document))

    assert list(_notes(content).values()) == ["One."]


def test_a_header_has_its_notes_below_the_table() -> None:
    document = opened(_drafted(_report(cells=((),))))
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.paragraphs[0].style = "Normal"
    control = (
        f'<w:sdt xmlns:w="{_W}"><w:sdtPr><w:tag w:val="sip:table"/></w:sdtPr>'
        "<w:sdtContent><w:p/></w:sdtContent></w:sdt>"
    )
    header.part.element.append(parse_xml(control))

    content = _drafted(_report("One."), saved(document))

    (name,) = (each for each in ZipFile(BytesIO(content)).namelist() if "word/header" in each)
    shown = [each.text for each in _element(content, name).iter(qn("w:t"))]
    assert shown == ["A", "value 0", "a", "a", " ", "One."]
    assert complaints(content) == []


def test_notes_are_written_anew_with_their_table_and_old_ones_go() -> None:
    draft = _drafted(_report("One.", "Two.", cells=((1,), (2,))))

    updated = update(_report("Two.", "Three.", cells=((1,), (2,))), _EN, None, draft)

    assert updated.edited == ()
    assert list(_notes(updated.content).values()) == ["Two.", "Three."]
    assert complaints(updated.content) == []


def test_a_note_that_somebody_edited_is_told_and_kept() -> None:
    document = Document(BytesIO(_drafted(_report("One."))))
    for text in _part(document).iter(qn("w:t")):
        text.text = (text.text or "").replace("One", "One and a half")
    edited = saved(document)

    kept = update(_report("Two."), _EN, None, edited)
    forced = update(_report("Two."), _EN, None, edited, Manner(is_forced=True))

    assert kept.edited == (Edited("sip:table", "A\n\t\nvalue 0 [One and a half.]\n\t\n"),)
    assert list(_notes(kept.content).values()) == ["One and a half."]
    assert list(_notes(forced.content).values()) == ["Two."]


def test_a_note_alone_that_changed_is_a_tracked_change() -> None:
    draft = _drafted(_report("One.", cells=((1,), ())))

    report = _report("Two.", cells=((1,), ()))
    content = update(report, _EN, None, draft, Manner(is_tracked=True)).content

    body = _element(content, "word/document.xml")
    assert len(body.xpath(".//w:ins//w:footnoteReference")) == 1
    assert len(body.xpath(".//w:del//w:footnoteReference")) == 1
    assert sorted(_notes(content).values()) == ["One.", "Two."]
    assert complaints(content) == []


def test_a_mark_whose_note_somebody_took_away_is_left() -> None:
    document = Document(BytesIO(_drafted(_report("One.", cells=((1,), (1,))))))
    for each in list(document.element.body.iter(qn("w:footnoteReference"))):
        each.getparent().remove(each)

    content = update(_report("Two."), _EN, None, saved(document)).content

    assert _cells(content)[-1] == "value 1a"
