"""Draws a chart into a picture file."""
# ruff: noqa: PLC0415  # the plot library is imported only for a picture

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from sip.cli.exits import UsageError
from sip.cli.extras import CHART, require_extra
from sip.cli.formats import write_output
from sip.cli.output import print_lines
from sip.render.chart.terminal import texts_around
from sip.text.safe import printable, without_commands

if TYPE_CHECKING:
    from pathlib import Path

    from sip.language.wording import Wording
    from sip.report.document import Chart, Report


class PictureFormat(StrEnum):
    """A kind of picture file, by its ending."""

    SVG = ".svg"
    PNG = ".png"


def picture_format_of(output: Path) -> PictureFormat:
    """Return the format that the file's ending says; raise UsageError."""
    require_extra(CHART, "a picture of a chart")
    try:
        return PictureFormat(output.suffix.casefold())
    except ValueError:
        raise UsageError(
            f"--output {printable(str(output))}: the ending says no kind of picture: "
            f"let it end in {' or '.join(PictureFormat)}"
        ) from None


def deliver_picture(
    report: Report, chart: Chart, wording: Wording, output: Path, chosen: PictureFormat
) -> None:
    """Write the chart to the file and print the text that belongs around it; raise UsageError."""
    write_output(output, _drawn(chart, wording, chosen))
    around = [wording.say(text) for text in texts_around(chart)]
    lines = [wording.say(report.title), wording.say_all(report.subtitle), *around]
    print_lines(map(without_commands, lines), sys.stdout)


def _drawn(chart: Chart, wording: Wording, chosen: PictureFormat) -> bytes:
    from sip.render.chart import picture

    match chosen:
        case PictureFormat.SVG:
            return picture.svg(chart, wording).encode()
        case PictureFormat.PNG:
            return picture.png(chart)
        case _:
            assert_never(chosen)
