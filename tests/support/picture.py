"""Draws docs/status.svg: the status of the shipped data as a terminal shows it."""

from __future__ import annotations

import io
import re

from rich.console import Console
from rich.text import Text

from sip.cli.data import valid_dataset, view_meant
from sip.language.wording import Wording
from sip.render import terminal
from sip.report.status import status
from tests.support.paths import ROOT

PICTURE = ROOT / "docs" / "status.svg"
# Wider than its widest table: at its edge the picture cuts the last letters.
_WIDTH = 88
# A picture that loads nothing from elsewhere: a monospace font is on every computer.
_FONTS_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def drawn() -> str:
    """Return the picture as SVG."""
    console = Console(
        file=io.StringIO(),
        record=True,
        width=_WIDTH,
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        highlight=False,
    )
    console.print(Text("$ sip status"))
    record = valid_dataset([ROOT / "data"]).record
    terminal.print_report(status(view_meant(None, record)), Wording.of("en"), console)
    picture = console.export_svg(title="sip status", unique_id="sip")
    return _FONTS_FROM_ELSEWHERE.sub("", picture)


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(drawn(), encoding="utf-8")
