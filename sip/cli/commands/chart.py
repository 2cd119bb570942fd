"""The command that draws the record over time."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sip.cli.exits import UsageError
from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    BomOption,
    DataOption,
    FormatOption,
    GroupingOption,
    LanguageOption,
    OverTimeOption,
    PictureOption,
    TimelineOption,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sip.cli.output.formats import PictureFormat
    from sip.language.wording import Wording
    from sip.plan.view import View
    from sip.report.document import Chart, Report


def chart(
    *,
    by: GroupingOption = None,
    over_time: OverTimeOption = False,
    timeline: TimelineOption = False,
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
    from sip.report.charts.alone import chart_report

    picture = None if format_ else picture_format_of(output)
    choice = None if picture else choice_of(format_, output, PICTURE_ENDINGS, bom=bom)
    asked = asked_for(as_of, lang, data)
    chart = _chart(asked.view, by, over_time=over_time, timeline=timeline)
    if choice is not None:
        block = chart.figures if choice.format.is_one_table else chart
        deliver(chart_report(asked.view, block), asked.wording, choice, asked.commit)
    elif output is not None and picture is not None:
        _draw(chart_report(asked.view, chart), chart, asked.wording, output, picture)


def _chart(view: View, by: str | None, *, over_time: bool, timeline: bool) -> Chart:
    """Return the chart that was asked for; raise UsageError where the record can't tell it."""
    from sip.cli.asking.grouping import grouping_of
    from sip.report.charts.categories import categories_over_time, category_chart, most_are_named
    from sip.report.charts.progress import progress_chart
    from sip.report.charts.timeline import timeline_chart

    if timeline and (by is not None or over_time):
        raise UsageError("--timeline draws each open action by itself: leave --by out")
    if over_time and by is None:
        raise UsageError("--over-time is for --by: without it, a chart is over time anyway")
    if timeline:
        return timeline_chart(view)
    grouping = grouping_of(by, view.record)
    if grouping is None:
        return progress_chart(view)
    if not over_time:
        return category_chart(view, grouping)
    if not most_are_named(view):
        raise UsageError(
            "--over-time: most actions of the plan are unlisted, so the record does not tell "
            f"in which {grouping.key} they were open: leave it out, or give them their names first "
            "(sip name)"
        )
    return categories_over_time(view, grouping)


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
