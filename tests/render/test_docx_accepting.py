from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import serialize_for_reading

from sip.render.docx.controls.accepting import accept_own
from sip.render.docx.controls.marks import Ids
from sip.render.docx.text import word_element

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_OWN = 'w:id="1" w:author="sip"'
_RUN = "<w:r><w:t>new</w:t></w:r>"
_GONE = "<w:r><w:delText>old</w:delText></w:r>"
_GONE_END = f"<w:pPr><w:rPr><w:del {_OWN}/></w:rPr></w:pPr>"
_GONE_ROW = f"<w:tr><w:trPr><w:del {_OWN}/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
_OF_ANOTHER = f'<w:p><w:ins w:id="2" w:author="Ann">{_RUN}</w:ins></w:p>'


@pytest.mark.parametrize(
    ("recorded", "accepted"),
    [
        (f"<w:p><w:ins {_OWN}>{_RUN}</w:ins></w:p>", f"<w:p>{_RUN}</w:p>"),
        (
            f"<w:p><w:pPr><w:rPr><w:ins {_OWN}/><w:b/></w:rPr></w:pPr>{_RUN}</w:p>",
            f"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>{_RUN}</w:p>",
        ),
        (f"<w:p>{_GONE_END}<w:del {_OWN}>{_GONE}</w:del></w:p><w:p/>", "<w:p/>"),
        (
            f"<w:p>{_GONE_END}<w:del {_OWN}>{_GONE}</w:del>{_RUN}</w:p>",
            f"<w:p><w:pPr><w:rPr/></w:pPr>{_RUN}</w:p>",
        ),
        (
            f"<w:tbl><w:tr><w:tc><w:p>{_GONE_END}</w:p></w:tc></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:tc><w:p><w:pPr><w:rPr/></w:pPr></w:p></w:tc></w:tr></w:tbl>",
        ),
        (f"<w:tbl>{_GONE_ROW}<w:tr/></w:tbl>", "<w:tbl><w:tr/></w:tbl>"),
        (f"<w:p/><w:tbl>{_GONE_ROW}{_GONE_ROW}</w:tbl>", "<w:p/>"),
        (
            f"<w:tbl><w:tr><w:trPr><w:ins {_OWN}/></w:trPr></w:tr></w:tbl>",
            "<w:tbl><w:tr><w:trPr/></w:tr></w:tbl>",
        ),
        (_OF_ANOTHER, _OF_ANOTHER),
    ],
)
def test_what_sip_recorded_is_accepted(recorded: str, accepted: str) -> None:
    content = _content(recorded)
    accept_own(content)
    assert serialize_for_reading(content) == serialize_for_reading(_content(accepted))


def _content(xml: str) -> BaseOxmlElement:
    content: BaseOxmlElement = parse_xml(f"<w:sdtContent {nsdecls('w')}>{xml}</w:sdtContent>")
    return content


def test_a_number_that_a_change_of_any_kind_has_is_not_given_again() -> None:
    document = Document()
    letters = document.add_paragraph().add_run("new").font.element.get_or_add_rPr()
    letters.append(word_element("w:rPrChange", id="70", author="Ann"))
    assert Ids(document).new() == "71"
