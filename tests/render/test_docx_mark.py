from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from sip.language.wording import Wording
from sip.render.docx.document import Look, render
from sip.render.docx.file.mark import UNMARKED, is_unchanged, marked
from tests.support.golden import shipped_report


@pytest.fixture(scope="module")
def draft() -> bytes:
    return render(shipped_report(), Wording.of("en"), None)


def _saved(draft: bytes, *, title: str | None = None, text: str | None = None) -> bytes:
    document, saved = Document(BytesIO(draft)), BytesIO()
    if title is not None:
        document.core_properties.title = title
    if text is not None:
        document.paragraphs[0].add_run(text)
    document.save(saved)
    return saved.getvalue()


def test_a_draft_is_known_as_it_was_written(draft: bytes) -> None:
    assert is_unchanged(draft)
    assert is_unchanged(render(shipped_report(), Wording.of("en"), None, Look(draft)))


@pytest.mark.parametrize("change", [{"title": "Ours"}, {"text": "!"}])
def test_a_draft_that_somebody_changed_is_none(draft: bytes, change: dict[str, str]) -> None:
    assert not is_unchanged(_saved(draft, **change))


def test_a_draft_that_lost_a_part_is_none(draft: bytes) -> None:
    content = BytesIO()
    with ZipFile(BytesIO(draft)) as old, ZipFile(content, "w") as new:
        for name in old.namelist()[:-1]:
            new.writestr(name, old.read(name))
    assert not is_unchanged(content.getvalue())


def test_any_other_file_is_none() -> None:
    plain = BytesIO()
    Document().save(plain)
    assert not any(is_unchanged(each) for each in (b"", b"PK", plain.getvalue()))


@pytest.mark.parametrize(("size", "is_unpacked"), [(1024, True), (3 * 1024 * 1024, False)])
def test_what_packs_megabytes_into_nothing_is_not_unpacked(size: int, is_unpacked: bool) -> None:  # noqa: FBT001  # one of the cases
    about = f"<identifier>{UNMARKED}</identifier>".encode()
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in marked({"docProps/core.xml": about, "a": b"0" * size}).items():
            archive.writestr(name, part)
    assert is_unchanged(content.getvalue()) is is_unpacked
