from __future__ import annotations

import os
from pathlib import Path

import pytest

from sip.cli.data import date_meant, valid_record
from sip.draft import progress_report, status
from sip.render import markdown, terminal
from sip.wording import Wording

_HERE = Path(__file__).parent
_GOLDEN = _HERE / "golden"
# Only `make golden` sets it: a test run never writes what it is held against.
_REFRESH = "SIP_REFRESH_GOLDEN"
_NAMES = [
    f"{command}.{language}.{layout}"
    for command in ("status", "report")
    for language in ("en", "zh")
    for layout in ("80.txt", "160.txt", "md")
]


def _rendered(name: str) -> str:
    command, language, layout = name.split(".", 2)
    record = valid_record(_HERE.parent / "data")
    draft = status if command == "status" else progress_report
    report = draft(record, date_meant(None, record))
    wording = Wording.of(language)
    if layout == "md":
        return markdown.render(report, wording)
    return terminal.render(report, wording, int(layout.removesuffix(".txt")))


@pytest.mark.parametrize("name", _NAMES)
def test_the_shipped_data_is_printed_as_in_the_golden_file(name: str) -> None:
    golden = _GOLDEN / name
    if _REFRESH in os.environ:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(_rendered(name), encoding="utf-8")

    assert _rendered(name) == golden.read_text(encoding="utf-8")


def test_there_is_no_other_golden_file() -> None:
    assert sorted(path.name for path in _GOLDEN.iterdir()) == sorted(_NAMES)
