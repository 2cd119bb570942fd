"""The command that draws the record over time."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    ByOption,
    DataOption,
    FormatOption,
    LanguageOption,
    PictureOption,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sip.cli.output.formats import PictureFormat
    from sip.language.wording import Wording
    from sip.report.document import Chart, Report


def chart(
    *,
    by: ByOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    format_: FormatOption = None,
    bom: BomOption = False,
    output: PictureOption = None,
    data: DataOption = None,
) -> None:
    """Chart implemented and open actions over time."""
    from sip.cli.data import asked_for
    from sip.cli.output.delivery import choice_of, deliver
    from sip.cli.output.formats import PICTURE_ENDINGS, picture_format_of
    from sip.report.charts import category_chart, chart_figures, progress_chart
    from sip.report.progress_report import chart_report

    picture = None if format_ else picture_format_of(output)
    choice = None if picture else choice_of(format_, output, PICTURE_ENDINGS, bom=bom)
    asked = asked_for(as_of, lang, data)
    chart = (progress_chart if by is None else category_chart)(asked.view)
    if choice is not None:
        block = chart_figures(chart) if choice.format.is_one_table else chart
        deliver(chart_report(asked.view, block), asked.wording, choice, asked.commit)
    elif output is not None and picture is not None:
        _draw(chart_report(asked.view, chart), chart, asked.wording, output, picture)


def _draw(
    report: Report, chart: Chart, wording: Wording, output: Path, chosen: PictureFormat
) -> None:
    """Write the chart to the file and print the text that belongs around it; raise UsageError."""
    from sip.cli.output.files import write_output
    from sip.cli.output.printing import print_lines
    from sip.render.chart.terminal import texts_around
    from sip.text.safe import without_commands

    write_output(output, chosen.write(chart, wording))
    around = [wording.say(text) for text in texts_around(chart)]
    lines = [wording.say(report.title), wording.say_all(report.subtitle), *around]
    print_lines(map(without_commands, lines), sys.stdout)
