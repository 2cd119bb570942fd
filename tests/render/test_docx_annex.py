"""What stands in the annex of a Word document, and where its tables may break."""

from __future__ import annotations

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from sip.language.wording import Wording
from sip.plan.partial_date import PartialDate
from sip.render.docx.controls.marks import Ids, new_control
from sip.render.docx.document import Look, render
from sip.report.document import (
    Bullets,
    Cell,
    Column,
    ColumnKind,
    Origin,
    Paragraph,
    Report,
    Section,
    Table,
    message,
)
from tests.support.word import opened, saved

_EN = Wording.of("en")
_DAY = PartialDate.parse("2024-04-15")
_ANNEX = Section("annex", message("Annex"), (Paragraph(("Open actions.",)),), is_apart=True)


def _table(name: str, rows: int, *texts: str) -> Table:
    columns = (Column("id", "Action"), *(Column(each, each, ColumnKind.TEXT) for each in texts))
    cells = (tuple(Cell(f"{each} {row}") for each in ("A", *texts)) for row in range(1, rows + 1))
    return Table(name, columns, tuple(cells))


def _report(table: Table, *sections: Section) -> Report:
    moved = Section("moved", message("Implemented"), (Paragraph(("One has news.",)), table))
    return Report("Plan", (), (moved, *sections), Origin(_DAY, _DAY.last_day, (), None))


def _texts(content: bytes) -> list[str]:
    paragraphs = opened(content).element.body.iter(qn("w:p"))
    return ["".join(each.text or "" for each in one.iter(qn("w:t"))) for one in paragraphs]


def test_no_page_lies_across_before_the_annex() -> None:
    news = _table("news", 1, "Title", "Note")
    content = render(_report(news, _ANNEX), _EN, None)
    assert [page.orientation for page in opened(content).sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
    ]
    assert _texts(content)[1:] == [
        "",
        "Implemented",
        "One has news. Other news since the previous report on record: Annex.",
        "",
        "Annex",
        "Open actions.",
        "Other news since the previous report on record",
        *("Action", "Title", "Note"),
        *("A 1", "Title 1", "Note 1"),
    ]


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (["sip:moved"], ["One has news.", "Action", "Title", "Note", "A 1", "Title 1", "Note 1"]),
        (
            ["sip:moved", " SIP:Annex"],
            ["One has news. Other news since the previous report on record: Annex."],
        ),
    ],
    ids=["without", "with"],
)
def test_in_a_template_that_has_no_annex_tables_stay_where_they_belong(
    tags: list[str], said: list[str]
) -> None:
    template = Document()
    ids = Ids(template)
    for tag in tags:
        template.element.body.insert(0, new_control(tag, ids))
    report = _report(_table("news", 1, "Title", "Note"), _ANNEX)
    texts = _texts(render(report, _EN, None, Look(saved(template))))
    start = texts.index(said[0])
    assert texts[start : start + len(said)] == said


@pytest.mark.parametrize(
    ("table", "kept"),
    [
        (_table("next", 12, "Title"), list(range(1, 12))),
        (_table("next", 13, "Title"), [1, 2, 11, 12]),
        (_table("annex", 3, "Title", "Note"), [1, 2]),
        (_table("annex", 4, "Title", "Note"), [1, 3]),
        (_table("annex", 1, "Title", "Note"), []),
    ],
    ids=["short", "long", "three broad rows", "four broad rows", "one row"],
)
def test_a_long_table_leaves_no_row_alone_on_a_page(table: Table, kept: list[int]) -> None:
    (grid,) = opened(render(_report(table), _EN, None)).tables
    found = [
        number
        for number, row in enumerate(grid.rows)
        if all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells)
    ]
    assert found == [0, *kept]


@pytest.mark.parametrize(
    ("items", "kept"), [(3, [0, 1]), (12, list(range(11))), (13, [12])], ids=["few", "12", "13"]
)
def test_a_short_list_is_not_split_and_stays_with_what_is_said_before_it(
    items: int, kept: list[int]
) -> None:
    part = Section(
        "s",
        None,
        (Paragraph(("As follows:",)), Bullets(tuple(map("Item {}.".format, range(items))))),
    )
    origin = Origin(_DAY, _DAY.last_day, (), None)
    document = opened(render(Report("Plan", (), (part,), origin), _EN, None))
    listed = [each for each in document.paragraphs if each.text.startswith("Item")]
    assert [at for at, each in enumerate(listed) if each.paragraph_format.keep_with_next] == kept
    (before,) = (each for each in document.paragraphs if each.text == "As follows:")
    assert before.paragraph_format.keep_with_next
