"""The parts of a Word draft, held to what Word checks when it opens one."""

from __future__ import annotations

from collections import Counter
from functools import cache
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from sip.cli.output.formats import draw_in_word
from sip.language.wording import Wording
from sip.render.docx.document import Look, house_template, render, update
from sip.render.docx.draft import Manner
from tests.support.golden import shipped_report
from tests.support.word import saved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from docx.oxml.xmlchemy import BaseOxmlElement

_EN, _ZH = Wording.of("en"), Wording.of("zh")
_TYPES = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml"


@cache
def _draft(name: str) -> bytes:
    return _DRAFTS[name]()


def _in_english(template: bytes | None = None) -> bytes:
    return render(shipped_report("2024-04"), _EN, draw_in_word, Look(template))


def _filled_again(manner: Manner) -> bytes:
    before = render(shipped_report("2023-11"), _EN, draw_in_word)
    return update(shipped_report("2024-04"), _EN, draw_in_word, before, manner).content


_TEMPLATE = "new template"
_WITHOUT_CONTROLS = "template without controls"
_DRAFTS: Mapping[str, Callable[[], bytes]] = {
    "english": _in_english,
    "chinese": lambda: render(shipped_report("2024-04"), _ZH, draw_in_word),
    _TEMPLATE: lambda: house_template(shipped_report("2024-04"), _EN),
    "filled template": lambda: _in_english(_draft(_TEMPLATE)),
    _WITHOUT_CONTROLS: lambda: _in_english(saved(Document())),
    "filled again": lambda: _filled_again(Manner()),
    "tracked": lambda: _filled_again(Manner(is_tracked=True)),
}
each_draft = pytest.mark.parametrize("name", _DRAFTS)


def _parts(name: str) -> Mapping[str, bytes]:
    with ZipFile(BytesIO(_draft(name))) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {each: archive.read(each) for each in archive.namelist()}


@each_draft
def test_what_is_packed_already_is_not_packed_again(name: str) -> None:
    with ZipFile(BytesIO(_draft(name))) as archive:
        packings = {each.filename: each.compress_type for each in archive.infolist()}
    assert {kind for part, kind in packings.items() if part.endswith(".png")} <= {ZIP_STORED}
    assert {kind for part, kind in packings.items() if part.endswith("l")} == {ZIP_DEFLATED}


def _markup(name: str) -> Mapping[str, BaseOxmlElement]:
    """Return the parts of the text itself: body, headers, footers and notes."""
    names = ("document", "header", "footer", "footnotes", "endnotes")
    return {
        part: parse_xml(content)
        for part, content in _parts(name).items()
        if part.startswith(tuple(f"word/{each}" for each in names))
    }


@each_draft
def test_word_reads_it_as_of_its_own_time(name: str) -> None:
    settings = parse_xml(_parts(name)["word/settings.xml"])
    modes = [
        each.get(qn("w:val"))
        for each in settings.iter(qn("w:compatSetting"))
        if each.get(qn("w:name")) == "compatibilityMode"
    ]
    # A template keeps its own settings: that of the library is of 2010.
    assert modes == (["14"] if name == _WITHOUT_CONTROLS else ["15"])


@each_draft
def test_its_properties_name_no_other_program_and_no_day_of_printing(name: str) -> None:
    parts = _parts(name)
    core, about = parts["docProps/core.xml"], parts["docProps/app.xml"]
    assert b"lastPrinted" not in core
    assert b"python" not in core.lower() + about.lower()
    assert b"<Application>sip</Application>" in about
    properties = Document(BytesIO(_draft(name))).core_properties
    assert (properties.author, properties.last_modified_by, properties.revision) == ("", "", 1)
    assert properties.created == properties.modified
    assert properties.title
    assert properties.keywords
    assert not [part for part in parts if "thumbnail" in part]


