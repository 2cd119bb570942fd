"""The command that draws the record over time."""
# ruff: noqa: PLC0415  # what a command needs is imported when it runs

from __future__ import annotations

from sip.cli.options import (  # noqa: TC001  # typer reads them when it runs
    AsOfOption,
    ByOption,
    DataOption,
    LanguageOption,
    PictureOption,
)


def chart(
    by: ByOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = "en",
    output: PictureOption = None,
    data: DataOption = None,
) -> None:
    """Chart implemented and open actions over time."""
    from sip.cli.data import asked_for
    from sip.cli.formats import picture_format_of
    from sip.cli.output import print_report
    from sip.cli.pictures import deliver_picture
    from sip.report.charts import category_chart, progress_chart
    from sip.report.progress_report import chart_report

    picture = None if output is None else (output, picture_format_of(output))
    asked = asked_for(as_of, lang, data)
    chart_of = progress_chart if by is None else category_chart
    chart = chart_of(asked.view)
    report = chart_report(asked.view, chart)
    if picture is None:
        print_report(report, asked.wording)
    else:
        deliver_picture(report, chart, asked.wording, *picture)
