"""Draws a chart into a picture file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sip.cli.output import print_lines, write_output
from sip.render.chart.terminal import texts_around
from sip.text.safe import without_commands

if TYPE_CHECKING:
    from pathlib import Path

    from sip.cli.formats import PictureFormat
    from sip.language.wording import Wording
    from sip.report.document import Chart, Report


def deliver_picture(
    report: Report, chart: Chart, wording: Wording, output: Path, chosen: PictureFormat
) -> None:
    """Write the chart to the file and print the text that belongs around it; raise UsageError."""
    write_output(output, chosen.write(chart, wording))
    around = [wording.say(text) for text in texts_around(chart)]
    lines = [wording.say(report.title), wording.say_all(report.subtitle), *around]
    print_lines(map(without_commands, lines), sys.stdout)
