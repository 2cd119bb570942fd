"""What shows that an entry is so, in every format: addresses as links, symbols as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sip.language.spans import Span
from sip.language.wording import Wording
from sip.plan.kinds.evidence import Address, named
from sip.render import csv, json, markdown, terminal
from sip.render.docx.document import Look, render, update
from sip.render.docx.draft import Manner
from sip.render.html.page import render as page
from sip.report.action_pages import action_report
from sip.report.document import Enumeration, Value
from sip.report.draft.progress_report import progress_report
from tests.support.data import files, record, view_of
from tests.support.word import complaints, opened, saved

if TYPE_CHECKING:
    from docx.parts.story import StoryPart

    from sip.report.document import Report

_EN, _ZH = Wording.of("en"), Wording.of("zh")
_DECEIVING = "https://xn--80ak6aa92e.com/x"
_RECORD = record(
    files("""\
title: Plan
categories: {people: People}
---
id: A1
category: people
title: First
due: 2024-12
source: R/1
log:
  - {on: 2024-01, source: R/1, status: in progress}
  - {on: 2024-02, source: R/1, evidence: [R/1/Add.1, "https://example.org/a_b?c=1&copy;=*2*"]}
  - {on: 2024-03, source: R/2, note: Half done, evidence: [R/1/Add.1]}
---
id: A2
category: people
title: Second
due: 2024-12
source: R/1
log:
  - {on: 2024-01, source: R/1, status: in progress}
  - {on: 2024-02, source: R/2, evidence: [R/2/Add.9]}
  - {on: 2024-03, source: R/2, status: implemented, note: Done}
  - on: 2024-03
    source: R/2
    evidence: ["https://xn--80ak6aa92e.com/x"]
---
as_of: 2024-01
document: R/1
published: {actions: 2, implemented: 0, in_progress: 2}
---
as_of: 2024-03
document: R/2
published: {actions: 2, implemented: 1, in_progress: 1}
""")
)


def _draft(*sections: str, date: str = "2024-03") -> Report:
    return progress_report(view_of(date, _RECORD)).only(*sections)


def test_an_address_is_a_span_that_says_where_it_leads() -> None:
    value = Enumeration((named("R/1"), named("https://example.org/a")), apart=True)
    assert _EN.spans(value) == (
        Span("R/1; ", "en"),
        Span("https://example.org/a", "en", "https://example.org/a"),
    )


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        (_EN, "https://xn--80ak6aa92e.com/x (may be shown as аррӏе.com)"),
        (_ZH, "https://xn--80ak6aa92e.com/x（浏览器可能显示为 аррӏе.com）"),
    ],
)
def test_a_host_in_punycode_is_shown_as_it_is_and_as_it_may_be_shown(
    wording: Wording, said: str
) -> None:
    assert wording.say(Address(_DECEIVING)) == said


def test_the_page_has_links_and_symbols_as_text() -> None:
    rows = r'<td[^>]*data-heading="Evidence">(.*?)</td>'
    cell, *of_the_log = re.findall(rows, page(_draft("annex"), _EN))
    assert cell == (
        'R/1/Add.1; <a href="https://example.org/a_b?c=1&amp;copy;=*2*" class="address" dir="ltr" '
        'rel="noreferrer">https://example.org/a_b?c=1&amp;copy;=*2*</a>'
    )
    assert of_the_log == ["–", cell, "R/1/Add.1"]
    assert "".join(re.findall(rows, page(_draft("moved"), _EN))) == (
        '<a href="https://xn--80ak6aa92e.com/x" class="address" dir="ltr" rel="noreferrer">'
        "https://xn--80ak6aa92e.com/x</a> (may be shown as аррӏе.com)"
    )


def test_markdown_has_links_that_lead_where_they_say() -> None:
    text = markdown.render(_draft("annex"), _EN)
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inlines = [child for token in tokens for child in token.children or ()]
    (link,) = [token for token in inlines if token.type == "link_open"]
    assert link.attrs["href"] == "https://example.org/a_b?c=1&copy;=*2*"
    assert inlines[inlines.index(link) + 1].content == "https://example.org/a_b?c=1&copy;=*2*"
    assert "R/1/Add.1; [" in text


_OF_ADDRESSES = st.text("abcxyzXYZ019._~:/?#@!$&()*+,;=%-", min_size=1, max_size=30).map(
    lambda rest: f"https://example.org/{rest}"
)


@given(_OF_ADDRESSES)
def test_no_address_is_anything_but_a_link_in_markdown(address: str) -> None:
    shown = markdown._text(Address(address), _EN)  # noqa: SLF001  # the law of one value
    (inline,) = [t for t in MarkdownIt("commonmark").parse(shown) if t.type == "inline"]
    assert next(child.type for child in inline.children or ()) == "link_open"
    seen = "".join(child.content for child in inline.children or ())
    assert seen.replace("\u200b", "") == address


def test_the_terminal_the_csv_and_json_have_them_as_they_are() -> None:
    evidence = "R/1/Add.1; https://example.org/a_b?c=1&copy;=*2*"
    assert evidence in terminal.render(_draft("annex"), _EN, 200)
    # A spreadsheet in some languages takes what follows a semicolon for a cell of its own.
    assert evidence.replace(";=", ";'=") in csv.render(_draft("annex"), _EN)
    assert '"R/1/Add.1",\n' in json.render(_draft("annex"), _EN)
    whole = action_report(view_of("2024-03", _RECORD), [_RECORD.actions[0]])
    assert evidence in terminal.render(whole, _EN, 200)


def test_in_a_narrow_terminal_evidence_has_its_name_before_it() -> None:
    text = terminal.render(_draft("annex"), _EN, 80)
    assert "Evidence: R/1/Add.1; https://example.org/a_b?c=1&copy;=*2*" in text
    assert "Evidence: –" not in text


def test_a_plan_without_evidence_has_no_column_for_it() -> None:
    bare = record(
        files("""\
