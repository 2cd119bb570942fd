from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.docx.document import Look, render, update
from sip.render.docx.draft import Edited, Manner
from sip.report.document import (
    Cell,
    Column,
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


def _report(rows: int, *groups: str, has_insets: bool = True) -> Report:
    """Return a report whose annex has so many rows, in these groups."""
    columns = (Column("group", message("Group")), Column("a", message("A")))
    cells = tuple((Cell(groups[i * len(groups) // rows]), Cell(i)) for i in range(rows))
    annex = Table("annex", columns, cells, grouped_by="group")
    sections = (
        Section("progress", message("Progress"), ()),
        Section("annex", message("Annex"), (annex,)),
    )
    origin = Origin(_DAY, _DAY.last_day, ("R/1",), None)
    insets = (Inset("date", _DAY, None),) if has_insets else ()
    return Report("Title", ("As of.",), sections, origin, insets)


def _drafted(report: Report, language: str = "en") -> bytes:
    return render(report, Wording.of(language), None)


def _entries(content: bytes) -> list[tuple[str, str, str | None]]:
    """Return the style, the text and the heading that it leads to of each entry."""
    body = Document(BytesIO(content)).element.body
    headings = {
        start.get(qn("w:name")): _text(start.getparent())
        for start in body.iter(qn("w:bookmarkStart"))
        if start.getparent().tag == qn("w:p")
    }
    found = []
    for paragraph in _control(body).iter(qn("w:p")):
        links = list(paragraph.iter(qn("w:hyperlink")))
        target = headings.get(links[0].get(qn("w:anchor"))) if links else None
        found.append((paragraph.style, _text(paragraph), target))
    return found


def _control(body: BaseOxmlElement) -> BaseOxmlElement:
    (tag,) = (e for e in body.iter(qn("w:tag")) if e.get(qn("w:val")) == "sip:contents")
    control: BaseOxmlElement = tag.getparent().getparent()
    return control


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


_BOTH = [
    ("TOC1", "Progress", "Progress"),
    ("TOC1", "Annex", "Annex"),
    ("TOC2", "One", "One"),
    ("TOC2", "Two", "Two"),
]


def test_past_thirty_rows_of_the_annex_a_draft_has_its_contents() -> None:
    content = _drafted(_report(31, "One", "Two"))

    assert _entries(content) == _BOTH
    assert complaints(content) == []


def test_thirty_rows_are_found_without() -> None:
    assert b"sip:contents" not in Document(BytesIO(_drafted(_report(30, "One")))).part.blob


def test_the_contents_are_a_field_of_word_that_can_be_updated() -> None:
    control = _control(Document(BytesIO(_drafted(_report(31, "One")))).element.body)

    marks = [each.get(qn("w:fldCharType")) for each in control.iter(qn("w:fldChar"))]
    (instruction,) = control.iter(qn("w:instrText"))
    assert marks == ["begin", "separate", "end"]
    assert instruction.text == ' TOC \\o "1-2" \\h \\z \\u '
    (gallery,) = control.iter(qn("w:docPartGallery"))
    assert gallery.get(qn("w:val")) == "Table of Contents"


def test_a_document_that_can_not_be_filled_again_has_its_contents_too() -> None:
    document = opened(_drafted(_report(31, "One", has_insets=False)))

    shown = [_text(each.paragraph_format.element) for each in document.paragraphs]
    entries = ["Progress", "Annex", "One"]
    assert shown == ["Title", "As of.", "Contents", *entries, "Progress", "", "Annex", "One"]


def test_lines_of_the_contents_run_from_right_to_left() -> None:
    control = _control(Document(BytesIO(_drafted(_report(31, "One"), "ar"))).element.body)

    runs = [run for run in control.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    assert runs
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None for run in runs)


def _edited(content: bytes) -> tuple[WordDocument, BaseOxmlElement]:
    document = Document(BytesIO(content))
    return document, document.element.body


def test_contents_are_made_anew_with_the_headings_that_are_there_then() -> None:
    document, _ = _edited(_drafted(_report(31, "One", "Two")))
    document.add_heading("By hand", 1)
    document.styles.add_style("Heading 3", WD_STYLE_TYPE.PARAGRAPH)
    deep = document.add_heading("Too deep", 3)
    own = document.add_paragraph("By its level")
    for each, level in ((own, "1"), (deep, "2")):
        element = each.paragraph_format.element
        of_level = element.makeelement(qn("w:outlineLvl"), {qn("w:val"): level})
        element.get_or_add_pPr().append(of_level)

    updated = update(_report(2, "Three"), _EN, None, saved(document), Manner(is_tracked=True))

    assert updated.edited == ()
    assert _entries(updated.content) == [
        ("TOC1", "Progress", "Progress"),
        ("TOC1", "Annex", "Annex"),
        ("TOC2", "Three", "Three"),
        ("TOC1", "By hand", None),
        ("TOC2", "By its level", None),
    ]


def test_what_somebody_wrote_among_the_contents_is_told_and_kept() -> None:
    document, body = _edited(_drafted(_report(31, "One")))
    last = list(_control(body).iter(qn("w:p")))[-1]
    run = last.makeelement(qn("w:r"))
    run.append(last.makeelement(qn("w:t")))
    run[0].text = "and more"
    last.append(run)

    kept = update(_report(2, "Three"), _EN, None, saved(document))
    forced = update(_report(2, "Three"), _EN, None, saved(document), Manner(is_forced=True))

    assert kept.edited == (Edited("sip:contents", "\n\nand more\n"),)
    assert _entries(kept.content)[-1][1] == "Oneand more"
    assert _entries(forced.content)[-1] == ("TOC2", "Three", "Three")


@pytest.mark.parametrize("base", ["HouseHeading", "Nowhere"])
def test_a_style_that_stands_on_itself_is_no_heading(base: str) -> None:
    document, _ = _edited(_drafted(_report(31, "One")))
    style = document.styles.add_style("House Heading", WD_STYLE_TYPE.PARAGRAPH)
    based_on = style.element.makeelement(qn("w:basedOn"), {qn("w:val"): base})
    style.element.append(based_on)
    document.add_paragraph("Of the house", style="House Heading")

    content = render(_report(31, "One"), _EN, None, Look(saved(document)))

    assert "Of the house" not in [text for _, text, _ in _entries(content)]
