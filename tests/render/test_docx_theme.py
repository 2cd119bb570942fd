from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from sip.cli.output.formats import draw_in_word
from sip.language.wording import Wording
from sip.render.chart.palette import OWN, Palette, contrast
from sip.render.docx.document import Look, house_template, render, update
from sip.render.docx.file.theme import palette_of
from tests.support.golden import shipped_report
from tests.support.word import complaints, saved

if TYPE_CHECKING:
    from collections.abc import Iterable

_EN = Wording.of("en")
_THEME = "word/theme/theme1.xml"
_GREEN = '<a:srgbClr val="0A7D3C"/>'


def _template(accent: str | None) -> bytes:
    """Return a house's template without a table style, of whose theme that is the first accent."""
    document = Document()
    for style in [each for each in document.styles if each.element.get(qn("w:type")) == "table"]:
        if style.name != "Normal Table":
            style.delete()
    content = saved(document)
    if accent is None:
        return content
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    written = f"<a:accent1>{accent}</a:accent1>".encode()
    parts[_THEME], times = re.subn(
        rb"<a:accent1>.*?</a:accent1>", written, parts[_THEME], flags=re.DOTALL
    )
    assert times == 1
    return _packed(parts.items())


def _packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return content.getvalue()


def _colours_of_pictures(content: bytes) -> set[str]:
    with ZipFile(BytesIO(content)) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.endswith(".svg")]
    assert len(pictures) == 2
    return {each.decode() for svg in pictures for each in re.findall(rb'="(#[0-9a-f]{6})"', svg)}


def _table_style(content: bytes) -> str:
    xml: str = Document(BytesIO(content)).styles["Report Table"].element.xml
    return xml


@pytest.mark.parametrize(
    "accent", [_GREEN, '<a:sysClr val="highlight" lastClr="0a7d3c"/>'], ids=["colour", "system"]
)
def test_pictures_and_tables_are_in_the_colours_of_the_house(accent: str) -> None:
    content = render(shipped_report(), _EN, draw_in_word, Look(_template(accent)))
    house = Palette.of_accent("#0a7d3c")
    colours = _colours_of_pictures(content)
    assert {house.dark, house.light} <= colours
    assert colours.isdisjoint({OWN.dark, OWN.light})
    style = _table_style(content)
    assert f'w:fill="{house.light.upper()[1:]}"' in style
    assert 'w:color="0A7D3C"' in style
    assert "F2F2F2" not in style
    assert 'w:shd w:val="clear" w:color="auto"' in style
    assert complaints(content) == []


@pytest.mark.parametrize("accent", ["FFFF00", "FFFFFF", "F2F2F2", "000000"])
def test_any_colour_of_a_house_can_be_read_on_white(accent: str) -> None:
    template = Document(BytesIO(_template(f'<a:srgbClr val="{accent}"/>')))
    palette = palette_of(template)
    assert contrast(palette.dark, "#ffffff") >= 4.5
    assert contrast(palette.ink, palette.light) >= 4.5


@pytest.mark.parametrize(
    "accent",
    [
        "",
        '<a:srgbClr val="green"/>',
        '<a:srgbClr val="0A7D3"/>',
        '<a:srgbClr val="٠٠٠٠٠٠"/>',
        "<a:srgbClr/>",
        '<a:schemeClr val="accent2"/>',
        f"{_GREEN}{_GREEN}",
    ],
)
def test_a_theme_that_is_broken_leaves_the_colours_of_sip(accent: str) -> None:
    assert palette_of(Document(BytesIO(_template(accent)))) == OWN


def test_a_document_without_a_theme_has_the_colours_of_sip() -> None:
    document = Document()
    relations = document.part.rels
    for key in [key for key, each in relations.items() if each.reltype.endswith("/theme")]:
        del relations[key]
    assert palette_of(document) == OWN


def test_drafts_of_sip_keep_their_colours_when_they_are_filled_again() -> None:
    for before in (
        render(shipped_report("2023-11"), _EN, draw_in_word),
        house_template(shipped_report(), _EN),
    ):
        assert palette_of(Document(BytesIO(before))) == OWN
        with ZipFile(BytesIO(before)) as archive:
            assert archive.read(_THEME).count(b'"1F3A5F"') == 1
        after = update(shipped_report("2024-04"), _EN, draw_in_word, before).content
        assert {OWN.dark, OWN.light} <= _colours_of_pictures(after)


def test_a_draft_in_a_house_s_colours_keeps_them_when_it_is_filled_again() -> None:
    draft = render(shipped_report("2023-11"), _EN, draw_in_word, Look(_template(_GREEN)))
    after = update(shipped_report("2024-04"), _EN, draw_in_word, draft).content
    assert "#0a7d3c" in _colours_of_pictures(after)
    assert OWN.dark not in _colours_of_pictures(after)
