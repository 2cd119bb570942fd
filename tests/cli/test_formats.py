from __future__ import annotations

from pathlib import Path

import pytest

from sip.cli.exits import UsageError
from sip.cli.output.formats import (
    PICTURE_FORMATS,
    REPORT_FORMATS,
    ReportFormat,
    either,
    format_of,
)
from sip.cli.run import run


@pytest.mark.parametrize("form", REPORT_FORMATS, ids=lambda form: form.name)
def test_a_format_is_chosen_by_its_name_or_by_any_of_its_endings(form: ReportFormat) -> None:
    assert format_of(form.name, Path("draft.other")) is form
    assert [format_of(None, Path(f"DRAFT{each.upper()}")) for each in form.endings] == [
        form for _ in form.endings
    ]


def test_no_two_formats_share_a_name_or_an_ending() -> None:
    names = [form.name for form in REPORT_FORMATS]
    endings = [ending for form in REPORT_FORMATS for ending in form.endings]
    endings += [form.ending for form in PICTURE_FORMATS]

    assert (len(set(names)), len(set(endings))) == (len(names), len(endings))


def test_the_help_names_every_format(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "--help"]) == 0

    shown = " ".join(capsys.readouterr().out.split())
    assert "terminal, markdown, html, docx, csv or json." in shown
    assert either([".svg", ".png"]) == ".svg or .png"


def test_what_names_no_format_is_told_what_does() -> None:
    with pytest.raises(UsageError) as caught:
        format_of("markdwon", None)

    assert caught.value.message == "--format markdwon is no format: write markdown"
