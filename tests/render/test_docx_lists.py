from __future__ import annotations

from docx import Document
from docx.oxml.ns import qn

from sip.language.wording import Wording
from sip.render.docx.document import Look, render
from tests.support.golden import shipped_report
from tests.support.word import complaints, opened, saved


def test_a_template_without_lists_gets_those_of_sip() -> None:
    bare = Document()
    lists = [key for key, each in bare.part.rels.items() if each.reltype.endswith("/numbering")]
    for key in lists:
        del bare.part.rels[key]
    for style in [each for each in bare.styles if (each.name or "").startswith("List")]:
        style.delete()
    report = shipped_report().only("method")
    content = render(report, Wording.of("en"), None, Look(saved(bare)))
    document = opened(content)
    bullet = document.styles["List Bullet"].element
    number = next(bullet.iter(qn("w:numId"))).get(qn("w:val"))
    made = document.part.numbering_part.element

    assert len(lists) == 1
    assert number in [each.get(qn("w:numId")) for each in made.findall(qn("w:num"))]
    assert complaints(content) == []