title: Plan
---
id: A1
title: First
due: 2024
source: R/1
log:
  - {on: 2024-01, source: R/1, status: in progress}
""")
    )
    assert "Evidence" not in page(progress_report(view_of("2024-01", bare)), _EN)


def _addresses(part: StoryPart) -> list[tuple[str, str]]:
    """Return where each link of a part leads and what it says."""
    return [
        (
            part.rels[link.get(qn("r:id"))].target_ref,
            "".join(text.text or "" for text in link.iter(qn("w:t"))),
        )
        for link in part.element.iter(qn("w:hyperlink"))
    ]


def test_word_has_links() -> None:
    content = render(_draft("moved", "annex"), _EN, None)
    assert _addresses(opened(content).part) == [
        (_DECEIVING, _DECEIVING),
        ("https://example.org/a_b?c=1&copy;=*2*",) * 2,
    ]
    assert complaints(content) == []


def test_links_in_a_header_are_of_the_header() -> None:
    template = opened(render(_draft("summary"), _EN, None))
    header = template.sections[0].header
    header.is_linked_to_previous = False
    (paragraph,) = header.paragraphs
    control = (
        '<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:sdtPr><w:tag w:val="sip:annex"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>'
    )
    paragraph._p.addnext(parse_xml(control))  # noqa: SLF001  # python-docx has no controls
    filled = opened(render(_draft("annex"), _EN, None, Look(saved(template))))
    part = filled.sections[0].header.part
    assert _addresses(part) == [("https://example.org/a_b?c=1&copy;=*2*",) * 2]


def test_an_update_lets_go_of_links_that_are_gone_and_tracks_those_that_come() -> None:
    with_links = render(_draft("moved", "annex"), _EN, None)
    before = _draft("moved", "annex", date="2024-01")
    without = update(before, _EN, None, with_links, Manner()).content
    part = opened(without).part
    assert [each.target_ref for each in part.rels.values() if each.is_external] == []
    tracked = update(_draft("moved", "annex"), _EN, None, without, Manner(is_tracked=True)).content
    links = list(opened(tracked).element.iter(qn("w:hyperlink")))
    assert [[child.tag for child in link] for link in links] == [[qn("w:ins")]] * 2
    assert complaints(tracked) == []


def test_nothing_but_an_address_is_a_link() -> None:
    values: tuple[Value, ...] = (named("EB1/1"), named("A77/28"))
    assert values == ("EB1/1", "A77/28")