@each_draft
def test_each_table_says_what_it_shows(name: str) -> None:
    tables = [each for part in _markup(name).values() for each in part.iter(qn("w:tbl"))]
    assert bool(tables) == (name != _TEMPLATE)
    for table in tables:
        properties = table.find(qn("w:tblPr"))
        said = properties.find(qn("w:tblDescription")).get(qn("w:val"))
        first = table.find(qn("w:tr"))
        headings = [
            "".join(cell.xpath(".//w:t/text() | .//w:delText/text()"))
            for cell in first.iter(qn("w:tc"))
        ]
        assert all(headings)
        assert all(heading in said for heading in headings), (said, headings)


@each_draft
def test_each_picture_says_what_it_shows(name: str) -> None:
    pictures = [each for part in _markup(name).values() for each in part.iter(qn("wp:docPr"))]
    assert bool(pictures) == (name != _TEMPLATE)
    for picture in pictures:
        assert picture.get("title")
        assert picture.get("descr")
        assert picture.get("name")


@each_draft
def test_no_two_things_of_a_kind_have_one_id(name: str) -> None:
    ids: Counter[tuple[str, str]] = Counter()
    for part, root in _markup(name).items():
        for each in root.iter(
            qn("w:bookmarkStart"), qn("wp:docPr"), qn("w:ins"), qn("w:del"), qn("w:footnote")
        ):
            kind = "a note" if each.tag == qn("w:footnote") else "a place"
            if each.tag == qn("wp:docPr"):
                ids["a drawing", each.get("id")] += 1
            else:
                ids[kind, each.get(qn("w:id"))] += 1
        for control in root.iter(qn("w:sdtPr")):
            ids["a control", control.find(qn("w:id")).get(qn("w:val"))] += 1
        names = [each.get(qn("w:name")) for each in root.iter(qn("w:bookmarkStart"))]
        assert len(names) == len({each.casefold() for each in names}), part
        starts = [each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkStart"))]
        ends = [each.get(qn("w:id")) for each in root.iter(qn("w:bookmarkEnd"))]
        assert sorted(starts) == sorted(ends)
    assert [which for which, times in ids.items() if times > 1] == []


@each_draft
def test_every_part_is_declared_as_what_it_is_and_none_that_is_not_there(name: str) -> None:
    parts = _parts(name)
    types = parse_xml(parts[_TYPES])
    defaults = {each.get("Extension"): each.get("ContentType") for each in types if _is(each, "D")}
    overrides = {each.get("PartName"): each.get("ContentType") for each in types if _is(each, "O")}
    assert len(types) == len(defaults) + len(overrides)
    assert set(overrides) <= {f"/{part}" for part in parts}
    declared = {
        part: overrides.get(f"/{part}", defaults.get(part.rpartition(".")[2])) for part in parts
    }
    del declared[_TYPES]
    assert None not in declared.values()
    for part, kind in declared.items():
        assert kind == _type_of(part, kind or ""), part


def _is(element: BaseOxmlElement, initial: str) -> bool:
    kind: str = element.tag.rpartition("}")[2]
    return kind.startswith(initial)


def _type_of(part: str, otherwise: str) -> str:
    known = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        "word/footnotes.xml": f"{_WORD}.footnotes+xml",
        "word/theme/theme1.xml": f"{_OFFICE}.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": f"{_OFFICE}.extended-properties+xml",
    }
    endings = {
        ".rels": "application/vnd.openxmlformats-package.relationships+xml",
        ".png": "image/png",
        ".svg": "image/svg+xml",
    }
    by_ending = (kind for ending, kind in endings.items() if part.endswith(ending))
    return known.get(part, next(by_ending, otherwise))


@each_draft
def test_every_relationship_leads_to_a_part_and_to_every_part_one(name: str) -> None:
    parts = _parts(name)
    reached = {_TYPES}
    for part in [each for each in parts if each.endswith(".rels")]:
        reached.add(part)
        relations = list(parse_xml(parts[part]))
        ids = [each.get("Id") for each in relations]
        assert len(ids) == len(set(ids))
        for each in relations:
            if each.get("TargetMode") != "External":
                target = each.get("Target")
                base = f"/{dirname(dirname(part))}"
                path = target if target.startswith("/") else normpath(join(base, target))
                reached.add(path.lstrip("/"))
    assert reached == set(parts)
