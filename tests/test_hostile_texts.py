"""Texts of the data are shown as they are written, and act on nothing, in every format."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html.parser import HTMLParser
from io import StringIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx.oxml import parse_xml
from markdown_it import MarkdownIt

from sip.cli.run import run
from sip.text.safe import FORBIDDEN_CHARACTERS
from tests.support.data import write_folder
from tests.support.systems import needs_terminals
from tests.support.terminals import run_in_a_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from markdown_it.token import Token

HOSTILE = (
    "[bold red]x[/] [link=http://x]y[/link]",
    "::error file=x::y",
    "##[error]z",
    '=HYPERLINK("http://x")',
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "![a](javascript:x)",
    "| cell | *b* _c_ ~~d~~",
    "[^1] [^figures-1]: e",
    "`code` ```f",
    "{plan} {0} %s %(x)s %0A",
    "&lt;b&gt; &#58;&#58;",
    "{{x}} {% y %} ${{ github.token }} $(id)",
    "# heading",
    "@SUM(1) +1 -1 <!-- g -->",
    "w" * 300,
    "שלום עולם",
)
_PLAIN = tuple(f"Text {number}" for number in range(len(HOSTILE)))
_TEXTS = (
    ["status"],
    ["status", "--lang", "zh"],
    ["report"],
    ["report", "--format", "markdown"],
    ["list"],
    *(["show", f"H_{number}"] for number in range(len(HOSTILE))),
    ["diff", "EB1/1", "EB1/2"],
    ["diff", "EB1/1", "EB1/2", "--format", "markdown"],
    ["chart"],
    ["validate"],
    ["schema", "action"],
)


def _files(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Return data files without errors that have the texts wherever a text can stand."""
    quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
    numbered = list(enumerate(quoted))
    categories = "".join(f"  c{number}: {text}\n" for number, text in numbered)
    assumptions = "".join(f"  - {text}\n" for text in quoted)
    title = json.dumps(" ".join(texts[:-2]), ensure_ascii=False)
    yield "plan.yaml", f"title: {title}\ncategories:\n{categories}assumptions:\n{assumptions}"
    for number, text in numbered:
        yield (
            f"actions/H_{number}.yaml",
            (
                f"id: H_{number}\ncategory: c{number}\ntitle: {text}\ndue: 2023-06\nlog:\n"
                f"  - {{on: 2023-01, source: EB1/1, status: in progress, note: {text}}}\n"
                f"  - {{on: 2023-07, source: EB1/2, expected: 2024, note: {text}}}\n"
            ),
        )
    figures = ("actions", "implemented", "in_progress", "closed_percent", "open_percent")
    for start, month, document in ((0, "2023-01", "EB1/1"), (5, "2023-07", "EB1/2")):
        printed = zip(figures, quoted[start:], strict=False)
        notes = "".join(f"  {figure}: {text}\n" for figure, text in printed)
        yield (
            f"snapshots/{month}.yaml",
            (
                f"as_of: {month}\ndocument: {document}\n"
                "published: {actions: 1, implemented: 1, in_progress: 1, closed_percent: 1, "
                f"open_percent: 1}}\nfootnotes:\n{notes}errata:\n{notes}"
            ),
        )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("SIP_DATA", "GITHUB_ACTIONS", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    write_folder(tmp_path / "plain", dict(_files(_PLAIN)))
    return write_folder(tmp_path / "data", dict(_files(HOSTILE)))


def _printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return "".join(capsys.readouterr())


def _assert_acts_on_nothing(text: str) -> None:
    assert not FORBIDDEN_CHARACTERS.search(text)
    assert "##[" not in text
    assert [line for line in text.splitlines() if line.lstrip().startswith("::")] == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("arguments", _TEXTS, ids=" ".join)
def test_what_is_printed_acts_on_nothing(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _assert_acts_on_nothing(_printed(capsys, *arguments))


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["json", "sarif"])
def test_problems_as_json_act_on_nothing(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = _printed(capsys, "validate", "--format", form)

    _assert_acts_on_nothing(text)
    assert "<script>alert(1)</script>" in str(json.loads(text))


@pytest.mark.usefixtures("folder")
def test_an_annotation_stays_one(capsys: pytest.CaptureFixture[str]) -> None:
    lines = _printed(capsys, "validate", "--format", "github").splitlines()

    assert len(lines) == 10
    for line in lines:
        assert re.match(r"::warning file=data/snapshots/[0-9-]+\.yaml,line=", line)
        assert "##[" not in line
        assert "%s %(x)s %0A" not in line


@needs_terminals
@pytest.mark.process
def test_a_terminal_is_not_acted_on(folder: Path) -> None:
    done = run_in_a_terminal("validate", cwd=folder, columns=500)
    text = re.sub(r"\x1b\[[0-9;]*m", "", done.out)

    assert (done.status, done.err) == (0, "")
    _assert_acts_on_nothing(text)
    assert "the erratum says: <script>alert(1)</script>" in text.replace("\n    ", " ")
    assert text.count("^\n") == 10


class _Page(HTMLParser):
    """The elements of a page with the names of their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[tuple[str, ...]] = Counter()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag, *(name for name, _ in attrs)] += 1

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.usefixtures("folder")
def test_a_page_has_the_elements_of_one_without_such_texts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = _Page(_printed(capsys, "report", "--format", "html"))
    plain = _Page(_printed(capsys, "report", "--format", "html", "--data", "plain"))

    assert page.elements == plain.elements
    assert [text for text in HOSTILE if text not in page.text] == []


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("command", "shown"),
    [
        pytest.param(["report"], HOSTILE, id="report"),
        pytest.param(["diff", "EB1/1", "EB1/2"], (), id="diff names actions by their ids"),
    ],
)
def test_markdown_shows_the_texts_as_they_are_written(
    command: list[str], shown: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    tokens = _read(_printed(capsys, *command, "--format", "markdown"))
    plain = _read(_printed(capsys, *command, "--format", "markdown", "--data", "plain"))

    assert _kinds(tokens) == _kinds(plain)
    read = "".join(_shown(tokens)).replace("\u200b", "")
    assert [text for text in shown if text not in read] == []


def _read(markdown: str) -> list[Token]:
    """Read it as GitHub does, whose footnotes this reader takes for definitions of links."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return reader.parse(re.sub(r"(?<!\\)\[\^([a-z]+-[0-9]+)\]", r"(\1)", markdown))


def _kinds(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(
        each.type
        for token in tokens
        for each in (token, *(token.children or ()))
        if each.type not in {"text", "text_special"}
    )


def _shown(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        yield from (child.content for child in token.children or ())
        yield " "


@pytest.mark.usefixtures("folder")
def test_no_cell_of_a_csv_is_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    text = _printed(capsys, "report", "--section", "annex", "--format", "csv")
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]

    assert not FORBIDDEN_CHARACTERS.search(text)
    assert [cell for cell in cells if cell.startswith(tuple("=+-@"))] == []
    assert [each for each in HOSTILE if each not in cells and f"'{each}" not in cells] == []


@pytest.mark.usefixtures("folder")
def test_json_gives_the_texts_back(capsys: pytest.CaptureFixture[str]) -> None:
    text = _printed(capsys, "report", "--format", "json")
    strings = set(_strings(json.loads(text)))

    _assert_acts_on_nothing(text)
    assert [each for each in HOSTILE if each not in strings] == []


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for each in value.values():
                yield from _strings(each)
        case list():
            for each in value:
                yield from _strings(each)
        case _:
            return


def test_a_word_document_has_the_texts_as_they_are_written(folder: Path) -> None:
    draft = folder.parent / "draft.docx"
    assert run(["report", "--output", str(draft)]) == 0

    with ZipFile(draft) as archive:
        body = parse_xml(archive.read("word/document.xml"))
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                parse_xml(archive.read(name))
    text = "\n".join("".join(each.itertext()) for each in body.iter("{*}p"))
    assert [each for each in HOSTILE if each not in text] == []
